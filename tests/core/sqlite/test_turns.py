"""How a transaction waits for SQLite's writing lock."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.sqlite import turns
from core.sqlite.library import MODULE

pytestmark = pytest.mark.once


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Any, Any]]:
    """Two connections to one file, as two servers have them."""
    both = tuple(MODULE.connect(tmp_path / "a.db", isolation_level=None, check_same_thread=False) for _ in range(2))
    both[0].execute("CREATE TABLE seat (taken INT)")
    yield both
    for each in both:
        each.close()


def test_who_waits_begins_once_the_other_has_committed(two: tuple[Any, Any]) -> None:
    first, second = two
    turns.begin_writing(first)
    first.execute("INSERT INTO seat VALUES (1)")
    has_begun = threading.Event()

    def begin() -> None:
        turns.begin_writing(second)
        has_begun.set()

    waiting = threading.Thread(target=begin)
    waiting.start()
    was_early = has_begun.wait(0.05)

    first.execute("COMMIT")
    waiting.join(20)

    assert (was_early, has_begun.is_set()) == (False, True)
    assert second.execute("SELECT count(*) FROM seat").fetchall() == [(1,)]


def test_all_threads_of_one_server_have_their_turn(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with MODULE.connect(path) as connection:
        connection.execute("CREATE TABLE seat (taken INT)")

    def take() -> None:
        connection = MODULE.connect(path, isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        for _ in range(20):
            turns.begin_writing(connection)
            count = connection.execute("SELECT count(*) FROM seat").fetchone()[0]
            connection.execute("INSERT INTO seat VALUES (?)", (count,))
            connection.execute("COMMIT")
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)

    taken = connection.execute("SELECT taken FROM seat ORDER BY taken").fetchall()
    connection.close()
    assert [number for (number,) in taken] == list(range(160))


def test_who_waits_in_vain_is_told_and_waits_no_longer_for_anything_else(
    two: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    turns.begin_writing(first)
    monkeypatch.setattr(turns, "MILLISECONDS", 20)

    with pytest.raises(MODULE.OperationalError, match="database is locked"):
        turns.begin_writing(second)

    assert second.execute("PRAGMA busy_timeout").fetchall() == [(20,)]
    first.execute("COMMIT")
    turns.begin_writing(second)


def test_any_other_trouble_is_raised_at_once(two: tuple[Any, Any]) -> None:
    first, _second = two
    turns.begin_writing(first)

    with pytest.raises(MODULE.OperationalError, match="within a transaction"):
        turns.begin_writing(first)
