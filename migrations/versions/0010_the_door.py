"""The door: what is pressed there, and how many people it let in, kept on the event's row."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("checked_in", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("rsvp_id", sa.Integer(), nullable=True),
        sa.Column("walk_in", sa.String(length=40), nullable=True),
        sa.Column("is_undo", sa.Boolean(), nullable=False),
        sa.Column("came", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=254), nullable=False, server_default=""),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(rsvp_id IS NULL) != (walk_in IS NULL)", name=op.f("ck_check_in_about")),
        sa.CheckConstraint("came > 0", name=op.f("ck_check_in_came")),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_check_in_by_id_member"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_check_in_event_id_event")),
        sa.ForeignKeyConstraint(["rsvp_id"], ["rsvp.id"], name=op.f("fk_check_in_rsvp_id_rsvp"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sa.UniqueConstraint("key", name=op.f("uq_check_in_key")),
    )
    op.create_index("ix_check_in_event", "check_in", ["event_id", "pressed_at"])
    op.create_index(op.f("ix_check_in_rsvp_id"), "check_in", ["rsvp_id"])


def downgrade() -> None:
    op.drop_table("check_in")
    op.drop_column("event", "checked_in")
