"""Commands on members."""

from flask import Flask
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from members.models import Act, Member, Role, TeamRole


def test_the_first_admin_is_made_by_a_command(app: Flask, dan: Member) -> None:
    done = app.test_cli_runner().invoke(args=["members", "make-admin", "Dan@example.com"])

    assert done.exit_code == 0
    assert db.session.scalars(select(Member.is_admin).where(Member.id == dan.id)).one()
    assert db.session.scalars(select(Act.action)).all() == ["admin made"]


def test_an_editor_of_the_site_is_made_and_ended_by_a_command(app: Flask, dan: Member) -> None:
    run = app.test_cli_runner().invoke
    made = run(args=["members", "make-editor", "dan@example.com"])
    is_editor = db.session.scalars(select(Member.is_editor).where(Member.id == dan.id)).one()
    ended = run(args=["members", "make-editor", "dan@example.com", "--no-longer"])

    assert (made.output, is_editor) == ("dan@example.com is an editor now.\n", True)
    assert ended.output == "dan@example.com is an editor no longer.\n"
    db.session.expire_all()
    assert not db.session.scalars(select(Member.is_editor).where(Member.id == dan.id)).one()
    assert db.session.scalars(select(Act.action).order_by(Act.id)).all() == ["editor made", "editor ended"]


def test_an_organiser_is_made_by_a_command(app: Flask, dan: Member, lisbon: Chapter) -> None:
    done = app.test_cli_runner().invoke(args=["members", "make-organiser", "dan@example.com", "lisbon"])

    assert done.output == "dan@example.com organises Lisbon now.\n"
    assert db.session.scalars(select(Role.role)).all() == [TeamRole.ORGANISER]


def test_an_unknown_address_is_said(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["members", "make-admin", "nobody@example.com"])

    assert done.exit_code == 1
    assert "Nobody has signed up with nobody@example.com." in done.output


def test_an_unknown_chapter_is_said(app: Flask, dan: Member) -> None:
    done = app.test_cli_runner().invoke(args=["members", "make-organiser", "dan@example.com", "atlantis"])

    assert done.exit_code == 1
    assert "There is no chapter “atlantis”" in done.output
