"""Verbs that make an export ours: its posts under their dates and authors, and the conversations under them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from blog import labels
from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from blog.importing import markdown
from blog.importing.exported import OldComment, OldPost, Writer
from blog.models import LONGEST_EXCERPT, LONGEST_TITLE, SCOPE, Post
from comments import bodies, threads
from comments.models import Comment, CommentState
from comments.placing import parent_of
from core import articles, prose
from core.database import db, touched
from core.forms import canonical
from core.refusal import Refused
from media import storage
from media.models import Upload
from media.pictures import Picture
from members.models import Member

LONGEST_SOURCE = 200
LONGEST_NAME = 100
SOMEBODY = "somebody"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")


@dataclass
class Report:
    """What came of it, or would: counts of what is new and of what was there, and what cannot be brought over."""

    posts: int = 0
    drafts: int = 0
    known_posts: int = 0
    comments: int = 0
    known_comments: int = 0
    shortened: int = 0
    pictures: int = 0
    accounts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Arrival:
    """What is brought over: the posts, for which chapter, pictures by their addresses there, who is meant by a name."""

    posts: Sequence[OldPost]
    chapter_id: int | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    breaks_paragraphs: bool = False


def bring(arrival: Arrival) -> Report:
    """Bring an export over; what was brought over before is left as it is. Collects problems instead of refusing."""
    report = Report()
    people = _People(arrival.meant)
    rows = db.session.execute(select(Post.source, Post.id).where(Post.source.is_not(None)))
    known = {str(row.source): int(row.id) for row in rows}
    kept: dict[str, str] = {}
    for old in arrival.posts:
        try:
            post = _known(known.get(old.source[:LONGEST_SOURCE]), report)
            post = post or _bring_post(arrival, old, people, kept, report)
            if not old.is_draft:
                _bring_comments(post, old.comments, people, report)
        except Refused as refusal:
            report.problems.append(f"“{old.title[:60] or old.source[:60]}”: {refusal}")
    report.accounts, report.names = people.accounts, people.names
    touched(SCOPE)
    return report


class _People:
    """Members by the addresses and names of those who wrote elsewhere; asked once for each."""

    def __init__(self, meant: Mapping[str, str]) -> None:
        self._meant, self._found = meant, dict[str, int | None]()
        self.accounts: set[str] = set()
        self.names: set[str] = set()

    def find(self, writer: Writer) -> int | None:
        """The member of a writer, by the address that was given for their name, else by their own."""
        email = canonical(self._meant.get(writer.name, writer.email))
        if email and email not in self._found:
            self._found[email] = db.session.scalar(
                select(Member.id).where(Member.email_canonical == email, Member.confirmed_at.is_not(None))
            )
        member_id = self._found.get(email) if email else None
        (self.names if member_id is None else self.accounts).add(writer.name or SOMEBODY)
        return member_id


def _known(post_id: int | None, report: Report) -> Post | None:
    if post_id is None:
        return None
    report.known_posts += 1
    return db.session.get_one(Post, post_id)


def _bring_post(arrival: Arrival, old: OldPost, people: _People, kept: dict[str, str], report: Report) -> Post:
    author_id = people.find(old.writer)
    pictures = _keep_pictures(old.html, arrival.pictures, kept, report)
    body = markdown.markdown(_CONTROLS.sub("", old.html), pictures, arrival.breaks_paragraphs)
    if reason := articles.too_much(body):
        raise Refused(reason)
    draft = Draft(
        title=_line(old.title, LONGEST_TITLE) or _line(articles.plain(body), 60) or "Without a title",
        body=body,
        excerpt=_line(markdown.markdown(old.excerpt, {}), LONGEST_EXCERPT),
        tags=labels.tags([_line(name, labels.LONGEST) for name in old.labels][: labels.MOST]),
        chapter_id=arrival.chapter_id,
        slug=old.slug,
    )
    name = "" if author_id else _line(old.writer.name, LONGEST_NAME) or SOMEBODY
    post = writing.write(author_id, draft, name, old.source[:LONGEST_SOURCE])
    post.created_at = post.edited_at = old.at
    if old.is_draft:
        report.drafts += 1
    else:
        publishing.bring_in(post, old.at)
        report.posts += 1
    return post


def _bring_comments(post: Post, said: Sequence[OldComment], people: _People, report: Report) -> None:
    """The comments of a published post that are not there yet, in their order; counted in its conversation."""
    if post.thread_id is None or not said:
        return
    thread = threads.lock(post.thread_id)
    origins = select(Comment).where(Comment.thread_id == thread.id, Comment.origin.is_not(None))
    there = {comment.origin: comment for comment in db.session.scalars(origins)}
    for old in said:
        origin = old.source[:LONGEST_SOURCE]
        if origin in there:
            report.known_comments += 1
            continue
        made = _comment(thread.id, old, there.get(old.answers[:LONGEST_SOURCE]), people, report)
        if made:
            db.session.add(made)
            there[origin] = made
            thread.count += 1
            report.comments += 1
    db.session.flush()


def _comment(
    thread_id: int, old: OldComment, answered: Comment | None, people: _People, report: Report
) -> Comment | None:
    """A comment as it was, cut where it is longer than ours may be; None for one without words."""
    source = markdown.markdown(_CONTROLS.sub("", old.html), {}, breaks_paragraphs=True)
    if len(source) > prose.LONGEST_REMARK:
        report.shortened += 1
        source = source[: prose.LONGEST_REMARK - 1].rsplit(" ", 1)[0] + "…"
    try:
        written = bodies.written(source)
    except Refused:
        return None
    author_id = people.find(old.writer)
    if answered and answered in db.session.new:
        db.session.flush()
    return Comment(
        thread_id=thread_id,
        author_id=author_id,
        author_name="" if author_id else _line(old.writer.name, LONGEST_NAME) or SOMEBODY,
        parent_id=parent_of(answered) if answered else None,
        answers_id=answered.id if answered else None,
        body=written.source,
        html=written.html,
        rendering=prose.REMARK_RULES,
        state=CommentState.VISIBLE,
        created_at=old.at,
        thanks=0,
        origin=old.source[:LONGEST_SOURCE],
    )


def _keep_pictures(html: str, given: Mapping[str, Picture], kept: dict[str, str], report: Report) -> dict[str, str]:
    """Keep the pictures that some HTML shows and that were given; returns our addresses by theirs."""
    for address in markdown.pictured(html):
        if address in given and address not in kept:
            upload_id = storage.keep(given[address], is_public=True)
            kept[address] = f"/media/{db.session.get_one(Upload, upload_id).key}.webp"
            report.pictures += 1
    return kept


def _line(text: str, longest: int) -> str:
    """Text as one line of at most so many characters."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
