"""What can be asked of the mailbox."""

from core.forms import Form, WholeField
from core.writing.paging import LAST_PAGE


class MailboxForm(Form):
    """Which page of the list."""

    page = WholeField("Page", least=1, most=LAST_PAGE)
