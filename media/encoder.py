"""The program that decodes a picture from its input and writes a WebP of it: run as a child, with limits on itself.

Its ends say what was wrong: 2 no picture we take, 3 too many pixels, 4 too large for our memory, others unreadable.
"""

import io
import resource
import signal
import sys

from PIL import Image, ImageOps

MEMORY_BYTES = 256 * 1024 * 1024
CPU_SECONDS = 5
SECONDS = 10
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP")
NOT_A_PICTURE, TOO_MANY_PIXELS, TOO_LARGE = 2, 3, 4


def main(shape: str, side: int) -> None:
    """Read a picture from standard input, write it to standard output: its middle as a square, or all of it."""
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=FORMATS)
    except (OSError, SyntaxError, ValueError):
        sys.exit(NOT_A_PICTURE)
    if image.width * image.height > MOST_PIXELS:
        sys.exit(TOO_MANY_PIXELS)
    try:
        sys.stdout.buffer.write(_square(image, side) if shape == "square" else _whole(image, side))
    except MemoryError:
        sys.exit(TOO_LARGE)


def _square(image: Image.Image, side: int) -> bytes:
    """The middle of the picture; nothing but pixels goes into the new one."""
    image.draft("RGB", (side * 2, side * 2))
    orientation = image.getexif().get(0x0112)
    edge = min(image.size)
    left, top = (image.width - edge) // 2, (image.height - edge) // 2
    small = image.resize(
        (side, side), Image.Resampling.BILINEAR, (left, top, left + edge, top + edge), reducing_gap=2.0
    )
    return _clean(small, orientation)


def _whole(image: Image.Image, side: int) -> bytes:
    """The picture, made smaller where it is larger than `side` pixels one way."""
    image.draft("RGB", (side, side))
    orientation = image.getexif().get(0x0112)
    image.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return _clean(image, orientation)


def _clean(image: Image.Image, orientation: int | None) -> bytes:
    """Nothing but the pixels, turned as they were taken, on white where one sees through them."""
    plain = Image.new("RGB", image.size, "white")
    colours = image.convert("RGBA")
    plain.paste(colours, mask=colours)
    plain.getexif()[0x0112] = orientation or 1
    turned = ImageOps.exif_transpose(plain)
    clean = Image.new("RGB", turned.size)
    clean.paste(turned)
    output = io.BytesIO()
    clean.save(output, "WEBP", quality=82)
    return output.getvalue()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
