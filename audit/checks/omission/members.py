"""Who or what is among the counted (OM107)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.meaning.freedom import is_free
from audit.checks.rules import Rule, rule
from audit.names.vocabulary import is_word
from audit.records import Finding, Severity, Span

_AMONG = {
    "ar": re.compile(r"و?(?:بينهم|بينها|بينهن|ضمنهم|ضمنها)"),
    "en": re.compile(r"among|including"),
    "fr": re.compile(r"dont|parmi"),
}
"""Words that open a phrase on some of the counted."""

_LONGEST = 6
"""Words of such a phrase, up to the end of its clause; longer ones are left to the estimator."""

_CLEAR = 0.15
"""The lead of a link (see ``weighed_links``) from which a word is held to be rendered."""

_SAID = {
    "fr": re.compile(
        r"\b(?:dont|parmi|y compris|compris|notamment|entre autres|au nombre|au rang|figur\w+|compt\w+|soit|comme)\b"
    ),
    "en": re.compile(r"\b(?:among|includ\w+|of whom|of which|of them|notably|such as|count\w+|like)\b"),
    "ar": re.compile(r"(?:بينهم|بينها|بينهن|ضمنهم|ضمنها|منهم|منها|منهن|بما في|لا سيما|خاصة|أبرز|كما|مثل|وفيهم)"),
}  # fmt: skip
"""What shows that the translation, too, tells of some of the counted."""


@rule("OM107", "dropped-members", "accuracy/omission", Severity.MAJOR)
def dropped_members(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A phrase on some of the counted is missing.

    ## What it does
    Looks in Arabic, French and English originals for a short phrase that says who or what is among those just named
    (`dont deux mineurs`, «بينهم قاصران»), none of whose words is linked to the translation, where nothing in the
    translation says that it tells of some of them. In a free translation it is `info`.

    ## Why it is bad
    The reader does not learn that children, foreigners or a minister were among them.

    ## Example
    «أوقفت الشرطة سبعة أشخاص، بينهم قاصران، في المرفأ» → `La police a interpellé sept personnes dans le port`

    ## Use instead
    `La police a interpellé sept personnes, dont deux mineurs, dans le port`
    """
    both = sides(evidence)
    if both is None or both.source.language.code not in _AMONG or both.target.language.code not in _SAID:
        return
    if both.source.is_blurred or _SAID[both.target.language.code].search(evidence.target.lower()):
        return
    for span in _phrases(both):
        severity = Severity.INFO if is_free(evidence) else None
        message = f"“{span.of(evidence.source)}” is missing"
        yield this.finding(message, confidence=0.7, source=span, severity=severity)


def _phrases(both: Sides) -> Iterator[Span]:
    """Short phrases on some of the counted of which nothing is rendered."""
    source = both.source
    among = _AMONG[source.language.code]
    for place, word in enumerate(source.words):
        if not among.fullmatch(word):
            continue
        end = _end(source, place)
        content = [p for p in range(place + 1, end) if source.is_content(p)]
        said = any(_renders(both, p, t) for p in content for t in both.links.forward.get(p, ()))
        if content and not said and end - place <= _LONGEST:
            yield source.span(place, end - 1)


def _renders(both: Sides, place: int, other: int) -> bool:
    """Whether a word clearly stands for one of the phrase; a name stands for no ordinary Arabic word."""
    source, target = both.source, both.target
    ordinary = source.language.code == "ar" and is_word(source.words[place], "ar") and target.is_name(other)
    return both.links.lead(place, other) >= _CLEAR and not ordinary


def _end(side: Side, place: int) -> int:
    """The word behind the clause of ``place``."""
    return next((p for p in range(place, len(side.words)) if side.clause[p] != side.clause[place]), len(side.words))
