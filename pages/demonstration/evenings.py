"""What a chapter of the demonstration has on: series put into its calendar weeks ago, in the schedule form's own words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from chapters.models import Chapter, Venue
from core import clock
from core.database import db
from events import scheduling, walltime
from events.plans import Place, Plan
from events.rule_facts import from_facts
from events.rules import LAST, Rule
from members.models import Member
from pages.demonstration.characters import EVERYDAY, Evening
from pages.demonstration.cities import LANGUAGES
from pages.demonstration.world import Made, World

#: The series were put into the calendar so long ago, so that there is a past; one that repeats by weeks begins then.
SCHEDULED = timedelta(days=45)
#: Where nobody has given a sign for long.
SCHEDULED_BEFORE_A_SILENCE = timedelta(days=100)


def schedule(world: World, made: Made) -> None:
    """Put a chapter's series into its calendar, a year of dates from today on."""
    if made.site.is_quiet:
        return
    random = made.site.random("evenings")
    chapter, lead = db.session.get_one(Chapter, made.chapter_id), db.session.get_one(Member, made.lead_id)
    venues = db.session.scalars(select(Venue.id).where(Venue.chapter_id == made.chapter_id).order_by(Venue.id)).all()
    scheduled_at = world.now - (SCHEDULED_BEFORE_A_SILENCE if made.site.is_silent else SCHEDULED)
    for evening in _evenings(made, random):
        begins_on = walltime.today(scheduled_at, chapter.zone) + timedelta(days=random.randint(1, 20))
        with clock.standing_at(scheduled_at):
            plan = _plan(evening, begins_on, venues, made.site.city.country_code)
            series_id = scheduling.schedule(chapter, plan, by=lead).series_id
        if series_id:
            scheduling.fill(series_id)


def rule(fields: Mapping[str, object]) -> Rule:
    """The rule that these fields of the schedule form make."""
    numbers = {name: _number(str(fields[name])) for name in ("nth", "day") if name in fields}
    return from_facts({**fields, **numbers})


def _evenings(made: Made, random: Random) -> Sequence[Evening]:
    if made.site.character:
        return made.site.character.evenings
    return random.sample(EVERYDAY, random.choice((1, 1, 2)))


def _plan(evening: Evening, begins_on: date, venues: Sequence[int], country_code: str) -> Plan:
    local = LANGUAGES.get(country_code, "")
    is_everyday = evening in EVERYDAY
    return Plan(
        title=evening.title,
        description=evening.description,
        starts_on=begins_on,
        start_time=evening.starts,
        end_time=evening.ends,
        place=Place(venues[evening.place]),
        capacity=evening.capacity,
        guests=evening.guests,
        cost=evening.cost,
        languages=f"{local} and English" if is_everyday and local else evening.languages,
        walking_in=evening.walking_in,
        questions=evening.questions,
        closes_before_hours=evening.closes_before_hours,
        rule=rule(evening.rule),
    )


def _number(text: str) -> int:
    return LAST if text == "last" else int(text)
