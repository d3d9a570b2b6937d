"""Finding a chapter: by its city, by another name or a code, by what is near, and by where one is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.reader import Reader

SEARCH = "City or airport code"
#: What people type, and the city that comes first.
NAMES = {
    "lis": "Lisbon",
    "CGN": "Köln",
    "Koln": "Köln",
    "Köln": "Köln",
    "Cologne": "Köln",
    "NYC": "New York City",
    "東京": "Tokyo",
}
PORTO = {"latitude": 41.149, "longitude": -8.611}


@pytest.mark.once
@pytest.mark.parametrize(("typed", "city"), NAMES.items())
def test_what_is_typed_suggests_its_city_first(meet: Callable[..., Reader], typed: str, city: str) -> None:
    reader = meet()
    reader.goes_to("/")

    reader.types(SEARCH, typed)

    first = reader.page.get_by_role("listbox").first.get_by_role("option").first
    expect(first).to_contain_text(city)
    expect(first).to_contain_text("chapter here")


@pytest.mark.once
@pytest.mark.parametrize(("typed", "city"), NAMES.items())
def test_without_script_the_same_comes_first_as_a_page(meet: Callable[..., Reader], typed: str, city: str) -> None:
    reader = meet(script=False)
    reader.goes_to("/")
    reader.types(SEARCH, typed)

    reader.presses_key("Enter")

    expect(reader.page.locator("main .ch-name").first).to_contain_text(city)


@pytest.mark.once
def test_suggestions_are_chosen_with_the_keyboard_and_told_to_those_who_listen(meet: Callable[..., Reader]) -> None:
    reader = meet()
    reader.goes_to("/")
    search = reader.page.get_by_role("combobox", name=SEARCH).first
    reader.types(SEARCH, "lis")
    expect(search).to_have_attribute("aria-expanded", "true")
    expect(reader.page.locator("#announcer")).to_contain_text("first Lisbon")

    reader.page.keyboard.press("ArrowDown")
    first = reader.page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(search).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    reader.page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")

    reader.types(SEARCH, "lisb")
    expect(search).to_have_attribute("aria-expanded", "true")
    reader.page.keyboard.press("ArrowDown")
    reader.presses_key("Enter")
    expect(reader.page).to_have_url(f"{reader.house.address}/chapters/lisbon")


def test_a_member_finds_a_chapter_and_says_yes_with_one_field_and_two_presses(meet: Callable[..., Reader]) -> None:
    dan = meet("dan")
    dan.goes_to("/")

    dan.types(SEARCH, "lis")
    expect(dan.page.get_by_role("option").first).to_be_visible()
    dan.page.keyboard.press("ArrowDown")
    dan.presses_key("Enter")
    dan.presses_button("I’m going")

    dan.sees("You’re going")
    assert (dan.fields, dan.presses) == (1, 2)


def test_near_a_city_its_own_chapter_comes_first_and_the_others_say_how_far(
    meet: Callable[..., Reader], script: bool
) -> None:
    reader = meet(script=script)

    reader.goes_to("/chapters?near=Porto")

    rows = reader.page.locator("main .ch")
    expect(rows.nth(0)).to_contain_text("Porto")
    expect(rows.nth(0).locator(".ch-far")).to_have_text("Here")
    expect(rows.nth(1)).to_contain_text("Lisbon")
    expect(rows.nth(1).locator(".ch-far")).to_have_text("273 kmaway")


@pytest.mark.once
def test_who_shares_where_they_are_finds_what_is_near_with_one_press(meet: Callable[..., Reader]) -> None:
    reader = meet(geolocation=PORTO, permissions=["geolocation"])
    reader.goes_to("/chapters")

    reader.presses_button("Use my location")

    expect(reader.page).to_have_url(f"{reader.house.address}/chapters?lat=41.1&lon=-8.6")
    expect(reader.page.locator("main .ch-name").first).to_contain_text("Porto")
    assert (reader.fields, reader.presses) == (0, 1)


@pytest.mark.once
def test_who_does_not_share_is_asked_to_type(meet: Callable[..., Reader]) -> None:
    reader = meet(permissions=[])
    reader.goes_to("/chapters")

    reader.presses_button("Use my location")

    reader.sees("Your browser didn’t share a location. Type a city instead.")


@pytest.mark.once
def test_without_script_no_button_promises_what_it_cannot_do(meet: Callable[..., Reader]) -> None:
    reader = meet(script=False)

    reader.goes_to("/chapters")

    expect(reader.page.get_by_role("button", name="Use my location")).to_have_count(0)
    expect(reader.page.get_by_label(SEARCH).first).to_be_visible()


def test_a_city_nobody_knows_is_said_at_the_field_with_names_like_it(meet: Callable[..., Reader], script: bool) -> None:
    reader = meet(script=script).expects(400)

    reader.goes_to("/chapters?near=Lisbom")

    reader.sees("We don’t know that city.")
    expect(reader.page.locator("main").get_by_role("link", name="Lisbon").first).to_be_visible()
    expect(reader.page.get_by_label(SEARCH).first).to_have_value("Lisbom")


@pytest.mark.once
def test_who_types_on_has_not_chosen_what_was_suggested_before(meet: Callable[..., Reader]) -> None:
    reader = meet()
    reader.goes_to("/")
    reader.types(SEARCH, "lis")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    reader.page.keyboard.press("ArrowDown")

    with reader.house.guests.held("/cities"):
        reader.types(SEARCH, "Porto")
        reader.presses_key("Enter")

    expect(reader.page).to_have_url(f"{reader.house.address}/chapters?q=Porto")


@pytest.mark.once
def test_an_older_answer_that_fails_does_not_close_what_a_newer_one_suggests(meet: Callable[..., Reader]) -> None:
    reader = meet()
    reader.goes_to("/")
    olders: list[Route] = []

    def hold(route: Route) -> None:
        olders.append(route)

    reader.page.route("**/cities?*q=li", hold)
    with reader.page.expect_request("**/cities?*q=li"):
        reader.types(SEARCH, "li")
    reader.types(SEARCH, "lis")
    expect(reader.page.get_by_role("option").first).to_be_visible()

    with reader.page.expect_response("**/cities?*q=li") as answer:
        olders[0].fulfill(body="no list", content_type="application/json")
    answer.value.finished()

    reader.page.wait_for_load_state("networkidle")
    expect(reader.page.get_by_role("option").first).to_be_visible()


@pytest.mark.once
def test_where_nothing_could_be_looked_up_nobody_is_told_that_there_is_no_such_city(
    meet: Callable[..., Reader],
) -> None:
    reader = meet().expects(503)
    reader.goes_to("/")
    reader.types(SEARCH, "lis")
    expect(reader.page.locator("#announcer")).to_contain_text("first Lisbon")

    reader.page.route("**/cities?*", lambda route: route.fulfill(status=503))
    reader.types(SEARCH, "lisb")

    expect(reader.page.get_by_role("option")).to_have_count(0)
    expect(reader.page.locator("#announcer")).not_to_have_text("No city found")


@pytest.mark.once
def test_a_finger_that_scrolls_over_the_suggestions_chooses_none(meet: Callable[..., Reader]) -> None:
    reader = meet(has_touch=True, width=375)
    reader.goes_to("/")
    reader.types(SEARCH, "lis")
    first = reader.page.get_by_role("option").first
    expect(first).to_be_visible()
    box = first.bounding_box()
    assert box

    touch = reader.context.new_cdp_session(reader.page)
    for step in range(8):
        point = {"x": box["x"] + 40, "y": box["y"] + 10 - 20 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    reader.page.wait_for_load_state("networkidle")
    expect(reader.page).to_have_url(f"{reader.house.address}/")
    first.tap()
    expect(reader.page).to_have_url(f"{reader.house.address}/chapters/lisbon")
