"""Notes from travellers to the organisers of a chapter where nothing is on."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coffee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("chapter_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("trip_id", sa.Integer(), nullable=True),
        sa.Column("arrives_on", sa.Date(), nullable=False),
        sa.Column("leaves_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("leaves_on >= arrives_on", name=op.f("ck_coffee_order")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_coffee_chapter_id_chapter")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_coffee_member_id_member"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_coffee_trip_id_trip"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coffee")),
        sa.UniqueConstraint("chapter_id", "member_id", name=op.f("uq_coffee_chapter_id_member_id")),
        sa.UniqueConstraint("key", name=op.f("uq_coffee_key")),
    )
    op.create_index(op.f("ix_coffee_member_id"), "coffee", ["member_id"])
    op.create_index(op.f("ix_coffee_trip_id"), "coffee", ["trip_id"])


def downgrade() -> None:
    op.drop_table("coffee")
