"""Every kind of name fits on a badge."""

import pytest

from events.door import fitting


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Ana", ""),
        ("Adaeze Obi", ""),
        ("ليلى حداد", ""),
        ("山田太郎", ""),
        ("🎉", ""),
        ("Maria Leopoldina da Silva", ""),
        ("Schlegelsteinhaus", "badge-m"),
        ("Pedro de Alcântara Francisco António João Carlos Xavier", "badge-m"),
        ("Krungthepmahanakhon", "badge-s"),
        ("Llanfairpwllgwyngyllgogerychwyrn", "badge-xs"),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "badge-xs"),
    ],
)
def test_a_name_stands_as_large_as_it_fits(name: str, size: str) -> None:
    assert fitting.size(name) == size


def test_a_second_line_takes_the_room_of_one() -> None:
    assert fitting.size("Ana Leopoldina", has_second_line=True) == ""
    assert fitting.size("Maria Leopoldina Silva", has_second_line=True) == "badge-m"
