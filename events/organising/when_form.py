"""On which day, and from when to when on the wall."""

import re
from datetime import date, time
from typing import Any

from wtforms import BooleanField, DateField, StringField
from wtforms.validators import StopValidation

from core.forms import Form, within_reach
from events import walltime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayField(DateField):
    """A day as browsers send it, 2026-10-15; says so where there is no such day."""

    def __init__(self, label: str, *, required: str | None = None, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.required = required

    @property
    def day(self) -> date:
        """The day, once the form is valid and it is required."""
        found: date | None = self.data
        return found or date.min

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not text:
            return
        if not _DAY.fullmatch(text):
            raise ValueError("Write the day like 2026-10-15")
        try:
            self.data = date.fromisoformat(text)
        except ValueError:
            raise ValueError("There is no such day: choose another one") from None

    def pre_validate(self, form: Any) -> None:
        if self.data is None and not self.process_errors and self.required:
            raise StopValidation(self.required)
        within_reach(form, self)


class WallTimeField(StringField):
    """A time of day in any way people write it; `time` is what it means, once the form is valid."""

    def __init__(self, label: str, *, required: str, **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"inputmode": "numeric", "autocomplete": "off", "maxlength": "12"})
        super().__init__(label, **kwargs)
        self.required = required

    @property
    def time(self) -> time:
        """The time of day."""
        return walltime.parse_time(self.data or "")

    def process_data(self, value: Any) -> None:
        self.data = f"{value:%H:%M}" if value is not None else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = str(valuelist[0]).strip() if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        if not self.data:
            raise StopValidation(self.required)
        try:
            self.time  # noqa: B018 -- read to see whether it can be
        except walltime.BadTime as bad:
            raise StopValidation(str(bad)) from None


class TimesForm(Form):
    """From when to when on the wall."""

    starts_at = WallTimeField("Start time", required="Say when it starts, like 18:30")
    ends_at = WallTimeField("End time", required="Say when it ends, like 21:00")
    next_day = BooleanField("It ends the next day")

    @property
    def asks_next_day(self) -> bool:
        """Whether it must be said that the end lies on the next day: it does not go without saying."""
        try:
            return bool(self.next_day.data) or not walltime.ends_in_time(self.starts_at.time, self.ends_at.time)
        except walltime.BadTime:
            return False

    def validate_ends_at(self, field: WallTimeField) -> None:
        """After the start; in the small hours of the next day, or whenever that day is said to be meant."""
        if self.starts_at.errors or field.errors or self.next_day.data:
            return
        if not walltime.ends_in_time(self.starts_at.time, field.time):
            raise StopValidation(f"The end time must be after {self.starts_at.time:%H:%M}")


class DayForm(Form):
    """On which day."""

    starts_on = DayField("Date", required="Choose a day")
