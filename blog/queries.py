"""Named reads of lists of posts: stretches of them, those that search finds, the labels there are, the months."""

import functools
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    bindparam,
    func,
    literal,
    select,
    tuple_,
    union_all,
)

from blog import rows, searching
from blog.listed import Card, card
from blog.models import Label, Post, PostLabel, PostState
from core.database import db

Found = Row[*tuple[Any, ...]]
Kind = Literal["first", "before", "after", "page"]
PAGE = 10
CLOUD = 40


@dataclass(frozen=True)
class Where:
    """Which part of a list: after or before a post (by its id), or a page by its number."""

    kind: Kind = "first"
    number: int = 1


@dataclass(frozen=True)
class Among:
    """Which posts a list is of: all, a chapter's, an author's, those about an event, of a month, with a label."""

    chapter_id: int | None = None
    author_id: int | None = None
    event_id: int | None = None
    month: str | None = None
    label_id: int | None = None


ALL = Among()


@dataclass(frozen=True)
class Stretch:
    """A stretch of a list, newest first; `newer` and `older` are the ids that the next ones begin behind, or None."""

    cards: Sequence[Card]
    newer: int | None
    older: int | None


def published(where: Where, among: Among = ALL) -> Stretch:
    """Published posts, the newest first, as cards; those with a label are one walk of the label's own index.

    One more than a page is read, to know whether there are others; what is newer is read upwards and turned.
    """
    asked, is_after = _asked(among), where.kind == "after"
    skipped = (where.number - 1) * PAGE if where.kind == "page" else 0
    values = asked | {"most": PAGE + 1, "skipped": skipped, "number": where.number}
    read = db.session.connection().execute(_part(tuple(asked), where.kind), values).all()
    has_more = len(read) > PAGE
    cards = [card(row) for row in (read[-PAGE:] if is_after else read[:PAGE])]
    if not cards:
        return Stretch((), None, None)
    has_newer = has_more if is_after else where.kind == "before" or skipped > 0
    has_older = is_after or has_more
    return Stretch(cards, cards[0].id if has_newer else None, cards[-1].id if has_older else None)


def found(asked: Sequence[str], number: int) -> Stretch:
    """Published posts that have all words: those with all of them in the title first, then the newest."""
    search, most = searching.here(), number * PAGE + 1
    values = {part: search.question(asked, part) for part in searching.PARTS}
    cut = {"most": most, "twice": 2 * most, "skipped": (number - 1) * PAGE}
    connection = db.session.connection()
    ids = connection.scalars(_found(search), values | cut).all()
    read = {row.id: row for row in connection.execute(_these(), {"ids": ids[:PAGE]})} if ids else {}
    more = number + 1 if len(ids) > PAGE else None
    return Stretch([card(read[post_id]) for post_id in ids[:PAGE]], number - 1 if number > 1 else None, more)


def latest(most: int, among: Among = ALL) -> Sequence[Card]:
    """The newest published posts as cards, for other pages."""
    asked = _asked(among)
    read = db.session.connection().execute(_newest(tuple(asked)), asked | {"most": most})
    return [card(row) for row in read]


def in_full(most: int, among: Among = ALL) -> Sequence[Found]:
    """The newest published posts with their text, for feeds."""
    conditions = _narrowed(among)
    if among.label_id is not None:
        conditions.append(Post.id.in_(select(PostLabel.post_id).where(PostLabel.label_id == among.label_id)))
    return db.session.execute(rows.of(rows.newest(most, *conditions), Post.body_html)).all()


def label_at(slug: str) -> Found | None:
    """A label with at least one published post, by its address."""
    return db.session.execute(
        select(Label.id, Label.slug, Label.name, Label.posts).where(Label.slug == slug, Label.posts > 0)
    ).one_or_none()


def cloud() -> Sequence[Found]:
    """The labels used most, by name."""
    used = db.session.execute(
        select(Label.slug, Label.name, Label.posts)
        .where(Label.posts > 0)
        .order_by(Label.posts.desc(), Label.name)
        .limit(CLOUD)
    ).all()
    return sorted(used, key=lambda row: row.name)


def months() -> Sequence[Found]:
    """The months with published posts and how many, the latest first."""
    return db.session.execute(
        select(Post.month, func.count().label("posts"))
        .where(Post.month.is_not(None))
        .group_by(Post.month)
        .order_by(Post.month.desc())
    ).all()


def _asked(among: Among) -> dict[str, Any]:
    return {name: value for name, value in asdict(among).items() if value is not None}


def _narrowed(among: Among) -> list[ColumnElement[bool]]:
    asked = {name: value for name, value in _asked(among).items() if name != "label_id"}
    return [getattr(Post, name) == value for name, value in asked.items()]


#: The statements below are built once for each kind of list: building one costs more than running it.
def _number(name: str) -> BindParameter[int]:
    return bindparam(name, type_=Integer)


@functools.cache
def _newest(names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    return rows.of(rows.newest(_number("most"), *(getattr(Post, name) == bindparam(name) for name in names)))


@functools.cache
def _part(names: tuple[str, ...], kind: Kind) -> Select[*tuple[Any, ...]]:
    ids: Select[*tuple[Any, ...]]
    at: Any = Post.published_at
    number: Any = Post.id
    if "label_id" in names:
        at, number = PostLabel.published_at, PostLabel.post_id
        ids = select(number.label("id")).where(PostLabel.label_id == bindparam("label_id"), at.is_not(None))
    else:
        asked = (getattr(Post, name) == bindparam(name) for name in names)
        ids = select(number.label("id")).where(Post.state == PostState.PUBLISHED, *asked)
    if kind in ("before", "after"):
        its_time = select(Post.published_at).where(Post.id == _number("number")).scalar_subquery()
        here, there = tuple_(at, number), tuple_(its_time, _number("number"))
        ids = ids.where(here > there if kind == "after" else here < there)
    order = (at.asc(), number.asc()) if kind == "after" else (at.desc(), number.desc())
    return rows.of(ids.order_by(*order).limit(_number("most")).offset(_number("skipped")))


@functools.cache
def _found(search: searching.Search) -> Select[*tuple[int]]:
    """The ids alone, in order: how a word is best looked for depends on the word, so that this is planned each time.

    Each of the two kinds of find is cut before they are put together, so that a word of many posts is not put into
    order for all; the second is twice as long, for those that it has in common with the first.
    """
    at = Post.published_at.label("at")
    first = rows.newest(_number("most"), search.matching("title")).add_columns(at, literal(0).label("rank"))
    then = rows.newest(_number("twice"), search.matching("words")).add_columns(at, literal(1).label("rank"))
    both = union_all(select(first.subquery()), select(then.subquery())).subquery()
    return (
        select(both.c.id)
        .group_by(both.c.id, both.c.at)
        .order_by(func.min(both.c.rank), both.c.at.desc(), both.c.id.desc())
        .limit(PAGE + 1)
        .offset(_number("skipped"))
    )


@functools.cache
def _these() -> Select[*tuple[Any, ...]]:
    """The columns of posts by their ids, in no order."""
    return rows.joined(select(*rows.COLUMNS)).where(Post.id.in_(bindparam("ids", expanding=True)))
