"""Evenings elsewhere that count at home, where the club has switched that on."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("club", sa.Column("counts_make_ups", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "make_up",
        sa.Column("rsvp_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["rsvp_id"], ["rsvp.id"], name=op.f("fk_make_up_rsvp_id_rsvp"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_make_up_member_id_member"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_make_up_event_id_event")),
        sa.PrimaryKeyConstraint("rsvp_id", name=op.f("pk_make_up")),
        sa.UniqueConstraint("member_id", "event_id", name=op.f("uq_make_up_member_id_event_id")),
    )
    op.create_index(op.f("ix_make_up_event_id"), "make_up", ["event_id"])


def downgrade() -> None:
    op.drop_table("make_up")
    op.drop_column("club", "counts_make_ups")
