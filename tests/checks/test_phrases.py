"""Set phrases rendered word by word, and words of two senses whose company decides (MT106)."""

from __future__ import annotations

import pytest
from linked_pairs import linked

from audit.checks.meaning.phrases import literal_phrase, phrases
from audit.records import Finding


def findings(source: str, target: str) -> list[Finding]:
    return list(literal_phrase.segment(linked(source, target, "ar-fr")))


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("أطلق الخاطفون سراح السائحين.", "Les ravisseurs ont tiré sur les touristes.", "tiré"),
        ("دخل السجناء في إضراب مفتوح عن الطعام.", "Les prisonniers ont entamé une grève illimitée.", "grève illimitée"),
        ("أدلى الطبيب بشهادته أمام المحكمة.", "Le médecin a présenté son certificat au tribunal.", "certificat"),
        ("جرفت السيول جسرا في ضواحي المدينة.", "Séoul a emporté un pont dans la banlieue de la ville.", "Séoul"),
        ("وضعت الوزيرة إكليلا على الضريح.", "La ministre a accouché d'une couronne.", "accouché"),
        ("كسبت الزوجة دعوى الخلع.", "L'épouse a gagné le procès en destitution.", "destitution"),
        ("حوكم رجلان بالعمالة للعدو.", "Deux hommes ont été jugés pour avoir travaillé avec l'ennemi.", "travaillé"),
        ("عثر المنقبون على مذبح روماني.", "Les fouilleurs ont trouvé un abattoir romain.", "abattoir"),
        ("توقف خط التعبئة في المصنع.", "La ligne de mobilisation de l'usine est arrêtée.", "mobilisation"),
        ("قررت النيابة حفظ الدعوى.", "Le parquet a décidé de maintenir la plainte.", "maintenir"),
        ("أوقف الدرك خالها.", "Les gendarmes ont arrêté son oncle paternel.", "oncle paternel"),
        ("استهدفت السفينة بطائرتين مسيرتين.", "Le navire a été visé par deux avions de ligne.", "avions de ligne"),
        ("رفع البنك أسعار الفائدة.", "La banque a relevé les prix d'intérêt.", "prix d'intérêt"),
        ("رفعت الشركة دعوى على منافستها.", "La société a retiré sa plainte contre sa concurrente.", "retiré"),
        ("شارفت أشغال الجسر على نهايتها.", "Les travaux du pont sont terminés.", "terminés"),
        ("رد المجلس الطعن في نتائج الاقتراع.", "Le conseil a rejeté le coup de couteau.", "coup de couteau"),
        ("أشهر الحكم بطاقتين صفراوين.", "Le jugement a brandi deux cartons jaunes.", "jugement"),
        ("صادرت الجمارك شحنة من التبغ.", "Les douanes ont exporté une cargaison de tabac.", "exporté"),
        ("تقترح الدراسة سوقا مغاربية للغاز.", "L'étude propose un marché marocain du gaz.", "marocain"),
        ("علقت الشركة البولندية رحلاتها.", "La compagnie polonaise a commenté ses vols.", "commenté"),
    ],
)
def test_a_set_phrase_word_by_word(source: str, target: str, said: str) -> None:
    [finding] = findings(source, target)
    assert finding.target_span is not None and finding.source_span is not None
    assert finding.target_span.of(target) == said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("أطلق الخاطفون سراح السائحين.", "Les ravisseurs ont relâché les touristes, puis tiré en l'air."),
        ("طالب المحتجون بخلع الرئيس.", "Les manifestants ont réclamé la destitution du président."),
        ("أغلقت البلدية المذبح المركزي.", "La municipalité a fermé l'abattoir central."),
        ("وصل الوفد إلى سيول.", "La délégation est arrivée à Séoul."),
        ("أطلق المسلحون النار، ثم ألقي القبض عليهم وأطلق سراحهم لاحقا.", "Ils ont tiré, ont été pris, puis élargis."),
        ("علق الوزير على استئناف المحادثات.", "Le ministre a commenté la reprise des pourparlers."),
        ("ارتفعت صادرات الفوسفات.", "Le pays a exporté plus de phosphate."),
        ("أصدرت المحكمة حكما ضد اللاعب.", "Le jugement du tribunal condamne le joueur."),
    ],
)
def test_a_set_phrase_that_is_said_rightly_or_is_none(source: str, target: str) -> None:
    assert findings(source, target) == []


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("Le vice-président libyen a ordonné le placement en détention de trois responsables.", ["vice-président"]),
        ("Le procureur général libyen a ordonné le placement en détention de trois responsables.", []),
        ("Le parquet libyen a ordonné le placement en détention de trois responsables.", []),
    ],
)
def test_whatever_stands_for_a_phrase_whose_right_renderings_are_known(target: str, said: list[str]) -> None:
    told = findings("أمر النائب العام الليبي بحبس ثلاثة مسؤولين احتياطيا.", target)
    assert [finding.target_span.of(target) for finding in told if finding.target_span] == said


def test_the_usual_rendering_of_each_phrase_is_right() -> None:
    known = {phrase for some in phrases().values() for phrase in some}
    assert len(known) > 80
    assert [phrase.usual for phrase in known if not phrase.right.search(phrase.usual)] == []
