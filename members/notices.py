"""Mail about accounts: links, answers to an address that is known or unknown, new passwords, wishes for a city.

A link's token lies in the facts under `token`, which the outbox takes out once the message has been sent.
"""

from collections.abc import Callable
from typing import Any

from mail import outbox
from mail.letters import Letter
from members.models import Member

Facts = dict[str, Any]


def sign_in_link(member: Member, token: str, about: str = "") -> None:
    """Send a link that signs in; `about` names the event that pressing it says yes to."""
    _queue("sign_in_link", member, token=token, about=about)


def confirm_link(member: Member, token: str, about: str = "") -> None:
    """Send a link that confirms the address and signs in.

    The name is not in it: whoever typed it may be anybody, and could have us mail a sentence to anybody.
    """
    outbox.queue("confirm_link", member.email or "", "", {"token": token, "about": about})


def account_exists(member: Member, token: str, about: str = "") -> None:
    """Tell somebody who signs up again that they have an account, with a link that signs in."""
    _queue("account_exists", member, token=token, about=about)


def no_account(address: str) -> None:
    """Tell an address that asked for a link that nobody has signed up with it."""
    outbox.queue("no_account", address, "", {})


def password_changed(member: Member) -> None:
    """Tell a member that their password was set, changed or taken away."""
    _queue("password_changed", member)


def wish_reached(admin: Member, city_id: int, city: str, count: int) -> None:
    """Tell an admin, once for each city, that enough people want a chapter there."""
    facts = {"name": admin.name, "city": city, "count": count}
    outbox.queue("wish_reached", admin.email or "", admin.name, facts, once=f"wish:{city_id}:{admin.id}")


def _queue(kind: str, member: Member, **facts: Any) -> None:
    outbox.queue(kind, member.email or "", member.name, {"name": member.name, **facts})


def _with_token(subject: str, template: str) -> Callable[[Facts], Letter | None]:
    """A letter that is nothing without its link."""
    return lambda facts: Letter(subject, template, facts) if facts.get("token") else None


def _plain(subject: str, template: str) -> Callable[[Facts], Letter | None]:
    return lambda facts: Letter(subject, template, facts)


def _wish(facts: Facts) -> Letter:
    return Letter(f"{facts['count']} people want a chapter in {facts['city']}", "wish_reached", facts)


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {
    "sign_in_link": _with_token("Your link to sign in", "sign_in_link"),
    "confirm_link": _with_token("Press the link and you’re in", "confirm_link"),
    "account_exists": _with_token("You have an account already", "account_exists"),
    "no_account": _plain("Nobody has signed up with this address", "no_account"),
    "password_changed": _plain("Your password was changed", "password_changed"),
    "wish_reached": _wish,
}
