"""What the RSVP panel tells of an event at which nobody says anything any more."""

from functools import partial

from events.panels import pieces
from events.panels.parts import Line, Link, Panel, Piece, Press, Weight
from events.rsvps.models import RsvpState
from events.showing import Shown

#: What somebody had said, in words, where they are not asked whether they were there.
HAD_SAID = {
    RsvpState.GOING: "You were going",
    RsvpState.WAITING: "You were on the waitlist",
    RsvpState.MAYBE: "You said maybe",
}


def cancelled(page: Shown) -> Panel:
    """It was called off."""
    event = page.event
    on = f" on {page.moment(event.cancelled_at)}" if event.cancelled_at else ""
    why = f": “{event.reason}”" if event.reason else "."
    told = "You had said you were coming. Your calendar copy shows it as cancelled when the feed next refreshes."
    return Panel(
        "stop",
        "ban",
        "Cancelled",
        f"The {event.chapter_name} hosts cancelled it{on}{why}",
        acts=pieces.following(page),
        after=(Line(told),) if page.holds else (),
    )


def over(page: Shown) -> Panel:
    """It was without them."""
    return Panel("shut", "info", "This is over", f"It was {page.when}.", acts=pieces.following(page))


def past(page: Shown) -> Panel:
    """They had said something, and are asked whether they were there for as long as that is asked."""
    if page.word is None:
        heading = HAD_SAID[page.mine.state]
        return Panel("", "info", heading, f"It was {page.when}.", acts=pieces.following(page))
    return _asked(page) if page.word.was_there is None else _told(page, page.word.was_there)


def begun(page: Shown) -> Panel:
    """It goes on."""
    closed = f"RSVPs are closed. It ends at {page.local.ends}, {page.local.zone}."
    return Panel(
        "shut",
        "clock",
        "It has begun",
        page.event.walking_in or closed,
        acts=(Piece.DOOR_CODE,) if page.is_going else (),
        row=(pieces.NOT_COMING,) if page.holds else (),
    )


def _asked(page: Shown) -> Panel:
    own = "Your own word counts. Only those who were there see it, and only if you let them see your face."
    answer = partial(Press, to="attendance.create", name="was_there", is_swapped=False)
    return Panel(
        "",
        "info",
        "Were you there?",
        f"It was {page.when}. {own}",
        acts=(
            answer("I was there", "yes", icon="check"),
            answer("I didn’t make it", "no", Weight.QUIET),
            *pieces.following(page),
        ),
    )


def _told(page: Shown, was_there: bool) -> Panel:
    has_thanked = page.word is not None and page.word.has_thanked
    may_remember = page.word is not None and page.word.may_remember
    words = "Thank your hosts, or change that" if was_there and not has_thanked else "Change that"
    return Panel(
        "going" if was_there else "",
        "check" if was_there else "info",
        "You were there" if was_there else "You didn’t make it",
        f"It was {page.when}.",
        acts=pieces.following(page),
        row=(Link(words, "attendance.show", Weight.TEXT), *((pieces.REMEMBER,) if may_remember else ())),
    )
