"""The rules on numbers, dates and units, over real pairs of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numbered_pairs import check, flags, pair

from audit.checks.evidence import Evidence
from audit.language import get
from audit.quality.spans import FaultSpan
from audit.records import Role, Segment, Severity, Span


@pytest.mark.parametrize(
    ("source", "target", "rule", "wrong", "right"),
    [
        ("أصيب 37 شخصا في الحادث.", "L'accident a fait 73 blessés.", "NB101", "73", "37"),
        (
            "ويحتل المنتخب المركز الثاني والستين في التصنيف العالمي.",
            "L'équipe occupe la 72e place du classement mondial.",
            "NB101", "72e", "62",
        ),
        ("خصصت الحكومة تسعة ملايين دولار.", "Le gouvernement a débloqué 9 milliards de dollars.",
         "NB102", "9 milliards de dollars", "9 millions de dollars"),
        ("وأقامت في الخيام ٤٣٠ ألف أسرة.", "Les tentes abritent 43 000 familles.", "NB102", "43 000", "430\u202f000"),
        ("التقى الرئيسان في 17 تشرين الثاني.", "Les deux présidents se sont rencontrés le 17 octobre.",
         "NB103", "octobre", "novembre"),
        ("تنتهي المهلة في 31 جويلية.", "Le délai expire le 31 janvier.", "NB103", "janvier", "juillet"),
        ("ستجرى الانتخابات يوم الأحد.", "Les élections auront lieu samedi.", "NB103", "samedi", "dimanche"),
        ("عقد الاجتماع أول أمس.", "La réunion s'est tenue hier.", "NB103", "hier", None),
        ("تغلق المتاحف غدا وبعد غد.", "Les musées seront fermés hier et demain.", "NB103", "hier", None),
        ("يسري القانون في الفاتح من ماي.", "La loi s'applique à compter du 6 mai.", "NB106", "6", None),
        ("بلغ السعر 90 دينارا، مقابل 40 دينارا قبل شهر.",
         "Le prix a triplé en un mois, à 90 dinars.", "NB105", None, None),
        ("لم ينج سوى عاملين اثنين، ومات ثلاثة عشر آخرون.",
         "Le puits abritait dix-sept mineurs, treize sont morts, les deux autres non.", "NB106", "dix-sept", None),
        ("خصصت 7.5 مليار، منها 5.2 مليار منحا و2.3 مليار قروضا.",
         "Sur 7,5 milliards, 5,2 milliards sont des dons, avec des prêts.", "NB105", None, None),
        ("ينتهي الأجل في متم شهر شتنبر.", "Le délai expire le 1er septembre.", "NB106", "1er", None),
        ("بلغت الغرامة 20 مليون سنتيم.", "L'amende se monte à 2 millions de dirhams.",
         "NB102", "2 millions de dirhams", "200\u202f000 dirhams"),
        ("بلغت الغرامة 20 مليون سنتيم.", "L'amende se monte à 20 millions de dirhams.",
         "NB104", "20 millions de dirhams", "20 millions de centimes"),
        ("احتل العداء المركز الثالث.", "Le coureur a pris la deuxième place.", "NB101", "deuxième", "3e"),
        ("غادر الوفد العاصمة أمس.", "La délégation quittera demain la capitale.", "NB103", "demain", None),
        ("كان مقررا عقدها في أبريل الماضي.", "Elle était prévue en avril prochain.", "NB103", "prochain", None),
        ("وبلغت قيمة الصفقة 750 مليون درهم.", "La transaction atteint 750 millions de dollars.",
         "NB104", "750 millions de dollars", "750 millions de dirhams"),
        ("التهمت النيران 300 هكتار من الغابات.", "Le feu a ravagé 300 kilomètres carrés de forêt.",
         "NB104", "300 kilomètres carrés", "300 hectares"),
        ("وانخفضت النسبة 4.8 في المئة.", "Le taux a baissé de 4,8.", "NB104", "4,8", "4,8\u00a0%"),
        ("خفض البنك الفائدة بخمسين نقطة أساس.", "La banque a réduit son taux de cinquante points de pourcentage.",
         "NB104", "cinquante", None),
        ("وفاز الفريق بنتيجة 3-1.", "L'équipe l'a emporté 3-2.", "NB101", "2", "1"),
        ("يبلغ طول اللوح 24½ سنتيمترا.", "La planche mesure 24 centimètres.",
         "NB101", "24 centimètres", "24,5 centimètres"),
        ("ستصرف الدولة مساعدة قدرها ألفا دينار.", "L'État versera une aide de mille dinars.",
         "NB101", "mille dinars", "2000 dinars"),
    ],
)  # fmt: skip
def test_faults_are_found_where_they_stand(source: str, target: str, rule: str, wrong: str, right: str | None) -> None:
    [(found, span, suggestion)] = flags(source, target)
    assert (found, span, suggestion) == (rule, wrong, right)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("يضم المعرض ألفي كتاب.", "Le salon réunit 2 000 ouvrages."),
        ("قتل جنديان وأصيب ثالث.", "Deux soldats ont été tués et un troisième blessé."),
        ("عقد الاجتماع أول أمس في الطابق الثاني.", "La réunion s'est tenue avant-hier au deuxième étage."),
        ("وصل الوفد أمس وأول أمس.", "La délégation est arrivée hier et avant-hier."),
        ("تغلق المتاحف غدا وبعد الغد.", "Les musées seront fermés demain et après-demain."),
        ("يسري القانون في الفاتح من ماي.", "La loi s'applique à compter du 1er mai."),
        ("يسري القانون في غرة شهر مارس.", "La loi s'applique début mars."),
        ("ينتهي الأجل في متم شهر شتنبر.", "Le délai expire le 30 septembre."),
        ("يغلق المعرض في 14 أيلول/سبتمبر.", "L'exposition fermera à la mi-septembre."),
        ("تتوقف الصادرات من الأول من مارس إلى نهاية أبريل.", "Les exportations cessent de mars à fin avril."),
        ("رفع الأجر اعتبارا من مطلع العام المقبل.", "Le salaire augmentera à compter du 1er janvier."),
        ("سيغرس الحراس مليون شجرة قبل نهاية العقد.", "Les gardes planteront un million d'arbres d'ici 2030."),
        ("قد تختفي الشعاب بحلول عام 2050.", "Les récifs pourraient disparaître d'ici le milieu du siècle."),
        ("دامت الأشغال سنتين ونصفا.", "Les travaux ont duré trente mois."),
        ("دعت إلى إضراب يومي 6 و7 مارس.", "Elle appelle à 48 heures de grève les 6 et 7 mars."),
        ("أشارت الساعة إلى الثالثة والربع فجرا.", "Il était 03H15 du matin."),
        ("بلغت الغرامة 20 مليون سنتيم.", "L'amende se monte à 200.000 dirhams."),
        ("يباع الكيلوغرام بـ750 فلسا.", "Le kilo se vend 0,75 dinar."),
        ("رفع السعر إلى 150 قرشا.", "Le prix passe à 1,5 livre."),
        ("توفي نحو عشرة أشخاص.", "Une dizaine de personnes sont mortes."),
        ("ثلثا السكان نزحوا.", "Deux tiers des habitants ont été déplacés."),
        ("خفض البنك الفائدة ربع نقطة مئوية.", "La banque a réduit son taux de 25 points de base."),
        ("نصف الطلاب غابوا.", "50 % des élèves étaient absents."),
        ("اجتمعوا في 2 تشرين الأول/أكتوبر 2021.", "Ils se sont réunis le 02/10/2021."),
        ("تنطلق المباراة الساعة الثامنة والنصف مساء.", "Le match débutera à 20 h 30."),
        ("خلال ثمانينيات القرن العشرين.", "Au cours des années 80."),
        ("في القرن التاسع عشر.", "Au XIXe siècle."),
        ("بعد أسبوعين من الحادث.", "Quinze jours après l'accident."),
        ("قبل 48 ساعة.", "Il y a deux jours."),
        ("إنه أحد أبرز الكتاب.", "C'est l'un des écrivains les plus en vue."),
        ("فاز الفريق 1-2.", "L'équipe a gagné 2-1."),
        ("يعملون على مدار الساعة.", "Ils travaillent 24 heures sur 24."),
        ("فاز الفريق بثلاثية نظيفة.", "L'équipe l'a emporté 3-0."),
        ("اعتقل رجل في الخمسينات من عمره.", "Un quinquagénaire a été arrêté."),
        ("وقال: لست مرشحا.", "« Je ne suis pas candidat », a-t-il dit."),
        ("تحتاج البلاد إلى ستة ملايين إضافية.", "Le pays a besoin de six autres millions."),
        ("وقد اعتقلوا في 3 و4 و5 آذار.", "Ils ont été arrêtés du 3 au 5 mars."),
        ("في القرن الحادي عشر والثاني عشر والثالث عشر.", "Du XIe au XIIIe siècle."),
        ("ستستقر الأسعار قبل شهر رمضان.", "Les prix se stabiliseront avant le ramadan."),
        ("بزمن 14 دقيقة و21 ثانية و68 جزءا من المئة.", "En 14 min 21 s 68."),
        ("وصلوا في 15 رمضان 1445هـ.", "Ils sont arrivés le 25 mars 2024."),
        ("وبين 35 و40 مليون يورو.", "Entre 35 et 40 millions d'euros."),
        ("يبلغ عرض المخطوطة 29¾ بوصة.", "Le parchemin mesure 29 pouces trois quarts de large."),
        ("وفُرض عليهم حجر صحي مدته 14 يوما.", "Une quarantaine de 14 jours leur a été imposée."),
        ("غاب الوزير 2.5 سنة.", "Le ministre a été absent deux ans et demi."),
        ("دام اللقاء ساعتين ونصف الساعة.", "L'entretien a duré deux heures trente."),
        ("تراجع العدد من 58 ألفا إلى 41 ألفا.", "Le nombre a diminué de 17.000, à 41.000."),
        ("ضبطت الشرطة طنين ونصف الطن من الحشيش.", "La police a saisi 2,5 tonnes de haschich."),
        ("بلغ العدد 1,3 مليون مقابل مليون قبل عام.", "Le nombre a bondi de 30 %, à 1,3 million, contre un million."),
        ("بلغت النسبة 41 بالمئة مقابل 28 بالمئة.", "Le taux atteint 41 %, soit 13 points de plus."),
        ("سيزور الموقعين قبل نهاية كانون الثاني/يناير.", "Il visitera les deux sites avant février."),
    ],
)
def test_the_same_in_another_form_is_no_fault(source: str, target: str) -> None:
    assert flags(source, target) == []


def test_days_of_two_dates_that_changed_places() -> None:
    source = "يزور الوزير الرباط يوم 9 أبريل، في أول زيارة منذ إعلان 7 أبريل 2022."
    made = "Le ministre sera à Rabat le 7 avril, sa première visite depuis la déclaration du 9 avril 2022."
    assert [rule for rule, *_ in flags(source, made)] == ["NB103"]
    assert flags(source, made.replace("7 avril,", "9 avril,").replace("9 avril 2022", "7 avril 2022")) == []


def test_a_change_that_was_turned_round() -> None:
    source = "سترتفع الحصة من 18 إلى 27 في المئة."
    assert [rule for rule, *_ in flags(source, "La part passera de 27 à 18 %.")] == ["NB101"]
    assert flags(source, "La part passera de 18 à 27 %.") == []


def test_quarters_of_a_year() -> None:
    source = "يبدأ الميناء نشاطه في الربع الأخير من عام 2026."
    assert [rule for rule, *_ in flags(source, "Le port ouvrira au premier trimestre 2026.")] == ["NB103"]
    assert flags(source, "Le port ouvrira au quatrième trimestre 2026.") == []
    assert flags("تحقق ذلك في الربع الأخير من القرن.", "Ce fut au dernier quart du siècle.") == []
    source = "ارتفع الإنتاج في الربع الثاني، بعدما تراجع في الربع السابق."
    assert flags(source, "En recul au premier trimestre, la production a progressé au suivant.") == []
    for original, target in (
        (source, "La production, en recul au troisième trimestre, a progressé."),
        ("نما الاقتصاد في الثلاثي الأول.", "L'économie a progressé au quatrième trimestre."),
    ):
        assert "NB103" in [rule for rule, *_ in flags(original, target)]


def test_a_month_that_each_side_tells_from_the_other() -> None:
    source = "بلغ التضخم 4 في المئة في تموز/يوليو مقابل 6 في المئة في الشهر السابق."
    assert flags(source, "L'inflation, de 6 % en juin, est tombée à 4 % le mois suivant.") == []
    [(rule, *_)] = flags(source, "L'inflation, de 6 % en août, est tombée à 4 % le mois suivant.")
    assert rule == "NB103"


def test_a_day_that_each_side_tells_from_the_other() -> None:
    source = "The envoy reached Doha on Tuesday, a day before the talks."
    target = "Les pourparlers débuteront {} ; l'émissaire est arrivé la veille à Doha."
    assert flags(source, target.format("mercredi"), "en-fr") == []
    [wrong] = flags(source, target.format("lundi"), "en-fr")
    assert wrong[:2] == ("NB103", "lundi")


def test_rounded_millions_and_added_time() -> None:
    source = "بلغ عدد الحجاج هذا العام 1.673.230 حاجا."
    assert flags(source, "Quelque 1,67 million de fidèles ont accompli le hajj cette année.") == []
    assert [
        rule for rule, *_ in flags(source, "Quelque 1,68 million de fidèles ont accompli le hajj cette année.")
    ] == ["NB101"]
    source = "بلغت عائدات قناة السويس 247,8 مليار جنيه."
    assert flags(source, "Les recettes du canal de Suez ont atteint près de 248 milliards de livres.") == []
    assert [rule for rule, *_ in flags(source, "Les recettes du canal ont atteint 249 milliards de livres.")] == [
        "NB101"
    ]


def test_dunams_are_those_of_the_levant_or_of_iraq() -> None:
    source = "أتلفت الفيضانات ستين ألف دونم من حقول الرز."
    for hectares in ("6.000", "15.000"):
        assert flags(source, f"Les inondations ont détruit {hectares} hectares de rizières.") == []
    assert [rule for rule, *_ in flags(source, "Les inondations ont détruit 60.000 hectares de rizières.")] == ["NB104"]
    assert flags("سجل البديل الهدف في الدقيقة الرابعة من الوقت بدل الضائع.", "Le remplaçant a marqué à la 90e+4.") == []


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("تبدأ المحادثات مطلع الشهر المقبل.", "Les pourparlers s'ouvriront à la fin du mois prochain.", ["NB103"]),
        ("تبدأ المحادثات مطلع الشهر المقبل.", "Les pourparlers s'ouvriront au début du mois prochain.", []),
        ("تبدأ المحادثات مطلع الشهر المقبل.", "Les pourparlers s'ouvriront le mois prochain.", []),
        ("شيد السد في أواخر الستينات.", "Le barrage date du début des années 1960.", ["NB103"]),
        ("شيد السد في أواخر الستينات.", "Le barrage date de la fin des années soixante.", []),
    ],
)
def test_the_beginning_and_the_end_of_a_period(source: str, target: str, found: list[str]) -> None:
    assert [rule for rule, *_ in flags(source, target)] == found


@pytest.mark.parametrize(
    ("source", "target", "sides"),
    [
        ("فروا خلال اليومين الماضيين.", "Ils ont fui ces dernières quarante-huit heures.", "ar-fr"),
        ("He has been missing since Boxing Day.", "Il a disparu depuis le 26 décembre.", "en-fr"),
        ("It has fallen by half since 2000.", "Il a chuté de moitié depuis le début du siècle.", "en-fr"),
        ("أمهلته المحكمة 14 يوما.", "La cour lui a donné une quinzaine.", "ar-fr"),
        ("سيرتفع البحر مترا بنهاية القرن.", "La mer montera d'un mètre d'ici à 2100.", "ar-fr"),
        ("وقع الانفجار عند منتصف الليل.", "L'explosion s'est produite à 0h00.", "ar-fr"),
        ("أدرك التعادل في الدقيقة الأخيرة.", "Il a égalisé à la 90e minute.", "ar-fr"),
        ("يتنافسان في جولة الإعادة.", "Ils s'affronteront au second tour.", "ar-fr"),
        ("سجل العداء 3:41.56 دقائق.", "Le coureur a été chronométré en 3 min 41 s 56/100.", "ar-fr"),
        ("The label showed its SS21 collection in Milan.", "La marque a présenté sa collection 2021 à Milan.", "en-fr"),
        ("The law was passed in the wake of 9/11.", "La loi a été votée après le 11 septembre.", "en-fr"),
        ("She is the fifth judge murdered this year.", "Cinq juges ont été assassinés depuis janvier.", "en-fr"),
    ],
)
def test_numbers_that_the_other_side_tells_by_a_name(source: str, target: str, sides: str) -> None:
    assert flags(source, target, sides) == []


def test_a_converted_unit_is_only_noted() -> None:
    [finding] = check(pair("يبعد 45 ميلا عن العاصمة.", "Il se trouve à 72 km de la capitale."))
    assert (finding.rule, finding.severity) == ("NB104", Severity.INFO)
    [wrong] = flags("يبعد 45 ميلا عن العاصمة.", "Il se trouve à 92 km de la capitale.")
    assert wrong[0] == "NB101"


def test_a_number_on_one_side_alone() -> None:
    [dropped] = check(pair("أصيب 37 شخصا في الحادث.", "L'accident a fait des blessés."))
    assert (dropped.rule, dropped.severity) == ("NB105", Severity.MAJOR)
    [invented] = check(pair("أصيب عدة أشخاص في الحادث.", "L'accident a fait 12 blessés."))
    assert invented.rule == "NB106"
    [date] = check(pair("التقى الوزيران في 5 أيار 2023 في بيروت.", "Les deux ministres se sont vus à Beyrouth."))
    assert date.source_span is not None
    assert date.source_span.of("التقى الوزيران في 5 أيار 2023 في بيروت.") == "5 أيار 2023"


def test_what_the_omission_rule_reports_is_not_reported_again() -> None:
    source, target = "أصيب 37 شخصا وفق المصدر.", "Selon la source."
    start = source.index("أصيب")
    span = FaultSpan(Span(start, start + len("أصيب 37 شخصا")), 0.9, "omitted", words=3, digits=True, at_end=False)
    assert check(pair(source, target, omitted=[span])) == []
    assert [f.rule for f in check(pair(source, target))] == ["NB105"]


def test_a_number_that_the_next_segment_takes_up_is_not_missing() -> None:
    first = pair("أصيب 37 شخصا في الحادث.", "L'accident a fait des blessés.")
    second = pair("ونقلوا إلى المستشفى.", "Les 37 blessés ont été hospitalisés.")
    assert check(first, second) == []
    assert [f.rule for f in check(first)] == ["NB105"]


def test_a_number_that_a_desk_moved_to_a_sentence_further_off_is_neither_missing_nor_too_many() -> None:
    between = [pair("عاد الهدوء إلى الحي.", "Le calme est revenu dans le quartier.") for _ in range(4)]
    first = pair("يضم المصنع عددا كبيرا من العمال.", "L'usine emploie 1.840 ouvriers.")
    last = pair("وأضرب العمال البالغ عددهم 1840 عن العمل.", "Les ouvriers se sont mis en grève.")
    assert {f.rule for f in check(first, last)} == set() == {f.rule for f in check(first, *between, last)}
    assert {f.rule for f in check(first, *between)} == {"NB106"}


def test_a_sentence_left_in_another_language_hides_no_number() -> None:
    source = "وأصيب خمسة عمال."
    assert flags(source, "Five workers were injured.") == []
    assert flags(source, source) == []


def test_an_empty_translation_is_the_omission_rules_business() -> None:
    assert check(Evidence(Segment("1", "d", 1, "بقي 35", ""), get("ar"), get("fr"))) == []


def test_of_furniture_only_dates_are_compared() -> None:
    assert check(pair("المصدر: 57", "Source", role=Role.SOURCE)) == []
    assert check(pair("05-12-2023", "5 décembre 2023", role=Role.DATE)) == []
    [finding] = check(pair("5 كانون الأول 2023", "[05/ novembre/2023]", role=Role.DATE))
    assert (finding.rule, finding.suggestion) == ("NB103", "décembre")


@given(
    source=st.text(alphabet="0123456789.,:/- وأصيبشخص٣%", max_size=50),
    target=st.text(alphabet="0123456789.,:/- àetdeuxmillions%€h", max_size=50),
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_checked_and_spans_lie_in_it(source: str, target: str) -> None:
    evidence = Evidence(Segment("1", "d", 1, source, target), get("ar"), get("fr"))
    for finding in check(evidence):
        assert finding.source_span is None or 0 <= finding.source_span.start < finding.source_span.end <= len(source)
        assert finding.target_span is None or 0 <= finding.target_span.start < finding.target_span.end <= len(target)
        assert 0 < finding.confidence <= 1


@given(number=st.integers(3, 10**7))
@settings(max_examples=60, deadline=None)
def test_a_number_agrees_with_itself_and_with_no_other(number: int) -> None:
    source, target = f"بلغ العدد {number} شخصا", f"Leur nombre est de {number:,} personnes".replace(",", " ")
    plain = Evidence(Segment("1", "d", 1, source, target), get("ar"), get("fr"))
    assert check(plain) == []
    other = Evidence(Segment("1", "d", 1, source, f"Leur nombre est de {number + 7} personnes"), get("ar"), get("fr"))
    assert [f.rule[:4] for f in check(other)] in (["NB10"], ["NB10", "NB10"])


def test_numbers_that_changed_places() -> None:
    source = "انفجرت سيارة مفخخة عند نقطة تفتيش، مما أدى إلى مقتل 3 جنود وإصابة 17 آخرين."
    wrong = "Une voiture piégée a explosé à un point de contrôle, tuant 17 soldats et en blessant trois autres."
    [finding] = check(pair(source, wrong))
    assert finding.rule == "NB101" and "changed places" in finding.message
    assert check(pair(source, wrong.replace("17", "3").replace("trois", "17"))) == []


def test_points_are_no_per_cent() -> None:
    source = "تراجعت شعبية الحزب أربع نقاط مئوية في غضون شهر."
    [finding] = check(pair(source, "La popularité du parti a reculé de 4 % en un mois."))
    assert finding.rule == "NB104"
    assert check(pair(source, "La popularité du parti a reculé de quatre points de pourcentage en un mois.")) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("قضى ثمانية عشر شهرا خلف القضبان.", "Il a passé un an et demi derrière les barreaux."),
        ("خلال الساعات الثماني والأربعين الأخيرة.", "Au cours de ces deux derniers jours."),
        (
            "بلغ التضخم 12.5% في أكتوبر مقابل 13.9% في الشهر السابق.",
            "L'inflation a atteint 12,5 % en octobre, après 13,9 % en septembre.",
        ),
        ("يعاني واحد من كل خمسة مراهقين الإدمان.", "Vingt pour cent des adolescents, soit 20 %, sont dépendants."),
        ("تجاوزت الفاتورة عتبة الثلاثة ملايير دولار.", "La facture a dépassé trois milliards de dollars."),
        ("يدرس المسبار غلاف المريخ الجوي.", "La sonde étudie l'atmosphère de Mars."),
        ("بتعويض قدره سبعة وخمسون مليون يورو ونصف المليون.", "Pour une compensation de 57,5 millions d'euros."),
        ("حدد السعر بـ2350 جنيها، بزيادة 150 جنيها.", "Le prix est fixé à 2.350 livres, contre 2.200 auparavant."),
        # worked out: what is left of all, half of them, the share that one count is of another
        (
            "كان على متن القارب 68 راكبا، ولم يعثر إلا على 41 ناجيا وتسع جثث.",
            "Quarante et un rescapés, neuf corps : on reste sans nouvelles de 18 passagers.",
        ),
        ("وظفت الشركة 3000 شخص، نصفهم بعقود دائمة.", "La société a embauché 3.000 personnes, dont 1.500 durablement."),
        ("سرحت الشركة 140 من موظفيها الـ210.", "La société a licencié les deux tiers de ses salariés."),
        ("تلقى ربع المبلغ البالغ 88 مليون دولار.", "Il a reçu 22 des 88 millions de dollars."),
        ("قطع المسافة في دقيقة و44 ثانية.", "Il a couvert la distance en 1 min 44 s."),
        (
            "تقطعت السبل بآلاف منهم، بل إن آلافا ماتوا.",
            "Des milliers d'entre eux sont bloqués, des milliers sont morts.",
        ),
        ("ستودع الوديعة على دفعتين، قيمة كل منهما 250 مليونا.", "Le dépôt de 500 millions sera versé en deux fois."),
        ("أكثر من ثلاثة أرباعهم أطفال.", "Plus des trois quarts sont des enfants."),
        ("تقفز إلى ارتفاع مترين ونصف متر.", "Il saute à deux mètres cinquante de haut."),
        ("وعد بذلك في المئة يوم الأولى.", "Il l'a promis pour les cent premiers jours."),
        ("قتلت السائحة في ديسمبر 2018.", "La touriste a été tuée fin 2018."),
        ("من 68 في المئة سنة 2020 إلى 35 في المئة.", "De 68 % en 2020 à 35 %."),
        # a whole for its two parts, what there was before a change, two units as one
        (
            "تشارك في إخماد الحريق تسع شاحنات و14 زورقا.",
            "L'incendie mobilise 23 engins, dont 14 canots.",
        ),
        (
            "نال الحزب 31 مقعدا، أي أقل بثمانية مقاعد من عددها في المجلس السابق.",
            "Le parti obtient 31 sièges : il en perd huit sur les 39 de l'assemblée sortante.",
        ),
        # how many times another
        ("تضاعف عدد الزوار ليصل إلى 48 ألفا.", "Le nombre de visiteurs est passé de 24.000 à 48.000."),
        ("بلغ السعر 90 دينارا، مقابل 30 دينارا قبل شهر.", "Le prix a triplé en un mois, à 90 dinars."),
        # the rest of a whole without its number, or by its own; two parts that are all
        (
            "خصص البنك 7.5 مليار دولار، منها 5.2 مليار منحا و2.3 مليار قروضا.",
            "La banque a débloqué 7,5 milliards de dollars : 5,2 milliards de dons, le reste en prêts.",
        ),
        ("تملك الدولة 62% منها والبقية لمستثمرين.", "L'État en détient 62 %, des investisseurs les 38 % restants."),
        ("أوقف 34 متظاهرا أفرج عن 21 منهم.", "Sur 34 manifestants interpellés, treize sont toujours détenus."),
        (
            "لم ينج من انهيار المنجم سوى عاملين اثنين، ومات ثلاثة عشر آخرون.",
            "Sur les quinze mineurs, treize sont morts dans l'éboulement. Les deux autres ont survécu.",
        ),
        ("ضبطت الجمارك 3 قناطير و25 كيلوغراما من القات.", "Les douanes ont saisi 325 kilos de qat."),
        ("اشترت الشركة 750 ألف طن من الأرز.", "La société a acheté trois quarts de million de tonnes de riz."),
    ],
)
def test_the_same_quantity_told_in_another_way(source: str, target: str) -> None:
    assert [finding for finding in check(pair(source, target)) if finding.severity > Severity.INFO] == []


def test_a_day_put_into_another_month_whose_own_is_told_elsewhere() -> None:
    source = "تستمر التسجيلات حتى الثامن من نيسان/أبريل، وتجرى القرعة في نهاية الشهر نفسه."
    right = "Les inscriptions sont ouvertes jusqu'au 8 avril et le tirage au sort aura lieu fin avril."
    assert flags(source, right) == []
    assert flags(source, right.replace("8 avril", "8 mai")) == [("NB103", "mai", "avril")]
