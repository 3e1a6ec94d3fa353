"""The same said otherwise, in other pairs: no lost negation, no opposite, no other thing; and the faults beside it."""

from __future__ import annotations

import pytest
from linked_pairs import linked

from audit.checks.meaning.modality import lost_modality
from audit.checks.meaning.opposites import opposite_word, wrong_word
from audit.checks.meaning.polarity import reversed_polarity

RULES = (reversed_polarity, opposite_word, wrong_word, lost_modality)


def found(pair, source, target):
    evidence = linked(source, target, pair)
    return {finding.rule for rule in RULES for finding in rule.segment(evidence)}


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (
            "en-fr",
            "Not a single week goes by without a fire in the old harbour warehouses.",
            "Chaque semaine, un incendie éclate dans les anciens entrepôts du port.",
        ),
        ("en-fr", "There is no harvest without rain, he said.", "Toute récolte a besoin de pluie, a-t-il dit."),
        (
            "en-fr",
            "Cold and separated from her brothers, the girl spent two nights in the forest.",
            "Transie de froid et sans ses frères, la fillette a passé deux nuits dans la forêt.",
        ),
        (
            "en-fr",
            "The ferries carried a record 12 million passengers in July.",
            "Jamais autant de passagers n'avaient pris le bac en juillet: ils ont été 12 millions.",
        ),
        (
            "en-fr",
            "The repairs may take until 2031 to complete.",
            "Les réparations pourraient ne pas être achevées avant 2031.",
        ),
        (
            "en-fr",
            "You keep telling yourself that the team led by two goals.",
            "Vous n'arrêtez pas de vous dire que l'équipe menait de deux buts.",
        ),
        (
            "ar-fr",
            "وقد يزور الوزير بغداد الأسبوع المقبل، بحسب مصدر دبلوماسي.",
            "Il n'est pas exclu que le ministre se rende à Bagdad la semaine prochaine, selon une source diplomatique.",
        ),
        ("ru-fr", "Жителям рекомендовали не приближаться к реке.", "Il est conseillé de s'éloigner du fleuve."),
        ("ru-fr", "Не забывайте о мелочах.", "Pensez aux petits détails."),
        ("ar-en", "لايمكنها أن تحضر الاجتماع.", "She can't attend the meeting."),
    ],
)
def test_what_seems_to_deny_and_what_answers_a_denial(pair, source, target):
    assert found(pair, source, target) == set()


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-fr", "Her nine-year-old cousin was found in Nice.", "Sa cousine de neuf ans a été retrouvée à Nice."),
        (
            "de-fr",
            "Bei dem Brand sind drei Menschen ums Leben gekommen.",
            "Trois personnes sont mortes dans l'incendie.",
        ),
        (
            "es-fr",
            "La ministra no puede dejar de pensar en las víctimas.",
            "La ministre ne peut s'empêcher de penser aux victimes.",
        ),
        (
            "en-fr",
            "The new variant binds more weakly to the cells than the old one.",
            "Le nouveau variant se lie moins fortement aux cellules que l'ancien.",
        ),
        (
            "de-fr",
            "Der Fahrer hielt an der Ampel und rannte anschließend zum Bahnhof.",
            "Le conducteur s'est arrêté au feu, avant de courir vers la gare.",
        ),
        (
            "de-fr",
            "Der Minister dementiert den Bericht der Zeitung.",
            "Le ministre affirme que l'article du journal est inexact.",
        ),
        (
            "es-fr",
            "El soldado recibió un disparo que provocó su fallecimiento.",
            "Le soldat a reçu une balle et a succombé à ses blessures.",
        ),
        ("ru-fr", "Инженер запускает стартап в Казани.", "L'ingénieur lance une nouvelle entreprise à Kazan."),
        ("ru-fr", "Более ста человек было убито.", "Plus de cent personnes ont perdu la vie."),
        (
            "ru-fr",
            "Кандидат на должность верховного судьи ответил сенаторам.",
            "Le candidat à la Cour suprême a répondu aux sénateurs.",
        ),
        ("de-fr", "Die Häftlinge legten im Hof ein Feuer.", "Les détenus ont allumé un feu dans la cour."),
        ("ru-fr", "Водитель микроавтобуса был ранен.", "Le conducteur du véhicule a été blessé."),
        (
            "en-fr",
            "The train hit a fuel tanker at a level crossing.",
            "Le train a heurté un camion-citerne à un passage à niveau.",
        ),
        ("ru-fr", "Власти освободили пять политзаключённых.", "Les autorités ont libéré cinq prisonniers politiques."),
        ("de-fr", "Er will als Präsidentschaftskandidat antreten.", "Il veut se présenter aux élections."),
    ],
)
def test_words_that_say_something_else_beside_others(pair, source, target):
    assert found(pair, source, target) == set()


def test_a_young_man_is_a_boy_and_a_man():
    assert found("es-fr", "Cuando llegó la ambulancia, el niño ya no respiraba.",
                 "Quand l'ambulance est arrivée, le jeune homme ne respirait plus.") == set()  # fmt: skip
    assert found("en-fr", "Two men were arrested in Lyon.", "Deux jeunes hommes ont été arrêtés à Lyon.") == set()


def test_what_was_planned_as_a_point_in_time():
    source = "Hours before he was due to leave office, the president pardoned six soldiers."
    target = "Quelques heures avant la fin de son mandat, le président a gracié six soldats."
    assert found("en-fr", source, target) == set()


@pytest.mark.parametrize(
    ("pair", "source", "target", "rule"),
    [
        (
            "en-fr",
            "Police used drones to find the people respecting the curfew.",
            "La police a utilisé des drones pour trouver les personnes ne respectant pas le couvre-feu.",
            "MT102",
        ),
        ("en-fr", "The mayor has not signed the decree.", "Le maire a signé le décret.", "MT102"),
        ("ru-fr", "Министр не подписал соглашение.", "Le ministre a signé l'accord.", "MT102"),
        (
            "en-fr",
            "The new variant binds weakly to the cells.",
            "Le nouveau variant se lie fortement aux cellules.",
            "MT103",
        ),
        (
            "de-fr",
            "Der Minister dementiert den Bericht der Zeitung.",
            "Le ministre confirme l'article du journal.",
            "MT103",
        ),
        ("ru-fr", "Водитель автобуса был ранен.", "Le conducteur du camion a été blessé.", "MT105"),
        (
            "en-fr",
            "The president was due to leave office on Monday.",
            "Le président a quitté ses fonctions lundi.",
            "MT107",
        ),
    ],
)
def test_the_fault_beside_it(pair, source, target, rule):
    assert rule in found(pair, source, target)
