"""What is filled in to add photos, and to describe them."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, MultipleFileField
from wtforms.validators import InputRequired

from core.forms import Form, LineField, WholeField
from core.writing.paging import LAST_PAGE
from events.photos.allowance import LONGEST_ALT

#: The field of a photo's description is called so, with its key behind it.
PREFIX = "alt-"


class PhotosForm(Form):
    """Several files at once, a line about them, and two things to agree to: neither is ever ticked before, for it is
    about these files.
    """

    photos = MultipleFileField("Photos")
    alt = LineField("What is to be seen", longest=LONGEST_ALT)
    is_agreed = BooleanField(
        "Everybody in these photos is fine with being seen by those who were there, and by the hosts",
        validators=[InputRequired("Ask everybody in these photos first, then tick this")],
    )
    may_be_public = BooleanField("They are fine with being seen by everybody, too.")

    def untick(self) -> None:
        """Ask again: what was agreed to was about files that the browser does not send a second time."""
        self.is_agreed.data = self.may_be_public.data = False


class PageForm(Form):
    """Which page of the photos."""

    page = WholeField("Page", least=1, most=LAST_PAGE)


class WordsForm(Form):
    """A field for each of one's own photos; what it says of one that is gone meanwhile is passed over."""

    def passes_over(self, name: str) -> bool:
        return name.startswith(PREFIX)

    @property
    def words(self) -> dict[str, str]:
        """What was written, by the keys of the photos."""
        return {field.name.removeprefix(PREFIX): field.data for field in self if field.raw_data}


def words_form(photos: Sequence[Any]) -> type[WordsForm]:
    """The form of these photos."""
    fields = {
        f"{PREFIX}{photo.key}": LineField(f"What is to be seen in photo {number}", longest=LONGEST_ALT)
        for number, photo in enumerate(photos, start=1)
    }
    return type("WordsForm", (WordsForm,), fields)


def begun(photos: Sequence[Any]) -> WordsForm:
    """The form with what is written already."""
    data = {f"{PREFIX}{photo.key}": photo.alt for photo in photos}
    return words_form(photos)(formdata=None, data=data)
