"""The states of the RSVP panel, in the order in which they matter: whom each is for, and what they are told."""

from collections.abc import Callable
from dataclasses import dataclass

from core import clock
from core.writing import dates
from events.panels import clashing, closing, coming, inviting, waiting
from events.panels.hosting import hosting
from events.panels.parts import Panel
from events.rsvps import seating
from events.rsvps.asking import window
from events.rsvps.models import Approval, RsvpState
from events.showing import Shown

SAID = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
#: What somebody who comes every time said to a date on which they do not.
SKIPPING = (RsvpState.DECLINED, RsvpState.WITHDRAWN)


@dataclass(frozen=True)
class State:
    """One row of the table: `holds` says whether a reader is in it, `told` what they read and may do."""

    name: str
    holds: Callable[[Shown], bool]
    told: Callable[[Shown], Panel]


def panel(page: Shown) -> Panel:
    """What a reader is told: the first state that holds; under what they run for a host."""
    own = state(page).told(page)
    return hosting(page, own) if page.may_manage else own


def state(page: Shown) -> State:
    """The first state that holds."""
    return next(row for row in STATES if row.holds(page))


def _said(page: Shown) -> RsvpState | None:
    return page.mine.state if page.mine else None


def _is_waiting(page: Shown) -> bool:
    return _said(page) is RsvpState.WAITING


def _was_moved(page: Shown) -> bool:
    return _said(page) in SAID and bool(page.mine.is_asked) and page.is_open


def _is_asked_to_confirm(page: Shown) -> bool:
    """Asked, nothing said since, and still in time."""
    if not page.is_going or page.mine.confirm_asked_at is None:
        return False
    confirm_by, is_silent = window.confirm_by(page.event), page.mine.changed_at <= page.mine.confirm_asked_at
    return is_silent and confirm_by is not None and not window.is_released(page.event) and clock.now() < confirm_by


def _is_today(page: Shown) -> bool:
    """Today is decided where the event is."""
    now, zone = clock.now(), page.event.zone
    return page.is_going and dates.local(now, zone).date() == dates.local(page.event.starts_at, zone).date()


def _has_last_hours(page: Shown) -> bool:
    """They waited when the last hours began, and have not said since that they would come."""
    if not _is_waiting(page):
        return False
    last_hours_at = page.event.starts_at - seating.LAST_HOURS
    return bool(clock.now() >= last_hours_at > page.mine.changed_at)


STATES = (
    State("cancelled", lambda page: page.is_cancelled, closing.cancelled),
    State("past", lambda page: page.is_over and _said(page) in SAID, closing.past),
    State("over", lambda page: page.is_over, closing.over),
    State("moved", _was_moved, coming.moved),
    State("held", lambda page: page.holds and page.mine.held_until is not None, coming.held),
    State("still", _is_asked_to_confirm, coming.still),
    State("promoted", lambda page: page.is_going and page.mine.promoted_at is not None, coming.promoted),
    State("today", _is_today, coming.today),
    State("standing", lambda page: page.is_going and page.mine.is_every_time, coming.standing),
    State("going", lambda page: page.is_going, coming.going),
    State("begun", lambda page: not page.is_open, closing.begun),
    State("asked", lambda page: _is_waiting(page) and page.mine.approval is Approval.ASKED, waiting.asked),
    State("fewer", lambda page: _is_waiting(page) and page.mine.is_offered_fewer, waiting.fewer),
    State("offered", lambda page: _is_waiting(page) and page.mine.offered_until is not None, waiting.offered),
    State("last hours", _has_last_hours, waiting.last_hours),
    State("waiting", _is_waiting, waiting.waiting),
    State("turned down", lambda page: bool(page.mine) and page.mine.approval is Approval.REFUSED, waiting.turned_down),
    State("early", lambda page: page.window.is_early(clock.now()), inviting.early),
    State("late", lambda page: page.window.is_late(clock.now()), inviting.late),
    State("skipped", lambda page: _said(page) in SKIPPING and page.mine.is_every_time, inviting.skipped),
    State("full", lambda page: page.left == 0, inviting.full),
    State("clash", lambda page: _said(page) is not RsvpState.DECLINED and page.elsewhere is not None, clashing.clash),
    State("maybe", lambda page: _said(page) is RsvpState.MAYBE, inviting.maybe),
    State("declined", lambda page: _said(page) is RsvpState.DECLINED, inviting.declined),
    State("visitor", lambda page: page.is_visiting, inviting.visitor),
    State("open", lambda _page: True, inviting.anybody),
)
