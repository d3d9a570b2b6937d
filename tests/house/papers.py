"""What the pages of the repository say, taken apart: links, files, commands, tables."""

import re
from collections.abc import Callable, Iterable, Iterator

from tests.house.sources import Source

LONGEST_DECISION = 15
#: Where somebody's own machine or list of things to do shines through: folders of a home, numbers of tickets.
FOREIGN = re.compile(r"(?<![\w.:>/-])/(?:home|root|work|Users|mnt|opt)/\w|\b(?:issue|task|ticket) #?\d", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(color|colors|organizer|organizers|behavior|neighbor|favorite|center|canceled)\b", re.IGNORECASE
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(
    r"\.?[\w-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|txt|in|css|js|toml|html|yaml|example|png|webp|ini))|\.ci/run"
)
_MAKE = re.compile(r"^ *(?:[A-Z]+=\S+ )?make ([a-z]+)\b", re.MULTILINE)
_FLASK = re.compile(r"flask --app app ((?:[a-z-]+)(?: [a-z-]+)?)")
#: Made by the commands, and so not in the repository.
MADE = (".venv/", "build/", "data/", ".env", "chapterhouse.db", "robots.txt", "security.txt", "sitemap.xml")


def leads_somewhere(source: Source, files: Iterable[str]) -> Iterator[str]:
    """Links inside the repository lead to files that are there."""
    folder = source.path.rpartition("/")[0]
    for link in _LINK.findall(source.text):
        if "://" in link or link.startswith(("#", "mailto:")):
            continue
        path = _joined(folder, link.partition("#")[0])
        if not _is_there(path, files):
            yield f"the link to {link} leads nowhere"


def names_files_that_are_there(source: Source, files: Iterable[str]) -> Iterator[str]:
    """Whatever looks like a file or a folder of ours is one."""
    for word in _words(source.text):
        if _FILE.fullmatch(word) and not word.startswith(MADE) and not _is_there(word, files):
            yield f"there is no {word}"


def names_modules_that_are_there(source: Source, modules: Iterable[str], packages: Iterable[str]) -> Iterator[str]:
    """A name with dots that begins with one of our packages is a module, or something in one."""
    known, first = set(modules), set(packages)
    for word in _words(source.text):
        parts = word.partition("(")[0].split(".")
        is_dotted = len(parts) > 1 and parts[0] in first and all(part.isidentifier() for part in parts)
        if is_dotted and not {".".join(parts[: len(parts) - cut]) for cut in range(3)} & known:
            yield f"there is no {word}"


def names_commands_that_are_there(source: Source, targets: Iterable[str], commands: Iterable[str]) -> Iterator[str]:
    """Every `make` and every `flask --app app` that is named works."""
    said = "\n".join([*_words(source.text), *_shell(source.text)])
    for target in _MAKE.findall(said):
        if target not in targets:
            yield f"there is no make {target}"
    for command in _FLASK.findall(source.text):
        if not {command, command.split()[0]} & set(commands):
            yield f"there is no flask {command}"


def speaks_of_the_house_alone(source: Source) -> Iterator[str]:
    """Nothing is said of where or how it was written, and it is said in British spelling."""
    for found in FOREIGN.findall(source.text):
        yield f"{found} means nothing to a reader"


def spells_as_the_british(source: Source) -> Iterator[str]:
    """One spelling for what people read."""
    for found in AMERICAN.findall(_CODE.sub("", _FENCE.sub("", source.text))):
        yield f"{found} is spelt otherwise here"


def is_a_short_decision(source: Source) -> Iterator[str]:
    """A decision has a number, a title, and at most fifteen lines of text."""
    if not re.match(r"# \d+\. \S", source.text):
        yield "it does not begin with its number and what was decided"
    if sum(1 for line in source.text.splitlines() if line.strip()) > LONGEST_DECISION:
        yield "it is too long"


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the first table whose head begins with this column, as their cells."""
    rows: list[list[str]] = []
    is_inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []
        if cells and cells[0].strip() == heading:
            is_inside = True
        elif is_inside and cells:
            rows.append(cells)
        elif is_inside and not cells and rows:
            return rows[1:]
    return rows[1:]


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (speaks_of_the_house_alone, spells_as_the_british)


def _words(text: str) -> list[str]:
    return _CODE.findall(_FENCE.sub("", text))


def _shell(text: str) -> list[str]:
    """Lines that stand apart, to be typed."""
    return [line for line in text.splitlines() if line.startswith("    ")]


def _joined(folder: str, link: str) -> str:
    parts = [part for part in f"{folder}/{link}".split("/") if part not in ("", ".")]
    while ".." in parts[1:]:
        at = parts.index("..", 1)
        del parts[at - 1 : at + 1]
    return "/".join(parts)


def _is_there(path: str, files: Iterable[str]) -> bool:
    known = set(files)
    return path in known or any(file.startswith(f"{path.rstrip('/')}/") for file in known)
