"""Tests lie where the code does: `tests/<package>/test_<module>.py`, one to one."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from tests.house.kinds import kind_of
from tests.house.sources import Source
from tests.house.tried import TRIED_IN

#: Tests of what several modules do together: by what is proved, not by where.
TOGETHER = (
    "test_history.py",
    "test_races.py",
    "test_limits.py",
    "test_storm.py",
    "test_world.py",
    "test_demonstration.py",
    "test_demonstration_command.py",
)
#: Kinds that hold no behaviour of their own beyond what their users show.
DECLARATIONS = ("models", "form")


def has_its_module(source: Source, modules: Iterable[str]) -> Iterator[str]:
    """Every test file of a package is named after a module of that package."""
    folder, _, name = source.path.removeprefix("tests/").rpartition("/")
    if not folder or not name.startswith("test_") or folder in ("journeys", "golden") or name in TOGETHER:
        return
    module = f"{folder}/{name.removeprefix('test_')}"
    if module not in modules:
        yield f"there is no {module}"


def has_its_tests(path: str, tests: Iterable[str]) -> Iterator[str]:
    """Every module of a package has a test file, or is listed with the one that tries it."""
    folder, _, name = path.rpartition("/")
    elsewhere = TRIED_IN.get(path)
    if f"tests/{folder}/test_{name}" in tests:
        if elsewhere:
            yield "it has tests of its own: strike it off the list"
    elif elsewhere is None and kind_of(path.removesuffix(".py").replace("/", ".")) not in DECLARATIONS:
        yield f"tests/{folder}/test_{name} is missing"
    elif elsewhere and elsewhere not in tests:
        yield f"it is said to be tried in {elsewhere}, which is not there"


def tells_facts(source: Source) -> Iterator[str]:
    """The name of a test says what is so, and the test shows it."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            if node.name.count("_") < 3:
                yield f"{node.name} tells no fact"
            if not _SHOWING.search(ast.unparse(node)):
                yield f"{node.name} shows nothing"


def is_in_earnest(source: Source) -> Iterator[str]:
    """No test is skipped or expected to fail, and nothing false stands in the place of what is ours."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in ("skip", "skipif", "xfail"):
            yield "a test that is skipped"
        if isinstance(node, ast.Import | ast.ImportFrom) and re.search(r"\bmock\b", ast.unparse(node)):
            yield "something false in the place of what is ours"


TEST_RULES: tuple[Callable[[Source], Iterator[str]], ...] = (tells_facts, is_in_earnest)
_SHOWING = re.compile(r"\bassert\b|\braises\(|\bfail\(|strict=True|\b(?:check|expect|sees|finds|shows|stands)\w*\(")
