"""What every template knows, and how cheaply."""

from flask import Flask

from core.writing.rendering import Environment


def test_no_template_was_asked_for_before_the_house_has_its_own_way_of_making_them(app: Flask) -> None:
    assert type(app.jinja_env) is Environment
    assert type(app.jinja_env.get_template("macros/events.html").globals) is dict
