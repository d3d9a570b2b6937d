"""Mail about being in every time: one for all dates, queued with the word and written a little later."""

from datetime import timedelta

from core import clock
from mail import outbox
from members.models import Member

#: By then the dates have been gone through, so that the mail tells of all of them.
WRITTEN_AFTER = timedelta(minutes=1)


def stood(series_id: int, member: Member) -> None:
    """Tell somebody on which dates they are in, once for each time they count themselves in."""
    if member.email:
        now = clock.now()
        facts = {"series": series_id, "member": member.id}
        once = f"standing:{series_id}:{member.id}:{now:%Y%m%dT%H%M%S}"
        outbox.queue("standing", member.email, member.name, facts, once=once, due_at=now + WRITTEN_AFTER)
