"""What statements were compiled to, found by the statement itself where it was built once."""

from typing import Any

from sqlalchemy.util import LRUCache

#: So many are kept when they are asked for by what they consist of, and so many of the latest by themselves.
BY_WORDS, BY_THEMSELVES = 500, 250


class Compiled(LRUCache[Any, Any]):
    """An engine's cache of compiled statements (SQLAlchemy's `compiled_cache`), of one dialect.

    A statement is known by a tuple of tuples that names all it consists of. Hashing it costs
    the more the larger the statement is, each time anew; a statement that was built once brings the same tuple along
    whenever it is run, and is found by that.
    """

    def __init__(self) -> None:
        super().__init__(BY_WORDS)
        self._themselves: dict[tuple[object, ...], tuple[object, Any]] = {}

    def get(self, key: Any, default: Any = None) -> Any:
        """What the statement was compiled to for parameters of these names; `default` where it was not yet."""
        _dialect, words, *run_with = key
        itself = (id(words), *run_with)
        known = self._themselves.get(itself)
        if known is not None and known[0] is words:
            return known[1]
        compiled = super().get(key)
        if compiled is None:
            return default
        if len(self._themselves) >= BY_THEMSELVES:
            self._themselves.clear()
        self._themselves[itself] = (words, compiled)
        return compiled
