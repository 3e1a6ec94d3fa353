"""Numbers in figures and words: whatever is written out is read back, and nothing else is."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from num2words import num2words

from audit.language import get
from audit.language.numerals import Kind, Quantity, numbers


def read(text: str, language: str) -> list[Quantity]:
    return numbers(text, get(language))


def values(text: str, language: str) -> list[Fraction]:
    return [q.value for q in read(text, language)]


WHOLE = st.one_of(st.integers(3, 2000), st.integers(3, 10**6), st.integers(3, 10**12 - 1))


@pytest.mark.parametrize("spelling", ["fr", "fr_BE", "fr_CH", "en"])
@given(number=WHOLE)
@settings(max_examples=150, deadline=None)
def test_words_that_are_written_out_are_read_back(spelling: str, number: int) -> None:
    written = num2words(number, lang=spelling).replace(",", "")
    assert values(written, spelling[:2]) == [number]


@given(number=WHOLE)
@settings(max_examples=150, deadline=None)
def test_arabic_words_that_are_written_out_are_read_back(number: int) -> None:
    # The writer says 601,000 as «ستمائة وألف ألف», which nobody does.
    assume(all(number // 1000**power % 100 != 1 or number // 1000**power % 1000 == 1 for power in (1, 2, 3)))
    [quantity] = read(num2words(number, lang="ar"), "ar")
    assert number in quantity.values


@pytest.mark.parametrize(
    ("locale", "system"), [("fr", "latn"), ("en", "latn"), ("ar", "latn"), ("ar", "arab"), ("de", "latn")]
)
@given(number=st.decimals(0, 10**9, places=2, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_figures_that_are_written_out_are_read_back(locale: str, system: str, number: object) -> None:
    written = format_decimal(number, locale=locale, numbering_system=system)
    [quantity] = read(written, locale)
    assert Fraction(str(number)) in quantity.values
    assert quantity.span.of(written) == written


@given(text=st.text(alphabet="وال ثلاثةعشرينمليو0123,.٫٣-%", max_size=60), language=st.sampled_from(["ar", "fr", "en"]))
@settings(max_examples=200, deadline=None)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    spans = [q.span for q in read(text, language)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dix-neuf blessés", "fr", [19]),
        ("soixante et onze", "fr", [71]),
        ("quatre-vingt-dix-sept", "fr", [97]),
        ("mille neuf cent quatre-vingt-quatre", "fr", [1984]),
        ("2,5 millions", "fr", [2_500_000]),
        ("deux millions et demi", "fr", [2_500_000]),
        ("contre 4,98 milliards un an plus tôt", "fr", [4_980_000_000, 1]),
        ("une dizaine de milliers", "fr", [10_000]),
        ("deux tiers", "fr", [Fraction(2, 3)]),
        ("un quart de million", "fr", [250_000]),
        ("one and a half million", "en", [1_500_000]),
        ("300-odd million", "en", [300_000_000]),
        ("$300+ billion", "en", [300_000_000_000]),
        ("ألف شخص", "ar", [1000]),
        ("ألّف كتابا", "ar", []),
        ("ألف الكتاب في سجنه", "ar", []),
        ("1.234,50", "fr", [Fraction(2469, 2)]),
        ("14\u202f200", "fr", [14_200]),
        ("35k", "fr", [35_000]),
        ("XIXe", "fr", [19]),
        ("two hundred and fifty thousand", "en", [250_000]),
        ("1.7 million four years ago", "en", [1_700_000, 4]),
        ("أربعة عشر", "ar", [14]),
        ("اثنتان وعشرون", "ar", [22]),
        ("الثاني والستين", "ar", [62]),
        ("ألفان وخمسمئة", "ar", [2500]),
        ("مئتا ألف", "ar", [200_000]),
        ("مليونين ونصف المليون", "ar", [2_500_000]),
        ("عشرة مليارات و800 مليون", "ar", [10_800_000_000]),
        ("٤٣٠ ألف", "ar", [430_000]),
        ("٣٫٥", "ar", [Fraction(7, 2)]),
        ("الأحد عشر", "ar", [11]),
        ("وأول عشر عينات", "ar", [1, 10]),
        ("ثلثهم", "ar", [Fraction(1, 3)]),
        ("لليلة الخامسة عشرات الآلاف", "ar", [5, 10_000]),
        ("les cent premiers jours", "fr", [100, 1]),
        ("zweihundertfünfzigtausend", "de", [250_000]),
        ("treinta y seis coma seis por ciento", "es", [Fraction(183, 5)]),
        ("两亿三千万", "zh", [230_000_000]),
    ],
)
def test_forms_of_the_press(text: str, language: str, expected: list[Fraction]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("F-16", "fr", Kind.NAME),
        ("2-1", "fr", Kind.SERIES),
        ("3e", "fr", Kind.ORDINAL),
        ("des milliers", "fr", Kind.APPROXIMATE),
        ("جنديان", "ar", Kind.DUAL),
        ("مئات", "ar", Kind.APPROXIMATE),
        ("الثالث", "ar", Kind.ORDINAL),
    ],
)
def test_what_a_number_does(text: str, language: str, kind: Kind) -> None:
    assert {q.kind for q in read(text, language)} == {kind}


@pytest.mark.parametrize("text", ["Le De Ce Me", "يوم الاثنين", "تشرين الأول", "كانون الثاني", "neuve"])
def test_words_that_are_no_numbers(text: str) -> None:
    assert values(text, "ar" if text > "\u0600" else "fr") == []


def test_the_ends_of_a_range_share_magnitude_percent_and_unit() -> None:
    low, high = read("entre 35 et 40 millions", "fr")
    assert 35_000_000 in low.values
    assert high.value == 40_000_000
    assert [q.percent for q in read("10 à 20 %", "fr")] == [True, True]
    assert [q.unit and q.unit.code for q in read("5 à 10 km", "fr")] == ["km", "km"]


def test_a_year_without_its_century() -> None:
    assert read("1950-53", "en")[1].value == 1953
    assert 1930 in read("les années 30", "fr")[0].values
    assert 1980 in read("الثمانينيات", "ar")[0].values


def test_endless_digits_are_no_number() -> None:
    assert values("9" * 5000, "fr") == []


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [
        ("in den sechziger Jahren", "de", 1960),
        ("Musik der 80er", "de", 1980),
        ("с тридцатых годов прошлого века", "ru", 1930),
        ("в 90-х годах", "ru", 1990),
        ("en los años sesenta", "es", 1960),
        ("negli anni '70", "it", 1970),
        ("altmışlı yıllarda", "tr", 1960),
        ("二十世纪三十年代", "zh", 1930),
        ("در دهه شصت", "fa", 1980),  # of the Iranian calendar
    ],
)
def test_decades_that_are_named_by_their_tens(text: str, language: str, year: int) -> None:
    assert any(year in q.values for q in read(text, language))


@pytest.mark.parametrize(
    ("text", "language"), [("der Sechzigste", "de"), ("tiene sesenta años", "es"), ("шестьдесят человек", "ru")]
)
def test_tens_that_are_no_decade(text: str, language: str) -> None:
    assert all(1960 not in q.values for q in read(text, language))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("anderthalb Milliarden Euro", "de", 1_500_000_000),
        ("zweieinhalb Millionen Menschen", "de", 2_500_000),
        ("dos millones y medio de euros", "es", 2_500_000),
        ("un milione e mezzo di euro", "it", 1_500_000),
        ("полтора миллиарда рублей", "ru", 1_500_000_000),
    ],
)
def test_numbers_and_a_half(text: str, language: str, value: int) -> None:
    assert values(text, language) == [value]


def test_chinese_magnitudes_belong_to_the_figure_before_them() -> None:
    [figure] = read("达66.05万亿元人民币", "zh")
    assert float(figure.value) == 66.05


def test_chinese_tenths_are_per_cent() -> None:
    [share] = read("下跌逾三成", "zh")
    assert share.percent and share.value == 30
    assert values("三成员", "zh") == []


def test_an_arabic_dual_of_degrees() -> None:
    assert [(q.value, q.unit and q.unit.code) for q in read("درجتين تحت", "ar")] == [(2, "degree")]


def test_a_fraction_sign_stands_alone_or_behind_a_figure() -> None:
    assert values("½ heure", "fr") == [Fraction(1, 2)]
    assert values("29¾ pouces", "fr") == [Fraction(119, 4)]
