"""What an organiser writes of the evening's jobs."""

from wtforms import RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import StopValidation

from core.forms import Form, ProseField
from events.chores import lines


class JobsForm(Form):
    """One job a line, for this date or for every date of the series."""

    jobs = ProseField("What has to be done", longest=2000)
    reach = RadioField(
        "For which dates?",
        choices=[SelectChoice("this", "Only this date"), SelectChoice("all", "Every date of the series to come")],
        default="this",
    )

    def validate_jobs(self, field: ProseField) -> None:
        """Not too many, and each in a few words."""
        if problem := lines.problem(field.data or ""):
            raise StopValidation(problem)
