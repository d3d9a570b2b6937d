"""What the RSVP panel tells those who have no place: not yet, or not any more."""

from events.panels import pieces
from events.panels.parts import Line, Panel, Part, Piece, counted
from events.showing import Shown


def early(page: Shown) -> Panel:
    """RSVPs are not taken yet."""
    are = "is" if page.left == 1 else "are"
    room = "There is room for everybody" if page.left is None else f"{counted(page.left, 'place')} {are} left"
    return Panel(
        "shut",
        "clock",
        f"RSVPs open {pieces.moment(page, page.window.opens_at)}",
        f"From then on you can say that you’re coming. {room}.",
        acts=(pieces.CALENDAR,),
    )


def late(page: Shown) -> Panel:
    """RSVPs are not taken any more."""
    return Panel(
        "shut",
        "clock",
        "RSVPs have closed",
        f"They closed {pieces.moment(page, page.window.closes_at)}. {page.event.walking_in}",
        acts=(pieces.CALENDAR,),
    )


def skipped(page: Shown) -> Panel:
    """They come every other time."""
    words = "Join the waitlist after all" if page.left == 0 else "I’m going after all"
    return Panel(
        "shut",
        "skip",
        "You’re skipping this one",
        f"You’re in every other time. If that changes: {pieces.places(page).lower()}.",
        form=pieces.rsvping(page, words),
        after=(*pieces.window(page), *pieces.all_dates(page)),
    )


def full(page: Shown) -> Panel:
    """Every place for this reader is taken."""
    kept, until = page.waitlist.kept, page.waitlist.kept_until
    taken = page.event.capacity - kept
    more = f" {kept} more {'is' if kept == 1 else 'are'} kept for visitors until {until}." if kept else ""
    return Panel(
        "wait",
        "wait",
        "The one place is taken" if taken == 1 else f"All {taken} places are taken",
        f"Join the waitlist: you’d be {page.position}.{more}",
        before=(Piece.SEATS,),
        form=pieces.rsvping(page, "Join the waitlist", pieces.MAYBE, pieces.DECLINED),
        after=(*pieces.window(page), Line(f"{page.waitlist.promise} Nobody can pay to move up.")),
    )


def maybe(page: Shown) -> Panel:
    """They do not know yet."""
    are = "is" if page.left == 1 else "are"
    room = "Everyone who says yes has one" if page.left is None else f"{page.left} {are} left"
    return Panel(
        "shut",
        "info",
        "You said maybe",
        f"It keeps no place. {room}.",
        form=pieces.rsvping(page, "I’m going", pieces.DECLINED),
        after=pieces.window(page),
    )


def declined(page: Shown) -> Panel:
    """They said no."""
    return Panel(
        "shut",
        "info",
        "You said you can’t make it",
        f"If that changes: {pieces.places(page)}.",
        form=pieces.rsvping(page, "I’m going after all", pieces.MAYBE),
        after=pieces.window(page),
    )


def visitor(page: Shown) -> Panel:
    """Their home is another chapter."""
    home = page.who.home_name if page.who else ""
    return Panel(
        "info",
        "plane",
        f"You’d be visiting from {home}",
        "Everyone is welcome. No joining, no form: the hosts see where you’re from.",
        before=(Line(f"{pieces.kept(page)}.", strong=pieces.places(page)), *_seats(page)),
        form=pieces.rsvping(page, "I’m going", pieces.MAYBE, pieces.DECLINED, is_open=True),
        after=(*pieces.window(page), Line(f"Full later? {page.waitlist.promise}")),
    )


def anybody(page: Shown) -> Panel:
    """Nothing is said yet, and there are places."""
    room, kept, cost = pieces.places(page), pieces.kept(page), page.event.cost
    stop = "" if cost.endswith(".") else "."
    later = (Line(f"Full later? {page.waitlist.promise}"),) if page.event.capacity else ()
    return Panel(
        "",
        "seat",
        room,
        f"{f'{room}{kept}. ' if kept else ''}{cost}{stop} Everyone is welcome, from any chapter or none.",
        before=_seats(page),
        form=pieces.rsvping(page, "I’m going", pieces.MAYBE, pieces.DECLINED, is_open=True),
        after=(*pieces.window(page), *later),
    )


def _seats(page: Shown) -> tuple[Part, ...]:
    return (Piece.SEATS,) if page.event.capacity else ()
