"""Markdown that people write, made into HTML that is safe to show."""

import functools
import re
from collections.abc import Iterator, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

LONGEST = 20_000
_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable("image")

#: Goes up whenever a remark would become other HTML: what was kept of an older one is then made anew.
REMARK_RULES = 1
LONGEST_REMARK = 5_000
_REMARK_TAGS = _TAGS - {"h3", "h4"}
_NOT_IN_REMARKS = ["image", "heading", "lheading", "hr", "reference"]
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_AFTER_ADDRESS = ".,;:!?'*_~"


@functools.lru_cache(maxsize=512)
def html(text: str) -> Markup:
    """CommonMark without HTML and pictures, headings from the third level on, links marked as other people's.

    Raises ValueError past 20,000 characters: length is what bounds the time this takes.
    """
    if len(text) > LONGEST:
        raise ValueError("text is too long to be rendered")
    rendered = _markdown.render(text.replace("\x00", ""))
    for level in (2, 1):
        rendered = rendered.replace(f"<h{level}>", "<h3>").replace(f"</h{level}>", "</h3>")
    safe = nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )
    return Markup(safe)


def remark(text: str) -> Markup:
    """A comment: emphasis, lists, quotes, code and links, addresses turned into links; no headings, no pictures.

    Raises ValueError past 5,000 characters: length is what bounds the time this takes.
    """
    if len(text) > LONGEST_REMARK:
        raise ValueError("text is too long to be rendered")
    safe = nh3.clean(
        _remarks.render(text.replace("\x00", "")),
        tags=_REMARK_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )
    return Markup(safe)


def kept_remark(text: str, made: str, rules: int) -> Markup:
    """The HTML `made` that was kept with a remark, or a new one where the rules have changed since."""
    return Markup(made) if rules == REMARK_RULES else remark(text)


def _link_addresses(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and block.children and "://" in block.content:
            block.children = list(_linked(block.children))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with links where a text outside of a link holds an address."""
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not depth:
            yield from _cut(token.content)
        else:
            yield token


def _cut(text: str) -> Iterator[Token]:
    at = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found.group())
        if at < found.start():
            yield _text(text[at : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": address})
        yield _text(address)
        yield Token("link_close", "a", -1)
        at = found.start() + len(address)
    if at < len(text):
        yield _text(text[at:])


def _trimmed(address: str) -> str:
    """Without what belongs to the sentence around it: full stops, and a bracket that was opened before."""
    address = address.rstrip(_AFTER_ADDRESS)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_AFTER_ADDRESS)
    return address


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


_remarks = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable(_NOT_IN_REMARKS)
_remarks.core.ruler.push("addresses", _link_addresses)
