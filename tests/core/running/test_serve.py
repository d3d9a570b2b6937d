"""The one-command run: which port and address it settles on, and when the house is prepared."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.config import Settings
from core.running import serve
from core.running.serve import HOST, PortTaken, is_free, prepared_file, settle
from tests.conftest import settings_for


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    """Settings of a house in a folder of its own."""
    return settings_for(f"sqlite:///{tmp_path / 'club.db'}", tmp_path)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A folder with one migration."""
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "0001.py").touch()
    return folder


def test_a_port_somebody_listens_on_is_not_free(taken: int) -> None:
    assert not is_free(taken)


def test_a_port_that_is_asked_for_and_taken_is_said_in_one_line(taken: int) -> None:
    with pytest.raises(PortTaken) as raised:
        settle({"PORT": str(taken)}, {})

    assert str(raised.value) == f"Port {taken} is taken. Try another one, as in: PORT={taken + 1} make run"


@pytest.mark.parametrize("text", ["0", "65536", "http", "-1", "٣", "5000x", "9" * 5000])
def test_what_is_no_port_is_said_in_one_short_line(text: str) -> None:
    with pytest.raises(PortTaken) as raised:
        settle({"PORT": text}, {})

    assert "is not a port: a number from 1 to 65535." in str(raised.value)
    assert len(str(raised.value)) < 100


def test_without_a_port_the_first_free_one_is_taken(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", taken)

    settled = settle({}, {})

    assert taken < int(settled["PORT"]) < taken + serve.PORTS_TRIED


def test_where_no_port_is_free_that_is_said(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    monkeypatch.setattr(serve, "FIRST_PORT", taken)
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)

    with pytest.raises(PortTaken, match=f"No port from {taken} to {taken} is free"):
        settle({}, {})


def test_the_address_follows_from_the_port_unless_it_is_given() -> None:
    settled = settle({}, {})
    given = settle({"BASE_URL": "https://club.example.org"}, {})

    assert settled["BASE_URL"] == f"http://127.0.0.1:{settled['PORT']}"
    assert "BASE_URL" not in given


def test_what_is_given_stands_above_the_file() -> None:
    settled = settle({"LOG_LEVEL": "ERROR"}, {"LOG_LEVEL": "DEBUG", "SMTP_URL": "smtp://localhost"})

    assert "LOG_LEVEL" not in settled
    assert settled["SMTP_URL"] == "smtp://localhost"


def test_a_prepared_house_is_known_again(here: Settings, migrations: Path) -> None:
    assert prepared_file(here, migrations) == prepared_file(here, migrations)


def test_another_migration_means_preparing_anew(here: Settings, migrations: Path) -> None:
    before = prepared_file(here, migrations)
    (migrations / "0002.py").touch()

    assert prepared_file(here, migrations) != before


def test_another_database_means_preparing_anew(here: Settings, migrations: Path) -> None:
    other = replace(here, database_url="postgresql+psycopg://localhost/club")

    assert prepared_file(other, migrations) != prepared_file(here, migrations)


def test_a_database_file_that_was_deleted_means_preparing_anew(here: Settings, migrations: Path) -> None:
    path = here.data_dir / "club.db"
    path.touch()
    before = prepared_file(here, migrations)
    path.unlink()

    assert prepared_file(here, migrations) != before
