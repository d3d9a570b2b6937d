"""Which comments wait, as a table of examples."""

import pytest

from comments import holding
from comments.holding import Standing, Watchlist
from comments.reasons import HELD

KNOWN = Standing(is_new=False, passed=9)
NEW = Standing(is_new=True, passed=2)
LIST = Watchlist(words=["casino", "straße"], hosts=["shop.example"])


@pytest.mark.parametrize(
    ("whose", "text", "hosts", "why"),
    [
        (KNOWN, "Hello", [], ()),
        (Standing(passed=0), "Hello", [], ("first",)),
        (Standing(is_new=False, passed=1), "Hello", [], ("first",)),
        (NEW, "Hello", ["a.example", "b.example"], ()),
        (NEW, "Hello", ["a.example", "a.example", "b.example"], ("links",)),
        (KNOWN, "Hello", ["a.example", "b.example", "c.example"], ()),
        (Standing(is_new=False, passed=9, to_host={"a.example": 1}), "Hello", ["a.example"], ()),
        (Standing(is_new=False, passed=9, to_host={"a.example": 2}), "Hello", ["a.example"], ("host",)),
        (KNOWN, "Win at the CASINO!", [], ("words",)),
        (KNOWN, "In the casinos", [], ()),
        (KNOWN, "ｃａｓｉｎｏ", [], ("words",)),
        (KNOWN, "cas\u200bino", [], ("words",)),
        (KNOWN, "Auf der STRASSE", [], ("words",)),
        (KNOWN, "Hello", ["shop.example"], ("hosts",)),
        (KNOWN, "Hello", ["eu.shop.example"], ("hosts",)),
        (KNOWN, "Hello", ["workshop.example"], ()),
        (Standing(is_trusted=True), "casino", ["shop.example"] * 3, ()),
    ],
)
def test_a_comment_waits_for_these_reasons(whose: Standing, text: str, hosts: list[str], why: tuple[str, ...]) -> None:
    assert holding.reasons(whose, text, hosts, LIST) == why


@pytest.mark.parametrize(
    ("whose", "is_bait_taken", "seconds", "why"),
    [
        (KNOWN, True, 60, ("bait",)),
        (KNOWN, False, 0, ()),
        (NEW, False, 2, ("fast",)),
        (NEW, False, 3, ()),
        (NEW, False, None, ()),
        (NEW, True, 1, ("bait", "fast")),
        (Standing(is_trusted=True), True, 0, ()),
    ],
)
def test_what_looks_like_a_program_waits(
    whose: Standing, is_bait_taken: bool, seconds: int | None, why: tuple[str, ...]
) -> None:
    assert holding.reasons(whose, "Hello", [], LIST, is_bait_taken, seconds) == why


def test_every_reason_has_words() -> None:
    found = holding.reasons(
        Standing(to_host={"shop.example": 2}), "casino", ["shop.example"] * 3, LIST, is_bait_taken=True, seconds=0
    )

    assert set(found) == set(HELD)
    assert len(" ".join(found)) <= 80
