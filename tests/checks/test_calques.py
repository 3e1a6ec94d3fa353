"""Set phrases put into French word by word (MT106): in French alone, and beside an original."""

import pytest
from linked_pairs import linked

from audit.checks.evidence import Evidence
from audit.checks.meaning import calques
from audit.checks.meaning.calques import Calque
from audit.checks.meaning.phrases import literal_phrase
from audit.language import get
from audit.records import Segment


def alone(text: str) -> list[str]:
    evidence = Evidence(Segment("1", "d", 0, None, text), None, get("fr"))
    return [finding.target_span.of(text) for finding in literal_phrase.segment(evidence) if finding.target_span]


@pytest.mark.parametrize(
    ("text", "calque"),
    [
        ("Les deux équipes se sont quittées sur une égalité négative (0-0).", "égalité négative"),
        ("Le gardien a conservé ses filets propres.", "conservé ses filets propres"),
        ("Il s'est imposé aux coups de pondération.", "coups de pondération"),
        ("Il a égalisé à la quatrième minute de temps perdu.", "quatrième minute de temps perdu"),
        ("La séance a été dominée par la cueillette des bénéfices.", "cueillette des bénéfices"),
        ("Une soixantaine de fêtes civiles ont écouté le verdict.", "fêtes civiles ont écouté"),
        ("Les prétendants au droit civil réclament 2 millions d'euros.", "prétendants au droit civil"),
        ("Il a été condamné à la prison éternelle.", "condamné à la prison éternelle"),
        ("Le ministre a sonné la cloche du danger.", "sonné la cloche du danger"),
        ("La compagnie a déclaré l'état de force du Caire.", "état de force du Caire"),
        ("La raffinerie a été touchée par une marche piégée.", "une marche piégée"),
        ("Le groupe témoin avait reçu un vaccin contre la colère.", "vaccin contre la colère"),
        ("Le revenu est gratuit tous les jours.", "Le revenu est gratuit"),
        ("La société n’avait pas daté vers le haut son logiciel.", "daté vers le haut"),
        ("Le compositeur et joueur de bois s'est éteint.", "compositeur et joueur de bois"),
        ("Le ministre s’est dit optimiste dans un contexte connexe, tandis que…", "dans un contexte connexe,"),
        ("Il s'agit d'un changeur de jeu pour la région.", "changeur de jeu"),
        ("Il avait des tomates sur les yeux.", "avait des tomates sur les yeux"),
        ("La lune industrielle s'est séparée du deuxième étage.", "La lune industrielle"),
        ("Quand j'ai vu le ballon au fond des réseaux, j'ai crié.", "ballon au fond des réseaux"),
        ("L'ONG a ouvert une unité de guérison de 80 lits.", "unité de guérison"),
        (
            "L'achat de 1 200 moteurs hors conseil d'administration est en cause.",
            "moteurs hors conseil d'administration",
        ),
        ("Il a été placé sous respiration industrielle.", "respiration industrielle"),
        ("La police a tiré des munitions vivantes en l'air.", "munitions vivantes"),
        ("Les émissions de gaz de maison verte ont reculé.", "gaz de maison verte"),
        ("Le club n'avait là-dedans ni chamelle ni chameau.", "ni chamelle ni chameau"),
        ("L'équipe rentre en traînant les pans de la défaite.", "traînant les pans de la défaite"),
        ("Le député gazouille hors de la volée.", "gazouille hors de la volée"),
        ("Il est innocent comme le loup du sang de Joseph.", "innocent comme le loup du sang de Joseph"),
    ],
)
def test_a_calque_shows_in_the_french_alone(text: str, calque: str) -> None:
    assert alone(text) == [calque]


@pytest.mark.parametrize(
    "text",
    [
        "Le pays compte onze fêtes civiles et religieuses par an.",
        "Le projet d'un revenu gratuit divise les économistes.",
        "Ils élèvent des chameaux, et ni la sécheresse ni la guerre n'y ont rien changé.",
        "Les mesures ne visent en aucun cas des cas isolés, et le loup est entré dans la bergerie.",
        "Les marches de l'escalier étaient piégées.",
        "La livre a encore perdu 3 % ; les prises de bénéfices ont pesé.",
        "Rien n'a pu arrêter la force irrésistible du courant.",
        "Elle souffre de blessures sur le pied et la jambe.",
        "L'épée de Damoclès pèse sur la tête du gouvernement.",
        "Alep, ville martyrisée par les bombardements, se relève.",
        "Le médecin de maison de retraite a alerté les autorités.",
        "Ne pas jeter la serviette dans les toilettes.",
        "Elle donne à la lumière une teinte dorée.",
        "Le joueur de kora jouait sur un instrument de bois.",
        "La retenue de son salaire a été annulée.",
        "Une décision prise hors conseil d'administration par les membres industriels du groupe.",
        "La désinformation se propage au fond des réseaux sociaux, au fond des réseaux d'égouts.",
        "La guérison du patient est complète ; l'usine fabrique du lait en poudre industriel.",
        "Un tour du chapeau de l'attaquant, un coup de pied de but et une frappe ballon au pied.",
    ],
)
def test_good_french_that_comes_near(text: str) -> None:
    assert alone(text) == []


def test_every_calque_is_filed_under_letters_that_its_pattern_spells() -> None:
    filed = {
        calque for shelf in calques.calques().values() for _, by in shelf for some in by.values() for calque in some
    }
    assert len(filed) > 450
    assert all(isinstance(calque, Calque) and calque.usual and calque.language for calque in filed)
    assert all(calque.pattern.flags for calque in filed)  # each can be compiled
    assert min(map(len, calques.calques())) == 2  # a shorter opening would have it tried at every word


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("(?:frapp|batt)\\w+ la cloche", {"frapp", "batt"}),
        ("(?:de |d')?un coin", {"de un co", "d'un coi", "un coin"}),
        ("œuvres? de", {"œuvre de", "œuvres d"}),
    ],
)
def test_what_a_pattern_opens_with(pattern: str, openings: set[str]) -> None:
    assert calques.openings(pattern) == openings


def test_beside_an_original_a_calque_is_told_of_its_language_only() -> None:
    target = "Il s'agit d'un changeur de jeu pour la région."
    [finding] = literal_phrase.segment(linked("It is a game changer for the region.", target, "en-fr"))
    assert "English" in finding.message
    assert list(literal_phrase.segment(linked("Das verändert alles für die Region.", target, "de-fr"))) == []


@pytest.mark.parametrize(
    ("source", "target", "literal"),
    [
        ("ضاعت الأرض والنحل والبيت.", "La terre, les palmiers et la maison sont perdus.", "palmiers"),
        ("قال عازف الكورا السنغالي إنه سعيد.", "Le joueur de ballon sénégalais s'est dit heureux.", "ballon"),
        ("رفع المتظاهرون العلم الفلسطيني.", "Les manifestants ont levé la science palestinienne.", "science"),
        ("توقع سقوط مسيرات انتحارية.", "Il prévoit la chute de marches suicides.", "marches"),
        ("أشاد الناخب الوطني باللاعبين.", "L'électeur national a salué les joueurs.", "électeur"),
        ("أنشئت وحدة لمكافحة الابتزاز.", "Une unité a été créée pour récompenser le racket.", "récompenser"),
        ("ألغى الحكم الهدف بداعي التسلل.", "L'arbitre a annulé le but en raison d'une infiltration.", "infiltration"),
        ("لم يخف المدرب غضبه.", "L'entraîneur n'a pas eu peur de sa colère.", "peur"),
        ("قال إنه فقد اثنين من أبناء عمه.", "Il dit avoir perdu deux de ses fils.", "ses fils"),
        ("قال برتبة رائد في الشرطة إنه بخير.", "Un pionnier de la police a dit aller bien.", "pionnier"),
    ],
)
def test_a_word_that_is_written_like_another(source: str, target: str, literal: str) -> None:
    [finding] = literal_phrase.segment(linked(source, target))
    assert finding.target_span is not None and literal in finding.target_span.of(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("ضاعت الأرض والنحل والنخيل.", "La terre, les abeilles et les palmiers sont perdus."),
        ("يدرس علم الفلك في الجزائر.", "Il étudie l'astronomie en Algérie, sous le drapeau national."),
        ("شارك الآلاف في مسيرة سلمية.", "Des milliers de personnes ont pris part à une marche pacifique."),
        ("دخلت قوة من القاهرة إلى سيناء.", "Une force venue du Caire est entrée dans le Sinaï."),
    ],
)
def test_a_word_that_is_rendered_rightly(source: str, target: str) -> None:
    assert list(literal_phrase.segment(linked(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "literal"),
    [
        ("تحاول الحكومة شراء الوقت.", "Le gouvernement tente d'acheter le temps.", "acheter le temps"),
        ("وقف الوزير في قفص الاتهام.", "Le ministre se tenait dans la cage de l'accusation.", "cage"),
        (
            "يطالب القانون بحماية المبلغين عن المخالفات.",
            "La loi exige de protéger les montants des infractions.",
            "montants",
        ),
        ("دخل المنتخب في تربص مغلق.", "La sélection s'est mise en embuscade fermée.", "embuscade"),
        ("أعلن النائب العام فتح تحقيق.", "Le député général a annoncé l'ouverture d'une enquête.", "député général"),
        ("أكدت مصالح الأمن توقيف ثلاثة أشخاص.", "Les intérêts de la sécurité ont confirmé l'arrestation.", "intérêts"),
        ("أطلق الجنود النار على متظاهرين عزل.", "Les soldats ont tiré sur des manifestants isolés.", "isolés"),
        (
            "ثمن الوزير جهود المتطوعين، مثمنا جهود الجميع.",
            "Le ministre a évalué les efforts des volontaires.",
            "évalué",
        ),
        ("وصل الجيش إلى مدينة جنين.", "L'armée est arrivée dans la ville du fœtus.", "fœtus"),
        ("توج بلقب بطولة ألعاب القوى.", "Il a remporté le titre des jeux de force.", "jeux de force"),
    ],
)
def test_a_collocation_of_a_field(source: str, target: str, literal: str) -> None:
    [finding] = literal_phrase.segment(linked(source, target))
    assert finding.target_span is not None and literal in finding.target_span.of(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("بلغ المبلغ الإجمالي مليون دينار.", "Le montant total a atteint un million de dinars."),
        ("هذه المصالح المشتركة تجمع البلدين.", "Ces intérêts communs unissent les deux pays."),
        ("عزل المرضى في غرف خاصة.", "Les malades ont été isolés dans des chambres particulières."),
        ("يدرس الأطباء نمو الجنين.", "Les médecins étudient la croissance du fœtus."),
        ("دخل المنتخب في تربص مغلق.", "La sélection est entrée en stage à huis clos."),
        ("قال النائب المحافظ إنه سيصوت ضد القانون.", "Le député conservateur a dit qu'il voterait contre la loi."),
    ],
)
def test_a_collocation_that_is_rendered_rightly_or_is_none(source: str, target: str) -> None:
    assert list(literal_phrase.segment(linked(source, target))) == []
