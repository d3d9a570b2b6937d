"""Mail about photos that somebody in them objected to; None once it holds no longer, or is not for this reader."""

from typing import Any

from chapters.mark import HEX
from core.web import address_of
from events import times
from events.photos import told_queries
from mail.letters import Letter
from mail.words import ChapterWords

Facts = dict[str, Any]


def _photo_taken_down(facts: Facts) -> Letter | None:
    it = told_queries.down(facts["photo"], facts["member"])
    return _letter("A photo was taken down", "photo_taken_down", it) if it else None


def _photo_objected_to(facts: Facts) -> Letter | None:
    it = told_queries.kept_back(facts["photo"], facts["member"])
    return _letter("A photo is public no longer", "photo_objected_to", it) if it else None


def _letter(subject: str, template: str, it: told_queries.Found) -> Letter:
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
    return Letter(f"{subject}: {it.title}, {day}", template, words)


LETTERS = {"photo_taken_down": _photo_taken_down, "photo_objected_to": _photo_objected_to}
