"""The picture that stands for an event where its address is passed on: title, time and chapter, and no people."""

import functools
import io
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from chapters.mark import HEX
from core.writing import dates
from events import times
from events.models import EventState

SIZE = (1200, 630)
MARGIN = 72
SIGN = 220
WEIGHT = 700
INK = "#24141D"
PALE = "#FFFDFA"
TITLE_SIZES = (84, 72, 60, 50)
MOST_LINES = 3


@dataclass(frozen=True)
class Facts:
    """What stands on a card; two cards with the same facts are the same picture."""

    title: str
    chapter: str
    month: str
    day: str
    weekday: str
    when: str
    word: str
    tincture: str
    metal: str


def facts(event: Any) -> Facts:
    """The card of a row of `queries.shown`."""
    line = times.there(event.starts_at, event.ends_at, event.zone, event.city_name, event.country_code)
    return Facts(
        title=event.title,
        chapter=f"{event.chapter_name} chapter",
        month=dates.MONTHS[event.starts_on.month - 1][:3],
        day=str(event.starts_on.day),
        weekday=dates.WEEKDAYS[event.starts_on.weekday()][:3],
        when=str(line),
        word="Cancelled" if event.state is EventState.CANCELLED else "",
        tincture=HEX[event.tincture],
        metal=HEX[event.metal],
    )


@functools.lru_cache(maxsize=128)
def png(card: Facts) -> bytes:
    """The card, 1200 by 630; what our typeface cannot write is left out, and the day stands in large instead."""
    image = Image.new("RGB", SIZE, card.tincture)
    draw = ImageDraw.Draw(image)
    _draw_sign(draw, card)
    left = MARGIN * 2 + SIGN
    width = SIZE[0] - left - MARGIN
    title = _written(card.title) or f"{card.weekday} {card.day} {card.month}"
    lines, font = _fitted(title, width)
    top = MARGIN
    for line in ([card.word] if card.word else []) + lines:
        draw.text((left, top), line, font=font, fill=card.metal if line == card.word else PALE)
        top += round(font.size * 1.2)
    _draw_foot(draw, card, left, width)
    held = io.BytesIO()
    image.quantize(64).save(held, "PNG", optimize=True)
    return held.getvalue()


def _draw_sign(draw: ImageDraw.ImageDraw, card: Facts) -> None:
    """The door sign: month, day, weekday on the chapter's metal."""
    box = (MARGIN, MARGIN, MARGIN + SIGN, MARGIN + SIGN * 5 // 4)
    middle = MARGIN + SIGN // 2
    draw.rounded_rectangle(box, radius=24, fill=card.metal)
    for text, size, top in ((card.month, 48, 20), (card.day, 120, 66), (card.weekday, 44, 205)):
        draw.text((middle, MARGIN + top), text, font=_font(size), fill=INK, anchor="ma")


def _draw_foot(draw: ImageDraw.ImageDraw, card: Facts, left: int, width: int) -> None:
    bottom = SIZE[1] - MARGIN
    for text, size, above in ((_written(card.chapter), 44, 110), (_written(card.when), 36, 44)):
        font = _font(size)
        draw.text((left, bottom - above), _shortened(text, font, width), font=font, fill=card.metal)


def _fitted(title: str, width: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in the largest size in which it takes three lines; in the smallest it is cut."""
    for size in TITLE_SIZES:
        font = _font(size)
        lines = _wrapped(title, font, width)
        if len(lines) <= MOST_LINES and all(font.getlength(line) <= width for line in lines):
            return lines, font
    cut = [_shortened(line, font, width) for line in lines[:MOST_LINES]]
    return cut, font


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _written(text: str) -> str:
    """The text, or nothing where our typeface lacks one of its letters: half a title says the wrong thing."""
    known = _letters()
    return text if all(character.isspace() or ord(character) in known for character in text) else ""


@functools.cache
def _letters() -> frozenset[int]:
    return frozenset(TTFont(_typeface()).getBestCmap())


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_typeface(), size)
    font.set_variation_by_axes([WEIGHT])
    return font


@functools.cache
def _typeface() -> Path:
    spec = find_spec("fontpkg_bitter")
    if spec is None or spec.origin is None:
        raise RuntimeError("The typeface is missing: pip install -r requirements.txt")
    return Path(spec.origin).parent / "files" / "Bitter[wght].ttf"
