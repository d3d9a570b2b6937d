"""The club's row: read twice a minute, and by the way where something else is read."""

import pytest
from flask import Flask, g

from core import caching, club
from core.models import Club, Version
from tests.people import saved
from tests.watching import Watch


def our_club(name: str = "Readers of the World") -> Club:
    """The one club there is."""
    return saved(Club(id=1, name=name, tagline="Hello", links=["https://example.org/us"]))


def test_a_house_without_a_club_has_words_for_it() -> None:
    assert club.words().name == "Chapterhouse"


def test_it_is_read_once_in_half_a_minute(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    our_club()
    with watch.statements() as seen:
        assert [club.words().name for _ in range(3)] == ["Readers of the World"] * 3
    assert len(seen) == 1

    monkeypatch.setattr(club, "READ_AGAIN_SECONDS", -1)
    with watch.statements() as seen:
        club.words()
        club.words()
    assert len(seen) == 2


@pytest.mark.parametrize("scopes", [("site",), ("site", "chapter:lisbon")])
def test_it_comes_with_the_versions_where_it_is_due(watch: Watch, scopes: tuple[str, ...]) -> None:
    our_club()
    saved(Version(scope="site", number=7))
    with watch.statements() as seen:
        version = caching.version_of(*scopes)
        words = club.words()

    assert (words.name, words.tagline, words.links) == ("Readers of the World", "Hello", ["https://example.org/us"])
    assert version[1:] == (("site", 7),)
    assert caching.version_of(*scopes) == version
    assert len(seen) == 1


def test_it_is_read_by_itself_where_there_is_no_version_or_no_club_yet() -> None:
    our_club()
    caching.version_of("site")

    assert club.words().name == "Readers of the World"


def test_versions_are_read_in_a_house_without_a_club() -> None:
    saved(Version(scope="site", number=7))

    assert caching.version_of("site")[1:] == (("site", 7),)
    assert club.words().name == "Chapterhouse"


def test_an_error_page_asks_no_database(app: Flask, watch: Watch) -> None:
    our_club()
    with app.test_request_context(), watch.statements() as seen:
        g.is_error = True

        assert club.words().name == "Chapterhouse"
    assert seen == []
