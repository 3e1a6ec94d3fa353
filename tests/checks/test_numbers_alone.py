"""Numbers of one text that contradict each other, found without an original (NB107, NB108, NB109, NB110)."""

import pytest

from audit.checks.consistency.dates.order import turned_round
from audit.checks.consistency.rises.changes import contradictory_change
from audit.checks.consistency.stories.contradictions import contradictory_numbers
from audit.checks.consistency.wholes.totals import sum_does_not_agree
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.numbers.comparing import target_facts
from audit.checks.numbers.days import days
from audit.language import get
from audit.records import Role, Segment, Severity


def evidence(text, code="fr", role=Role.PROSE, source=None):
    near = get("ar") if source else None
    return Evidence(Segment("1", "d", 1, source, text, role=role), near, get(code))


def totals(text, code="fr"):
    return [f.target_span.of(text) for f in sum_does_not_agree.segment(evidence(text, code))]


def changes(text, code="fr"):
    return [(f.severity, f.target_span.of(text)) for f in contradictory_change.segment(evidence(text, code))]


def story(headline, *prose, code="fr"):
    """What NB110 says of a story: the places and the texts of the spans."""
    texts = (headline, *prose)
    roles = (Role.HEADLINE, *(Role.PROSE for _ in prose))
    segments = [evidence(text, code, role) for text, role in zip(texts, roles, strict=True)]
    found = contradictory_numbers.document(DocumentEvidence(segments))
    return [(place, finding.target_span.of(texts[place])) for place, finding in found]


@pytest.mark.parametrize(
    "text",
    [
        # A part behind `dont` that is greater than its whole.
        "La tempête a privé de courant 1,1 million de foyers, dont 1,7 million restaient sans électricité mercredi.",
        "Quatorze personnes ont été tuées dans l'explosion d'une bombe, dont 22 enfants.",
        "L'opération a visé 40 entreprises, dont 65 entreprises publiques.",
        # Parts behind a colon, each by someone.
        "Soixante-deux ont été secourus : 94 par la marine mauritanienne et 13 par un chalutier espagnol.",
        # Shares that rose, fell and stood still are all of them.
        "Les actions de 171 sociétés ont progressé, celles de 27 ont reculé et 15 sont restées inchangées, sur"
        " un total de 258 valeurs cotées.",
        # Men, women and children are all of them.
        "Le naufrage a fait 17 morts, neuf hommes, cinq femmes et quatre enfants, selon la police.",
        # Money is not spent twice.
        "Sur les 64 millions d'euros détournés entre 2014 et 2019, 41 millions ont servi à combler des pertes et 32"
        " millions ont été dépensés en œuvres d'art.",
        # A share of those told before.
        "Le projet a permis d'examiner 2 000 dossiers et d'aboutir à un accord dans 1 240 d'entre eux, soit 26 %.",
        "Le texte a été approuvé par 340 des 500 députés, soit 35 % de l'assemblée.",
        # More than all votes, and who is ahead with less.
        "L'alliance recueille 43,1 % des suffrages, devant le MPB (52,4 %) et le Parti des montagnes (14,9 %), les"
        " autres listes totalisant 9,6 %.",
        "Le parti obtient 31 % des voix, devant les écologistes (36 %).",
        # Shares of one verb.
        "Le contrat sera financé à hauteur de 60 % par des prêts bancaires, soit 1,92 milliard de dollars, et à"
        " hauteur de 45 % par les fonds propres du consortium.",
        "Elle l'emporte avec 50,4 % des voix contre 94,6 % pour son rival.",
        # Less than all, where the digits of one figure have changed places, and the others are named.
        "L'alliance recueille 34,1 % des suffrages, devant le MPB (32,4 %) et les montagnes (14,9 %), les autres listes"
        " totalisant 9,6 %.",
        # Amounts part by part.
        "Le programme coûtera 60 millions de livres, dont 53 millions versés par Al-Azhar, 15 millions par le ministère"
        " et 10 millions par des donateurs.",
        "Les dégâts sont évalués à 4,2 milliards de pesos (environ 36 millions d'euros) : 1,5 milliard pour le riz, 600"
        " millions pour le maïs et 300 millions pour l'élevage.",
        "Il sera financé à 60 % par des prêts, soit 1,92 milliard, et à 40 % par ses fonds, soit 2,18 milliards.",
        # What a price gained.
        "Le brent a pris 8,27 dollars, soit 4,3 %, à 69,62 dollars le baril.",
        "L'indice a progressé de 2,1 % pour s'établir à 11 638 points, soit un gain de 138 points.",
        # Groups of so many.
        "L'étude a porté sur 2 400 enfants âgés de 5 à 35 mois, répartis en deux groupes de 2 100 dans trois comtés.",
        # Titles and their years.
        "L'Espérance, quadruple championne d'Afrique (1994, 2011 et 2019), a été éliminée.",
        "Le club compte trois titres continentaux (2011 et 2018).",
        "Double champion olympique (2008, 2012 et 2016), il prend sa retraite.",
        # Two halves of a whole told before.
        "Sur les 138 membres que compte l'assemblée, 121 étaient présents et 71 absents, dont quatre en mission.",
        "Sur les 200 candidats, 140 ont été admis et 90 ont été recalés.",
        "Sur les 120 lits que compte l'hôpital, 91 sont occupés et 92 vacants.",
        # Parts behind `dont` that are the whole where digits change places, or a point.
        "Le salon a réuni 674 éditeurs venus de 35 pays, dont 519 présents directement et 515 par des agents.",
        "Le salon a réuni 674 éditeurs, dont 159 présents directement et 5 150 par des agents.",
        # More people than all of them, whoever they are.
        "Neuf personnes ont été blessées, dont douze pompiers.",
        "Cinq personnes ont été tuées mardi dans l'incendie, dont sept ouvriers.",
        # What something is made of.
        "Le consortium est composé du turc Anadolu (45 %), de l'italien Valpadana (60 %) et de Midland (25 %).",
        "Le capital est réparti entre Anadolu, 45 %, Valpadana, 60 %, et Midland, 25 %.",
        # A part and the rest.
        "Le car transportait quatorze pèlerins : cinq ont péri et les onze autres ont été hospitalisés.",
        "Des seize mineurs pris au piège, quatorze sont morts. Les trois autres ont survécu.",
        # More goals of a player than of his side.
        "Le Wydad s'est imposé 2-0 face au Raja grâce à un triplé de son avant-centre.",
        "Malgré un doublé de son ailier, le Raja s'est incliné 3-1.",
        # How often a thing happens.
        "Il doit accomplir un tour de la Terre en 96 minutes, soit 51 révolutions par jour.",
        "Une femme est tuée toutes les dix minutes, soit 410 par jour.",
    ],
)
def test_parts_that_cannot_be_of_their_whole(text):
    assert totals(text)


@pytest.mark.parametrize(
    "text",
    [
        "La tempête a privé de courant 1,7 million de foyers, dont 1,1 million restaient sans électricité mercredi.",
        "Trois bus de supporters, dont 20 ont été blessés, ont été attaqués.",
        "Trois morts et des dizaines de blessés, dont 12 enfants, ont été transportés à l'hôpital.",
        "Douze pays, dont 15 ministres étaient présents, ont signé le texte.",
        "Soixante-deux ont été secourus : 49 par la marine mauritanienne et 13 par un chalutier espagnol.",
        "Les actions de 171 sociétés ont progressé, celles de 72 ont reculé et 15 sont restées inchangées, sur"
        " un total de 258 valeurs cotées.",
        "Le naufrage a fait 18 morts, neuf hommes, cinq femmes et quatre enfants, selon la police.",
        "Sur les 64 millions d'euros levés, 41 millions ont été remboursés et 32 millions sont encore bloqués.",
        "Sur les 100 patients suivis, 60 ont eu de la fièvre et 55 ont toussé.",
        "Le projet a permis d'examiner 2 000 dossiers et d'aboutir à un accord dans 1 240 d'entre eux, soit 62 %.",
        "Le texte a été approuvé par 340 des 500 députés, soit 68 % de l'assemblée.",
        "Il a obtenu 65 % des voix dans le nord, 45 % dans l'est et 30 % dans l'ouest.",
        "Le pays affiche un chômage de 5 %, devant l'Espagne (11 %).",
        "Le parti obtient 36 % des voix, devant les écologistes (31 %).",
        "Le contrat sera financé à hauteur de 60 % par des prêts bancaires et à hauteur de 40 % par les fonds propres.",
        "Les recettes, assurées à 60 % par les droits, progressent de 50 % par rapport à 2023.",
        "L'étude a porté sur 4 200 enfants âgés de 5 à 35 mois, répartis en deux groupes de 2 100.",
        "Les 48 équipes ont été réparties en douze groupes de quatre.",
        "Le brent a pris 2,87 dollars, soit 4,3 %, à 69,62 dollars le baril.",
        "L'indice a progressé de 1,2 % pour s'établir à 11 638 points, soit un gain de 138 points.",
        "Elle l'emporte avec 50,4 % des voix contre 49,6 % pour son rival.",
        "Le programme coûtera 60 millions de livres, dont 35 millions versés par Al-Azhar et 15 millions par l'État.",
        "Il sera financé à 60 % par des prêts, soit 1,92 milliard, et à 40 % par ses fonds, soit 1,28 milliard.",
        "L'Espérance, quadruple championne d'Afrique (1994, 2011, 2018 et 2019), a été éliminée.",
        "Triple champion olympique (2008 et 2012), il prend sa retraite.",  # two titles at one Games
        "Auteur de deux titres en trois participations (2008, 2012, 2016), il prend sa retraite.",
        "Sur les 138 membres que compte l'assemblée, 121 étaient présents et 17 absents, dont quatre en mission.",
        "Sur les 500 personnes interrogées, 350 se disent favorables et 120 opposées à la réforme.",
        "Le salon a réuni 350 exposants, dont 210 venus de l'étranger et 203 pour la première fois.",
        "Deux personnes ont été tuées dans l'attaque d'un bus de touristes, dont douze Français.",
        "Une personne est morte et trois ont été blessées, dont quatre policiers.",
        "Trois personnes ont été condamnées, dont vingt ans de prison pour le chef.",
        "Le groupe possède des parts dans Anadolu (45 %), Valpadana (60 %) et Midland (25 %).",
        "Le chômage touche surtout la Tunisie (45 %), le Liban (60 %) et la Libye (25 %).",
        "Le public est composé de jeunes (45 %), de femmes (60 %) et de ruraux (25 %).",
        "Un train passe toutes les 10 minutes, soit 100 trains par jour.",  # at night there are none
        "Une femme est tuée toutes les dix minutes, soit 140 par jour.",
        "Le car transportait quatorze pèlerins : cinq ont péri et les neuf autres ont été hospitalisés.",
        "Sur 23 élèves, vingt, dont six filles, ont été admis et les trois autres recalés.",
        "Vingt marins, dont six blessés, ont été secourus. Les trois autres navires sont à quai.",
        "Le Wydad s'est imposé 3-0 face au Raja grâce à un triplé de son avant-centre.",
        "Malgré un doublé de son ailier, le Raja s'est incliné 3-2.",
        "Grâce à un triplé de son avant-centre, le club s'est qualifié malgré sa défaite 2-1 au match retour.",
    ],
)
def test_parts_that_can_be_of_their_whole(text):
    assert totals(text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Twelve people were killed in the blast, including 15 children."),
        ("en", "Of the $64 million, 41 million was spent on ships and 32 million was spent on homes."),
        ("en", "The project is funded 60% by loans and 45% by the consortium."),
        ("en", "The study followed 2,400 children, divided into two groups of 2,100."),
        ("ar", "قتل 14 شخصا بينهم 22 طفلا في القصف."),
    ],
)
def test_other_languages(code, text):
    assert totals(text, code)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            "La compagnie a transporté 5,2 millions de passagers, soit une hausse de 12 % par rapport aux 5,9 millions"
            " enregistrés un an plus tôt.",
            Severity.MAJOR,
        ),
        ("Le pays a exporté 47 000 tonnes, contre 40 000 un an plus tôt, soit une baisse de 17 %.", Severity.MAJOR),
        (
            "Le groupe a réalisé 5,4 milliards d'euros, contre 4,8 milliards en 2023, soit une hausse de 45 %.",
            Severity.MINOR,
        ),
    ],
)
def test_a_change_that_its_two_figures_do_not_make(text, severity):
    [(told, _)] = changes(text)
    assert told is severity


@pytest.mark.parametrize(
    "text",
    [
        "Le pays a exporté 47 000 tonnes, contre 40 000 un an plus tôt, soit une hausse de près de 17 %.",
        "La valeur s'est établie à 3,2 milliards de dinars (environ 1,1 milliard de dollars), contre 4,4"
        " milliards, soit un recul de 27 %.",
        "Le groupe a vendu 120 000 voitures, contre 100 000 en avril, soit une baisse de 5 % sur un an.",
        "Le bénéfice a atteint 5,4 milliards, contre 4,8 milliards attendus, soit une hausse de 45 %.",
        "Le ministère a recensé 45 cas, soit une hausse de 50 % par rapport aux 14 derniers jours.",
        "Les ventes ont atteint 5,4 milliards, contre 4,8 milliards, soit une hausse de 20 % à taux constants.",
    ],
)
def test_a_change_that_may_be_right(text):
    assert changes(text) == []


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("fr", "Le salon se tiendra du 21 au 12 novembre à Sharjah.", True),
        ("fr", "Le salon se tiendra du jeudi 21 au mardi 12 novembre 2024.", True),
        ("en", "The fair runs from 21 to 12 November.", True),
        ("fr", "Le salon se tiendra du 12 au 21 novembre à Sharjah.", False),
        ("fr", "Le salon se tiendra du 28 octobre au 12 novembre.", False),
    ],
)
def test_days_of_one_month_that_are_told_backwards(code, text, wrong):
    found = list(days(target_facts(evidence(text, code)), text))
    assert bool(list(turned_round(found, text, code))) is wrong


LEAD = "Le festival a ouvert ses portes jeudi à l'Opéra royal"


@pytest.mark.parametrize(
    ("headline", "prose", "where"),
    [
        # The digits of a number have changed places between headline and lead.
        (
            "Mascate accueille 85 artistes de 22 pays",
            [f"{LEAD}, avec la participation de 58 artistes représentant 22 pays."],
            "58",
        ),
        (
            "Philippines : au moins 23 morts après le passage du typhon",
            ["Au moins 32 personnes ont péri dans le nord de l'île, ont annoncé les autorités."],
            "32",
        ),
        (
            "Un candidat vaccin efficace à 73 % au Maghreb",
            ["Un vaccin expérimental s'est montré efficace à 37 % dans un vaste essai mené en Tunisie."],
            "37",
        ),
        # What is taken up with an article, its digits in another order.
        (
            "Un festival de calligraphie à Mascate",
            ["Il comprend une exposition de 140 œuvres.", "Sur les 410 œuvres exposées, 60 viennent du sultanat."],
            "410",
        ),
        # Another exact number of dead.
        (
            "Soudan : 14 civils tués dans un bombardement",
            ["Dix-sept civils ont été tués mardi dans un bombardement du marché de la ville."],
            "Dix-sept",
        ),
        # A list, and the head of the story.
        (
            "Les Bourses du Golfe terminent en hausse, Riyad gagne 1,2 %",
            ["La plupart des Bourses ont clôturé en hausse.", "– Riyad : +2,1 %", "– Koweït : +0,6 %"],
            "2,1",
        ),
        # Parts of two sorts, elsewhere told together.
        (
            "Un programme pour former 1 500 imams et prédicatrices",
            ["L'institution a annoncé un programme.", "Il s'adressera à 1 100 imams et à 900 prédicatrices."],
            "1 100 imams et à 900",
        ),
        # More of the wounded than there are.
        (
            "Soudan : 14 civils tués et 37 blessés",
            ["L'attaque a visé le marché.", "Il a précisé que 43 des blessés étaient dans un état critique."],
            "43 des blessés",
        ),
        # The rest, with the others, is more than all.
        (
            "L'opposition remporte les législatives",
            [
                "L'Alliance obtient 54 des 120 sièges de l'Assemblée.",
                "Le Mouvement n'obtient que 38 sièges, contre 61 dans la législature précédente.",
                "Le Parti des montagnes en décroche 27 et les 11 sièges restants vont à de petites formations.",
            ],
            "27 et les 11 sièges restants",
        ),
        # Others that make more than the headline has.
        (
            "Les parties conviennent d'un échange de 120 détenus",
            [
                "Les délégations sont convenues jeudi d'échanger 120 détenus.",
                "L'accord prévoit la libération de 90 prisonniers détenus dans l'Ouest et de 50 autres à Benghazi.",
            ],
            "90 prisonniers détenus dans l'Ouest et de 50",
        ),
        # An age that the year of birth rules out.
        (
            "Mort du compositeur Wadih Chalhoub",
            [
                "Le compositeur s'est éteint, vendredi 17 octobre 2025, à l'âge de 78 ans, dans un hôpital.",
                "Né le 3 mars 1937 à Zahlé, il avait composé plus de 240 mélodies.",
            ],
            "78 ans",
        ),
        # A length of time that two hours beside it do not make.
        (
            "Une cyberattaque paralyse pendant onze heures le registre de santé",
            [
                "Le registre a été paralysé pendant onze heures, mercredi, par une cyberattaque.",
                "L'attaque, détectée à 5 h 20, a pris fin à 19 h 20, selon l'autorité.",
            ],
            "19 h 20",
        ),
        # More bodies than dead: with the five who died elsewhere, 26 are the 31 of the headline.
        (
            "Soudan : 31 morts dans le bombardement d'un marché",
            [
                "Trente et une personnes ont été tuées mardi dans le bombardement d'un marché.",
                "L'hôpital avait reçu 62 corps et cinq blessés avaient succombé au cours de leur transfert.",
            ],
            "62",
        ),
        # Ten times the death rate.
        (
            "Choléra au Soudan du Sud : l'OMS réclame des vaccins après 214 décès",
            [
                "L'organisation a lancé vendredi un appel.",
                "Au total, 9 480 cas ont été enregistrés, soit un taux de létalité de 23 %, a précisé l'OMS.",
            ],
            "23",
        ),
        # The wrong way round.
        (
            "Les rations des réfugiés menacées d'être réduites de moitié",
            ["Le PAM a lancé l'alerte mardi.", "La valeur du bon passerait de 6 à 12 dollars par personne."],
            "6 à 12 dollars",
        ),
        # An amount with its point elsewhere.
        (
            "Sept ans requis contre l'ancien patron d'un fonds d'aide",
            [
                "Il est jugé pour le détournement de 4,7 milliards de francs CFA.",
                "L'affaire porte sur l'achat de moteurs pour 2,6 milliards de francs CFA, la construction de chambres"
                " froides pour 15 milliards et la fourniture de gilets pour 600 millions.",
            ],
            "15 milliards",
        ),
    ],
)
def test_numbers_that_contradict_each_other_across_a_story(headline, prose, where):
    [(_, found)] = story(headline, *prose)
    assert found == where


@pytest.mark.parametrize(
    ("headline", "prose"),
    [
        ("Mascate accueille 85 artistes de 22 pays", [f"{LEAD}, avec 85 artistes, dont 58 artistes étrangers."]),
        ("Une vingtaine de morts dans un naufrage", ["Dix-neuf personnes ont péri mardi au large, selon les secours."]),
        ("Soudan : 15 morts dans une attaque", ["Dix civils et cinq soldats ont été tués mardi dans une attaque."]),
        ("Soudan : 15 morts", ["Trois blessés sont morts mardi, ce qui porte à 15 morts le bilan de l'attaque."]),
        (
            "Un programme pour former 1 500 imams et prédicatrices",
            ["L'institution l'a annoncé.", "La première promotion réunira 200 imams et 100 prédicatrices."],
        ),
        ("Le club vise 21 points", ["Il en compte 12 après dix journées.", "Les 21 points visés sont loin."]),
        ("Trois joueurs suspendus", ["La fédération a tranché.", "Cinq des joueurs de l'équipe avaient protesté."]),
        (
            "Mort du compositeur Wadih Chalhoub",
            [
                "Le compositeur s'est éteint, vendredi 17 octobre 2025, à l'âge de 88 ans, dans un hôpital.",
                "Né le 3 mars 1937 à Zahlé, il avait composé plus de 240 mélodies.",
            ],
        ),
        (
            "Hommage au compositeur",
            [
                "Son père est mort à l'âge de 40 ans.",
                "Né en 1937 à Zahlé, il a créé son premier opéra en 2005.",
            ],
        ),
        (
            "Un homme condamné",
            [
                "Il est accusé de la mort d'un voisin et a été condamné à 25 ans de prison en 2024.",
                "Né en 1937, il nie.",
            ],
        ),
        (
            "Une cyberattaque paralyse pendant onze heures le registre de santé",
            [
                "Le registre a été paralysé pendant onze heures, mercredi, par une cyberattaque.",
                "L'attaque, détectée à 5 h 20, a pris fin à 16 h 20, selon l'autorité.",
            ],
        ),
        (
            "Soudan : 31 morts dans le bombardement d'un marché",
            [
                "Trente et une personnes ont été tuées mardi dans le bombardement d'un marché.",
                "L'hôpital a reçu 70 corps depuis le début du mois et cinq blessés y sont morts.",
            ],
        ),
        (
            "Choléra au Soudan du Sud : l'OMS réclame des vaccins après 214 décès",
            [
                "L'organisation a lancé vendredi un appel.",
                "Au total, 9 480 cas ont été enregistrés, soit un taux de létalité de 2,3 %, a précisé l'OMS.",
            ],
        ),
        (
            "Les rations des réfugiés menacées d'être réduites de moitié",
            ["Le PAM a lancé l'alerte mardi.", "La valeur du bon passerait de 12 à 6 dollars par personne."],
        ),
        (
            "Sept ans requis contre l'ancien patron d'un fonds d'aide",
            [
                "Il est jugé pour le détournement de 4,7 milliards de francs CFA.",
                "L'affaire porte sur l'achat de moteurs pour 2,6 milliards de francs CFA, la construction de chambres"
                " froides pour 15,2 milliards et la fourniture de gilets pour 600 millions.",
            ],
        ),
    ],
)
def test_numbers_of_a_story_that_do_not_contradict_each_other(headline, prose):
    assert story(headline, *prose) == []


def test_a_contradiction_of_the_original_is_only_noted():
    sources = ("مسقط تستضيف 85 فنانا من 22 دولة", "افتتح المهرجان أبوابه الخميس بمشاركة 58 فنانا يمثلون 22 دولة.")
    texts = ("Mascate accueille 85 artistes de 22 pays", f"{LEAD}, avec 58 artistes représentant 22 pays.")
    roles = (Role.HEADLINE, Role.PROSE)
    segments = [evidence(t, role=r, source=s) for t, r, s in zip(texts, roles, sources, strict=True)]
    [(place, finding)] = contradictory_numbers.document(DocumentEvidence(segments))
    assert place == 1 and finding.severity is Severity.INFO
