"""Those going are asked again two days before, and what nobody confirms is given back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("series", "event"):
        op.add_column(table, sa.Column("confirms_before_hours", sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("confirm_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("event", sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("rsvp", sa.Column("confirm_asked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("rsvp", "confirm_asked_at")
    op.drop_column("event", "released_at")
    op.drop_column("event", "confirm_asked_at")
    for table in ("event", "series"):
        op.drop_column(table, "confirms_before_hours")
