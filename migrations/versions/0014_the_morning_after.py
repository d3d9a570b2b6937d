"""The morning after: whether people say they were there, their line to the hosts, and when they were asked."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "attendance",
        sa.Column("rsvp_id", sa.Integer(), nullable=False),
        sa.Column("was_there", sa.Boolean(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanks", sa.String(length=200), nullable=False, server_default=""),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["rsvp_id"], ["rsvp.id"], name=op.f("fk_attendance_rsvp_id_rsvp"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("rsvp_id", name=op.f("pk_attendance")),
    )


def downgrade() -> None:
    op.drop_table("attendance")
    op.drop_column("event", "asked_at")
