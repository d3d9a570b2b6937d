"""The shape of a Python file: what it says of itself, how long it is, and what it never does."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions

from tests.house.kinds import kind_of
from tests.house.sources import Source

MOST_LINES = 170
MOST_ROUTES = 10
MOST_FILES = 18
#: Longer than others, and why.
LONG = {
    "events/organising/forms.py": "the fields of organisers beside the three forms made of them",
    "app.py": "it names everything there is",
    "pages/demonstration/characters.py": "prose of twelve chapters",
    "pages/demonstration/commentary.py": "prose of thirty posts",
}
#: Folders with more files than a folder should have: still to be cut by activity or audience. They do not grow.
FULL = {"members": 30, "events": 27, "events/rsvps": 20, "comments": 20}
VAGUE = frozenset(
    {"utils", "util", "helpers", "helper", "common", "services", "managers", "misc", "base", "lib", "tools"}
)
#: Where a transaction that writes may begin.
BEGINS_WRITING = ("views", "jobs", "cli", "delivery", "login")
PLAIN_VERBS = frozenset(
    "create update delete remove cancel publish withdraw add save set get make do send submit join leave move confirm "
    "accept decline invite list search export check verify mark".split()
)
#: Functions that ask a clock or the environment, or wait.
ASKED_ELSEWHERE = {
    "datetime.now": "core.clock",
    "datetime.utcnow": "core.clock",
    "datetime.today": "core.clock",
    "date.today": "core.clock",
    "time.time": "core.clock",
    "time.sleep": "",
    "os.getenv": "core.config",
    "os.environ": "core.config core.running.environment core.running.serve",
    "print": "",
}

_UNFINISHED = re.compile(r"#.*\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b")
_BARE_IGNORE = re.compile(r"# (type: ignore|noqa)(?![\[:])")
_BANNER = re.compile(r"^\s*#\s*[-=#*~]{4,}", re.MULTILINE)


def says_what_lives_there(source: Source) -> Iterator[str]:
    """Every module begins with a sentence."""
    said = ast.get_docstring(source.tree) or ""
    if not re.match(r"[A-Z\"`i].*", said) or not said.splitlines()[0].endswith((".", ",", ":")):
        yield "it does not begin with a sentence that says what lives there"


def says_its_contracts(source: Source) -> Iterator[str]:
    """Every public function and class has a docstring."""
    for node in _public(source.tree):
        if not ast.get_docstring(node):
            yield f"{node.name} does not say its contract"


def is_not_too_long(source: Source) -> Iterator[str]:
    """A module has at most 170 lines that are not blank."""
    lines = sum(1 for line in source.text.splitlines() if line.strip())
    if lines > MOST_LINES and source.path not in LONG:
        yield f"{lines} lines: cut it by activity or audience"


def has_few_routes(source: Source) -> Iterator[str]:
    """A file of views holds at most ten of them."""
    routes = [node for node in source.tree.body if isinstance(node, ast.FunctionDef) and _addresses(node)]
    if len(routes) > MOST_ROUTES:
        yield f"{len(routes)} routes: cut it by activity or audience"


def has_a_front_of_one_sentence(source: Source) -> Iterator[str]:
    """A package's front holds a docstring and nothing else, and there is none at the root."""
    if source.path == "__init__.py":
        yield "a front at the root breaks `flask --app app`"
    if source.is_front and (len(source.tree.body) != 1 or not ast.get_docstring(source.tree)):
        yield "a package's front holds a docstring and nothing else"


def has_a_telling_name(source: Source) -> Iterator[str]:
    """No module is called after nothing in particular."""
    if source.name in VAGUE:
        yield f"{source.name} says nothing"


def hides_nothing(source: Source) -> Iterator[str]:
    """Imports stand at the top, for the interpreter and for people alike."""
    inside = [node for outer in source.nodes if isinstance(outer, _FUNCTIONS) for node in ast.walk(outer)]
    if any(isinstance(node, ast.Import | ast.ImportFrom) for node in inside):
        yield "an import inside a function"
    if any(isinstance(node, ast.alias) and node.name == "TYPE_CHECKING" for node in source.nodes):
        yield "an import that the interpreter does not see"
    if any(isinstance(node, ast.ImportFrom) and node.level for node in source.nodes):
        yield "a relative import"


def ties_point_one_way(source: Source) -> Iterator[str]:
    """Ties between tables go from child to parent, and are loaded on purpose or not at all."""
    for call in _calls(source):
        words = {word.arg: word.value for word in call.keywords}
        if {"backref", "back_populates"} & set(words):
            yield "a tie from parent to child: make it a query"
        lazy = words.get("lazy")
        if lazy is not None and not (isinstance(lazy, ast.Constant) and lazy.value == "raise_on_sql"):
            yield "a tie that loads by itself"
        if _name(call.func) == "relationship" and lazy is None:
            yield "a tie that loads by itself: say lazy='raise_on_sql'"


def commits_nowhere(source: Source) -> Iterator[str]:
    """`core.database.writing` is the only thing that commits."""
    if source.module != "core.database" and any(_name(call.func).endswith(".commit") for call in _calls(source)):
        yield "it commits: stand inside writing()"


def writes_where_it_may(source: Source) -> Iterator[str]:
    """A transaction that writes begins in views, jobs, commands, delivery and login only."""
    if source.module == "core.database" or source.name.endswith(BEGINS_WRITING):
        return
    if any(_name(call.func).rpartition(".")[2] == "writing" for call in _calls(source)):
        yield "writing() stands in views, jobs, cli, delivery and login only"


def knows_no_request(source: Source) -> Iterator[str]:
    """Who asks, and with what, is known to views and to the core; verbs get plain values."""
    if kind_of(source.module) in ("view", "core", "app", "worker") or source.module == "mail.letters":
        return
    names = {alias.name for node in source.nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    for name in sorted(names & {"request", "current_user", "session", "g"}):
        yield f"{name} stops at the view"


def asks_nobody_else(source: Source) -> Iterator[str]:
    """The time is asked of `core.clock`, the environment of `core.config`; nothing sleeps, nothing prints."""
    names = {_name(node) for node in source.nodes if isinstance(node, ast.Attribute)}
    names |= {_name(call.func) for call in _calls(source)}
    for name, keepers in ASKED_ELSEWHERE.items():
        if source.module not in keepers.split() and any(f".{used}".endswith(f".{name}") for used in names):
            yield f"{name} is not for here"


def is_finished(source: Source) -> Iterator[str]:
    """No notes to oneself, no banners, no silenced checks without saying which."""
    if _UNFINISHED.search(source.text):
        yield "a note to oneself"
    if _BANNER.search(source.text):
        yield "a banner"
    if _BARE_IGNORE.search(source.text):
        yield "a check silenced without saying which"


def has_addresses_that_are_nouns(source: Source) -> Iterator[str]:
    """An address ends in a noun, and is read by GET or written by POST."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef):
            for method, address in _addresses(node):
                if method not in ("get", "post", "get post"):
                    yield f"{address}: {method} instead of get or post"
                if address.rpartition("/")[2] in PLAIN_VERBS:
                    yield f"{address} is no noun"


def hides_no_library(source: Source) -> Iterator[str]:
    """No top-level name is also one of the standard library or of an installed package."""
    yield from hidden(source.path.partition("/")[0].removesuffix(".py"), _installed())


@cache
def _installed() -> frozenset[str]:
    return frozenset(packages_distributions())


def hidden(name: str, installed: Collection[str]) -> Iterator[str]:
    """What a top-level name would hide."""
    if name in sys.stdlib_module_names:
        yield f"{name} hides a module of the standard library"
    if name in installed:
        yield f"{name} hides an installed package"


def folders_that_are_full(sources: Iterable[Source]) -> Iterator[str]:
    """A folder has at most about fifteen files, but for those that are known to be too full."""
    counted = Counter(source.path.rpartition("/")[0] for source in sources if not source.is_front)
    for folder, count in counted.items():
        if count > FULL.get(folder, MOST_FILES):
            yield f"{folder} has {count} files: cut it by activity or audience"


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    says_what_lives_there,
    says_its_contracts,
    is_not_too_long,
    has_few_routes,
    has_a_front_of_one_sentence,
    has_a_telling_name,
    hides_nothing,
    ties_point_one_way,
    commits_nowhere,
    writes_where_it_may,
    knows_no_request,
    asks_nobody_else,
    is_finished,
    has_addresses_that_are_nouns,
    hides_no_library,
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    return (n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_"))


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in source.nodes if isinstance(node, ast.Call))


def _name(node: ast.AST) -> str:
    """A name with dots, as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def _addresses(node: ast.FunctionDef) -> list[tuple[str, str]]:
    """The methods and addresses a view answers, as its decorators say."""
    found = []
    for made in node.decorator_list:
        if isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute) and made.args:
            first = made.args[0]
            if isinstance(first, ast.Constant) and str(first.value).startswith("/"):
                found.append((_methods(made) or made.func.attr, str(first.value)))
    return found


def _methods(call: ast.Call) -> str:
    """The methods a decorator names, in small letters and in order."""
    named = [word.value for word in call.keywords if word.arg == "methods"]
    return " ".join(sorted(str(method).lower() for value in named for method in ast.literal_eval(value)))
