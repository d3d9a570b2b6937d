"""What something costs the processor, whatever else runs beside it."""

from collections.abc import Callable
from time import process_time


def seconds_for(act: Callable[[], object]) -> float:
    """The processor's time for the best of three: a sweep of the whole test run's garbage is not its doing."""
    return min(_once(act) for _ in range(3))


def _once(act: Callable[[], object]) -> float:
    began = process_time()
    act()
    return process_time() - began
