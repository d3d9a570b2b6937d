"""Talking under a post: a first comment waits, is let through and answered; what is wrong is reported and hidden."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.reader import Reader

pytestmark = pytest.mark.once

PAGE = "/blog/notes-on-a-long-table"
HOSTILE = (
    "<script>alert(1)</script> <img src=https://evil.example/x onerror=alert(1)> "
    "![x](https://evil.example/pixel.png) [press](javascript:alert(1)) <svg onload=alert(1)> "
    "<style>*{display:none}</style>"
)


def test_a_first_comment_waits_is_let_through_and_answered(meet: Callable[..., Reader], script: bool) -> None:
    dan, admin, bob = (meet(name, script=script) for name in ("dan", "admin", "bob"))
    dan.goes_to(PAGE)
    dan.types("Comment", "And who sits by the *door*?")
    dan.presses_button("Post comment")
    dan.sees("Somebody of the team reads it first", "Waits for the hosts", "And who sits by the")
    assert (dan.fields, dan.presses) == (1, 1)

    bob.goes_to(PAGE)
    expect(bob.page.locator("#comments")).not_to_contain_text("And who sits by the")
    admin.goes_to("/me")
    admin.presses_link("Comments to read")
    admin.sees("Dan Archer", "Among the first comments of this person")
    admin.presses_button("Publish the comment of Dan Archer")
    admin.sees("1 comment can be read now. Its author is told.", "Nothing waits")

    dan.opens_mail("Your comment can be read")
    dan.presses_in_mail("Go to the conversation")
    bob.goes_to(PAGE)
    bob.presses_link("Reply to Dan Archer")
    bob.sees("Reply to Dan Archer")
    bob.types("Comment", "Whoever came first.")
    bob.presses_button("Post comment")
    bob.sees("Your comment is up", "3 comments", "Whoever came first.")
    expect(bob.page.locator(".thread .thread")).to_contain_text("Whoever came first.")

    dan.opens_mail("Bob Tavares answered you")
    dan.presses_in_mail("Stop these mails")
    dan.presses_button("Stop them")
    dan.sees("Done")


def test_what_is_reported_is_hidden_and_its_author_told_why(meet: Callable[..., Reader], script: bool) -> None:
    dan, admin, carla = (meet(name, script=script, width=375) for name in ("dan", "admin", "carla"))
    dan.goes_to(PAGE)
    dan.presses_link("Report Carla Whitfield")
    dan.chooses("What is wrong?", "It’s about something else")
    dan.types("In your own words", "Doors are another post.")
    dan.presses_button("Send to the hosts")
    dan.sees("Thank you. The hosts look at it.")

    admin.goes_to("/organise/comments")
    admin.sees("Reported once", "Doors are another post.")
    admin.presses_link("Hide … the comment of Carla Whitfield")
    admin.chooses("Reason for hiding", "It’s about something else")
    admin.types("What its author should know", "Doors have a post of their own.")
    admin.presses_button("Hide")
    admin.sees("1 comment hidden. Its author is told.")

    carla.opens_mail("Your comment was hidden")
    mail = carla.page.frame_locator("iframe").locator("body")
    expect(mail).to_contain_text("It’s about something else. “Doors have a post of their own.”")
    dan.goes_to(PAGE)
    expect(dan.page.locator("#comments")).not_to_contain_text("And the host by the door.")


def test_ones_own_words_are_changed_and_taken_back(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet("bob", script=script)
    bob.goes_to(PAGE)
    bob.types("Comment", "Put the salt in the middle too.")
    bob.presses_button("Post comment")
    bob.presses_link("Edit Bob Tavares")
    bob.types("Comment", "Put the pepper in the middle too.")
    bob.presses_button("Save")
    bob.sees("Put the pepper in the middle too.", "edited")

    bob.presses_link("Take back Bob Tavares")
    bob.presses_button("Take it back")

    bob.sees("Your comment is taken back.")
    expect(bob.page.locator("#comments")).not_to_contain_text("pepper")


def test_an_event_is_talked_about_by_members(meet: Callable[..., Reader], script: bool) -> None:
    alice, stranger = meet("alice", script=script), meet(script=script)
    path = alice.house.path_of("October dinner")
    alice.goes_to(path)
    alice.types("Comment", "Bring a book.")
    alice.presses_button("Post comment")
    alice.sees("Your comment is up", "1 comment", "Bring a book.")

    stranger.goes_to(path)

    stranger.sees("1 comment", "What is said about an event is for members.")
    expect(stranger.page.locator("main")).not_to_contain_text("Bring a book.")


def test_hostile_words_open_nothing_ask_nobody_and_break_no_rule(meet: Callable[..., Reader]) -> None:
    bob, reader = meet("bob"), meet("carla")
    opened: list[str] = []
    reader.page.on("dialog", lambda dialog: opened.append(dialog.message))
    bob.goes_to(PAGE)
    bob.types("Comment", HOSTILE)
    bob.presses_button("Post comment")
    bob.sees("Your comment is up")

    reader.goes_to(PAGE)

    reader.sees("<script>alert(1)</script>", "Notes on a long table")
    expect(reader.page.locator("#comments img, #comments script, #comments .cm-text svg")).to_have_count(0)
    assert opened == []


def test_a_refused_comment_keeps_its_words_and_the_focus_goes_to_what_is_wrong(meet: Callable[..., Reader]) -> None:
    dan = meet("dan").expects(422)
    dan.goes_to(PAGE)

    dan.presses_button("Post comment")

    dan.sees("There is a problem", "Write something first")
    expect(dan.page.locator("[data-summary]")).to_be_focused()


def test_a_conversation_is_answered_with_the_keyboard_alone(meet: Callable[..., Reader]) -> None:
    dan = meet("dan")
    dan.goes_to(PAGE)
    dan.page.get_by_role("link", name="Reply to Carla Whitfield").focus()
    dan.presses_key("Enter")
    dan.sees("Reply to Carla Whitfield")
    dan.page.get_by_label("Comment").first.focus()
    dan.page.keyboard.type("Which door?")

    dan.presses_key("Tab")
    focused = dan.page.evaluate("() => document.activeElement.innerText")
    dan.presses_key("Enter")

    dan.sees("Somebody of the team reads it first", "Which door?")
    assert focused == "Post comment"
