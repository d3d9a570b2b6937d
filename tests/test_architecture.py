"""What docs/architecture.md says of the code is so; and each rule finds fault with what breaks it on purpose."""

from collections.abc import Callable, Iterator

import pytest

from tests.house import broken, imports, looks, mirror, shape
from tests.house.kinds import in_page, kind_of, listed
from tests.house.sources import Source, product, python, read
from tests.house.tried import TRIED_IN

pytestmark = pytest.mark.once

Rule = Callable[[Source], Iterator[str]]

#: For what people use.
PRODUCT_RULES: tuple[Rule, ...] = (
    imports.points_down,
    imports.points_down_in_events,
    imports.is_of_a_known_kind,
    imports.keeps_to_its_kind,
    imports.uses_what_its_kind_may,
    imports.is_known_by_none,
    looks.lies_where_its_view_does,
    *shape.RULES,
)
#: For every file of Python, tests and bench included.
EVERYWHERE: tuple[Rule, ...] = (
    shape.says_what_lives_there,
    shape.has_a_telling_name,
    shape.hides_nothing,
    shape.is_finished,
    shape.hides_no_library,
)
BROKEN = broken.PYTHON | broken.LOOKS | broken.TESTS
#: What says wrong things on purpose, or is written by a program.
APART = ("tests/house/broken.py", "migrations/")


@pytest.mark.parametrize("rule", PRODUCT_RULES, ids=lambda rule: rule.__name__)
def test_every_module_of_the_product_keeps_the_rule(rule: Rule) -> None:
    assert faults(rule, product()) == []


@pytest.mark.parametrize("rule", EVERYWHERE, ids=lambda rule: rule.__name__)
def test_every_file_of_python_keeps_the_rule(rule: Rule) -> None:
    assert faults(rule, [source for source in python() if not source.path.startswith(APART)]) == []


@pytest.mark.parametrize("rule", looks.TEMPLATE_RULES, ids=lambda rule: rule.__name__)
def test_every_template_style_and_script_keeps_the_rule(rule: Rule) -> None:
    assert faults(rule, pages()) == []


@pytest.mark.parametrize("rule", mirror.TEST_RULES, ids=lambda rule: rule.__name__)
def test_every_test_keeps_the_rule(rule: Rule) -> None:
    assert faults(rule, [source for source in of_tests() if not source.path.startswith("tests/house/")]) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        pytest.param(rule, *case, id=f"{rule.__name__}-{number}")
        for rule in (*PRODUCT_RULES, *looks.TEMPLATE_RULES, *mirror.TEST_RULES)
        for number, case in enumerate(BROKEN[rule.__name__])
    ],
)
def test_a_rule_finds_what_breaks_it(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) != []


def test_every_rule_is_broken_on_purpose_once() -> None:
    rules = {rule.__name__ for rule in (*PRODUCT_RULES, *looks.TEMPLATE_RULES, *mirror.TEST_RULES)}

    assert rules == set(BROKEN)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert list(imports.circles(product())) == []


def test_a_circle_is_found() -> None:
    round_trip = [
        Source("events/queries.py", "from events import listed"),
        Source("events/listed.py", "from events.times import told"),
        Source("events/times.py", "import events.queries"),
    ]

    assert list(imports.circles(round_trip)) == [
        "in a circle, or over one: events.listed, events.times, events.queries"
    ]


def test_no_folder_is_too_full() -> None:
    assert list(shape.folders_that_are_full(product())) == []


def test_a_folder_that_is_too_full_is_found() -> None:
    crowd = [Source(f"trips/part_{number}.py", "") for number in range(shape.MOST_FILES + 1)]

    assert len(list(shape.folders_that_are_full(crowd))) == 1


@pytest.mark.parametrize("name", ["calendar", "types", "token", "pytest_name"])
def test_a_name_that_hides_a_library_is_found(name: str) -> None:
    assert len(list(shape.hidden(name, {"pytest_name"}))) == 1


def test_every_template_is_rendered_by_something() -> None:
    templates = [source.path for source in read(".html", ".txt", ".xml", under="templates/")]

    assert list(looks.left_over(templates, [*product(), *pages()])) == []


def test_a_template_that_is_left_over_is_found() -> None:
    assert len(list(looks.left_over(["templates/events/old.html"], [Source("events/views.py", "")]))) == 1


def test_every_test_file_is_named_after_a_module() -> None:
    modules = {source.path for source in product()}

    assert faults(lambda source: mirror.has_its_module(source, modules), of_tests()) == []


def test_a_test_file_without_a_module_is_found() -> None:
    strays = [Source("tests/events/test_wonders.py", ""), Source("tests/pages/demonstration/test_wonders.py", "")]

    assert len(faults(lambda source: mirror.has_its_module(source, {"events/rules.py"}), strays)) == 2


def test_every_module_has_tests_or_says_where_it_is_tried() -> None:
    paths = {source.path for source in of_tests()}
    modules = [source.path for source in product() if not source.is_front and source.path != "app.py"]

    assert [f"{path}: {fault}" for path in modules for fault in mirror.has_its_tests(path, paths)] == []


def test_a_module_without_tests_is_found() -> None:
    assert list(mirror.has_its_tests("events/rules.py", set())) == ["tests/events/test_rules.py is missing"]


def test_what_is_said_to_be_tried_elsewhere_is_really_a_module() -> None:
    assert set(TRIED_IN) - {source.path for source in product()} == set()


def test_what_the_page_of_the_house_lists_is_there() -> None:
    modules = {source.module for source in product()}

    assert {module for module in listed() if not module.endswith(".*")} - modules == set()


def test_the_list_of_kinds_is_in_the_order_of_the_alphabet() -> None:
    assert list(listed()) == sorted(listed())


def test_a_table_gives_modules_their_kinds() -> None:
    table = "| `events.rules` | rule |\n| `events.plans` | rule |\n| `events.wonders` | wonder |\n"

    assert in_page(table) == {"events.rules": "rule", "events.plans": "rule"}


@pytest.mark.parametrize(
    ("module", "kind"),
    [("app", "app"), ("core.web", "core"), ("events.finding.views", "view"), ("members.permissions", "permission")],
)
def test_some_names_tell_what_kind_of_file_it_is(module: str, kind: str) -> None:
    assert kind_of(module) == kind


def faults(rule: Rule, sources: Iterator[Source] | list[Source] | tuple[Source, ...]) -> list[str]:
    """What a rule finds, with where."""
    return [f"{source.path}: {fault}" for source in sources for fault in rule(source)]


def of_tests() -> list[Source]:
    """The files of the tests."""
    return [source for source in python() if source.path.startswith("tests/")]


def pages() -> list[Source]:
    """Templates, and what is served beside them."""
    return [*read(".html", ".txt", ".xml", under="templates/"), *read(".css", ".js", ".svg", under="static/")]
