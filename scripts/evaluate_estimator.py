"""Measure the shipped estimator on the development corpora, through the code that users run.

    python scripts/evaluate_estimator.py --corpora DIR [--quick]

FLORES and the development parts of MLQE-PE were not used in training or tuning; NTREX and TICO-19 rows are of documents
held apart from training, on which thresholds were set. Faults are drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.alignment.passages import Passage
from audit.checks.evidence import Evidence
from audit.checks.gather import evidence_of
from audit.encoder import Encoded, Encoder, load_encoder
from audit.language import Language, get
from audit.language.endings import unfinished
from audit.quality import Estimate, Estimator, load_estimator
from audit.quality.glosses import without_glosses
from audit.quality.model import SENSITIVITIES
from audit.quality.poor import is_poor
from audit.records import Segment, Span
from scripts.estimator import corpora as data
from scripts.estimator.edits import Draft, word_spans
from scripts.estimator.fitting import auc, matthews, recall_at
from scripts.estimator.links import Part, project, token_labels
from scripts.estimator.retold import RETOLD_PAIRS, Reteller, retold
from scripts.estimator.shipped import ADAPTER, CALIBRATION, HEAD

SEED = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """One pair, encoded and estimated; ``encoded`` is what the estimator read."""

    passage: Passage
    encoded: tuple[Encoded, Encoded]
    estimate: Estimate
    languages: tuple[Language, Language]

    @property
    def source(self) -> str:
        return self.passage.segment.source or ""

    @property
    def target(self) -> str:
        return self.passage.segment.target

    def evidence(self, sensitivity: str) -> Evidence:
        return evidence_of(self.passage, self.encoded, self.estimate, self.languages, sensitivity)

    def flagged(self, sensitivity: str) -> bool:
        """Whether a span on either side, or the whole, is reported as more than a note."""
        evidence = self.evidence(sensitivity)
        return evidence.poor or any(f.sure for f in (*evidence.omitted, *evidence.added, *evidence.mistranslated))

    def missing(self, sensitivity: str = "normal") -> list[Span]:
        """Spans of the source that are reported as more than a note."""
        return [fault.span for fault in self.evidence(sensitivity).omitted if fault.sure]


class Bench:
    """The encoder and the estimator, and every text encoded so far."""

    def __init__(self) -> None:
        self.encoder: Encoder = load_encoder()
        self.estimator: Estimator = load_estimator()

    def measure(
        self, pairs: Sequence[tuple[str, str]], languages: tuple[str, str] | Sequence[tuple[str, str]] = ("ar", "fr")
    ) -> list[Measured]:
        """``languages`` of all pairs, or one a pair."""
        each = [languages] * len(pairs) if isinstance(languages[0], str) else languages
        done: list[Measured] = []
        for begin in range(0, len(pairs), 500):
            some = pairs[begin : begin + 500]
            encoded = self.encoder.encode([text for pair in some for text in pair])
            passages = [
                Passage(Segment("", "", 1, *texts), *both)
                for texts, both in zip(some, zip(encoded[::2], encoded[1::2], strict=True), strict=True)
            ]
            read = [without_glosses((p.source, p.target), *texts) for p, texts in zip(passages, some, strict=True)]
            estimates = self.estimator.estimate(read, unfinished(some, get("fr")))
            named = [(get(source), get(target)) for source, target in each[begin : begin + 500]]
            done += map(Measured, passages, read, estimates, named)
        return done


def row(name: str, value: str) -> None:
    print(f"{name:<76} {value}", flush=True)


def ranked(faulty: np.ndarray, clean: np.ndarray) -> str:
    """How well scores tell faulty from clean: AUC, and the share found where 5 and 1 % of the clean are flagged."""
    at = [recall_at(faulty, clean, rate) for rate in (0.05, 0.01)]
    return f"AUC {auc(faulty, clean):.3f}  at 5 % {at[0]:.3f}  at 1 % {at[1]:.3f}"


Range = tuple[int, int]


def dropped_share(text: str, draw: np.random.Generator) -> list[Range]:
    """One run of 15 to 35 per cent of the words."""
    words = word_spans(text, "fr")
    count = max(1, round(len(words) * draw.uniform(0.15, 0.35)))
    first = int(draw.integers(0, max(1, len(words) - count + 1)))
    return [(words[first][0], words[min(len(words), first + count) - 1][1])]


def dropped_tail(text: str, draw: np.random.Generator) -> list[Range]:
    words = word_spans(text, "fr")
    return [(words[max(1, int(len(words) * draw.uniform(0.55, 0.85)))][0], len(text))] if len(words) > 2 else []


def dropped_words(text: str, draw: np.random.Generator) -> list[Range]:
    """Two to four words of five letters or more, each by itself."""
    words = [m.span() for m in re.finditer(r"\w{5,}", text)]
    count = min(len(words), int(draw.integers(2, 5)))
    return sorted((words[int(i)] for i in draw.choice(len(words), count, replace=False)), reverse=True)


def dropped_run(text: str, draw: np.random.Generator) -> list[Range]:
    """One run of words that holds two to four words of five letters or more."""
    words = [m.span() for m in re.finditer(r"\w{5,}", text)]
    count = min(len(words), int(draw.integers(2, 5)))
    first = int(draw.integers(0, len(words) - count + 1))
    return [(words[first][0], words[first + count - 1][1])]


def with_drops(clean: Sequence[Measured], choose: Callable[[str, np.random.Generator], list[Range]]) -> list[Draft]:
    draw = np.random.default_rng(SEED)
    drafts = []
    for pair in clean:
        draft = Draft.of(pair.target)
        for start, end in choose(pair.target, draw):
            draft.delete(start, end)
        drafts.append(draft)
    return drafts


def overlap(clean: Measured, fate: np.ndarray, found: Measured, sensitivity: str) -> float | None:
    """Intersection over union of the found spans and the dropped content, in characters of the source."""
    spans = found.missing(sensitivity)
    if not spans:
        return None
    real = project(Part(*clean.encoded, (0, 0), (len(clean.source), len(clean.target))), fate)
    marked = np.zeros(len(found.source), bool)
    for span in spans:
        marked[span.start : span.end] = True
    known = real >= 0
    return float((marked & known & (real > 0)).sum() / max(1, ((marked | (real > 0)) & known).sum()))


def omissions(bench: Bench, corpora: Path) -> list[Measured]:
    """The synthetic omissions of FLORES, Arabic to French."""
    lines = data.flores(corpora)
    clean = bench.measure([(x.texts["ar"], x.texts["fr"]) for x in lines])
    base = np.array([m.estimate.omission for m in clean])
    kinds = {
        "15-35 % of the words in one span": dropped_share,
        "tail cut after 55-85 % of the words": dropped_tail,
        "two to four content words in one run": dropped_run,
        "two to four content words, scattered": dropped_words,
    }
    for name, choose in kinds.items():
        drafts = with_drops(clean, choose)
        faulty = bench.measure([(m.source, d.text) for m, d in zip(clean, drafts, strict=True)])
        scores = np.array([m.estimate.omission for m in faulty])
        found = [bool(m.missing()) for m in faulty]
        cuts = [overlap(c, d.fate, f, "normal") for c, d, f in zip(clean, drafts, faulty, strict=True)]
        located = np.mean([c for c in cuts if c is not None])
        row(f"FLORES ar-fr, {name}", f"{ranked(scores, base)}  normal {np.mean(found):.3f}  IoU {located:.3f}")
        worse = (-np.array([m.estimate.quality for m in some]) for some in (faulty, clean))
        row("    the same, ranked by quality", ranked(*worse))
    return clean


def additions(bench: Bench, clean: Sequence[Measured]) -> None:
    """Foreign text in the target, and targets of other sources."""
    shifted = [*clean[1:], clean[0]]
    base = np.array([m.estimate.addition for m in clean])
    added = bench.measure(
        [(m.source, f"{m.target} {' '.join(o.target.split()[:8])}") for m, o in zip(clean, shifted, strict=True)]
    )
    scores = np.array([m.estimate.addition for m in added])
    row("FLORES ar-fr, eight foreign words added", ranked(scores, base))
    other = bench.measure([(m.source, o.target) for m, o in zip(clean, shifted, strict=True)])
    quality = auc(np.array([m.estimate.quality for m in clean]), np.array([m.estimate.quality for m in other]))
    row("FLORES ar-fr, another sentence's translation: ranked below by quality", f"{quality:.4f}")


def false_alarms(bench: Bench, corpora: Path, clean: Sequence[Measured]) -> None:
    def rates(measured: Sequence[Measured]) -> str:
        return "  ".join(f"{name} {np.mean([m.flagged(name) for m in measured]):.4f}" for name in SENSITIVITIES)

    row("clean segments flagged: FLORES ar-fr", rates(clean))
    lines = data.flores(corpora)
    for source, target in (("en", "fr"), ("de", "en"), ("ru", "en"), ("zh", "en")):
        row(
            f"clean segments flagged: FLORES {source}-{target}",
            rates(bench.measure([(x.texts[source], x.texts[target]) for x in lines], (source, target))),
        )
    held = [x for x in data.ntrex(corpora) if data.held_apart(x.document)]
    row(
        "clean segments flagged: NTREX ar-fr held apart",
        rates(bench.measure([(x.texts["ar"], x.texts["fr"]) for x in held])),
    )
    short = [
        tuple(x.texts[k] for k in ("ar", "fr"))
        for x in data.tatoeba(corpora)
        if data.held_apart(x.document) and set(x.texts) == {"ar", "fr"}
    ]
    row("clean segments flagged: Tatoeba ar-fr held apart", rates(bench.measure(short)))  # type: ignore[arg-type]


_KINDS = {
    "lost": "omission", "cut": "omission", "added": "addition", "inserted": "addition", "misrendered": "addition",
}  # fmt: skip
"""Faults of free translations, and the score that tells them."""


def freedom(bench: Bench) -> None:
    """Free translations with phrases aligned by hand, held apart: how many are flagged, and what is found in them."""
    held = [pair for pair in retold(RETOLD_PAIRS) if data.held_apart(pair.name)]
    clean = bench.measure([pair.texts for pair in held], [pair.languages for pair in held])
    rates = "  ".join(f"{name} {np.mean([m.flagged(name) for m in clean]):.3f}" for name in SENSITIVITIES)
    row(f"clean segments flagged: {len(held)} free translations held apart", rates)
    reteller = Reteller(held, SEED)
    for kind, score in _KINDS.items():
        samples = [(reteller.of(pair, kind, varied=0), pair.languages) for pair in held for _ in range(3)]
        changed = [(s, each) for s, each in samples if (s.source_labels > 0).any() or (s.target_labels > 0).any()]
        faulty = bench.measure([(s.source, s.target) for s, _ in changed], [each for _, each in changed])
        scores = (np.array([getattr(m.estimate, score) for m in some]) for some in (faulty, clean))
        found = np.mean([m.flagged("normal") for m in faulty])
        row(f"free translations, phrases {kind}", f"{ranked(*scores)}  normal {found:.3f}")


def judgements(bench: Bench, corpora: Path, step: int) -> None:
    """Pearson with direct assessments, and Matthews correlation with post-editors' word tags."""
    judged = data.assessed(corpora, "dev")[::step]
    measured = bench.measure([(j.source, j.target) for j in judged])
    values, source, target = [], [], []
    for pair in data.QUALITY_PAIRS:
        chosen = [(j, m) for j, m in zip(judged, measured, strict=True) if j.pair == pair]
        human = np.array([j.assessment for j, _ in chosen])
        by_quality = np.corrcoef(human, [m.estimate.quality for _, m in chosen])[0, 1]
        by_assessment = np.corrcoef(human, [m.estimate.assessment for _, m in chosen])[0, 1]
        values.append((by_assessment, by_quality))
        target.append(_tags([(j.target, j.words, m.encoded[1], m.estimate.edited_target) for j, m in chosen]))
        source.append(_tags([(j.source, j.source_words, m.encoded[0], m.estimate.edited_source) for j, m in chosen]))
        row(f"MLQE-PE dev {pair}", agreement(by_assessment, by_quality, target[-1], source[-1]))
    means = np.mean(values, axis=0)
    row("MLQE-PE dev, mean of 7 pairs", agreement(means[0], means[1], np.mean(target), np.mean(source)))
    for name in SENSITIVITIES:
        poor = np.array([is_poor(m.estimate, name) for m in measured])
        given = np.array([j.raw for j in judged])
        row(
            f"MLQE-PE dev, poor at {name}",
            f"of those below 30 {poor[given < 30].mean():.3f}  from 70 {poor[given >= 70].mean():.4f}",
        )


def agreement(assessment: float, quality: float, target: float, source: float) -> str:
    return f"Pearson {assessment:.3f} (quality {quality:.3f})  MCC target {target:.3f} source {source:.3f}"


def _tags(rows: Sequence[tuple]) -> float:
    """Matthews correlation of word tags, a word's probability being its tokens' highest; BAD from 0.35."""
    predicted, actual = [], []
    for _, words, encoded, probabilities in rows:
        for start, end, mark in words or ():
            inside = (encoded.offsets[:, 0] < end) & (encoded.offsets[:, 1] > start)
            if inside.any():
                predicted.append(probabilities[inside].max() > 0.35)
                actual.append(bool(mark))
    return matthews(np.array(predicted), np.array(actual))


def annotations(bench: Bench, corpora: Path, step: int) -> None:
    """How well major errors that people marked in machine translations are told, by word and by segment (WMT 2022)."""
    judged = data.mqm(corpora, "dev")[::step]
    for pair in dict.fromkeys(j.pair for j in judged):
        some = [j for j in judged if j.pair == pair]
        measured = bench.measure([(j.source, j.target) for j in some])
        doubts, marked = [], []
        for j, m in zip(some, measured, strict=True):
            severe = np.zeros(len(j.target), np.int8)
            for start, end in j.severe or ():
                severe[start:end] = 1
            doubts.append(m.estimate.edited_target)
            marked.append(token_labels(severe, m.encoded[1].offsets) > 0)
        words, major = np.concatenate(doubts), np.concatenate(marked)
        quality, bad = np.array([m.estimate.quality for m in measured]), np.array([bool(j.severe) for j in some])
        figures = auc(words[major], words[~major]), auc(-quality[bad], -quality[~bad])
        row(f"WMT 2022 MQM {pair}, major errors", f"AUC words {figures[0]:.3f}  segments by quality {figures[1]:.3f}")


def cost(bench: Bench, corpora: Path) -> None:
    lines = data.flores(corpora)[:200]
    texts = [x.texts[k] for x in lines for k in ("ar", "fr")]
    best = [1e9, 1e9]
    for _ in range(3):
        started = time.perf_counter()
        encoded = bench.encoder.encode(texts)
        middle = time.perf_counter()
        bench.estimator.estimate(list(zip(encoded[::2], encoded[1::2], strict=True)))
        best = [min(best[0], middle - started), min(best[1], time.perf_counter() - middle)]
    row("cost: encoder, estimator (ms a pair)", f"{5 * best[0]:.2f}  {5 * best[1]:.2f}  ratio {best[1] / best[0]:.2f}")
    shipped = (HEAD, CALIBRATION, ADAPTER)
    row("weights shipped (MB)", f"{sum(p.stat().st_size for p in shipped) / 1e6:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="a fifth of the judged segments, no false-alarm survey")
    options = parser.parse_args()
    bench = Bench()
    row("signature", bench.estimator.signature)
    clean = omissions(bench, options.corpora)
    additions(bench, clean)
    if not options.quick:
        false_alarms(bench, options.corpora, clean)
    freedom(bench)
    judgements(bench, options.corpora, 5 if options.quick else 1)
    annotations(bench, options.corpora, 5 if options.quick else 1)
    cost(bench, options.corpora)


if __name__ == "__main__":
    main()
