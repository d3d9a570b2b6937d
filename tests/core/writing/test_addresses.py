"""Addresses of pages: the same as Flask's own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import BuildError

from core.writing.addresses import Addresses


@pytest.fixture
def url_for(app: Flask) -> Callable[..., str]:
    """As templates have it."""
    return Addresses(app).url_for


@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("pages.home", {}),
        ("events.show", {"event_id": 3, "slug": "é a/b%?#'(~)"}),
        ("events.show", {"event_id": 3}),
        ("events.show", {"event_id": 3, "slug": None}),
        ("photos.picture", {"event_id": 3, "key": "a1"}),
        ("photos.index", {"event_id": 3, "_anchor": "photo-a 1"}),
        ("sign_up.new", {"next": "/events/3-a?b=c&d= é%", "event": 3, "again": None}),
        ("sign_up.new", {"event": [1, 2], "flag": True}),
        ("blog.month", {"year": 2026, "month": 3}),
        ("rsvps.create", {"event_id": 3}),
    ],
)
def test_an_address_is_the_one_that_flask_makes(
    app: Flask, url_for: Callable[..., str], endpoint: str, values: dict[str, Any]
) -> None:
    with app.test_request_context("/"):
        assert url_for(endpoint, **values) == app.url_for(endpoint, **values)


@pytest.mark.parametrize(("endpoint", "values"), [("pages.nowhere", {}), ("events.show", {"slug": "a"})])
def test_what_leads_nowhere_is_refused(
    app: Flask, url_for: Callable[..., str], endpoint: str, values: dict[str, Any]
) -> None:
    with app.test_request_context("/"), pytest.raises(BuildError):
        url_for(endpoint, **values)


def test_templates_have_it(app: Flask) -> None:
    given: Any = app.jinja_env.get_template("macros/people.html").globals["url_for"]

    assert isinstance(given.__self__, Addresses)
