"""The program ends when its terminal goes away, however the terminal was given to it.

A terminal that closes sends its own session SIGHUP, which ends the program. One that was only lent (by a supervisor, a
test, an editor's task runner) closes without a signal; reading from it then returns nothing for ever.
"""

from __future__ import annotations

import os
import select
import signal
import threading


def end_with_terminal(descriptor: int) -> None:
    """Wait in the background until the terminal of a file descriptor hangs up, then end as SIGHUP would.

    Nothing is lost by it: every decision is on disk. Where the system cannot tell (Windows), nothing is waited for.
    """
    if hasattr(select, "poll"):
        threading.Thread(target=_wait, args=(descriptor,), name="hangup", daemon=True).start()


def _wait(descriptor: int) -> None:
    waiting = select.poll()
    # No event is asked for: hang-ups and errors are told in any case.
    waiting.register(descriptor, 0)
    waiting.poll()
    os.kill(os.getpid(), signal.SIGHUP)
