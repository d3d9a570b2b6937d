"""City marks and member faces: shields and roundels drawn from a few stored words, as SVG and classes.

A mark is three small columns (tincture, metal, division). It is suggested from a hash of the slug; organisers may
choose another. There is no cross and no saltire, which are other people's flags; the chevron and murrey are kept for
the House. Colours come from classes, so that tokens.css decides them and a mark costs few bytes.
"""

import functools
import hashlib
import re
import unicodedata
from typing import Literal, NamedTuple

from markupsafe import Markup

Size = Literal["s", "m", "l", "xl", "ghost"]

TINCTURES = ("gules", "azure", "vert", "purpure", "sable", "tenne", "ocean", "midnight", "olive", "slate")
METALS = ("or", "argent", "blush", "celeste", "mint")
FIELDS = 12

#: The same colours as in tokens.css, for where no stylesheet reaches: mail.
HEX = {
    "gules": "#A51D2A",
    "azure": "#1C4F9C",
    "vert": "#17603F",
    "purpure": "#5B2A86",
    "sable": "#33313B",
    "tenne": "#8A4311",
    "ocean": "#0B5A68",
    "midnight": "#1F2C63",
    "olive": "#4C5714",
    "slate": "#3A5167",
    "murrey": "#7A1B4B",
    "or": "#F7C948",
    "argent": "#FFFDFA",
    "blush": "#FACFC5",
    "celeste": "#BFE4F2",
    "mint": "#C4ECD0",
}

# Flat head, straight shoulders, round foot, in a box of 48 by 56.
_SHIELD = "M4 1.5h40a2.5 2.5 0 0 1 2.5 2.5v25.5c0 12-9.5 20.4-22.5 25C11 49.9 1.5 41.5 1.5 29.5V4A2.5 2.5 0 0 1 4 1.5z"

# Drawn in the field below the chief (y from 20 to 56), in the tincture, on metal.
_DIVISIONS = {
    "pale": '<path d="M17 20h14v36H17z"/>',
    "fess": '<path d="M0 29h48v11H0z"/>',
    "bend": '<path d="M0 20h9l39 30v6h-8L0 28z"/>',
    "perbend": '<path d="M0 20h48L0 54z"/>',
    "quarterly": '<path d="M0 20h24v16H0zM24 36h24v20H24z"/>',
    "barry": '<path d="M0 25h48v6H0zM0 37h48v6H0zM0 49h48v6H0z"/>',
    "paly": '<path d="M6 20h7v36H6zM20.5 20h7v36h-7zM35 20h7v36h-7z"/>',
    "pile": '<path d="M6 20h36L24 51z"/>',
    "wavy": (
        '<path d="M0 27q6-5 12 0t12 0 12 0 12 0v6q-6 5-12 0t-12 0-12 0-12 0z'
        'M0 40q6-5 12 0t12 0 12 0 12 0v6q-6 5-12 0t-12 0-12 0-12 0z"/>'
    ),
    "lozengy": (
        '<path d="M10 22l7 8-7 8-7-8zM24 22l7 8-7 8-7-8zM38 22l7 8-7 8-7-8zM17 36l7 8-7 8-7-8zM31 36l7 8-7 8-7-8z"/>'
    ),
    "roundels": '<circle cx="14" cy="30" r="5.5"/><circle cx="34" cy="30" r="5.5"/><circle cx="24" cy="43" r="5.5"/>',
    "bordure": ('<path fill-rule="evenodd" d="M0 20h48v36H0zM9 26v5c0 7 6 12.5 15 16.5 9-4 15-9.5 15-16.5v-5z"/>'),
    "gyronny": '<path d="M24 36V20h24zM24 36h24v20zM24 36v20H0zM24 36H0V20z"/>',
    "mullet": ('<path d="M24 22l3.5 9.2 9.8.4-7.7 6.1 2.7 9.5L24 41.7l-8.3 5.5 2.7-9.5-7.7-6.1 9.8-.4z"/>'),
}
DIVISIONS = tuple(_DIVISIONS)

_HIDDEN = 'aria-hidden="true" focusable="false"'

#: The shape every mark on a page is cut to; stands once, near the top of the body.
SPRITE = Markup(
    f'<svg width="0" height="0" class="sprite" {_HIDDEN}><clipPath id="shield"><path d="{_SHIELD}"/></clipPath></svg>'
)


class Mark(NamedTuple):
    """A shield in three words: its colour, its metal, how the field is divided."""

    tincture: str
    metal: str
    division: str


def suggest(slug: str) -> Mark:
    """The mark a chapter has until somebody chooses another: the same slug always gives the same one."""
    return Mark(
        TINCTURES[_number(slug, 0) % len(TINCTURES)],
        METALS[_number(slug, 1) % len(METALS)],
        DIVISIONS[_number(slug, 2) % len(DIVISIONS)],
    )


def offers(slug: str, count: int = 12) -> list[Mark]:
    """Different marks to choose from, `count` of them, the suggested one first; always the same for one slug."""
    found: dict[Mark, None] = {suggest(slug): None}
    turn = 0
    while len(found) < count:
        turn += 1
        found[suggest(f"{slug}:{turn}")] = None
    return list(found)


def classes(tincture: str, metal: str) -> str:
    """The classes that give a wrapper, and all components in it, a chapter's two colours."""
    return f"t-{tincture} m-{metal}"


@functools.lru_cache(maxsize=1024)
def svg(mark: Mark, letters: str, size: Size = "m") -> Markup:
    """The shield, for decoration beside a name. Size s (under 32 pixels) leaves the letters out and fills the field."""
    return Markup(
        '<svg class="mark mark-{size} {classes}" viewBox="0 0 48 56" width="48" height="56" {hidden}>'
        '<g clip-path="url(#shield)"><path class="m" d="M0 0h48v56H0z"/>{field}</g>'
        '<path class="rim" d="{shield}"/><path class="mark-edge" d="{shield}"/></svg>'
    ).format(
        size=size,
        classes=classes(mark.tincture, mark.metal),
        hidden=Markup(_HIDDEN),
        field=_small_field(mark.division) if size == "s" else _field(mark.division, letters),
        shield=_SHIELD,
    )


def backdrop(division: str) -> Markup:
    """A division, huge, for the banner of a chapter's page."""
    return Markup(
        '<svg class="backdrop" viewBox="0 18 48 38" preserveAspectRatio="xMidYMid slice" {hidden}>'
        '<g fill="currentColor">{division}</g></svg>'
    ).format(hidden=Markup(_HIDDEN), division=Markup(_DIVISIONS[division]))


@functools.cache
def house(size: Size = "m", flip: bool = False) -> Markup:
    """The House's own mark, murrey with a golden roof over a door; `flip` changes the two, for a murrey ground."""
    return Markup(
        '<svg class="mark mark-{size} house{flip}" viewBox="0 0 48 56" width="48" height="56" {hidden}>'
        '<path class="c" d="{shield}"/><path class="m" d="M24 13 44.8 31v10.2L24 23.2 3.2 41.2V31z'
        'M18.5 47.5V39a5.5 5.5 0 0 1 11 0v8.5L24 50.5z"/></svg>'
    ).format(size=size, flip=" house-flip" if flip else "", hidden=Markup(_HIDDEN), shield=_SHIELD)


@functools.lru_cache(maxsize=1024)
def face(name: str, tincture: str, size: str = "", field: int | None = None) -> Markup:
    """A person's roundel: initials on two metals, ringed in the colour of the home chapter (murrey for none)."""
    return Markup('<span class="{classes}" aria-hidden="true">{initials}</span>').format(
        classes=_face_classes(name, tincture, size, field), initials=initials(name)
    )


def portrait(address: str, name: str, tincture: str, size: str = "") -> Markup:
    """A person's roundel with a photograph in it, decoration beside the name."""
    return Markup(
        '<img class="{classes}" src="{address}" alt="" width="44" height="44" loading="lazy" decoding="async">'
    ).format(classes=_face_classes(name, tincture, size, None), address=address)


def initials(name: str) -> str:
    """At most two letters for any name: one word, emoji, punctuation; a name without any gives a middle dot."""
    text = unicodedata.normalize("NFC", name)
    words = re.split(r"[\s\-\u2010-\u2015]+", text)
    letters = [letter for letter in (_first_letter(word) for word in words) if letter]
    if letters:
        return "".join(letters[:1] + letters[1:][-1:]).upper()[:2]
    return next((character for character in text if character.isdigit()), "\u00b7")


def _field(division: str, letters: str) -> Markup:
    return Markup(
        '<g class="c">{division}<path d="M0 0h48v20H0z"/></g><path class="m" d="M0 19.6h48V21H0z"/>'
        '<text x="24" y="16" text-anchor="middle" class="mark-code">{letters}</text>'
    ).format(division=Markup(_DIVISIONS[division]), letters=letters)


def _small_field(division: str) -> Markup:
    return Markup('<g class="c" transform="translate(-2.4 -22) scale(1.1 1.38)">{division}</g>').format(
        division=Markup(_DIVISIONS[division])
    )


def _face_classes(name: str, tincture: str, size: str, field: int | None) -> str:
    number = _number(name, 3) % FIELDS + 1 if field is None else field
    return f"face t-{tincture} p{number}" + (f" face-{size}" if size else "")


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")


def _number(text: str, place: int) -> int:
    """The `place`-th pair of bytes of the text's hash; surrogates and the like cannot stop it."""
    digest = hashlib.sha256(f"chapterhouse:{text}".encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[place * 2 : place * 2 + 2], "big")
