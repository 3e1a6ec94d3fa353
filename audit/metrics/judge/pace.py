"""When the next request may be sent: so many a minute, and none while the server asks for patience."""

from __future__ import annotations

import threading
import time


class Pace:
    """Spaces requests evenly over all threads; ``per_minute`` is how many at most."""

    def __init__(self, per_minute: float) -> None:
        self._interval = 60 / per_minute
        self._next = time.monotonic()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Until it is the caller's turn."""
        with self._lock:
            turn = max(self._next, time.monotonic())
            self._next = turn + self._interval
        time.sleep(max(0.0, turn - time.monotonic()))

    def hold(self, seconds: float) -> None:
        """Send nothing for so long: the server has asked for it."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)
