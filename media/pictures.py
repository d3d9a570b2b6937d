"""Checking a picture: what it is by its content, and what we make of it: a small square WebP and nothing else.

Decoding runs in a process of its own that gives itself little memory and little time: a picture made to do harm harms
that one alone.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from core.refusal import Refused

MOST_BYTES = 8 * 1024 * 1024
SIDE = 256
_ENCODER = Path(__file__).with_name("encoder.py")
_SAID = {
    2: "Choose a PNG, JPEG or WebP picture",
    3: "This picture has too many pixels: at most 40 million",
    4: "This picture is too large for us. Try a smaller one",
}
_UNREADABLE = "This picture could not be read. Try another one, or save it anew"


@dataclass(frozen=True)
class Picture:
    """A picture as we made it: a square WebP of `side` pixels."""

    webp: bytes
    side: int = SIDE


def portrait(content: bytes) -> Picture:
    """The middle of a picture as a square WebP, turned as it was taken, with nothing else in it.

    Refuses anything but PNG, JPEG and WebP, more than 8 MiB, more than 40 million pixels, and what cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise Refused("This picture is too big: at most 8 MB", "portrait")
    command = [sys.executable, "-I", str(_ENCODER), str(SIDE)]
    done = subprocess.run(command, check=False, input=content, capture_output=True)  # noqa: S603 -- our own program
    if done.returncode or not done.stdout:
        raise Refused(_SAID.get(done.returncode, _UNREADABLE), "portrait")
    return Picture(done.stdout)
