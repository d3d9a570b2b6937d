"""What hosts ask of those who come every time: answered once, carried to each date, and honest about what is new."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events import jobs as dates
from events.models import Event, Series
from events.rsvps.asking import questions, responding, responses
from events.rsvps.asking.questions import Kind, Question
from events.standing import jobs, promising
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import events_of
from tests.events.rsvps.saying import locked, mails_to, say
from tests.events.standing.standing import DATES, stand, standing_in, table_of
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
FOOD = Question("What do you eat?", Kind.CHOICE, ("Meat", "Plants"), is_required=True)
LIFT = Question("Do you need a lift?", Kind.YES_NO, is_required=True)


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays, where one says what one eats."""
    return table_of(lisbon, alice, questions=(FOOD,))


def food_of(table: Series) -> int:
    """The id of the question."""
    return int(table.questions[0]["id"])


def eaten_by(member: Member, table: Series) -> list[str | None]:
    """What somebody answered on each date."""
    return [responses.own(event.id, member.id).get(food_of(table)) for event in events_of(table.id)]


def ask_more(table: Series) -> int:
    """The hosts require another answer on all dates; its id."""
    with writing():
        asked = responding.kept((*questions.of(table.questions), LIFT), questions.of(table.questions))
        db.session.execute(update(Series).where(Series.id == table.id).values(questions=asked))
        for event in events_of(table.id):
            responding.ask(locked(event), asked)
    return int(asked[1]["id"])


def test_who_has_not_answered_what_is_required_is_in_on_no_date(table: Series, bob: Member) -> None:
    with pytest.raises(Refused, match="What do you eat"):
        stand(table, bob)

    assert standing_in(table.id) == set()


def test_one_answer_goes_to_all_dates(table: Series, bob: Member) -> None:
    stand(table, bob, said={food_of(table): "Plants"})

    assert eaten_by(bob, table) == ["Plants"] * DATES


def test_what_was_answered_to_one_date_is_not_asked_again(table: Series, bob: Member) -> None:
    first = events_of(table.id)[0]
    say(responding.rsvp, first.id, bob.id, said={food_of(table): "Meat"})

    stand(table, bob)

    assert eaten_by(bob, table) == ["Meat"] * DATES


def test_a_question_that_is_new_leaves_them_in_and_is_mailed_once_for_all_dates(table: Series, bob: Member) -> None:
    stand(table, bob, said={food_of(table): "Plants"})

    ask_more(table)

    assert standing_in(table.id) == {bob.id}
    assert mails_to(bob) == ["standing", "asked_more"]


def test_answered_once_it_is_answered_on_all_dates_they_hold_and_no_own_answer_is_changed(
    table: Series, bob: Member
) -> None:
    stand(table, bob, said={food_of(table): "Plants"})
    first = events_of(table.id)[0]
    say(responding.rsvp, first.id, bob.id, said={food_of(table): "Meat"})
    lift = ask_more(table)

    stand(table, bob, said={lift: "Yes"})

    assert eaten_by(bob, table) == ["Meat"] + ["Plants"] * (DATES - 1)
    assert {responses.own(event.id, bob.id)[lift] for event in events_of(table.id)} == {"Yes"}


def test_guests_are_changed_without_answering_what_is_new(table: Series, bob: Member) -> None:
    stand(table, bob, said={food_of(table): "Plants"})
    ask_more(table)

    stand(table, bob, guests=1)

    assert eaten_by(bob, table) == ["Plants"] * DATES


def test_an_answer_is_forgotten_with_the_word(table: Series, bob: Member) -> None:
    stand(table, bob, said={food_of(table): "Plants"}, is_carried=False)
    say(promising.end, table.id, bob.id)

    with pytest.raises(Refused):
        stand(table, bob)


def test_the_page_of_the_series_asks_and_keeps_what_was_typed(signed_in: Browser, table: Series, bob: Member) -> None:
    browser = signed_in(bob)
    name = f"response-{food_of(table)}"
    assert f'name="{name}"' in browser.get(f"/series/{table.id}").text

    refused = post(browser, f"/series/{table.id}/rsvp", guests="1", **{name: ""})
    taken = post(browser, f"/series/{table.id}/rsvp", guests="1", **{name: "Plants"})

    assert refused.status_code == 422
    assert "Answer “What do you eat?”" in refused.text
    assert '<option value="1" selected>' in refused.text
    assert taken.status_code == 303
    jobs.carry_standing()
    assert eaten_by(bob, table) == ["Plants"] * DATES


def test_both_pages_say_what_is_new_until_it_is_answered(signed_in: Browser, table: Series, bob: Member) -> None:
    browser, first = signed_in(bob), events_of(table.id)[0]
    stand(table, bob, said={food_of(table): "Plants"})
    pages = (f"/series/{table.id}", f"/events/{first.id}-{first.slug}")
    lift = ask_more(table)
    assert all("The hosts ask something new." in browser.get(page).text for page in pages)

    post(browser, f"/series/{table.id}/rsvp", **{f"response-{lift}": "No"})

    assert not any("The hosts ask something new." in browser.get(page).text for page in pages)
    assert db.session.scalars(select(Event.going).where(Event.id == first.id)).one() == 1


def test_a_new_date_is_answered_as_the_others(table: Series, bob: Member, clock: StandingClock) -> None:
    stand(table, bob, said={food_of(table): "Plants"})
    clock.forward(days=60)

    dates.fill_ahead()
    jobs.carry_standing()

    assert set(eaten_by(bob, table)) == {"Plants"}
    assert len(events_of(table.id)) > DATES
