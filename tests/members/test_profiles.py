"""What a member shows of themselves."""

import pytest

from core.database import writing
from core.refusal import Refused
from members import profiles, queries
from members.models import Member, Visibility
from members.profiles import Shown


def describe(member: Member, *handles: str) -> None:
    """Give a member these links."""
    with writing():
        profiles.describe(member.id, Shown(member.name, "", "", "", Visibility.ATTENDEES, handles))


def test_links_keep_their_order(bob: Member) -> None:
    describe(bob, "https://b.example/me", "http://a.example")

    assert [handle.url for handle in queries.handles_of(bob.id)] == ["https://b.example/me", "http://a.example"]


def test_a_link_without_a_scheme_is_https(bob: Member) -> None:
    describe(bob, "bob.example/me")

    assert [handle.url for handle in queries.handles_of(bob.id)] == ["https://bob.example/me"]


def test_new_links_take_the_place_of_the_old(bob: Member) -> None:
    describe(bob, "https://a.example")
    describe(bob, "https://b.example")

    assert [handle.url for handle in queries.handles_of(bob.id)] == ["https://b.example"]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "javascript://example.com/%0aalert(1)", "data:text/html,x", "ftp://a.example", "https://",
        "https://user@a.example", "bob", "https://a.example/" + "x" * 200, "http://[::1", "//a.example",
    ],
)  # fmt: skip
def test_anything_but_an_address_of_the_web_is_refused(bob: Member, link: str) -> None:
    with pytest.raises(Refused):
        describe(bob, link)

    assert [handle.url for handle in queries.handles_of(bob.id)] == []


def test_six_links_are_one_too_many(bob: Member) -> None:
    with pytest.raises(Refused, match="at most 5"):
        describe(bob, *[f"https://{n}.example" for n in range(6)])
