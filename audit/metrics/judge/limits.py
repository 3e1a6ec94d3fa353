"""How hard a judge is pressed: time, pace and patience, some of it from the environment."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

from audit.errors import AuditError

RATE = "AUDIT_JUDGE_RATE"
TIMEOUT = "AUDIT_JUDGE_TIMEOUT"


@dataclass(frozen=True, slots=True)
class Limits:
    """``timeout``, ``backoff`` (the first wait, doubled at each further attempt) and ``longest_wait`` are in seconds;
    ``per_minute`` counts requests over all threads, ``at_once`` those under way together."""

    timeout: float = 120.0
    per_minute: float = 120.0
    attempts: int = 5
    backoff: float = 1.0
    longest_wait: float = 120.0
    at_once: int = 4

    @classmethod
    def from_environment(cls) -> Limits:
        """The limits that the user set, and the usual ones for the rest.

        Raises:
            AuditError: a variable holds no number above 0.
        """
        usual = cls()
        return cls(timeout=_number(TIMEOUT, usual.timeout), per_minute=_number(RATE, usual.per_minute))


def _number(variable: str, usual: float) -> float:
    given = os.environ.get(variable, "").strip()
    if not given:
        return usual
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 < value < math.inf:
        raise AuditError(f"{variable}: {given!r} is not a number above 0")
    return value
