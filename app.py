"""The application: everything is put together here, in straight lines; knows all, known by none."""

import logging

from flask import Flask
from flask_migrate import Migrate, upgrade
from flask_wtf import CSRFProtect

import mail.models  # noqa: F401 -- every table is known once these are
from chapters import drawing
from core import (
    assets,
    caching,
    cli,
    clock,
    config,
    database,
    errors,
    jobs,
    limits,
    migrating,
    preparing,
    rendering,
    web,
)
from core.config import Settings
from core.preparing import Step


def create_app(settings: Settings | None = None) -> Flask:
    """The application for `settings`, by default those of the environment; raises BadSetting where one is unsafe."""
    settings = settings or config.read()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if settings.clock:
        clock.shift(config.clock_shift(settings.clock, clock.real_now()))
    app = Flask("app", static_folder=None)
    app.extensions["settings"] = settings
    app.extensions["who_is_signed_in"] = lambda: None
    web.init_app(app, settings)
    database.init_app(app, settings)
    limits.init_app(app, settings)
    caching.init_app(app)
    CSRFProtect(app)
    errors.init_app(app)
    rendering.init_app(app, drawing.GLOBALS)
    cli.init_app(app)
    jobs.init_app(app, JOBS)
    preparing.init_app(app, PREPARATIONS, tuple)
    Migrate(app, database.db, render_as_batch=True, transactional_ddl=True, render_item=migrating.render_item)
    app.wsgi_app = assets.serve(app.wsgi_app)  # type: ignore[method-assign]
    return app


JOBS = (jobs.Job("forget spent limits", 3600, limits.sweep),)

#: What `flask prepare` does before the house opens, in this order.
PREPARATIONS = (Step("Bringing the tables up to date", upgrade),)
