"""What organisers are asked after a silence, and when the question is not sent any more."""

import pytest
from flask import Flask

from chapters import confirming
from chapters.models import Chapter
from core.database import writing
from mail import delivery
from mail.transports import Memory
from members import roles
from members.models import Member
from tests.golden import golden
from tests.people import add_event, add_role


@pytest.fixture
def memory(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """Where mails arrive."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


def test_the_question_reads_as_kept(asked: Chapter, memory: Memory) -> None:
    add_event(asked, title="November dinner")

    delivery.deliver_due()

    body = memory.sent[0].get_body(("plain",))
    assert body
    text = f"Subject: {memory.sent[0]['Subject']}\n\n{body.get_content()}"
    assert text == golden("dates_silent.txt", text)


def test_nobody_is_asked_what_is_answered_already(asked: Chapter, memory: Memory) -> None:
    with writing():
        confirming.sign(asked.id)

    delivery.deliver_due()

    assert memory.sent == []


def test_who_organises_no_more_is_not_asked(asked: Chapter, alice: Member, bob: Member, memory: Memory) -> None:
    add_role(bob, asked)
    with writing():
        roles.take(alice.id, asked.id, by=None)

    delivery.deliver_due()

    assert memory.sent == []
