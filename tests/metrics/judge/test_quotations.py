"""Quotations found in the texts that they claim to be from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.metrics.judge.quotations import find
from audit.records import Span


@pytest.mark.parametrize(
    ("quotation", "text", "found"),
    [
        ("police", "a annoncé la police.", "police"),
        ("  police\n", "a annoncé la police.", "police"),
        ("« police »", "a annoncé la police.", "police"),
        ("la  police", "annoncé la\u00a0police.", "la\u00a0police"),
        ("l'attaque", "dans l’attaque", "l’attaque"),
        ('dit "non"', "il a dit « non » hier", None),
        ('dit "non"', "il a dit «non» hier", "dit «non»"),
        ("الأحد", "مساء الأحد.", "الأحد"),
        ("ans", "dans vingt ans", "ans"),
        ("an", "dans vingt ans", None),
        ("新闻", "中国新闻社", "新闻"),
        ("cafe", "un café", None),
        ("é", "un été", None),
        ("Police", "a annoncé la police.", None),
        ("...", "a annoncé ... la police.", None),
        ("", "texte", None),
        ("x" * 10_000, "texte", None),
    ],
)
def test_a_quotation_stands_in_the_text_or_does_not(quotation: str, text: str, found: str | None) -> None:
    span = find(quotation, text)
    assert (span and span.of(text)) == found


def test_either_unicode_form_is_found_in_the_other() -> None:
    composed, decomposed = "a été blessé hier", unicodedata.normalize("NFD", "a été blessé hier")
    for quotation, text in ((composed[2:12], decomposed), (decomposed[2:15], composed)):
        span = find(quotation, text)
        assert span is not None
        assert unicodedata.normalize("NFC", span.of(text)) == "été blessé"


def test_the_same_words_quoted_twice_are_found_in_two_places() -> None:
    text = "un mort et un mort"
    first = find("un mort", text)
    assert first == Span(0, 7)
    assert find("un mort", text, [first]) == Span(11, 18)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(min_size=3, max_size=20).filter(lambda t: t.strip()), st.text(max_size=40))
def test_what_is_cut_out_of_a_text_is_found_there(before: str, quotation: str, after: str) -> None:
    text = f"{before} {quotation} {after}"
    span = find(quotation, text)
    if span is not None:
        assert span.end <= len(text)
        assert span.of(text).strip()
    elif quotation.strip().isalpha() and len(quotation.strip()) >= 3:
        raise AssertionError("not found")


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_span_is_always_inside_the_text(quotation: str, text: str) -> None:
    span = find(quotation, text)
    assert span is None or (0 <= span.start < span.end <= len(text))
