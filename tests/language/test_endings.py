"""Whether a text ends as sentences do."""

from __future__ import annotations

import pytest

from audit.language import get
from audit.language.endings import is_closed, unfinished

ARABIC = "أعيد فتح الجسر الخميس بعد ترميمه."


@pytest.mark.parametrize(
    "text", ["Fin.", "Fin ?", "« Fin »", "(fin)", "انتهى؟", "終わり。", "समाप्त।", "ավարտ։", "Fin… \n"]
)
def test_closed(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize("text", ["", "Le pont a", "Le pont,", "Le pont -", "انتهى"])
def test_open(text: str) -> None:
    assert not is_closed(text)


def test_a_translation_is_unfinished_where_its_original_is_not() -> None:
    pairs = [
        (ARABIC, "Le pont a été rouvert jeudi après"),
        (ARABIC, "Le pont a été rouvert jeudi."),
        ("إعادة فتح الجسر الخميس", "Le pont a été rouvert jeudi"),  # a headline
        (ARABIC, "Pont rouvert"),  # too short to tell
    ]
    assert unfinished(pairs, get("fr")) == {0}


def test_languages_that_set_no_marks_are_left_alone() -> None:
    assert unfinished([("The bridge was opened again.", "สะพานเปิดอีกครั้ง")], get("th")) == set()
    assert unfinished([("The bridge was opened again.", "橋は再び開通し")], get("ja")) == {0}
