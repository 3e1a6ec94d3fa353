"""Text of the original, or of another script, that was left in the translation."""

from __future__ import annotations

from collections.abc import Iterable

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.checks.untranslated.copied import is_copied
from audit.checks.untranslated.english import slips
from audit.checks.untranslated.meant import is_meant
from audit.checks.untranslated.scripts import foreign_script
from audit.language.mixed import shared_stretches
from audit.records import Finding, Severity, Span


@rule("UT101", "untranslated-text", "accuracy/untranslated", Severity.MAJOR, needs_source=False)
def untranslated_text(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """A stretch of the original, or of another script, is left in the translation.

    ## What it does
    Marks letters of a script that the target language is not written in: Arabic in French, Latin in Arabic. Symbols of
    one letter, a name given in its own script between brackets and, in other scripts than Latin, the Latin names,
    brands and titles that a desk leaves, are no fault. Where both languages share a script, it marks words that stand
    unchanged in the original and belong to its language alone.

    ## Why it is bad
    The reader cannot read it, and no agency's style allows it.

    ## Example
    `une campagne pour débarrasser la الشاطئ الجنوبي de ses déchets`

    ## Use instead
    `une campagne pour débarrasser la plage sud de ses déchets`
    """
    if evidence.once(is_copied):
        return
    for span in (*foreign_script(evidence.target, evidence.target_language), *left_from_source(evidence)):
        said = span.of(evidence.target)
        yield this.finding(
            f"left untranslated: {excerpt(said)}",
            confidence=0.95,
            source=_in_source(said, evidence.source) or evidence.linked_source(span),
            target=span,
            severity=Severity.MAJOR if len(said.split()) > 2 else Severity.MINOR,
        )


def left_from_source(evidence: Evidence) -> list[Span]:
    """Stretches of the target that stand so in a source of the same script and are in the source's language."""
    source, target = evidence.source_language, evidence.target_language
    if source is None or source.script != target.script or source.code == target.code:
        return []
    shared = shared_stretches(evidence.target, evidence.source, target, source)
    spans = [stretch.span for stretch in shared if not is_meant(stretch, evidence)]
    if source.code == "en":
        said = (span for span in evidence.once(slips) if span.of(evidence.target) in evidence.source)
        spans += [span for span in said if not any(span.overlaps(other) for other in spans)]
    return spans


def _in_source(text: str, source: str) -> Span | None:
    place = source.find(text)
    return Span(place, place + len(text)) if place >= 0 else None
