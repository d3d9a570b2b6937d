"""Addresses that stop mail about one trip, signed so that they do nothing else and never expire."""

from core.tokens import signed, unsigned

PURPOSE = "stop-trip"


def path(trip_id: int) -> str:
    """The path that stops mails about a trip to its traveller."""
    return f"/trips/stop/{signed(PURPOSE, str(trip_id))}"


def read(text: str) -> int | None:
    """The trip of a signed text; None where the signature is not ours."""
    number = unsigned(PURPOSE, text) or ""
    return int(number) if number.isdigit() else None
