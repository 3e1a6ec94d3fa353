"""Names told by what stands beside them, a first name, a surname, the word for a family; and countries."""

import pytest
from named_pairs import found


@pytest.mark.parametrize(
    ("languages", "source", "target", "first"),
    [
        ("en-fr", "Negotiator Daniel Fergus-Rhys spoke.", "Le négociateur David Fergus-Rhys a parlé.", "David"),
        ("es-fr", "El alcalde, Hernán Zuluaga, habló.", "Le maire, Germán Zuluaga, a parlé.", "Germán"),
        ("en-fr", "President Whitcombe spoke.", "Graham Whitcombe a parlé.", None),  # a title is no first name
        ("de-fr", "Kanzler Steinhoff sprach.", "Friedrich Steinhoff a parlé.", None),
        ("en-fr", "Andriy Hrytsenko-Baran spoke.", "Andriï Hrytsenko-Baran a parlé.", None),
    ],
)
def test_a_first_name_before_the_same_surname(languages, source, target, first):
    told = [there for rule, _, there in found((source, target), languages=languages.split("-")) if rule == "NM102"]
    assert told == ([first] if first else [])


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("قال عبد الكريم الحلاق إنه خسر بضاعته.", "Abdelkarim le coiffeur dit avoir perdu sa marchandise.", "coiffeur"),
        ("قال النائب سمعان الخازن إن النص جاهز.", "Le texte est prêt, dit Samaan le Magasinier, député.", "Magasinier"),
        ("انهار منزل عائلة النجار في رفح.", "La maison de la famille du charpentier a croulé à Rafah.", "charpentier"),
        ("انهار مبنى في مدينة الخمس الليبية.", "Un immeuble s'est effondré dans la ville libyenne des Cinq.", "Cinq"),
        ("شكرت عائلة الشهيد عائلة القاضي.", "La famille du martyr a remercié la famille du juge.", None),
        ("قال المهندس سامر النجار إن الجسر آمن.", "Le pont est sûr, dit le charpentier Samer.", "charpentier"),
        ("أخطأ المدافع أيمن الغضبان في التمرير.", "Le défenseur Aymen, en colère, a manqué sa passe.", "en colère"),
        ("دعا حسن نصر الأمين العام للحزب إلى الحوار.", "Hassan Nasr, secrétaire général du parti, a parlé.", None),
        ("وصل سامي الطبيب في المستشفى إلى المكان.", "Sami, médecin à l'hôpital, est arrivé sur place.", None),
    ],
)  # fmt: skip
def test_trades_that_are_surnames(source, target, name):
    told = [there for rule, _, there in found((source, target)) if rule == "NM101"]
    assert told == ([name] if name else [])


@pytest.mark.parametrize(
    ("languages", "source", "target", "name"),
    [
        ("ar-en", "قالت المتحدثة أمل ناصر إن الأشغال انتهت.", "Work is over, said spokeswoman Hope Nasser.", "Hope"),
        ("ar-fr", "استقال الوزير سعيد منصور أمس.", "Le ministre Heureux Mansour a démissionné hier.", "Heureux"),
        ("ar-fr", "غنت الفنانة وردة ربيع أمس.", "L'artiste Rose du printemps a chanté hier.", "Rose du printemps"),
        ("ar-fr", "صدر ديوان «نسيم الربيع» أمس.", "Le recueil « Brise de printemps » est paru hier.", None),
        ("ar-fr", "تمنى الرئيس للجميع عيد سعيد.", "Le président a souhaité à tous un heureux Aïd.", None),
    ],
)
def test_first_names_and_whole_names_read_as_words(languages, source, target, name):
    told = [there for rule, _, there in found((source, target), languages=languages.split("-")) if rule == "NM101"]
    assert told == ([name] if name else [])


@pytest.mark.parametrize(
    ("languages", "source", "target", "surname"),
    [
        ("en-fr", "Detective Grace Fields made an appeal.", "L'inspectrice Grace Champs a lancé un appel.", "Champs"),
        ("de-fr", "Das sagte Vizechefin Sabine Zimmermann.", "C'est ce qu'a dit Sabine Charpentier.", "Charpentier"),
        ("en-fr", "Jordan Pickering, the mayor, spoke.", "Le maire Jordan Pickering a parlé.", None),
        ("it-fr", "Un sisma a Sumatra Occidentale.", "Un séisme à Sumatra Ouest.", None),
        ("en-fr", "She won her first Grand Slam title.", "Elle a gagné son premier Grand Chelem.", None),
    ],
)
def test_a_surname_behind_the_same_first_name(languages, source, target, surname):
    told = [there for rule, _, there in found((source, target), languages=languages.split("-")) if rule == "NM102"]
    assert told == ([surname] if surname else [])


@pytest.mark.parametrize(
    ("languages", "source", "target", "country"),
    [
        ("es-fr", "El alcalde de Córdoba (Argentina) cayó.", "Le maire de Cordoue (Espagne) est tombé.", "Espagne"),
        ("ru-fr", "МИД вызвал посла Австрии.", "Le ministère a convoqué l'ambassadeur d'Australie.", "Australie"),
        ("ru-fr", "МИД вызвал посла Австрии.", "Le ministère a convoqué l'ambassadeur d'Autriche.", None),
        ("de-fr", "Er reist nach Österreich und Ungarn.", "Il se rend en Hongrie et en Autriche.", None),
    ],
)
def test_countries_in_languages_without_tables(languages, source, target, country):
    told = [there for rule, _, there in found((source, target), languages=languages.split("-")) if rule == "NM102"]
    assert told == ([country] if country else [])


@pytest.mark.parametrize(
    ("languages", "source", "target", "place"),
    [
        ("fr-en", "La romancière haïtienne est morte.", "The Tahitian novelist has died.", "Tahitian"),
        ("es-fr", "La cumbre será en Cartagena.", "Le sommet aura lieu à Carthage.", "Carthage"),
        ("ru-fr", "В Нижнем Тагиле сгорел завод.", "Une usine a brûlé à Nijni Novgorod.", "Nijni Novgorod"),
        ("de-fr", "Es brennt in Frankfurt (Oder).", "Incendie à Francfort-sur-le-Main.", "Francfort-sur-le-Main"),
        ("zh-en", "河南省三人死亡。", "Three people died in Hunan.", "Hunan"),
        ("es-fr", "Los ministros irán a Viena.", "Les ministres irakiens iront à Vienne.", None),
        ("de-fr", "Das Werk in Frankfurt (Oder) brennt.", "L'usine de Francfort-sur-l'Oder brûle.", None),
        ("de-fr", "Im Delta des Niger ist Öl ausgelaufen.", "Du pétrole s'est répandu dans le delta nigérian.", None),
    ],
)  # fmt: skip
def test_places_and_peoples_that_are_taken_for_each_other(languages, source, target, place):
    told = [there for rule, _, there in found((source, target), languages=languages.split("-")) if rule == "NM102"]
    assert told == ([place] if place else [])
