"""How templates draw rows."""

from types import SimpleNamespace

from chapters import drawing

CHAPTER = SimpleNamespace(tincture="azure", metal="or", division="wavy", letters="LIS")


def test_a_rows_mark_has_its_colours_and_letters() -> None:
    svg = drawing.mark(CHAPTER, "l")

    assert "mark-l t-azure m-or" in svg
    assert "LIS" in svg


def test_a_banner_shows_the_division() -> None:
    assert 'class="backdrop"' in drawing.backdrop(CHAPTER)


def test_no_chapter_gives_no_colours() -> None:
    assert drawing.tinct(None) == ""
    assert drawing.tinct(CHAPTER) == "t-azure m-or"


def test_a_face_is_a_portrait_where_there_is_one() -> None:
    with_portrait = SimpleNamespace(name="Bob", tincture="vert", portrait_key="abc")

    assert 'src="/media/abc.webp"' in drawing.face(with_portrait)


def test_who_has_no_home_is_ringed_in_the_houses_own_colour() -> None:
    assert "t-murrey" in drawing.face(SimpleNamespace(name="Dan Archer", tincture=None, portrait_key=None))
