"""What the page of the door is made of: everybody on the list, who of them is here, and who walked in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core import clock
from core.tokens import fresh_key
from events import times
from events.door import arrivals, fitting, names, queries
from events.door.arrivals import Here
from events.models import EventState
from events.queries import Found
from events.rsvps import attendees
from events.rsvps.attendees import Attendee, Audience

#: As long as a press of a browser without script is told apart by.
KEY_LENGTH = 24


@dataclass(frozen=True)
class Party:
    """Somebody on the list; `at` is when they came, on the wall there, and empty while they have not."""

    person: Attendee
    came: int
    at: str
    key: str

    @property
    def size(self) -> int:
        """How many people they said they would be."""
        return int(self.person.guests) + 1

    @property
    def said(self) -> str:
        """The name by which they are looked for."""
        return names.as_said(self.person.name)


@dataclass(frozen=True)
class WalkIn:
    """Somebody who came without an RSVP."""

    walk_in: str
    name: str
    came: int
    at: str
    key: str


@dataclass(frozen=True)
class Door:
    """The door of one event."""

    parties: Sequence[Party]
    walk_ins: Sequence[WalkIn]
    is_open: bool
    opens: str
    key: str

    @property
    def checked_in(self) -> int:
        """How many of those on the list are here, guests included."""
        return sum(party.came for party in self.parties)

    @property
    def walked_in(self) -> int:
        """How many are here who are not on it."""
        return sum(walk_in.came for walk_in in self.walk_ins)

    @property
    def facts(self) -> dict[str, Any]:
        """What changes while the page is open, as its script reads it; of those on the list no names."""
        return {
            "here": {party.person.rsvp_key: [party.at, party.came] for party in self.parties if party.at},
            "walk_ins": [[walk_in.walk_in, walk_in.name, walk_in.at, walk_in.came] for walk_in in self.walk_ins],
        }


@dataclass(frozen=True)
class Badge:
    """What somebody wears: their name, and one line of their own."""

    person: Attendee
    second: str

    @property
    def size(self) -> str:
        """The class of the size in which the name fits."""
        return fitting.size(self.person.name, bool(self.second))


def badges(event_id: int) -> list[Badge]:
    """A badge for each person going, by first name; what they may be asked about, else their first page elsewhere."""
    pages = queries.first_pages(event_id)
    people = attendees.everyone(event_id, Audience.ORGANISERS, None)
    return [Badge(person, _second(person, pages.get(person.id, ""))) for person in people]


def arrivals_of(event: Found) -> dict[int, tuple[str, int]]:
    """Since when, on the wall there, and with how many people somebody is here, by the id of the RSVP."""
    here = arrivals.here(queries.presses(event.id))
    return {party: (_clock(event, now), now.came) for party, now in here.items() if isinstance(party, int)}


def door(event: Found) -> Door:
    """The door of a row of `events.queries.shown`, by the names people say; those who wait come last, in order."""
    presses = queries.presses(event.id)
    here = arrivals.here(presses)
    called = {press.walk_in: press.name for press in presses if press.name}
    walked_in = sorted(((now, key) for key, now in here.items() if isinstance(key, str)), key=lambda pair: pair[0].at)
    return Door(
        parties=[_party(event, person, here.get(person.rsvp_id)) for person in attendees.roll(event.id)],
        walk_ins=[
            WalkIn(key, called.get(key, ""), now.came, _clock(event, now), fresh_key(KEY_LENGTH))
            for now, key in walked_in
        ],
        is_open=event.state is EventState.PUBLISHED and arrivals.is_open(clock.now(), event.starts_at, event.ends_at),
        opens=_moment(event) if clock.now() < arrivals.opens_at(event.starts_at) else "",
        key=fresh_key(KEY_LENGTH),
    )


def _party(event: Found, person: Attendee, now: Here | None) -> Party:
    return Party(person, now.came if now else 0, _clock(event, now) if now else "", fresh_key(KEY_LENGTH))


def _clock(event: Found, now: Here) -> str:
    return times.clock_of(now.at, event.zone, event.country_code)


def _moment(event: Found) -> str:
    return times.moment(arrivals.opens_at(event.starts_at), event.zone, event.city_name, event.country_code)


def _second(person: Attendee, page: str) -> str:
    return f"Ask me about {person.starter}" if person.starter else page.partition("://")[2].rstrip("/")
