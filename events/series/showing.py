"""What the page of a series is made of, for whoever reads it: one column query a subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core import clock
from events import coming, listed, rule_words, times, walltime
from events.listed import Card
from events.models import EventState, SeriesState
from events.rsvps.asking import questions
from events.rsvps.asking.questions import Question
from events.rsvps.models import RsvpState
from events.rule_facts import from_facts
from events.series import queries
from events.series.queries import Found, Past
from events.standing import queries as standing
from events.standing.forms import StandingForm, begun
from members.signed_in import SignedIn

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Date:
    """One date to come: its card, whether it is skipped, and why it is off where the hosts said so."""

    card: Card
    is_skipped: bool
    reason: str

    @property
    def facts(self) -> str:
        """What stands under it in one line: how many come, from when it was moved."""
        pill = self.card.pill
        left = pill[2] if pill and pill[1] in ("seat", "wait") else ""
        moved = self.card.facts.split(" · ")[0] if pill and pill[1] == "move" else ""
        return self.reason or ", ".join(part for part in (moved, self.card.going, left) if part)


@dataclass(frozen=True)
class Shown:
    """The page of a series, ready to be written out; `said` is what the reader said, by the event's id.

    `mine` is their standing RSVP: its `guests`, and how many dates to come it holds a place or a wait on (`held`).
    """

    series: Found
    rule: str
    hours: str
    zone: str
    clock_changes: bool
    dates: Sequence[Date]
    more: int
    last_on: date | None
    past: Past
    said: Mapping[int, RsvpState]
    mine: Found | None
    questions: tuple[Question, ...]

    @property
    def responses(self) -> dict[int, str]:
        """What the reader has answered for all dates."""
        return {int(number): words for number, words in self.mine.responses.items()} if self.mine else {}

    @property
    def unanswered(self) -> list[Question]:
        """What is required, and asked since the reader said that they come every time."""
        return questions.unanswered(self.questions, self.responses) if self.mine else []

    @property
    def form(self) -> StandingForm:
        """What one may say, as it stands."""
        return begun(self.questions, self.mine.guests if self.mine else 0, self.responses)

    @property
    def is_standing(self) -> bool:
        """Whether the reader is in every time."""
        return self.mine is not None

    @property
    def is_over(self) -> bool:
        """Whether no date lies ahead and none will be made."""
        return self.series.state is SeriesState.ENDED and not self.dates

    @property
    def silent_since(self) -> str:
        """Since when its organisers gave no sign, in words ("3 July"), where dates lie ahead that may not stand."""
        at = self.series.silent_since
        return times.day_of_month(at, self.series.zone) if at and self.first_ahead else ""

    @property
    def first_ahead(self) -> Card | None:
        """The next date that holds."""
        return next((one.card for one in self.dates if not one.card.is_off), None)

    def number(self, index: int) -> int:
        """Which one in the row of all that were held a past date was, by its place in the list."""
        return self.past.held - index


def shown(series: Found, who: SignedIn | None, reader: times.Reader | None, is_whole: bool = False) -> Shown:
    """The page of a row of `queries.shown`: six dates, or all of them."""
    ahead = queries.ahead(series.id, queries.MOST if is_whole else queries.SHOWN)
    dates = [_date(row, reader) for row in ahead.rows]
    starts_at, ends_at = walltime.span(_day(ahead, series), series.start_time, series.end_time, series.zone)
    line = times.there(starts_at, ends_at, series.zone, series.city_name, series.country_code)
    return Shown(
        series=series,
        rule=rule_words.in_words(from_facts(series.rule)),
        hours=f"{line.starts}–{line.ends}",
        zone=line.zone,
        clock_changes=_clock_changes(series.zone),
        dates=dates,
        more=ahead.more,
        last_on=ahead.last_on or queries.last_on(series.id),
        past=queries.past(series.id),
        said=coming.said(who.member_id, [one.card for one in dates]) if who else {},
        mine=standing.mine(series.id, who.member_id) if who else None,
        questions=questions.of(series.questions),
    )


def _date(row: Any, reader: times.Reader | None) -> Date:
    card = listed.moved(listed.card(row, reader), row)
    return Date(card, row.state is EventState.SKIPPED, row.reason if card.is_off else "")


def _clock_changes(zone: str) -> bool:
    today = walltime.today(clock.now(), zone)
    return bool(walltime.clock_changes(zone, today, today + A_YEAR))


def _day(ahead: queries.Ahead, series: Found) -> date:
    day: date = ahead.rows[0].starts_on if ahead.rows else series.starts_on
    return day
