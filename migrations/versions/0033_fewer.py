"""Fewer places than somebody asked for, offered; and no more places taken and offered than there are."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_TAKEN = "seats_taken >= 0 AND (capacity IS NULL OR seats_taken <= capacity)"
_TAKEN_AND_OFFERED = (
    "seats_taken >= 0 AND seats_offered >= 0 AND (capacity IS NULL OR seats_taken + seats_offered <= capacity)"
)


def upgrade() -> None:
    op.add_column("rsvp", sa.Column("passed_up", sa.Integer(), nullable=False, server_default="0"))
    # A date whose series was given fewer places than were offered on it keeps what it has promised.
    op.execute("UPDATE event SET capacity = seats_taken + seats_offered WHERE capacity < seats_taken + seats_offered")
    with op.batch_alter_table("event") as event:
        event.add_column(sa.Column("fewer", sa.Integer(), nullable=False, server_default="0"))
        event.add_column(sa.Column("fewer_to", sa.Integer(), nullable=True))
        event.drop_constraint(event.f("ck_event_seats"), type_="check")
        event.create_check_constraint(event.f("ck_event_seats"), _TAKEN_AND_OFFERED)
        event.create_check_constraint(event.f("ck_event_fewer"), "fewer >= 0 AND (fewer = 0) = (fewer_to IS NULL)")


def downgrade() -> None:
    with op.batch_alter_table("event") as event:
        event.drop_constraint(event.f("ck_event_fewer"), type_="check")
        event.drop_constraint(event.f("ck_event_seats"), type_="check")
        event.create_check_constraint(event.f("ck_event_seats"), _TAKEN)
        event.drop_column("fewer_to")
        event.drop_column("fewer")
    op.drop_column("rsvp", "passed_up")
