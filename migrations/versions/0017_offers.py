"""Places that are offered, the hosts' choice for the waitlist, and places kept for visitors."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("series", "event"):
        op.add_column(table, sa.Column("promotion", sa.String(12), nullable=False, server_default="outright"))
        op.add_column(table, sa.Column("visitor_seats", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("event", sa.Column("seats_offered", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("rsvp", sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_rsvp_offered", "rsvp", ["offered_until"])


def downgrade() -> None:
    op.drop_index("ix_rsvp_offered", "rsvp")
    op.drop_column("rsvp", "offered_until")
    for table, names in {
        "event": ("seats_offered", "visitor_seats", "promotion"),
        "series": ("visitor_seats", "promotion"),
    }.items():
        for name in names:
            op.drop_column(table, name)
