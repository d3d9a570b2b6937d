"""The virtual environment is made by what the machine has, once for each state of the requirements, or says why not."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from core.running import environment
from core.running.environment import NO_VENV, Amiss, fingerprint, installers, main, reason

#: A line of a lock that names a package, and one that names a hash.
PINNED = re.compile(r"^[\w.-]+(?:\[[\w,-]+\])?==\S+")
HASH = "    --hash=sha256:"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house without an environment, on a machine without uv."""
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-assets.txt"):
        (tmp_path / name).write_text("# nothing\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def add_uv(house: Path, last_words: str = "", status: int = 0) -> Path:
    """A uv that notes what it is told, says something, and ends; returns its notes."""
    program, notes = house / "bin" / "uv", house / "notes"
    program.write_text(f'#!/bin/sh\necho "$@" >> {notes}\necho "{last_words}" >&2\nexit {status}\n')
    program.chmod(0o755)
    return notes


def without_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python as some systems ship it."""
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name in ("ensurepip", "venv") else found(name)
    )


def test_a_machine_that_cannot_make_one_is_told_in_one_line(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_venv(monkeypatch)

    with pytest.raises(SystemExit, match="apt-get install python3-venv") as ended:
        main("run")

    assert str(ended.value) == NO_VENV
    assert "\n" not in NO_VENV
    assert not (house / ".venv" / ".run").exists()


def test_uv_does_without_what_the_machine_lacks(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_venv(monkeypatch)
    notes = add_uv(house)

    main("run")

    assert notes.exists()
    assert (house / ".venv" / ".run").exists()


def test_uv_installs_by_hash_and_the_assets_without_what_they_name(house: Path) -> None:
    notes = add_uv(house)

    main("dev")

    first, second = notes.read_text().splitlines()
    assert "--require-hashes -r requirements-dev.txt" in first
    assert "--require-hashes --no-deps -r requirements-assets.txt" in second


def test_without_uv_it_is_venv_and_pip_by_hash(house: Path) -> None:
    (make, *install), *others = installers("run")

    assert make == [sys.executable, "-m", "venv", str(house / ".venv")]
    assert all("--require-hashes" in command for command in install)
    assert others == []


def test_where_uv_fails_pip_has_its_turn(house: Path) -> None:
    add_uv(house)

    ways = list(installers("run"))

    assert len(ways) == 2


def test_a_second_time_nothing_is_done_or_said(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = add_uv(house)
    main("run")
    notes.unlink()
    capsys.readouterr()

    main("run")

    assert not notes.exists()
    assert capsys.readouterr().out == ""


def test_other_requirements_are_installed_anew(house: Path) -> None:
    before = fingerprint(house, "run")

    (house / "requirements.txt").write_text("# something\n")

    assert fingerprint(house, "run") != before


def test_requirements_of_tests_do_not_concern_the_product(house: Path) -> None:
    before = fingerprint(house, "run")

    (house / "requirements-dev.txt").write_text("# something\n")

    assert fingerprint(house, "run") == before


def test_without_network_there_is_one_line_and_no_stamp(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_venv(monkeypatch)
    add_uv(house, "error: Failed to fetch: dns error", status=1)

    with pytest.raises(SystemExit, match="package index cannot be reached") as ended:
        main("run")

    assert "\n" not in str(ended.value)
    assert not (house / ".venv" / ".run").exists()


@pytest.mark.parametrize(
    "said",
    [
        "NewConnectionError: Failed to establish a new connection: [Errno 111] Connection refused",
        "Temporary failure in name resolution",
        "error sending request for url",
        "ProxyError('Cannot connect to proxy.')",
    ],
)
def test_whatever_an_installer_calls_it_no_network_is_no_network(said: str) -> None:
    assert "connect this machine to the network" in reason(said)


def test_another_failure_is_told_by_its_last_line() -> None:
    assert reason("Collecting x\n\nERROR: hashes differ\n") == "Installing the packages failed: ERROR: hashes differ"
    assert reason("") == "Installing the packages failed: no reason was given"


def test_an_installer_that_cannot_run_is_amiss(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_venv(monkeypatch)
    add_uv(house, status=3)

    with pytest.raises(Amiss, match="failed"):
        environment.install("run")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-assets.txt"])
def test_every_package_is_locked_by_version_and_hash(name: str) -> None:
    lines = (Path(environment.__file__).parents[2] / name).read_text().splitlines()
    named = [number for number, line in enumerate(lines) if line and not line.startswith((" ", "#"))]

    assert lines[1] == "#    make lock"
    assert named
    assert [lines[number] for number in named if not PINNED.match(lines[number])] == []
    assert [lines[number] for number in named if not lines[number + 1].startswith(HASH)] == []
    assert [line for line in lines if "://" in line] == []


def test_every_package_that_is_asked_for_is_locked() -> None:
    root = Path(environment.__file__).parents[2]
    pairs = (("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt"))

    for asked, locked in (*pairs, ("requirements-assets.in", "requirements-assets.txt")):
        names = re.findall(r"^[\w-]+", (root / asked).read_text(), re.MULTILINE)
        there = set(re.findall(r"^[\w.-]+", (root / locked).read_text().lower(), re.MULTILINE))
        assert {name.lower() for name in names if not name.startswith("-")} - there == set()
