"""The photos of Lisbon's last evening: two that its lead shows to everybody, and one for those who were there."""

from collections.abc import Callable

from core import clock
from events.photos import operations, queries
from events.photos.operations import Made
from pages.demonstration import doors
from pages.demonstration.album import drawing
from pages.demonstration.world import World

PUBLIC = (
    (drawing.table, "A long table from above: six plates on each side, and a map rolled out between them"),
    (drawing.roof, "Roofs by night with a bridge behind them, under a full moon"),
)
KEPT = ((drawing.shelves, "A wall of shelves, full of books but for one gap"),)


def fill(world: World) -> None:
    """Add them the day after, as the lead does."""
    made = world.at("Lisbon")
    event = doors.last(world, made) if made else None
    if made is None or event is None:
        return
    with clock.standing_at(event.ends_at + doors.ASKED_AFTER):
        operations.add(event.id, made.lead_id, [_made(draw) for draw, _words in PUBLIC], may_be_public=True)
        operations.add(event.id, made.lead_id, [_made(draw) for draw, _words in KEPT])
        photos = queries.own(event.id, made.lead_id)
        words = {photo.key: said for photo, (_draw, said) in zip(photos, PUBLIC + KEPT, strict=True)}
        operations.describe(event.id, made.lead_id, words)
        for photo in photos[: len(PUBLIC)]:
            operations.show(event.id, photo.key, made.lead_id)


def _made(draw: Callable[[drawing.Draw], None]) -> Made:
    return Made(*drawing.drawn(draw))
