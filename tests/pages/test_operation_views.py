"""What machines ask of the site."""

import json
import logging
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from app import create_app
from chapters.models import Chapter, ChapterState
from core.clock import now
from events.models import EventState
from tests.conftest import app_on_a_copy, leave, prepare, settings_for
from tests.databases import Databases
from tests.people import add_event, saved

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PLAIN = "text/plain; charset=utf-8"


def test_a_process_that_answers_is_well_without_asking_the_database(client: FlaskClient) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer.content_type) == (200, "well\n", PLAIN)


def test_a_site_with_a_database_is_ready(client: FlaskClient) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.text, answer.content_type) == (200, "ready\n", PLAIN)


def test_a_site_without_its_tables_is_not_ready(databases: Databases, tmp_path: Path) -> None:
    app = create_app(settings_for(databases.empty(), tmp_path))
    prepare(app)

    answer = app.test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.text == "The database does not answer, or has no tables.\n"
    leave(app)


def test_robots_are_told_where_not_to_go_and_where_the_map_is(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")

    lines = answer.text.splitlines()
    assert answer.content_type == PLAIN
    assert lines[0] == "User-agent: *"
    assert "Disallow: /organise/" in lines
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"


def test_the_site_map_lists_pages_open_chapters_and_what_is_ahead(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter
) -> None:
    ahead = add_event(lisbon, title="Ahead")
    add_event(lisbon, title="Over", starts_on=date(2026, 10, 1))
    add_event(lisbon, title="Cancelled", state=EventState.CANCELLED)
    charlotte.state = ChapterState.ARCHIVED
    saved(charlotte)

    answer = client.get("/sitemap.xml")

    found = [node.text for node in ET.fromstring(answer.text).iter(f"{SITEMAP}loc")]
    assert answer.content_type == "application/xml; charset=utf-8"
    assert found[0] == "http://localhost/"
    assert found[-2:] == ["http://localhost/chapters/lisbon", f"http://localhost/events/{ahead.id}-ahead"]


def test_a_weakness_can_be_reported_and_the_word_holds_for_less_than_a_year(client: FlaskClient) -> None:
    answer = client.get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    expires = datetime.fromisoformat(fields["Expires"])
    assert answer.content_type == PLAIN
    assert fields["Contact"] == "mailto:chapterhouse@localhost"
    assert fields["Canonical"] == "http://localhost/.well-known/security.txt"
    assert timedelta(days=90) < expires - now() < timedelta(days=365)


def test_password_managers_are_led_to_where_passwords_are_changed(client: FlaskClient) -> None:
    answer = client.get("/.well-known/change-password")

    assert (answer.status_code, answer.location) == (302, "/me/settings/password")


def test_the_old_name_of_the_icon_leads_to_it(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    with client.get(answer.location) as icon:
        assert icon.content_type.startswith("image/svg+xml")


OLD = {
    "csp-report": {
        "document-uri": "http://localhost/secret/page",
        "effective-directive": "img-src",
        "blocked-uri": "https://evil.example/x.png?me",
    }
}
NEW = [
    {
        "type": "csp-violation",
        "body": {
            "effectiveDirective": "script-src-elem",
            "blockedURL": "inline",
            "documentURL": "http://localhost/secret",
        },
    }
]
NONE = (
    "", "{", "null", "7", "[]", "[3]", '{"csp-report": 3}', '[{"body": null}]', '{"csp-report": {}}', "[" * 5000, "é",
)  # fmt: skip


@pytest.mark.parametrize(
    ("report", "words"),
    [(OLD, "img-src from https://evil.example"), (NEW, "script-src-elem from inline")],
    ids=["report-uri", "report-to"],
)
def test_what_a_browser_refused_is_noted_without_the_page_it_was_on(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, report: object, words: str
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = client.post("/csp-report", data=json.dumps(report), content_type="application/csp-report")

    assert answer.status_code == 204
    assert words in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("body", NONE)
def test_a_report_that_is_none_is_taken_without_a_word(client: FlaskClient, body: str) -> None:
    answer = client.post("/csp-report", data=body, content_type="application/csp-report")

    assert answer.status_code == 204


def test_no_report_can_forge_a_line_of_the_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    forged = {"csp-report": {"effective-directive": "x\n2026-01-01 ERROR forged", "blocked-uri": "\r\n\x1b[31mred"}}

    with caplog.at_level(logging.WARNING):
        client.post("/csp-report", data=json.dumps(forged))

    assert len(caplog.records[-1].getMessage().splitlines()) == 1
    assert "\x1b" not in caplog.text


def test_a_report_of_unlikely_size_is_refused(client: FlaskClient) -> None:
    answer = client.post("/csp-report", data=b"x" * 20_000)

    assert answer.status_code == 413


def test_the_eleventh_report_within_a_minute_is_refused(databases: Databases, template: str, tmp_path: Path) -> None:
    with app_on_a_copy(databases, template, tmp_path / "limited", rate_limits=True) as app:
        client = app.test_client()
        statuses = [client.post("/csp-report", data="{}").status_code for _ in range(11)]

    assert statuses == [204] * 10 + [429]
