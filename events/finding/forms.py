"""What a reader asks of the list of events."""

from datetime import timedelta

from wtforms import DateField, FloatField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import NumberRange, Optional, StopValidation

from core.form_words import of_menu
from core.forms import Form, LineField, WholeField, within_reach
from core.writing.paging import LAST_PAGE

RADII_KM = (10, 20, 40, 80, 150)
USUAL_KM = 40
POINT = "A point needs a latitude and a longitude"
LONGEST = timedelta(days=366)


class ListingForm(Form):
    """Where, between which days, and which words."""

    near = LineField("City or airport code", longest=100)
    lat = FloatField("Latitude", validators=[Optional(), NumberRange(-90, 90, "A latitude is from -90 to 90")])
    lon = FloatField("Longitude", validators=[Optional(), NumberRange(-180, 180, "A longitude is from -180 to 180")])
    within = SelectField(
        "Within",
        coerce=of_menu,
        choices=[SelectChoice(km, f"{km} km") for km in RADII_KM],
        default=USUAL_KM,
        validate_choice=False,
        validators=[Optional(), NumberRange(1, 20_000, "Choose a distance from 1 to 20,000 km")],
    )
    from_ = DateField("From", name="from", validators=[Optional(), within_reach])
    to = DateField("Until", validators=[Optional(), within_reach])
    q = LineField("Words", longest=100)
    page = WholeField("Page", least=1, most=LAST_PAGE)

    def validate_to(self, field: DateField) -> None:
        """The last day is not before the first, and at most a year after it."""
        if not field.data or not self.from_.data:
            return
        if field.data < self.from_.data:
            raise StopValidation("Choose a last day that is not before the first")
        if field.data - self.from_.data > LONGEST:
            raise StopValidation("Choose days within one year")

    def validate_lat(self, _field: FloatField) -> None:
        """A point has both."""
        if self.lon.data is None:
            raise StopValidation(POINT)

    def validate_lon(self, _field: FloatField) -> None:
        """A point has both."""
        if self.lat.data is None:
            raise StopValidation(POINT)
