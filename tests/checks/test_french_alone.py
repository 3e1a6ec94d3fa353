"""What shows in a row of French whose original nobody has, over all rules that need none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.language import get
from audit.language.words import words
from audit.records import Segment, Severity

FRENCH = get("fr")
DESK = Path(__file__).parents[2] / "corpora" / "desk" / "fr-only.jsonl"


def found(text: str) -> list[tuple[str, str]]:
    """Rule and text of every finding above info."""
    row = Evidence(Segment("1", "d", 1, None, text), None, FRENCH, target_words=words(text, FRENCH))
    told = run([rule for rule in all_rules() if not rule.needs_source], DocumentEvidence([row], ()))
    return [(f.rule, f.target_span.of(text)) for _, f in told if f.severity > Severity.INFO and f.target_span]


@pytest.mark.parametrize(
    ("text", "rule", "seen"),
    [
        (
            "Le médiateur a énuméré trois conditions à la reprise : l'arrêt des tirs et la réouverture du port.",
            "OM106",
            "trois conditions à la reprise : l'arrêt des tirs et la réouverture du port",
        ),
        (
            "Le jury a distingué trois maîtres : le Turc Mehmet Aydemir et l'Irakienne Zaynab al-Khattat.",
            "OM106",
            "trois maîtres : le Turc Mehmet Aydemir et l'Irakienne Zaynab al-Khattat",
        ),
        ("Le défunt laisse une épouse et deux fils, Karim.", "OM106", "deux fils, Karim"),
        ("Il laisse trois fils, Lotfi et Mourad, et une fille.", "OM106", "trois fils, Lotfi et Mourad"),
        (
            "Le médecin insiste sur trois gestes : faire bouillir l'eau, se laver les mains au savon.",
            "OM106",
            "trois gestes : faire bouillir l'eau, se laver les mains au savon",
        ),
        ("Le ministre a promis de ne plus attendre ». , a-t-il déclaré.", "OM105", ". ,"),
        (
            "Réunis samedi à Nouakchott, ont décidé de suspendre leur grève, entamée il y a six semaines.",
            "OM105",
            "Réunis samedi à Nouakchott, ont décidé",
        ),
        (
            "Des pluies sont attendues vendredi sur l'est du pays, avec 40 mm au plus, tandis que sur les Plateaux,",
            "OM104",
            "sur les Plateaux,",
        ),
        (
            "Neuf ouvriers ont été tués dans trois accidents : quatre à Suez, trois à Mansourah et trois à Ismaïlia.",
            "NB107",
            "Neuf ouvriers ont été tués dans trois accidents : quatre à Suez, trois à Mansourah et trois",
        ),
        (
            "Le pays a exporté des tomates, dont 58 % vers la France, 33 % vers Londres et 21 % vers Berlin.",
            "NB107",
            "58 % vers la France, 33 % vers Londres et 21",
        ),
        (
            "L'attentat a fait neuf morts, dont six civils et cinq militaires.",
            "NB107",
            "neuf morts, dont six civils et cinq",
        ),
        (
            "Le chiffre d'affaires est passé de 4,2 à 3,6 milliards d'euros sur un an, une hausse de 14%.",
            "NB109",
            "4,2 à 3,6 milliards d'euros",
        ),
        ("Né en 1978 à Coimbra, le ministre a débuté sa carrière en 1969 à Lisbonne.", "NB108", "1969"),
        (
            "Plusieurs milliers de personnes samedi dans les rues de Tbilissi pour réclamer leur libération.",
            "OM105",
            "Plusieurs milliers de personnes samedi dans les rues de Tbilissi pour réclamer leur libération.",
        ),
        ("Le jury a récompensé un late Iraqi poet de Bassorah.", "UT102", "Iraqi poet"),
        (
            "Le wali a fermé les écoles. (Note : le terme « wilaya » se traduit aussi par « province ».)",
            "AD104",
            "(Note : le terme « wilaya » se traduit aussi par « province »",
        ),
        (
            "Le Festival, ouvert le 12 mars 2026, s'est achevé le 9 mars au soir.",
            "NB108",
            "12 mars 2026, s'est achevé le 9 mars",
        ),
        (
            "La directrice de la bibliothèque, Salma Tadlaoui, a présenté le catalogue. M. Tadlaoui a salué l'effort.",
            "NM107",
            "M. Tadlaoui",
        ),
        (
            "Vingt toiles y sont exposées, la plupart jamais montrées au public. "
            "Vingt toiles y sont exposées, la plupart n'ayant jamais été montrées au public.",
            "AD102",
            "Vingt toiles y sont exposées, la plupart n'ayant jamais été montrées au public.",
        ),
        (
            "La Ligue arabe a appelé à une réunion. (Remarque : j'ai conservé le terme « Ligue ».)",
            "AD104",
            "(Remarque : j'ai conservé le terme « Ligue »",
        ),
        (
            "« Le gouvernement n'a l'intention de céder », a dit le ministre, qui a rappelé que rien ne pressait.",
            "MT111",
            "n'a l'intention",
        ),
        (
            "« Nous sommes prêts », a déclaré le chef de la délégation, à négocier, mais pas sous les bombes ».",
            "TX105",
            "bombes »",
        ),
        ("Quelque 2.300 habitants de Derna ont été evacues dans la nuit.", "TX101", "evacues"),
        ("Le Parlement a ajourné sa jalsa à mercredi.", "UT104", "jalsa"),
        ("Le procès s'ouvrira le 14 kanoun ath-thani 2026.", "UT104", "kanoun"),
        ("Ils plantent cinquante millions d'arbres al-qurm le long des côtes.", "UT104", "al-qurm"),
        (
            "Le naufrage a fait 14 morts, selon un nouveau bilan : neuf hommes, quatre femmes et trois enfants.",
            "NB107",
            "14 morts, selon un nouveau bilan : neuf hommes, quatre femmes et trois",
        ),
        ("Sur les 500 entreprises interrogées, 350, soit 35 %, veulent embaucher.", "NB107", "350, soit 35"),
        (
            "Le loyer moyen a triplé en cinq ans, passant de 300 à 450 dinars.",
            "NB109",
            "triplé en cinq ans, passant de 300 à 450 dinars",
        ),
        (
            "Le ministère a recensé 840 cas, dont 210 chez des enfants, soit un cas sur deux.",
            "NB107",
            "210 chez des enfants, soit un cas sur deux",
        ),
        ("L'épicentre se trouve dans la commune des Fils de Salomon.", "NM101", "Fils de Salomon"),
        ("Le salon, ouvert le 3 mars, durera jusqu'au 1er mars.", "NB108", "3 mars, durera jusqu'au 1er mars"),
        ("La motion a été rejetée. Les députés qui l'avaient déposée ont dénoncé.", "OM105", "ont dénoncé."),
        (
            "Le docteur Samir Abou Ghali a lancé un appel. « C'est la fin », a dit le docteur Samir Abou Ghazala.",
            "NM105",
            "Abou Ghazala",
        ),
        ("La commission a retenu trois axes, dont la formation des agents et .", "OM104", "des agents et"),
        ("Un cinquième ouvrier a été par la chute d'une poutre.", "OM105", "a été par la"),
        ("Les vols reprendront à partir de 25h30.", "NB108", "25h30"),
        ("L'émissaire s'est dit préoccupé par et par l'absence de calendrier.", "OM105", "par et"),
    ],
)
def test_a_fault_that_shows_by_itself(text: str, rule: str, seen: str) -> None:
    assert (rule, seen) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pas de pluie, pas de blé ; pas de blé, pas de pain.",
        "Des femmes trient des dattes à Tolga, le mardi 14 octobre 2025. Photo Rachid Boumendil / Archives",
        "La Banque n'a pas souhaité commenter ; son porte-parole a raccroché. mb-rkh/cpt",
        "Et si, cette fois... ? À Amman, un tramway dont plus personne n'osait rêver",
        "Il pose trois conditions : l'arrêt des tirs, la réouverture du port et l'échange de prisonniers.",
        "Deux ans plus tard, trois points restent en suspens : la date a été fixée et les vivres sont livrés.",
        "Trois personnes ont été blessées : un homme et un couple. Il laisse deux fils, Karim et Ziad.",
        "Réunis samedi à Nouakchott, les enseignants ont décidé de suspendre leur grève.",
        "À Gaza, ont péri dix personnes. Interrogé lundi, il a refusé de répondre.",
        "Le Festival, ouvert le 28 décembre, s'est achevé le 9 janvier. Le salon se tient du 12 au 19 mars.",
        "La ministre accuse l'opposant, Ali Hamdi, de mentir. M. Hamdi dément.",
        "Le premier a été arrêté lundi à Alger par la police. Le second a été arrêté mardi à Oran par la police.",
        "Il hausse le ton et menace. Dix pour cent de hausse, une personne sur trois d'origine étrangère.",
        "Selon 840 témoins, dont 210 enfants, soit un sur quatre, la police l'avait annoncé.",
        "Le loyer a doublé, passant de 300 à 620 dinars ; sur les 500 inscrits, 350, soit 70 %, ont voté.",
        "Au souk, le caïd et le wali ont parlé du djebel ; le mouled approche.",
        "Les manifestants rejettent le « qarar » du ministère et la jalsa (séance) de lundi.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_most_clean_rows_of_the_desk_are_left_alone() -> None:
    rows = [json.loads(line) for line in DESK.read_text(encoding="utf-8").splitlines()]
    clean = [row["target"] for row in rows if not row["errors"]]
    assert len(clean) > 100
    assert sum(bool(found(text)) for text in clean) <= 0.03 * len(clean)
