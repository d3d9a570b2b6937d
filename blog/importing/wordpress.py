"""What WordPress exports (WXR): an RSS channel with an item for everything there is, and comments inside the items."""

from datetime import UTC, datetime
from typing import Any

from blog.importing.exported import OldComment, OldPost, Writer
from blog.importing.parsing import children, instant, local, text

Element = Any
_DRAFTS = ("draft", "pending", "private", "future", "auto-draft")
_LABELS = ("category", "post_tag")
#: The label of what nobody has labelled.
_NONE = "uncategorized"


def is_one(root: Element) -> bool:
    """Whether this is an RSS feed with WordPress's own elements."""
    channel = next(children(root, "channel"), None)
    return local(root) == "rss" and channel is not None and bool(text(channel, "wxr_version"))


def posts(root: Element) -> list[OldPost]:
    """The posts with their comments, in the file's order; pages, attachments and what lies in the bin are left out."""
    channel = next(children(root, "channel"))
    writers = {text(author, "author_login"): _author(author) for author in children(channel, "author")}
    items = [item for item in children(channel, "item") if text(item, "post_type") == "post"]
    return [_post(item, writers) for item in items if text(item, "status") in ("publish", *_DRAFTS)]


def _post(item: Element, writers: dict[str, Writer]) -> OldPost:
    login = text(item, "creator")
    source = text(item, "guid") or text(item, "post_id")
    return OldPost(
        source=source,
        title=text(item, "title"),
        html=_content(item, "content"),
        at=instant(text(item, "post_date_gmt")) or instant(text(item, "post_date")) or datetime(2000, 1, 1, tzinfo=UTC),
        writer=writers.get(login, Writer(login)),
        labels=_labels(item),
        slug=text(item, "post_name"),
        addresses=[address for address in (text(item, "link"), text(item, "guid")) if address],
        excerpt=_content(item, "excerpt"),
        is_draft=text(item, "status") in _DRAFTS,
        comments=sorted(_comments(item, source), key=lambda comment: comment.at),
    )


def _author(author: Element) -> Writer:
    return Writer(text(author, "author_display_name") or text(author, "author_login"), text(author, "author_email"))


def _labels(item: Element) -> list[str]:
    found = [
        (child.text or "").strip() for child in children(item, "category") if child.get("domain", "category") in _LABELS
    ]
    return [label for label in dict.fromkeys(found) if label and label.lower() != _NONE]


def _content(item: Element, what: str) -> str:
    """The text of `<content:encoded>` or `<excerpt:encoded>`, which differ by their namespaces alone."""
    for child in children(item, "encoded"):
        if what in str(child.tag):
            return (child.text or "").strip()
    return ""


def _comments(item: Element, source: str) -> list[OldComment]:
    """What was let through, without pingbacks."""
    made = []
    for comment in children(item, "comment"):
        at = instant(text(comment, "comment_date_gmt"))
        is_words = text(comment, "comment_type") in ("", "comment")
        if at and is_words and text(comment, "comment_approved") == "1":
            made.append(_comment(comment, at, source))
    return made


def _comment(comment: Element, at: datetime, source: str) -> OldComment:
    parent = text(comment, "comment_parent")
    return OldComment(
        source=_named(source, text(comment, "comment_id")),
        writer=Writer(text(comment, "comment_author"), text(comment, "comment_author_email")),
        at=at,
        html=text(comment, "comment_content"),
        answers=_named(source, parent) if parent not in ("", "0") else "",
    )


def _named(source: str, number: str) -> str:
    return f"{source}#comment-{number}"
