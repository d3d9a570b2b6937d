"""Checking a picture: what it is by its content, and what we make of it: a WebP of our own and nothing else.

Decoding runs in a process of its own that gives itself little memory and little time: a picture made to do harm harms
that one alone.
"""

import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from core.refusal import Refused

MOST_BYTES = 8 * 1024 * 1024
SIDE = 256
#: A picture of a post is at most so many pixels wide and high.
LARGEST = 1600
#: One of many on a page is at most so many.
SMALL = 640
_ENCODER = Path(__file__).with_name("encoder.py")
_SAID = {
    2: "Choose a PNG, JPEG or WebP picture",
    3: "This picture has too many pixels: at most 40 million",
    4: "This picture is too large for us. Try a smaller one",
}
_UNREADABLE = "This picture could not be read. Try another one, or save it anew"


@dataclass(frozen=True)
class Picture:
    """A picture as we made it: a WebP of so many pixels."""

    webp: bytes
    width: int = SIDE
    height: int = SIDE


def portrait(content: bytes) -> Picture:
    """The middle of a picture as a square WebP, turned as it was taken, with nothing else in it.

    Refuses anything but PNG, JPEG and WebP, more than 8 MiB, more than 40 million pixels, and what cannot be read.
    """
    return Picture(_made(content, "square", SIDE, "portrait"))


def whole(content: bytes) -> Picture:
    """All of a picture as a WebP of at most 1,600 pixels each way; refuses what `portrait` refuses."""
    webp = _made(content, "whole", LARGEST, "picture")
    with Image.open(io.BytesIO(webp)) as image:
        return Picture(webp, *image.size)


def smaller(picture: Picture) -> Picture:
    """The same picture as one of many on a page: at most 640 pixels each way."""
    webp = _made(picture.webp, "whole", SMALL, "picture")
    with Image.open(io.BytesIO(webp)) as image:
        return Picture(webp, *image.size)


def _made(content: bytes, shape: str, side: int, field: str) -> bytes:
    if len(content) > MOST_BYTES:
        raise Refused("This picture is too big: at most 8 MB", field)
    command = [sys.executable, "-I", str(_ENCODER), shape, str(side)]
    done = subprocess.run(command, check=False, input=content, capture_output=True)  # noqa: S603 -- our own program
    if done.returncode or not done.stdout:
        raise Refused(_SAID.get(done.returncode, _UNREADABLE), field)
    return done.stdout
