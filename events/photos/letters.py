"""The mail that a photo was taken down, in words; None once it is up again, gone, or none of the reader's business."""

from typing import Any

from chapters.mark import HEX
from core.web import address_of
from events import times
from events.photos import told_queries
from mail.letters import Letter
from mail.words import ChapterWords

Facts = dict[str, Any]


def _photo_taken_down(facts: Facts) -> Letter | None:
    it = told_queries.told(facts["photo"], facts["member"])
    if it is None:
        return None
    day = times.there(it.starts_at, it.ends_at, it.zone, it.city_name, it.country_code).day
    words = {
        "chapter": ChapterWords(
            name=it.chapter_name,
            tincture=HEX[it.tincture],
            metal=HEX[it.metal],
            url=address_of(f"/chapters/{it.chapter_slug}"),
        ),
        "title": it.title,
        "day": day,
        "is_own": it.is_own,
        "url": address_of(f"/events/{it.id}/photos"),
    }
    return Letter(f"A photo was taken down: {it.title}, {day}", "photo_taken_down", words)


LETTERS = {"photo_taken_down": _photo_taken_down}
