"""How a run is to be done: what changes its cost and never its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _log(message: str) -> None:
    import logging

    logging.getLogger("audit").warning(message)


@dataclass(frozen=True, slots=True)
class Means:
    """``workers`` processes; ``cache``, the folder where results are kept and found again, or ``None`` for none.

    ``resume``: the cache is needed, and nothing is dropped from it before the run is complete. ``tell`` is told what
    is wrong with the cache, and what was found there.
    """

    workers: int = 1
    cache: Path | None = None
    resume: bool = False
    tell: Callable[[str], None] = _log


def default_cache() -> Path:
    """The folder for results in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("wire-audit", appauthor=False)
