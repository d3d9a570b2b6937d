"""Tables that members offer to host for visitors of their chapter."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "table_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("chapter_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("weekday between 0 and 6", name=op.f("ck_table_offer_weekday")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_table_offer_chapter_id_chapter")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_table_offer_member_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_offer")),
        sa.UniqueConstraint("key", name=op.f("uq_table_offer_key")),
        sa.UniqueConstraint("member_id", name=op.f("uq_table_offer_member_id")),
    )
    op.create_index(op.f("ix_table_offer_chapter_id"), "table_offer", ["chapter_id"])


def downgrade() -> None:
    op.drop_table("table_offer")
