"""The one verb of a passport: who may see it."""

from members.locking import lock


def show(member_id: int, is_shown: bool) -> None:
    """Show one's stamps to other members on one's own page, or not any more."""
    lock(member_id).shows_passport = is_shown
