"""What a journey stands on: a house of its own, a browser of this worker, and readers who tell what went wrong."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

import core.clock
from app import create_app
from core.database import writing
from tests.conftest import NOON, copied, leave, settings_for
from tests.databases import Databases
from tests.journeys import world
from tests.journeys.browser import FLAGS, NoBrowser, found
from tests.journeys.house import House, open_house
from tests.journeys.reader import Reader


@pytest.fixture(autouse=True)
def rolled_back() -> None:
    """A journey's requests come from outside, so they commit: each journey has a database of its own instead."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of this worker; without any, they fail and say how to come by one."""
    try:
        program = found()
    except NoBrowser as error:
        pytest.fail(str(error), pytrace=False)
    environment: dict[str, Any] = dict(os.environ) | program.environment
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program.path, args=list(FLAGS), env=environment)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def world_template(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database that holds the journeys' world, to which nobody is connected."""
    url = databases.copy(template)
    app: Flask = create_app(settings_for(url, tmp_path_factory.mktemp("data")))
    with core.clock.standing_at(NOON), app.app_context(), writing():
        world.build()
    leave(app)
    return url


@pytest.fixture
def house(databases: Databases, world_template: str, tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[House]:
    """The journeys' world, open, and changed by nobody before."""
    late_seconds = pytestconfig.getoption("late") / 1000
    with copied(databases, world_template) as url, open_house(url, tmp_path, late_seconds) as house:
        yield house


@pytest.fixture
def meet(browser: Browser, house: House) -> Iterator[Callable[..., Reader]]:
    """People come with browsers of their own: `meet("alice", width=375)`; at the end nothing may have gone wrong."""
    readers: list[Reader] = []

    def come(name: str = "", **options: Any) -> Reader:
        reader = Reader(browser, house, **options)
        readers.append(reader)
        return reader.is_(name) if name else reader

    yield come
    troubles = [trouble for reader in readers for trouble in reader.closes()]
    assert troubles == []


@pytest.fixture(params=[pytest.param(True, id="script"), pytest.param(False, id="no-script", marks=pytest.mark.once)])
def script(request: pytest.FixtureRequest) -> bool:
    """Both ways: with JavaScript, and without."""
    return bool(request.param)
