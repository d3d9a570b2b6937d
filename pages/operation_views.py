"""What machines ask of the site: whether it lives, what they may read, and where browsers report what they refused."""

import json
import logging
import re
from datetime import timedelta
from email.utils import parseaddr
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from blog.models import SCOPE
from core import assets, caching, clock, limits
from core.config import Settings
from core.limits import Limit
from core.running import readiness
from core.web import address_of, network
from pages import sitemap

blueprint = Blueprint("operation", __name__)

log = logging.getLogger(__name__)
REPORTS = Limit("csp report", 10, 60)
LARGEST_REPORT_BYTES = 16 * 1024
A_DAY = 86_400
#: What the two formats of a report call the same two things.
DIRECTIVE, BLOCKED = ("effective-directive", "effectiveDirective", "violated-directive"), ("blocked-uri", "blockedURL")
#: RFC 9116 wants an end within a year; the file is written anew with every answer.
HOLDS_FOR = timedelta(days=180)
#: What is of no use to search engines; who is not signed in reads nothing of the rest anyway.
CLOSED = ("/me", "/organise/", "/admin", "/sign-in", "/sign-up", "/unsubscribe/", "/mailbox")


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Whether this process answers; asks nobody else."""
    return Response("well\n", mimetype="text/plain")


@blueprint.get("/readyz")
def readyz() -> ResponseReturnValue:
    """Whether the site can be served: the database answers and there is room to write."""
    amiss = readiness.lacking(_settings())
    status = HTTPStatus.SERVICE_UNAVAILABLE if amiss else HTTPStatus.OK
    return Response("".join(f"{line}\n" for line in amiss or ["ready"]), status, mimetype="text/plain")


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """What robots need not read."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {address_of('/sitemap.xml')}", ""]
    return _text("\n".join(lines), A_DAY)


@blueprint.get("/sitemap.xml")
@caching.kept("site", SCOPE)
def sitemap_() -> ResponseReturnValue:
    """What there is to find."""
    found = {"chapters": sitemap.chapters(), "events": sitemap.events(), "posts": sitemap.posts()}
    page = render_template("pages/sitemap.xml", **found)
    return Response(page, mimetype="application/xml")


@blueprint.get("/.well-known/security.txt")
def security() -> ResponseReturnValue:
    """Whom to tell of a weakness (RFC 9116)."""
    until = (clock.now() + HOLDS_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: mailto:{parseaddr(_settings().mail_from)[1]}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {address_of(request.path)}",
        "",
    )
    return _text("\n".join(lines), A_DAY)


@blueprint.get("/.well-known/change-password")
def change_password() -> ResponseReturnValue:
    """Where password managers send people who want another password."""
    return redirect(url_for("settings.password"))


@blueprint.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """For programs that ask for it by its old name."""
    return caching.public(_moved(assets.address("own/img/mark.svg")), A_DAY)


@blueprint.post("/csp-report")
def csp_report() -> ResponseReturnValue:
    """Take what a browser says it refused; addresses of pages are not kept, for they may be somebody's secret."""
    limits.spend(REPORTS, network())
    if (request.content_length or 0) > LARGEST_REPORT_BYTES:
        abort(413)
    for said in _reports(request.get_data(cache=False)):
        log.warning("refused by a browser: %s from %s", *said)
    return "", HTTPStatus.NO_CONTENT


def _reports(body: bytes) -> list[tuple[str, str]]:
    """Directive and origin of each report, in either of the two formats; nothing where it is neither."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return []
    bodies = [entry.get("body") for entry in given if isinstance(entry, dict)] if isinstance(given, list) else [given]
    reports = [report.get("csp-report", report) for report in bodies[:5] if isinstance(report, dict)]
    return [_said(report) for report in reports if isinstance(report, dict)]


def _said(report: dict[str, Any]) -> tuple[str, str]:
    directive = next((report[name] for name in DIRECTIVE if name in report), "")
    blocked = next((report[name] for name in BLOCKED if name in report), "")
    return _word(directive), _origin(str(blocked))


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address[:2000])
    except ValueError:
        return "?"
    return _word(f"{parts.scheme}://{parts.netloc}" if parts.netloc else address)


def _word(text: object) -> str:
    """Letters, digits and what stands in names of hosts: nothing that could forge a line of the log."""
    return re.sub(r"[^A-Za-z0-9.:/-]+", "", str(text or ""))[:80] or "?"


def _moved(address: str) -> Response:
    response = redirect(address)
    return Response(response.get_data(), HTTPStatus.FOUND, {"Location": address}, mimetype="text/html")


def _text(words: str, seconds: int) -> Response:
    return caching.public(Response(words, mimetype="text/plain"), seconds)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
