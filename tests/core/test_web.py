"""What every request passes through."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core import web
from core.web import safe_next

HOSTILE_PATHS = [
    "/nothing-here",
    "/%00",
    "/?q=%00",
    f"/?q={'x' * 5000}",
    "/" + "9" * 5000,
    "/../../etc/passwd",
    "/events/" + "9" * 5000,
]


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_a_strange_address_is_answered_with_a_page(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code in (400, 404)
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", ["/nothing-here", "/healthz"])
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == web.CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]


def test_another_host_is_refused(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_from_another_site_is_refused(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.post("/sign-in", data={"email": "a@example.com"}, headers=headers).status_code == 400


def test_a_body_over_the_limit_is_refused_with_413(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"email": "x" * 1_500_000})

    assert answer.status_code == 413
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", ["/chapters", "/events?near=Lisbon", "/sign-in"])
def test_a_sign_in_may_go_on_to_a_page_of_ours(app: Flask, path: str) -> None:
    with app.test_request_context():
        assert safe_next(path) == path


@pytest.mark.parametrize(
    "path",
    [
        None, "", "https://evil.example/", "//evil.example/", "//[::1", "/\\evil.example", "/\t/evil.example",
        "/%2F/evil", "javascript:alert(1)", "/sign-out", "/nothing-here", "/chapters\r\nX: y", " /chapters",
        "/" + "a" * 400, "chapters", "http:/chapters",
    ],
)  # fmt: skip
def test_a_sign_in_never_goes_on_to_anything_else(app: Flask, path: str | None) -> None:
    with app.test_request_context():
        assert safe_next(path) == "/"


def test_an_ipv6_network_counts_as_one(app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}):
        assert web.network() == "2001:db8:1:2::/64"
    with app.test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.7"}):
        assert web.network() == "192.0.2.7"


def test_an_ipv4_address_told_as_one_of_ipv6_is_counted_by_itself(app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": "::ffff:192.0.2.7"}):
        assert web.network() == "192.0.2.7"


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "http://[zz]", "null", "x"])
def test_an_origin_that_is_none_is_not_ours(client: FlaskClient, origin: str) -> None:
    assert client.post("/sign-out", headers={"Origin": origin}).status_code == 400


def test_a_forged_forwarding_header_changes_nothing(app: Flask) -> None:
    with app.test_request_context(
        headers={"X-Forwarded-For": "203.0.113.9"}, environ_base={"REMOTE_ADDR": "192.0.2.7"}
    ):
        assert web.network() == "192.0.2.7"
