"""Clauses and phrases of the translation that the original does not have (AD101)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.content import excerpt, severity_of
from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_retitled
from audit.checks.named import named_otherwise
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.names.spans import names
from audit.quality.spans import FaultSpan
from audit.records import Finding, Severity, Span

_GLOSS = 8  # words of what is said of a place
_KINDS = {
    "fr": "ville|localité|commune|village|région|province|gouvernorat|district|banlieue|quartier|capitale|île|port|état"
    "|département|station|faubourg",
    "en": "city|town|village|suburb|province|region|state|district|capital|island|port|county|resort|governorate",
}
_BEFORE_NAME, _BEHIND_NAME = (
    {code: re.compile(pattern.format(kinds), re.IGNORECASE) for code, kinds in _KINDS.items()}
    for pattern in (r"\b(?:{})\b[\w\s-]{{0,25}}\s?(?:of|de|d['’]|du)?\s?\Z", r"[\s,]*(?:[\w'’]+\s){{0,2}}(?:{})\b")
)
"""What says what kind of place the name behind it is of, and the name before it."""


@rule("AD101", "added-content", "accuracy/addition", Severity.MAJOR)
def added_content(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A clause or phrase of the translation has no counterpart in the original.

    ## What it does
    Marks the stretch of the translation for which the estimator finds nothing in the original. Its severity follows its
    content: a formula that desks add freely is `info`, a word or two `minor`, anything longer, or with a figure in it,
    `major`. Where it is nothing but names, the rules on names judge it; what kind of place a name is of is `info`.

    ## Why it is bad
    The reader takes for reported what nobody reported.

    ## Example
    «أعلنت الوزارة استئناف الرحلات الأسبوع المقبل.» →
    `Le ministère a annoncé la reprise des vols la semaine prochaine, malgré l'opposition des syndicats.`

    ## Use instead
    `Le ministère a annoncé la reprise des vols la semaine prochaine.`
    """
    for fault in evidence.added:
        if _is_names(fault.span, evidence) or named_otherwise(fault.span, evidence, in_source=False):
            continue
        added = fault.span.of(evidence.target)
        yield rule.finding(
            f"not in the original: {excerpt(added)}",
            confidence=fault.confidence,
            source=_gap(fault.span, evidence),
            target=fault.span,
            severity=_severity(fault, evidence),
        )


def _severity(fault: FaultSpan, evidence: Evidence) -> Severity:
    """A note where the estimator is unsure, in a headline that is written anew, and for what a desk says of a place."""
    added = fault.span.of(evidence.target)
    if not fault.sure or is_retitled(evidence) or _is_gloss(fault.span, evidence):
        return Severity.INFO
    return severity_of(added, evidence.target_language)


def _is_gloss(span: Span, evidence: Evidence) -> bool:
    """Whether a few words say what kind of place stands beside them: `in the western Afghan city of Herat`."""
    added, code = span.of(evidence.target), evidence.target_language.code
    if code not in _KINDS or len(added.split()) > _GLOSS or any(c.isdigit() for c in added):
        return False
    before, after = evidence.target[: span.start].rstrip(" ,").split(), evidence.target[span.end :].split()
    leads = bool(_BEFORE_NAME[code].search(added)) and any(word[:1].isupper() for word in after[:1])
    return leads or (bool(_BEHIND_NAME[code].match(added)) and any(word[:1].isupper() for word in before[-1:]))


def _is_names(span: Span, evidence: Evidence) -> bool:
    """Whether names are all that a span has of content: rules of their own judge those."""
    named = names(evidence.target, evidence.target_words, evidence.target_language)
    known = evidence.target_language.function_words
    content = [w for w in evidence.target_words if w.overlaps(span) and fold(w.of(evidence.target)) not in known]
    return bool(content) and all(any(word.overlaps(name.span) for name in named) for word in content)


def _gap(span: Span, evidence: Evidence) -> Span | None:
    """Where in the original the added text would stand: after what the word before it translates."""
    source = {t: evidence.source_words[s].end for s, t in evidence.links}
    before = [place for place, word in enumerate(evidence.target_words) if word.end <= span.start and place in source]
    place = source[before[-1]] if before else 0
    return Span(place, place)
