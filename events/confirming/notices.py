"""Mail about silences, queued with the silence."""

from chapters.models import Chapter
from mail import outbox
from members import queries


def asked(chapter: Chapter) -> None:
    """Ask a chapter's organisers whether its dates still stand."""
    for person in queries.organisers_of(chapter.id):
        if person.email:
            facts = {"chapter": chapter.id, "member": person.id, "name": person.name}
            once = f"dates stand:{chapter.id}:{chapter.confirmed_at:%Y-%m-%d}:{person.id}"
            outbox.queue("dates_silent", person.email, person.name, facts, once=once)
