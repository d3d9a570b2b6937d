"""Which links may be given to those going."""

import pytest

from events.online.ways import LONGEST_LINK, Way, is_link, venue


@pytest.mark.parametrize(
    "link",
    [
        "https://meet.example.org/thursday?pwd=x%20y#room",
        "https://meet.example.org:8443/",
        "https://[2001:db8::1]/table",
        "https://e.org/" + "x" * (LONGEST_LINK - 14),
    ],
)
def test_an_https_address_is_a_link(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    "text",
    [
        "http://meet.example.org/",
        "javascript:alert(1)",
        "//meet.example.org/",
        "meet.example.org",
        "https://",
        "https:///table",
        "https://somebody:secret@meet.example.org/",
        "https://meet.example.org/a table",
        'https://meet.example.org/"onclick',
        "https://meet.example.org/\r\nX-Evil: 1",
        "https://meet.exаmple.org/",
        "https://[meet/",
        "https://meet.example.org:port/",
        "https://e.org/" + "x" * (LONGEST_LINK - 13),
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_link(text)


@pytest.mark.parametrize(
    ("way", "name", "words"),
    [
        (Way.IN_PERSON, "Café da Garagem", "Café da Garagem"),
        (Way.IN_PERSON, None, ""),
        (Way.ONLINE, "Café da Garagem", "Online"),
        (Way.HYBRID, "Café da Garagem", "Café da Garagem or online"),
        (Way.HYBRID, None, "Online"),
    ],
)
def test_lists_say_where_people_meet(way: Way, name: str | None, words: str) -> None:
    assert venue(way, name) == words
