"""Rows of which none has an original: what is not there lacks nothing, and nothing was added to it."""

from __future__ import annotations

import json
from pathlib import Path

from audit.auditor import Auditor
from audit.records import DocumentAudit
from audit.settings import Settings

FRENCH = "Les autorités ont imposé un couvre-feu nocturne dans la ville à compter de jeudi."


def rules(path: Path, *sources: str) -> list[str]:
    """The rules of all findings in rows with these originals and the same translation."""
    lines = (json.dumps({"source": source, "target": FRENCH}) for source in sources)
    path.write_text("\n".join(lines), encoding="utf-8")
    audited = Auditor(Settings(source="ar", target="fr")).audit([path])
    return [f.rule for part in audited if isinstance(part, DocumentAudit) for s in part.segments for f in s.findings]


def test_no_original_anywhere(tmp_path: Path) -> None:
    assert rules(tmp_path / "rows.jsonl", "", " ") == []


def test_one_original_is_missing_among_others(tmp_path: Path) -> None:
    assert "AD103" in rules(tmp_path / "rows.jsonl", "", "فرضت السلطات حظر تجول ليليا في المدينة اعتبارا من الخميس.")
