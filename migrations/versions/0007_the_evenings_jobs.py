"""What has to be done at an event, who does it, and how many jobs there are, kept on the event's row."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KINDS = ("greeter", "door", "chairs", "photos", "recap", "other")


def upgrade() -> None:
    op.create_table(
        "chore",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="chorekind", native_enum=False, length=12), nullable=False),
        sa.Column("words", sa.String(length=80), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_chore_event_id_event")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_chore_member_id_member"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chore")),
    )
    op.create_index("ix_chore_event", "chore", ["event_id", "position"])
    op.create_index("ix_chore_member", "chore", ["member_id"])
    op.add_column("event", sa.Column("chores", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("event", sa.Column("chores_open", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("series", sa.Column("chores", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("series", "chores")
    op.drop_column("event", "chores_open")
    op.drop_column("event", "chores")
    op.drop_table("chore")
