"""The forms of conversations: write, change, report."""

from wtforms import HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]

from comments.reasons import WRONG
from core.forms import Form, LineField, ProseField, WholeField
from core.writing.prose import LONGEST_REMARK

#: As long as the numbers in addresses.
MOST_NUMBER = 10**9 - 1
LONGEST_NOTE = 500


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

    reason = SelectField("What is wrong?", choices=[SelectChoice(*reason) for reason in WRONG.items()])
    note = ProseField("In your own words", longest=LONGEST_NOTE)
