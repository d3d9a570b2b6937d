"""Which links say that they lead to the same person."""

import pytest

from members.elsewhere.linking_back import links_back

WANTED = "https://club.example/members/b0b"
PAGE = "https://bob.example/about/"


@pytest.mark.parametrize(
    "html",
    [
        '<a rel="me" href="https://club.example/members/b0b">me</a>',
        '<A REL="nofollow Me" HREF=" https://CLUB.example/members/b0b/ ">me</A>',
        '<link rel="me" href="http://club.example/members/b0b">',
        '<base href="https://club.example/members/"><a rel=me href="b0b">',
        '<a rel="me" href="//club.example/members/b0b?from=bob">',
        '<p><a rel="me" href="https://[bad">x</a><a rel="me" href="https://club.example/members/b0b">y',
    ],
)
def test_a_link_back_is_seen(html: str) -> None:
    assert links_back(html, PAGE, WANTED)


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<a href="https://club.example/members/b0b">me</a>',
        '<a rel="menu" href="https://club.example/members/b0b">me</a>',
        '<a rel="me" href="https://club.example/members/b0bby">me</a>',
        '<a rel="me" href="https://club.example.evil.example/members/b0b">me</a>',
        '<a rel="me">https://club.example/members/b0b</a>',
        '<!-- <a rel="me" href="https://club.example/members/b0b"> -->',
        '<img rel="me" href="https://club.example/members/b0b">',
    ],
)
def test_any_other_link_proves_nothing(html: str) -> None:
    assert not links_back(html, PAGE, WANTED)
