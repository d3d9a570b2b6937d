"""What a house needs before it opens, step by step."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from core.running import preparing
from core.running.preparing import Step


def test_steps_are_done_in_order_and_each_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    preparing.run([Step("One", lambda: done.append("one")), Step("Two", lambda: done.append("two"))])

    assert done == ["one", "two"]
    assert capsys.readouterr().out == "One ...\nTwo ...\n"


def test_a_step_that_is_done_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    preparing.run([Step("One", lambda: done.append("one"), is_done=lambda: True)])

    assert done == []
    assert capsys.readouterr().out == ""


def test_the_command_leaves_its_last_words_for_the_owner_alone(tmp_path: Path) -> None:
    app, target = Flask("house"), tmp_path / "words"
    preparing.init_app(app, (), lambda: ["alice@example.com", "a password"])

    done = app.test_cli_runner().invoke(args=["prepare", str(target)])

    assert done.exit_code == 0
    assert target.read_text() == "alice@example.com\na password"
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_database_that_does_not_answer_is_one_line() -> None:
    def fail() -> None:
        raise OperationalError("SELECT 1", {}, Exception("connection refused\nmore"))

    app = Flask("house")
    preparing.init_app(app, [Step("Tables", fail)], tuple)

    done = app.test_cli_runner().invoke(args=["prepare"])

    assert done.exit_code == 1
    assert done.output == "Tables ...\nThe database does not answer: connection refused\n"
