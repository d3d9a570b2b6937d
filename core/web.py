"""What every request passes through: where it may come from, how large it may be, and the headers of its answer."""

import ipaddress
import re
import secrets
from functools import cache
from urllib.parse import urljoin, urlsplit

from flask import Flask, Request, Response, abort, current_app, g, redirect, request
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, RequestRedirect
from werkzeug.routing.exceptions import RoutingException

from core.config import Settings, is_loopback

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LONGEST_QUERY = 4096
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; report-uri /csp-report"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
}
PRIVATE = "private, no-store"
PICTURE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-site",
}


class Id(IntegerConverter):
    """A row's number in an address: at most nine digits, which is what PostgreSQL's integers hold of any such text."""

    regex = r"[1-9]\d{0,8}"


def init_app(app: Flask, settings: Settings) -> None:
    """Put the guards before every request and the headers on every answer."""
    app.url_map.converters["id"] = Id
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-session" if settings.is_https else "session",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=1024 * 1024,
        MAX_FORM_MEMORY_SIZE=256 * 1024,
        MAX_FORM_PARTS=200,
        BASE_URL=settings.base_url,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_guard)
    app.after_request(_dress)


def address_of(path: str) -> str:
    """A path of ours as a full address, built from `BASE_URL` and never from what a request calls itself."""
    return f"{current_app.config['BASE_URL']}{path}"


def network() -> str:
    """Where the request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 one.

    A server that listens to both kinds tells an IPv4 address as one of IPv6, ::ffff:192.0.2.7: all of those share one
    /64, so that is undone first.
    """
    text = request.remote_addr or "unknown"
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv4Address):
        return text
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


def safe_next(path: str | None, default: str = "/") -> str:
    """`path` if it leads, by GET, to a page of ours, else `default`: what a sign-in may go on to."""
    if not path or len(path) > 300 or not path.startswith("/") or re.search(r"[\\\x00-\x20\x7f]", path):
        return default
    if path.startswith("//"):
        return default
    parts = urlsplit(urljoin("http://ours/", path))
    if parts.netloc != "ours":
        return default
    try:
        current_app.url_map.bind("ours").match(parts.path, method="GET")
    except RequestRedirect:
        return path
    except (HTTPException, RoutingException):
        return default
    return path


def picture(webp: bytes) -> Response:
    """The answer that shows a picture somebody gave us, and lets it be nothing else."""
    response = Response(webp, mimetype="image/webp")
    response.headers.update(PICTURE_HEADERS)
    return response


def see_other(path: str) -> ResponseReturnValue:
    """The answer to a POST that did what it was asked: 303 to a page."""
    return redirect(path, 303)


def _guard() -> None:
    g.request_id = secrets.token_hex(2).upper()
    asked = request_ctx.request
    if not _is_our_host(asked.host):
        abort(400, "This address is not ours.")
    if len(asked.query_string) > LONGEST_QUERY:
        abort(400, "This address is too long.")
    if "\x00" in asked.path or b"%00" in asked.query_string:
        abort(400, "This address has characters that no address of ours has.")
    if asked.method not in SAFE_METHODS:
        _guard_form(asked)


def _guard_form(asked: Request) -> None:
    # MAX_FORM_MEMORY_SIZE by itself counts in forms that come in parts, and in no others.
    if asked.mimetype == "application/x-www-form-urlencoded":
        asked.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]
    if not _is_same_origin(asked):
        abort(400, "This form was sent from another site.")


def _is_our_host(host: str) -> bool:
    ours = current_app.config["BASE_URL"]
    return host == urlsplit(ours).netloc or (is_loopback(ours) and is_loopback(f"http://{host}"))


def _is_same_origin(asked: Request) -> bool:
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = asked.headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == asked.host
    except ValueError:
        return False


def _dress(response: Response) -> Response:
    headers = response.headers
    # Looked up once: asking werkzeug's headers for each name walks them all each time.
    given = {name.lower() for name, _value in headers}
    for name, value in _dressing(current_app.config["SESSION_COOKIE_SECURE"]).items():
        if name.lower() not in given:
            headers.add(name, value)
    if "cache-control" not in given:
        headers.add("Cache-Control", PRIVATE)
    elif not response.cache_control.public:
        headers["Cache-Control"] = PRIVATE
    else:
        return response
    if "vary" not in given:
        headers.add("Vary", "Cookie")
    else:
        response.vary.add("Cookie")
    return response


@cache
def _dressing(is_https: bool) -> dict[str, str]:
    """What every answer says, as far as it does not say something else by itself."""
    if not is_https:
        return {"Content-Security-Policy": CSP, **HEADERS}
    policy = f"{CSP}; upgrade-insecure-requests"
    return {
        "Content-Security-Policy": policy,
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
        **HEADERS,
    }
