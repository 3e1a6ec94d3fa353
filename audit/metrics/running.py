"""The metrics of one run: asks each of what is not known yet, keeps what it says, and puts it together by segment."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from audit.metrics import load_pair_metrics
from audit.metrics.base import Measured, Pair, PairMetric, Workshop
from audit.records import Finding
from audit.store.codec import Unfit, pack_measured, unpack_measured
from audit.store.database import Store

_VERSION = 1
"""Of the way results are kept: another one and nothing kept before is found again."""


@dataclass(slots=True)
class Appraisal:
    """What all metrics together say of a segment, names as the record has them. ``unmeasured``: metric to reason."""

    scores: dict[str, float] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    unmeasured: dict[str, str] = field(default_factory=dict)

    def take(self, label: str, measured: Measured) -> None:
        """Add what the metric called ``label`` says."""
        if measured.trouble:
            self.unmeasured[label] = measured.trouble
        self.scores.update({f"{label}-{name}" if name else label: value for name, value in measured.scores.items()})
        self.findings += measured.findings
        self.texts.update({f"{label} {name}": text for name, text in measured.texts.items()})


class Metrics:
    """The metrics that ``specifications`` name. ``cache`` is the folder of results or ``None``, ``tell`` as in `Means`.

    Raises:
        AuditError: a specification is none, or a package that it needs is missing.
    """

    def __init__(
        self, specifications: Iterable[str], workshop: Workshop, cache: Path | None, tell: Callable[[str], None]
    ) -> None:
        self._metrics = load_pair_metrics(specifications, workshop)
        self._cache = cache
        self._tell = tell

    def __bool__(self) -> bool:
        return bool(self._metrics)

    @cached_property
    def labels(self) -> dict[str, PairMetric]:
        """The metrics by the name that their scores have: their own, or the whole specification where two share it."""
        count = Counter(metric.name for metric in self._metrics)
        return {m.name if count[m.name] == 1 else m.specification: m for m in self._metrics}

    @cached_property
    def signatures(self) -> dict[str, str]:
        """The signature of each metric, by label. Raises AuditError where a model cannot be found."""
        return {label: metric.signature for label, metric in self.labels.items()}

    def notices(self) -> list[str]:
        """What the user is to be told before the run begins."""
        return [line for metric in self._metrics for line in metric.notices()]

    def estimate(self, pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
        """What it would cost to measure ``pairs``: by label, and unit."""
        return {label: dict(metric.estimate(pairs)) for label, metric in self.labels.items()}

    def appraise(self, pairs: Sequence[Pair | None]) -> list[Appraisal]:
        """What the metrics say of each pair; nothing where there is none."""
        appraisals = [Appraisal() for _ in pairs]
        there = [(place, pair) for place, pair in enumerate(pairs) if pair is not None]
        for label, metric in self.labels.items():
            measured = self._measured(metric, self.signatures[label], [pair for _, pair in there])
            for (place, _), one in zip(there, measured, strict=True):
                appraisals[place].take(label, one)
        return appraisals

    def close(self) -> None:
        """Let go of the cache; it is opened again where it is needed again."""
        store = self.__dict__.pop("_store", None)
        if store:
            store.close()

    @cached_property
    def _store(self) -> Store | None:
        return Store(self._cache, self._tell) if self._cache else None

    def _measured(self, metric: PairMetric, signature: str, pairs: Sequence[Pair]) -> list[Measured]:
        keys = [_key(signature, pair) for pair in pairs]
        known = self._known(keys)
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        fresh = dict(zip(missing, metric.measure(list(missing.values())), strict=True)) if missing else {}
        if self._store:
            kept = ((key, one) for key, one in fresh.items() if not one.trouble)
            self._store.put({key: pack_measured(one.scores, one.findings, one.texts) for key, one in kept})
        return [fresh[key] if key in fresh else known[key] for key in keys]

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Measured]:
        found = {}
        for key, data in (self._store.get(keys) if self._store else {}).items():
            try:
                found[key] = Measured(*unpack_measured(data))
            except Unfit:
                continue
        return found


def _key(signature: str, pair: Pair) -> bytes:
    """What a result depends on, in 16 bytes; the program is not in it, for a metric's signature says which it is."""
    values = ["metric", _VERSION, signature, pair.source, pair.target, pair.source_language, pair.target_language]
    return hashlib.blake2b(json.dumps(values).encode("ascii"), digest_size=16).digest()
