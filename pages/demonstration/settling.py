"""A chapter of the demonstration, founded and settled through the verbs of chapters and members, in years gone by."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from chapters import operations as chapters
from chapters.facts import VenueFacts
from chapters.mark import Mark
from core import clock
from core.forms import canonical
from core.writing.slugs import slug
from members import homes, links, moving_in, operations, profiles, roles
from members.links import Chosen, Errand
from members.models import LinkPurpose, SiteRole, TeamRole, Visibility
from members.moving_in import Newcomer
from members.profiles import Shown
from pages.demonstration import people
from pages.demonstration.cast import Person
from pages.demonstration.characters import ABOUTS, STREETS, VENUE_NAMES
from pages.demonstration.world import Made, Site, World

#: Chapters are founded so long ago, and nobody has joined since the later limit.
OLDEST, YOUNGEST = timedelta(days=6 * 365), timedelta(days=200)
LAST_JOINED = timedelta(days=60)
#: How far from the middle of a city an invented venue may lie, in degrees.
NEAR_THE_MIDDLE = 0.012
#: How many show their name to everybody, and a link elsewhere.
PUBLIC, WITH_A_LINK = 0.25, 0.5
#: What everybody of the demonstration signed up in.
BROWSER = "the demonstration"
PRONOUNS = ("she/her", "he/him", "they/them", "", "")


def settle(world: World, site: Site, password_hash: str) -> None:
    """Found the chapter, give it venues, let its people move in, and put the first in charge."""
    random = site.random("settling")
    founded_at = world.now - timedelta(days=random.randint(YOUNGEST.days, OLDEST.days))
    with clock.standing_at(founded_at):
        made = Made(site, _found(site, random))
    _bring_in(world, made, [person for person in site.cast if person.is_lead], founded_at, password_hash)
    made.member_ids += moving_in.move_in(made.chapter_id, list(_newcomers(world, site, founded_at)))
    _bring_in(world, made, [person for person in site.cast if not person.is_lead], founded_at, password_hash)
    _team(made, founded_at)
    world.made.append(made)


def appoint_admin(world: World, name: str, email: str, password_hash: str) -> None:
    """Let somebody sign up who looks after the site and is at home nowhere."""
    member_id = _sign_up(name, email, world.now - OLDEST, password_hash)
    roles.appoint(member_id, SiteRole.ADMIN, by=None)
    world.people[email] = member_id


def _found(site: Site, random: Random) -> int:
    character = site.character
    mark = Mark(*character.mark) if character and character.mark else None
    about = character.about if character else random.choice(ABOUTS)
    chapter = chapters.found(site.city.id, about=about, mark=mark)
    for venue in _venues(site, random):
        chapters.add_venue(chapter.id, venue)
    return chapter.id


def _venues(site: Site, random: Random) -> list[VenueFacts]:
    if site.character:
        return [
            VenueFacts(place.name, place.address, place.door, place.access, place.latitude, place.longitude)
            for place in site.character.places
        ]
    city = site.city
    return [
        VenueFacts(
            random.choice(VENUE_NAMES),
            f"{random.randint(2, 180)} {random.choice(STREETS)}, {city.name}",
            "Ring, and somebody comes down.",
            random.choice(("Step-free from the street.", "Two steps at the door; ask and we lend a hand.", "")),
            round(city.latitude + random.uniform(-NEAR_THE_MIDDLE, NEAR_THE_MIDDLE), 4),
            round(city.longitude + random.uniform(-NEAR_THE_MIDDLE, NEAR_THE_MIDDLE), 4),
        )
    ]


def _bring_in(world: World, made: Made, cast: list[Person], at: datetime, password_hash: str) -> None:
    """Let those of the four who are at home here sign up; they may sign in with the password."""
    for person in cast:
        member_id = world.people[person.email] = _sign_up(person.name, person.email, at, password_hash)
        with clock.standing_at(at):
            homes.make_home(member_id, made.chapter_id)
        made.member_ids.append(member_id)
        shown = Shown(person.name, person.pronouns, "", person.starter, Visibility.ATTENDEES, ())
        profiles.describe(member_id, shown)
        profiles.show_face(member_id, is_seen=True)


def _sign_up(name: str, email: str, at: datetime, password_hash: str | None = None) -> int:
    """Sign up and press the link, as somebody does who has just had the mail."""
    with clock.standing_at(at):
        member_id = operations.sign_up(name, email, canonical(email), Errand())
        if member_id is None:
            raise ValueError(f"{email} has signed up already")
        chosen = Chosen(password_hash, BROWSER) if password_hash else None
        links.press(links.make(member_id, LinkPurpose.CONFIRM, Errand(), chosen), BROWSER)
    return member_id


def _newcomers(world: World, site: Site, founded_at: datetime) -> Iterator[Newcomer]:
    """The invented people of a chapter, in order of arrival; those of a written one, and who leads, say more."""
    random = site.random("people")
    for number, (name, at) in enumerate(zip(site.names, _arrivals(world, site, founded_at), strict=True)):
        email = f"{slug(name, 30) or 'member'}.{site.city.id}.{number}@example.org"
        visibility = Visibility.EVERYBODY if random.random() < PUBLIC else Visibility.ATTENDEES
        handles = (f"https://{slug(name)}.example.org",) if slug(name) and random.random() < WITH_A_LINK else ()
        pronouns, starter = random.choice(PRONOUNS), random.choice((*people.STARTERS, ""))
        if site.character or number == 0:
            yield Newcomer(name, email, email, at, pronouns, starter, visibility, handles, shows_face=bool(starter))
        else:
            yield Newcomer(name, email, email, at)


def _team(made: Made, at: datetime) -> None:
    """The first leads; where there are many, the second hosts and the third organises too."""
    for member_id, role in zip(made.member_ids, (TeamRole.LEAD, TeamRole.HOST, TeamRole.ORGANISER), strict=False):
        if role is TeamRole.LEAD or len(made.site.names) >= 10:
            with clock.standing_at(at):
                roles.give(member_id, made.chapter_id, role, by=None)


def _arrivals(world: World, site: Site, founded_at: datetime) -> list[datetime]:
    """When each of the names joined, in order: the first on the day of the founding."""
    random, span = site.random("joining"), world.now - LAST_JOINED - founded_at
    later = sorted(founded_at + span * random.random() for _ in site.names[1:])
    return [founded_at, *later]
