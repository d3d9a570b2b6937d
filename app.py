"""The application: everything is put together here, in straight lines; knows all, known by none."""

import logging
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from click import Command, Context
from flask import Flask
from flask.cli import AppGroup
from flask_wtf import CSRFProtect

import blog.authoring.jobs
import blog.authoring.notices
import blog.authoring.publication_views
import blog.authoring.ties
import blog.authoring.views
import blog.feed_views
import blog.post_views
import blog.views
import chapters.organiser_views
import chapters.views
import cities.views
import comments.moderating.closing_views
import comments.moderating.views
import comments.telling.letters
import comments.telling.views
import comments.views
import events.announcements.letters
import events.announcements.views
import events.announcements.writing_views
import events.chores.views
import events.confirming.jobs
import events.confirming.letters
import events.confirming.views
import events.conversations.views
import events.door.attendance_views
import events.door.attending
import events.door.code_views
import events.door.jobs
import events.door.letters
import events.door.views
import events.drafting.views
import events.faces.views
import events.finding.views
import events.greetings.jobs
import events.greetings.operations
import events.greetings.views
import events.jobs
import events.meeting.jobs
import events.meeting.met_views
import events.meeting.operations
import events.meeting.views
import events.organising.views
import events.photos.deciding_views
import events.photos.letters
import events.photos.operations
import events.photos.views
import events.programme.views
import events.rescheduling.answer_views
import events.rescheduling.letters
import events.rescheduling.views
import events.rsvps.asking.confirmation_views
import events.rsvps.asking.jobs
import events.rsvps.asking.letters
import events.rsvps.asking.views
import events.rsvps.jobs
import events.rsvps.letters
import events.rsvps.offers.letters
import events.rsvps.offers.views
import events.rsvps.organiser_views
import events.rsvps.views
import events.series.views
import events.standing.jobs
import events.standing.letters
import events.standing.views
import events.subscribing.views
import events.views
import events.welcoming.jobs
import events.welcoming.operations
import events.welcoming.views
import mail.views
import media.storage
import media.views
import members.blocking.views
import members.elsewhere.jobs
import members.jobs
import members.notices
import members.settings_views
import members.sign_in_views
import members.sign_up_views
import members.team.notices
import members.team.site_views
import members.team.views
import members.unsubscribe_views
import members.views
import pages.operation_views
import pages.views
import trips.coffee.jobs
import trips.coffee.letters
import trips.coffee.operations
import trips.coffee.organiser_views
import trips.coffee.views
import trips.jobs
import trips.letters
import trips.makeups.operations
import trips.makeups.views
import trips.operations
import trips.passport.views
import trips.stay_views
import trips.stop_views
import trips.tables.jobs
import trips.tables.letters
import trips.tables.operations
import trips.tables.organiser_views
import trips.tables.views
import trips.views
from chapters import drawing
from comments.moderating import deciding
from core import assets, caching, clock, config, consequences, database, jobs, limits, web
from core.config import Settings
from core.jobs import Job
from core.writing import errors, rendering
from events.chores import freeing
from events.rsvps import hosting, ties
from events.rsvps.asking import responding
from events.standing import promising
from mail import delivery, letters, transports
from members import login

BLUEPRINTS = (
    blog.authoring.publication_views.blueprint,
    blog.authoring.views.blueprint,
    blog.feed_views.blueprint,
    blog.post_views.blueprint,
    blog.views.blueprint,
    chapters.organiser_views.blueprint,
    chapters.views.blueprint,
    cities.views.blueprint,
    comments.moderating.closing_views.blueprint,
    comments.moderating.views.blueprint,
    comments.telling.views.blueprint,
    comments.views.blueprint,
    events.announcements.views.blueprint,
    events.announcements.writing_views.blueprint,
    events.chores.views.blueprint,
    events.confirming.views.blueprint,
    events.conversations.views.blueprint,
    events.faces.views.blueprint,
    events.finding.views.blueprint,
    events.greetings.views.blueprint,
    events.door.attendance_views.blueprint,
    events.door.code_views.blueprint,
    events.door.views.blueprint,
    events.drafting.views.blueprint,
    events.meeting.met_views.blueprint,
    events.meeting.views.blueprint,
    events.organising.views.blueprint,
    events.photos.deciding_views.blueprint,
    events.photos.views.blueprint,
    events.programme.views.blueprint,
    events.rsvps.asking.views.blueprint,
    events.rsvps.asking.confirmation_views.blueprint,
    events.rescheduling.answer_views.blueprint,
    events.rescheduling.views.blueprint,
    events.rsvps.organiser_views.blueprint,
    events.rsvps.views.blueprint,
    events.rsvps.offers.views.blueprint,
    events.series.views.blueprint,
    events.standing.views.blueprint,
    events.subscribing.views.blueprint,
    events.views.blueprint,
    events.welcoming.views.blueprint,
    mail.views.blueprint,
    media.views.blueprint,
    members.blocking.views.blueprint,
    members.settings_views.blueprint,
    members.sign_in_views.blueprint,
    members.sign_up_views.blueprint,
    members.team.site_views.blueprint,
    members.team.views.blueprint,
    members.unsubscribe_views.blueprint,
    members.views.blueprint,
    pages.operation_views.blueprint,
    pages.views.blueprint,
    trips.coffee.organiser_views.blueprint,
    trips.coffee.views.blueprint,
    trips.tables.organiser_views.blueprint,
    trips.tables.views.blueprint,
    trips.makeups.views.blueprint,
    trips.passport.views.blueprint,
    trips.stay_views.blueprint,
    trips.stop_views.blueprint,
    trips.views.blueprint,
)

#: What each kind of mail says.
LETTERS = {
    **members.notices.LETTERS,
    **members.team.notices.LETTERS,
    **comments.telling.letters.LETTERS,
    **events.announcements.letters.LETTERS,
    **events.confirming.letters.LETTERS,
    **events.rescheduling.letters.LETTERS,
    **events.rsvps.letters.LETTERS,
    **events.rsvps.asking.letters.LETTERS,
    **events.rsvps.offers.letters.LETTERS,
    **events.door.letters.LETTERS,
    **events.photos.letters.LETTERS,
    **events.standing.letters.LETTERS,
    **blog.authoring.notices.LETTERS,
    **trips.letters.LETTERS,
    **trips.coffee.letters.LETTERS,
    **trips.tables.letters.LETTERS,
}

#: What follows from what, in the same transaction and in this order.
CONSEQUENCES: dict[str, Sequence[Callable[..., Any]]] = {
    "member_confirmed": (hosting.confirm_held,),
    "member_left": (ties.member_left, trips.tables.operations.member_gone),
    "member_banned": (
        promising.member_gone,
        ties.member_banned,
        events.photos.operations.member_banned,
        trips.coffee.operations.member_gone,
        trips.tables.operations.member_gone,
        deciding.member_banned,
        blog.authoring.ties.member_banned,
    ),
    "member_deleted": (
        responding.member_deleted,
        events.greetings.operations.member_deleted,
        events.welcoming.operations.member_deleted,
        events.meeting.operations.member_deleted,
        promising.member_gone,
        ties.member_deleted,
        events.door.attending.member_deleted,
        events.photos.operations.member_deleted,
        deciding.member_deleted,
        blog.authoring.ties.member_deleted,
        trips.coffee.operations.member_gone,
        trips.makeups.operations.member_deleted,
        trips.tables.operations.member_gone,
        trips.operations.member_deleted,
    ),
    "member_blocked": (events.meeting.operations.member_blocked,),
    "home_moved": (ties.home_moved, trips.tables.operations.home_moved),
    "seat_given_back": (freeing.free,),
    "series_split": (promising.follow,),
}

JOBS = (
    Job("deliver mail", 1, delivery.deliver_due),
    Job("give back held places", 30, events.rsvps.jobs.release_held),
    Job("pass on offered places", 30, events.rsvps.jobs.pass_on),
    Job("remind of tomorrow", 60, events.rsvps.jobs.remind),
    Job("publish posts that are due", 15, blog.authoring.jobs.publish_due),
    Job("write posts out anew", 3600, blog.authoring.jobs.render_anew),
    Job("forget pictures in no post", 3600, blog.authoring.jobs.forget_pictures),
    Job("make dates a year ahead", 3600, events.jobs.fill_ahead),
    Job("tell travellers what was added", 300, trips.jobs.tell_news),
    Job("forget notes that are over", 3600, trips.coffee.jobs.forget_old_notes),
    Job("forget tables that are over", 3600, trips.tables.jobs.forget_old_tables),
    Job("forget trips long over", 3600, trips.jobs.purge),
    Job("ask whether dates stand", 3600, events.confirming.jobs.ask_whether_dates_stand),
    Job("carry standing RSVPs", 15, events.standing.jobs.carry_standing),
    Job("look for links back", 5, members.elsewhere.jobs.look_for_links_back),
    Job("match newcomers with greeters", 15, events.welcoming.jobs.match_newcomers),
    Job("ask again who is coming", 300, events.rsvps.asking.jobs.ask_again),
    Job("give back places nobody confirmed", 60, events.rsvps.asking.jobs.release_unconfirmed),
    Job("forget old responses", 3600, events.rsvps.asking.jobs.forget_old_responses),
    Job("forget old greetings", 3600, events.greetings.jobs.forget_old_greetings),
    Job("ask who was there", 300, events.door.jobs.ask_who_was_there),
    Job("forget who walked in", 3600, events.door.jobs.forget_walk_ins),
    Job("forget whom nobody met back", 3600, events.meeting.jobs.forget_unanswered),
    Job("forget what mails said", 3600, delivery.purge),
    Job("forget idle sessions", 3600, members.jobs.forget_idle_sessions),
    Job("forget old links", 3600, members.jobs.forget_old_links),
    Job("forget unconfirmed addresses", 3600, members.jobs.forget_unconfirmed),
    Job("forget spent limits", 3600, limits.sweep),
    Job("remove pictures nobody has", 3600, media.storage.sweep),
)


class Commands(AppGroup):
    """The commands of `flask --app app`: `pages.commands` is loaded when one is asked for, and by no server.

    What it brings along would be an eighth of a worker's memory.
    """

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self._app: Flask | None = app

    def list_commands(self, ctx: Context) -> list[str]:
        """Every command, by name."""
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name; the jobs are known without loading the others."""
        if known := super().get_command(ctx, cmd_name):
            return known
        self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        if self._app:
            import_module("pages.commands").init_app(self._app)
            self._app = None


def create_app(settings: Settings | None = None) -> Flask:
    """The application for `settings`, by default those of the environment; raises BadSetting where one is unsafe."""
    settings = settings or config.read()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if settings.clock:
        clock.shift(config.clock_shift(settings.clock, clock.real_now()))
    app = Flask("app", static_folder=None)
    app.extensions["settings"] = settings
    rendering.init_app(app, drawing.GLOBALS)
    web.init_app(app, settings)
    database.init_app(app, settings)
    limits.init_app(app, settings)
    caching.init_app(app)
    login.init_app(app)
    csrf = CSRFProtect(app)
    csrf.exempt(members.unsubscribe_views.create)
    csrf.exempt(comments.telling.views.create)
    csrf.exempt(trips.stop_views.create)
    csrf.exempt(pages.operation_views.csp_report)
    errors.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    letters.arrange(LETTERS)
    transports.init_app(app, settings)
    consequences.arrange(CONSEQUENCES)
    app.cli = Commands(app)
    jobs.init_app(app, JOBS)
    app.wsgi_app = assets.serve(app.wsgi_app)  # type: ignore[method-assign]
    return app
