"""The forms of moderators: decide about comments, and what to look out for."""

from collections.abc import Sequence
from typing import Any

from wtforms import SelectChoice, SelectField, SelectMultipleField  # type: ignore[attr-defined]
from wtforms.validators import StopValidation

from comments.forms import LONGEST_NOTE, MOST_NUMBER
from comments.models import WatchKind
from comments.reasons import WRONG
from core.forms import Form, LineField, ProseField, WholeField

#: The most that are decided about at once.
MOST_AT_ONCE = 50


class _Numbers(SelectMultipleField):
    """Ticks of the rows of a page; which rows there are, the verb asks again."""

    def pre_validate(self, form: Any) -> None:
        numbers: Sequence[str] = self.data or ()
        if not all(n.isascii() and n.isdigit() and len(n) <= len(str(MOST_NUMBER)) for n in numbers):
            raise StopValidation("Tick comments of this page")
        if len(numbers) > MOST_AT_ONCE:
            raise StopValidation(f"Decide about at most {MOST_AT_ONCE} at once")


class DecisionForm(Form):
    """What a moderator decides, about one comment (`only`) or all that are ticked."""

    comment = _Numbers("Comments", choices=(), validate_choice=False)
    only = WholeField("Only this one", least=1, most=MOST_NUMBER)
    verdict = SelectField("Decision", choices=[SelectChoice("released", "Publish"), SelectChoice("hidden", "Hide")])
    reason = SelectField("Reason for hiding", choices=[SelectChoice(*reason) for reason in WRONG.items()])
    note = ProseField("What its author should know", longest=LONGEST_NOTE)

    @property
    def chosen(self) -> list[int]:
        """The numbers decided about."""
        return [self.only.number] if self.only.number else [int(number) for number in self.comment.data or ()]


class WatchForm(Form):
    """A word or a host to look out for."""

    kind = SelectField(
        "What", choices=[SelectChoice(WatchKind.WORD.value, "Word"), SelectChoice(WatchKind.HOST.value, "Host")]
    )
    entry = LineField("Word or host", longest=100, required="Write a word, or a host like casino.example")
