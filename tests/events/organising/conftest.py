"""What an organiser's browser sends."""

from typing import Any

import pytest


@pytest.fixture
def said() -> dict[str, Any]:
    """What the form to schedule sends for third Thursdays, in the public names alone."""
    return {
        "title": "Thursday Table",
        "repeats": "monthly_by_weekday",
        "nth": "3",
        "weekdays": "TH",
        "starts_on": "2026-10-07",
        "starts_at": "18:30",
        "ends_at": "21:00",
        "capacity": "40",
        "do": "publish",
    }
