"""Whom members say they met, and whether they give them their address."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "met",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("shares_contact", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("member_id != other_id", name=op.f("ck_met_two")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_met_event_id_event")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_met_member_id_member"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["member.id"], name=op.f("fk_met_other_id_member"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "other_id", name=op.f("pk_met")),
    )
    op.create_index(op.f("ix_met_event_id"), "met", ["event_id"])
    op.create_index(op.f("ix_met_other_id"), "met", ["other_id"])


def downgrade() -> None:
    op.drop_table("met")
