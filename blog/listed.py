"""A post as lists show it, and who wrote it as everybody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

#: So many characters of an excerpt stand on pages of other things.
BRIEF = 140


@dataclass(frozen=True)
class Byline:
    """Who wrote a post: `key` is None for somebody without an account or gone; `tincture` is the home chapter's."""

    name: str
    key: str | None
    portrait_key: str | None
    home_slug: str | None
    home_name: str | None
    tincture: str | None
    metal: str | None
    division: str | None
    letters: str | None

    def for_stranger(self) -> "Byline":
        """The same with the roundel: portraits are for members."""
        return Byline(**{**self.__dict__, "portrait_key": None})


@dataclass(frozen=True)
class Cover:
    """The picture over a post."""

    key: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Card:
    """A post in a list; `labels` are pairs of address and name, by name."""

    id: int
    slug: str
    title: str
    excerpt: str
    language: str
    published_at: datetime
    author: Byline
    chapter_slug: str | None
    chapter_name: str | None
    comments: int
    labels: Sequence[tuple[str, str]]
    cover: Cover | None

    @property
    def brief(self) -> str:
        """The first words of the excerpt."""
        if len(self.excerpt) <= BRIEF:
            return self.excerpt
        return self.excerpt[:BRIEF].rsplit(" ", 1)[0].rstrip(" .,;:–") + "…"


def card(row: Any) -> Card:
    """The card of a row of `queries.COLUMNS`."""
    return Card(
        id=row.id,
        slug=row.slug,
        title=row.title,
        excerpt=row.excerpt,
        language=row.language,
        published_at=row.published_at,
        author=byline(row),
        chapter_slug=row.chapter_slug,
        chapter_name=row.chapter_name,
        comments=row.comments,
        labels=labels(row.label_lines),
        cover=cover(row),
    )


def byline(row: Any) -> Byline:
    """Who wrote the post of a row."""
    return Byline(
        name=row.author_name,
        key=None if row.author_deleted_at else row.author_key,
        portrait_key=row.portrait_key,
        home_slug=row.home_slug,
        home_name=row.home_name,
        tincture=row.tincture,
        metal=row.metal,
        division=row.division,
        letters=row.letters,
    )


def cover(row: Any) -> Cover | None:
    """The cover of the post of a row."""
    return Cover(row.cover_key, row.cover_alt, row.cover_width, row.cover_height) if row.cover_key else None


def labels(lines: str | None) -> list[tuple[str, str]]:
    """Labels from lines of address and name, by name."""
    pairs = [line.split("\t") for line in (lines or "").split("\n") if line]
    return sorted(((slug, name) for slug, name in pairs), key=lambda pair: pair[1])
