"""What the first page is made of, for whoever reads it: one column query a subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from blog import queries as posts
from blog import reading
from blog.listed import Card as PostCard
from chapters import queries
from chapters.queries import Found
from core import clock
from events import coming, times
from events.coming import WEEK, Week
from events.listed import Card, Pill
from events.meeting import queries as meeting
from events.rsvps import own
from members.signed_in import SignedIn
from pages import directory
from pages.directory import Dot
from trips import queries as trips
from trips.queries import Mine

#: From so many chapters on there is a map, a wall of shields, and a way to find the nearest.
ENOUGH = 6
WALL = 25
#: Cards of this week, an even number: they stand two and two.
CARDS = 4
EXAMPLES = 3
POSTS = 3
#: Trips of mine that stand on it.
TRIPS = 2
#: People I met who do.
MET = 6


@dataclass(frozen=True)
class Next:
    """Where somebody signed in stands: what they said something to, what is next at home, where they are going.

    `said` is what they said to what is next at home, if anything; `met` whom they said they met, and would again.
    """

    mine: Card | None
    at_home: Card | None
    said: Pill | None = None
    trips: Sequence[Mine] = ()
    met: Sequence[Found] = ()

    @property
    def is_one(self) -> bool:
        """Whether both are the same event."""
        return self.mine is not None and self.at_home is not None and self.mine.id == self.at_home.id


@dataclass(frozen=True)
class Home:
    """The first page of a club with several chapters, the largest first; `first` is what follows a quiet week."""

    world: Sequence[Found]
    dots: Sequence[Dot]
    continents: Mapping[str, int]
    week: Week
    until: date
    first: Card | None
    next: Next | None
    posts: Sequence[PostCard]

    @property
    def is_wide(self) -> bool:
        """Whether there are enough chapters for a map to make sense."""
        return len(self.world) >= ENOUGH

    @property
    def wall(self) -> Sequence[Found]:
        """Whose shields hang on the wall."""
        return self.world[:WALL]

    @property
    def hint(self) -> str:
        """What one may type: "Try Lisbon, Nairobi or CLT.", each of them a chapter of this club."""
        *names, code = self.world[:EXAMPLES]
        return f"Try {', '.join(row.name for row in names)} or {code.letters}."


def shown(world: Sequence[Found], who: SignedIn | None, reader: times.Reader | None) -> Home:
    """The page for the rows of `queries.world`, at least two."""
    week = coming.this_week(reader, CARDS)
    return Home(
        world=world,
        dots=directory.dots(world) if len(world) >= ENOUGH else (),
        continents=queries.continents(world),
        week=week,
        until=(clock.now() + WEEK).date(),
        first=None if week.cards else coming.first_ahead(reader),
        next=_next(who, reader) if who else None,
        posts=reading.cards_for(posts.latest(POSTS), who is not None),
    )


def _next(who: SignedIn, reader: times.Reader | None) -> Next:
    mine = own.coming(who.member_id, reader, most=1)
    at_home = coming.in_chapter(who.home_id, reader, most=1).next if who.home_id else None
    said = own.pills(who.member_id, [at_home.id]).get(at_home.id) if at_home else None
    met = meeting.said_by(who.member_id)[:MET]
    return Next(mine[0] if mine else None, at_home, said, trips.ahead(who.member_id, TRIPS), met)
