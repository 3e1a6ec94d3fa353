"""Text in another language than the target's, written in the same script."""

from __future__ import annotations

from collections.abc import Iterable

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.checks.untranslated.copied import is_copied
from audit.checks.untranslated.english import slips
from audit.checks.untranslated.left import left_from_source
from audit.checks.untranslated.meant import is_meant
from audit.language import get
from audit.language.mixed import foreign_stretches
from audit.records import Finding, Severity


@rule("UT102", "wrong-language", "accuracy/untranslated", Severity.MAJOR, needs_source=False)
def wrong_language(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """A clause, a sentence or the whole segment is in another language than the translation's.

    ## What it does
    Looks for runs of words whose function words and letters belong to another language: English, Spanish, Italian or
    German in French; and in French for English words, one or two, that French does not borrow (it borrows `smartphone`
    and `playoffs`), nouns behind an article or a figure (`le poultry`), and nouns that `of` or `and` joins to a name
    (`les refugees of Bhasan Char`). Titles, short quotations, and words that the original has in that other language
    too, are left alone, and so are words that are explained, stand beside a name or come back.

    ## Why it is bad
    The reader was promised another language. Translation through English, and engines that mix up their target, leave
    such stretches.

    ## Example
    `Un navire a secouru 64 migrants, per poi dirigersi verso il porto di Bari.`

    ## Use instead
    `Un navire a secouru 64 migrants avant de faire route vers le port de Bari.`
    """
    if evidence.once(is_copied):
        return
    left = left_from_source(evidence)
    found = list(left)
    for stretch in foreign_stretches(evidence.target, evidence.target_language):
        if not is_meant(stretch, evidence) and not any(stretch.span.overlaps(span) for span in left):
            found.append(stretch.span)
            said = stretch.span.of(evidence.target)
            yield this.finding(
                f"in {get(stretch.code).name}, not in {evidence.target_language.name}: {excerpt(said)}",
                confidence=round(min(0.97, 0.8 + stretch.score / 100), 3),
                source=evidence.linked_source(stretch.span),
                target=stretch.span,
                severity=Severity.MAJOR if stretch.words > 2 else Severity.MINOR,
            )
    for span in evidence.once(slips):
        said = span.of(evidence.target)
        if said.casefold() not in evidence.source.casefold() and not any(span.overlaps(other) for other in found):
            yield this.finding(
                f"in English, not in {evidence.target_language.name}: {excerpt(said)}",
                confidence=0.8,
                source=evidence.linked_source(span),
                target=span,
                severity=Severity.MINOR,
            )
