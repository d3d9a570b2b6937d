"""Indexes of those who wait, hold or are offered a place hold those alone: whoever is seated at once writes into none."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_rsvp_waitlist": ["event_id", "place"],
    "ix_rsvp_held": ["held_until"],
    "ix_rsvp_offered": ["offered_until"],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        is_said = sa.text(f"{columns[-1]} IS NOT NULL")
        op.drop_index(name, "rsvp")
        op.create_index(name, "rsvp", columns, sqlite_where=is_said, postgresql_where=is_said)


def downgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, "rsvp")
        op.create_index(name, "rsvp", columns)
