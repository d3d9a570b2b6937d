"""The only clock: everything that asks what time it is asks here."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

# The packaged tzdata, not the machine's: thirteen zones differ on a Debian of the same year.
zoneinfo.reset_tzpath(to=())

_shift = timedelta(0)
_standing: datetime | None = None


def now() -> datetime:
    """This instant, aware and in UTC."""
    return _standing or real_now() + _shift


def real_now() -> datetime:
    """This instant by the machine's clock, whatever `CLOCK` says."""
    return datetime.now(UTC)


def shift(by: timedelta) -> None:
    """Move the clock of this process by `by` for good (the setting `CLOCK`)."""
    global _shift
    _shift = by


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """The clock stands at `instant` inside the block: for tests, and to make a past through the real verbs."""
    global _standing
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    before, _standing = _standing, instant.astimezone(UTC)
    try:
        yield
    finally:
        _standing = before
