"""Quotation marks that take in words of the desk (TX108)."""

import pytest
from linked_pairs import linked

from audit.checks.damage.moved_quotation import moved_quotation_mark

SOURCE = 'وصف الوزير مشروع القانون بأنه "طموح جدا"، مضيفا أن المعارضة لم تقدم أي بديل خلال المناقشات في اللجنة.'
RIGHT = (
    "Le ministre a qualifié le projet de loi de « très ambitieux », ajoutant que l'opposition n'avait présenté aucune "
    "alternative lors des débats en commission."
)


def moved(source, target):
    return [f.target_span.of(target) for f in moved_quotation_mark.segment(linked(source, target))]


def test_a_quotation_that_closes_too_late():
    wrong = RIGHT.replace(" »,", ",").replace("alternative", "alternative »")
    assert moved(SOURCE, wrong) == [wrong[wrong.index("«") : wrong.index("»") + 1]]


@pytest.mark.parametrize("target", [RIGHT, RIGHT.replace("« très ambitieux »", "très ambitieux")])
def test_a_quotation_as_it_was_and_none(target):
    assert moved(SOURCE, target) == []


def test_marks_that_do_not_pair_tell_nothing():
    assert moved(f'"{SOURCE}', RIGHT.replace(" »,", ",").replace("alternative", "alternative »")) == []
