"""Waiting by the real clock, which only measurements may do."""

import threading


def pause(seconds: float) -> None:
    """Wait `seconds`."""
    threading.Event().wait(seconds)
