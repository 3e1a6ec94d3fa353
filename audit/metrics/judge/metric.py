"""The judge among the metrics: `--metrics judge:https://host/v1#model`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from audit.metrics.base import Measured, Pair, PairMetric, Workshop
from audit.metrics.judge.address import Address
from audit.metrics.judge.annotation import Annotation
from audit.metrics.judge.asking import Annotator, Unanswered, conversation, fits
from audit.metrics.judge.estimate import estimate, prices
from audit.metrics.judge.limits import Limits
from audit.metrics.judge.prompt import fingerprint


class Judge(PairMetric):
    """An OpenAI-compatible chat model as MQM annotator, in the manner of GEMBA-MQM (Kocmi and Federmann 2023).

    Its score is the sum of MQM penalty points of what it found, negated: 0 is best, -25 the worst. ``dropped`` counts
    what it reported and was not taken: entries of another form, and quotations that the texts do not have.
    """

    name = "judge"

    def __init__(self, argument: str, workshop: Workshop) -> None:
        super().__init__(argument, workshop)
        self._address = Address.parse(argument)
        self._address.key()  # or a key that cannot be sent is seen too late
        self._limits = Limits.from_environment()
        prices()

    @property
    def specification(self) -> str:
        return f"{self.name}:{self._address.shown}#{self._address.model}"

    @property
    def signature(self) -> str:
        """What its annotations depend on, so far as can be known: a host may put another model behind a name."""
        from audit import __version__

        asked = f"{self._address.shown}|model:{self._address.model}|prompt:{fingerprint()}|temperature:0"
        return f"judge|{asked}|version:{__version__}"

    @cached_property
    def _annotator(self) -> Annotator:
        return Annotator(self._address, self._limits)

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        return [self._measured(found) for found in self._annotator.annotations(pairs)]

    def _measured(self, found: Annotation | Unanswered) -> Measured:
        if isinstance(found, Unanswered):
            return Measured(trouble=found.reason)
        findings = tuple(replace(finding, evidence=(self.specification,)) for finding in found.findings)
        return Measured({"": found.score, "dropped": found.refused + found.unfounded}, findings)

    def notices(self) -> Sequence[str]:
        where = "on this machine" if self._address.local else "and leave this machine"
        return (f"{self.specification}: the texts of every segment are sent to {self._address.shown} {where}",)

    def estimate(self, pairs: Sequence[Pair]) -> Mapping[str, float]:
        sent = [pair for pair in pairs if fits(pair)]
        texts = sum(len(pair.source) + len(pair.target) for pair in sent)
        requests = {f"requests to {self._address.shown}": len(sent), "characters of text sent": texts}
        return {**requests, **estimate(conversation(pair) for pair in sent)}
