"""Two that are told as one: `Un soldat a été tué` for «قتل جنديان»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.language.normalize import fold
from audit.language.numerals import Kind
from audit.records import Span

_ONE = {
    "fr": re.compile(r"\b(?:un|une)\s(?!des?\b|d['’]|autres?\b|total\b|couple\b|duo\b|paire\b|binôme\b|tandem\b)"),
    "en": re.compile(r"\b(?:a|an|one)\s(?!of\b|couple\b|pair\b|duo\b|total\b|further\b|another\b)"),
}
_TWO = re.compile(
    r"\b(?:deux|2|couples?|duo|paires?|binôme|tandem|jumeaux|jumelles|double|doublé|chacune?|(?:une?|l['’])\s?autre|seconde?|deuxième"
    r"|two|both|pair|twins?|twice|brace|each|the other|another|second|either|ni)\b"
)
_NUMBERED = re.compile(r"\A\s*(?:اثن|اخر|من\b)")  # «طفلان اثنان», «طفلان من»
_JOINED = re.compile(r"\b(?:et|and|ainsi qu['’e]|puis|then)\s?(?:une?|son|sa|le|la|l['’]|a|an|the|his|her)\b")


def told_as_one(evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """Duals of an Arabic text and the one that the translation makes of what they count, where it tells no two."""
    if evidence.source_language is None or evidence.source_language.code != "ar":
        return
    one = _ONE.get(evidence.target_language.code)
    duals = [fact for fact in source_facts(evidence) if fact.kind is Kind.DUAL and fact.unit is None]
    folded = fold(evidence.target)
    if one is None or len(duals) != 1 or len(folded) != len(evidence.target):
        return
    if _TWO.search(folded) or any(fact.value == 2 for fact in target_facts(evidence)) or _JOINED.search(folded):
        return
    dual = duals[0]
    linked = evidence.linked_target(dual.span)
    if linked is None or " " in linked.of(evidence.target) or _NUMBERED.match(fold(evidence.source[dual.span.end :])):
        return
    before = next((m for m in one.finditer(folded) if m.end() == linked.start), None)
    if before is not None:
        yield dual.span, Span(before.start(), linked.end)
