"""What the RSVP panel tells those who wait, for a place or for the hosts' word."""

from functools import partial

from events.panels import pieces
from events.panels.parts import Line, Link, Panel, Piece, Press, Weight, counted
from events.showing import Shown


def asked(page: Shown) -> Panel:
    """The hosts decide."""
    return Panel(
        "wait",
        "wait",
        "The hosts decide",
        f"You’ve asked to come, {pieces.party(page)}. The hosts look at each RSVP here, and we mail you what they say.",
        acts=(pieces.leave(words="Take it back"),),
        row=(Piece.CHANGE,),
        after=pieces.visibility(page),
    )


def turned_down(page: Shown) -> Panel:
    """The hosts have said no."""
    chapter = page.event.chapter_name
    return Panel(
        "shut",
        "info",
        "No place this time",
        "The hosts look at each RSVP here, and have no place for you this time.",
        acts=(Link(f"What else is on in {chapter}", "chapters.show", at={"slug": page.event.chapter_slug}),),
    )


def fewer(page: Shown) -> Panel:
    """There are places for some of their party."""
    some, all_of_them = page.event.fewer, page.mine.guests + 1
    in_front = "first" if page.mine.position == 1 else page.position
    answer = partial(Press, to="offers.answer", name="answer", hidden={"places": some})
    return Panel(
        "going",
        "users",
        f"{counted(some, 'place')} came up",
        f"You asked for {all_of_them}. Take {some} now, or stay {in_front} for all {all_of_them}. "
        "Smaller parties behind you are not held up.",
        acts=(
            answer(f"Take {counted(some, 'place')}", "take"),
            answer(f"Stay {in_front} for {all_of_them}", "stay", Weight.QUIET),
        ),
        row=(pieces.leave(Weight.TEXT),),
    )


def offered(page: Shown) -> Panel:
    """A place is kept for them for a while."""
    is_one = not page.mine.guests
    return Panel(
        "going",
        "seat",
        "A place came up" if is_one else f"{page.mine.guests + 1} places came up",
        f"It’s kept for you until {page.moment(page.mine.offered_until)}. "
        "Then it goes to the next person, and you’d be last on the waitlist.",
        acts=(
            Press("Take the place" if is_one else "Take the places"),
            Press("Let it go", "declined", Weight.QUIET),
        ),
    )


def last_hours(page: Shown) -> Panel:
    """Whoever confirms first, in order, has what comes free."""
    return Panel(
        "wait",
        "clock",
        f"Can you be there {'tonight' if page.local.is_evening else 'today'}?",
        "A place may come free at the last minute. From now it goes to the first who confirms, in order.",
        acts=(Press("Yes, I’d come at once"), pieces.leave()),
    )


def waiting(page: Shown) -> Panel:
    """They are in order."""
    stay = ", and stay in front for all of them" if page.mine.passed_up else ""
    return Panel(
        "wait",
        "wait",
        f"You’re {page.position} on the waitlist",
        "We mail you when a place comes free. You don’t need to check back.",
        before=(Line(f"You asked for {counted(page.mine.guests + 1, 'place')}{stay}. {page.waitlist.promise}"),),
        acts=(pieces.leave(), *pieces.every_time(page)),
        row=(Piece.CHANGE,),
        after=(*pieces.all_dates(page), *pieces.visibility(page)),
    )
