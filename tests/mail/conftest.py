"""A list instead of a mail server, and letters of one line."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mail import letters
from mail.letters import Letter
from mail.transports import Memory

#: `note` says its fact `words`, `broken` cannot be written, `over` no longer holds.
PLAIN: dict[str, Callable[[dict[str, Any]], Letter | None]] = {
    "note": lambda facts: Letter(facts["words"], "no_account"),
    "sign_in_link": lambda facts: Letter(facts.get("words", "A link"), "sign_in_link", {"name": "Bob", **facts}),
    "broken": lambda facts: Letter(facts["nothing of this name"], "no_account"),
    "over": lambda facts: None,
}


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What the shared app sends lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


@pytest.fixture(autouse=True)
def plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of one line besides those of the product."""
    monkeypatch.setattr(letters, "_arranged", {**letters._arranged, **PLAIN})
