"""Words translated by their opposite (MT103), or by another of their kind (MT105)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.casualties import exchanged_casualties
from audit.checks.meaning.clauses import sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.senses import FURTHER, KINDS, LANGUAGES, OPPOSITES
from audit.checks.meaning.sequence import turned_sequences
from audit.checks.meaning.silences import told_as_refusals
from audit.checks.meaning.swaps import Swap, swaps
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity


@rule("MT103", "opposite-word", "accuracy/mistranslation", Severity.MAJOR)
def opposite_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A word is translated by its opposite: rejected by accepted, a fall by a rise.

    ## What it does
    Looks words up in a table of opposite senses in Arabic, French and English, and reports one where the translation
    has the opposite in its place, has the right sense nowhere, and the original has the opposite nowhere. A negation on
    one side alone makes it right (`n'a pas accepté` for «رفض»). Reports what comes after an event and stands before it
    in the translation, or the other way round; and, in a dozen languages, wounded of whom the translation tells as
    dead in whatever words (`a coûté la vie`), or the reverse, where neither side tells of both.

    ## Why it is bad
    The translation says the contrary of the original.

    ## Example
    «رفض الاتحاد تمديد المهلة» → `L'Union a accepté de prolonger le délai`

    ## Use instead
    `L'Union a refusé de prolonger le délai`
    """
    swapped = list(_swaps(evidence, OPPOSITES))
    for swap in swapped:
        said, meant = swap.target.of(evidence.target), swap.source.of(evidence.source)
        yield this.finding(
            f"“{said}” is the opposite of “{meant}”",
            confidence=0.85,
            source=swap.source,
            target=swap.target,
            severity=Severity.INFO if is_free(evidence) and not swap.plain else None,
        )
    for source, target in turned_sequences(evidence):
        if any(target.overlaps(swap.target) for swap in swapped):
            continue
        said, meant = target.of(evidence.target), source.of(evidence.source)
        yield this.finding(f"“{said}” where the original says “{meant}”", confidence=0.85, source=source, target=target)
    both = sides(evidence)
    for source, target in exchanged_casualties(both) if both else ():
        if not any(swap.source.overlaps(source) for swap in (*swapped, *_swaps(evidence, KINDS))):
            said, meant = excerpt(target.of(evidence.target)), excerpt(source.of(evidence.source))
            message = f"“{said}” where the original says “{meant}”"
            yield this.finding(message, confidence=0.85, source=source, target=target)


@rule("MT105", "wrong-word", "accuracy/mistranslation", Severity.MAJOR)
def wrong_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A word is translated by another of its kind: a teacher by a student, measles by smallpox.

    ## What it does
    Looks words up in a table of things that exclude each other (offices, trades, diseases, vehicles, goods, crimes …)
    in Arabic, French and English, and reports one where a clear word link joins it to another thing of its kind, and
    the translation has the right one nowhere. In a free translation it is `info`, but for the word that opens an Arabic
    sentence. Reports who declines to say
    something and, in a translation that tells of no saying, refuses to do it.

    ## Why it is bad
    The sentence reads well, and tells of somebody or something else.

    ## Example
    «تظاهر مئات المعلمين» → `Des centaines d'étudiants ont manifesté`

    ## Use instead
    `Des centaines d'enseignants ont manifesté`
    """
    for swap in _swaps(evidence, KINDS):
        said, meant = swap.target.of(evidence.target), swap.source.of(evidence.source)
        yield this.finding(
            f"“{said}” where the original says “{meant}”",
            confidence=0.8,
            source=swap.source,
            target=swap.target,
            severity=Severity.INFO if is_free(evidence) and not swap.plain else None,
        )
    both = sides(evidence)
    for source, target in told_as_refusals(both) if both else ():
        said, meant = excerpt(target.of(evidence.target)), excerpt(source.of(evidence.source))
        message = f"“{said}” where the original says “{meant}”"
        yield this.finding(message, confidence=0.75, source=source, target=target)


def _swaps(evidence: Evidence, table: str) -> Iterator[Swap]:
    if evidence.source_language is None or not evidence.links:
        return
    if not {evidence.source_language.code, evidence.target_language.code} <= {*LANGUAGES, *FURTHER}:
        return
    both = sides(evidence)
    if both and not (both.source.is_blurred or both.target.is_blurred):
        yield from swaps(both.source, both.target, both.links, table)
