"""What is asked of the gazetteer while somebody types."""

from core.forms import Form, LineField, WholeField

#: More are never suggested.
MOST = 10


class SuggestForm(Form):
    """The letters typed so far, and how many cities to suggest."""

    q = LineField("City or airport code", longest=100)
    limit = WholeField("How many", least=1, most=MOST)
