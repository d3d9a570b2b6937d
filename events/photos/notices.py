"""Mail about photos: queued with what it reports, and read from the rows when it is written."""

from events.photos import told_queries
from mail import outbox


def taken_down(photo_id: int, event_id: int, owner_id: int, but: int) -> None:
    """Tell who added a photo, and the hosts, that it was taken down; never by whom, and not the one who did it."""
    _tell("photo_taken_down", photo_id, event_id, owner_id, but)


def objected(photo_id: int, event_id: int, owner_id: int, but: int) -> None:
    """Tell them that not everybody sees it any more, for somebody in it who was not there."""
    _tell("photo_objected_to", photo_id, event_id, owner_id, but)


def _tell(kind: str, photo_id: int, event_id: int, owner_id: int, but: int) -> None:
    for reader in told_queries.to_tell(event_id, owner_id, but):
        if reader.email:
            facts = {"photo": photo_id, "member": reader.id}
            outbox.queue(kind, reader.email, reader.name, facts)
