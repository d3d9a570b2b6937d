"""Posts are shown as they were meant, do nothing by themselves, and are quickly made."""

from html.parser import HTMLParser

import pytest

from core.writing import articles
from tests.spending import seconds_for

pytestmark = pytest.mark.once

KEY = "a" * 22
OURS = {KEY: (40, 20)}
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](data:text/html,x)",
    "![x](https://evil.example/pixel.png)", "![x](//evil.example/x.webp)", "![x](data:image/png;base64,x)",
    "<a href='https://x' onclick='y'>z</a>", "<style>*{display:none}</style>", "<iframe src=//evil></iframe>",
    "[^1]\n\n[^1]: <b onclick=x>y</b>", "|<b>a</b>|\n|-|\n|<script>|", "[x](vbscript:x)", "<svg onload=alert(1)>",
    "![x](/media/" + "b" * 22 + ".webp)", "```<script>\nx\n```", "[a]: javascript:x\n\n[a]", "&lt;script&gt;",
]  # fmt: skip
SIZE = 50_000
PATHOLOGICAL = [
    "![", "[", "](", "[a](", "[a][b]", "[^1]", "[^a]: x\n", "^[", "*a _a ", "**a ", "a**b", "`a", "<", "<!--", "<a@b",
    ">", "> ", "- a\n  - b\n", "- a\n\n", "1. ", "#\n", "---\n", "```\n", "|a", "|\n",
    "| a | b |\n|---|---|\n", "[a]: /u\n",
    "&amp;", "\\", "\t", "a\n", "![[]()", "[[[a](b)", "**x [a*b**c*](d)", "_", "*",
]  # fmt: skip

ALLOWED = {
    "p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h2", "h3", "h4", "hr", "img",
    "table",
    "thead", "tbody", "tr", "th", "td", "sup", "section",
}  # fmt: skip


class Tags(HTMLParser):
    """The tags, attributes and addresses in some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing(text: str) -> None:
    reader = Tags()

    reader.feed(str(articles.html(text, OURS)))

    assert reader.names <= ALLOWED - {"img"}
    assert all(address.startswith(("http://", "https://", "mailto:", "#")) for address in reader.addresses)
    assert reader.attributes <= {"href", "rel", "id", "aria-label", "class", "start"}


def test_a_picture_of_ours_is_shown_with_its_size_and_description() -> None:
    made = articles.html(f'![A "red" table](/media/{KEY}.webp)', OURS)

    assert f'<img src="/media/{KEY}.webp" alt="A &quot;red&quot; table" width="40" height="20" loading="lazy">' in made


def test_a_picture_without_a_description_is_left_out_and_told() -> None:
    text = f"![ ](/media/{KEY}.webp)"

    assert "<img" not in articles.html(text, OURS)
    assert articles.undescribed(text)
    assert not articles.undescribed(f"![x](/media/{KEY}.webp)")


def test_a_picture_from_elsewhere_is_a_link_to_it_and_words_within_a_link() -> None:
    link = '<a href="https://x.example/b.png" rel="nofollow ugc noopener">Bees</a>'

    assert articles.html("![Bees](https://x.example/b.png)", {}) == f"<p>{link}</p>\n"
    assert ">Bees</a></p>" in articles.html("[![Bees](https://x.example/b.png)](https://y.example)", {})
    assert articles.html("![Bees](/b.png)", {}) == "<p>Bees</p>\n"


def test_headings_begin_under_the_posts_own() -> None:
    assert articles.html("# a\n\n## b\n\n###### c", {}) == "<h2>a</h2>\n<h2>b</h2>\n<h4>c</h4>\n"


def test_a_table_is_one() -> None:
    assert "<th>a</th>" in articles.html("|a|b|\n|-|-|\n|1|2|", {})


def test_notes_lead_there_and_back() -> None:
    made = articles.html("Text[^n] more[^n].\n\n[^n]: The note.", {})

    assert '<a href="#fn1" id="fnref1" aria-label="Note 1"' in made
    assert '<li id="fn1">' in made
    assert 'href="#fnref1" aria-label="Back to the text"' in made


def test_links_are_marked_as_somebody_elses() -> None:
    assert 'rel="nofollow ugc noopener"' in articles.html("[x](https://x.example)", {})


@pytest.mark.parametrize("unit", PATHOLOGICAL)
@pytest.mark.parametrize("size", [SIZE, articles.LONGEST, 15_000, 8_000, 4_000, 1_500])
def test_text_made_to_take_long_is_refused_or_quick(unit: str, size: int) -> None:
    text = (unit * (size // len(unit) + 1))[:size]

    assert seconds_for(lambda: articles.too_much(text) or articles.html(text, {})) < 0.2


def test_a_long_ordinary_post_is_not_too_much() -> None:
    paragraph = "An ordinary paragraph of some words, with [a link](https://x.example) and *emphasis* in it. " * 4

    assert articles.too_much("\n\n".join([paragraph] * 60)) == ""


def test_what_is_too_much_is_not_rendered() -> None:
    with pytest.raises(ValueError, match="too much"):
        articles.html("x" * (articles.LONGEST + 1), {})


def test_a_post_begins_with_its_paragraphs_and_whole_words() -> None:
    made = articles.html("## Head\n\nFirst words[^1] of it, and more of them.\n\n- item\n\n|a|\n|-|\n\n[^1]: note", {})

    assert articles.opening(str(made), 300) == "First words of it, and more of them."
    assert articles.opening(str(made), 20) == "First words of it…"
