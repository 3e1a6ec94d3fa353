"""The rule on totals that are not the sum of the parts given beside them (NB107)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from audit.checks.consistency.wholes.amounts import broken_amounts, false_gains, uneven_shares
from audit.checks.consistency.wholes.disjoint import broken_halves
from audit.checks.consistency.wholes.excesses import Excess, excesses
from audit.checks.consistency.wholes.frequencies import false_frequencies
from audit.checks.consistency.wholes.goals import too_many_goals
from audit.checks.consistency.wholes.hundred import over_a_hundred, turned_ranks
from audit.checks.consistency.wholes.parts import broken_wholes
from audit.checks.consistency.wholes.rests import broken_rests
from audit.checks.consistency.wholes.shares import Share, false_fractions, false_parts, false_ratios, false_shares
from audit.checks.consistency.wholes.sums import sums
from audit.checks.consistency.wholes.titles import wrong_lists
from audit.checks.evidence import Evidence
from audit.checks.numbers.comparing import comparison, source_facts, target_facts
from audit.checks.numbers.facts import Fact
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span


@rule("NB107", "sum-does-not-agree", "accuracy/mistranslation/number", Severity.MINOR, needs_source=False)
def sum_does_not_agree(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A total and the parts given beside it do not agree.

    ## What it does
    Adds up parts that stand in brackets or after a colon behind their total, or men and women behind a comma, or
    before it (`36 hommes et 41 femmes, soit 76 personnes`), or behind `dont` women and children, or counts of several
    places; and the answers of a poll up to those who have none, the votes of one sentence, and shares of one verb
    (`financé à 60 % par l'État et à 45 % par la région`); and works out a share that is told beside its count (`sur
    les 500, 350, soit 35 %`). A sum that is greater than the total, or misses it by a tenth or by one, is reported;
    of parts that fall short by more, some are taken to be left out. So are a part that is greater than its whole
    (`1,1 million de foyers, dont 1,7 million restaient sans courant`), money spent twice, groups that make another
    number than all (`2 400 enfants, en deux groupes de 2 100`), what a price gained, as another share of it, shares
    that rose, fell and stood still, against all of them, who is `devant` one with more, titles that are not as many
    as the years in brackets, two halves of a whole told before (`sur les 138 membres, 121 présents et 71 absents`),
    a part and the rest (`onze ouvrières : six tuées et les huit autres`), more goals of a player than of his side,
    what something is made of (`composé de A (45 %), de B (60 %) et de C (25 %)`), and how often a thing happens, with
    its digits in another order (`un tour en 96 minutes, soit 51 par jour`). Where the original does not agree
    either, that is noted.

    ## Why it is bad
    One of the figures is wrong, and a reader who adds up trusts none.

    ## Example
    `76 personnes (36 hommes et 41 femmes)`

    ## Use instead
    `77 personnes (36 hommes et 41 femmes)`
    """
    wrong = [target.span for _, target in comparison(evidence).differing]
    for found in sums(target_facts(evidence), evidence.target):
        if found.agrees or any(span.overlaps(found.span) for span in wrong) or not found.is_clear:
            continue
        faithful = found.total.value in evidence.once(_given_totals)
        message = f"the parts make {found.amount}, the total is “{found.total.span.of(evidence.target)}”"
        yield _reported(rule, message, found.span, faithful, confidence=0.6)
    told: list[Span] = []
    for excess in _excesses(evidence):
        if any(span.overlaps(excess.span) for span in (*wrong, *told)):
            continue
        told.append(excess.span)
        faithful = (excess.whole, excess.amount) in evidence.once(_given_excesses)
        apart = "more" if excess.amount > excess.whole else "less"
        message = f"the parts make {_plain(excess.amount)}, {apart} than {_plain(excess.whole)}"
        yield _reported(rule, message, excess.span, faithful, confidence=0.7)
    for span in turned_ranks(target_facts(evidence), evidence.target):
        yield _reported(rule, "who is ahead has less", span, evidence.once(_has_turned_ranks), confidence=0.7)
    for beat in false_frequencies(target_facts(evidence), evidence.target):
        faithful = beat.amount in evidence.once(_given_frequencies)
        message = f"that makes {_plain(beat.whole)}, not {_plain(beat.amount)}"
        yield _reported(rule, message, beat.span, faithful, confidence=0.7)
    made = target_facts(evidence)
    for share in (*_shares(made, evidence.target), *false_fractions(made, evidence.target)):
        faithful = share.percent in evidence.once(_given_shares)
        message = f"it is {float(share.is_percent):.3g} %, not {_plain(share.percent)}"
        yield _reported(rule, message, share.span, faithful, confidence=0.7)


def _given_totals(evidence: Evidence) -> frozenset[Fraction]:
    """The totals of the original that are not the sum of their parts."""
    found = sums(source_facts(evidence), evidence.source)
    return frozenset(one.total.value for one in found if not one.agrees)


def _given_excesses(evidence: Evidence) -> frozenset[tuple[Fraction, Fraction]]:
    """The wholes of the original, with what their parts make, where that cannot be."""
    return frozenset((one.whole, one.amount) for one in _excesses(evidence, of_source=True))


def _has_turned_ranks(evidence: Evidence) -> bool:
    return any(turned_ranks(source_facts(evidence), evidence.source))


def _given_frequencies(evidence: Evidence) -> frozenset[Fraction]:
    return frozenset(one.amount for one in false_frequencies(source_facts(evidence), evidence.source))


def _given_shares(evidence: Evidence) -> frozenset[Fraction]:
    """The shares that the original tells, and that the figures beside them do not make."""
    return frozenset(one.percent for one in _shares(source_facts(evidence), evidence.source))


def _reported(rule: Rule, message: str, span: Span, faithful: bool, *, confidence: float) -> Finding:
    """A sum that does not come out; one that the original has too is a note only."""
    return rule.finding(
        message + (", as in the original" if faithful else ""),
        confidence=confidence,
        target=span,
        severity=Severity.INFO if faithful else Severity.MINOR,
    )


def _excesses(evidence: Evidence, *, of_source: bool = False) -> Iterator[Excess]:
    """All parts of a side that are more than their whole, or that cannot be of it."""
    text, found = evidence.target, target_facts(evidence)
    language = evidence.source_language if of_source else evidence.target_language
    if of_source:
        text, found = evidence.source, source_facts(evidence)
    if language is not None:
        yield from chain(
            excesses(found, text), broken_wholes(found, text, language.code), over_a_hundred(found, text),
            wrong_lists(text), broken_amounts(found, text), broken_halves(found, text), broken_rests(found, text),
            too_many_goals(text),
        )  # fmt: skip


def _shares(found: Sequence[Fact], text: str) -> Iterator[Share]:
    """All shares of a side that are not what the figures beside them make."""
    readings = (false_shares, false_parts, false_ratios, uneven_shares, false_gains)
    yield from chain.from_iterable(read(found, text) for read in readings)


def _plain(amount: Fraction) -> str:
    return f"{float(amount):,.12g}"
