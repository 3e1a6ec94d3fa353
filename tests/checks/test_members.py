"""Phrases on some of the counted that are missing (OM107)."""

import pytest
from linked_pairs import linked

from audit.checks.omission.members import dropped_members


def dropped(source, target):
    return [f.source_span.of(source) for f in dropped_members.segment(linked(source, target))]


def test_minors_among_those_arrested():
    source = "أوقفت الشرطة في ميناء طنجة سبعة أشخاص، بينهم قاصران، وصادرت خمسين كيلوغراما من المخدرات."
    target = "La police a interpellé sept personnes au port de Tanger et saisi cinquante kilogrammes de drogue."
    assert dropped(source, target) == ["بينهم قاصران"]


@pytest.mark.parametrize(
    "target",
    [
        "La police a interpellé sept personnes, dont deux mineurs, au port de Tanger.",
        "Deux mineurs figurent parmi les sept personnes interpellées au port de Tanger.",
    ],
)
def test_told_in_either_order(target):
    assert dropped("أوقفت الشرطة في ميناء طنجة سبعة أشخاص، بينهم قاصران.", target) == []
