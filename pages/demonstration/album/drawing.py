"""Three pictures that stand for photos of an evening: a long table, a roof above the river, a wall of shelves."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from media.pictures import Picture

SIZE, SMALL = (960, 720), (640, 480)
PLATES, WINDOWS, SHELVES, BOOKS = 6, 14, 4, 22
COVERS = ("#8C2F39", "#2F6F73", "#D9A441", "#3D405B", "#6B8F71")

Draw = ImageDraw.ImageDraw


def drawn(draw_on: Callable[[Draw], None]) -> tuple[Picture, Picture]:
    """A picture and its smaller copy, as an upload would be."""
    image = Image.new("RGB", SIZE)
    draw_on(ImageDraw.Draw(image))
    small = image.resize(SMALL, Image.Resampling.BILINEAR)
    return Picture(_webp(image), *SIZE), Picture(_webp(small), *SMALL)


def table(draw: Draw) -> None:
    """A long table from above, with plates and a map rolled out between them."""
    draw.rectangle((0, 0, *SIZE), fill="#5B4636")
    draw.rounded_rectangle((70, 190, 890, 530), 24, fill="#B98B5E")
    draw.polygon([(330, 290), (640, 270), (660, 440), (310, 450)], fill="#F2E8CF")
    draw.line([(350, 420), (430, 350), (500, 380), (620, 300)], fill="#2F6F73", width=9)
    for number in range(PLATES):
        left = 110 + number * 130
        for top in (205, 455):
            draw.ellipse((left, top, left + 70, top + 62), fill="#FFFDFA", outline="#D9D2C5", width=5)


def roof(draw: Draw) -> None:
    """Roofs by night, some windows lit, and a bridge over the river behind them."""
    draw.rectangle((0, 0, *SIZE), fill="#26304D")
    draw.ellipse((720, 70, 800, 150), fill="#F7E7B4")
    draw.rectangle((0, 380, SIZE[0], 470), fill="#3E5C76")
    draw.line([(0, 360), (320, 300), (640, 300), (960, 360)], fill="#8C2F39", width=12)
    for number in range(WINDOWS):
        left, top = number * 70, 450 + (number * 53) % 110
        draw.rectangle((left, top, left + 66, SIZE[1]), fill="#7A4B3A" if number % 2 else "#93604A")
        draw.rectangle((left + 22, top + 40, left + 42, top + 70), fill="#F4D06F" if number % 3 else "#3B2F2F")


def shelves(draw: Draw) -> None:
    """A wall of shelves, full of books but for one gap."""
    draw.rectangle((0, 0, *SIZE), fill="#EADFCB")
    for shelf in range(SHELVES):
        bottom = 170 + shelf * 175
        draw.rectangle((0, bottom, SIZE[0], bottom + 14), fill="#6E5034")
        for book in range(BOOKS):
            left, height = 14 + book * 43, 90 + (book * 37 + shelf * 23) % 50
            if (shelf, book) != (1, 9):
                draw.rectangle((left, bottom - height, left + 36, bottom), fill=COVERS[(book + shelf) % len(COVERS)])


def _webp(image: Image.Image) -> bytes:
    output = io.BytesIO()
    image.save(output, "WEBP", quality=82)
    return output.getvalue()
