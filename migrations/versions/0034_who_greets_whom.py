"""Who greets whom at an event, and where a greeter is to be found, in their own words."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "welcome",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("newcomer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("greeter_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_welcome_event_id_event")),
        sa.ForeignKeyConstraint(
            ["newcomer_id"], ["member.id"], name=op.f("fk_welcome_newcomer_id_member"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["greeter_id"], ["member.id"], name=op.f("fk_welcome_greeter_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "newcomer_id", name=op.f("pk_welcome")),
    )
    op.create_index(op.f("ix_welcome_newcomer_id"), "welcome", ["newcomer_id"])
    op.create_index(op.f("ix_welcome_greeter_id"), "welcome", ["greeter_id"])
    op.add_column("chore", sa.Column("spot", sa.String(length=140), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("chore", "spot")
    op.drop_table("welcome")
