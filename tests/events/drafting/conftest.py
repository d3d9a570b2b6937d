"""What an organiser's browser sends."""

from tests.events.organising.conftest import said

__all__ = ["said"]
