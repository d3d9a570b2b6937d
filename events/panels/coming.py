"""What the RSVP panel tells those who hold a place."""

from events.panels import pieces
from events.panels.parts import Link, Panel, Piece, Press, Weight
from events.rsvps.models import Approval
from events.showing import Shown


def moved(page: Shown) -> Panel:
    """The date is another than the one they said something to."""
    was = f"It was {page.moment(page.event.moved_from_at)}. " if page.event.moved_from_at else ""
    return Panel(
        "wait",
        "move",
        "The hosts moved this",
        f"{was}What you said is kept. Does {page.when} suit you?",
        acts=(
            Press("Keep it", to="asked.answer", is_swapped=False),
            Press("I can’t make it", "declined", Weight.QUIET, "asked.answer", is_swapped=False),
        ),
    )


def held(page: Shown) -> Panel:
    """Their address is not confirmed yet."""
    until = page.clock_of(page.mine.held_until)
    then = "the hosts decide" if page.mine.approval is Approval.ASKED else "the place is yours"
    return Panel(
        "wait",
        "mail",
        f"Held for you until {until}",
        f"Press the link we sent to {page.who.email if page.who else 'you'} and {then}. "
        f"After {until}, {page.event.city_name} time, you’d join the end of the waitlist.",
        acts=(Link("Send the link again", "sign_in.show", at={"next": page.path, "again": 1}),),
        row=(pieces.NOT_COMING,),
    )


def still(page: Shown) -> Panel:
    """They are asked to confirm."""
    return Panel(
        "info",
        "check",
        "Still coming?",
        f"It begins {page.when}. Say so before {page.confirm_by}; "
        "a place that nobody confirms goes to the next on the waitlist.",
        acts=(
            Press("Yes, I’m coming", "", to="confirmations.create", name=""),
            Press("No, give it back", "declined", Weight.QUIET),
        ),
        row=(pieces.FACES,),
    )


def promoted(page: Shown) -> Panel:
    """They came in from the waitlist."""
    return Panel(
        "going",
        "seat",
        "A place came up: you’re in",
        f"You moved up from the waitlist on {page.moment(page.mine.promoted_at)}, {pieces.party(page)}. "
        "If you can’t come any more, the next person will be glad.",
        acts=(pieces.CALENDAR, Piece.DOOR_CODE),
        row=(pieces.FACES, Piece.CHANGE, pieces.NOT_COMING),
        after=pieces.visibility(page),
    )


def today(page: Shown) -> Panel:
    """It is today: the way there."""
    event = page.event
    door = f", {event.door.strip('.')}" if event.door else ""
    way = (Link("Open in your maps app", page.maps.geo, Weight.FILLED, "pin", is_address=True),) if page.maps else ()
    return Panel(
        "going",
        "badge",
        f"{'Tonight' if page.local.is_evening else 'Today'} at {page.local.starts}",
        f"{event.venue_address or event.venue_name or event.city_name}{door}.",
        acts=(*way, pieces.CALENDAR, Piece.DOOR_CODE),
        row=(pieces.FACES, Piece.CHANGE, pieces.NOT_COMING),
        after=pieces.visibility(page),
    )


def standing(page: Shown) -> Panel:
    """They come every time."""
    return Panel(
        "going",
        "repeat",
        "You’re going, as every time",
        f"{page.when}, {pieces.party(page)}. Skip it if you can’t come this once; the other dates stay.",
        acts=(Press("Skip this one", "declined", Weight.QUIET), pieces.CALENDAR, Piece.DOOR_CODE),
        row=(pieces.FACES, Piece.CHANGE),
        after=(Piece.ALL_DATES, *pieces.visibility(page)),
    )


def going(page: Shown) -> Panel:
    """They said yes."""
    visiting = f" Visiting from {page.who.home_name}." if page.who and page.is_visiting else ""
    reminded = " We’ll remind you the day before." if page.days_ahead > 1 else ""
    return Panel(
        "going",
        "check",
        "You’re going",
        f"{page.when}, {pieces.party(page)}.{visiting}{reminded}",
        acts=(pieces.CALENDAR, Piece.DOOR_CODE, *pieces.every_time(page)),
        row=(pieces.FACES, Piece.CHANGE, pieces.NOT_COMING),
        after=pieces.visibility(page),
    )
