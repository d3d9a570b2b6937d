"""The pages of the repository do not lie: what they name is there, and what is there they name."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click import Context
from flask import Flask

from tests.access import ADDRESSES
from tests.house import papers
from tests.house.sources import PACKAGES, ROOT, Source, product, python, read, tracked

pytestmark = pytest.mark.once

Rule = Callable[[Source], Iterator[str]]

MODULES = {source.module for source in python()}
#: Where the house reads the environment; the last is read by a shell.
CONFIG = re.compile(r"""(?:given\.get\(|_number\(given, )"([A-Z_]+)["]""")


#: Commands that come with the libraries; of these one is told.
FLASKS_OWN = ("db ", "run", "shell", "routes")


def pages() -> list[Source]:
    """Every page that is to be read."""
    return list(read(".md"))


def targets() -> set[str]:
    """What make can do."""
    return set(re.findall(r"^([a-z]+):.*## ", _read("Makefile"), re.MULTILINE))


def commands(app: Flask) -> set[str]:
    """What `flask --app app` can do, groups with their parts."""
    found = {"run", "shell", "routes"}
    context = Context(app.cli)
    for name in app.cli.list_commands(context):
        parts = getattr(app.cli.get_command(context, name), "commands", None)
        found |= {f"{name} {part}" for part in parts} if parts else {name}
    return found


def settings_read() -> set[str]:
    """Every setting the house reads."""
    return set(CONFIG.findall(_read("core/config.py")))


def told_addresses() -> dict[str, str]:
    """Every address that docs/addresses.md tells of, with for whom it is."""
    return {f"{method} {path}": who for method, path, who in _told()}


def _told() -> list[tuple[str, str, str]]:
    line = re.compile(r"^\| (GET|POST) `([^`]+)` \| [^\n]*? \| ([^|]+) \| [^|]*\|$", re.MULTILINE)
    return line.findall(_read("docs/addresses.md"))


def _read(path: str) -> str:
    return (ROOT / path).read_text()


RULES: dict[str, Rule] = {
    "leads_somewhere": lambda source: papers.leads_somewhere(source, tracked()),
    "names_files": lambda source: papers.names_files_that_are_there(source, tracked()),
    "names_modules": lambda source: papers.names_modules_that_are_there(source, MODULES, PACKAGES),
    **{rule.__name__: rule for rule in papers.RULES},
}


@pytest.mark.parametrize("rule", RULES)
def test_every_page_keeps_the_rule(rule: str) -> None:
    assert faults(RULES[rule], pages()) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("leads_somewhere", "[a page](docs/nowhere.md)"),
        ("leads_somewhere", "[a page](../README.md)"),
        ("names_files", "It is in `core/nowhere.py`."),
        ("names_files", "It is in `nowhere/`."),
        ("names_modules", "It is `events.nowhere.at_all.here`."),
        ("speaks_of_the_house_alone", "It lies in /ho" + "me/alice/club."),
        ("speaks_of_the_house_alone", "As iss" + "ue #2 says."),
        ("spells_as_the_british", "The organ" + "izer picks a color."),
    ],
)
def test_a_page_that_lies_is_found(rule: str, text: str) -> None:
    assert list(RULES[rule](Source("PAGE.md", text))) != []


def test_nothing_in_the_repository_speaks_of_where_it_was_written() -> None:
    written = list(read(".py", ".html", ".txt", ".css", ".js", ".toml", ".in", "Makefile", ".ci/run"))
    apart = ("tests/house/papers.py", "requirements")

    assert faults(papers.speaks_of_the_house_alone, [s for s in written if not s.path.startswith(apart)]) == []


def test_every_command_that_is_named_works(app: Flask) -> None:
    there = (targets(), commands(app))

    assert faults(lambda source: papers.names_commands_that_are_there(source, *there), pages()) == []


@pytest.mark.parametrize("text", ["Say `make tea`.", "    make tea", "Say `flask --app app tea make`."])
def test_a_command_that_does_not_work_is_found(app: Flask, text: str) -> None:
    assert list(papers.names_commands_that_are_there(Source("PAGE.md", text), targets(), commands(app))) != []


def test_what_make_can_do_is_told() -> None:
    told = papers.table(_read("CONTRIBUTING.md"), "command")

    assert {row[0].strip("` ").removeprefix("make").strip() for row in told} - {""} == targets() - {"help"}


def test_what_flask_can_do_is_told(app: Flask) -> None:
    told = papers.table(_read("docs/running.md"), "`flask --app app`")
    named = {name for row in told for name in re.findall(r"`([a-z -]+)`", row[0])}

    assert named - {"db upgrade"} == {name for name in commands(app) if not name.startswith(FLASKS_OWN)}


@pytest.mark.parametrize("page", ["README.md", "docs/architecture.md"])
def test_the_map_of_the_code_is_the_tree(page: str) -> None:
    told = papers.table(_read(page), "place")
    named = {name.partition("/")[0] for row in told for name in re.findall(r"`([\w./]+)`", row[0])}
    there = {path.partition("/")[0] for path in tracked() if "/" in path and not path.startswith(".")}

    assert named == there | {"app.py"}


def test_every_address_of_the_site_is_told_and_no_other(app: Flask) -> None:
    there = {
        f"{method} {re.sub('<[^:<>]+:', '<', rule.rule)}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if method in ("GET", "POST")
    }

    assert set(told_addresses()) == there


def test_no_address_is_told_of_twice() -> None:
    assert len(_told()) == len(told_addresses())


def test_for_whom_an_address_is_told_as_it_is_tried(app: Flask) -> None:
    views = {
        f"{method} {re.sub('<[^:<>]+:', '<', rule.rule)}": f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
    }
    tried = {address.key: address.who for address in ADDRESSES}

    assert {key: who for key, who in told_addresses().items() if tried.get(views.get(key, "")) != who} == {}


def test_every_setting_is_told_twice() -> None:
    told = papers.table(_read("docs/settings.md"), "setting")
    example = re.findall(r"^# ([A-Z_]+)=", _read(".env.example"), re.MULTILINE)

    assert {row[0].strip("` ") for row in told} == settings_read()
    assert sorted(example) == sorted(settings_read())


def test_every_decision_is_short_and_numbered_in_order() -> None:
    decisions = list(read(".md", under="docs/decisions/"))

    assert faults(papers.is_a_short_decision, decisions) == []
    assert [int(Path(source.path).name[:4]) for source in decisions] == list(range(1, len(decisions) + 1))
    assert [int(source.text.split(".")[0].strip("# ")) for source in decisions] == list(range(1, len(decisions) + 1))


@pytest.mark.parametrize("text", ["What we decided", "# 1. Long\n" + "line\n" * 20])
def test_a_decision_that_goes_on_is_found(text: str) -> None:
    assert list(papers.is_a_short_decision(Source("docs/decisions/0001-long.md", text))) != []


def test_what_people_can_do_now_is_told() -> None:
    text = _read("CHANGELOG.md")

    assert re.search(r"^## \[Unreleased\]\n\n### \w+\n\n- \S", text, re.MULTILINE)


def test_the_view_that_is_shown_in_full_is_the_one_that_runs() -> None:
    shown = re.findall(r"^```python\n(.*?)^```", _read("docs/architecture.md"), re.DOTALL | re.MULTILINE)
    written = "\n".join(source.text for source in product())

    assert shown
    assert all(view.strip() in written for view in shown)


def test_every_direct_dependency_is_told_what_it_is_for() -> None:
    wanted = re.findall(r"^([\w-]+)", _read("requirements.in"), re.MULTILINE)
    told = _read("docs/decisions/0002-dependencies.md").lower()

    assert [name for name in wanted if name.lower() not in told] == []


def faults(rule: Rule, sources: list[Source]) -> list[str]:
    """What a rule finds, with where."""
    return [f"{source.path}: {fault}" for source in sources for fault in rule(source)]
