"""The demonstration world in the order it is made, part by part; each part is done in a transaction of its own."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from chapters.models import Chapter
from core import clock
from core.database import db, touched
from core.models import Club
from core.refusal import Refused
from members.models import Member
from pages.demonstration import doors, evenings, gazetteer, posts, rsvps, settling, stories, talk, travels
from pages.demonstration.album import filling
from pages.demonstration.cast import CAST
from pages.demonstration.cities import all_of_them
from pages.demonstration.world import World, world

NAME = "Chapterhouse"
TAGLINE = "A member of one chapter is welcome at all of them."
Part = Callable[[], None]


def is_empty() -> bool:
    """Whether nobody has moved in: there is no club, no chapter and no member."""
    return all(db.session.scalar(select(row.id).limit(1)) is None for row in (Club, Chapter, Member))


def parts(password_hash: str, wanted: Sequence[tuple[str, str]] | None = None) -> list[Part]:
    """What there is to do, in order; refuses a house where somebody has moved in, and one that knows no cities.

    `wanted` are cities as in `cities.all_of_them`. Everything is dated relative to now.
    """
    if not is_empty():
        raise Refused("Somebody has moved in already: the demonstration is for an empty house.")
    cities = gazetteer.rows(all_of_them() if wanted is None else wanted)
    if not cities:
        raise Refused("There are no cities yet. First: flask --app app cities import")
    return list(_parts(world(clock.now(), cities), password_hash))


def _parts(made_up: World, password_hash: str) -> Iterator[Part]:
    yield partial(_move_in, made_up, password_hash)
    for site in made_up.sites:
        yield partial(_open, made_up, site, password_hash)
    yield partial(stories.choose, made_up)
    for place in range(len(made_up.sites)):
        yield partial(_say, made_up, place)
    yield partial(stories.tell, made_up)
    yield partial(doors.keep, made_up)
    yield partial(filling.fill, made_up)
    yield partial(travels.visit, made_up)
    yield partial(travels.keep, made_up)
    yield partial(posts.write, made_up)
    yield partial(talk.talk, made_up)


def _move_in(made_up: World, password_hash: str) -> None:
    db.session.add(Club(name=NAME, tagline=TAGLINE, is_demonstration=True))
    for person in CAST:
        if person.is_admin:
            settling.appoint_admin(made_up, person.name, person.email, password_hash)
    touched("site")


def _open(made_up: World, site: Any, password_hash: str) -> None:
    settling.settle(made_up, site, password_hash)
    evenings.schedule(made_up, made_up.made[-1])


def _say(made_up: World, place: int) -> None:
    rsvps.say(made_up, made_up.made[place])
