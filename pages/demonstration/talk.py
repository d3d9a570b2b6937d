"""What is said about an evening of the demonstration, and what its organiser still has to read."""

from datetime import datetime, timedelta

from sqlalchemy import select

from comments import bodies, reactions
from comments.moderating import deciding
from core import clock
from core.database import db
from events.conversations import commenting
from events.models import Event, EventState
from pages.demonstration.world import Made, World

CITY = "Lisbon"
#: Who of those at home there says what, and which of the earlier words it answers; the first to speak leads the chapter.
SAID = (
    (0, "Bring a book you’d give away. The long end of the table is kept for whoever comes for the first time.", None),
    (4, "Does a cookbook count? Mine has opinions about bay leaves.", 0),
    (0, "It counts double if you read from it.", 1),
    (6, "Is the *green gate* still the door, or do we ring at the bakery?", None),
    (0, "Green gate. Ring twice, the first one is always somebody’s bicycle.", 3),
)
#: What nobody else has read yet.
WAITS = (
    (8, "I’m new here and a little shy. Is it all right to come late and leave early?"),
    (
        9,
        "Cheap tables! https://tables.example/sale https://chairs.example/sale https://lamps.example/sale Tell your friends",
    ),
)
#: Somebody finds fault with what was said, by its place above.
REPORTED = (5, 1, "off_topic", "Bay leaves again.")


def talk(world: World) -> None:
    """Let people talk about Lisbon's next evening, and leave its organiser two first comments and a report."""
    made = world.at(CITY)
    event_id = _next_evening(world, made) if made else None
    if made is None or event_id is None:
        return
    ids: list[int] = []
    for place, (who, words, answers) in enumerate(SAID):
        at = world.now - timedelta(days=2, hours=-3 * place)
        ids.append(_say(made, event_id, who, words, ids[answers] if answers is not None else None, at))
        with clock.standing_at(at + timedelta(minutes=40)):
            deciding.release([ids[-1]] if who else [], made.lead_id)
    for place, (who, words) in enumerate(WAITS):
        _say(made, event_id, who, words, None, world.now - timedelta(hours=5 - place))
    who, said, reason, note = REPORTED
    with clock.standing_at(world.now - timedelta(hours=2)):
        reactions.report(ids[said], _member(made, who), reason, note)


def _say(made: Made, event_id: int, who: int, words: str, answers_id: int | None, at: datetime) -> int:
    with clock.standing_at(at):
        return commenting.comment(event_id, _member(made, who), bodies.written(words, answers_id)).id


def _next_evening(world: World, made: Made) -> int | None:
    return db.session.scalar(
        select(Event.id)
        .where(
            Event.chapter_id == made.chapter_id,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > world.now,
            Event.id.not_in(world.taken),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(1)
    )


def _member(made: Made, place: int) -> int:
    """Somebody at home there by their place, counted round."""
    return made.member_ids[place % len(made.member_ids)]
