"""The record of privileged acts, only ever added to."""

from typing import Any

from core import clock
from core.database import db
from members.models import Act


def record(by: int | None, action: str, subject: str, **facts: Any) -> None:
    """Note that the member `by` (None: a command or the house itself) did `action` to `subject` ("chapter:lisbon")."""
    db.session.add(Act(at=clock.now(), member_id=by, action=action, subject=subject, facts=facts))
