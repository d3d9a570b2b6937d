"""Random names and secrets: ids that cannot be guessed, tokens kept as hashes, and signed values."""

import hashlib
import secrets
import string

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

ALPHABET = string.digits + string.ascii_lowercase
#: Each letter stands for as many bytes as any other; those that do not divide evenly stand for none.
_EVEN = 256 // len(ALPHABET) * len(ALPHABET)
_LETTERS, _LEFT_OVER = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256)), bytes(range(_EVEN, 256))


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
