"""Commands on the club itself: where else it can be followed, and what is switched on or set for all of it."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from blog.authoring import publishing
from core.database import db, touched, writing
from core.models import Club
from core.outbound import following
from core.refusal import Refused


def init_app(app: Flask) -> None:
    """Add `flask club`."""
    group = AppGroup("club", help="The club itself.")
    _add_links(group)
    _add_make_ups(group)
    _add_conversations(group)
    app.cli.add_command(group)


def _add_links(group: AppGroup) -> None:
    @group.command("links", help="Say where else the club can be followed, in place of what was said before.")
    @click.argument("addresses", nargs=-1)
    def links(addresses: tuple[str, ...]) -> None:
        try:
            told = following.parsed("\n".join(addresses))
        except Refused as refusal:
            sys.exit(str(refusal))
        with writing():
            club = db.session.scalar(select(Club).limit(1))
            if club:
                club.links = told
                touched("site", "blog")
        click.echo(", ".join(told) or "none" if club else "There is no club yet.")


def _add_make_ups(group: AppGroup) -> None:
    @group.command("make-ups", help="Say whether an evening elsewhere may count at home: on, or off as at first.")
    @click.argument("state", type=click.Choice(["on", "off"]))
    def make_ups(state: str) -> None:
        with writing():
            club = db.session.scalar(select(Club).limit(1))
            if club:
                club.counts_make_ups = state == "on"
        click.echo(f"Make-ups are {state}." if club else "There is no club yet.")


def _add_conversations(group: AppGroup) -> None:
    @group.command("conversations", help="Say after how many days conversations close; 0 is never.")
    @click.option("--posts", type=click.IntRange(0, 3650), help="Days after a post came out; 90 as at first.")
    @click.option("--events", type=click.IntRange(0, 3650), help="Days after an event ended; 30 as at first.")
    def conversations(posts: int | None, events: int | None) -> None:
        with writing():
            club = db.session.scalar(select(Club).limit(1))
            if club and posts is not None:
                club.posts_close_after_days = posts
                publishing.close_after(posts)
            if club and events is not None:
                club.events_close_after_days = events
            told = _closing(club) if club else "There is no club yet."
        click.echo(told)


def _closing(club: Club) -> str:
    said = (("a post", club.posts_close_after_days), ("an event", club.events_close_after_days))
    return "\n".join(f"A conversation about {what} {_closing_after(days)}." for what, days in said)


def _closing_after(days: int) -> str:
    return f"closes after {days} day{'' if days == 1 else 's'}" if days else "never closes"
