"""Words that are missing inside a sentence, told without an original (OM105)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checks import run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.omission.gaps import missing_word
from audit.language import get
from audit.language.words import words
from audit.records import Segment


def missing(text, code="fr"):
    language = get(code)
    evidence = Evidence(Segment("1", "d", 1, None, text), None, language, target_words=words(text, language))
    return [finding.target_span.of(text) for _, finding in run([missing_word], DocumentEvidence([evidence]))]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Le roi est contraint de rentrer à Paris depuis par une foule en colère.", "depuis par"),
        ("Pour l'économie, le ministre a visité le et a vu son homologue.", "le et"),
        ("L'hôpital cherche à obtenir carburant du afin de faire tourner ses générateurs.", "du afin"),
        ("Le ministre a reçu à et à Sfax les représentants des pêcheurs.", "à et"),
        ("La délégation a visité la ville de, où elle a rencontré le maire.", "de,"),
        ("Ils ont manifesté devant le ministère de, à Tunis, pour réclamer un plan.", "de,"),
        ("Les habitants des ont quitté leurs maisons.", "des ont"),
        ("L'accord a été signé par et son homologue turc.", "par et"),
        ("On raconte qu’ le Rouge a été exilé d'Islande.", "qu’ le"),
        ("Ces dernières années,, Google et Apple ont recruté.", "années,,"),
        ("L'agence spatiale () a reporté le tir.", "spatiale ()"),
        ("La ville (au) a été reprise par l'armée.", "au)"),
        ("La facture s'est élevée à milliards de dirhams.", "à milliards"),
        ("Les prix ont augmenté de % en un an.", "de %"),
        ("Trois soldats ont été tués, a-t-on appris lundi de source.", "de source"),
        ("Il travaillait sans ni contrat ni assurance.", "sans ni"),
        ("« Cette équation doit prendre fin », a-t-il.", "a-t-il"),
        ("Le ministre a déclaré, qui a appelé à la retenue.", "a déclaré, qui"),
        ("Le porte-parole, Badr al-Roumaihi, samedi que son pays restait neutre.", "Roumaihi, samedi que"),
        ("Tokyo doit dès jeudi un avion chargé de tentes.", "doit dès jeudi un"),
        ("Ils ont publié un rapport de dont la presse a rendu compte.", "de dont"),
        ("La police a saisi des dans un hangar de Rabat.", "des dans"),
        ("L'athlète se à Oran pour les championnats.", "se à"),
        ("Les inspecteurs ne relevé aucune fraude.", "ne relevé"),
        ("Le porte-parole, qui annoncé la trêve, est reparti.", "qui annoncé"),
        ("Il a dû renoncer à avant l'ouverture du scrutin.", "à avant"),
        ("Les pourparlers entre et Paris reprendront jeudi.", "entre et Paris"),
        ("Le algérien a été reçu par son homologue.", "Le algérien"),
        ("Cet président a été élu en mars.", "Cet président"),
        ("Les équipes s'emploient à les routes que la neige a coupées.", "à les"),
        ("Le maire a promis de le problème avant l'hiver.", "de le"),
        ("Le dirigeant et sa ont été reçus et leur avion est reparti.", "sa ont"),
        ("Les otages et les et les soldats ont été échangés.", "les et"),
        ("Le bâtiment avait également été par le séisme.", "avait également été par le"),
        ("Le suspect a été.", "a été."),
        ("Le ministre jordanien mardi à Amman une délégation syrienne.", "Le ministre jordanien mardi à Amman une"),
        (
            "Le ministre jordanien de l'Eau les experts, avec lesquels il a parlé du fleuve, pendant deux heures.",
            "Le ministre jordanien de l'Eau les experts, avec lesquels il a parlé du fleuve, pendant deux heures.",
        ),
        (
            "Les observateurs de la Communauté (SADC) le vote « libre et paisible », malgré l'ouverture tardive.",
            "Les observateurs de la Communauté (SADC) le vote « libre et paisible », malgré l'ouverture tardive.",
        ),
        (
            "L'ancien directeur de la raffinerie, dont le procès s'était ouvert en janvier à Alger.",
            "L'ancien directeur de la raffinerie, dont le procès s'était ouvert en janvier à Alger.",
        ),
    ],
)
def test_a_hole_is_found_where_no_word_can_follow_another(text, where):
    assert missing(text) == ([where] if where else [])


@pytest.mark.parametrize(
    "text",
    [
        "Les personnes exposées à, ou infectées par, ce virus sont isolées.",
        "Il a parlé de, entre autres, la réforme des retraites.",
        "Le problème des sans-abri et des sous-traitants demeure.",
        "Ceux qui les ont vus disent qu'il est pour, et d'autres contre.",
        "Les vols depuis et vers la Chine sont suspendus.",
        "L'article de news.com.au, paru lundi, le dit d'emblée.",
        "Je n'ai aucune idée d'où elle vient, ni de qui elle parle.",
        "Des dizaines de millions de dollars, plus de 3 % du budget, ont été dépensés.",
        "La vallée du M'zab, N'Djamena et l'ONU en témoignent.",
        "Le blocus sera levé dès à présent.",
        "Les flammes progressent en raison de forts vents d'est.",
        "Il a promis de le leur rendre, de les y aider, de le bien faire et de les vendre.",
        "Ses onze joueurs et la leur, les nôtres et du leur, vingt et quelques en tout, jouent du oud.",
        "Le prix du son et le ton en sont connus jusqu'à après Noël, ou jusqu'à il y a peu, et des pour et des contre.",
        "Le quotidien titre « La inflación no para », et la chaîne « Vida de abril ».",
        "La plupart des au moins trente otages et des à peine dix gardes sont sauvés.",
        "Jack Ma a fait un don, et le sort des leurs, dont on ne sait rien, les inquiète.",
        "La responsable et le responsable, ou le ou la directrice, en ont eu assez ; va-t'en avec eux.",
    ],
)
def test_what_french_allows_is_no_hole(text):
    assert missing(text) == []


def test_english_articles_need_a_noun():
    assert missing("The minister of the and his Turkish counterpart met.", "en") == ["the and"]
    assert missing("The WHO said so, and The Who sang it.", "en") == []


def test_of_languages_without_a_table_only_marks_are_read():
    assert missing("Der Minister der und sein Kollege.", "de") == []
    assert missing("Der Minister, , hat das gesagt.", "de") == ["Minister, ,"]
    assert missing("قال الوزير،، إن الاتفاق جاهز...", "ar") == ["الوزير،،"]


@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_lie_in_it(text):
    assert all(found in text and found for found in missing(text))


@pytest.mark.parametrize(
    "text",
    [
        "Combien y a-t-il, demande-t-il, de blessés ?",
        "« Nous partons », a-t-il dit.",
        "Le maire a indiqué, dans un communiqué, qu'il partait.",
        "L'accord, a-t-il ajouté samedi, que tous attendaient, sera signé.",
        "Le pays doit jeudi affronter la Tunisie.",
        "Le président arrive à Tunis, où il doit rencontrer les syndicats lundi matin.",
        "Le directeur, dont le procès s'est ouvert en janvier à Alger, a démissionné.",
        "La grève des dockers de Sfax entre dans sa deuxième semaine ce mardi matin.",
        "Le projet, qui culmine à cent mètres, est de nouveau à l'étude dans les bureaux d'Oran.",
        "La réunion lundi à Vienne des ministres de l'Opep a été reportée à la mi-mars.",
        "La police le recherche depuis lundi dans les quartiers du sud de la capitale.",
        "Les revoilà à Bagdad, vingt ans après leur vol au Musée national.",
        "Sa grand-mère récitait ces vers dans sa cuisine.",
        "Il ne partira pas tant que ses jambes (le) portent.",
    ],
)
def test_verbs_that_are_whole(text):
    assert missing(text) == []
