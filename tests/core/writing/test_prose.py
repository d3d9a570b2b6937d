"""What people write is shown as they meant it, and does nothing."""

import re

import pytest

from core.writing.prose import LONGEST, LONGEST_REMARK, REMARK_RULES, html, kept_remark, remark
from tests.spending import seconds_for

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](data:text/html,x)",
    "![x](https://evil.example/pixel.png)", "<a href='https://x' onclick='y'>z</a>", "<style>*{display:none}</style>",
    "<iframe src=//evil></iframe>", "[x](vbscript:x)", "<svg onload=alert(1)>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_harmless(text: str) -> None:
    made = str(html(text))

    assert (
        "<script" not in made
        and "<img" not in made
        and "<svg" not in made
        and "<iframe" not in made
        and "<style" not in made
    )
    assert 'href="javascript' not in made and 'href="data' not in made and 'href="vbscript' not in made


def test_a_link_is_marked_as_somebody_elses() -> None:
    assert (
        html("[here](https://example.com)")
        == '<p><a href="https://example.com" rel="nofollow ugc noopener">here</a></p>\n'
    )


def test_a_heading_keeps_its_place_under_the_pages_own() -> None:
    assert html("# Big") == "<h3>Big</h3>\n"


def test_a_line_break_is_one() -> None:
    assert html("a\nb") == "<p>a<br>\nb</p>\n"


def test_text_past_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        html("x" * (LONGEST + 1))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_remark_becomes_harmless(text: str) -> None:
    made = str(remark(text))

    assert not re.search(r"<(script|img|svg|iframe|style)", made)
    assert not re.search(r'href="(javascript|data|vbscript)', made)


def test_a_remark_has_no_headings_and_no_lines() -> None:
    assert remark("# Big\n\n---") == "<p># Big</p>\n<p>---</p>\n"


def test_an_address_in_a_remark_becomes_a_link_without_the_sentence_around_it() -> None:
    made = remark("(see https://a.example/b_(c)), then `https://code.example`")

    assert made == (
        '<p>(see <a href="https://a.example/b_(c)" rel="nofollow ugc noopener">https://a.example/b_(c)</a>), '
        "then <code>https://code.example</code></p>\n"
    )


def test_an_address_that_is_a_link_already_is_left_alone() -> None:
    made = remark("[https://a.example](https://b.example)")

    assert str(made).count("<a ") == 1
    assert 'href="https://b.example"' in made


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "![" * 2500,
        "> " * 2500,
        "<" * 5000,
        "*a " * 1666,
        "[a](" * 1250,
        "* x\n" * 1250,
        "https://a" + ")" * 4990,
    ],
    ids=["brackets", "pictures", "quotes", "angles", "stars", "links", "lists", "address"],
)
def test_a_remark_costs_at_most_a_fifth_of_a_second(text: str) -> None:
    assert seconds_for(lambda: remark(text)) < 0.2


def test_a_remark_past_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        remark("x" * (LONGEST_REMARK + 1))


def test_a_kept_remark_is_made_anew_where_the_rules_have_changed() -> None:
    assert kept_remark("*new*", "<p>kept</p>", REMARK_RULES) == "<p>kept</p>"
    assert kept_remark("*new*", "<p>kept</p>", REMARK_RULES - 1) == "<p><em>new</em></p>\n"
