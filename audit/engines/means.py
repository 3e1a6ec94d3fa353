"""How a run is to be done: what changes its cost and never its result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ENGINES = ("local", "ray")


def _log(message: str) -> None:
    import logging

    logging.getLogger("audit").warning(message)


@dataclass(frozen=True, slots=True)
class Means:
    """``engine`` is one of `ENGINES`. ``workers`` processes, of which ``None`` is one, or on Ray all there is room for.

    ``cache`` is the folder where results are kept and found again, or ``None`` for none; Ray makes no use of it.
    ``resume``: the cache is needed, and nothing is dropped from it before the run is complete. ``tell`` is told what
    is wrong with the cache, and what was found there.
    """

    workers: int | None = None
    cache: Path | None = None
    resume: bool = False
    tell: Callable[[str], None] = _log
    engine: str = "local"


def is_url(path: object) -> bool:
    """Whether it is one, such as ``s3://bucket/folder``."""
    return isinstance(path, str) and "://" in path


def default_cache() -> Path:
    """The folder for results in the user's cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("wire-audit", appauthor=False)
