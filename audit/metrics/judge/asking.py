"""Has a judge annotate segments, a few at a time; one that fails is told of, and the rest go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.metrics.base import Pair
from audit.metrics.judge.address import Address
from audit.metrics.judge.annotation import Annotation, annotate
from audit.metrics.judge.answer import Malformed, read_answer
from audit.metrics.judge.client import Client
from audit.metrics.judge.limits import Limits
from audit.metrics.judge.prompt import SCHEMA, messages
from audit.metrics.judge.threads import mapped
from audit.metrics.judge.transport import Failed, Hopeless

LONGEST = 20_000
"""Characters of a segment's two sides together; a longer one is no segment, and is not sent."""

_MOST_FAILURES = 5  # running; then the endpoint is not asked any more
_READINGS = 2  # of a segment whose answer is malformed


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A segment that the judge did not annotate, and why, in a few words."""

    reason: str


class Annotator:
    """A model at an address, asked for the errors of translations, over a whole run."""

    def __init__(self, address: Address, limits: Limits) -> None:
        self._client = Client(address, SCHEMA, limits)
        self._at_once = limits.at_once
        self._lock = threading.Lock()
        self._failures = 0
        self._stopped: str | None = None

    def annotations(self, pairs: Sequence[Pair]) -> Iterator[Annotation | Unanswered]:
        """The annotation of each pair, in their order."""
        return mapped(self._annotation, pairs, self._at_once)

    def _annotation(self, pair: Pair) -> Annotation | Unanswered:
        if self._stopped:
            return Unanswered(f"not asked, since {self._stopped}")
        if not fits(pair):
            return Unanswered(f"not asked: longer than {LONGEST:,} characters")
        try:
            found = self._read(pair)
        except (Failed, Malformed) as error:
            return self._failed(error)
        with self._lock:
            self._failures = 0
        return found

    def _read(self, pair: Pair) -> Annotation:
        for _ in range(_READINGS - 1):
            try:
                return self._ask(pair)
            except Malformed:
                continue
        return self._ask(pair)

    def _ask(self, pair: Pair) -> Annotation:
        return annotate(read_answer(self._client.ask(conversation(pair))), pair.source, pair.target)

    def _failed(self, error: Exception) -> Unanswered:
        """Note a failure; after one that is final, or several running, nothing more is sent."""
        with self._lock:
            self._failures += 1
            if isinstance(error, Hopeless):
                self._stopped = self._stopped or str(error)
            elif self._failures >= _MOST_FAILURES:
                self._stopped = self._stopped or f"{self._failures} segments running failed ({error})"
        return Unanswered(str(error))


def fits(pair: Pair) -> bool:
    """Whether a pair is short enough to be sent."""
    return len(pair.source) + len(pair.target) <= LONGEST


def conversation(pair: Pair) -> list[dict[str, str]]:
    """All that is sent for a pair, but for the model's name and the form of the answer."""
    from audit.language import get

    return messages(get(pair.source_language).name, get(pair.target_language).name, pair.source, pair.target)
