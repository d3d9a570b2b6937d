"""The whole world, filled once."""

from collections.abc import Iterator

import pytest
from flask import Flask

from cities.filling import sources
from cities.filling.facts import Place
from tests.conftest import app_on_a_copy
from tests.databases import Databases

SAID = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def filled(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> Iterator[Flask]:
    """An app whose database holds the real gazetteer, filled by the command."""
    with app_on_a_copy(databases, template, tmp_path_factory.mktemp("world")) as app:
        said = app.test_cli_runner().invoke(args=["cities", "import"], catch_exceptions=False)
        pytestconfig.stash[SAID] = said.output
        yield app


@pytest.fixture(scope="session")
def everywhere() -> list[Place]:
    """All cities of the world as the package has them."""
    return sources.places()


@pytest.fixture
def said_while_filling(filled: Flask, pytestconfig: pytest.Config) -> str:
    """What the command said."""
    return pytestconfig.stash[SAID]


@pytest.fixture
def world(filled: Flask) -> Iterator[Flask]:
    """The real gazetteer, to be asked."""
    with filled.app_context():
        yield filled
