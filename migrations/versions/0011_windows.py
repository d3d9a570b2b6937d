"""From when until when RSVPs are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("series", "event"):
        op.add_column(table, sa.Column("opens_before_days", sa.Integer(), nullable=True))
        op.add_column(table, sa.Column("closes_before_hours", sa.Integer(), nullable=True))


def downgrade() -> None:
    for table in ("event", "series"):
        op.drop_column(table, "closes_before_hours")
        op.drop_column(table, "opens_before_days")
