"""The files of the house as the rules read them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("core", "cities", "mail", "media", "chapters", "members", "comments", "events", "trips", "blog", "pages")


@dataclass(frozen=True)
class Source:
    """A file: where it lies, from the root of the repository, and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The Python in it."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the Python in it, read once."""
        return tuple(ast.walk(self.tree))

    @property
    def module(self) -> str:
        """The name it is imported by; a package's front goes by the package's."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def name(self) -> str:
        """The last part of its module's name."""
        return self.module.rpartition(".")[2]

    @property
    def is_front(self) -> bool:
        """Whether it is a package's `__init__.py`."""
        return self.path.endswith("__init__.py")


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is in the repository or could be added to it, and is really there, in order."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    said = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted({path for path in said.splitlines() if (ROOT / path).is_file()}))


@cache
def product() -> tuple[Source, ...]:
    """Every module of the product: `app.py` and what lies in the packages."""
    return tuple(source for source in python() if source.path == "app.py" or source.path.partition("/")[0] in PACKAGES)


@cache
def python() -> tuple[Source, ...]:
    """Every Python file."""
    return tuple(read(".py"))


def read(*endings: str, under: str = "") -> Iterator[Source]:
    """The files whose names end so, in a folder."""
    for path in tracked():
        if path.startswith(under) and path.endswith(endings):
            yield Source(path, (ROOT / path).read_text())
