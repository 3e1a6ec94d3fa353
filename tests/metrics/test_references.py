"""Reference translations, matched line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.metrics.references import References
from audit.records import DocumentAudit, Scores, Segment, SegmentAudit


def document(*segments: tuple[str, int | None], name: str = "0412.txt") -> DocumentAudit:
    """Segments given as text and line."""
    made = []
    for n, (text, line) in enumerate(segments, 1):
        segment = Segment(f"{name}#{n}", name, n, "نص", text, target_lines=(line, line) if line else None)
        made.append(SegmentAudit(segment, Scores(50.0)))
    return DocumentAudit(name, tuple(made), target_path=f"fr/{name}", target_language="fr")


def test_a_file_of_references_is_taken_line_by_line_over_the_run(tmp_path: Path) -> None:
    path = tmp_path / "references.txt"
    path.write_text("Un.\n\nDeux mots.\nTrois mots ici.\n", "utf-8")
    references = References(path)
    first = references.scored(document(("Un.", 1), ("Deux mots.", 3)))
    references.scored(document(("Quatre mots ici.", 1), name="0413.txt"))
    assert set(first.segments[1].scores.extra) == {"chrF", "BLEU", "TER"}
    assert first.segments[1].scores.extra["TER"] == 0.0
    assert first.segments[1].scores.quality == 50.0
    totals = {metric.name: value for metric, value in references.totals()}
    assert totals["TER"] == pytest.approx(100 / 6)


def test_segments_of_one_line_are_compared_together_and_missing_ones_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "references.txt"
    path.write_text("Une phrase. Une autre.\n", "utf-8")
    references = References(path)
    scored = references.scored(document(("Une phrase.", 4), ("", None), ("Une autre.", 4)))
    assert [one.scores.extra for one in scored.segments] == [{}, {}, {}]
    assert {metric.name: round(value) for metric, value in references.totals()} == {"chrF": 100, "BLEU": 100, "TER": 0}


def test_a_folder_has_a_file_of_the_same_name_for_each(tmp_path: Path) -> None:
    (tmp_path / "0412.txt").write_text("Un.\n", "utf-8")
    references = References(tmp_path)
    assert references.scored(document(("Un.", 1))).segments[0].scores.extra["chrF"] == 100.0
    with pytest.raises(AuditError, match=r"0413\.txt: no references there: no such file"):
        references.scored(document(("Un.", 1), name="0413.txt"))
    with pytest.raises(AuditError, match=r"0412\.txt: 1 lines for 2 of translation; one reference a line is needed"):
        references.scored(document(("Un.", 1), ("Deux.", 2)))


def test_too_many_or_too_few_references_are_an_error_that_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "references.txt"
    path.write_text("Un.\nDeux.\n", "utf-8")
    with pytest.raises(AuditError, match="fewer references than lines"):
        References(path).scored(document(("Un.", 1), ("Deux.", 2), ("Trois.", 3)))
    references = References(path)
    references.scored(document(("Un.", 1)))
    with pytest.raises(AuditError, match="1 references more than lines of translation"):
        references.totals()
