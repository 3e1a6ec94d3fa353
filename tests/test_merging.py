"""One finding for one fault, whoever saw it: rules, the estimator, a judge, a metric."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.checks import all_rules
from audit.judging import judge
from audit.merging import merged
from audit.records import Finding, Scores, Segment, Severity, Span

SOURCE = "وقال المتحدث إن 40 شخصا أصيبوا، بينهم ثلاثة أطفال، في انهيار الجسر."
TARGET = "Le porte-parole a dit que 400 personnes avaient été blessées dans l'effondrement du pont."
RULES = {rule.code: rule for rule in all_rules()}
JUDGE, COMET = "judge:https://host/v1#m", "comet:Unbabel/XCOMET-XL 0.83"


def found(
    code: str,
    source: str | None = None,
    target: str | None = None,
    *,
    by: str | None = None,
    confidence: float = 0.6,
    severity: Severity | None = None,
    suggestion: str | None = None,
) -> Finding:
    """A finding of the rule ``code`` on excerpts of the two texts; ``by`` is the metric that made it."""
    rule = RULES[code]
    return Finding(
        code, rule.name, rule.category, rule.severity if severity is None else severity, confidence, f"said by {by}",
        _span(SOURCE, source), _span(TARGET, target), suggestion, evidence=(by,) if by else (),
    )  # fmt: skip


def _span(text: str, excerpt: str | None) -> Span | None:
    return None if excerpt is None else Span(text.index(excerpt), text.index(excerpt) + len(excerpt))


def codes(*findings: Finding) -> list[str]:
    return [finding.rule for finding in merged(findings)]


def test_a_number_seen_by_a_rule_and_by_a_judge_is_one_finding() -> None:
    rule = found("NB101", "40", "400", confidence=0.9, severity=Severity.MAJOR)
    other = found("NB101", "40 شخصا", "400 personnes", by=JUDGE, severity=Severity.CRITICAL, suggestion="40 personnes")
    (one,) = merged([rule, other])
    assert (one.rule, one.source_span, one.target_span) == ("NB101", rule.source_span, rule.target_span)
    assert (one.message, one.severity, one.suggestion) == (rule.message, Severity.CRITICAL, "40 personnes")
    assert one.confidence == pytest.approx(1 - 0.1 * 0.4)
    assert one.evidence == ("NB101 (confidence 0.90)", f"{JUDGE} (confidence 0.60): said by {JUDGE}")


def test_the_more_specific_finding_stands_for_both() -> None:
    estimator = found("MT101", None, "400 personnes avaient", confidence=0.7)
    number = found("NB101", "40", "400", by=JUDGE)
    (one,) = merged([estimator, number])
    assert (one.rule, one.target_span) == ("NB101", number.target_span)
    assert one.confidence == pytest.approx(0.88)


def test_three_sources_are_one_finding_with_three_pieces_of_evidence() -> None:
    findings = [
        found("NB101", "40", "400", confidence=0.9),
        found("NB101", "40 شخصا", "400 personnes", by=JUDGE),
        found("MT101", None, "que 400 personnes", by=COMET),
    ]
    (one,) = merged(findings)
    assert one.confidence == 0.98
    assert [entry.split()[0] for entry in one.evidence] == ["NB101", JUDGE, COMET.split()[0]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (found("OM101", "بينهم ثلاثة أطفال"), found("OM101", "ثلاثة أطفال", by=JUDGE)),
        (found("NB105", "ثلاثة"), found("OM101", "ثلاثة أطفال", by=JUDGE)),
        (found("AD101", None, "dans l'effondrement"), found("AD101", None, "l'effondrement du pont", by=JUDGE)),
        (found("NB104", "40 شخصا", "400 personnes"), found("NB101", "40", "400", by=JUDGE)),
        (found("AD101", None, "dans l'effondrement"), found("MT101", None, "dans l'effondrement", by=COMET)),
        (found("NM102", "الجسر", "pont"), found("MT101", "الجسر", "du pont", by=JUDGE)),
        (found("MT101", None, "avaient été blessées", by=COMET), found("MT102", "أصيبوا", "blessées", by=JUDGE)),
    ],
)
def test_compatible_findings_at_one_place_are_one(first: Finding, second: Finding) -> None:
    assert len(merged([first, second])) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (found("NB101", "40", "400"), found("NM102", None, "400 personnes", by=JUDGE)),  # not compatible
        (found("TX106", None, "l'effondrement"), found("MT101", None, "l'effondrement", by=COMET)),
        (found("MT101", None, "l'effondrement"), found("LI101", None, "l'effondrement", by=JUDGE)),
        (found("OM101", "ثلاثة أطفال"), found("MT101", "ثلاثة أطفال", "personnes", by=JUDGE)),
        (found("NB101", "40", "400"), found("NB101", None, "effondrement", by=JUDGE)),  # another place
        (found("NB101", "40", "400"), found("MT101", None, TARGET, by=COMET)),  # far more than that
        (found("NB101", "40", "400", by=JUDGE), found("MT101", None, "400", by=JUDGE)),  # one source
    ],
)
def test_other_findings_stay_apart(first: Finding, second: Finding) -> None:
    assert merged([first, second]) == [first, second]


def test_of_several_faults_the_nearest_is_meant() -> None:
    clause, number = found("MT101", None, "que 400 personnes avaient"), found("NB101", "40", "400")
    made = merged([clause, number, found("MT101", None, "400 personnes", by=COMET)])
    assert [(one.rule, len(one.evidence)) for one in made] == [("MT101", 0), ("NB101", 2)]


def audited(*findings: Finding) -> tuple[list[str], float | None]:
    segment = Segment("1", "d", 1, SOURCE, TARGET)
    one = judge(segment, Scores(quality=60.0), findings)
    return [finding.rule for finding in one.findings], one.scores.quality


def test_quality_does_not_depend_on_the_metrics_that_were_asked() -> None:
    number = found("NB101", "40", "400", confidence=0.9)
    own = audited(number)
    assert audited(number, found("NB101", "40", "400", by=JUDGE), found("AD101", None, "du pont", by=JUDGE)) == (
        ["NB101", "AD101"],
        own[1],
    )


def test_a_slip_of_wording_hides_no_fault_of_meaning() -> None:
    both = audited(found("MT101", None, "l'effondrement"), found("LI101", None, "l'effondrement", by=JUDGE))
    assert both[0] == ["LI101", "MT101"]


def test_an_open_quotation_hides_no_text_that_was_added_in_it() -> None:
    both = audited(found("TX105", None, "blessées dans l'effondrement du pont"), found("AD101", None, "du pont"))
    assert sorted(both[0]) == ["AD101", "TX105"]


findings = st.builds(
    lambda code, start, length, by, confidence: Finding(
        code, RULES[code].name, RULES[code].category, RULES[code].severity, confidence, "m",
        Span(start, start + length), Span(start, start + length), evidence=(by,) if by else (),
    ),
    st.sampled_from(sorted(RULES)),
    st.integers(0, 40),
    st.integers(0, 30),
    st.sampled_from(["", "judge:a", "comet:b 0.5"]),
    st.floats(0, 1).map(lambda value: round(value, 3)),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(findings, max_size=8))
def test_merging_loses_nobody_and_raises_doubts_of_nobody(given: list[Finding]) -> None:
    made = merged(given)
    assert sum(max(1, len(one.evidence)) for one in made) == len(given)
    assert merged(given) == made
    assert max((f.severity for f in made), default=None) == max((f.severity for f in given), default=None)
    assert max((f.confidence for f in made), default=0) >= max((f.confidence for f in given), default=0)


@settings(deadline=None)
@given(st.lists(findings, max_size=8))
def test_without_metrics_nothing_is_merged(given: list[Finding]) -> None:
    own = [finding for finding in given if not finding.evidence]
    assert merged(own) == own
