"""English and Arabic words, one or a few, that were left in a French sentence (UT101, UT102, UT104)."""

from __future__ import annotations

import pytest

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule
from audit.checks.untranslated.languages import wrong_language
from audit.checks.untranslated.left import untranslated_text
from audit.checks.untranslated.transliterated import transliterated_word
from audit.language import get
from audit.records import Finding, Role, Segment


def findings(
    rule: Rule, target: str, source: str | None = None, pair: str = "ar-fr", role: Role = Role.PROSE
) -> list[Finding]:
    given, wanted = map(get, pair.split("-"))
    segment = Segment("1", "d", 0, source, target, role=role)
    assert rule.segment is not None
    return list(rule.segment(Evidence(segment, None if source is None else given, wanted)))


def seen(rule: Rule, target: str, source: str | None = None, pair: str = "ar-fr") -> list[str]:
    return [f.target_span.of(target) for f in findings(rule, target, source, pair) if f.target_span is not None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La mission déploiera douze observers pour surveiller les deux axes.", "observers"),
        ("L'étude décrit sept cas de febrile seizures, tous guéris.", "febrile seizures"),
        ("La police a saisi 740 kilos de cannabis et arrested trois suspects.", "arrested"),
        ("L'OLP a appelé à la tenue d'une international conference sur la paix.", "international conference"),
        ("Le ministre and son homologue ont signé un accord.", "and"),
        ("L'armée a démenti l'airstrike de dimanche.", "airstrike"),
        ("Le Premier ministre Hassan Diab warned que la crise durerait.", "warned"),
        ("« Nous demandons depuis trois ans que les farmers soient payés », a dit le syndicat.", "farmers"),
        ("Les jus rapportent 480 millions et le poultry 390 millions.", "poultry"),
        ("Il ouvrait un firebreak au bulldozer.", "firebreak"),
        ("Les 36 000 refugees of Bhasan Char Island reçoivent 13 dollars.", "refugees of"),
    ],
)
def test_an_english_word_in_a_french_sentence(text: str, words: str) -> None:
    assert seen(wrong_language, text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        # French has borrowed these
        "Le coach a qualifié son équipe pour les playoffs ; le trader est en burn-out ; le streaming progresse.",
        "La start-up mise sur le cloud computing, le machine learning et le big data.",
        "Un think tank londonien, un talk-show et deux business angels.",
        "Le fonds investit dans le private equity, le crowdfunding et les hedge funds.",
        # marks, glosses and names
        "Les « observers » de la mission sont arrivés.",
        "Les observateurs (observers) de la mission sont arrivés.",
        "Ces stewards appelés wardens veillent sur le parc.",
        "La mission compte des wardens, c'est-à-dire des gardes.",
        "Un traitement par CAR T cells a été autorisé.",
        "Les marshals ouvriront la route, puis les marshals la fermeront.",
        "Voir le site weather.com et le compte @farmers.",
        "L'équipe de Poultry Island joue au water polo et au beach volley ; un best of de Prince.",
        "Un peanut butter, la supply chain, le money time et le delay de la guitare.",
        # words that are French as well
        "Observer le ciel, plaider la relaxe, conclure un accord international.",
        # letters that a wrong code page made
        "Les rÃ©serves d'eau sont suffisantes.",
    ],
)
def test_words_that_french_has_borrowed_or_that_are_marked(text: str) -> None:
    assert seen(wrong_language, text) == []


def test_a_title_in_short_quotation_marks_is_left() -> None:
    assert seen(wrong_language, 'La romancière, à qui l\'on doit "Los inviernos del sur", avait 84 ans.') == []


def test_a_word_of_an_english_original_is_left_from_it() -> None:
    source = "The mission will deploy twelve observers."
    target = "La mission déploiera douze observers."
    assert seen(untranslated_text, target, source, pair="en-fr") == ["observers"]
    assert seen(wrong_language, target, source, pair="en-fr") == []


def test_a_word_that_is_english_in_an_arabic_original_is_meant() -> None:
    assert seen(wrong_language, "La revue observers a fermé.", "أغلقت مجلة observers أبوابها") == []


def test_other_targets_and_tags_are_left_alone() -> None:
    assert seen(wrong_language, "La misión desplegará doce observers.", pair="ar-es") == []
    assert findings(wrong_language, "sport farmers", role=Role.SOURCE) == []


@pytest.mark.parametrize(
    ("text", "word", "french"),
    [
        ("La mahkama d'appel de Casablanca a confirmé la peine.", "mahkama", "tribunal"),
        ("L'artiste a dévoilé une lawha monumentale.", "lawha", "tableau"),
        ("L'usine emploiera 600 fanniyyine.", "fanniyyine", "techniciens"),
        ("Le parti publiera un bayan mardi.", "bayan", "communiqué"),
        ("Il a parlé lors d'un mou'tamar tenu au siège.", "mou'tamar", "conférence"),
        ("Ils ont planté des milliers d'arbres al-qurm.", "al-qurm", None),
        ("Le mouhafez de Diyala a ouvert une enquête.", "mouhafez", "gouverneur"),
        ("Fils d'un nahhas, il a grandi à Tlemcen.", "nahhas", "dinandier"),
        ("Le salon proposera 31 amsiyat poétiques.", "amsiyat", "soirées"),
        ("La mouhamiya a plaidé la relaxe.", "mouhamiya", "avocate"),
    ],
)
def test_an_arabic_word_in_latin_letters(text: str, word: str, french: str | None) -> None:
    [finding] = findings(transliterated_word, text)
    assert finding.target_span is not None
    assert (finding.target_span.of(text), finding.suggestion) == (word, french)


def test_each_word_of_an_arabic_phrase() -> None:
    assert seen(transliterated_word, "Il a été reçu par le wazir al-kharijiya.") == ["wazir", "al-kharijiya"]


@pytest.mark.parametrize(
    "text",
    [
        "Le montant de la zakat al-fitr, l'aumône de rupture du jeûne, est fixé avant l'aïd al-fitr.",
        "Il joue du oud et du qanoun, danse la dabké et sert des mezzé, du hoummous et des falafels.",
        "Une calligraphie en thuluth, au calame, pour le diwan du souk.",
        "La charia, une fatwa, la choura, le hirak, les harragas, la loya jirga et les moudjahidine.",
        "La compagnie qatarie a commandé dix avions.",
        "Le moussem de Tan-Tan, une ghorfa, une qasida, un borj, la prière du fajr et le talaq.",
        "La mahkama, un tribunal coutumier, siège le jeudi.",
        "Le mot arabe mahkama désigne un tribunal.",
        "Il a crié « mahkama » trois fois.",
        "Le virologue étudie le tropisme des lymphocytes ; les investisseuses boycotteront le salon.",
    ],
)
def test_words_that_french_keeps_or_that_are_explained(text: str) -> None:
    assert seen(transliterated_word, text) == []
