"""Templates, styles and scripts: nothing inline, nothing from elsewhere, colours in one place."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tests.house.sources import Source, tracked

_NO_DATA = r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/ld\+json")[^>]*>"""
INLINE = {
    "a script inside the page": re.compile(_NO_DATA, re.IGNORECASE),
    "a stylesheet inside the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style on an element": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "a script on an element": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
    "markup taken on trust": re.compile(r"\|\s*safe\b|\bMarkup\("),
    "a page that turns escaping off": re.compile(r"autoescape\s+false", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"""<(?:script|link|img|iframe|source|use)\b[^>]*\b(?:src|href)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE
    ),
}
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b(?![\w-]*\s*\{)|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(", re.IGNORECASE)
POSTING = re.compile(r"""<form\b[^>]*method="post"[^>]*>(.*?)</form>""", re.IGNORECASE | re.DOTALL)
#: What writes the token into a form, in so many words.
TOKEN = re.compile(r"csrf_token|csrf\(|token\(")
_COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/", re.DOTALL)
_STRINGS = re.compile(r"""url\([^)]*\)""")
#: Mail programs and the tab of a browser know no stylesheet of ours: colours stand there where they are used.
ALONE = ("templates/mail/", "static/img/")
#: Its address in a mail is its key, and mail programs that press it send no token (RFC 8058).
WITHOUT_TOKEN = ("templates/members/unsubscribe.html", "templates/comments/stop.html", "templates/trips/stop.html")


def has_nothing_inline(source: Source) -> Iterator[str]:
    """The Content-Security-Policy forbids it, and templates decide looks, not facts."""
    text = _COMMENT.sub("", source.text)
    if source.path.startswith("templates/mail/") and not source.path.endswith("mailbox.html"):
        return
    for what, pattern in INLINE.items():
        if pattern.search(text):
            yield what


def keeps_colours_in_tokens(source: Source) -> Iterator[str]:
    """Only `tokens.css` holds a colour; the rest names meanings."""
    if source.path.endswith("/tokens.css") or source.path.startswith(ALONE):
        return
    found = COLOUR.search(_STRINGS.sub("", _COMMENT.sub("", source.text)))
    if found:
        yield f"a colour of its own: {found.group()}"


def guards_its_forms(source: Source) -> Iterator[str]:
    """Every form that POSTs carries a token."""
    for inside in POSTING.findall(source.text):
        if not TOKEN.search(inside) and source.path not in WITHOUT_TOKEN:
            yield "a form that POSTs without a token"


def lies_where_its_view_does(source: Source) -> Iterator[str]:
    """A template lies in the folder of the package whose view renders it, and is there."""
    package = source.module.partition(".")[0]
    for template in rendered(source):
        if template.partition("/")[0] not in (package, "errors" if package == "core" else package):
            yield f"{package} renders {template}"
        if "{" not in template and f"templates/{template}" not in _known():
            yield f"there is no templates/{template}"


def rendered(source: Source) -> Iterator[str]:
    """The templates a module renders, as it names them; of names that are put together, their fixed parts."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "render_template" and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant):
                yield str(name.value)
            elif isinstance(name, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in name.values]
                yield "".join(str(part) for part in parts)


def left_over(templates: Iterable[str], sources: Iterable[Source]) -> Iterator[str]:
    """Templates that nothing renders: pages that no view names, partials that no template does."""
    said = "\n".join(source.text for source in sources)
    for path in templates:
        inside = path.removeprefix("templates/")
        if not inside.startswith("mail/") and f'"{inside}"' not in said and f"'{inside}'" not in said:
            yield f"nothing renders {path}"


TEMPLATE_RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    has_nothing_inline,
    keeps_colours_in_tokens,
    guards_its_forms,
)


@cache
def _known() -> frozenset[str]:
    return frozenset(tracked())
