"""Codes for the door: the address that is in somebody's code, and its picture.

The address is opened by the camera of whoever keeps the door. It names an RSVP by a signed word, so that nobody makes
one up, and tells nobody else anything.
"""

import io
from collections.abc import Sequence
from typing import Any

import segno

from core.tokens import signed, unsigned
from core.web import address_of
from mail.letters import Attachment

PURPOSE = "door"


def token(rsvp_key: str) -> str:
    """The word that stands for an RSVP."""
    return signed(PURPOSE, rsvp_key)


def rsvp_key(word: str) -> str | None:
    """The key of the RSVP that a word stands for; None for a word that is not ours."""
    return unsigned(PURPOSE, word)


def svg(rsvp_key: str) -> bytes:
    """The code of an RSVP as a picture, black on white whatever the colours of the page are."""
    return _drawn(rsvp_key, kind="svg", xmldecl=False, omitsize=True)


def attached(it: Any) -> Sequence[Attachment]:
    """The code of a row of `rsvps.told` as a file in a mail, for where there is no network; none without a door."""
    picture = _drawn(it.rsvp_key, kind="png", scale=8)
    return [Attachment("code.png", picture, "image/png")] if it.way.is_somewhere else []


def _drawn(rsvp_key: str, **form: Any) -> bytes:
    out = io.BytesIO()
    code = segno.make(address_of(f"/door/{token(rsvp_key)}"), micro=False, error="m", boost_error=False)
    code.save(out, border=4, light="white", **form)
    return out.getvalue()
