"""A point on the ground as people write it down: "38.7139, -9.1394", "38°42'50\\"N 9°8'22\\"W": a pure rule."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from geopy.point import Point

#: Digits after the point of a degree that are kept: a step of eleven centimetres.
DIGITS = 6
NUMBER = r"([+-]?\d{1,3}(?:\.\d{1,15})?)"

_MINUTES = r"([0-5]?\d(?:\.\d{1,15})?)"
#: 38.7139 · 38.7139° N · N 38° 42.833' · 38°42'50"N; the letter stands before or behind.
_ANGLE = rf"""([NSEW])? ?{NUMBER} ?°? ?(?:{_MINUTES} ?' ?(?:{_MINUTES} ?" ?)?)?(?(%d)|([NSEW])?)"""
_BOTH = re.compile(rf"""\(?{_ANGLE % 1}(?: ?[,;/] ?| |(?<=[NSEW°'"])){_ANGLE % 6}\)?""", re.IGNORECASE)
_WITH_COMMAS = re.compile(r"([+-]?\d{1,3}),(\d{3,15}) ?[,; ] ?([+-]?\d{1,3}),(\d{3,15})")
#: What keyboards and pages write for the signs above.
_SIGNS = str.maketrans("−–º˚′’‘´″”“", "--°°''''\"\"\"")


class Spot(NamedTuple):
    """A point in degrees, which need not lie on Earth."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """Whether there is such a latitude and such a longitude."""
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180

    @property
    def rounded(self) -> "Spot":
        """The point as it is kept; adding zero makes of minus zero a plain one."""
        return Spot(round(self.latitude, DIGITS) + 0.0, round(self.longitude, DIGITS) + 0.0)


def read(text: str) -> Spot | None:
    """The point that two angles name: of plain degrees with a sign, or with minutes, seconds, and the letters NSEW.

    A decimal comma will do where there is no doubt. None where the text is anything else, or says more than two angles.
    """
    text = " ".join(text.translate(_SIGNS).split())
    if commas := _WITH_COMMAS.fullmatch(text):
        text = f"{commas[1]}.{commas[2]} {commas[3]}.{commas[4]}"
    found = _BOTH.fullmatch(text)
    if found is None:
        return None
    first, second = found.groups("")[:5], found.groups("")[5:]
    if _letter(first) in ("E", "W"):
        first, second = second, first
    latitude, longitude = _degrees(first, "NS"), _degrees(second, "EW")
    return None if latitude is None or longitude is None else Spot(latitude, longitude)


def written(spot: Spot) -> str:
    """A kept point as it is written into a form: "38.7139, -9.1394"; `read` makes the same of it again."""
    return ", ".join(f"{degrees:.{DIGITS}f}".rstrip("0").rstrip(".") for degrees in spot)


def _letter(angle: Sequence[str]) -> str:
    return (angle[0] + angle[4]).upper()


def _degrees(angle: Sequence[str], axis: str) -> float | None:
    """An angle in degrees; None where its letter is of another axis, or a sign stands beside it."""
    _, number, minutes, seconds, _ = angle
    letter, plain = _letter(angle), number.lstrip("+-")
    if letter and (letter not in tuple(axis) or plain != number):
        return None
    direction = letter or axis[number.startswith("-")]
    return float(Point.parse_degrees(plain, minutes or 0, seconds or 0, direction))
