"""What tests of tables offer: any Thursday, at seven, in a café."""

from datetime import time
from typing import Any

from chapters.models import Chapter
from core.database import writing
from members.models import Member
from trips.tables import operations
from trips.tables.models import TableOffer
from trips.tables.operations import Offered

THURSDAY = 3


def offered(chapter: Chapter, member: Member, **more: Any) -> TableOffer:
    """The table of somebody who is at home in a chapter."""
    said: dict[str, Any] = {"starts_at": time(19), "place": "Café Zyxwv", "seats": 4, "weekday": THURSDAY} | more
    with writing():
        return operations.offer(chapter, member.id, Offered(**said))
