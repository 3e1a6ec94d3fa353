"""What counts as a word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language import get
from audit.language.words import words


def split(text: str, code: str) -> list[str]:
    return [span.of(text) for span in words(text, get(code))]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "L’armée d'al-Assad", "L’|armée|d'|al-Assad"),
        ("fr", "qu'aujourd'hui quelqu'un a dit", "qu'|aujourd'hui|quelqu'un|a|dit"),
        ("fr", "« Al-Ma'louma » à Sana'a, a-t-il dit.", "Al-Ma'louma|à|Sana'a|a-t-il|dit"),
        ("fr", "2 500 soldats, 1,5 % à 18h30", "2 500|soldats|1,5|à|18h30"),
        ("fr", "en 2023 150 personnes et 12 000 000 d'euros", "en|2023|150|personnes|et|12 000 000|d'|euros"),
        ("fr", "[05/12/2023] l'U.E. et www.saba.ye/fr/a.htm.", "05/12/2023|l'|U.E|et|www.saba.ye/fr/a.htm"),
        ("fr", "M'sila, N'Djamena et l'UE", "M'sila|N'Djamena|et|l'|UE"),
        ("en", "Trump's don't-know U.S. plan", "Trump's|don't-know|U.S|plan"),
        ("it", "dell'anno", "dell'anno"),
        ("ar", "وقال إنَّ ٢٬٥٠٠ جندي، «كوفيد-19».", "وقال|إنَّ|٢٬٥٠٠|جندي|كوفيد-19"),
        ("zh", "我们有4个iPhone。", "我|们|有|4|个|iPhone"),
        ("th", "ฉันรัก", "ฉั|น|รั|ก"),
        ("hi", "हिन्दी में लिखो", "हिन्दी|में|लिखो"),
        ("fa", "می\u200cشود", "می\u200cشود"),
    ],
)
def test_words(code: str, text: str, expected: str) -> None:
    assert split(text, code) == expected.split("|")


@given(st.text(), st.sampled_from(["ar", "fr", "en", "zh", "th"]))
def test_spans_are_in_order_and_hold_every_letter_and_digit(text: str, code: str) -> None:
    spans = words(text, get(code))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(span) for span in spans)
    inside = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in inside for place, char in enumerate(text) if char.isalnum())
