"""The forms of conversations: write, change, report, decide, and what to look out for."""

from collections.abc import Sequence

from wtforms import HiddenField, SelectField, SelectMultipleField
from wtforms.validators import StopValidation

from comments.models import WatchKind
from comments.reasons import WRONG
from core.forms import Form, LineField, ProseField, WholeField
from core.prose import LONGEST_REMARK

MOST_NUMBER = 10**15 - 1
LONGEST_NOTE = 500
#: The most that are decided about at once.
MOST_AT_ONCE = 50


class CommentForm(Form):
    """A comment: its words, the comment it answers, and two things that people neither see nor change."""

    body = ProseField("Comment", longest=LONGEST_REMARK, required="Write something first")
    parent = WholeField("Answers", least=1, most=MOST_NUMBER)
    #: Programs that fill in everything fill this in too.
    website = LineField("Leave this empty", longest=200)
    #: When the form was shown, signed.
    shown = HiddenField()


class EditForm(Form):
    """The words of a comment, once more."""

    body = ProseField("Comment", longest=LONGEST_REMARK, required="Write something first")


class ReportForm(Form):
    """What is wrong with a comment."""

    reason = SelectField("What is wrong?", choices=list(WRONG.items()))
    note = ProseField("In your own words", longest=LONGEST_NOTE)


class _Numbers(SelectMultipleField):
    """Ticks of the rows of a page; which rows there are, the verb asks again."""

    def pre_validate(self, form: Form) -> None:
        numbers: Sequence[str] = self.data or ()
        if not all(n.isascii() and n.isdigit() and len(n) <= len(str(MOST_NUMBER)) for n in numbers):
            raise StopValidation("Tick comments of this page")
        if len(numbers) > MOST_AT_ONCE:
            raise StopValidation(f"Decide about at most {MOST_AT_ONCE} at once")


class DecisionForm(Form):
    """What a moderator decides, about one comment (`only`) or all that are ticked."""

    comment = _Numbers("Comments", choices=(), validate_choice=False)
    only = WholeField("Only this one", least=1, most=MOST_NUMBER)
    verdict = SelectField("Decision", choices=[("released", "Publish"), ("hidden", "Hide")])
    reason = SelectField("Reason for hiding", choices=list(WRONG.items()))
    note = ProseField("What its author should know", longest=LONGEST_NOTE)

    @property
    def chosen(self) -> list[int]:
        """The numbers decided about."""
        return [self.only.number] if self.only.number else [int(number) for number in self.comment.data or ()]


class WatchForm(Form):
    """A word or a host to look out for."""

    kind = SelectField("What", choices=[(WatchKind.WORD.value, "Word"), (WatchKind.HOST.value, "Host")])
    entry = LineField("Word or host", longest=100, required="Write a word, or a host like casino.example")
