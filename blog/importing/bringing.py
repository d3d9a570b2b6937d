"""Verbs that make an export ours: its posts under their dates and authors, what was said, and links to its posts."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select

from blog import labels
from blog.authoring import addresses, publishing, writing
from blog.authoring.writing import Draft
from blog.importing import conversations, markdown, parsing, places
from blog.importing.exported import LONGEST_NAME, LONGEST_SOURCE, OldPost
from blog.importing.reported import Report
from blog.importing.writers import SOMEBODY, Writers
from blog.models import LONGEST_EXCERPT, LONGEST_TITLE, SCOPE, Post
from core.database import db, touched
from core.refusal import Refused
from core.writing import articles
from media import storage
from media.models import Upload
from media.pictures import Picture


@dataclass(frozen=True)
class Arrival:
    """What is brought over: the posts, for which chapter, pictures by their addresses there, who is meant by a name."""

    posts: Sequence[OldPost]
    chapter_id: int | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    breaks_paragraphs: bool = False


def bring(arrival: Arrival) -> Report:
    """Bring an export over; what was brought over before is left as it is. Collects problems instead of refusing.

    Every post is given its address before any is given its text, for texts lead to one another.
    """
    report = Report()
    coming = _Coming(arrival, report)
    for old in arrival.posts:
        with _collected(old, report):
            coming.begin(old)
    coming.know_places()
    for old in arrival.posts:
        with _collected(old, report):
            coming.finish(old)
    touched(SCOPE)
    return report


class _Coming:
    """What is known while an export comes in: its posts by their sources, the addresses they had, the pictures kept."""

    def __init__(self, arrival: Arrival, report: Report) -> None:
        self._arrival, self._report = arrival, report
        self._writers = Writers(arrival.meant, report)
        rows = db.session.execute(select(Post.source, Post.id).where(Post.source.is_not(None)))
        self._known = {str(row.source): int(row.id) for row in rows}
        self._posts, self._new = dict[str, Post](), set[str]()
        self._pages, self._kept = dict[str, str](), dict[str, str]()
        self._hosts = places.hosts(address for old in arrival.posts for address in old.addresses)

    def begin(self, old: OldPost) -> None:
        """Find a post that came before, or begin one: all but its text."""
        source = old.source[:LONGEST_SOURCE]
        if source in self._known:
            self._report.known_posts += 1
            self._posts[source] = db.session.get_one(Post, self._known[source])
        elif source not in self._posts:
            self._posts[source] = self._draft(old, source)
            self._new.add(source)

    def know_places(self) -> None:
        """Let the addresses that posts had lead to them; the first to have one keeps it. A draft had none."""
        for old in self._arrival.posts:
            post = self._posts.get(old.source[:LONGEST_SOURCE])
            if post is None or old.is_draft:
                continue
            for place in filter(None, map(places.place, old.addresses)):
                self._pages.setdefault(place, f"/blog/{post.slug}")
                addresses.lead(place, post.id)

    def finish(self, old: OldPost) -> None:
        """Give a new post its text and publish it as of its day; bring over what was said under it."""
        source = old.source[:LONGEST_SOURCE]
        if source in self._new:
            self._new.remove(source)
            self._write(self._posts[source], old)
        if source in self._posts and not old.is_draft:
            conversations.bring(self._posts[source], old.comments, self._writers, self._linked, self._report)

    def _draft(self, old: OldPost, source: str) -> Post:
        author_id = self._writers.find(old.writer)
        words = articles.plain(old.html) if not old.title else ""
        draft = Draft(
            title=parsing.line(old.title, LONGEST_TITLE) or parsing.line(words, 60) or "Without a title",
            excerpt=parsing.line(markdown.markdown(old.excerpt, {}), LONGEST_EXCERPT),
            tags=labels.tags([parsing.line(name, labels.LONGEST) for name in old.labels][: labels.MOST]),
            chapter_id=self._arrival.chapter_id,
            slug=old.slug,
        )
        name = "" if author_id else parsing.line(old.writer.name, LONGEST_NAME) or SOMEBODY
        post = writing.write(author_id, draft, name, source)
        post.created_at = post.edited_at = old.at
        return post

    def _write(self, post: Post, old: OldPost) -> None:
        text = parsing.clean(old.html)
        pages = self._linked(text)
        ours = self._pictures(text) | pages
        post.body = markdown.markdown(text, ours, self._arrival.breaks_paragraphs)
        writing.render(post)
        if old.is_draft:
            self._report.drafts += 1
        else:
            publishing.bring_in(post, old.at)
            self._report.posts += 1

    def _linked(self, text: str) -> dict[str, str]:
        """Our addresses by those of the blog's own posts that some HTML leads to."""
        pages = places.linked(text, self._hosts, self._pages)
        self._report.links += len(pages)
        return pages

    def _pictures(self, text: str) -> dict[str, str]:
        """Keep the pictures that some HTML shows and that were given; returns our addresses by theirs, so far."""
        for address in markdown.pictured(text):
            if address in self._arrival.pictures and address not in self._kept:
                upload_id = storage.keep(self._arrival.pictures[address], is_public=True)
                self._kept[address] = f"/media/{db.session.get_one(Upload, upload_id).key}.webp"
                self._report.pictures += 1
        return self._kept


@contextmanager
def _collected(old: OldPost, report: Report) -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        report.problems.append(f"“{old.title[:60] or old.source[:60]}”: {refusal}")
