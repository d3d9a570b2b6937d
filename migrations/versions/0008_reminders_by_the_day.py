"""When those going to an event were reminded of it: the job of the day before reads that, and queues the mails then."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from core import clock

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_instant = sa.DateTime(timezone=True)
event = sa.table("event", sa.column("starts_at", _instant), sa.column("reminded_at", _instant))
message = sa.table(
    "message", sa.column("kind"), sa.column("delivery"), sa.column("once"), sa.column("due_at", _instant)
)


def upgrade() -> None:
    op.add_column("event", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))
    now = clock.real_now()
    # Reminders that were due have gone out or are about to; later ones were queued long before, and the job does it now.
    op.execute(event.update().where(event.c.starts_at <= now + timedelta(days=1)).values(reminded_at=event.c.starts_at))
    waits = sa.and_(message.c.kind == "reminder", message.c.delivery == "queued", message.c.due_at > now)
    op.execute(message.update().where(waits).values(delivery="withdrawn", once=None))


def downgrade() -> None:
    op.drop_column("event", "reminded_at")
