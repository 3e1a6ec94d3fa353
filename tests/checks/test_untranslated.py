"""Foreign scripts, foreign languages and copies in a translation, and what a desk leaves on purpose."""

from __future__ import annotations

import pytest

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import all_rules, run
from audit.language import get
from audit.records import Finding, Segment, Severity


def findings(target: str, language: str = "fr", source: str | None = None, origin: str = "ar") -> list[Finding]:
    evidence = Evidence(
        Segment("1", "d", 0, source, target), get(origin) if source is not None else None, get(language)
    )
    rules = [rule for rule in all_rules() if rule.code.startswith("UT")]
    return [finding for _, finding in run(rules, DocumentEvidence([evidence]))]


def one(target: str, language: str = "fr", source: str | None = None, origin: str = "ar") -> tuple[str, str, Severity]:
    """Rule, text and severity of the only finding."""
    [finding] = findings(target, language, source, origin)
    assert finding.category == "accuracy/untranslated"
    assert finding.target_span is not None
    return finding.rule, finding.target_span.of(target), finding.severity


@pytest.mark.parametrize(
    ("text", "stretch", "severity"),
    [
        ("Ils ont débarrassé la الشاطئ الجنوبي de ses déchets.", "الشاطئ الجنوبي", Severity.MINOR),
        ("Un musée de la الفسيفساء à Madaba.", "الفسيفساء", Severity.MINOR),
        ("Faute de « الظروف الأمنية الملائمة », le vote est reporté.", "الظروف الأمنية الملائمة", Severity.MAJOR),
        ("Il a plu. ويعد هذا السعر من الأدنى في المنطقة.", "ويعد هذا السعر من الأدنى في المنطقة", Severity.MAJOR),
        ("Le président Путин a parlé.", "Путин", Severity.MINOR),
        ("Le préfet 王毅 a parlé.", "王毅", Severity.MINOR),
    ],
)
def test_letters_of_another_script_in_french(text: str, stretch: str, severity: Severity) -> None:
    assert one(text) == ("UT101", stretch, severity)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("وصل الوزير إلى airport قادما من باريس.", "airport"),
        ("وصل الوزير. The minister will meet the king on Sunday.", "The minister will meet the king on Sunday"),
        ("قال إن le gouvernement doit agir rapidement قبل نهاية العام.", "le gouvernement doit agir rapidement"),
    ],
)
def test_latin_words_in_arabic(text: str, stretch: str) -> None:
    assert one(text, "ar")[:2] == ("UT101", stretch)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        (
            "Un navire a secouru 64 migrants, per poi dirigersi con loro verso il porto di Bari.",
            "per poi dirigersi con loro verso il porto di Bari",
        ),
        ("La cour a réduit la peine, pero mantuvo la multa impuesta.", "pero mantuvo la multa impuesta"),
        (
            "Le contrat a été signé, wobei die Arbeiten im Frühjahr beginnen sollen.",
            "wobei die Arbeiten im Frühjahr beginnen sollen",
        ),
        ("« We will not leave our land before noon », a-t-il dit.", "We will not leave our land before noon"),
        ("Doha is seeking to hold more talks this week.", "Doha is seeking to hold more talks this week"),
        ("THE GOVERNMENT WILL NOT RESIGN BEFORE THE ELECTION", "THE GOVERNMENT WILL NOT RESIGN BEFORE THE ELECTION"),
    ],
)  # fmt: skip
def test_another_language_in_french(text: str, stretch: str) -> None:
    assert one(text) == ("UT102", stretch, Severity.MAJOR)


@pytest.mark.parametrize(
    "text",
    [
        "Il écrit pour The American Conservative, Le Monde et Al-Ahram depuis dix ans.",
        "Le film « The Last Well of the Desert » sera projeté au Caire.",
        "Le groupe Hayat Tahrir al-Cham (هيئة تحرير الشام) contrôle la ville.",
        "Son slogan, « Yes we can », est resté célèbre.",
        "La bactérie Escherichia coli et le virus SARS-CoV-2 ont été trouvés ; l'interféron-β et la dose en μg aussi.",
        "Les start-up du big data visent un business model low cost, a priori de facto rentable, via le cloud.",
        "Écrire à presse@the-office-of-the-minister.org ou voir https://www.example.org/the-end-of-the-war.",
        "L'ONU, l'OTAN, the Weeknd et le FMI : AFP, BBC, CNN.",
        "LE GOUVERNEMENT A DÉMISSIONNÉ AVANT LES ÉLECTIONS",
        "Non, non et non !",
        "Benjamin Netanyahou a reçu Emmanuel Macron, Olaf Scholz et Pedro Sánchez.",
    ],
)
def test_what_a_desk_leaves_in_french(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت شركة Apple عن هاتف iPhone الجديد، وفق صحيفة The New York Times.",
        "منظمة الصحة العالمية (WHO) وفيروس SARS-CoV-2.",
        "كتب على حسابه #freedom وعلى الموقع example.com.",
        "كلمة \"civilis\" من اللاتينية.",
    ],
)  # fmt: skip
def test_what_a_desk_leaves_in_arabic(text: str) -> None:
    assert findings(text, "ar") == []


def test_a_copy_of_the_original_is_one_finding() -> None:
    text = "وصل الوزير إلى عدن"
    assert one(f"{text}.", source=text)[0] == "UT103"
    assert one("Breaking news", source="Breaking news", origin="en") == ("UT103", "Breaking news", Severity.MINOR)


@pytest.mark.parametrize("text", ["Reuters", "Paris", "AFP, 12.10", "Communication", "Barack Obama", ""])
def test_what_is_the_same_in_both_languages_is_no_copy(text: str) -> None:
    assert findings(text, source=text, origin="en") == []


def test_words_of_the_original_left_in_the_same_script() -> None:
    source = "The minister said the talks would resume after the summer break."
    target = "Le ministre a dit que les pourparlers would resume after l'été."
    assert one(target, source=source, origin="en")[:2] == ("UT101", "would resume after")


def test_what_is_foreign_in_the_original_too_is_left() -> None:
    source = 'قال: "Wir schaffen das, wenn wir es nur wollen und nicht zu viel reden".'
    target = "Il a dit : « Wir schaffen das, wenn wir es nur wollen und nicht zu viel reden »."
    assert findings(target, source=source) == []
