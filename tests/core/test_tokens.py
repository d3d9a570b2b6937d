"""Random names, tokens and signatures."""

import re
from collections import Counter

from flask import Flask

from core import tokens


def test_a_key_is_letters_and_digits_of_the_length_asked_for() -> None:
    assert re.fullmatch("[a-z0-9]{12}", tokens.fresh_key())
    assert len({tokens.fresh_key() for _ in range(100)}) == 100


def test_each_letter_of_a_key_comes_as_often_as_any_other() -> None:
    """Of thirty-six letters each is met 1,000 times in 36,000 give or take 32; six times that comes in no lifetime."""
    seen = Counter("".join(tokens.fresh_key(36) for _ in range(1000)))

    assert sorted(seen) == sorted(tokens.ALPHABET)
    assert all(abs(times - 1000) < 200 for times in seen.values())


def test_a_token_has_256_bits_and_only_its_hash_is_kept() -> None:
    token = tokens.fresh_token()

    assert len(token) == 43
    assert tokens.digest(token) != token and len(tokens.digest(token)) == 64


def test_a_signature_holds_for_its_purpose_only(app: Flask) -> None:
    text = tokens.signed("unsubscribe", "42")

    assert tokens.unsigned("unsubscribe", text) == "42"
    assert tokens.unsigned("calendar", text) is None
    assert tokens.unsigned("unsubscribe", f"{text}x") is None
    assert tokens.unsigned("unsubscribe", "") is None
