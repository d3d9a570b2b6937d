"""Which browser journeys are made in."""

from pathlib import Path

import pytest

from tests.journeys import browser


def test_without_any_browser_one_line_says_how_to_come_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    with pytest.raises(browser.NoBrowser, match="apt-get install chromium") as raised:
        browser.found()

    assert len(str(raised.value).splitlines()) == 1


def test_the_browser_of_the_machine_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert browser.found() == browser.Program(str(program))


def test_one_fetched_before_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "chapterhouse" / f"chromium-{browser.VERSION}"
    home.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    program = browser.found()

    assert program.path == str(home / "chromium")
    assert program.environment["FONTCONFIG_FILE"] == str(home / "fonts.conf")
