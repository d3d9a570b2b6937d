"""How templates draw a chapter's mark and a member's face, from any row that has their columns."""

from typing import Any

from markupsafe import Markup

from chapters import mark as marks

#: The ring of somebody without a home.
NO_HOME = "murrey"


def mark(chapter: Any, size: marks.Size = "m") -> Markup:
    """The shield of a row with `tincture`, `metal`, `division` and `letters`; decoration beside its name."""
    return marks.svg(marks.Mark(chapter.tincture, chapter.metal, chapter.division), chapter.letters, size)


def backdrop(chapter: Any) -> Markup:
    """A chapter's division, huge, for its banner."""
    return marks.backdrop(chapter.division)


def tinct(chapter: Any) -> str:
    """The classes that give a wrapper a chapter's colours; nothing for no chapter."""
    return marks.classes(chapter.tincture, chapter.metal) if chapter else ""


def face(member: Any, size: str = "") -> Markup:
    """The roundel or portrait of a row with `name`, `tincture` (or None) and `portrait_key` (or none)."""
    ring = getattr(member, "tincture", None) or NO_HOME
    if key := getattr(member, "portrait_key", None):
        return marks.portrait(f"/media/{key}.webp", member.name, ring, size)
    return marks.face(member.name, ring, size)


#: What `app.py` gives to every template.
GLOBALS = {
    "mark": mark,
    "backdrop": backdrop,
    "tinct": tinct,
    "face": face,
    "house": marks.house,
    "sprite": marks.SPRITE,
}
