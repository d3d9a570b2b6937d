"""Pages kept for readers without a session, and facts remembered for all, keyed by the versions of what they show."""

import functools
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from typing import Any, Generic, ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, make_response, request
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, bindparam, or_, select, true

from core import club, cookies
from core.clock import now
from core.database import db
from core.models import Club, Version

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[P, ResponseReturnValue]
MOST_PAGES = 1000
MOST_FACTS = 200
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


class Shelf(Generic[T]):
    """What one process keeps of a kind, the least recently read dropped first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[tuple[object, ...], T] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, key: tuple[object, ...]) -> T | None:
        """The thing under `key`, if it is still there."""
        with self._lock:
            thing = self._things.get(key)
            if thing:
                self._things.move_to_end(key)
            return thing

    def keep(self, key: tuple[object, ...], thing: T) -> None:
        """Keep a thing, dropping the least recently read one past the limit."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)


def init_app(app: Flask, rebuilt_after_seconds: float = 1.0) -> None:
    """Give the app its kept pages; a page that changes is built anew at most once in `rebuilt_after_seconds`."""
    app.session_interface = cookies.Sessions()
    app.extensions.update(shelves())
    app.config["PAGES_REBUILT_AFTER_SECONDS"] = rebuilt_after_seconds


def shelves() -> dict[str, Shelf[Any]]:
    """Empty shelves, by their names among the app's extensions: of kept pages, and of `remembered` facts."""
    return {"pages": Shelf(MOST_PAGES), "facts": Shelf(MOST_FACTS)}


def kept(*scopes: str, query: tuple[str, ...] = ()) -> Callable[[View[P]], View[P]]:
    """Keep what the view answers to readers without a session, until one of `scopes` is touched.

    A scope may name a part of the address: `chapter:{slug}`. `query` lists the fields the view reads; a request with
    any other field is answered fresh. Such a view may not touch the session of a reader who has none: that raises.
    """

    def decorate(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def answer(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if cookies.has_session():
                return view(*args, **kwargs)
            g.is_public = True
            version = version_of(*(scope.format(**kwargs) for scope in scopes))
            may_keep = set(request.args) <= set(query)
            return _shared(version, may_keep, lambda: view(*args, **kwargs))

        return answer

    return decorate


def version_of(*scopes: str) -> tuple[object, ...]:
    """How things stand in some scopes: another value whenever one of them was touched, and every five minutes.

    Where the club is to be read again, its row comes along.
    """
    asked = {f"scope_{number}": scope for number, scope in enumerate(scopes)}
    kept_club = club.kept()
    rows = db.session.connection().execute(_asking(len(scopes), kept_club.is_due), asked).all()
    if rows and (words := rows[0][2:]) and words[0] is not None:
        kept_club.note(*words)
    return (int(now().timestamp()) // SLOT_SECONDS, *sorted(tuple(row[:2]) for row in rows))


def remembered(version: tuple[object, ...], key: tuple[object, ...], find: Callable[[], T]) -> T:
    """What `find` finds, remembered in this process as long as `version` stays what it is.

    For facts that are the same for whoever asks with this key, and nothing of one reader's own. The version is to be
    read before them, so that what changes meanwhile is found anew by whoever comes next.
    """
    shelf: Shelf[tuple[object, T]] = current_app.extensions["facts"]
    known = shelf.read(key)
    if known is None or known[0] != version:
        known = version, find()
        shelf.keep(key, known)
    return known[1]


def public(response: Response, seconds: int) -> Response:
    """Mark an answer that is the same for everybody (feeds, JSON) as shared; with an ETag, and 304 where it fits."""
    g.is_public = True
    response.headers.pop("Vary", None)
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    response.add_etag()
    response.make_conditional(request)
    return response


def _shared(version: tuple[object, ...], may_keep: bool, build: Callable[[], ResponseReturnValue]) -> Response:
    # Path and query apart: "/a%3Fb" and "/a?b" are two addresses, and one where they are written in a row.
    key = (request.path, request.query_string, *(request.cookies.get(name) for name in LOOKS))
    if page := _usable(key, version):
        return _send(page)
    response = _without_session(make_response(build()))
    if response.status_code != HTTPStatus.OK:
        return response
    page = _page(version, response)
    if may_keep:
        _pages().keep(key, page)
    return _send(page)


@functools.cache
def _asking(count: int, with_club: bool) -> Select[*tuple[Any, ...]]:
    """Built once for each number of scopes: every kept page asks, and building it costs more than running it."""
    wanted = [Version.scope == bindparam(f"scope_{number}") for number in range(count)]
    asking = select(Version.scope, Version.number).where(or_(*wanted))
    return asking.add_columns(*club.COLUMNS).outerjoin(Club, true()) if with_club else asking


def _usable(key: tuple[object, ...], version: tuple[object, ...]) -> Kept | None:
    page = _pages().read(key)
    if page is None or page.version == version:
        return page
    is_young = monotonic() - page.built_at_seconds < current_app.config["PAGES_REBUILT_AFTER_SECONDS"]
    return page if is_young else None


def _without_session(response: Response) -> Response:
    if request_ctx._session is not None and request_ctx._session.accessed:
        raise RuntimeError("a kept page touched the session of a reader who has none")
    return response


def _page(version: tuple[object, ...], response: Response) -> Kept:
    body = response.get_data()
    return Kept(version, monotonic(), body, response.mimetype or "text/html", hashlib.sha256(body).hexdigest()[:24])


def _send(page: Kept) -> Response:
    response = Response(page.body, mimetype=page.mimetype)
    response.set_etag(page.etag)
    response.cache_control.public = True
    response.cache_control.no_cache = True
    response.headers["Vary"] = "Cookie, Accept-Encoding"
    response.make_conditional(request)
    return response


def _pages() -> Shelf[Kept]:
    pages: Shelf[Kept] = current_app.extensions["pages"]
    return pages
