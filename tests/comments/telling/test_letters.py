"""Mails about comments: what each says, and when it is not sent any more."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from comments import operations, reactions, threads
from comments.models import Comment, Thread
from comments.moderating import deciding
from comments.telling import stopping
from core.database import db, writing
from mail import delivery
from mail.models import Delivery, Message
from mail.transports import Memory
from members.models import Member
from tests.comments.talking import let_through, mails, say, words
from tests.golden import golden
from tests.people import saved


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


@pytest.fixture
def said(thread: Thread, known: None, bob: Member, transport: Memory) -> Comment:
    """A comment of Bob's, with nothing left to be sent."""
    with writing():
        made = operations.comment(thread.id, bob.id, words("I am the bees man."))
    delivery.deliver_due()
    return made


Mailed = Callable[[], EmailMessage]


@pytest.fixture
def mailed(transport: Memory) -> Mailed:
    """Deliver what is due, and take the last message."""

    def deliver() -> EmailMessage:
        delivery.deliver_due()
        return transport.sent[-1]

    return deliver


def text_of(mail: EmailMessage, comment: Comment, thread: Thread) -> str:
    """The part that is text, under the headers a reader sees, without what differs from run to run."""
    body = mail.get_body(("plain",))
    assert body
    text = f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n\n{body.get_content()}"
    text = text.replace(f"#c-{comment.id}", "#c-12")
    for member_id in db.session.scalars(select(Member.id)):
        text = text.replace(stopping.path(member_id, thread.id), "/comments/stop/...")
    return text


def last(kind: str) -> Message:
    """The last message of a kind as it stands."""
    return mails(kind)[-1]


def test_an_answer_is_mailed_with_its_words_and_one_press_to_stop(
    thread: Thread, said: Comment, alice: Member, bob: Member, mailed: Mailed
) -> None:
    answer = say(thread, alice, "You left a jar of honey on the table.\n\nWe’re *even*.", to=said)

    mail = mailed()

    text = text_of(mail, answer, thread)
    assert text == golden("comment_reply.txt", text)
    assert mail["List-Unsubscribe"] == f"<http://localhost{stopping.path(bob.id, thread.id)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_who_wrote_the_post_is_told_of_every_comment(
    thread: Thread, said: Comment, carla: Member, mailed: Mailed
) -> None:
    made = say(thread, carla, "We drew yours, as I remember.")

    text = text_of(mailed(), made, thread)

    assert text == golden("comment_left.txt", text)


def test_hostile_words_stay_words_in_a_mail(thread: Thread, said: Comment, alice: Member, mailed: Mailed) -> None:
    say(thread, alice, "<script>alert(1)</script> [x](javascript:alert(1))", to=said)

    body = mailed().get_body(("html",))

    assert body and "<script" not in body.get_content() and 'href="javascript' not in body.get_content()


def test_what_was_taken_back_or_hidden_meanwhile_is_not_mailed(
    thread: Thread, said: Comment, alice: Member, transport: Memory
) -> None:
    taken_back, hidden = say(thread, alice, "One", to=said), say(thread, alice, "Two", to=said)
    with writing():
        operations.remove(taken_back.id, alice.id)
        deciding.hide([hidden.id], None, "spam")
    before = len(transport.sent)

    delivery.deliver_due()

    assert [str(mail["Subject"]) for mail in transport.sent[before:]] == [
        "Your comment was hidden: What a name badge knows"
    ]


def test_who_has_stopped_them_meanwhile_is_not_mailed(
    thread: Thread, said: Comment, alice: Member, bob: Member, transport: Memory
) -> None:
    say(thread, alice, "One", to=said)
    with writing():
        reactions.mute(thread.id, bob.id)
    delivery.deliver_due()
    by_thread = last("comment_reply").delivery
    with writing():
        reactions.unmute(thread.id, bob.id)
    say(thread, alice, "Two", to=said)
    bob.wants_replies = False
    saved(bob)
    delivery.deliver_due()

    assert (by_thread, last("comment_reply").delivery) == (Delivery.WITHDRAWN, Delivery.WITHDRAWN)


def test_nothing_is_mailed_about_what_is_not_public_any_more(
    thread: Thread, said: Comment, alice: Member, transport: Memory
) -> None:
    say(thread, alice, "One", to=said)
    with writing():
        threads.shut_away(thread.id)

    delivery.deliver_due()

    assert last("comment_reply").delivery is Delivery.WITHDRAWN


def test_an_author_is_told_that_their_comment_can_be_read(thread: Thread, dan: Member, mailed: Mailed) -> None:
    held = say(thread, dan, "Hello from nowhere")
    let_through(held)

    text = text_of(mailed(), held, thread)

    assert text == golden("comment_released.txt", text)


def test_an_author_is_told_that_their_comment_was_hidden_and_why(
    thread: Thread, said: Comment, alice: Member, mailed: Mailed
) -> None:
    with writing():
        deciding.hide([said.id], alice.id, "off_topic", "Bees have a thread of their own.")

    text = text_of(mailed(), said, thread)

    assert text == golden("comment_hidden.txt", text)


def test_only_the_last_decision_is_told(thread: Thread, said: Comment, alice: Member, transport: Memory) -> None:
    before = len(transport.sent)
    with writing():
        deciding.hide([said.id], alice.id, "spam")
    let_through(said)

    delivery.deliver_due()

    told = [str(mail["Subject"]) for mail in transport.sent[before:] if "bob@" in str(mail["To"])]
    assert told == ["Your comment can be read: What a name badge knows"]


def test_moderators_are_told_how_many_wait_by_then(thread: Thread, bob: Member, mailed: Mailed) -> None:
    held = say(thread, bob)
    say(thread, bob, "And more")

    text = text_of(mailed(), held, thread)

    assert text == golden("comments_waiting.txt", text)


def test_moderators_are_told_nothing_once_everything_is_decided(thread: Thread, bob: Member, transport: Memory) -> None:
    let_through(say(thread, bob))

    delivery.deliver_due()

    assert last("comments_waiting").delivery is Delivery.WITHDRAWN
