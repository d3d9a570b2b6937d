"""Mail about dates that were changed: one to each person, however many dates, and however often within ten minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select

from core import clock
from core.database import db
from events.rescheduling.reading import Found
from mail import outbox
from mail.models import Delivery, Message

KIND = "changed"
#: What is changed within this time goes out as one mail.
GATHERED_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Before:
    """How a date was until now: when it began, and the venue it was at if that is another one now.

    `link` says that the link to join online is another one, and `link_alone` that nothing else is: that is news for
    those who have it.
    """

    at: datetime
    where: str = ""
    is_off: bool = False
    link: bool = False
    link_alone: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """The same as a message keeps it."""
        how = {"at": self.at.isoformat(), "where": self.where, "off": self.is_off}
        return how | {"link": True, "link_alone": self.link_alone} if self.link else how


def changed(chapter_id: int, readers: Iterable[Found], before: Mapping[int, Before], note: str = "") -> int:
    """Tell people how dates were before, as rows of `reading.readers` say who; returns how many people.

    Who has not been sent the last such mail of this chapter yet gets both in one, which says how it was at first.
    """
    news: dict[int, dict[str, Any]] = {}
    people: dict[int, Found] = {}
    for row in readers:
        news.setdefault(row.member_id, {})[str(row.event_id)] = before[row.event_id].facts
        people[row.member_id] = row
    waiting = _waiting(chapter_id)
    for member_id in news.keys() & waiting.keys():
        _add(waiting[member_id], news[member_id], note)
    facts = {"chapter": chapter_id, "note": note}
    outbox.put(
        [
            outbox.message(
                KIND,
                people[member_id].email,
                people[member_id].name,
                facts | {"member": member_id, "events": events},
                due_at=clock.now() + GATHERED_FOR,
            )
            for member_id, events in news.items()
            if member_id not in waiting and people[member_id].email
        ]
    )
    return len(news)


def _waiting(chapter_id: int) -> dict[int, Message]:
    """What is queued to whom and nobody has begun to write, locked, so that whoever writes it reads this as well."""
    queued = select(Message).where(
        Message.delivery == Delivery.QUEUED,
        Message.kind == KIND,
        Message.due_at > clock.now() - GATHERED_FOR,
        or_(Message.claimed_until.is_(None), Message.claimed_until <= clock.now()),
    )
    messages = db.session.scalars(queued.order_by(Message.id).with_for_update())
    return {message.facts["member"]: message for message in messages if message.facts["chapter"] == chapter_id}


def _add(message: Message, events: Mapping[str, Any], note: str) -> None:
    known = message.facts["events"]
    both = {key: _joined(known[key], fact) if key in known else fact for key, fact in events.items()}
    message.facts = message.facts | {"events": known | both, "note": note or message.facts["note"]}


def _joined(first: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """How a date was at first; of what became of it since all is told."""
    is_alone = first.get("link_alone", False) and then.get("link_alone", False)
    link = {"link": True, "link_alone": is_alone} if "link" in first or "link" in then else {}
    return first | {"off": then["off"], "where": first["where"] or then["where"]} | link
