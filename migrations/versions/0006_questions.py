"""What hosts ask of those who RSVP, and the responses."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("series", "event"):
        op.add_column(table, sa.Column("questions", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "response",
        sa.Column("rsvp_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["rsvp_id"], ["rsvp.id"], name=op.f("fk_response_rsvp_id_rsvp"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("rsvp_id", "question_id", name=op.f("pk_response")),
    )


def downgrade() -> None:
    op.drop_table("response")
    for table in ("event", "series"):
        op.drop_column(table, "questions")
