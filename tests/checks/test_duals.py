"""Two that the translation tells as one."""

import pytest
from linked_pairs import linked

from audit.checks.numbers.duals import told_as_one

SOURCE = "أصيب ضابطان بجروح طفيفة خلال المداهمة، وأوقف أربعة مشتبه بهم."


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("Un officier a été légèrement blessé lors du raid, et quatre suspects ont été arrêtés.", ["Un officier"]),
        ("Un officier et son adjoint ont été légèrement blessés lors du raid. Quatre suspects ont été arrêtés.", []),
        ("Deux officiers ont été légèrement blessés lors du raid, et quatre suspects ont été arrêtés.", []),
    ],
)
def test_duals_told_as_one(target, told):
    assert [there.of(target) for _, there in told_as_one(linked(SOURCE, target))] == told
