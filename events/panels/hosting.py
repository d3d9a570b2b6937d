"""What the RSVP panel tells those who run an event, with their own RSVP under it."""

from events.panels import pieces
from events.panels.parts import Link, Panel, Part, Weight, counted
from events.showing import Shown


def hosting(page: Shown, own: Panel) -> Panel:
    """How many come, and the way to them; `own` is what anybody else who stands to it as they do is told."""
    event = page.event
    called_off = "Cancelled: " if page.is_cancelled else ""
    return Panel(
        "stop" if page.is_cancelled else "",
        "ban" if page.is_cancelled else "users",
        f"{called_off}{event.going} going, {event.waiting} waiting",
        " ".join(filter(None, (_when(page), _visitors(page)))),
        acts=(Link("Who’s coming, and the door", "organise_attendees.index", Weight.FILLED),),
        row=(*_their_word(page), *_changes(page)),
        own=_in_short(page, own.under()) if page.is_open else None,
    )


def _when(page: Shown) -> str:
    came = page.event.checked_in
    if page.days_ahead > 0:
        return "" if page.is_cancelled else f"Doors in {counted(page.days_ahead, 'day')}."
    if page.days_ahead == 0:
        return "" if page.is_cancelled else "Today."
    return f"It is over. {came} came, the door says." if came else "It is over."


def _visitors(page: Shown) -> str:
    return f"{counted(page.event.visitors, 'place')} taken by visitors." if page.event.visitors else ""


def _their_word(page: Shown) -> tuple[Part, ...]:
    if page.word is None:
        return ()
    asked = Link("Were you there?", "attendance.show", Weight.TEXT)
    return (asked, pieces.REMEMBER) if page.word.may_remember else (asked,)


def _changes(page: Shown) -> tuple[Part, ...]:
    if not page.may_organise or page.is_cancelled:
        return ()
    programme = Link("Programme", "programme.edit", Weight.TEXT)
    if page.days_ahead < 0:
        return (programme,)
    edit = Link("Edit", "rescheduling.edit", Weight.TEXT)
    move, cancel = (Link("Move", "rescheduling.move", Weight.TEXT), Link("Cancel it", "rescheduling.ask", Weight.TEXT))
    return (edit, move, cancel, programme)


def _in_short(page: Shown, own: Panel) -> Panel:
    """A host who has said nothing knows what is free: the form is enough."""
    if own.form is None or page.mine.state is not None:
        return own
    return Panel("", "", "", "", form=own.form, after=pieces.window(page))
