"""How often one may write to those who publish."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from blog.authoring import writing
from blog.authoring.writing import Draft
from core.database import db
from core.database import writing as transaction
from mail.models import Message
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_member, add_role
from tests.signing_in import post, sign_in


def test_ten_posts_a_day_are_handed_in_and_mailed_about(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(committing.config, "LIMITS_ARE_ON", True)
    with committing.app_context():
        with transaction():
            lisbon = add_chapter(add_cities()["Lisbon"])
            add_role(add_member("Alice Ferreira"), lisbon)
            bob = add_member("Bob Tavares", lisbon)
            slug = writing.write(bob.id, Draft("Bees", "Words.", chapter_id=lisbon.id)).slug
        browser = sign_in(committing.test_client(), bob)
        db.session.remove()

    answers = []
    for _ in range(11):
        answers.append(post(browser, f"/blog/{slug}/publication").status_code)
        post(browser, f"/blog/{slug}/publication/withdrawal")

    with committing.app_context():
        mailed = db.session.scalar(select(func.count()).where(Message.kind == "post_submitted"))
    assert (answers, mailed) == ([303] * 10 + [429], 10)
