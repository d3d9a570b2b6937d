"""The codes that are kept fit into their columns, and each has words."""

from typing import Any

from sqlalchemy import String

from comments import reasons
from comments.models import Comment, Decision, Report


def test_codes_fit_where_they_are_kept() -> None:
    assert max(len(code) for code in reasons.DECIDED) <= longest(Decision.reason)
    assert max(len(code) for code in reasons.WRONG) <= longest(Report.reason)


def test_all_reasons_to_hold_at_once_fit_where_they_are_kept() -> None:
    assert len(" ".join(reasons.HELD)) <= longest(Comment.held_for)


def longest(column: Any) -> int:
    """How much a column of text takes."""
    kind = column.type
    assert isinstance(kind, String) and kind.length
    return kind.length
