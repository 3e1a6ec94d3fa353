"""What a run of a judge would send and cost, reckoned without sending anything."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping, Sequence

from audit.errors import AuditError

PRICE = "AUDIT_JUDGE_PRICE"
_PER_MESSAGE = 4  # tokens of its own that a message costs
_ANSWER = 60  # tokens: one error of a hundred in every other segment, and the brackets


def estimate(conversations: Iterable[Sequence[Mapping[str, str]]]) -> dict[str, float]:
    """What it would take to have ``conversations`` answered once each: tokens, and the cost where the environment
    gives prices, in their currency.

    Raises:
        AuditError: the prices are none.
    """
    requests = asked = 0
    for conversation in conversations:
        requests += 1
        asked += sum(_PER_MESSAGE + tokens(message["content"]) for message in conversation)
    answered = requests * _ANSWER
    made: dict[str, float] = {"tokens sent, instructions included": asked, "tokens answered": answered}
    if given := prices():
        made["cost"] = (asked * given[0] + answered * given[1]) / 1_000_000
    return made


def tokens(text: str) -> int:
    """About as many tokens as a model reads in ``text``: four Latin letters each, two others, one ideograph.

    A rule of thumb for byte-pair vocabularies of 100,000 to 250,000 pieces; it is off by a fifth or more either way.
    """
    return math.ceil(sum(0.25 if c.isascii() else 0.5 if ord(c) < 0x2E80 else 1.0 for c in text))


def prices() -> tuple[float, float] | None:
    """Prices of a million tokens sent and answered, from the environment. Raises AuditError where they are none."""
    given = os.environ.get(PRICE, "").strip()
    if not given:
        return None
    try:
        sent, answered = (float(part) for part in given.split("/"))
    except ValueError:
        sent = answered = -1.0
    if not (0 <= sent < math.inf and 0 <= answered < math.inf):
        raise AuditError(f"{PRICE}: prices of a million tokens are given as SENT/ANSWERED, such as 0.15/0.60")
    return sent, answered
