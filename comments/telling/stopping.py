"""Addresses that stop mail about one conversation, signed so that they do nothing else and never expire."""

from core.tokens import signed, unsigned

PURPOSE = "stop-conversation"


def path(member_id: int, thread_id: int) -> str:
    """The path that stops mails about a thread to a member."""
    return f"/comments/stop/{signed(PURPOSE, f'{member_id}:{thread_id}')}"


def read(text: str) -> tuple[int, int] | None:
    """The member and the thread of a signed text; None where the signature is not ours."""
    member_id, _, thread_id = (unsigned(PURPOSE, text) or "").partition(":")
    return (int(member_id), int(thread_id)) if member_id.isdigit() and thread_id.isdigit() else None
