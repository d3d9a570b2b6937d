"""Words made ready: HTML once, hosts of links, quotations, and what is refused."""

import pytest

from comments import bodies
from core.refusal import Refused


def test_the_html_is_made_once_with_addresses_as_links() -> None:
    made = bodies.written("See https://bees.example, *please*.")

    assert made.html == (
        '<p>See <a href="https://bees.example" rel="nofollow ugc noopener">https://bees.example</a>, '
        "<em>please</em>.</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("https://www.Shop.example/a https://shop.example./b", ("shop.example", "shop.example")),
        ("[here](http://localhost/blog)", ()),
        ("[mail](mailto:a@b.example)", ()),
        ("<https://a.example> and [b](https://b.example/?x=1&y=2)", ("a.example", "b.example")),
        ("`https://code.example`", ()),
        ("[x](https://[half)", ()),
    ],
)
def test_hosts_are_those_of_links_that_lead_away(text: str, hosts: tuple[str, ...]) -> None:
    assert bodies.written(text).hosts == hosts


@pytest.mark.parametrize("text", ["", "  \n ", "[](https://a.example)", "> "])
def test_what_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Write something"):
        bodies.written(text)


def test_what_is_too_long_is_refused_before_it_is_made() -> None:
    with pytest.raises(Refused, match="5,000"):
        bodies.written("[" * 50_000)


def test_what_was_quoted_in_a_quotation_leaves_no_gap() -> None:
    assert bodies.quoted("Mine.\n\n> older words\n\nAnd more.") == "> Mine.\n>\n> And more.\n\n"


def test_a_quotation_leaves_out_what_was_quoted_in_it() -> None:
    assert bodies.quoted("> older words\n\nMine.\n\nAnd more.") == "> Mine.\n>\n> And more.\n\n"
