"""Pairs of texts with the word links of the real encoder, and what the rules on numbers find in them."""

from __future__ import annotations

from functools import cache

from audit.alignment.words import link_words
from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.encoder import Encoder, load_encoder
from audit.language import get
from audit.language.words import words
from audit.records import Finding, Role, Segment, Severity
from audit.settings import Settings

RULES = tuple(rule for rule in all_rules() if rule.code.startswith("NB"))


@cache
def encoder() -> Encoder:
    return load_encoder(Settings().encoder)


def pair(source: str, target: str, sides: str = "ar-fr", **more: object) -> Evidence:
    near, far = (get(code) for code in sides.split("-"))
    states = encoder().encode([source, target])
    found = words(source, near), words(target, far)
    role = more.pop("role", Role.PROSE)
    segment = Segment("1", "d", 1, source, target, role=role)  # type: ignore[arg-type]
    links = link_words(states[0], states[1], *found)
    return Evidence(
        segment,
        near,
        far,
        source_words=found[0],
        target_words=found[1],
        links=links,
        **more,  # type: ignore[arg-type]
    )


def check(*evidence: Evidence) -> list[Finding]:
    return [finding for _, finding in run(RULES, DocumentEvidence(evidence))]


def flags(source: str, target: str, sides: str = "ar-fr") -> list[tuple[str, str | None, str | None]]:
    """Rule, text of the span in the translation, suggestion; without remarks of `info`."""
    return [
        (f.rule, f.target_span.of(target) if f.target_span else None, f.suggestion)
        for f in check(pair(source, target, sides))
        if f.severity > Severity.INFO
    ]
