"""Which passwords are refused, and how the others are kept."""

import threading

import pytest

from core.refusal import Refused
from members import passwords

ALICE = ("Alice Ferreira", "alice.f@example.com", "Lisbon", "Chapterhouse")


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "P@ssw0rd2024!", "Lisbon2026!!!", "ferreira-alice", "Alice Ferreira 1987", "aliceferreira!",
        "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "qwertyuiop123", "zaq12wsxcde3", "llllaaaabbbb",
        "chapterhouse1", "iloveyou2024", "WELCOME-2-LISBON", "Ｐａｓｓｗｏｒｄ１２３４", "drowssap drowssap"[::-1],
    ],
)  # fmt: skip
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(Refused, match="easy to guess"):
        passwords.check(password, ALICE)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple", "a lamp beside the window", "日本語のパスワード長い文です", "198273645546",
        "   spaces   count  ", "xK7#mQ2$vL9p", "пароль из нескольких слов", "my lisbon flat has blue doors",
    ],
)  # fmt: skip
def test_what_is_long_and_ones_own_is_taken(password: str) -> None:
    assert passwords.check(password, ALICE)


def test_eleven_characters_are_too_few() -> None:
    with pytest.raises(Refused, match="at least 12"):
        passwords.check("xK7#mQ2$vL9")


def test_257_characters_are_too_many() -> None:
    with pytest.raises(Refused, match="at most 256"):
        passwords.check("xK7#mQ2$vL9p" * 22)


def test_two_ways_to_type_the_same_letters_are_one_password() -> None:
    stored = passwords.hashed("caf\u00e9 beside the river")

    assert passwords.matches(stored, "cafe\u0301 beside the river")


def test_nothing_is_trimmed_or_folded() -> None:
    stored = passwords.hashed("a lamp beside the window")

    assert not passwords.matches(stored, "a lamp beside the window ")
    assert not passwords.matches(stored, "A lamp beside the window")


def test_a_password_longer_than_any_is_not_cut_to_one_that_fits() -> None:
    longest = "a lamp beside the window" + "." * 232
    stored = passwords.hashed(longest)

    assert passwords.matches(stored, longest)
    assert not passwords.matches(stored, longest + ".")


def test_nobody_has_no_password() -> None:
    assert not passwords.matches(None, "a lamp beside the window")
    assert not passwords.matches("not a hash", "a lamp beside the window")


def test_the_hash_is_argon2id_with_the_parameters_decided() -> None:
    stored = passwords.hashed("a lamp beside the window")

    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert len(stored) <= 200
    assert not passwords.is_outdated(stored)


def test_two_are_hashed_at_once_and_the_third_waits() -> None:
    done: list[str] = []
    with passwords._turn(), passwords._turn():
        third = threading.Thread(target=lambda: done.append(passwords.hashed("a lamp beside the window")))
        third.start()
        third.join(timeout=0.2)

        assert done == []
    third.join()
    assert len(done) == 1
