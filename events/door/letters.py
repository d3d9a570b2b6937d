"""Mails of the morning after in words; None once they no longer hold."""

from typing import Any

from core.web import address_of
from events.door import attendance_queries
from events.meeting import queries as meeting
from events.models import EventState
from events.rsvps import letters
from events.rsvps.told import Told, told
from mail.letters import Letter
from members import unsubscribing

Facts = dict[str, Any]


def _were_you_there(facts: Facts) -> Letter | None:
    it, word = _so(facts)
    if it is None or word is None or word.was_there is not None:
        return None
    return _to_reader(it, f"Were you there? {it.title}, {letters.when_there(it).day}", "were_you_there")


def _thanks_for_coming(facts: Facts) -> Letter | None:
    it, word = _so(facts)
    if it is None or word is None or not word.was_there:
        return None
    faces = address_of(f"/events/{it.id}/met") if word.may_remember and meeting.there(it.id, it.member_id) else ""
    subject = f"Thank you for coming: {it.title}, {letters.when_there(it).day}"
    return _to_reader(it, subject, "thanks_for_coming", faces=faces)


def _host_thanked(facts: Facts) -> Letter | None:
    """To a host: who wrote it, and what."""
    it, _word = _so(facts)
    thanks = attendance_queries.thanks(facts["event"], facts["member"])
    if it is None or not thanks:
        return None
    words = letters.context(it) | {"thanks": thanks, "by": it.name}
    return Letter(f"{it.name} thanks you for {it.title}", "host_thanked", words)


LETTERS = {
    "were_you_there": _were_you_there,
    "thanks_for_coming": _thanks_for_coming,
    "host_thanked": _host_thanked,
}


def _so(facts: Facts) -> tuple[Told | None, attendance_queries.Word | None]:
    it = told(facts["event"], facts["member"])
    if it is None or it.state is not EventState.PUBLISHED:
        return None, None
    return it, attendance_queries.word(facts["event"], facts["member"])


def _to_reader(it: Told, subject: str, template: str, **more: Any) -> Letter | None:
    if not it.wants_reminders:
        return None
    url = address_of(f"/events/{it.id}/attendance")
    stop = unsubscribing.path(it.member_id, "reminders")
    words = letters.context(it, url=url, has_photos=bool(it.photos), **more)
    return Letter(subject, template, words, unsubscribe=stop)
