"""What kind of file a module is: by its name, else by the list in `docs/architecture.md`."""

import re
from functools import cache

from tests.house.sources import ROOT

#: Names that say of themselves what kind they are; `*_views` is the same kind as `views`.
BY_NAME = {
    "models": "models",
    "queries": "read",
    "permissions": "permission",
    "notices": "notice",
    "operations": "verb",
    "feeds": "output",
    "calendars": "output",
    "letters": "output",
    "form": "form",
    "forms": "form",
    "jobs": "worker",
    "cli": "worker",
    "views": "view",
}
KINDS = ("rule", "words", "read", "verb", "output", "page", "worker", "program")
_LINE = re.compile(r"^\| `([\w.*]+)` \| (\w+) \|$", re.MULTILINE)


def kind_of(module: str) -> str | None:
    """The kind of a module of the product; None for one that neither its name nor the page of the house tells."""
    if module == "app":
        return "app"
    if module.startswith("core."):
        return "core"
    name = module.rpartition(".")[2]
    by_name = BY_NAME.get(name) or BY_NAME.get(name.rpartition("_")[2])
    return listed().get(module) or by_name or _in_folder(module)


@cache
def listed() -> dict[str, str]:
    """The modules whose names do not tell, with their kinds, as `docs/architecture.md` lists them."""
    return in_page((ROOT / "docs" / "architecture.md").read_text())


def in_page(text: str) -> dict[str, str]:
    """The modules of a page's table, one a line, with their kinds."""
    return {module: kind for module, kind in _LINE.findall(text) if kind in KINDS}


def _in_folder(module: str) -> str | None:
    """A whole folder may be listed, as `pages.demonstration.*`."""
    return listed().get(f"{module.rpartition('.')[0]}.*")
