"""Addresses that stop a kind of mail, signed so that they do nothing else and never expire."""

from core.tokens import signed

PURPOSE = "unsubscribe"
#: The kinds of mail that can be stopped, and how a page calls them.
WHAT = {"reminders": "reminders of what you’re going to", "news": "news of your chapters"}


def path(member_id: int, kind: str) -> str:
    """The path that stops mails of this kind (reminders, news) to a member."""
    return f"/unsubscribe/{signed(PURPOSE, f'{member_id}:{kind}')}"
