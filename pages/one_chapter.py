"""What a chapter's page is made of, for whoever reads it: one column query a subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blog import queries as posts
from blog import reading
from blog.listed import Card as PostCard
from blog.queries import Among
from chapters.models import ChapterState
from chapters.queries import Found
from events import coming, times
from events.coming import Coming, Repeating
from events.rsvps.models import RsvpState
from members import queries
from members.models import TeamRole
from members.signed_in import ORGANISING, SignedIn
from pages import directory
from pages.directory import Line

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
POSTS = 3


@dataclass(frozen=True)
class Shown:
    """A chapter's page, ready to be written out; `team` is named to members only, `said` what the reader said."""

    chapter: Found
    rule: str
    repeating: Sequence[Repeating]
    coming: Coming
    team: Sequence[Found]
    nearby: Sequence[Line]
    said: Mapping[int, RsvpState]
    is_home: bool
    is_following: bool
    may_organise: bool
    posts: Sequence[PostCard]

    @property
    def silent_since(self) -> str:
        """Since when its organisers gave no sign, in words ("3 July"), where there are dates that may not stand."""
        is_silent = self.chapter.state is ChapterState.DORMANT and self.coming.next
        return times.day_of_month(self.chapter.confirmed_at, self.chapter.zone) if is_silent else ""

    @property
    def has_organisers(self) -> bool:
        """Whether there is somebody who could be asked."""
        return any(person.role in ORGANISING for person in self.team)

    @property
    def hosts(self) -> str:
        """How many look after it, in words: "Two organisers and three hosts"; nothing where nobody does."""
        organisers = sum(person.role in ORGANISING for person in self.team)
        hosts = sum(person.role is TeamRole.HOST for person in self.team)
        counted = [_counted(count, word) for count, word in ((organisers, "organiser"), (hosts, "host")) if count]
        return " and ".join(counted).capitalize()

    @property
    def are_many(self) -> bool:
        """Whether more than one person looks after it."""
        return len(self.team) > 1


def shown(chapter: Found, who: SignedIn | None, reader: times.Reader | None) -> Shown:
    """The page of a row of `chapters.queries.by_slug`."""
    ahead = coming.in_chapter(chapter.id, reader)
    repeating = coming.series_of(chapter.id)
    team = queries.team_of(chapter.id)
    return Shown(
        chapter=chapter,
        rule=coming.rules_of(repeating),
        repeating=repeating,
        coming=ahead,
        team=team,
        nearby=directory.neighbours(chapter),
        said=coming.said(who.member_id, ahead.shown) if who else {},
        is_home=who is not None and who.home_id == chapter.id,
        is_following=who is not None and queries.is_following(who.member_id, chapter.id),
        may_organise=who is not None and _organises(who, team),
        posts=reading.cards_for(posts.latest(POSTS, Among(chapter_id=chapter.id)), who is not None),
    )


def _organises(who: SignedIn, team: Sequence[Found]) -> bool:
    return who.is_admin or any(person.id == who.member_id and person.role in ORGANISING for person in team)


def _counted(count: int, word: str) -> str:
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {word}{'' if count == 1 else 's'}"
