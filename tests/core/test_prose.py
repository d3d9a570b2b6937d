"""What people write is shown as they meant it, and does nothing."""

import pytest

from core.prose import LONGEST, html

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
