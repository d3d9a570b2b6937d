"""The session's cookie: signed as Flask signs it, opened where there is one, and never written to a shared answer."""

import hmac
import json
from functools import cached_property
from typing import Any

from flask import Flask, Request, Response, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import HMACAlgorithm, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode

_compact = json.JSONEncoder(separators=(",", ":")).encode


def has_session() -> bool:
    """Whether the request comes with a session cookie, seen without opening the session."""
    return current_app.config["SESSION_COOKIE_NAME"] in request.cookies


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


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, but an answer that may be shared never touches the cookie."""

    def __init__(self) -> None:
        self._signers: dict[str | bytes, Signed] = {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session in the cookie; where there is none, an empty one is made without a signature being prepared."""
        if app.secret_key and app.config["SESSION_COOKIE_NAME"] not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def get_signing_serializer(self, app: Flask) -> Signed | None:
        """What signs cookies, made once for a key."""
        key = app.secret_key
        if not key:
            return None
        if key not in self._signers:
            how = {"key_derivation": self.key_derivation, "digest_method": self.digest_method}
            self._signers[key] = Signed(key, salt=self.salt, serializer=self.serializer, signer_kwargs=how)
        return self._signers[key]

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie, except on answers that are public; a session that nobody touched has nothing to say."""
        if (session.accessed or session.modified) and not response.cache_control.public:
            super().save_session(app, session, response)
