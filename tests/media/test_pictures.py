"""What becomes of a picture, and which ones are refused."""

import io

import pytest
from PIL import Image

from core.refusal import Refused
from media import encoder, pictures


def drawn(kind: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    """A picture: left half red, right half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    content = io.BytesIO()
    image.convert(mode).save(content, kind, **options)
    return content.getvalue()


def seen(picture: pictures.Picture) -> Image.Image:
    """What we made, opened again."""
    return Image.open(io.BytesIO(picture.webp))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_small_square_webp(kind: str) -> None:
    made = seen(pictures.portrait(drawn(kind, (900, 500))))

    assert (made.format, made.size) == ("WEBP", (256, 256))


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("1", "PNG"), ("CMYK", "JPEG")]
)
def test_pictures_of_every_mode_are_taken(mode: str, kind: str) -> None:
    assert seen(pictures.portrait(drawn(kind, (60, 40), mode))).size == (256, 256)


def test_nothing_but_pixels_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of canary"
    exif.get_ifd(0x8825)[2] = (38.0, 43.0, 1.0)

    made = pictures.portrait(drawn("JPEG", (300, 200), exif=exif, comment=b"canary"))

    assert b"canary" in drawn("JPEG", (300, 200), exif=exif, comment=b"canary")
    assert b"canary" not in made.webp
    assert dict(seen(made).getexif()) == {}
    assert b"EXIF" not in made.webp


def test_a_picture_is_turned_as_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    made = seen(pictures.portrait(drawn("JPEG", (200, 200), exif=exif))).convert("RGB")

    top, bottom = made.getpixel((128, 20)), made.getpixel((128, 236))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200
    assert bottom[2] > 200


@pytest.mark.parametrize(
    "content",
    [
        b"", b"x" * 1000, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html></html>", b"%PDF-1.7",
        drawn("GIF", (30, 20)), drawn("BMP", (30, 20)), drawn("TIFF", (30, 20)),
    ],
)  # fmt: skip
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="PNG, JPEG or WebP"):
        pictures.portrait(content)


def test_a_picture_that_breaks_off_is_refused() -> None:
    with pytest.raises(Refused, match="could not be read"):
        pictures.portrait(drawn("PNG", (300, 200))[:200])


def test_a_small_file_of_very_many_pixels_is_refused_before_it_is_decoded() -> None:
    content = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(content, "PNG")

    assert len(content.getvalue()) < 100_000
    with pytest.raises(Refused, match="too many pixels"):
        pictures.portrait(content.getvalue())


def test_more_than_eight_megabytes_are_refused() -> None:
    with pytest.raises(Refused, match="at most 8 MB"):
        pictures.portrait(b"\0" * (pictures.MOST_BYTES + 1))


def test_the_words_fit_the_ends_of_the_program() -> None:
    assert set(pictures._SAID) == {encoder.NOT_A_PICTURE, encoder.TOO_MANY_PIXELS, encoder.TOO_LARGE}
