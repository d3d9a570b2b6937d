"""What tests of notes ask: a coffee in the week after the clock of the tests."""

from datetime import date
from typing import Any

from chapters.models import Chapter
from core.database import writing
from members.models import Member
from trips.coffee import operations
from trips.coffee.models import Coffee
from trips.coffee.operations import Asked

FIRST, LAST = date(2026, 10, 12), date(2026, 10, 18)
WORDS = "I bind books.\nI’d love to see yours."


def asked(chapter: Chapter, member: Member, **more: Any) -> Coffee:
    """The note of somebody to a chapter's organisers."""
    said: dict[str, Any] = {"arrives_on": FIRST, "leaves_on": LAST, "words": WORDS} | more
    with writing():
        return operations.ask(chapter, member.id, Asked(**said))
