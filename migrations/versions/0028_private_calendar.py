"""A member's own calendar, and what stands in its address."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "private_calendar",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_private_calendar_member_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_private_calendar")),
        sa.UniqueConstraint("key", name=op.f("uq_private_calendar_key")),
    )


def downgrade() -> None:
    op.drop_table("private_calendar")
