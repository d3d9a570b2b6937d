"""Old addresses, and the links that lead to them, as tables of examples."""

from time import process_time

import pytest

from blog.importing import places


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("http://munchies.example/2010/05/title.html", "/2010/05/title.html"),
        ("http://munchies.example/2010/05/title.html?m=1#more", "/2010/05/title.html"),
        ("http://blog.example/caf%C3%A9/", "/café"),
        ("http://blog.example/?p=12", "/?p=12"),
        ("http://blog.example/notes/?p=012&preview=1", "/notes/?p=12"),
        ("/2010/05/title.html", "/2010/05/title.html"),
        ("http://blog.example/", ""),
        ("http://blog.example/?p=x", ""),
        ("tag:blogger.com,1999:blog-24.post-1", ""),
        ("http://[broken/2010/05/title.html", ""),
        (f"/{'a' * 300}", ""),
        ("/a%00b", ""),
    ],
)
def test_what_is_kept_of_an_address(address: str, kept: str) -> None:
    assert places.place(address) == kept


@pytest.mark.parametrize(
    ("href", "is_own"),
    [
        ("http://munchies.blogspot.com/2010/05/a.html", True),
        ("https://munchies.blogspot.de/2010/05/a.html?m=1", True),
        ("http://www.own.example/2010/05/a.html", True),
        ("/2010/05/a.html", True),
        ("http://other.blogspot.com/2010/05/a.html", False),
        ("http://own.example/2010/05/b.html", False),
        ("javascript:/2010/05/a.html", False),
        ("http://[broken", False),
    ],
)
def test_links_to_ones_own_posts_are_told_from_others(href: str, is_own: bool) -> None:
    hosts = places.hosts(["http://munchies.blogspot.com/2010/05/a.html", "http://own.example/x", "/2011/01/c.html"])

    found = places.linked(f"<p><a class='x' href='{href}'>it</a></p>", hosts, {"/2010/05/a.html": "/blog/a"})

    assert found == ({href: "/blog/a"} if is_own else {})


def test_where_an_export_names_no_host_the_path_tells() -> None:
    found = places.linked('<a href="http://any.example/2010/05/a.html">', (), {"/2010/05/a.html": "/blog/a"})

    assert found == {"http://any.example/2010/05/a.html": "/blog/a"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See http://a.example/b_c.", 'See <a href="http://a.example/b_c">http://a.example/b_c</a>.'),
        (
            "<p>http://a.example/?p=1&amp;m=1</p>",
            '<p><a href="http://a.example/?p=1&amp;m=1">http://a.example/?p=1&amp;m=1</a></p>',
        ),
        ('<a href="http://a.example/">http://a.example/</a>', '<a href="http://a.example/">http://a.example/</a>'),
        ("<code>http://a.example/</code></code> x", "<code>http://a.example/</code></code> x"),
    ],
)
def test_addresses_among_words_become_links(text: str, expected: str) -> None:
    assert places.anchored(text) == expected


def test_tags_that_never_end_take_no_time() -> None:
    began = process_time()

    assert places.anchored("<" * 200_000) == "<" * 200_000

    assert process_time() - began < 1
