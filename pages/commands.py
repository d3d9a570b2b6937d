"""What a shell needs and a server does not: commands, the history of the tables, what is done before opening."""

from flask import Flask
from flask_migrate import Migrate, upgrade

import blog.importing.cli
import chapters.cli
import cities.cli
import cities.filling.importing
import members.cli
import pages.cli
import pages.demonstration.cli
from core import database
from core.running import cli, migrating, preparing
from core.running.preparing import Step

#: What `flask prepare` does before the house opens, in this order.
PREPARATIONS = (
    Step("Bringing the tables up to date", upgrade),
    Step("Filling the gazetteer", cities.cli.run, cities.filling.importing.is_filled),
    Step("Inviting the people of the demonstration", pages.demonstration.cli.fill, pages.demonstration.cli.is_done),
)


def init_app(app: Flask) -> None:
    """Add every command but those of the jobs to `flask`."""
    cli.init_app(app)
    blog.importing.cli.init_app(app)
    cities.cli.init_app(app)
    chapters.cli.init_app(app)
    members.cli.init_app(app)
    pages.cli.init_app(app)
    pages.demonstration.cli.init_app(app)
    preparing.init_app(app, PREPARATIONS, pages.demonstration.cli.welcome)
    Migrate(
        app,
        database.db,
        render_as_batch=True,
        transactional_ddl=True,
        render_item=migrating.render_item,
        include_name=migrating.include_name,
    )
