"""Passwords: which are refused, and how the others are kept and checked; never inside a transaction, for it takes long.

No list of other people's passwords is shipped. What is refused is what such lists are made of: words of this club, of
the person and of the keyboard, put in a row with years, runs and repetitions. What is left over after those have been
taken out must still be something.
"""

import re
import secrets
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from core.refusal import Refused, TooMany

SHORTEST = 12
LONGEST = 256
#: Characters that must be left once everything guessable has been taken out.
LEAST_LEFT = 5
LEAST_DIFFERENT = 5
LONGEST_WAIT_SECONDS = 10

_RUNS = (
    "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop qwertzuiop azertyuiop asdfghjkl zxcvbnm yxcvbnm "
    "1q2w3e4r5t6y7u8i9o0p qazwsxedcrfvtgbyhnujmikolp zaqxswcdevfrbgtnhymjukilop zaq12wsxcde34rfvbgt56yhnmju78ik"
).split()
_SHORTEST_RUN = 4
#: What most guessed passwords are built of, in the languages most of them are in.
_WORDS = (
    "password passwort passwd motdepasse contrasena senha parola wachtwoord geheim secret iloveyou ichliebedich "
    "teamo letmein welcome willkommen bienvenue admin administrator root login user guest test master dragon monkey "
    "sunshine princess football baseball superman batman shadow hello hallo bonjour trustno summer winter spring "
    "autumn january february march april monday friday club chapter chapterhouse changeme default whatever"
).split()
_LOOKS_LIKE = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_REPEATED = re.compile(r"(.{1,6}?)\1{2,}")

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16)
_at_once = threading.BoundedSemaphore(2)


def check(password: str, about: Sequence[str] = ()) -> str:
    """The password as it is hashed (NFKC); raises Refused for a short, long or guessable one.

    `about` is what somebody who knows the person would try: their name, address, chapter, city, club.
    """
    # Compatible forms are longer than what they stand for, never a quarter as long: what is too long is not looked at.
    tidy = unicodedata.normalize("NFKC", password[: 4 * LONGEST + 1])
    if len(tidy) < SHORTEST:
        raise Refused(f"Choose a password of at least {SHORTEST} characters", "password")
    if len(tidy) > LONGEST:
        raise Refused(f"Choose a password of at most {LONGEST} characters", "password")
    if _is_guessable(tidy, about):
        raise Refused("This password is easy to guess. Choose one with other words in it", "password")
    return tidy


def hashed(password: str) -> str:
    """The argon2id hash of a checked password; at most two are made at once, and who waits too long is told so."""
    with _turn():
        return _hasher.hash(unicodedata.normalize("NFKC", password))


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the stored one; takes as long for a member without one, or for nobody."""
    tidy = unicodedata.normalize("NFKC", password) if len(password) <= LONGEST else ""
    with _turn():
        try:
            _hasher.verify(stored or _nobodys(), tidy)
        except (VerifyMismatchError, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's, and should be made anew."""
    return _hasher.check_needs_rehash(stored)


@contextmanager
def _turn() -> Iterator[None]:
    if not _at_once.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise TooMany(LONGEST_WAIT_SECONDS)
    try:
        yield
    finally:
        _at_once.release()


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def _is_guessable(password: str, about: Sequence[str]) -> bool:
    if len(set(password)) < LEAST_DIFFERENT:
        return True
    plain = _folded(password)
    words = sorted({*_WORDS, *_words_of(about)}, key=len, reverse=True)
    as_read = _YEAR.sub(" ", plain).translate(_LOOKS_LIKE)
    return min(len(_left(plain, words)), len(_left(as_read, words))) < LEAST_LEFT


def _words_of(about: Sequence[str]) -> Iterator[str]:
    for text in about:
        yield from (word for word in re.findall(r"\w+", _folded(text)) if len(word) > 2)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _left(text: str, words: Sequence[str]) -> str:
    """What is left of a folded text without words, years, runs, repetitions and punctuation."""
    for word in words:
        text = text.replace(word, " ")
    text = _REPEATED.sub(" ", _YEAR.sub(" ", text))
    for run in _RUNS:
        text = _without_run(_without_run(text, run), run[::-1])
    return "".join(c for c in text if c.isalnum())


def _without_run(text: str, run: str) -> str:
    """`text` without the parts of at least four characters that also stand in `run`."""
    for length in range(len(run), _SHORTEST_RUN - 1, -1):
        for start in range(len(run) - length + 1):
            text = text.replace(run[start : start + length], " ")
    return text
