"""The processes that serve pages: one loads the site, and the workers it is forked into share what it loaded."""

import gc
import multiprocessing
import sys
from functools import cache
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from core import config
from core.config import BadSetting, Serving

APP, FACTORY = "app", "create_app"
#: So many more objects may be made than are gone before Python looks for rings among the young ones; else 700.
YOUNG = 10_000
STOP_SECONDS = 3


def main() -> None:
    """Serve until the process is told to end; raises BadSetting before anything is served where one is unsafe."""
    serving = config.serving()
    config.read()
    if _may_fork():
        multiprocessing.set_start_method("fork")
        _made()
    _server(serving).serve(target_loader=_made, wrap_loader=False)


@cache
def _made() -> Any:
    """The site, made once by whoever comes first: a process before it is forked, or a worker that was not.

    What it consists of stays, so that Python need not look through it, in each worker and again and again, for what
    could go. It has no connection yet: those are opened by who needs one (`tests/core/running/test_workers.py`).
    """
    # Of what is loaded next to nothing goes: looking for it, meanwhile or at the end, takes longer than it gives.
    gc.disable()
    app = getattr(import_module(APP), FACTORY)()
    gc.freeze()
    gc.enable()
    # Python looks through all only when a quarter has come to what it found the last time.
    gc.collect()
    gc.set_threshold(YOUNG)
    return app


def _may_fork() -> bool:
    """Linux and the BSDs; macOS has libraries that do not stand it."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def _server(serving: Serving) -> Any:
    return Granian(
        f"{APP}:{FACTORY}",
        address=serving.host,
        port=serving.port,
        interface=Interfaces.WSGI,
        workers=serving.workers,
        blocking_threads=serving.threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
    )


if __name__ == "__main__":
    try:
        main()
    except BadSetting as error:
        sys.exit(str(error))
