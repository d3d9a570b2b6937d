"""Mail about photos: queued with what it reports, and read from the rows when it is written."""

from events.photos import told_queries
from mail import outbox


def taken_down(photo_id: int, event_id: int, owner_id: int, but: int) -> None:
    """Tell who added a photo, and the hosts, that it was taken down; never by whom, and not the one who did it."""
    for reader in told_queries.to_tell(event_id, owner_id, but):
        if reader.email:
            facts = {"photo": photo_id, "member": reader.id}
            outbox.queue("photo_taken_down", reader.email, reader.name, facts)
