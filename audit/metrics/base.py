"""What every metric offers: scores, and the signature that makes them reproducible.

Two kinds of metric are found by name. A `Metric` holds a translation against a reference (BLEU, chrF, TER). A
`PairMetric` holds it against its source, by a model or a service, and may also say what is wrong with it:

    class Length(PairMetric):
        name = "length"                                    # --metrics length:ARGUMENT

        @property
        def signature(self) -> str:
            return "length|version:1"                      # all that a result depends on: it is the key of the cache

        def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
            return [Measured({"": len(p.target) / len(p.source)}) for p in pairs]

Around it, `audit.metrics.running` does the rest. Pairs come in parts of at most 128, blank and furniture sides left
out, and those whose result is in the cache: a metric that has nothing to measure is never asked for anything but its
signature, so models are loaded in ``measure``. Scores get the metric's name before theirs (``""`` stands for the name
alone, ``"similarity"`` becomes ``length-similarity``); where a run has two metrics of one name, the whole
specification. Findings of rules that the user has switched off are dropped.
"""

from __future__ import annotations

import importlib.util
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError, MissingExtra
from audit.records import Finding

if TYPE_CHECKING:
    from audit.encoder import Encoder


class Metric(ABC):
    """A score of translations against one reference each. Scores run from 0 to 100 except TER, which may exceed it."""

    name: str
    higher_is_better = True

    def __init__(self, language: str | None = None) -> None:
        self.language = language

    @property
    @abstractmethod
    def signature(self) -> str:
        """Everything that the corpus score depends on, as sacreBLEU writes it."""

    @abstractmethod
    def corpus(self, targets: Sequence[str], references: Sequence[str]) -> float:
        """The score of a whole corpus; the two sequences are parallel."""

    @abstractmethod
    def segment(self, target: str, reference: str) -> float:
        """The score of one segment."""


class SacrebleuMetric(Metric):
    """A metric that sacreBLEU computes (Post 2018, "A Call for Clarity in Reporting BLEU Scores")."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(language)
        self._corpus = self._make()
        self._corpus.num_refs = 1  # or the signature is refused before the first score

    @abstractmethod
    def _make(self) -> Any:
        """sacreBLEU's own object."""

    def _for_segments(self) -> Any:
        return self._corpus

    @property
    def signature(self) -> str:
        return str(self._corpus.get_signature())

    def corpus(self, targets: Sequence[str], references: Sequence[str]) -> float:
        return float(self._corpus.corpus_score(list(targets), [list(references)]).score)

    def segment(self, target: str, reference: str) -> float:
        return float(self._for_segments().sentence_score(target, [reference]).score)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment for a `PairMetric`: its two texts, neither of them blank, and their languages (ISO 639-1)."""

    source: str
    target: str
    source_language: str
    target_language: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a metric makes of a pair.

    ``findings`` have spans into the pair's own texts, and name the metric in ``evidence``. ``texts`` are kept in the
    record and shown in the report, by what they are ("back-translation"). ``trouble`` says in a few words why this one
    pair could not be measured ("timed out after 3 attempts"): then nothing is kept in the cache, the record says so,
    and the run tells how often it befell.
    """

    scores: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a `PairMetric` may work with: ``device`` is ``auto``, ``cpu`` or ``cuda``, ``encoder`` loads the run's."""

    device: str = "auto"
    encoder: Callable[[], Encoder] | None = None


class PairMetric(ABC):
    """A score of translations against their sources, and the faults that it sees. One object serves a whole run.

    ``argument`` is what stands behind the first colon of the specification (a model, an address), or ``""``.

    ``packages`` are the modules that the extra ``extra`` brings, and ``example`` is an argument, for messages.

    Making one must be quick, load no model and send nothing. It raises `audit.errors.MissingExtra` where a package is
    not installed, and AuditError where ``argument`` is none: both end the run before anything is read.
    """

    name: str
    extra: str = ""
    packages: tuple[str, ...] = ()
    example: str = ""

    def __init__(self, argument: str, workshop: Workshop) -> None:
        self.argument = argument
        self.workshop = workshop
        if not argument and self.example:
            raise AuditError(f"the metric {self.name} takes an argument, such as {self.name}:{self.example}")
        if self.missing():
            raise MissingExtra(f"the metric {self.specification}", self.extra)

    @classmethod
    def missing(cls) -> list[str]:
        """The modules that are not there."""
        return [name for name in cls.packages if importlib.util.find_spec(name) is None]

    @property
    def specification(self) -> str:
        """The metric as the user names it; ``evidence`` of its findings begins with it."""
        return f"{self.name}:{self.argument}" if self.argument else self.name

    @property
    @abstractmethod
    def signature(self) -> str:
        """Everything that a result depends on: ``roundtrip|NAME@REVISION|fp32|transformers:5.1.0|chrF2++|v1``.

        The version at its end is that of the metric's own code: raise it where the same model would say other things,
        since results are found again by signature and text, whatever the program's version.

        Raises AuditError where the model cannot be found.
        """

    @abstractmethod
    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        """What is to be said of each pair, in order.

        Raises:
            AuditError: none of them can be measured; the run tells it of the document and goes on with the next.
        """

    def notices(self) -> Sequence[str]:
        """What the user must know before the run begins, a line each: a licence, or what leaves the machine."""
        return ()

    def estimate(self, pairs: Sequence[Pair]) -> Mapping[str, float]:
        """What measuring ``pairs`` would cost, by unit, for ``--dry-run``, which adds it up and measures nothing."""
        return {"segments": len(pairs), "characters": sum(len(p.source) + len(p.target) for p in pairs)}
