"""Responses and questions as rows: with an RSVP, changed, and gone in time."""

from datetime import UTC, timedelta

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events import changing
from events.models import Event, Series
from events.rsvps import rsvping
from events.rsvps.asking import jobs, questions, responding, responses
from events.rsvps.asking.models import Response
from events.rsvps.asking.questions import Kind, Question
from members import leaving
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, events_of, scheduled
from tests.events.rsvps.asking.asked import ANSWERS, DISH, ELSE, LIFT, answering, asking
from tests.events.rsvps.saying import going, say, state_of


def test_responses_come_with_the_rsvp(event: Event, bob: Member) -> None:
    answering(asking(event), bob)

    assert responses.own(event.id, bob.id) == ANSWERS


def test_without_what_is_required_nobody_goes(event: Event, bob: Member) -> None:
    asking(event)

    with pytest.raises(Refused, match="Answer “What do you eat\\?”") as refused:
        answering(event, bob, {12: "Yes"})

    assert refused.value.field == "response-11"
    assert state_of(event, bob) is None


def test_what_is_said_anew_is_changed_and_the_rest_stays(event: Event, bob: Member) -> None:
    answering(asking(event), bob)

    answering(event, bob, {11: "No meat", 12: ""})

    assert responses.own(event.id, bob.id) == {11: "No meat", 13: "=1+1, no nuts"}


def test_who_is_going_already_keeps_the_place_whatever_is_asked_since(event: Event, bob: Member) -> None:
    going(event, bob)
    asking(event)

    assert answering(event, bob, {}).state == "going"


def test_a_response_to_what_nobody_asks_is_passed_over(event: Event, bob: Member) -> None:
    answering(asking(event), bob, ANSWERS | {99: "Fish"})

    assert responses.own(event.id, bob.id) == ANSWERS


def test_of_another_event_nothing_is_changed(event: Event, bob: Member, alice: Member) -> None:
    answering(asking(event), bob)
    answering(event, alice, {11: "No meat"})

    assert responses.everybodys(event.id) == {bob.id: ANSWERS, alice.id: {11: "No meat"}}


def test_dates_of_a_series_ask_what_the_series_asks(lisbon: Chapter, alice: Member) -> None:
    asked = (Question("What do you eat?", Kind.CHOICE, ("Fish", "No meat"), is_required=True),)

    made = scheduled(lisbon, alice, questions=asked)

    series = db.session.get_one(Series, made.series_id)
    dates = events_of(made.series_id)
    assert [question.words for question in questions.of(series.questions)] == ["What do you eat?"]
    assert len(dates) == 12
    assert all(date.questions == series.questions for date in dates)


def test_a_question_that_is_better_worded_keeps_its_responses(event: Event, bob: Member, alice: Member) -> None:
    answering(asking(event), bob)
    reworded = Question("What will you eat?", Kind.CHOICE, ("Fish", "No meat"), id=11)

    say(changing.edit, event, details_of(event, questions=(reworded, LIFT, ELSE)), by=alice)

    assert responses.own(event.id, bob.id) == ANSWERS


def test_a_question_that_is_gone_takes_its_responses_along(event: Event, bob: Member, alice: Member) -> None:
    answering(asking(event), bob)

    say(changing.edit, event, details_of(event, questions=(DISH,)), by=alice)

    assert responses.own(event.id, bob.id) == {11: "Fish"}


def test_who_deletes_the_account_leaves_no_response(event: Event, bob: Member) -> None:
    answering(asking(event), bob)

    with writing():
        leaving.delete_account(bob.id)

    assert db.session.scalar(select(func.count()).select_from(Response)) == 0


def test_responses_are_kept_for_thirty_days_after_the_event(event: Event, bob: Member, clock: StandingClock) -> None:
    answering(asking(event), bob)

    clock.move_to(event.ends_at.astimezone(UTC) + timedelta(days=30))
    assert jobs.forget_old_responses() == 0
    clock.forward(seconds=1)
    assert jobs.forget_old_responses() == 3

    assert responses.own(event.id, bob.id) == {}


def test_who_gives_the_place_back_is_asked_nothing(event: Event, bob: Member) -> None:
    answering(asking(event), bob)

    say(rsvping.withdraw, event.id, bob.id)

    assert state_of(event, bob) == "withdrawn"


def test_ids_of_questions_are_of_nine_digits_and_their_own() -> None:
    made = responding.kept([DISH, LIFT, ELSE])

    assert len({each["id"] for each in made}) == 3
    assert all(len(str(each["id"])) == 9 for each in made)
