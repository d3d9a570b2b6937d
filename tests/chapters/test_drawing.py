"""Marks and faces from rows, as templates ask for them."""

from types import SimpleNamespace

from chapters import drawing

LISBON = SimpleNamespace(name="Lisbon", tincture="ocean", metal="or", division="barry", letters="LIS")


def test_a_chapters_shield_carries_its_letters_and_is_decoration() -> None:
    shield = drawing.mark(LISBON)

    assert "LIS" in shield
    assert 'aria-hidden="true"' in shield


def test_a_banner_has_the_chapters_colours_and_none_without_a_chapter() -> None:
    assert "ocean" in drawing.tinct(LISBON)
    assert drawing.tinct(None) == ""


def test_a_member_with_a_portrait_is_shown_by_it() -> None:
    face = drawing.face(SimpleNamespace(name="Alice", tincture="ocean", portrait_key="abc"))

    assert "/media/abc.webp" in face


def test_a_member_without_home_or_portrait_has_initials_in_the_houses_colour() -> None:
    face = drawing.face(SimpleNamespace(name="Dan Archer", tincture=None, portrait_key=None))

    assert "DA" in face
    assert "murrey" in face


def test_a_name_is_text_wherever_it_stands() -> None:
    face = drawing.face(SimpleNamespace(name="<b>", tincture=None, portrait_key=None))

    assert "<b>" not in face
