"""What somebody reads who was given a role, in a chapter or for the site, or lost one."""

import pytest
from flask import Flask

from chapters.models import Chapter
from core.database import writing
from mail import delivery
from mail.transports import Memory
from members import roles
from members.models import Member, SiteRole, TeamRole
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


@pytest.mark.parametrize("is_given", [True, False])
def test_the_mail_about_the_site_reads_as_kept(
    app: Flask, monkeypatch: pytest.MonkeyPatch, admin: Member, bob: Member, is_given: bool
) -> None:
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    with writing():
        roles.appoint(bob.id, SiteRole.EDITOR if is_given else SiteRole.ADMIN, by=admin.id)
        notices.changed(bob.id, SiteRole.EDITOR, is_given, admin.name)

    delivery.deliver_due()

    body = memory.sent[0].get_body(("plain",))
    assert body
    text = f"Subject: {memory.sent[0]['Subject']}\n\n{body.get_content()}"
    assert text == golden(f"site_role_{'given' if is_given else 'ended'}.txt", text)
