"""Pages of a list."""

from core.writing.paging import cut


def test_a_list_is_cut_into_pages() -> None:
    page = cut(list(range(25)), 2, 10)

    assert list(page.items) == list(range(10, 20))
    assert (page.preceding, page.following, page.last) == (1, 3, 3)


def test_the_last_page_has_nothing_after_it() -> None:
    assert cut(list(range(25)), 3, 10).following is None


def test_an_empty_list_has_one_page() -> None:
    nothing: list[int] = []

    page = cut(nothing, 1, 10)

    assert (page.last, page.preceding, page.following) == (1, None, None)
