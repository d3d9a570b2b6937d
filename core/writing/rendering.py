"""What every template can use: the club, the clock, dates in words, marks and faces, addresses of static files."""

from collections.abc import Mapping, MutableMapping
from datetime import date, datetime
from typing import Any

import flask.templating
from flask import Flask, g, get_flashed_messages, request

from core import assets, clock, club, cookies
from core.web import address_of
from core.writing import dates, escaping, icons, prose
from core.writing.addresses import Addresses
from core.writing.escaping import Generator

THEMES = ("light", "dark")


class Environment(flask.templating.Environment):
    """Templates that know all globals as one plain dict: a chain of two is walked name by name for every macro file."""

    code_generator_class = Generator
    written = staticmethod(escaping.written)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows besides what it is given; nothing is added to it once pages are served."""
        return {**self.globals, **(d or {})}


def init_app(app: Flask, extra: Mapping[str, Any]) -> None:
    """Register the house's filters and globals, and `extra` ones of packages above (marks, faces)."""
    app.jinja_environment = Environment
    # All are kept: there are a few hundred, and a list of those read last would be put in order at each.
    app.jinja_options = {**app.jinja_options, "cache_size": -1}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["club"] = club.Kept()
    app.jinja_env.filters.update(
        prose=prose.html, remark=prose.remark, day=_day, long_day=dates.long_day, local=dates.local
    )
    app.jinja_env.globals.update(
        icon=icons.icon,
        url_for=Addresses(app).url_for,
        asset=assets.address,
        address_of=address_of,
        clock_span=dates.clock_span,
        day_span=dates.day_span,
        far=dates.far,
        reads_twelve_hours=dates.reads_twelve_hours,
        now=clock.now,
        **extra,
    )
    app.context_processor(lambda: _context(app))


def _context(app: Flask) -> dict[str, Any]:
    theme = request.cookies.get("theme", "") if request else ""
    words = club.kept().read()
    return {
        "club": words,
        "demonstration": words.is_demonstration,
        "current_member": _current_member(app),
        "flashes": _flashes(),
        "theme": theme if theme in THEMES else "",
    }


def _current_member(app: Flask) -> Any:
    """Who is signed in, as the middle of every page has it; a page about an error does not ask the database."""
    return app.extensions["who_is_signed_in"]() if _may_open_session() else None


def _flashes() -> list[tuple[str, str]]:
    if not _may_open_session():
        return []
    return [(str(pair[0]), str(pair[1])) for pair in get_flashed_messages(with_categories=True)]


def _may_open_session() -> bool:
    """Whether looking into the session is right: not for a reader who has none, whose page may be kept for others."""
    return bool(request) and not g.get("is_error") and not g.get("is_public") and cookies.has_session()


def _day(on: date | datetime) -> str:
    return dates.day(on.date() if isinstance(on, datetime) else on, clock.now().date())
