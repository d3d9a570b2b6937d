"""Posts that people write in Markdown, made into HTML that is safe to show; `prose` does the same for short texts."""

import html as html_text
import re
from collections.abc import Mapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

#: Goes up whenever an article would become other HTML: what was kept of an older one is then made anew.
RULES = 2
LONGEST = 40_000
#: What an article may cost: a character 1, and more for what takes Markdown longer than it looks.
_MOST_COST = 60_000
_LINE_COST, _BRACKET_COST, _MARK_COST, _CELL_COST = 40, 60, 8, 40
_MARKS = re.compile(r"[*_`<&\\]")
_PARAGRAPH = re.compile("<p>(.*?)</p>", re.DOTALL)
#: A picture of our own, as it stands in a text; group 1 is its key.
PICTURE = re.compile(r"/media/([0-9a-z]{22})\.webp")
_DESCRIBED = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]*)")
_TAGS = set(
    "p br em strong a ul ol li blockquote code pre h2 h3 h4 hr img table thead tbody tr th td sup section".split()
)
_ATTRIBUTES = {
    "a": {"href", "id", "aria-label"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"class"},
}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
_markdown.use(footnote_plugin, inline=False)


def html(text: str, pictures: Mapping[str, tuple[int, int]]) -> Markup:
    """A post: CommonMark with tables, footnotes and pictures of our own, headings from the second level on.

    `pictures` are the sizes of those that may be shown, by key; any other, and one without a description, is left out.
    One on the web becomes a link: showing it would tell its host who reads.
    Raises ValueError where `too_much` does not say "".
    """
    if too_much(text):
        raise ValueError("text is too much to be rendered")
    rendered = _markdown.render(text.replace("\x00", ""), {"pictures": pictures})
    rendered = rendered.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    rendered = rendered.replace("<h5>", "<h4>").replace("</h5>", "</h4>").replace("<h6>", "<h4>")
    return Markup(
        nh3.clean(
            rendered.replace("</h6>", "</h4>"),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes={"http", "https", "mailto"},
            link_rel="nofollow ugc noopener",
        )
    )


def kept(made: str) -> Markup:
    """HTML that `html` made and that was kept since."""
    return Markup(made)


def too_much(text: str) -> str:
    """Why a text is refused as an article, in words for its author; nothing for one that is quickly made."""
    if len(text) > LONGEST:
        return f"This is too long: at most {LONGEST:,} characters"
    lines = text.split("\n")
    bars = [line.count("|") for line in lines if "|" in line]
    cells = len(bars) * (max(bars) + 1) if len(bars) > 1 else 0
    cost = len(text) + len(lines) * _LINE_COST + cells * _CELL_COST
    cost += text.count("[") * _BRACKET_COST + len(_MARKS.findall(text)) * _MARK_COST
    return "" if cost <= _MOST_COST else "This has too many lines, marks or table cells for one post. Make two of it"


def undescribed(text: str) -> bool:
    """Whether some picture in a text has no description."""
    return any(not alt.strip() for alt, _ in _DESCRIBED.findall(text))


def plain(made: str) -> str:
    """The words of an article without its HTML."""
    text = " ".join(html_text.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", " ", made)).split())
    return re.sub(r"\s+([.,;:!?’”)])", r"\1", text)


def opening(made: str, longest: int) -> str:
    """How an article begins, as plain text of whole words: its paragraphs, without lists, tables and notes."""
    body = made.split('<section class="footnotes">', maxsplit=1)[0]
    text = plain(" ".join(_PARAGRAPH.findall(body)) or body)
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–") + "…"


def _picture(_self: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, env: Any) -> str:
    token = tokens[place]
    found = PICTURE.fullmatch(str(token.attrs.get("src", "")))
    size = env["pictures"].get(found[1]) if found else None
    alt = token.content.strip()
    if not found or not size or not alt:
        return "" if found or not alt else _link(str(token.attrs.get("src", "")), alt, tokens[:place])
    width, height = size
    said = html_text.escape(alt)
    return f'<img src="{found[0]}" alt="{said}" width="{width}" height="{height}" loading="lazy">'


def _link(address: str, words: str, before: Sequence[Token]) -> str:
    """A link to a picture that is not ours; its words alone where it is none of the web, or stands in a link."""
    depth = sum({"link_open": 1, "link_close": -1}.get(token.type, 0) for token in before)
    said = html_text.escape(words)
    is_link = address.startswith(("http://", "https://")) and not depth
    return f'<a href="{html_text.escape(address)}">{said}</a>' if is_link else said


def _note_number(tokens: Sequence[Token], place: int) -> str:
    meta = tokens[place].meta
    return f"{meta['id'] + 1}" + (f"-{meta['subId']}" if meta.get("subId") else "")


def _note_mark(_self: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    number, which = tokens[place].meta["id"] + 1, _note_number(tokens, place)
    return f'<sup><a href="#fn{number}" id="fnref{which}" aria-label="Note {number}">{number}</a></sup>'


def _note_back(_self: RendererHTML, tokens: Sequence[Token], place: int, _options: Any, _env: Any) -> str:
    return f' <a href="#fnref{_note_number(tokens, place)}" aria-label="Back to the text">↩</a>'


def _notes_begin(_self: RendererHTML, _tokens: Sequence[Token], _place: int, _options: Any, _env: Any) -> str:
    return '<section class="footnotes">\n<ol>\n'


_markdown.add_render_rule("image", _picture)
_markdown.add_render_rule("footnote_ref", _note_mark)
_markdown.add_render_rule("footnote_anchor", _note_back)
_markdown.add_render_rule("footnote_block_open", _notes_begin)
