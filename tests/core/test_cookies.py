"""The session's cookie: signed as Flask signs it, and nobody else's."""

import hashlib
from typing import Any

import pytest
from flask.sessions import session_json_serializer
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import BadSignature, URLSafeTimedSerializer

from core import cookies


@given(st.dictionaries(st.text(), st.text() | st.booleans()))
def test_a_session_is_signed_as_itsdangerous_signs_it(facts: dict[str, str | bool]) -> None:
    how: dict[str, Any] = {"key_derivation": "hmac", "digest_method": hashlib.sha1}
    ours, theirs = (
        kind("a key of the tests", salt="cookie-session", serializer=session_json_serializer, signer_kwargs=how)
        for kind in (cookies.Signed, URLSafeTimedSerializer)
    )

    assert theirs.loads(ours.dumps(facts)) == ours.loads(theirs.dumps(facts)) == facts


@pytest.mark.parametrize("key", ["another key of the tests", "a key of the testS"])
def test_a_session_with_another_key_or_changed_is_none_of_ours(key: str) -> None:
    ours = cookies.Signed("a key of the tests", salt="cookie-session")
    text = ours.dumps({"a": "b"})

    assert ours.loads(text) == {"a": "b"}
    with pytest.raises(BadSignature):
        cookies.Signed(key, salt="cookie-session").loads(text)
    with pytest.raises(BadSignature):
        cookies.Signed("a key of the tests", salt="another purpose").loads(text)
    for place in range(len(text) - 1):  # two bits of the last letter say nothing
        with pytest.raises(BadSignature):
            ours.loads(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])
