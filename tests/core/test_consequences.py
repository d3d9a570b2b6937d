"""What happens above when something happens below."""

from collections.abc import Iterator

import pytest

from core import consequences


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    before = dict(consequences._arranged)
    yield
    consequences.arrange(before)


def test_verbs_follow_in_the_order_arranged() -> None:
    said: list[str] = []
    consequences.arrange(
        {"member_left": [lambda member: said.append(f"first {member}"), lambda member: said.append("then")]}
    )

    consequences.happened("member_left", member=7)

    assert said == ["first 7", "then"]


def test_a_name_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no such consequence"):
        consequences.arrange({"weather_changed": []})


def test_facts_that_do_not_belong_are_refused() -> None:
    with pytest.raises(ValueError, match="comes with"):
        consequences.happened("member_left", chapter=7)
