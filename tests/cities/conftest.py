"""The whole world, filled once."""

from collections.abc import Iterator

import pytest
from flask import Flask

import cities.cli
from app import create_app
from tests.conftest import leave, prepare, settings_for
from tests.databases import Databases


@pytest.fixture(scope="session")
def filled(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app whose database holds the real gazetteer."""
    app = create_app(settings_for(databases.copy(template), tmp_path_factory.mktemp("world")))
    prepare(app)
    with app.app_context():
        cities.cli.run()
    yield app
    leave(app)


@pytest.fixture
def world(filled: Flask) -> Iterator[Flask]:
    """The real gazetteer, to be asked."""
    with filled.app_context():
        yield filled
