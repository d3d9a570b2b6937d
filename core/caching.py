"""Pages kept for readers without a session, keyed by the versions of what they show."""

import functools
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, ParamSpec

from flask import Flask, Response, current_app, g, make_response, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from core.clock import now
from core.database import db
from core.models import Version

P = ParamSpec("P")
MOST_PAGES = 1000
SLOT_SECONDS = 300
#: The only cookies besides the session's: they change how a page looks, so they are part of its key.
LOOKS = ("theme", "zone")


@dataclass(frozen=True)
class Kept:
    """A page as it was built: its version, when (monotonic seconds), and what is sent."""

    version: tuple[object, ...]
    built_at_seconds: float
    body: bytes
    mimetype: str
    etag: str
    status: int


class Pages:
    """The kept pages of one process, the least recently read dropped first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, key: tuple[object, ...]) -> Kept | None:
        """The page under `key`, if it is still there."""
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: tuple[object, ...], page: Kept) -> None:
        """Keep a page, dropping the least recently read one past the limit."""
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, but an answer that may be shared never touches the cookie."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie, except on answers that are public."""
        if not response.cache_control.public:
            super().save_session(app, session, response)


def init_app(app: Flask, rebuilt_after_seconds: float = 1.0) -> None:
    """Give the app its kept pages; a page that changes is built anew at most once in `rebuilt_after_seconds`."""
    app.session_interface = Sessions()
    app.extensions["pages"] = Pages()
    app.config["PAGES_REBUILT_AFTER_SECONDS"] = rebuilt_after_seconds


def has_session() -> bool:
    """Whether the request comes with a session cookie, seen without opening the session."""
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


def kept(*scopes: str, query: tuple[str, ...] = ()) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Keep what the view answers to readers without a session, until one of `scopes` is touched.

    A scope may name a part of the address: `chapter:{slug}`. `query` lists the fields the view reads; a request with
    any other field is answered fresh. Such a view may not touch the session of a reader who has none: that raises.
    """

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @functools.wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if has_session():
                return view(*args, **kwargs)
            g.is_public = True
            version = _versions([scope.format(**kwargs) for scope in scopes])
            key = (request.full_path, *(request.cookies.get(name) for name in LOOKS))
            page = _usable(key, version)
            if page is None:
                page = _build(version, view, args, kwargs)
                if page.status == 200 and set(request.args) <= set(query):
                    _pages().keep(key, page)
            return _send(page)

        return answer

    return decorate


def public(response: Response, seconds: int) -> Response:
    """Mark an answer that is the same for everybody (feeds, JSON) as shared, with its ETag, and answer 304 where it fits."""
    g.is_public = True
    response.headers.pop("Vary", None)
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    response.add_etag()
    return response.make_conditional(request)


def _versions(scopes: list[str]) -> tuple[object, ...]:
    rows = db.session.execute(select(Version.scope, Version.number).where(Version.scope.in_(scopes))).all()
    return (int(now().timestamp()) // SLOT_SECONDS, *sorted(tuple(row) for row in rows))


def _usable(key: tuple[object, ...], version: tuple[object, ...]) -> Kept | None:
    page = _pages().read(key)
    if page is None or page.version == version:
        return page
    is_young = monotonic() - page.built_at_seconds < current_app.config["PAGES_REBUILT_AFTER_SECONDS"]
    return page if is_young else None


def _build(version: tuple[object, ...], view: Callable[..., ResponseReturnValue], args: Any, kwargs: Any) -> Kept:
    response = make_response(view(*args, **kwargs))
    if isinstance(session._get_current_object(), SecureCookieSession) and session.modified:  # type: ignore[attr-defined]
        raise RuntimeError("a kept page touched the session of a reader who has none")
    body = response.get_data()
    etag = hashlib.sha256(body).hexdigest()[:24]
    return Kept(version, monotonic(), body, response.mimetype, etag, response.status_code)


def _send(page: Kept) -> Response:
    response = Response(page.body, status=page.status, mimetype=page.mimetype)
    response.set_etag(page.etag)
    response.cache_control.public = True
    response.cache_control.no_cache = True
    response.headers["Vary"] = "Cookie, Accept-Encoding"
    return response.make_conditional(request)


def _pages() -> Pages:
    pages: Pages = current_app.extensions["pages"]
    return pages
