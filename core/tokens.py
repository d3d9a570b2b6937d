"""Random names and secrets: ids that cannot be guessed, tokens kept as hashes, and signed values."""

import hashlib
import hmac
import json
import secrets
import string
from functools import cached_property
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, HMACAlgorithm, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode

ALPHABET = string.digits + string.ascii_lowercase
#: Each letter stands for as many bytes as any other; those that do not divide evenly stand for none.
_EVEN = 256 // len(ALPHABET) * len(ALPHABET)
_LETTERS, _LEFT_OVER = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256)), bytes(range(_EVEN, 256))
_compact = json.JSONEncoder(separators=(",", ":")).encode


def fresh_key(length: int = 12) -> str:
    """A random name for addresses, of `length` letters and digits (62 bits at twelve); still owner-checked."""
    letters = ""
    while len(letters) < length:
        letters += secrets.token_bytes(2 * length).translate(_LETTERS, delete=_LEFT_OVER).decode()
    return letters[:length]


def fresh_number() -> int:
    """A random whole number of nine digits, for what has no row to number it."""
    return 100_000_000 + secrets.randbelow(900_000_000)


def fresh_token() -> str:
    """256 random bits as 43 characters that are safe in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256 in hexadecimal, so that a stolen table opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed(purpose: str, value: str) -> str:
    """`value` with a signature that holds for `purpose` only; for links that never expire, such as unsubscribing."""
    return str(_serializer(purpose).dumps(value))


def unsigned(purpose: str, text: str) -> str | None:
    """The value inside a signed text, or None where the signature is not ours for this purpose."""
    try:
        return str(_serializer(purpose).loads(text))
    except BadSignature:
        return None


def _serializer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"chapterhouse:{purpose}")


class _AtOnce(HMACAlgorithm):
    """A signature by one call of OpenSSL, without an object for it."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        return hmac.digest(key, value, "sha1")


class _Signer(TimestampSigner):
    """Signs with one key, derived once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.algorithm = _AtOnce()
        self._derived = super().derive_key()

    def derive_key(self, secret_key: str | bytes | None = None) -> bytes:
        return self._derived


class Signed(URLSafeTimedSerializer):
    """What Flask reads and writes, but written as it is: sessions hold text and lists of it, too short to compress.

    Its signer is made once; each of its signatures is one that itsdangerous makes by itself.
    """

    default_signer = _Signer

    def make_signer(self, salt: str | bytes | None = None) -> Any:
        """Who signs for this serializer's own purpose."""
        if salt is not None and salt != self.salt:
            return super().make_signer(salt)
        return self._signer

    @cached_property
    def _signer(self) -> Any:
        return super().make_signer()

    def dump_payload(self, obj: Any) -> bytes:
        """JSON, safe in a cookie."""
        return base64_encode(_compact(obj))
