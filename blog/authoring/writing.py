"""Verbs of writing: a draft, its later versions, its address, its labels, the pictures in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, select, update

from blog import permissions
from blog.authoring import addresses, indexing, labelling, queries
from blog.labels import Tag
from blog.models import LONGEST_EXCERPT, SCOPE, Post, PostPicture, PostState
from comments import threads
from core import clock
from core.database import db, touched
from core.refusal import Refused
from core.writing import articles
from media import storage
from media.models import Upload
from media.pictures import Picture

MOST_PICTURES = 20
CHANGED = "Somebody changed this meanwhile, perhaps you in another window. Copy your text, open it again and put it in."


@dataclass(frozen=True)
class Draft:
    """What an author has typed; `slug` is the address they wish for, "" for one made of the title."""

    title: str
    body: str = ""
    excerpt: str = ""
    tags: Sequence[Tag] = ()
    chapter_id: int | None = None
    event_id: int | None = None
    language: str = "en"
    slug: str = ""
    cover_alt: str = ""


def write(author_id: int | None, draft: Draft, author_name: str = "", source: str | None = None) -> Post:
    """Begin a post; refuses one that is too much, or has a picture without a description."""
    now = clock.now()
    post = Post(
        title=draft.title,
        author_id=author_id,
        author_name=author_name,
        source=source,
        created_at=now,
        edited_at=now,
        version=0,
    )
    addresses.give(post, draft.slug or draft.title)
    _set(post, draft)
    return post


def revise(post_id: int, draft: Draft, version: int | None = None, *, by: int) -> Post:
    """Change a post; refuses where it has changed since `version`. A published one keeps its old address beside.

    One that is out goes to another chapter, or to the whole club, only by the hand of who publishes there.
    """
    post = lock(post_id)
    if version is not None and version != post.version - 1:
        raise Refused(CHANGED)
    is_moved = post.state is PostState.PUBLISHED and draft.chapter_id != post.chapter_id
    if is_moved and not permissions.publishes(by, draft.chapter_id):
        raise Refused("Only who publishes there can move it there", "chapter")
    addresses.change(post, draft.slug, draft.title)
    _set(post, draft)
    post.edited_at = clock.now()
    return post


def add_picture(post: Post, picture: Picture, alt: str, as_cover: bool) -> str:
    """Keep a picture for a locked post, as its cover or at the end of its text; returns the picture's key."""
    if not alt:
        raise Refused("Say what is to be seen in it, for those who cannot", "alt")
    count = db.session.scalar(select(func.count()).where(PostPicture.post_id == post.id)) or 0
    if count >= MOST_PICTURES:
        raise Refused(f"A post has at most {MOST_PICTURES} pictures", "picture")
    upload_id = storage.keep(picture, is_public=True)
    key = db.session.get_one(Upload, upload_id).key
    db.session.add(PostPicture(upload_id=upload_id, post_id=post.id))
    db.session.flush()
    if as_cover:
        post.cover_id, post.cover_alt = upload_id, alt
    else:
        told = alt.replace("[", "(").replace("]", ")")
        post.body = f"{post.body.rstrip()}\n\n![{told}](/media/{key}.webp)\n".lstrip()
        render(post)
    post.edited_at = clock.now()
    return key


def forget_pictures(posts: Select[int]) -> None:
    """Delete the pictures that were put into these posts: who knew their addresses could open them for ever."""
    theirs = select(PostPicture.upload_id).where(PostPicture.post_id.in_(posts))
    db.session.execute(delete(Upload).where(Upload.id.in_(theirs)))


def lock(post_id: int) -> Post:
    """The post's row, read under its lock until the transaction ends; refuses one that is gone."""
    db.session.execute(update(Post).where(Post.id == post_id).values(version=Post.version + 1))
    post = db.session.scalar(select(Post).where(Post.id == post_id).execution_options(populate_existing=True))
    if post is None:
        raise Refused("This post is gone.")
    return post


def render(post: Post) -> None:
    """Make a post's HTML of its text, and how it begins; refuses what `articles` refuses."""
    if reason := articles.too_much(post.body):
        raise Refused(reason, "body")
    if articles.undescribed(post.body):
        raise Refused("Give each picture a description, between its square brackets", "body")
    post.body_html = str(articles.html(post.body, queries.sizes(post.body)))
    post.opening = articles.opening(post.body_html, LONGEST_EXCERPT)
    post.rendered_by = articles.RULES


def outdated() -> int | None:
    """The id of a post whose HTML was made by older rules."""
    return db.session.scalar(select(Post.id).where(Post.rendered_by < articles.RULES).order_by(Post.id).limit(1))


def render_anew(post_id: int) -> None:
    """Make a post's HTML by the rules of today; one that they refuse keeps what it has."""
    post = lock(post_id)
    post.rendered_by = articles.RULES
    if not articles.too_much(post.body):
        post.body_html = str(articles.html(post.body, queries.sizes(post.body)))
    touched(SCOPE)


def index(post: Post) -> None:
    """Let search find a published post."""
    indexing.put(post.id, post.title, labelling.names_of(post.id), articles.plain(post.body_html))


def tell_thread(post: Post) -> int:
    """Keep what a post's conversation knows of it right, beginning one where there is none; returns its id."""
    facts = (f"/blog/{post.slug}", post.title, SCOPE, post.chapter_id, post.author_id)
    if post.thread_id is None:
        post.thread_id = threads.begin(*facts).id
    else:
        threads.describe(post.thread_id, *facts)
    return post.thread_id


def _set(post: Post, draft: Draft) -> None:
    is_out = post.state is PostState.PUBLISHED
    if is_out:
        labelling.count(post, -1)
    post.title, post.body, post.excerpt = draft.title, draft.body, draft.excerpt
    post.chapter_id, post.event_id, post.language = draft.chapter_id, draft.event_id, draft.language
    if post.cover_id is not None and draft.cover_alt:
        post.cover_alt = draft.cover_alt
    render(post)
    labelling.label(post, draft.tags)
    if is_out:
        labelling.count(post, +1)
        index(post)
        tell_thread(post)
        touched(SCOPE)
