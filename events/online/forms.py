"""How people meet, and where they join who are not in the room: a part of what an organiser writes of a date."""

from typing import Any

from wtforms import RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation

from core.forms import Form, LineField
from events.online.ways import LONGEST_LINK, WORDS, Way, is_link


class WayForm(Form):
    """Behind "More"."""

    way = RadioField(
        "How do people meet?",
        choices=[SelectChoice(each.value, words) for each, words in WORDS.items()],
        default=Way.IN_PERSON.value,
    )
    link = LineField("Link to join online", longest=LONGEST_LINK)

    @property
    def joining(self) -> dict[str, Any]:
        """The details of it, once the form is valid."""
        return {"way": Way(self.way.data), "link": self.link.data or ""}

    def validate_link(self, field: LineField) -> None:
        """One that opens a page safely, and only where somebody can join online."""
        if field.data and not is_link(field.data):
            raise StopValidation("Paste the whole link, beginning with https://")
        if field.data and self.way.data == Way.IN_PERSON:
            raise StopValidation("People meet in person: choose online or both, or leave the link out")
