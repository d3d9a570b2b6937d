"""What Blogger exports: one Atom feed of posts, comments and settings, told apart by a category or a type."""

from collections import defaultdict
from typing import Any

from blog.importing.exported import OldComment, OldPost, Writer
from blog.importing.parsing import children, instant, local, text

Element = Any
_KIND = "http://schemas.google.com/g/2005#kind"
_LABEL = "http://www.blogger.com/atom/ns#"
#: Blogger writes this in place of addresses.
_NOBODY = "noreply@blogger.com"


def is_one(root: Element) -> bool:
    """Whether this is an Atom feed."""
    return local(root) == "feed"


def posts(root: Element) -> list[OldPost]:
    """The posts with their comments, in the file's order; pages, settings and templates are left out."""
    entries = [(_kind(entry), entry) for entry in children(root, "entry")]
    said = defaultdict(list)
    for kind, entry in entries:
        comment = _comment(entry) if kind == "comment" else None
        if comment:
            said[_parent(entry)].append(comment)
    made = (_post(entry, said[text(entry, "id")]) for kind, entry in entries if kind == "post")
    return [post for post in made if post]


def _kind(entry: Element) -> str:
    """The kind by the category of the older form, or the type of the newer one."""
    for category in children(entry, "category"):
        if category.get("scheme") == _KIND:
            return str(category.get("term", "")).rpartition("#")[2]
    return text(entry, "type").lower()


def _post(entry: Element, comments: list[OldComment]) -> OldPost | None:
    at = instant(text(entry, "published"))
    if at is None:
        return None
    address = _address(entry)
    return OldPost(
        source=text(entry, "id"),
        title=text(entry, "title"),
        html=text(entry, "content"),
        at=at,
        writer=_writer(entry),
        labels=[str(c.get("term", "")) for c in children(entry, "category") if c.get("scheme") == _LABEL],
        slug=address.rstrip("/").rpartition("/")[2].removesuffix(".html"),
        addresses=[address] if address else [],
        is_draft=_is_draft(entry),
        comments=sorted(comments, key=lambda comment: comment.at),
    )


def _comment(entry: Element) -> OldComment | None:
    at = instant(text(entry, "published"))
    if at is None or _is_draft(entry):
        return None
    return OldComment(text(entry, "id"), _writer(entry), at, text(entry, "content"), _answers(entry))


def _writer(entry: Element) -> Writer:
    author = next(children(entry, "author"), None)
    if author is None:
        return Writer("")
    email = text(author, "email")
    return Writer(text(author, "name"), "" if email == _NOBODY else email)


def _parent(entry: Element) -> str:
    """The id of the post that a comment stands under."""
    reply = next(children(entry, "in-reply-to"), None)
    return str(reply.get("ref", "")) if reply is not None else text(entry, "parent")


def _answers(entry: Element) -> str:
    """The id of the comment that a comment answers: the end of its related link is the end of that id."""
    related = next((link for link in children(entry, "link") if link.get("rel") == "related"), None)
    if related is None:
        return text(entry, "inReplyTo")
    number = str(related.get("href", "")).rpartition("/")[2]
    return f"{text(entry, 'id').rpartition('.post-')[0]}.post-{number}" if number.isdigit() else ""


def _address(entry: Element) -> str:
    """The address it has there; newer exports tell its path alone."""
    link = next((link.get("href", "") for link in children(entry, "link") if link.get("rel") == "alternate"), "")
    return str(link) or text(entry, "filename")


def _is_draft(entry: Element) -> bool:
    control = next(children(entry, "control"), None)
    if control is not None and text(control, "draft") == "yes":
        return True
    status = text(entry, "status")
    return bool(status) and status != "LIVE"
