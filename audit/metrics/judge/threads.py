"""Work on a few threads that never hold up the end of the program, as an executor's do."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def mapped(work: Callable[[_Item], _Result], items: Sequence[_Item], at_once: int) -> Iterator[_Result]:
    """``work`` of each item, in order, ``at_once`` at a time. What has not begun when the caller stops never is."""
    futures: list[Future[_Result]] = [Future() for _ in items]
    waiting = deque(zip(items, futures, strict=True))

    def run() -> None:
        while True:
            try:
                item, future = waiting.popleft()
            except IndexError:
                return
            try:
                future.set_result(work(item))
            except BaseException as error:  # raised where the result is asked for
                future.set_exception(error)

    for number in range(min(at_once, len(items))):
        threading.Thread(target=run, name=f"audit-judge-{number}", daemon=True).start()
    try:
        for future in futures:
            yield future.result()
    finally:
        waiting.clear()
