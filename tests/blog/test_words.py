"""Words as search compares them."""

import pytest

from blog.words import MOST_ASKED, asked, is_beginning, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Köln, İstanbul & Łódź!", "wkoln wistanbul wlodz"),
        ("Straße", "wstrasse"),
        ("don’t O'Neil's", "wdont woneil"),
        ("badges cities churches boxes classes", "wbadge wcity wchurch wbox wclass"),
        ("bus class this us", "wbus wclass wthi wus"),
        ("2010 R2D2", "w2010 wr2d2"),
        ("東京 a", "wx6771 wx4eac wa"),
        ("Ваня", "wx432x430x43dx44f"),
        ("a_b-c.d", "wa wb wc wd"),
        ("🐝 --", ""),
    ],
)
def test_words_are_folded_and_made_singular(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_words_are_of_plain_letters_and_digits_whatever_is_asked() -> None:
    assert all(word.isascii() and word.isalnum() for word in words('" OR 1=1; -- NEAR(a b) title:x* & | ! <-> ½ ﷽ ⅷ'))


def test_each_word_is_asked_once_and_at_most_eight() -> None:
    assert asked("bees Bees bee") == ["wbee"]
    assert len(asked(" ".join(chr(97 + n) for n in range(26)))) == MOST_ASKED


def test_longer_words_may_be_beginnings() -> None:
    assert [word for word in asked("a bee badge thurs") if is_beginning(word)] == ["wbadge", "wthur"]
