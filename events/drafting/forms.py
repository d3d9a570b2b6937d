"""What the form to schedule is asked to begin with."""

from core.forms import Form, WholeField

MOST = 999_999_999


class BeginningForm(Form):
    """Fields of a query: a draft to go on with, or a date to hold again."""

    draft = WholeField("Draft", least=1, most=MOST)
    copy = WholeField("Date to copy", least=1, most=MOST)
