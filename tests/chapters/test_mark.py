"""City marks and faces."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapters import mark
from chapters.mark import Mark

OWN = Mark("azure", "or", "wavy")


def test_the_same_address_always_has_the_same_mark() -> None:
    assert mark.suggest("lisbon") == mark.suggest("lisbon")
    assert mark.suggest("lisbon") != mark.suggest("porto")


@given(st.text(max_size=40))
def test_every_mark_is_a_metal_on_a_colour(slug: str) -> None:
    suggested = mark.suggest(slug)

    assert suggested.tincture in mark.TINCTURES
    assert suggested.metal in mark.METALS
    assert suggested.division in mark.DIVISIONS


def test_twelve_different_marks_are_offered_the_suggested_one_first() -> None:
    offered = mark.offers("lisbon")

    assert len(set(offered)) == len(offered) == 12
    assert offered[0] == mark.suggest("lisbon")


def test_nobody_bears_a_cross_a_saltire_or_what_is_the_houses() -> None:
    assert not {"cross", "saltire", "chevron"} & set(mark.DIVISIONS)
    assert "murrey" not in mark.TINCTURES


def test_a_shield_has_its_colours_and_letters_and_is_decoration() -> None:
    svg = mark.svg(OWN, "LIS")

    assert 'class="mark mark-m t-azure m-or"' in svg
    assert ">LIS</text>" in svg
    assert 'aria-hidden="true"' in svg


def test_a_small_shield_has_no_letters() -> None:
    assert "LIS" not in mark.svg(OWN, "LIS", "s")


def test_letters_are_written_as_text() -> None:
    assert "<b>" not in mark.svg(OWN, "<b>")
    assert "<b>" not in mark.face("<b> <i>", "vert")


@pytest.mark.parametrize("division", mark.DIVISIONS)
def test_every_division_can_be_drawn(division: str) -> None:
    page = f"<!doctype html><title>x</title>{mark.svg(OWN._replace(division=division), 'LIS')}{mark.backdrop(division)}"
    parser = html5lib.HTMLParser()

    parser.parse(page)

    assert parser.errors == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Teresa Moura", "TM"),
        ("Plato", "P"),
        ("Ana Sofia de Melo", "AM"),
        ("Jean-Luc", "JL"),
        ("山田太郎", "山"),
        ("ß", "SS"),
        ("(Bob)", "B"),
        ("7 of 9", "O"),
        ("42", "4"),
        ("😀", "·"),
        ("", "·"),
    ],
)
def test_every_name_has_initials(name: str, letters: str) -> None:
    assert mark.initials(name) == letters


def test_a_face_is_ringed_in_the_colour_of_home() -> None:
    assert mark.face("Teresa Moura", "vert", "l", 9) == (
        '<span class="face t-vert p9 face-l" aria-hidden="true">TM</span>'
    )


def test_a_portrait_is_decoration_beside_the_name() -> None:
    picture = mark.portrait("/media/x.webp", "Teresa", "vert")

    assert 'src="/media/x.webp" alt=""' in picture
    assert "t-vert" in picture
