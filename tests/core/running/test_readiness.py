"""Whether the site can be served just now."""

import pytest
from flask import Flask

from core.database import Base, db
from core.running import readiness


def test_with_a_database_and_room_nothing_is_lacking(committing: Flask) -> None:
    with committing.app_context():
        assert readiness.lacking(committing.extensions["settings"]) == []


def test_without_tables_that_is_said(committing: Flask) -> None:
    with committing.app_context():
        Base.metadata.drop_all(db.engine)

        said = readiness.lacking(committing.extensions["settings"])

    assert said == ["The database does not answer, or has no tables."]


def test_without_room_that_is_said(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", 1 << 60)

    with committing.app_context():
        said = readiness.lacking(committing.extensions["settings"])

    assert said[0].endswith(" MB are free where the data lies.")
