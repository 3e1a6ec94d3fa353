"""Joins a Ray cluster, and sets Ray Data up for the length of one run."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from typing import Any

from audit.errors import AuditError, MissingExtra

_BLOCK = 64 * 1024  # bytes: about one part of rows, so that a file's parts spread over all workers


@contextlib.contextmanager
def joined() -> Iterator[None]:
    """In a cluster: the one that this process is in, that RAY_ADDRESS names, that runs here, or one of its own.

    Raises:
        MissingExtra: Ray is not installed.
        AuditError: there is no cluster at that address.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # an audit tells nobody that it runs
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what ends a run comes as an exception too
    try:
        import ray
        import ray.data
    except ImportError:
        raise MissingExtra("the engine ray", "ray") from None
    with _quiet("ray"), _quiet("ray.data"):
        own = not ray.is_initialized()
        if own:
            try:
                ray.init(log_to_driver=False, configure_logging=False)
            except (ConnectionError, ValueError) as error:
                raise AuditError(f"no Ray cluster to join: {_last_line(error)}") from None
        try:
            with _context(ray.data.DataContext.get_current()):
                yield
        except ray.exceptions.RayError as error:
            raise AuditError(f"the Ray cluster failed: {_last_line(error)}") from error
        finally:
            if own:
                ray.shutdown()


@contextlib.contextmanager
def _quiet(name: str) -> Iterator[None]:
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextlib.contextmanager
def _context(context: Any) -> Iterator[None]:
    """Ray Data in order, with small blocks, and without progress bars; as it was before when the run has ended."""
    wanted = {
        "target_max_block_size": _BLOCK,
        "enable_progress_bars": False,
        "print_on_execution_start": False,
    }
    before = {name: getattr(context, name) for name in wanted}
    ordered = context.execution_options.preserve_order
    try:
        context.execution_options.preserve_order = True
        for name, value in wanted.items():
            setattr(context, name, value)
        yield
    finally:
        context.execution_options.preserve_order = ordered
        for name, value in before.items():
            setattr(context, name, value)


def _last_line(error: Exception) -> str:
    """What a message comes to: Ray's begin with where it happened, and end with what."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
