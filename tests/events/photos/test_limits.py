"""How many photos of events they were not at somebody may take from the public."""

from datetime import date

import pytest
from flask import Flask

from core.database import db, writing
from events.photos import operations
from tests.conftest import StandingClock
from tests.events.photos.taking import added
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_member
from tests.signing_in import post, sign_in


def test_nobody_empties_the_albums_of_events_they_were_not_at(
    committing: Flask, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(committing.config, "LIMITS_ARE_ON", True)
    with committing.app_context():
        with writing():
            held = add_event(add_chapter(add_cities()["Lisbon"]), starts_on=date(2026, 10, 6))
            owner = add_member("Bob Tavares")
        (photo,) = added(held, owner)
        with writing():
            operations.show(held.id, photo, owner.id)
            stranger = add_member("Dan Nomad")
        address = f"/events/{held.id}/photos/{photo}/objection"
        db.session.remove()
        browser = sign_in(committing.test_client(), stranger)

    answers = [post(browser, address).status_code for _press in range(11)]

    assert answers == [303] * 10 + [429]
