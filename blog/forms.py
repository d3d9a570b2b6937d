"""What readers ask of the blog."""

from core.forms import Form, LineField, WholeField
from core.writing.paging import LAST_PAGE

#: As long as the numbers in addresses.
LAST_ID = 10**9 - 1


class BlogForm(Form):
    """Words to look for, and which stretch of a list; `before` and `after` are numbers of posts."""

    q = LineField("Search", longest=100)
    page = WholeField("Page", least=1, most=LAST_PAGE)
    before = WholeField("Before", least=1, most=LAST_ID)
    after = WholeField("After", least=1, most=LAST_ID)
