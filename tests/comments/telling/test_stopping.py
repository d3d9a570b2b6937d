"""The address in a mail names one member and one conversation, and nothing else is signed alike."""

from flask import Flask

from comments.telling import stopping
from core.tokens import signed


def test_what_was_signed_is_read_again(app: Flask) -> None:
    assert stopping.read(stopping.path(7, 12).rpartition("/")[2]) == (7, 12)


def test_other_signatures_are_not_read(app: Flask) -> None:
    for text in ("x", signed("unsubscribe", "7:12"), signed(stopping.PURPOSE, "7:all"), signed(stopping.PURPOSE, "7")):
        assert stopping.read(text) is None
