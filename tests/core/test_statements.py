"""What statements were compiled to: found again by what they are, and never one for another."""

from typing import Any

from flask import Flask
from sqlalchemy import Integer, String, bindparam, cast, literal, select

from core.database import READING, db
from core.models import Club
from core.statements import BY_THEMSELVES, Compiled


class Words(tuple[str, ...]):
    """A statement's key that counts how often it is hashed."""

    __slots__ = ()
    hashed = 0

    def __hash__(self) -> int:
        Words.hashed += 1
        return super().__hash__()


def key(words: tuple[str, ...], names: tuple[str, ...] = (), is_many: bool = False) -> tuple[Any, ...]:
    return ("dialect", words, names, False, is_many)


def anew() -> tuple[str, ...]:
    """The same words in a tuple of their own, as a statement that is built each time brings them."""
    return tuple("select name".split())


def test_a_statement_that_was_built_once_is_read_through_once() -> None:
    cache, words = Compiled(), Words(("select", "name"))
    cache[key(words)] = "compiled"
    assert cache.get(key(words)) == "compiled"
    Words.hashed = 0

    assert [cache.get(key(words)) for _ in range(100)] == ["compiled"] * 100
    assert Words.hashed == 0


def test_one_that_is_built_anew_is_found_by_what_it_consists_of() -> None:
    cache = Compiled()
    cache[key(("select", "name"))] = "compiled"

    assert cache.get(key(anew())) == "compiled"
    assert cache.get(key(("select", "else"))) is None
    assert cache.get(key(("select", "else")), "default") == "default"


def test_names_of_parameters_and_many_at_once_are_others() -> None:
    cache, words = Compiled(), ("insert",)
    cache[key(words, ("a",))] = "a"
    cache[key(words, ("b",))] = "b"
    cache[key(words, ("a",), is_many=True)] = "many"

    for _ in range(2):
        assert cache.get(key(words, ("a",))) == "a"
        assert cache.get(key(words, ("b",))) == "b"
        assert cache.get(key(words, ("a",), is_many=True)) == "many"


def test_however_many_are_built_anew_few_are_kept_by_themselves() -> None:
    """Each is kept alive while it is known, so that no other can come to lie in its place in memory."""
    cache = Compiled()
    cache[key(("select", "name"))] = "compiled"

    for _ in range(BY_THEMSELVES * 3):
        assert cache.get(key(anew())) == "compiled"

    assert len(cache._themselves) <= BY_THEMSELVES


def test_statements_of_one_shape_keep_their_own_values(app: Flask) -> None:
    """What is compiled once is run with the values of who asks."""
    asked = [select(literal(number) + bindparam("more", type_=Integer)) for number in range(50)]
    for _ in range(2):
        assert [db.session.scalar(one, {"more": 1000}) for one in asked] == [1000 + number for number in range(50)]
    assert db.session.scalar(select(cast(literal("7"), String))) == "7"


def test_each_engine_has_a_cache_of_its_own(committing: Flask) -> None:
    with committing.app_context():
        caches = [engine.get_execution_options()["compiled_cache"] for engine in (db.engine, db.engines[READING])]
        db.session.execute(select(Club.name))

        assert [type(cache) for cache in caches] == [Compiled, Compiled]
        assert [len(cache) > 0 for cache in caches] == [False, True]
