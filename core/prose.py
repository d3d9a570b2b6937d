"""Markdown that people write, made into HTML that is safe to show."""

import functools

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

LONGEST = 20_000
_TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable("image")


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
