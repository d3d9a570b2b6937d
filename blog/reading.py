"""What pages of the blog are made of: the cloud with its sizes, a post, faces for members only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from blog import listed, queries
from blog.cloud import weights
from blog.listed import Byline, Card, Cover
from blog.queries import Stretch
from core.writing import articles


@dataclass(frozen=True)
class Word:
    """A label in the cloud."""

    slug: str
    name: str
    posts: int
    weight: int


@dataclass(frozen=True)
class Link:
    """A page of somebody's elsewhere, and whether it links back."""

    url: str
    is_proved: bool


@dataclass(frozen=True)
class Shown:
    """A post, ready to be written out."""

    row: Any
    body: str
    author: Byline
    cover: Cover | None
    labels: Sequence[tuple[str, str]]
    handles: Sequence[Link]


def cloud() -> list[Word]:
    """The cloud of labels, by name."""
    rows = queries.cloud()
    return [
        Word(row.slug, row.name, row.posts, weight)
        for row, weight in zip(rows, weights([row.posts for row in rows]), strict=True)
    ]


def shown(row: Any, is_member: bool) -> Shown:
    """The page of a row of `post_queries.shown`."""
    return Shown(
        row=row,
        body=articles.kept(row.body_html),
        author=seen(listed.byline(row), is_member),
        cover=listed.cover(row),
        labels=listed.labels(row.label_lines),
        handles=handles(row.handle_lines),
    )


def for_reader(stretch: Stretch, is_member: bool) -> Stretch:
    """The same stretch with faces as this reader may see them."""
    return replace(stretch, cards=cards_for(stretch.cards, is_member))


def cards_for(cards: Sequence[Card], is_member: bool) -> Sequence[Card]:
    """Cards with faces as this reader may see them."""
    return [replace(card, author=seen(card.author, is_member)) for card in cards]


def seen(author: Byline, is_member: bool) -> Byline:
    """An author as this reader may see them."""
    return author if is_member else author.for_stranger()


def handles(lines: str | None) -> list[Link]:
    """The links elsewhere of somebody, in their order, from lines of place, proof and address."""
    parts = [line.split("\t") for line in (lines or "").split("\n") if line]
    return [Link(url, proved == "1") for _place, proved, url in sorted(parts, key=lambda part: int(part[0]))]
