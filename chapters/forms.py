"""What readers ask of the directory, and what organisers write of their chapter."""

from typing import Any

from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    FloatField,
    RadioField,
    SelectChoice,
)
from wtforms.validators import AnyOf, InputRequired, NumberRange, Optional, Regexp, StopValidation

from chapters.facts import ANYWHERE_KM, Page, VenueFacts
from chapters.mark import Mark
from cities import coordinates, pasted
from cities.coordinates import Spot
from core.forms import Form, LineField, ProseField, WholeField
from core.outbound import following
from core.writing.paging import LAST_PAGE

ANY = "any"
RADII = ("100", "250", "500", ANY)
USUAL = "500"
CONTINENTS = ("Africa", "Asia", "Europe", "North America", "Oceania", "South America")
A_POINT = "A point needs a latitude and a longitude"
A_DISTANCE = "Choose a distance from 1 to 20,038 km, or any"


class DirectoryForm(Form):
    """A name, city or code; or near where, and how far; and whether it meets soon."""

    q = LineField("City or airport code", longest=100)
    near = LineField("City or airport code", longest=100)
    lat = FloatField("Latitude", validators=[Optional(), NumberRange(-90, 90, "A latitude is from -90 to 90")])
    lon = FloatField("Longitude", validators=[Optional(), NumberRange(-180, 180, "A longitude is from -180 to 180")])
    within = RadioField(
        "Within",
        choices=[SelectChoice(value, "Any" if value == ANY else f"{value} km") for value in RADII],
        validate_choice=False,
        default=USUAL,
    )
    soon = BooleanField("Meets in the next 30 days")
    continent = LineField("Continent", longest=20, validators=[Optional(), AnyOf(CONTINENTS, "Choose a continent")])
    page = WholeField("Page", least=1, most=LAST_PAGE)

    @property
    def within_km(self) -> float:
        """The distance in km, once the form is valid."""
        said = self.within.data or USUAL
        return ANYWHERE_KM if said == ANY else float(said)

    def validate_within(self, field: RadioField) -> None:
        """A whole number of km, or any."""
        said = field.data or USUAL
        is_number = said.isascii() and said.isdigit() and len(said) <= 5
        if said != ANY and not (is_number and 1 <= int(said) <= ANYWHERE_KM):
            raise StopValidation(A_DISTANCE)

    def validate_lat(self, _field: FloatField) -> None:
        """A point has both."""
        if self.lon.data is None:
            raise StopValidation(A_POINT)

    def validate_lon(self, _field: FloatField) -> None:
        """A point has both."""
        if self.lat.data is None:
            raise StopValidation(A_POINT)


class PageForm(Form):
    """What an organiser says of the chapter."""

    about = ProseField("About the chapter", longest=4000)
    welcome = ProseField("A word to visitors", longest=400)
    links = ProseField("Follow the chapter at", longest=(following.LONGEST + 2) * following.MOST)
    letters = LineField(
        "Letters on the mark",
        longest=3,
        required="Give the mark one to three letters",
        validators=[Regexp(r"^[A-Z]{1,3}$", message="Give the mark one to three capital letters from A to Z")],
    )
    mark = RadioField("Mark", validate_choice=False, validators=[InputRequired("Choose one of the marks")])

    @property
    def page(self) -> Page:
        """The page as it is to be, once the form is valid."""
        return Page(
            self.about.data or "",
            read_mark(self.mark.data),
            self.letters.data,
            self.links.data or "",
            self.welcome.data or "",
        )


class VenueForm(Form):
    """A venue: what it is called, where it is, how one gets in."""

    name = LineField("Name", longest=120, required="Give the venue a name")
    address = LineField("Address", longest=200)
    door = ProseField("How to find the door", longest=500)
    access = ProseField("Access", longest=500)
    position = LineField("Where it is on the map", longest=pasted.LONGEST)

    @property
    def facts(self) -> VenueFacts:
        """The venue as it is to be, once the form is valid."""
        latitude, longitude = pasted.spot(self.position.data or "") or (None, None)
        said = {name: self[name].data for name in ("name", "address", "door", "access")}
        return VenueFacts(**said, latitude=latitude, longitude=longitude)

    def validate_position(self, field: LineField) -> None:
        """A point, however it is written."""
        if field.data and pasted.spot(field.data) is None:
            raise StopValidation(pasted.trouble(field.data))


def written_position(latitude: float | None, longitude: float | None) -> str:
    """What stands in the field of a venue's position: "38.7139, -9.1394", or nothing."""
    return "" if latitude is None or longitude is None else coordinates.written(Spot(latitude, longitude))


def written_mark(mark: Mark) -> str:
    """A mark as the value of a choice: "azure or wavy"."""
    return " ".join(mark)


def read_mark(text: Any) -> Mark:
    """The mark that `written_mark` wrote; anything else becomes one that no chapter is offered."""
    words = str(text).split(" ")
    return Mark(*words) if len(words) == 3 else Mark("", "", "")
