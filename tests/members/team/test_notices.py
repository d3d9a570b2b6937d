"""What somebody reads who was given a role."""

import pytest
from flask import Flask

from chapters.models import Chapter
from core.database import writing
from mail import delivery
from mail.transports import Memory
from members import roles
from members.models import Member, TeamRole
from members.team import notices
from tests.golden import golden


def test_the_mail_reads_as_kept(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    with writing():
        roles.give(bob.id, lisbon.id, TeamRole.HOST, by=alice.id)
        notices.given(bob.id, lisbon.id, alice.name)

    delivery.deliver_due()

    body = memory.sent[0].get_body(("plain",))
    assert body
    text = f"Subject: {memory.sent[0]['Subject']}\n\n{body.get_content()}"
    assert text == golden("role_given.txt", text)
