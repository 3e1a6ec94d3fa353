"""Days that no calendar has, told without an original (NB108)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks.consistency.dates.calendar import impossible_date
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.records import Role, Segment, Severity

_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()  # noqa: SIM905
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905


def wrong(text, source=None, code="fr"):
    near = get("ar") if source else None
    evidence = Evidence(Segment("1", "d", 1, source, text), near, get(code))
    return [finding for _, finding in impossible_date.document(DocumentEvidence([evidence]))]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Les inscriptions seront closes le 31 juin à minuit.", "31 juin"),
        ("Le scrutin aura lieu le 29 février 2023.", "29 février 2023"),
        ("Il a été arrêté lundi 12 mars 2024 à Tunis.", "lundi 12 mars 2024"),
        ("L'avion, parti de Khartoum à 26h15, s'est posé à Port-Soudan.", "26h15"),
        ("Ouvert mardi 5 mars, le sommet s'est achevé jeudi 6 mars.", "jeudi 6 mars"),
        ("Le salon se tiendra du mardi 3 au samedi 8 juin à Oran.", "mardi 3 au samedi 8"),
        ("Il jouera les jeudi 12, vendredi 13 et dimanche 14 mai.", "vendredi 13 et dimanche 14"),
        (
            "Le maire a été condamné en mars 2021 à Sfax, au terme d'un procès ouvert en mai 2022.",
            "a été condamné en mars 2021 à Sfax, au terme d'un procès ouvert en mai 2022",
        ),
        (
            "L'accord a été signé le 12 mars, à l'issue de négociations engagées le 20 mars.",
            "a été signé le 12 mars, à l'issue de négociations engagées le 20 mars",
        ),
    ],
)
def test_a_day_that_cannot_be(text, where):
    [finding] = wrong(text)
    assert finding.target_span.of(text) == where and finding.severity is Severity.MAJOR


def test_a_day_that_the_original_tells_so_is_noted():
    [finding] = wrong("Le vote aura lieu le 31 juin.", "يجرى التصويت في 31 يونيو.")
    assert finding.severity is Severity.INFO


def test_a_length_of_time_and_the_clock_of_a_match_are_no_time_of_day():
    assert wrong("Ils ont couru en 26h15, à minuit ou 24h00, et le but est tombé à 27:37.") == []
    assert wrong("The talks began at 26:15 GMT.", code="en") != []


@pytest.mark.parametrize(
    "text",
    [
        "Le salon se tiendra du mardi 3 au samedi 7 juin, puis les vendredi 13 et samedi 14.",
        "Fermé du lundi 29 avril au jeudi 2 mai, il ouvre lundi à 20 h et mardi à 9 h.",
        "Le maire a été condamné en mars 2022, au terme d'un procès ouvert en mai 2021.",
        "Il a été entendu en 2021 puis, après une enquête ouverte en 2022, écroué.",
        "Le traité a été signé en juin, à l'issue de négociations engagées en août.",
    ],
)
def test_days_that_can_be(text):
    assert wrong(text) == []


def test_weekdays_that_the_original_tells_so_are_noted():
    text = "Le salon se tiendra du mardi 3 au samedi 8 juin."
    [finding] = wrong(text, "يقام المعرض من الثلاثاء 3 إلى السبت 8 جوان.")
    assert finding.severity is Severity.INFO
    [finding] = wrong(text, "يقام المعرض من الاثنين 3 إلى السبت 8 جوان.")
    assert finding.severity is Severity.MAJOR


def test_english_dates_begin_with_the_month():
    [finding] = wrong("He was arrested on Monday, March 12, 2024.", code="en")
    assert finding.target_span.of("He was arrested on Monday, March 12, 2024.") == "Monday, March 12, 2024"


def of_story(*texts, sources=None):
    """What the rule says of a story: the places, the texts of the spans, and how grave it is."""
    near = get("ar") if sources else None
    told = zip(texts, sources or [None] * len(texts), strict=True)
    segments = [
        Evidence(Segment(str(n), "d", n + 1, source, text), near, get("fr")) for n, (text, source) in enumerate(told)
    ]
    found = impossible_date.document(DocumentEvidence(segments))
    return [(place, finding.target_span.of(texts[place]), finding.severity) for place, finding in found]


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        # The dateline, the day of the news, and a day of another year.
        (
            ["AMMAN, 19 novembre – La Chambre a adopté mercredi un texte.", "Elle siégera le jeudi 23 novembre."],
            (1, "jeudi 23 novembre"),
        ),
        (
            [
                "Covilhã, 10 août - Le feu progresse depuis jeudi, a-t-on dit dimanche.",
                "Répit attendu le mercredi 13 avril.",
            ],
            (1, "mercredi 13 avril"),
        ),
        # Of two, the later one; of more, the one that disagrees with the others.
        (
            ["Le texte a été adopté mercredi 19 novembre.", "Les débats reprendront.", "Vote jeudi 23 novembre."],
            (2, "jeudi 23 novembre"),
        ),
        (
            ["Le texte a été adopté jeudi 19 novembre.", "Débat jeudi 20 novembre.", "Vote dimanche 23 novembre."],
            (0, "jeudi 19 novembre"),
        ),
        # The new year, and a February that may have 29 days.
        (["Le texte a été adopté mercredi 24 décembre.", "Vote le samedi 3 février."], (1, "samedi 3 février")),
        (["Premier tour lundi 24 février.", "Second tour le mercredi 5 mars.", "Fin jeudi 3 avril."], None),
        (["Premier tour lundi 26 février.", "Second tour le mardi 5 mars.", "Fin lundi 4 mars."], None),
        (["Le salon se tient du mercredi 24 décembre au vendredi 2 janvier."], None),
        # The night before, another year told near, and days far from each other.
        (["Rome, 3 mai - Le pape a reçu vendredi les fidèles.", "Il partira mercredi 7 mai."], None),
        (["Le roi est né en 1975.", "Le vendredi 14 novembre, il fut sacré.", "Fête mercredi 19 novembre."], None),
        (["Le texte a été adopté mercredi 19 novembre.", "Vote le lundi 8 juin."], None),
    ],
)
def test_weekdays_of_a_story_that_tells_no_year(texts, where):
    assert [found[:2] for found in of_story(*texts)] == ([where] if where else [])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Le tir, initialement prévu le 27 décembre, puis le 1er décembre, avait été reporté à deux reprises.",
            "27 décembre, puis le 1er décembre",
        ),
        ("Le procès, d'abord fixé au 12 mai, puis repoussé au 5 mai, s'ouvrira.", "12 mai, puis repoussé au 5 mai"),
        (
            "Le scrutin, initialement prévu le lundi 12 mai, a été reporté au 5 mai.",
            "lundi 12 mai, a été reporté au 5 mai",
        ),
        ("Le scrutin a été repoussé du 3 mai au 28 avril.", "3 mai au 28 avril"),
        ("Le scrutin a été reporté du 12 au 5 mai.", "12 au 5"),
        ("Le tir, initialement prévu le 27 novembre, puis le 1er décembre, avait été reporté.", None),
        ("Le scrutin, initialement prévu le 12 mai, a été avancé au 5 mai.", None),
        ("Le scrutin a été avancé du 12 au 5 mai.", None),
        ("Le scrutin, prévu le 12 mai, a été reporté le 5 mai par le gouvernement.", None),
        ("Le scrutin, prévu le 12 mai, a été reporté, a-t-on appris le 5 mai.", None),
        ("Le scrutin, prévu le 12 décembre, a été reporté au 5 mars.", None),  # of the next year
        ("Le scrutin, prévu le 12 mai 2024, a été reporté au 5 mai 2025.", None),
    ],
)
def test_what_is_put_off_to_an_earlier_day(text, where):
    assert [finding.target_span.of(text) for finding in wrong(text)] == ([where] if where else [])


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        ("يقام المعرض من 21 إلى 12 نوفمبر في الشارقة.", Severity.INFO),
        ("يقام المعرض من 12 إلى 21 نوفمبر في الشارقة.", Severity.MAJOR),
    ],
)
def test_a_range_told_backwards_is_noted_where_the_original_has_it_so(source, severity):
    [finding] = wrong("Le salon se tiendra du 21 au 12 novembre à Charjah.", source)
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        (["En août 2071, plus de 700 000 membres de cette minorité avaient fui."], (0, "août 2071")),
        (["Le champ a été découvert en 2109 par des Britanniques."], (0, "2109")),
        (["Rabat, 3 mai 2019 - Le musée rouvre.", "En 2021, le site avait fermé pour travaux."], (1, "2021")),
        (["En août 2017, plus de 700 000 membres de cette minorité avaient fui."], None),
        (["En 2090, si rien n'avait été fait, la mer couvrirait l'île.", "En 2090, l'île aura disparu."], None),
        (["Un vaccin sera découvert en 2090, espère-t-il.", "Le site doit être inauguré en 2090."], None),
        (["Le film se passe dans un désert.", "En 2090, les derniers habitants avaient fui."], None),
    ],
)
def test_years_to_come_that_are_told_as_past(texts, where):
    assert [found[:2] for found in of_story(*texts)] == ([where] if where else [])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("La réunion se tiendra le 12 novembre à Doha.", "12 novembre"),
        ("La réunion doit s'ouvrir le 12 novembre à Doha.", "12 novembre"),
        ("La réunion doit s'ouvrir le 22 novembre à Doha.", None),
        ("L'accord doit être signé le 12 novembre à Doha.", "12 novembre"),
        ("Il sera jugé pour des violences commises le 12 novembre.", None),
        ("L'accord doit remplacer le texte signé le 12 novembre.", None),
        ("L'accord remplacera celui que les ministres ont conclu le 12 novembre.", None),
        ("La réunion s'est ouverte le 12 novembre à Doha.", None),
    ],
)
def test_what_is_to_come_is_not_before_the_dateline(text, where):
    found = of_story("DOHA, 19 novembre – Les ministres se sont réunis mercredi.", text)
    assert [told[:2] for told in found] == ([(1, where)] if where else [])


@pytest.mark.parametrize(
    ("lead", "text", "where"),
    [
        (
            "MASERU – Les résultats ont été proclamés lundi 29 septembre 2025.",
            "Les élus se réuniront quatorze jours après la proclamation des résultats, soit le lundi 6 octobre.",
            "lundi 6 octobre",
        ),
        (
            "MASERU – Les résultats ont été proclamés lundi 29 septembre 2025.",
            "Les élus se réuniront quatorze jours après la proclamation des résultats, soit le lundi 13 octobre.",
            None,
        ),
        ("DOHA, 19 novembre – L'accord est là.", "Il sera signé dans dix jours, soit le 9 décembre.", "9 décembre"),
        ("DOHA, 19 novembre – L'accord est là.", "Il sera signé dans dix jours, soit le 29 novembre.", None),
        ("DOHA, 19 novembre – L'accord est là.", "Il sera signé dans quinze jours, soit le 3 décembre.", None),
        # A second phase is not before the first.
        (
            "Les travaux auront deux phases.",
            "La première, de 200 lits, sera achevée à la fin de 2027 ; la seconde ajoutera 250 lits à la mi-2026.",
            "2026",
        ),
        ("Les travaux commencent.", "La première phase s'achèvera en 2027 ; la seconde le sera en 2029.", None),
        ("Deux usines sont prévues.", "La première, à Sfax, ouvrira en 2027 ; la seconde, à Gabès, en 2026.", None),
    ],
)
def test_days_and_phases_told_one_after_the_other(lead, text, where):
    assert [found[:2] for found in of_story(lead, text)] == ([(1, where)] if where else [])


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)), st.integers(1, 6))
def test_every_real_date_passes_and_no_other_weekday_does(day, shift):
    weekday = _WEEKDAYS[day.weekday()]
    told = f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"
    assert wrong(f"Il est né le {weekday} {told} à Sfax.") == []
    assert len(wrong(f"Il est né le {_WEEKDAYS[(day.weekday() + shift) % 7]} {told} à Sfax.")) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Tunis, le 31/12/9999 - Le ministre.", "Il sera reçu lundi 3 mars."),
        ("TUNIS, 3 mars 2100 - Le ministre.", "Il sera reçu lundi 29 février."),  # no leap year
        ("TUNIS, 3 mars 1900 - Le ministre.", "Il sera reçu lundi 29 février."),
    ],
)
def test_years_in_which_a_day_cannot_be_reckoned(texts):
    assert of_story(*texts) == []


def test_nothing_is_reckoned_from_a_day_that_does_not_exist():
    head = Evidence(Segment("0", "d", 1, None, "La signature du 31 avril.", role=Role.DATELINE), None, get("fr"))
    text = "Quatorze jours après la signature, soit le 6 mai, elle entre en vigueur."
    document = DocumentEvidence([head, Evidence(Segment("1", "d", 2, None, text), None, get("fr"))])
    assert list(impossible_date.document(document)) == []
