"""Random names, tokens and signatures."""

import hashlib
import re
from collections import Counter
from typing import Any

import pytest
from flask import Flask
from flask.sessions import session_json_serializer
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import BadSignature, URLSafeTimedSerializer

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


@given(st.dictionaries(st.text(), st.text() | st.booleans()))
def test_a_session_is_signed_as_itsdangerous_signs_it(facts: dict[str, str | bool]) -> None:
    how: dict[str, Any] = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
    ours, theirs = (
        kind("a key of the tests", salt="cookie-session", serializer=session_json_serializer, signer_kwargs=how)
        for kind in (tokens.Signed, URLSafeTimedSerializer)
    )

    assert theirs.loads(ours.dumps(facts)) == ours.loads(theirs.dumps(facts)) == facts


@pytest.mark.parametrize("key", ["another key of the tests", "a key of the testS"])
def test_a_session_with_another_key_or_changed_is_none_of_ours(key: str) -> None:
    ours = tokens.Signed("a key of the tests", salt="cookie-session")
    text = ours.dumps({"a": "b"})

    assert ours.loads(text) == {"a": "b"}
    with pytest.raises(BadSignature):
        tokens.Signed(key, salt="cookie-session").loads(text)
    with pytest.raises(BadSignature):
        tokens.Signed("a key of the tests", salt="another purpose").loads(text)
    for place in range(len(text) - 1):  # two bits of the last letter say nothing
        with pytest.raises(BadSignature):
            ours.loads(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])
