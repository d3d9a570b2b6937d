"""The application: everything is put together here, in straight lines; knows all, known by none."""

import logging

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from core import assets, caching, clock, config, consequences, database, errors, jobs, limits, rendering, web
from core.config import Settings
from core.migrating import render_item

csrf = CSRFProtect()
migrate = Migrate()


def create_app(settings: Settings | None = None) -> Flask:
    """The application for `settings`, by default those of the environment; raises BadSetting where one is unsafe."""
    settings = settings or config.read()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if settings.clock:
        clock.shift(config.clock_shift(settings.clock, clock.real_now()))
    app = Flask("app", static_folder=None)
    app.extensions["settings"] = settings
    web.init_app(app, settings)
    database.init_app(app, settings)
    limits.init_app(app, settings)
    caching.init_app(app)
    csrf.init_app(app)
    errors.init_app(app)
    migrate.init_app(app, database.db, render_as_batch=True, transactional_ddl=True, render_item=render_item)
    return app
