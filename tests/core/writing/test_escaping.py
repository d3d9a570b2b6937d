"""Templates write values as `markupsafe.escape` does, whatever a value is."""

import enum
from decimal import Decimal

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChainableUndefined, Undefined
from markupsafe import Markup, escape

from core.writing.escaping import Generator, written


class Spoken(str):
    """Text that says itself how it stands in HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        return "<i>spoken</i>"


class Loud(enum.StrEnum):
    """Text of a class of its own."""

    LOUD = "<loud>"


@given(st.text() | st.text("&<>'\"a") | st.integers() | st.booleans() | st.none() | st.floats() | st.binary())
def test_a_value_is_written_as_it_is_escaped(value: object) -> None:
    assert written(value) == escape(value)


@pytest.mark.parametrize(
    "value", [Markup("<b>&amp;</b>"), Spoken("<x>"), Loud.LOUD, Decimal("1.5"), Undefined(), ChainableUndefined()]
)
def test_who_says_how_to_be_written_is_asked(value: object) -> None:
    assert written(value) == escape(value)


def test_nothing_of_what_is_written_is_taken_for_markup_that_is_none() -> None:
    assert written("<b>") == "&lt;b&gt;"
    assert written(Markup("<b>")) == "<b>"


@pytest.mark.parametrize(
    "source",
    [
        "{{ bad }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(bad) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{% set y = m(bad) %}{{ y }}",
        "{% set y %}{{ bad }}{% endset %}{{ y }}",
        "{% filter trim %}{{ bad }}{% endfilter %}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ bad }}{% endcall %}",
        "{% block b %}{{ bad }}{% endblock %}{{ self.b()|replace('&lt;b&gt;&amp;&#39;&#34;', '') }}",
        "{{ bad ~ '' }}",
        "{{ ''|safe ~ bad }}",
        "{% for x in [bad] %}{{ x }}{% endfor %}",
        "{% autoescape true %}{{ bad }}{% endautoescape %}",
    ],
)
def test_a_value_is_escaped_once_wherever_a_template_writes_it(app: Flask, source: str) -> None:
    assert app.jinja_env.code_generator_class is Generator

    made = app.jinja_env.from_string(source)

    assert made.render(bad="<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"


def test_a_template_of_text_escapes_nothing(app: Flask) -> None:
    made = app.jinja_env.from_string("{% autoescape false %}{{ bad }}{% endautoescape %}")

    assert made.render(bad="<b>") == "<b>"
