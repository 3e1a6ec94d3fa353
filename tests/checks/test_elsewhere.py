"""What one sentence of a story lacks and its neighbour tells is a note."""

from __future__ import annotations

from collections.abc import Sequence

from audit.alignment.passages import Passage
from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence
from audit.checks.gather import gather
from audit.language import get
from audit.records import Finding, Segment, Severity
from tests.checks.named_pairs import encoder, estimator

SOURCE = (
    'فاز الفيلم "زيت وملح" للمخرجة الفلسطينية رنا أبو غوش بجائزة السوسنة السوداء لأفضل فيلم عربي طويل في مهرجان '
    "عمان السينمائي الدولي الذي اختتم مساء الأربعاء في منطقة العبدلي وسط العاصمة الأردنية.",
    'وقالت أبو غوش لدى تسلمها الجائزة، وقيمتها 20 ألف دولار: "كتبت هذا الفيلم لجدتي التي لم تدخل قاعة سينما في '
    'حياتها".',
)
PRIZE = ", une récompense dotée de 20 000 dollars"
TARGET = (
    "Le film « Huile et sel » de la réalisatrice palestinienne Rana Abou Ghoch a reçu l'Iris noir du meilleur long "
    "métrage arabe au Festival international du film d'Amman, qui s'est achevé mercredi soir dans le quartier "
    f"d'Abdali, au centre de la capitale jordanienne{PRIZE}.",
    "« J'ai écrit ce film pour ma grand-mère, qui n'a jamais mis les pieds dans une salle de cinéma », a dit Mme Abou "
    "Ghoch en recevant son prix.",
)


def findings(target: Sequence[str], source: Sequence[str] = SOURCE) -> list[Finding]:
    """What is found in a story whose two sentences are paired, of clauses that are missing or added."""
    passages = []
    for place, texts in enumerate(zip(source, target, strict=True)):
        segment = Segment(str(place), "story", place, *texts, source_offset=0, target_offset=0)
        passages.append(Passage(segment, *encoder().encode(list(texts))))
    evidence = gather(passages, get("ar"), get("fr"), estimator(), "normal")
    clauses = [rule for rule in all_rules() if rule.code in ("AD101", "AD103", "OM101", "OM102", "NB105", "NB106")]
    return [finding for _, finding in run(clauses, DocumentEvidence(evidence))]


def test_a_clause_that_was_moved_to_another_sentence() -> None:
    found = findings(TARGET)
    assert all(finding.severity is Severity.INFO for finding in found)
    assert {f.rule for f in found if f.message.endswith("(told in another sentence)")} >= {"AD101", "OM101"}


def test_a_clause_that_was_lost() -> None:
    found = findings([sentence.replace(PRIZE, "") for sentence in TARGET])
    [fault] = [finding for finding in found if finding.rule == "OM101"]
    assert fault.severity > Severity.INFO


def test_a_clause_that_was_added() -> None:
    found = findings([sentence.replace(PRIZE, ", devant un public venu de quarante pays") for sentence in TARGET])
    assert any(finding.rule == "AD101" and finding.severity > Severity.INFO for finding in found)


def test_a_sentence_that_a_neighbour_tells() -> None:
    source = ["", 'وأضاف: "عرض علي أحد المهربين ثمن سيارة مقابل القطعة، لكنني رفضت وسلمتها إلى المتحف".']
    made = ["« Un trafiquant m'a offert le prix d'une voiture.", "J'ai refusé et j'ai remis la pièce au musée. »"]
    assert {f.severity for f in findings(made, source) if f.rule == "AD103"} == {Severity.INFO}
    made[0] = "Le gouvernement a décrété trois jours de deuil national."
    assert {f.severity for f in findings(made, source) if f.rule == "AD103"} == {Severity.MAJOR}


QUOTED = (
    'وقالت دلال الشمري: "لم نعثر على أي أثر للمحرك في القاع.',
    'لكن البحث سيستمر ما دام الطقس يسمح بذلك".',
)


def said(speaker: str) -> list[Severity]:
    """How grave it is that the first sentence of a quotation does not say who speaks."""
    made = [
        "« Nous n'avons trouvé aucune trace du moteur au fond.",
        f"Mais les recherches se poursuivront tant que la météo le permet »{speaker}.",
    ]
    return [finding.severity for finding in findings(made, QUOTED) if finding.rule == "OM101"]


def test_a_speaker_who_is_named_behind_the_second_sentence_of_a_quotation() -> None:
    assert said(", a déclaré Mme Chemmari") == [Severity.INFO]
    assert max(said(", a déclaré Mme Fakhri")) > Severity.INFO
    assert max(said("")) > Severity.INFO
