"""The form of every conversation: shown, read, refused with the words kept, and what became of it."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from comments import operations, posting, reading
from comments.forms import CommentForm
from comments.models import Thread
from comments.reading import Conversation, Wall
from core import clock
from core.database import writing
from core.refusal import Refused, TooMany
from core.tokens import signed
from members import sessions, signed_in
from members.models import Member
from members.signed_in import SignedIn
from tests.comments.talking import say, words
from tests.conftest import StandingClock


@pytest.fixture
def who(bob: Member) -> SignedIn:
    """Bob as signed in."""
    with writing():
        token = sessions.begin(bob.id, "192.0.2.0/24", "Firefox on Linux")
    found = signed_in.signed_in(token)
    assert found
    return found


def conversation(thread: Thread, who: SignedIn) -> Conversation:
    """The conversation as Bob sees it."""
    found = reading.conversation(thread.id, who, False, Wall())
    assert found
    return found


def sent(**fields: str) -> CommentForm:
    """A form as it comes back."""
    return CommentForm(MultiDict(fields))


def test_an_empty_form_answers_nothing(thread: Thread, who: SignedIn, app: Flask) -> None:
    with app.test_request_context():
        form = posting.form_for(conversation(thread, who), {})

    assert (form.parent.data or "", form.body.data or "") == ("", "")
    assert form.shown.data == signed(posting.PURPOSE, str(int(clock.now().timestamp())))


def test_an_answer_names_its_comment_and_quotes_it_if_asked(
    thread: Thread, who: SignedIn, alice: Member, app: Flask
) -> None:
    made = say(thread, alice, "> older\n\nLook at *this*")

    with app.test_request_context():
        answer = posting.form_for(conversation(thread, who), {"parent": str(made.id)})
        quote = posting.form_for(conversation(thread, who), {"parent": str(made.id), "quote": "1"})
        stray = posting.form_for(conversation(thread, who), {"parent": "404", "quote": "1"})

    assert (answer.parent.data, answer.body.data or "") == (str(made.id), "")
    assert quote.body.data == "> Look at *this*\n\n"
    assert (stray.parent.data or "", stray.body.data or "") == ("", "")


def test_what_the_form_says_is_made_ready(thread: Thread, who: SignedIn, app: Flask, clock: StandingClock) -> None:
    with app.test_request_context():
        shown = posting.form_for(conversation(thread, who), {}).shown.data
        clock.forward(seconds=40)
        written = posting.read(sent(body=" Hello ", parent="7", website="x", shown=shown or ""), thread.id, who)

    assert (written.source, written.answers_id) == ("Hello", 7)
    assert (written.signs.is_bait_taken, written.signs.seconds) == (True, 40)


def test_a_stamp_that_is_not_ours_says_nothing(thread: Thread, who: SignedIn, app: Flask) -> None:
    with app.test_request_context():
        written = posting.read(sent(body="Hello", shown=signed("another", "1")), thread.id, who)

    assert written.signs.seconds is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Write something first"),
        ({"body": "x" * 5001}, "too long"),
        ({"body": "Hello\x07"}, "cannot be shown"),
        ({"body": "Hello", "parent": "x"}, "whole number"),
    ],
)
def test_a_bad_form_is_refused_at_its_field(
    thread: Thread, who: SignedIn, app: Flask, fields: dict[str, str], words: str
) -> None:
    with app.test_request_context():
        form = sent(**fields)
        with pytest.raises(Refused, match=words) as refusal:
            posting.read(form, thread.id, who)

        assert posting.refused(form, refusal.value) == 422
        assert [words in sentence for _, sentence in form.problems] == [True]


def test_too_many_keep_the_words_and_say_how_long_to_wait(app: Flask) -> None:
    with app.test_request_context():
        form = sent(body="Hello")
        soon, later = posting.refused(form, TooMany(12)), form.problems
        posting.refused(form, TooMany(7200))

        assert soon == 429
        assert later == [("body", "That was quick. Your words are kept: send them again in 12 seconds")]
        assert form.problems[0][1].endswith("in 120 minutes")
        assert form.body.data == "Hello"


def test_what_became_of_it_is_said(thread: Thread, bob: Member, alice: Member) -> None:
    with writing():
        held = operations.comment(thread.id, bob.id, words("Hello"))
        stands = operations.comment(thread.id, alice.id, words("Hello"))

    assert posting.said(held)[1] == "wait"
    assert posting.said(stands)[1] == "going"
    assert posting.place("/blog/x", 12) == "/blog/x#c-12"
