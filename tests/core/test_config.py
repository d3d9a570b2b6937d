"""The settings are read once and refuse what is unsafe."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.config import BadSetting, clock_shift, is_loopback, read

PUBLIC = {"BASE_URL": "https://club.example.org", "SECRET_KEY": "a key that is long enough, and not known 42"}


def test_nothing_needs_to_be_set_for_a_first_run(tmp_path: Path) -> None:
    settings = read({"DATA_DIR": str(tmp_path / "new")})

    assert settings.base_url == "http://127.0.0.1:5000"
    assert settings.database_url == f"sqlite:///{tmp_path / 'new' / 'chapterhouse.db'}"
    assert settings.is_local and settings.is_sqlite and settings.rate_limits


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first = read({"DATA_DIR": str(tmp_path)}).secret_key

    again = read({"DATA_DIR": str(tmp_path)}).secret_key

    assert first == again and len(first) == 128
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 40}, "SECRET_KEY"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"BASE_URL": "http://club.example.org"}, "BASE_URL"),
        ({"BASE_URL": "club.example.org"}, "BASE_URL"),
        ({"BASE_URL": "https://club.example.org/path"}, "BASE_URL"),
        ({"DATABASE_URL": "mysql://somewhere"}, "DATABASE_URL"),
        ({"SMTP_URL": "mail.example.org"}, "SMTP_URL"),
        ({"TRUSTED_PROXIES": "many"}, "TRUSTED_PROXIES"),
        ({"TRUSTED_PROXIES": "9" * 5000}, "TRUSTED_PROXIES"),
        ({"PORT": "-1"}, "PORT"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
        (PUBLIC | {"CLOCK": "+3d"}, "CLOCK"),
        (PUBLIC | {"RATE_LIMITS": "off"}, "RATE_LIMITS"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(given: dict[str, str], named: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=named):
        read({"DATA_DIR": str(tmp_path)} | given)


def test_postgresql_is_reached_by_psycopg_whatever_the_url_calls_it(tmp_path: Path) -> None:
    old = read({"DATA_DIR": str(tmp_path), "DATABASE_URL": "postgres://u@h/d"})
    new = read({"DATA_DIR": str(tmp_path), "DATABASE_URL": "postgresql://u@h/d"})

    assert old.database_url == new.database_url == "postgresql+psycopg://u@h/d"
    assert not new.is_sqlite


@pytest.mark.parametrize(
    "address", ["http://localhost:5000", "http://127.0.0.1", "http://127.8.9.1:80", "http://[::1]:5000"]
)
def test_a_loopback_address_is_local(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize("address", ["http://10.0.0.1", "https://localhost.example.org", "http://128.0.0.1", "http://"])
def test_any_other_address_is_not_local(address: str) -> None:
    assert not is_loopback(address)


NOW = datetime(2026, 10, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("+3d", timedelta(days=3)),
        ("-2h", timedelta(hours=-2)),
        ("+30m", timedelta(minutes=30)),
        ("2026-10-08T12:00Z", timedelta(days=1)),
    ],
)
def test_the_clock_is_moved_by_an_offset_or_to_an_instant(text: str, by: timedelta) -> None:
    assert clock_shift(text, NOW) == by


@pytest.mark.parametrize("text", ["tomorrow", "+3y", "2026-10-08T12:00", "+", ""])
def test_a_clock_that_says_nothing_clear_is_refused(text: str) -> None:
    with pytest.raises(BadSetting, match="CLOCK"):
        clock_shift(text, NOW)
