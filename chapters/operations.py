"""Verbs of chapters: found one, change its page, keep its venues, close it for good."""

from itertools import islice

from sqlalchemy import select, update

from chapters import mark as marks
from chapters import naming, nearby, queries
from chapters.facts import Page, VenueFacts
from chapters.mark import Mark
from chapters.models import Chapter, ChapterState, Venue
from cities import prefixes
from cities.models import City
from core import clock, consequences
from core.database import db, touched
from core.outbound import following
from core.refusal import Refused
from core.writing import slugs

#: So many addresses are tried before somebody has to choose one.
MOST_ADDRESSES = 20


def found(
    city_id: int, name: str | None = None, slug: str | None = None, about: str = "", mark: Mark | None = None
) -> Chapter:
    """Found a chapter in a city, named after it unless said otherwise, with `mark` or one that no chapter near it has.

    Refuses an unknown city, a name the city's chapters have already, and an address that is taken or reserved; where
    none is asked for, one that is taken gets the state or country added.
    """
    city = _counted(city_id, 1)
    if city.chapters == 1:
        prefixes.include(city.id)
    name = name or city.name
    _refuse_twin(city, name)
    address = _checked(slug) if slug else _free(slugs.slug(name) or f"city-{city.id}", city)
    mark = mark or _unlike_neighbours(address, city)
    chapter = Chapter(
        slug=address,
        name=name,
        city_id=city.id,
        zone=city.zone,
        country_code=city.country_code,
        state=ChapterState.ACTIVE,
        tincture=mark.tincture,
        metal=mark.metal,
        division=mark.division,
        letters=naming.letters(city.code, slugs.slug(name)),
        about=about,
        founded_on=clock.now().date(),
        created_at=clock.now(),
        confirmed_at=clock.now(),
    )
    db.session.add(chapter)
    db.session.flush()
    touched("site", f"chapter:{address}")
    return chapter


def describe(chapter_id: int, page: Page) -> Chapter:
    """Change what a chapter’s page says and its mark; refuses a mark that it is not offered, and what is no link."""
    links = following.parsed(page.links)
    chapter = _locked(chapter_id)
    if page.mark not in offers(chapter):
        raise Refused("Choose one of the marks", "mark")
    chapter.about, chapter.letters, chapter.links = page.about, page.letters, links
    chapter.welcome = page.welcome
    chapter.tincture, chapter.metal, chapter.division = page.mark
    touched("site", f"chapter:{chapter.slug}")
    return chapter


def offers(chapter: Chapter | queries.Found) -> list[Mark]:
    """The marks a chapter may choose from: the one it bears first, then others, twelve in all."""
    own = Mark(chapter.tincture, chapter.metal, chapter.division)
    return [own, *islice((mark for mark in marks.offers(chapter.slug) if mark != own), 11)]


def add_venue(chapter_id: int, facts: VenueFacts) -> Venue:
    """Add a venue to a chapter; refuses a name it has already."""
    chapter = _locked(chapter_id)
    _refuse_same_venue(chapter_id, facts.name, None)
    venue = Venue(chapter_id=chapter_id, **vars(facts))
    db.session.add(venue)
    db.session.flush()
    touched(f"chapter:{chapter.slug}")
    return venue


def edit_venue(chapter_id: int, venue_id: int, facts: VenueFacts) -> Venue:
    """Change a venue, for all dates that are held there; refuses one of another chapter, and a name that is taken."""
    chapter = _locked(chapter_id)
    venue = db.session.get(Venue, venue_id)
    if venue is None or venue.chapter_id != chapter_id:
        raise Refused("This venue is not here any more.")
    _refuse_same_venue(chapter_id, facts.name, venue_id)
    for field, value in vars(facts).items():
        setattr(venue, field, value)
    touched("site", f"chapter:{chapter.slug}")
    return venue


def archive(chapter_id: int) -> None:
    """Close a chapter for good; its address says that it was there. Done twice it is done once."""
    chapter = _locked(chapter_id)
    if chapter.state is ChapterState.ARCHIVED:
        return
    chapter.state = ChapterState.ARCHIVED
    _counted(chapter.city_id, -1)
    db.session.flush()
    touched("site", f"chapter:{chapter.slug}")
    consequences.happened("chapter_archived", chapter=chapter)


def _counted(city_id: int, by: int) -> City:
    """The city with its number of chapters changed, and so locked: two who found at once come one after the other."""
    change = update(City).where(City.id == city_id).values(chapters=City.chapters + by).returning(City)
    options = {"synchronize_session": False, "populate_existing": True}
    city = db.session.scalars(change, execution_options=options).one_or_none()
    if city is None:
        raise Refused("We don’t know this city.", "city")
    return city


def _locked(chapter_id: int) -> Chapter:
    raised = update(Chapter).where(Chapter.id == chapter_id).values(slug=Chapter.slug).returning(Chapter)
    options = {"synchronize_session": False, "populate_existing": True}
    chapter = db.session.scalars(raised, execution_options=options).one_or_none()
    if chapter is None:
        raise Refused("This chapter is not here any more.")
    return chapter


def _refuse_twin(city: City, name: str) -> None:
    names = db.session.scalars(
        select(Chapter.name).where(Chapter.city_id == city.id, Chapter.state != ChapterState.ARCHIVED)
    )
    if name.casefold() in {other.casefold() for other in names}:
        raise Refused(f"{city.name} has a chapter called {name} already. Give this one a name of its own.", "name")


def _checked(slug: str) -> str:
    if slug != slugs.slug(slug):
        raise Refused("An address is made of small letters, digits and hyphens, at most 40", "slug")
    if slug in slugs.RESERVED:
        raise Refused(f"“{slug}” is an address of ours. Choose another one", "slug")
    if _is_taken(slug):
        raise Refused(f"“{slug}” is another chapter’s address. Choose another one", "slug")
    return slug


def _free(plain: str, city: City) -> str:
    tried = islice(naming.addresses(plain, city.region, city.country_code), MOST_ADDRESSES)
    free = (address for address in tried if address not in slugs.RESERVED and not _is_taken(address))
    address = next(free, None)
    if address is None:
        raise Refused("Choose an address for this chapter: the usual ones are taken", "slug")
    return address


def _is_taken(slug: str) -> bool:
    return db.session.scalar(select(Chapter.id).where(Chapter.slug == slug)) is not None


def _unlike_neighbours(slug: str, city: City) -> Mark:
    """The first mark offered to a slug that no chapter near has; the suggested one where all are taken."""
    offered = marks.offers(slug)
    borne = nearby.marks_near(city.latitude, city.longitude)
    return next((mark for mark in offered if mark not in borne), offered[0])


def _refuse_same_venue(chapter_id: int, name: str, but: int | None) -> None:
    others = db.session.execute(select(Venue.id, Venue.name).where(Venue.chapter_id == chapter_id))
    if any(other.name.casefold() == name.casefold() and other.id != but for other in others):
        raise Refused("You have a venue of this name already", "name")
