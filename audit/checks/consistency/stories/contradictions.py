"""The rule on numbers of a document that contradict each other (NB110)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from audit.checks.consistency.stories.ages import ages
from audit.checks.consistency.stories.halved import halved
from audit.checks.consistency.stories.lasting import lasting
from audit.checks.consistency.stories.passages import Contradiction, Passage, passages
from audit.checks.consistency.stories.portions import joined, others, partitive, remaining
from audit.checks.consistency.stories.retold import listed_otherwise, retold, taken_up
from audit.checks.consistency.stories.slips import slips
from audit.checks.consistency.stories.toll import false_bodies, false_rates
from audit.checks.evidence import DocumentEvidence
from audit.checks.numbers.comparing import comparison
from audit.checks.rules import Rule, document_rule
from audit.records import Finding, Severity


@document_rule("NB110", "contradictory-numbers", "accuracy/mistranslation/number", Severity.MINOR, needs_source=False)
def contradictory_numbers(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """Two numbers of one story contradict each other.

    ## What it does
    Compares the numbers of a story across its sentences. It reports a count of the lead that is not that of the
    headline, where both count the same and their digits have changed places or they are exact numbers of victims; a
    percentage in a list that is one of the head with its digits in another order; parts that make more than the whole
    told elsewhere (`1 500 imams et prédicatrices`, `1 100 imams et 900 prédicatrices`; `37 blessés`, `43 des blessés`);
    what is taken up with an article and the digits in another order (`140 œuvres`, then `les 410 œuvres exposées`);
    an age at death that the year of birth rules out; a length of time that two hours beside it do not make; more
    bodies than the dead of the head, and ten times the death rate that they make; what is halved in the headline and
    twice as much below; and an amount that makes that of the head, with the others, with its point elsewhere. It needs
    no original; where the original contradicts itself in the same place, that is noted.

    ## Why it is bad
    One of the two is wrong, and the reader cannot tell which.

    ## Example
    `85 artistes de 22 pays` in the headline, `58 artistes représentant 22 pays` below it.

    ## Use instead
    `85 artistes` in both.
    """
    segments = document.segments
    if not segments:
        return
    made = list(_contradictions(passages(segments), segments[0].target_language.code))
    given: set[int] = set()
    if made and segments[0].source_language is not None:
        theirs = passages(segments, of_source=True)
        given = {found.place for found in _contradictions(theirs, segments[0].source_language.code)}
    reported: set[tuple[int, int]] = set()
    for found in made:
        known = [made.span for _, made in comparison(segments[found.place]).differing]
        if (found.place, found.span.start) in reported or any(span.overlaps(found.span) for span in known):
            continue
        reported.add((found.place, found.span.start))
        faithful = found.place in given
        said = found.span.of(segments[found.place].target)
        message = f"“{said}”: {found.why}" + (", as in the original" if faithful else "")
        severity = Severity.INFO if faithful else None
        yield found.place, rule.finding(message, confidence=0.7, target=found.span, severity=severity)


def _contradictions(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    told = (retold, taken_up, joined, partitive, remaining, ages, lasting, halved, slips)
    yield from chain.from_iterable(find(read, code) for find in told)
    yield from chain(listed_otherwise(read), others(read), false_bodies(read), false_rates(read))
