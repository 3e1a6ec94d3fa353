"""Statements that the translation gives to another speaker (MT104)."""

from __future__ import annotations

import pytest
from linked_pairs import linked

from audit.checks.meaning.attribution import moved_attribution
from audit.records import Finding


def findings(source: str, target: str) -> list[Finding]:
    return list(moved_attribution.segment(linked(source, target, "ar-fr")))


def test_a_statement_that_another_makes() -> None:
    source = "قال أحمد منصور إن كريم الحداد غادر بيروت."
    assert findings(source, "Ahmed Mansour a déclaré que Karim Haddad avait quitté Beyrouth.") == []
    target = "Karim Haddad a déclaré que Ahmed Mansour avait quitté Beyrouth."
    [finding] = findings(source, target)
    assert finding.rule == "MT104"
    assert finding.target_span is not None and "Karim Haddad" in finding.target_span.of(target)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "وأكد عبد الحميد الدبيبة أن خليفة حفتر لم يرد على الدعوة.",
            "Abdelhamid Dbeibah a assuré que Khalifa Haftar n'avait pas répondu à l'invitation.",
            "Khalifa Haftar a assuré que Abdelhamid Dbeibah n'avait pas répondu à l'invitation.",
        ),
        (
            "اتهم نبيه بري خصمه سمير جعجع بتعطيل الانتخاب.",
            "Nabih Berri a accusé son rival Samir Geagea de bloquer l'élection.",
            "Samir Geagea a accusé son rival Nabih Berri de bloquer l'élection.",
        ),
        (
            "قال كريم الحداد إن أحمد منصور غادر بيروت.",
            "« Ahmed Mansour a quitté Beyrouth », a déclaré Karim Haddad.",
            "Ahmed Mansour a déclaré que Karim Haddad avait quitté Beyrouth.",
        ),
    ],
)
def test_speakers_who_change_places(source: str, right: str, wrong: str) -> None:
    assert findings(source, right) == []
    assert [f.rule for f in findings(source, wrong)] == ["MT104"]


def test_a_speaker_whose_name_goes_on_behind_servant_of() -> None:
    source = "أوضح المندوب الصومالي عبد الرزاق ورسمه نور أن أشد المناطق تضررا هي باي وبكول."
    target = "Le délégué somalien, Abdirazak Warsame Nour, a expliqué que Bay et Bakool étaient les plus touchées."
    assert findings(source, target) == []


def test_a_speaker_told_by_his_office_and_named_behind_it() -> None:
    source = "كشف مدير الصحة في ولاية سنار، الطبيب نزار كمبال، عن تسجيل تسع إصابات."
    target = "Neuf cas ont été recensés, a indiqué le médecin Nizar Kambal, directeur de la Santé du Sennar."
    assert findings(source, target) == []
