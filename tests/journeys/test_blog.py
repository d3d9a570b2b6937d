"""Commentary: written, looked at, published now and by the clock, read, answered, found by chance and by keyboard."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.conftest import StandingClock
from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once

TITLE = "What a name badge knows"
TEXT = "## The second line\n\nOurs used to say *company*. Then somebody wrote “bees”."
HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(1)>

![tracker](https://evil.example/pixel.png) [press](javascript:alert(1)) <svg onload=alert(1)>

<iframe src="https://evil.example"></iframe> <style>body{display:none}</style>"""


def test_a_post_is_written_looked_at_published_and_answered(meet: Callable[..., Reader], script: bool) -> None:
    alice, bob, stranger = meet("alice", script=script), meet("bob", script=script), meet(script=script)
    alice.goes_to("/blog")
    alice.presses_link("Write", within="main")
    alice.types("Title", TITLE)
    alice.types("Text", TEXT)
    alice.types("Labels", "craft, meetups")

    alice.presses_button("Preview")
    expect(alice.page.locator("#preview h2", has_text="The second line")).to_be_visible()
    alice.presses_button("Save and go on to publishing")
    alice.presses_button("Publish", within="main form")
    alice.sees("It’s out. Everybody can read it.", TITLE)

    stranger.goes_to("/blog")
    stranger.presses_link(TITLE)
    stranger.sees("Ours used to say", "Views are the author’s own, not the club’s.")
    bob.goes_to("/blog/what-a-name-badge-knows")
    bob.types("Comment", "I am the bees man.")
    bob.presses_button("Post comment")
    bob.sees("I am the bees man.")
    assert (alice.fields, alice.presses) == (3, 4)


def test_a_member_hands_in_and_an_organiser_publishes(meet: Callable[..., Reader], script: bool) -> None:
    bob, alice = meet("bob", script=script), meet("alice", script=script)
    bob.goes_to("/blog/new")
    bob.types("Title", "From the back row")
    bob.types("Text", "Nobody reads the fire notice twice for fun.")
    bob.presses_button("Save and go on to publishing")
    bob.presses_button("Hand in", within="main form")
    bob.sees("Handed in.")

    alice.opens_mail("Handed in: From the back row")
    alice.presses_in_mail("Read it")
    alice.sees("Nobody reads the fire notice twice for fun.")
    alice.goes_to("/blog/drafts")
    alice.sees("Waiting for you")
    alice.presses_link("From the back row")
    alice.presses_button("Publish", within="main form")

    alice.sees("It’s out. Everybody can read it.")
    bob.opens_mail("Your post is out: From the back row")


def test_a_post_comes_out_by_the_clock(
    meet: Callable[..., Reader], house: House, clock: StandingClock, script: bool
) -> None:
    alice, stranger = meet("alice", script=script), meet(script=script)
    alice.goes_to("/blog/new")
    alice.types("Title", "Later")
    alice.types("Text", "Wait for it.")
    alice.presses_button("Save and go on to publishing")
    alice.types("Day", "2026-10-08")
    alice.types("Time", "18:30")
    alice.presses_button("Publish", within="main form")
    alice.sees("It comes out by itself then.")
    stranger.expects(404).goes_to("/blog/later")
    stranger.sees("This page isn’t here")

    clock.forward(days=1, hours=6)
    house.work()

    stranger.goes_to("/blog")
    stranger.presses_link("Later")
    stranger.sees("Wait for it.")


def test_a_draft_saves_itself_while_one_types(meet: Callable[..., Reader], house: House) -> None:
    alice = meet("alice")
    alice.goes_to("/blog/new")
    alice.types("Title", "Half a thought")
    alice.types("Text", "And then")

    expect(alice.page.get_by_text("Saved at")).to_be_visible()

    expect(alice.page).to_have_url(f"{house.address}/blog/half-a-thought/edit")
    alice.page.reload()
    expect(alice.page.get_by_label("Text").first).to_have_value("And then")
    assert alice.presses == 0


def test_a_picture_is_put_in_with_what_is_to_be_seen_in_it(meet: Callable[..., Reader], script: bool) -> None:
    alice, stranger = meet("alice", script=script), meet(script=script)
    content = io.BytesIO()
    Image.new("RGB", (80, 60), "red").save(content, "PNG")
    picture = FilePayload(name="table.png", mimeType="image/png", buffer=content.getvalue())
    alice.expects(422).goes_to("/blog/new")
    alice.types("Title", "A table")
    alice.page.get_by_label("A picture").set_input_files([picture])
    alice.presses_button("Put it in")
    alice.sees("There is a problem", "Say what is to be seen in it, for those who cannot")

    alice.page.get_by_label("A picture").set_input_files([picture])
    alice.types("What is to be seen in it", "A long red table")
    alice.presses_button("Put it in")
    alice.presses_button("Save and go on to publishing")
    alice.presses_button("Publish", within="main form")

    stranger.goes_to("/blog/a-table")
    shown = stranger.page.get_by_role("img", name="A long red table")
    expect(shown).to_be_visible()
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 80)


def test_hostile_markdown_does_nothing_in_a_browser(meet: Callable[..., Reader]) -> None:
    alice, stranger = meet("alice"), meet()
    alice.goes_to("/blog/new")
    alice.types("Title", "<b>Hostile</b> & co")
    alice.types("Text", HOSTILE)
    alice.presses_button("Preview")
    alice.sees("This is how it will look")
    alice.presses_button("Save and go on to publishing")
    alice.presses_button("Publish", within="main form")

    stranger.goes_to("/blog/b-hostile-b-co")

    stranger.sees("<b>Hostile</b> & co", "<script>alert(1)</script>")
    assert stranger.page.locator("article img, article iframe, article script, article svg[onload]").count() == 0


def test_a_random_post_is_one_press_away(meet: Callable[..., Reader], script: bool) -> None:
    stranger = meet(script=script)
    stranger.goes_to("/blog")

    stranger.presses_link("Random post")

    expect(stranger.page).to_have_url(re.compile(r"/blog/notes-on-a-long-table$"))
    stranger.sees("Notes on a long table")


def test_the_cloud_of_labels_is_walked_with_the_keyboard(meet: Callable[..., Reader], script: bool) -> None:
    stranger = meet(script=script)
    stranger.goes_to("/blog")
    word = stranger.page.locator(".cloud").get_by_role("link", name="tables 1 post")
    stranger.page.get_by_role("searchbox", name="Search the blog").focus()

    for _step in range(8):
        if word.evaluate("link => link === document.activeElement"):
            break
        stranger.page.keyboard.press("Tab")

    expect(word).to_be_focused()
    stranger.presses_key("Enter")
    expect(stranger.page).to_have_url(re.compile(r"/blog/labels/tables$"))
    stranger.sees("Notes on a long table", "1 post.")


def test_the_blog_is_searched(meet: Callable[..., Reader], script: bool) -> None:
    stranger = meet(script=script, width=375)
    stranger.goes_to("/blog")
    stranger.types("Search the blog", "newcomers")

    stranger.presses_button("Search")

    stranger.sees("Posts with “newcomers”", "Notes on a long table")


def test_old_posts_are_told_apart_by_day(meet: Callable[..., Reader], clock: StandingClock) -> None:
    stranger = meet()
    clock.move_to(clock.now + timedelta(days=400))

    stranger.goes_to("/blog")

    stranger.sees("Wed 7 Oct 2026")


def test_who_saves_while_it_saves_itself_has_one_post(meet: Callable[..., Reader]) -> None:
    alice = meet("alice")
    alice.goes_to("/blog/new").wait_for_load_state("networkidle")

    with alice.house.guests.held("/blog/new"):
        with alice.page.expect_request(lambda request: request.method == "POST"):
            alice.types("Title", "Half a thought")
        alice.page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)

    alice.sees("Saved.")
    alice.goes_to("/blog/drafts")
    expect(alice.page.get_by_role("link", name="Half a thought", exact=True)).to_have_count(1)


def test_who_saves_a_draft_while_it_saves_itself_is_nobodys_rival(meet: Callable[..., Reader]) -> None:
    alice = meet("alice")
    alice.goes_to("/blog/new")
    alice.types("Title", "Half a thought")
    alice.page.get_by_role("button", name="Save", exact=True).click()
    alice.sees("Saved.")
    alice.page.wait_for_load_state("networkidle")

    with alice.house.guests.held("/edit"):
        with alice.page.expect_request(lambda request: request.method == "POST"):
            alice.types("Text", "And then")
        alice.types("Text", "And then what")
        alice.page.get_by_role("button", name="Save and go on to publishing").click(no_wait_after=True)

    expect(alice.page).to_have_url(re.compile("publi"))
    alice.goes_to("/blog/half-a-thought/edit")
    expect(alice.page.get_by_label("Text").first).to_have_value("And then what")


def test_a_draft_that_was_looked_at_saves_itself_all_the_same(meet: Callable[..., Reader]) -> None:
    alice = meet("alice")
    alice.goes_to("/blog/new").wait_for_load_state("networkidle")
    alice.types("Title", "Half a thought")

    alice.presses_button("Preview")
    alice.sees("This is how it will look")

    expect(alice.page.get_by_text("Saved at")).to_be_visible()


def test_a_draft_that_could_not_be_saved_is_saved_once_it_can(meet: Callable[..., Reader]) -> None:
    alice = meet("alice").expects(503)
    alice.goes_to("/blog/new").wait_for_load_state("networkidle")
    alice.page.route("**/blog/new", lambda route: route.fulfill(status=503), times=1)
    alice.types("Title", "Half a thought")
    alice.sees("Not saved: the site can’t be reached.")

    expect(alice.page.get_by_text("Saved at")).to_be_visible()


def test_who_is_signed_out_meanwhile_is_told_to_keep_the_page(meet: Callable[..., Reader]) -> None:
    alice = meet("alice").expects(400)
    alice.goes_to("/blog/new").wait_for_load_state("networkidle")
    alice.context.clear_cookies()

    alice.types("Title", "Half a thought")

    alice.sees("Not saved yet. Keep this page open: what you typed is nowhere else.")
