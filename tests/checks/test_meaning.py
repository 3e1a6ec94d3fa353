"""Reversed negations and opposite words, and the freedom that a translation has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from audit.alignment.words import weighed_links
from audit.checks.evidence import Doubt, Evidence, certain
from audit.checks.meaning.attribution import moved_attribution
from audit.checks.meaning.opposites import opposite_word, wrong_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.checks.meaning.senses import KINDS, senses_of
from audit.checks.rules import Rule
from audit.encoder import Encoder, load_encoder
from audit.language import get
from audit.language.normalize import fold
from audit.language.words import words
from audit.records import Finding, Segment, Severity

encoder = cache(load_encoder)


def findings(
    source: str,
    target: str,
    pair: str = "ar-fr",
    rules: tuple[Rule, ...] | None = None,
    doubt: Doubt = certain,
    missing: Doubt = certain,
) -> list[Finding]:
    """What the rules on meaning say of a pair, with the links that the real aligner gives it."""
    left, right = map(get, pair.split("-"))
    loaded: Encoder = encoder()
    encoded = loaded.encode([source, target])
    near, far = words(source, left), words(target, right)
    leads = weighed_links(encoded[0], encoded[1], near, far)
    segment = Segment("1", "d", 0, source, target)
    evidence = Evidence(
        segment, left, right, source_words=near, target_words=far, links=list(leads), leads=leads,
        missing=missing, unsupported=doubt,
    )  # fmt: skip
    chosen = rules or (reversed_polarity, opposite_word, moved_attribution, wrong_word)
    return [finding for rule in chosen if rule.segment for finding in rule.segment(evidence)]


@pytest.mark.parametrize(
    ("pair", "source", "target", "where"),
    [
        (
            "ar-fr",
            "أكد الوزير أن الحكومة لم توقع الاتفاق.",
            "Le ministre a affirmé que le gouvernement avait signé l'accord.",
            "accord",
        ),
        (
            "ar-fr",
            "قال الطبيب إن إصابات الجندي غير قاتلة.",
            "Le médecin a dit que les blessures du soldat étaient mortelles.",
            "mortelles",
        ),
        (
            "ar-fr",
            "أكد الوزير أن الحكومة وقعت الاتفاق.",
            "Le ministre a affirmé que le gouvernement n'avait pas signé l'accord.",
            "signé",
        ),
        ("ar-fr", "لم يستبعد الوزير فتح السفارة.", "Le ministre a exclu d'ouvrir l'ambassade.", "exclu"),
        (
            "ar-fr",
            "طلبت بيروت ضمانات مكتوبة بعدم تطبيق عقوبة الإعدام.",
            "Beyrouth a demandé des garanties écrites que la peine de mort serait appliquée.",
            "appliquée",
        ),
        ("ar-fr", "لا يسعنا إلا أن نرحب بالقرار.", "Nous ne pouvons pas saluer la décision.", "ne pouvons pas"),
        ("ar-fr", "لم يخف المدرب انزعاجه من القرار.", "Le sélectionneur a caché son agacement.", "caché"),
        ("ar-fr", "لم يحل الاعتذار دون استدعائه.", "Les excuses ont empêché sa convocation.", "empêché"),
        ("en-fr", "Kenya has yet to ratify the treaty.", "Le Kenya a déjà ratifié le traité.", "ratifié"),
        (
            "ar-fr",
            "لم يستبعد الوزير فتح السفارة، ولن يطال التعديل الحقائب.",
            "Le ministre a exclu d'ouvrir l'ambassade, mais le remaniement ne touchera pas les portefeuilles.",
            "exclu",
        ),
        (
            "ar-fr",
            "اتفقا على عدم إعادة أي قاصر غير مصحوب بذويه.",
            "Ils sont convenus de renvoyer tout mineur non accompagné.",
            "renvoyer",
        ),
        ("es-en", "El ministro no descarta bloquear la ley.", "The minister has ruled out blocking the law.", "ruled"),
        ("en-fr", "The bank would not rule out an increase.", "La banque excluait une hausse.", "excluait"),
        ("en-fr", "The company did not publish the report.", "La société a publié le rapport.", "publié"),
        ("en-ar", "The company published the report.", "لم تنشر الشركة التقرير.", "تنشر"),
    ],
)
def test_a_negation_lost_or_added(pair: str, source: str, target: str, where: str) -> None:
    [finding] = findings(source, target, pair)
    assert finding.rule == "MT102" and finding.severity >= Severity.MAJOR
    assert finding.category == "accuracy/mistranslation"
    assert finding.target_span is not None and finding.source_span is not None
    assert where in finding.target_span.of(target)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ar-fr", "لم توقع الحكومة الاتفاق.", "Le gouvernement a refusé de signer l'accord."),
        ("ar-fr", "هطلت أمطار لم تشهد البلاد مثيلا لها.", "Ce sont les pires pluies que le pays ait connues."),
        (
            "ar-fr",
            "جاءت مبيعات المتجر دون توقعات المحللين.",
            "Les ventes du magasin sont inférieures aux attentes des analystes.",
        ),
        ("ar-fr", "ترك المجلس أسعار المياه دون تغيير.", "Le conseil a laissé inchangés les prix de l'eau."),
        ("ar-fr", "قضت المحكمة ببراءته من السرقة.", "Le tribunal l'a déclaré non coupable du vol."),
        ("ar-fr", "رفضت النقابة الحوار مع الوزير.", "Pas de dialogue avec le ministre, dit le syndicat."),
        ("ar-fr", "لا يختلف اثنان على أهمية القرار.", "Tout le monde s'accorde sur l'importance de la décision."),
        ("ar-fr", "لم يستبعد الوزير عقد جولة جديدة.", "Un autre round est possible, a laissé entendre le ministre."),
        ("ar-fr", "لم تنجح المفاوضات.", "Les négociations ont échoué."),
        ("ar-fr", "لا تصل الكهرباء إلا أربع ساعات في اليوم.", "L'électricité arrive seulement quatre heures par jour."),
        ("ar-fr", "لا يزال الطريق مغلقا.", "La route est toujours fermée."),
        ("ar-fr", "تضررت المدن، لا سيما بيروت.", "Les villes ont été touchées, notamment Beyrouth."),
        ("ar-fr", "هذا القرار غير قانوني.", "Cette décision est illégale."),
        ("ar-fr", "عبرت السفينة المضيق دون أن تخضع للتفتيش.", "Le navire a franchi le détroit sans être inspecté."),
        ("ar-fr", "وعزا التأخير إلى عدم توفر التمويل.", "Il a attribué le retard à l'absence de financement."),
        ("ar-fr", "لم يبق سوى ثلاثة لاعبين.", "Il ne reste que trois joueurs."),
        ("ar-fr", "لا يسعنا إلا أن نرحب بالقرار.", "Nous ne pouvons que saluer la décision."),
        ("ar-fr", "تعهد بألا تطأ قدمه القصر.", "Il a promis de ne pas mettre les pieds au palais."),
        ("ar-fr", "ترك مسرحية واحدة لم تكتمل.", "Il laisse une pièce inachevée."),
        ("ar-fr", "لم يتردد الوزير في الرد على المعارضة.", "Le ministre n'a pas hésité à répondre à l'opposition."),
        ("ar-fr", "لم تتأخر الوزارة في الرد.", "La réponse du ministère n'a pas tardé."),
        ("ar-fr", "لم يكف يوما عن الابتسام.", "Il a toujours souri."),
        ("ar-fr", "هاجمت النقابة أصحاب المراكب.", "Le syndicat ne prend pas de gants avec les armateurs."),
        (
            "ar-fr",
            "زار الوزير المدينة والقرى.",
            "Le ministre a visité non seulement la ville, mais aussi les villages.",
        ),
        ("ar-fr", "لا شيء يرى غير السماء.", "On ne voit rien d'autre que le ciel."),
        ("ar-fr", "هذا اللقاح مصنوع من فيروس غير نشط.", "Ce vaccin est fait d'un virus inactivé."),
        ("ar-fr", "لم نتمكن من الوصول في الموعد.", "Nous ne pûmes arriver à l'heure."),
        ("ar-fr", "الشعب غير رأيه منذ الاستفتاء.", "Le peuple a changé d'avis depuis le référendum."),
        ("ar-fr", "ما عندنا مشكل، مانعرفش.", "Nous n'avons pas de problème, je ne sais pas."),
        ("ar-fr", "تخطى عدد القتلى العشرات.", "Le nombre des morts n'est pas le seul à dépasser les dizaines."),
        ("ar-fr", "دعا إلى وقف إطلاق النار.", "Il a appelé au cessez-le-feu."),
        ("ar-fr", "يباع الزيت بسعر دون خمسة دنانير للتر.", "L'huile se vend moins de cinq dinars le litre."),
        (
            "ar-fr",
            "أنكرت الوزارة أن تكون القوات قد أبعدت مهاجرين إلى الصحراء.",
            "Les forces n'ont pas renvoyé de migrants dans le désert, assure le ministère.",
        ),
        ("ar-fr", "أقيل محافظ البنك المركزي ليلا.", "Depuis cette nuit, il n'est plus gouverneur de la banque."),
        ("en-fr", "The road is still closed.", "La route n'a pas encore rouvert."),
        ("en-fr", "No one was hurt.", "Personne n'a été blessé."),
        ("en-ar", "He was unable to travel.", "لم يستطع السفر."),
        ("ar-fr", "لن يشارك الحزب في الحوار الوطني.", "Le parti boudera le dialogue national."),
    ],
)
def test_the_same_said_in_another_way(pair: str, source: str, target: str) -> None:
    assert findings(source, target, pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "said", "meant"),
    [
        (
            "ar-fr",
            "رفض الاتحاد الأوروبي تمديد المهلة.",
            "L'Union européenne a accepté de prolonger le délai.",
            "accepté",
            "رفض",
        ),
        ("ar-fr", "ارتفعت أسعار النفط أمس.", "Les prix du pétrole ont baissé hier.", "baissé", "ارتفعت"),
        (
            "ar-fr",
            "تحول الإعصار إلى عاصفة مدارية قبل أن تتراجع حدته تدريجا.",
            "Le cyclone s'est transformé en tempête tropicale avant de se renforcer progressivement.",
            "renforcer",
            "تتراجع",
        ),
        (
            "ar-fr",
            "قررت الحكومة تأميم المناجم.",
            "Le gouvernement a décidé de privatiser les mines.",
            "privatiser",
            "تأميم",
        ),
        ("ar-fr", "تعاني البلاد من نقص الوقود.", "Le pays connaît une abondance de carburant.", "abondance", "نقص"),
        ("ar-fr", "أوقفت الشرطة شقيق المشتبه به.", "La police a relâché le frère du suspect.", "relâché", "أوقفت"),
        ("ar-fr", "أفرجت السلطات عن 45 معتقلا.", "Les autorités ont arrêté 45 personnes.", "arrêté", "أفرجت"),
        ("en-fr", "Police arrested two men on Monday.", "La police a libéré deux hommes lundi.", "libéré", "arrested"),
        (
            "en-fr",
            "The carrier resumed domestic flights.",
            "La compagnie a repris ses vols extérieurs.",
            "extérieurs",
            "domestic",
        ),
        (
            "ar-fr",
            "تراجع التضخم إلى 9% مقابل 11%.",
            "L'inflation s'est accélérée à 9 % contre 11 %.",
            "accélérée",
            "تراجع",
        ),
        (
            "tr-fr",
            "Ülkenin ithalatı geçen yıl azaldı.",
            "Les importations du pays ont augmenté l'an dernier.",
            "augmenté",
            "azaldı",
        ),
        ("tr-fr", "Takım evinde 3-0 yenildi.", "L'équipe a gagné 3-0 à domicile.", "gagné", "yenildi"),
        ("en-ar", "The minister confirmed the report.", "نفى الوزير التقرير.", "نفى", "confirmed"),
    ],
)
def test_a_word_and_its_opposite(pair: str, source: str, target: str, said: str, meant: str) -> None:
    [finding] = findings(source, target, pair)
    assert finding.rule == "MT103"
    assert finding.target_span is not None and finding.source_span is not None
    assert (finding.target_span.of(target), finding.source_span.of(source)) == (said, meant)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("رفض الاتحاد تمديد المهلة.", "L'Union n'a pas accepté de prolonger le délai."),
        ("رفض الوزير العرض الأول وقبل الثاني.", "Le ministre a accepté la deuxième offre et refusé la première."),
        ("ارتفعت أسعار النفط أمس.", "Les prix du pétrole ont augmenté hier."),
        ("تراجع الدينار وعزز الدولار مكاسبه.", "Le dinar a reculé et le dollar a renforcé ses gains."),
        ("أنكر المتهم معرفته بزعيم الشبكة.", "Le prévenu a assuré ne pas connaître le chef du réseau."),
        (
            "نفى المدرب أن يكون قد تلقى عرضا من ناد أوروبي، لكنه لم يستبعد الرحيل.",
            "Aucun club européen ne lui a fait d'offre, a assuré l'entraîneur, qui n'exclut pas de partir.",
        ),
        (
            "تفحص العينات ثم ترسل بعد ذلك إلى العاصمة.",
            "Les échantillons sont examinés avant d'être envoyés à la capitale.",
        ),
        (
            "خسر الحزب مقعدين رغم حصوله على ستين مقعدا.",
            "Deux sièges de moins pour le parti, qui en a remporté soixante.",
        ),
        ("وبرأت أربعة متهمين لفائدة الشك.", "On compte quatre acquittés au bénéfice du doute."),
        ("قتل الجندي من قبل مسلحين.", "Le soldat a été tué par des hommes armés."),
        (
            "درس الأدب الإنكليزي في جامعة دمشق قبل أن يحصل على منحة في وارسو.",
            "Après des études de littérature anglaise à l'université de Damas, il décroche une bourse à Varsovie.",
        ),
        (
            "وتعاني السفينة من زيادة كبيرة في الوزن مما يقلل من أدائها.",
            "Le navire est considérablement surchargé, ce qui diminue ses performances.",
        ),
    ],
)
def test_a_right_word_is_no_opposite(source: str, target: str) -> None:
    assert findings(source, target, rules=(opposite_word,)) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "said"),
    [
        ("ar-fr", "أسفر الانهيار عن إصابة ستة عمال.", "L'éboulement a coûté la vie à six ouvriers.", "coûté la vie"),
        ("ar-fr", "أودى حريق المصنع بحياة حارسين.", "L'incendie de l'usine a fait deux blessés.", "blessés"),
        (
            "ru-fr",
            "При взрыве пострадали трое рабочих.",
            "L'explosion a coûté la vie à trois ouvriers.",
            "coûté la vie",
        ),
        ("tr-en", "Kazada iki kişi hayatını kaybetti.", "Two people were injured in the crash.", "injured"),
    ],
)
def test_wounded_who_are_told_as_dead(pair: str, source: str, target: str, said: str) -> None:
    [finding] = findings(source, target, pair, rules=(opposite_word,))
    assert finding.target_span is not None and finding.target_span.of(target) == said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("أصيب ثلاثة جنود، قضى أحدهم متأثرا بجروحه.", "Trois soldats ont été touchés, dont un a succombé."),
        ("أصيب الحارس في ركبته.", "Le gardien s'est blessé au genou."),
        ("سقط ضحايا في الاشتباكات.", "Les affrontements ont fait des morts."),
    ],
)
def test_wounded_and_dead_as_they_are(source: str, target: str) -> None:
    assert findings(source, target, rules=(opposite_word,)) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "said", "meant"),
    [
        (
            "ar-fr",
            "تظاهر مئات المعلمين أمام الوزارة.",
            "Des centaines d'étudiants ont manifesté devant le ministère.",
            "étudiants",
            "المعلمين",
        ),
        ("ar-fr", "وصلت شحنة من القمح إلى بيروت.", "Une cargaison de riz est arrivée à Beyrouth.", "riz", "القمح"),
        (
            "ar-fr",
            "أوصى التقرير بتحصين الأطفال ضد الحصبة.",
            "Le rapport recommande de vacciner les enfants contre la variole.",
            "variole",
            "الحصبة",
        ),
        (
            "ar-fr",
            "احتج المزارعون على ارتفاع أسعار الأعلاف.",
            "Les agriculteurs ont protesté contre la hausse du prix des engrais.",
            "engrais",
            "الأعلاف",
        ),
        ("ar-fr", "وأسفر الحادث عن سقوط ثلاثة جرحى.", "L'accident a fait trois morts.", "morts", "جرحى"),
        ("en-fr", "He works near the school.", "Il travaille près de l'hôpital.", "hôpital", "school"),
    ],
)
def test_another_of_its_kind(pair: str, source: str, target: str, said: str, meant: str) -> None:
    [finding] = findings(source, target, pair, rules=(wrong_word,))
    assert (finding.rule, finding.severity) == ("MT105", Severity.MAJOR)
    assert finding.target_span is not None and finding.source_span is not None
    assert (finding.target_span.of(target), finding.source_span.of(source)) == (said, meant)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("تظاهر المعلمون والطلاب.", "Les étudiants et les enseignants ont manifesté."),
        ("تحطمت طائرة مروحية قرب المطار.", "Un hélicoptère s'est écrasé près de l'aéroport."),
        ("قتل جندي في انفجار لغم.", "Un militaire a été tué par l'explosion d'une mine."),
        ("وصلت أربع سيارات إطفاء إلى المصنع.", "Quatre camions de pompiers sont arrivés à l'usine."),
        ("عثر على القارب على الضفة المقابلة لنهر الفرات.", "Le bateau a été retrouvé sur l'autre rive de l'Euphrate."),
        ("يعود قارب الصيادين إلى الميناء.", "Le bateau des pêcheurs rentre au port."),
        ("وأصيب ثلاثة أطفال ورجل مسن.", "Trois enfants et un vieil homme ont été blessés."),
    ],
)
def test_the_same_thing_in_another_word(source: str, target: str) -> None:
    assert findings(source, target, rules=(wrong_word,)) == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "right"),
    [
        ("en-es", "He declined to say whether he would resign.", "Se negó a dimitir.", "No quiso decir si dimitirá."),
        ("ar-fr", "رفض المتحدث التعليق على إقالة المدير.", "Il a refusé de limoger le chef.", "Il a refusé de réagir."),
    ],
)
def test_a_refusal_to_say_is_none_to_do(pair: str, source: str, target: str, right: str) -> None:
    [finding] = findings(source, target, pair, rules=(wrong_word,))
    assert finding.target_span is not None and finding.target_span.of(target) in target
    assert findings(source, right, pair, rules=(wrong_word,)) == []


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        (
            "أكد الوزير أن الحكومة لم توقع الاتفاق.",
            "Le ministre a affirmé que le gouvernement avait signé l'accord.",
            Severity.CRITICAL,
        ),
        (
            "قال الطبيب إن إصابات الجندي غير قاتلة.",
            "Le médecin a dit que les blessures du soldat étaient mortelles.",
            Severity.MAJOR,  # an adjective has many contraries
        ),
    ],
)
def test_only_what_is_beyond_doubt_is_critical(source: str, target: str, severity: Severity) -> None:
    [finding] = findings(source, target, rules=(reversed_polarity,))
    assert finding.severity is severity


def test_a_negation_that_bears_on_an_unlinked_word_needs_the_estimator() -> None:
    source = "هزمت جنوب أفريقيا نيوزيلندا في المباراة النهائية."
    target = "Il n'est pas dit qui, dans la partie finale, a gagné."
    rules = (reversed_polarity,)
    assert findings(source, target, rules=rules) == []
    [finding] = findings(source, target, rules=rules, doubt=lambda span: 0.9)
    assert finding.severity is Severity.MAJOR and finding.source_span is None
    assert findings(target, source, "fr-ar", rules=rules) == []
    [finding] = findings(target, source, "fr-ar", rules=rules, missing=lambda span: 0.9)
    assert finding.severity is Severity.MAJOR and finding.target_span is None


def test_words_that_were_run_together_are_not_judged() -> None:
    source = "نعلمأنهذالنيغيرسلوكالطلابعلىالفور."
    assert findings(source, "Cela ne modifiera pas le comportement des étudiants.", doubt=lambda span: 0.9) == []


def test_a_word_of_two_senses_proves_nothing() -> None:
    assert {"kin/brother", "kin/sister"} <= senses_of(fold("شقيقه"), "ar", KINDS).keys()
    assert findings("زار شقيقه بيروت.", "Sa sœur a visité Beyrouth.", rules=(wrong_word,)) == []


def written_by_hand() -> list[tuple[str, str, str]]:
    """Original, faithful and faulty translation of the sets that the rules were measured on last."""
    lines = (Path(__file__).parent / "reversed.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.startswith(("c\t", "d\t"))]
    return [(row[2], row[3], row[4]) for row in rows]


def test_most_faults_written_by_hand_are_found_and_no_faithful_translation_is_flagged() -> None:
    rows = written_by_hand()
    assert [source for source, faithful, _ in rows if findings(source, faithful)] == []
    found = [source for source, _, faulty in rows if findings(source, faulty)]
    assert len(found) >= 0.6 * len(rows)


@pytest.mark.parametrize(
    ("pair", "source", "target", "turned"),
    [
        ("ar-fr", "استقال الوزير قبل ساعات من جلسة برلمانية.", "Le ministre a démissionné quelques heures après une "
         "séance parlementaire.", True),
        ("ar-fr", "وصل الوزير إلى الدوحة بعد القمة.", "Le ministre est arrivé à Doha avant le sommet.", True),
        ("ar-fr", "وصل الوزير إلى الدوحة بعد القمة.", "Le ministre est arrivé à Doha après le sommet.", False),
        ("ar-fr", "غادر الوزير الدوحة بعد لقاء الأمير.", "Le ministre a vu l'émir avant de quitter Doha.", False),
        ("en-fr", "Wash your hands before and after meals.", "Se laver les mains avant et après les repas.", False),
        ("en-fr", "The minister resigned hours before the vote.", "Le ministre a démissionné quelques heures après le "
         "vote.", True),
    ],
)  # fmt: skip
def test_before_and_after(pair: str, source: str, target: str, turned: bool) -> None:
    assert len(findings(source, target, pair, (opposite_word,))) == turned
