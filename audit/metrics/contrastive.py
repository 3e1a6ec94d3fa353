"""`contrastive:MODEL`: what the translation leaves out or adds, by contrastive conditioning.

Vamvas and Sennrich (2022), "As Little as Possible, as Much as Necessary: Detecting Over- and Undertranslations with
Contrastive Conditioning", https://aclanthology.org/2022.acl-short.53: where the translation is likelier given the
source without a stretch of it, that stretch was probably not translated; and the other way round, where the source is
likelier given the translation without a stretch, that one was probably added. What is tried: `audit.metrics.deletions`.

``contrastive:MODEL`` serves both ways where the model knows both directions. Of a pair of models for one direction
each, give both: ``contrastive:Helsinki-NLP/opus-mt-ar-fr+Helsinki-NLP/opus-mt-fr-ar``; with one, only omissions are
looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from audit.errors import AuditError
from audit.language import get
from audit.metrics.base import Measured, Pair
from audit.metrics.deletions import deletions, without
from audit.metrics.findings import ADDED, OMITTED, finding
from audit.metrics.model_metric import ModelMetric, in_directions
from audit.metrics.translation import TranslationModel
from audit.records import Finding, Severity, Span

CONFIDENCE = 0.4
"""Of a span by itself: a prior, not calibrated; what can be left out need not be missing. Hence `minor`, too."""

_TOO_LONG = "longer than the model takes"


class Gain(NamedTuple):
    """What leaving out ``span`` adds to the mean log-probability of a token of the other side."""

    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class _Sides:
    """What was found of a pair; ``None`` where it could not be looked for."""

    omitted: list[Gain] | None
    added: list[Gain] | None


class Contrastive(ModelMetric):
    """Coverage of the source by the target, and of the target by the source.

    Scores: the greatest gain of any stretch of the source (``contrastive-omission``) and of the target
    (``contrastive-addition``); above 0, something seems to be missing or too much.
    """

    name = "contrastive"
    example = "facebook/m2m100_418M"

    def _names(self) -> list[str]:
        names = self.argument.split("+")
        if len(names) > 2 or "" in names:
            raise AuditError(f"{self.specification}: one model, or two with a plus sign between them")
        return names

    @property
    def signature(self) -> str:
        models = "|".join(model.signature for model in self._models)
        return f"contrastive|{models}|spans:clauses,phrases,words|v1"

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        found = in_directions(pairs, self._sides)
        return [self._measured(sides) for sides in found]

    def _sides(self, pairs: Sequence[Pair]) -> list[_Sides]:
        omitted = _gains(self._model, pairs)
        turned = [Pair(p.target, p.source, p.target_language, p.source_language) for p in pairs]
        backward = self._models[-1]
        able = len(self._models) == 2 or backward.translates(pairs[0].target_language, pairs[0].source_language)
        added = _gains(backward, turned) if able else [[] for _ in pairs]
        return [_Sides(*both) for both in zip(omitted, added, strict=True)]

    def _measured(self, sides: _Sides) -> Measured:
        if sides.omitted is None or sides.added is None:
            return Measured(trouble=_TOO_LONG)
        scores = {
            name: round(max(gain.value for gain in gains), 4)
            for name, gains in (("omission", sides.omitted), ("addition", sides.added))
            if gains
        }
        found = [self._finding(OMITTED, gain) for gain in best(sides.omitted)]
        found += [self._finding(ADDED, gain) for gain in best(sides.added)]
        return Measured(scores, tuple(found))

    def _finding(self, code: str, gain: Gain) -> Finding:
        omitted = code == OMITTED
        said = "the translation is likelier without this" if omitted else "the original is likelier without this"
        return finding(
            code,
            f"{said}: {gain.value:+.2f} a token",
            f"{self.specification}: {gain.value:+.2f} a token",
            confidence=CONFIDENCE,
            severity=Severity.MINOR,
            source=gain.span if omitted else None,
            target=None if omitted else gain.span,
        )


def best(gains: Sequence[Gain]) -> Iterator[Gain]:
    """Of the stretches that are likelier left out, in order of their gain, those that share nothing with one before."""
    kept: list[Gain] = []
    for gain in sorted(gains, key=lambda one: (-one.value, one.span)):
        if gain.value > 0 and not any(gain.span.overlaps(other.span) for other in kept):
            kept.append(gain)
            yield gain


def _gains(model: TranslationModel, pairs: Sequence[Pair]) -> list[list[Gain] | None]:
    """The gain of leaving out each stretch of each source; ``None`` where a text is longer than the model takes."""
    source, target = pairs[0].source_language, pairs[0].target_language
    tried = [deletions(pair.source, get(source)) for pair in pairs]
    asked = []
    for pair, spans in zip(pairs, tried, strict=True):
        asked.append((pair.source, pair.target))
        asked += [(without(pair.source, span), pair.target) for span in spans]
    answers = iter(model.likelihoods(asked, source, target))
    found: list[list[Gain] | None] = []
    for spans in tried:
        whole, *parts = (next(answers) for _ in range(len(spans) + 1))
        if whole is None or None in parts:
            found.append(None)
            continue
        likelier = ((span, part) for span, part in zip(spans, parts, strict=True) if part)
        found.append([Gain(span, part.mean - whole.mean) for span, part in likelier])
    return found
