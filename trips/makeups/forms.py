"""Which evening elsewhere counts for which date at home."""

from core.forms import Form, WholeField

MOST_ID = 10**9


class MakeUpForm(Form):
    """Both by their numbers."""

    evening = WholeField("Evening", least=1, most=MOST_ID, required="Choose an evening")
    date = WholeField("At home", least=1, most=MOST_ID, required="Choose a date at home")
