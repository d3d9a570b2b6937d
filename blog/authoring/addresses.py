"""Addresses of posts: giving one that is free, and keeping those there were."""

from collections.abc import Iterator

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from blog.models import LONGEST_SLUG, ImportedAddress, Post, PostAddress, PostState
from core.database import db
from core.writing import slugs

#: Words that are addresses of the blog's own.
TAKEN = frozenset({"archive", "authors", "drafts", "feed", "labels", "new", "random"})


def give(post: Post, wish: str) -> None:
    """The first free address like the one wished for; one that somebody takes at the same moment is passed over."""
    for slug in _candidates(slugs.slug(wish, LONGEST_SLUG) or "post"):
        if not _is_taken(slug, post.id) and _take(post, slug):
            return


def change(post: Post, wish: str, title: str) -> None:
    """A draft's address follows its new title; a published post's changes only for another wish, and the old one leads
    to it.
    """
    is_out = post.state is PostState.PUBLISHED
    if not wish and (is_out or title == post.title):
        return
    wish = slugs.slug(wish or title, LONGEST_SLUG)
    if not wish or wish == post.slug:
        return
    if is_out:
        db.session.merge(PostAddress(slug=post.slug, post_id=post.id))
    give(post, wish)


def lead(place: str, post_id: int) -> None:
    """Let the address a post had elsewhere lead to it; one that leads to some post already goes on leading there."""
    if db.session.get(ImportedAddress, place) is None:
        db.session.add(ImportedAddress(place=place, post_id=post_id))


def _take(post: Post, slug: str) -> bool:
    try:
        with db.session.begin_nested():
            post.slug = slug
            db.session.add(post)
    except IntegrityError:
        return False
    db.session.execute(delete(PostAddress).where(PostAddress.slug == slug))
    return True


def _candidates(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        ending = f"-{number}"
        yield f"{slug[: LONGEST_SLUG - len(ending)]}{ending}"
        number += 1


def _is_taken(slug: str, post_id: int | None) -> bool:
    if slug in TAKEN:
        return True
    posts = select(Post.id).where(Post.slug == slug, Post.id != (post_id or 0))
    addresses = select(PostAddress.post_id).where(PostAddress.slug == slug, PostAddress.post_id != (post_id or 0))
    return db.session.scalar(posts) is not None or db.session.scalar(addresses) is not None
