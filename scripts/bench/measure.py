"""Measures programs from outside: seconds, processor time and peak memory; and what their scores are worth."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """``seconds`` of the clock, ``cpu`` seconds of all cores, and the ``memory`` of the largest process, in MB."""

    seconds: float
    cpu: float
    memory: float


def cost(command: Sequence[str]) -> Cost:
    """Runs a command and says what it took, with all processes it waited for.

    Raises:
        CalledProcessError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def threshold(clean: Sequence[float], share: float) -> float:
    """The least score above which at most ``share`` of the clean segments lie."""
    ranked = sorted(clean, reverse=True)
    return ranked[int(share * len(ranked))]


def recall(scores: Sequence[float], above: float) -> float:
    """The share of ``scores`` beyond a threshold."""
    return sum(score > above for score in scores) / len(scores) if scores else 0.0
