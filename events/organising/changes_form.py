"""Dates of a series that are to be otherwise from the beginning: skipped, moved, or after all as they were."""

import re
from datetime import date
from typing import Any

from wtforms import SelectMultipleField

from core.forms import Form
from events.organising.when_form import DayField

MOST_CHANGES = 120

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DatesField(SelectMultipleField):
    """Days, each sent under the same name by a button or by what the page keeps; a move has its new one after a `/`."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, choices=[], validate_choice=False, **kwargs)

    @property
    def days(self) -> dict[date, date | None]:
        """Each day with the one that stands behind it; what is no day is left out."""
        pairs = [str(text).partition("/") for text in (self.data or [])[:MOST_CHANGES]]
        return {day: _day(onto) for text, _slash, onto in pairs if (day := _day(text))}

    @property
    def is_readable(self) -> bool:
        """Whether all that was sent are days, and not too many."""
        pairs = [str(text).partition("/") for text in self.data or []]
        return len(pairs) <= MOST_CHANGES and all(
            _day(text) and (_day(onto) or not slash) for text, slash, onto in pairs
        )


class ChangesForm(Form):
    """What was pressed beside the dates, and what was pressed there before."""

    skip = DatesField("Skip")
    move = DatesField("Move")
    undo = DatesField("Undo")
    to = DayField("New date")

    @property
    def is_pressed(self) -> bool:
        """Whether anything was."""
        return bool(self.skip.data or self.move.data or self.undo.data)

    @property
    def moving(self) -> date | None:
        """The day of the date that is to be moved, and of which it is not known yet where to."""
        waiting = [day for day, onto in self.move.days.items() if onto is None and day not in self.undo.days]
        return waiting[-1] if waiting and self.to.data in (None, waiting[-1]) else None

    @property
    def changes(self) -> dict[date, date | None]:
        """The days that are to be otherwise: each with the day it is moved to, or None where it is skipped."""
        moved = {day: onto or self.to.data for day, onto in self.move.days.items()}
        changed: dict[date, date | None] = {day: onto for day, onto in moved.items() if onto not in (None, day)}
        changed |= dict.fromkeys(self.skip.days)
        return {day: onto for day, onto in changed.items() if day not in self.undo.days}

    def validate_skip(self, _field: DatesField) -> None:
        """Only days, of which there are not too many."""
        if not all(field.is_readable for field in (self.skip, self.move, self.undo)):
            self.form_errors.append("Skip and move dates by the buttons beside them")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
