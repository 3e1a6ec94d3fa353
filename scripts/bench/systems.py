"""What is compared: each system gives every segment a number, the higher the more it suspects it.

Run as a program, it is one system on one file of rows, so that its time and memory can be measured from outside:

    python -m scripts.bench.systems NAME ROWS.jsonl SCORES.json
"""

from __future__ import annotations

import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Rows = Sequence[dict[str, str]]
GRAPH = "BENCH_GRAPH"
POFILTER = ("numbers", "short", "long", "untranslated", "doublequoting", "brackets")


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def audit_scores(path: Path) -> list[dict[str, Any]]:
    """The scores and findings of `audit scan`, by one process and without its cache."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "audit.jsonl"
        arguments = ["scan", str(path), "--source", "ar", "--target", "fr", "--no-cache", "-q", "-o", f"jsonl:{out}"]
        command = [sys.executable, "-m", "audit", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return _read(out)


def audit_quality(path: Path) -> list[float]:
    """This tool's quality, from the worst."""
    return [100 - record["scores"]["quality"] for record in audit_scores(path)]


def audit_faults(path: Path) -> list[float]:
    """This tool's surest fault: the largest of omission, addition, and the confidence of a finding that counts."""
    suspicions = []
    for record in audit_scores(path):
        found = [f["confidence"] for f in record["findings"] if f["severity"] != "info"]
        suspicions.append(max(record["scores"]["omission"], record["scores"]["addition"], *found))
    return suspicions


def pofilter(path: Path) -> list[float]:
    """How many of translate-toolkit's checks fail, by its own program."""
    rows = _read(path)
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "in.po", Path(folder) / "out.po"
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
        given.write_text(head + "".join(f"\n{_unit(place, row)}" for place, row in enumerate(rows)), "utf-8")
        program = Path(sys.executable).with_name("pofilter")
        tests = [f"--test={name}" for name in POFILTER]
        command = [str(program), "--progress=none", "--language=fr", *tests, str(given), str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        failed = [0.0] * len(rows)
        for block in out.read_text("utf-8").split("\n\n"):
            place = re.search(r'^msgctxt "(\d+)"', block, re.MULTILINE)
            if place:
                failed[int(place[1])] = float(len(re.findall(rf"\(pofilter\) (?:{'|'.join(POFILTER)})\b", block)))
        return failed


def _unit(place: int, row: dict[str, str]) -> str:
    texts = (json.dumps(row[side], ensure_ascii=False) for side in ("source", "target"))
    return 'msgctxt "{}"\nmsgid {}\nmsgstr {}\n'.format(place, *texts)


def length_ratio(path: Path) -> list[float]:
    """How far the ratio of the lengths in characters is from the usual one, as a logarithm."""
    ratios = [math.log(len(row["target"]) / len(row["source"])) for row in _read(path)]
    usual = statistics.median(ratios)
    return [abs(ratio - usual) for ratio in ratios]


def word_length(path: Path) -> list[float]:
    """The larger number of words over the smaller: OpusFilter's LengthRatioFilter, with its default unit."""
    counts = [sorted(len(row[side].split()) for side in ("source", "target")) for row in _read(path)]
    return [most / least if least else math.inf if most else 0.0 for least, most in counts]


def numerals(path: Path) -> list[float]:
    """How unlike the digits 1 to 9 on either side are: OpusFilter's NonZeroNumeralsFilter."""
    return [1 - SequenceMatcher(None, *map(_digits, (row["source"], row["target"]))).ratio() for row in _read(path)]


def _digits(text: str) -> list[str]:
    return [character for character in text if character in "123456789"]


def script(path: Path) -> list[float]:
    """The share of letters that are not of the side's script, the larger: OpusFilter's CharacterScoreFilter."""
    import regex

    letter = regex.compile(r"\p{Alphabetic}")
    scripts = {
        side: regex.compile(rf"\p{{Script={name}}}") for side, name in (("source", "Arabic"), ("target", "Latin"))
    }

    def foreign(text: str, script: Any) -> float:
        letters = letter.findall(text)
        return sum(not script.match(one) for one in letters) / len(letters) if letters else 0.0

    return [max(foreign(row[side], script) for side, script in scripts.items()) for row in _read(path)]


def language(path: Path) -> list[float]:
    """How unsure langid is of a side's language, the larger: OpusFilter's LangidFilter, with the package it uses."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)

    def doubt(text: str, code: str) -> float:
        found, confidence = identifier.classify(text)
        return 1 - round(float(confidence), 2) if found == code else 1.0

    return [max(doubt(row["source"], "ar"), doubt(row["target"], "fr")) for row in _read(path)]


def pooled_cosine(path: Path) -> list[float]:
    """How unlike the two sentence vectors of the bundled encoder are."""
    from audit.encoder import load_encoder

    encoder = load_encoder()
    rows, found = _read(path), []
    for start in range(0, len(rows), 128):
        some = rows[start : start + 128]
        near, far = (encoder.embed([row[side] for row in some]) for side in ("source", "target"))
        found += [1 - float(cosine) for cosine in (near * far).sum(axis=1)]
    return found


def large_encoder(path: Path) -> list[float]:
    """Nothing: an encoder of COMETKiwi-22's shape reads the pairs, and its weights are random."""
    from scripts.bench.large_encoder import encode

    graph = Path(os.environ[GRAPH])
    return [0.0 for states in encode(graph, [(row["target"], row["source"]) for row in _read(path)]) for _ in states]


SYSTEMS: dict[str, Callable[[Path], list[float]]] = {
    "audit: surest fault": audit_faults,
    "audit: quality": audit_quality,
    "pofilter": pofilter,
    "length ratio": length_ratio,
    "word length filter": word_length,
    "numeral filter": numerals,
    "script filter": script,
    "language filter": language,
    "pooled cosine": pooled_cosine,
}
COSTS: dict[str, Callable[[Path], list[float]]] = {"COMETKiwi-22's shape": large_encoder}
"""Systems that are only timed, on a sample of the segments; ``GRAPH`` in the environment names the graph."""


if __name__ == "__main__":
    name, rows, scores = sys.argv[1:]
    Path(scores).write_text(json.dumps((SYSTEMS | COSTS)[name](Path(rows))), "utf-8")
