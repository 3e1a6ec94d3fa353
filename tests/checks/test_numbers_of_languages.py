"""Numbers and measures as languages other than Arabic and French tell them."""

from __future__ import annotations

import pytest
from numbered_pairs import flags


@pytest.mark.parametrize(
    ("source", "target", "sides"),
    [
        ("Es wurden siebenundvierzig Skifahrer verschüttet.", "{} skieurs ont été ensevelis.", "de-fr"),
        ("Murieron cuarenta y siete personas.", "{} personnes sont mortes.", "es-fr"),
        ("La conferenza ha riunito quarantasette paesi.", "La conférence a réuni {} pays.", "it-fr"),
    ],
)
def test_numbers_in_words_of_other_languages(source: str, target: str, sides: str) -> None:
    assert flags(source, target.format("Quarante-sept"), sides) == []
    [wrong] = flags(source, target.format("Soixante-quatorze"), sides)
    assert wrong[:2] == ("NB101", target.format("Soixante-quatorze").removeprefix("La conférence a réuni ")[:17])


@pytest.mark.parametrize(
    ("source", "target", "sides"),
    [
        ("二〇二一年投资同比下降百分之十点一。", "In 2021, investment fell 10.1 percent.", "zh-en"),
        ("دولت از سال ۱۴۰۳ کار را آغاز کرد.", "Le gouvernement a commencé les travaux en 2024.", "fa-fr"),
        ("La inflación cedió dos puntos, al 36,6 por ciento.", "Inflation eased to 36.6% from 38.6%.", "es-en"),
        ("He was given less than a fortnight.", "On lui a laissé moins de quinze jours.", "en-fr"),
        ("Der Sturm zog mit 75 Meilen pro Stunde nach Norden.", "La tempête filait vers le nord à 120 km/h.", "de-fr"),
        ("Los pozos tienen de 80 a 120 metros (262 a 394 pies).", "Les puits ont de 80 à 120 mètres.", "es-fr"),
        ("Высота горы составляет 14 410 футов.", "La montagne culmine à 4 392 mètres.", "ru-fr"),
        ("Grabó su primer disco en los 70.", "Il a enregistré son premier disque dans les années 1970.", "es-fr"),
        ("The 5-foot-11 goalkeeper comes from Leeds.", "Le gardien, 1,80 m, est originaire de Leeds.", "en-fr"),
        ("One and a half million pills were seized.", "Un million et demi de pilules ont été saisies.", "en-fr"),
        ("The crisis had a $450+ billion impact.", "La crise a coûté plus de 450 milliards de dollars.", "en-fr"),
    ],
)
def test_numbers_as_other_languages_tell_them(source: str, target: str, sides: str) -> None:
    assert flags(source, target, sides) == []


@pytest.mark.parametrize(
    ("source", "target", "sides", "wrong"),
    [
        ("Der Sturm zog mit 75 Meilen pro Stunde.", "La tempête filait à 160 km/h.", "de-fr", "160 km/h"),
        ("The 5-foot-11 goalkeeper comes from Leeds.", "Le gardien, 1,50 m, est de Leeds.", "en-fr", "1,50 m"),
        (
            "The crisis had a $450+ billion impact.",
            "La crise a coûté 450 millions de dollars.",
            "en-fr",
            "450 millions",
        ),
        ("One and a half million pills were seized.", "Deux millions de pilules saisies.", "en-fr", "Deux millions"),
    ],
)
def test_measures_and_magnitudes_that_are_wrong(source: str, target: str, sides: str, wrong: str) -> None:
    [(_, found, _)] = flags(source, target, sides)
    assert found is not None and found.startswith(wrong)


def test_languages_whose_number_words_are_not_read() -> None:
    assert flags("It costs £2.8bn in eleven towns.", "Es kostet 2,8 Milliarden Pfund in elf Städten.", "en-de") == []
    [wrong] = flags("There were 1,284 of them.", "Es waren 1.824 davon.", "en-de")
    assert wrong[:2] == ("NB101", "1.824")
