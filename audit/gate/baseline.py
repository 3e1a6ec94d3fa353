"""The baseline: a file of findings that are known, some of them accepted for a reason and a time.

    {"version": 1, "findings": [
      {"document": "fr/0412.txt", "rule": "NM101", "text": "la tête de la source", "message": "…",
       "fingerprint": "9c1f…-04ab…-1", "reason": "as the agency spells it", "expires": "2027-01-31"}]}

The fingerprint alone decides; document, text and message are for whoever reads the file. A finding with a ``reason`` is
accepted, until the end of the day ``expires`` where that is given; after it, it counts like a new one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from audit.configuration import refuse_unknown
from audit.errors import AuditError
from audit.gate.policy import paths_of
from audit.records import DocumentAudit, Finding, Segment
from audit.reports.fingerprints import Fingerprints, document_key, identity, marked_text
from audit.reports.inert import inert
from audit.reports.paths import file_of

VERSION = 1
_LONGEST = 120
_NEEDED = ("document", "rule", "fingerprint")
_OPTIONAL = ("text", "message", "reason", "expires")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding in the file. ``reason`` is why it is accepted; without one it is merely known."""

    document: str
    rule: str
    fingerprint: str
    text: str = ""
    message: str = ""
    reason: str | None = None
    expires: date | None = None

    @property
    def order(self) -> tuple[str, ...]:
        return self.document, self.rule, self.text, self.fingerprint

    def expired(self, today: date) -> bool:
        return self.expires is not None and today > self.expires

    def record(self) -> dict[str, Any]:
        made = {"document": self.document, "rule": self.rule, "text": self.text, "message": self.message}
        made["fingerprint"] = self.fingerprint
        if self.reason is not None:
            made["reason"] = self.reason
        if self.expires is not None:
            made["expires"] = self.expires.isoformat()
        return made


class Baseline:
    """A baseline in use: marks the findings of a run that it holds, and knows afterwards which of its own are gone.

    Each of its entries answers for one finding. Where the words around a finding have changed, an entry of the same
    document, rule and marked text that is left over answers for it. ``looked_for`` tells whether the run could have
    found an entry at all, whose document goes by these paths: one of a rule that was not run is neither found nor gone.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        looked_for: Callable[[Entry, Sequence[str]], bool] = lambda _entry, _paths: True,
        today: date | None = None,
    ) -> None:
        self._looked_for = looked_for
        self._today = today or date.today()
        self._entries = {entry.fingerprint: entry for entry in entries}
        self._left: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        for print, entry in self._entries.items():
            self._left[identity(print)][print] = entry
        self._fingerprints = Fingerprints()
        self._audited: dict[str, list[str]] = {}  # by file, what its documents go by
        self._found: list[Entry] = []
        self.counts: Counter[str] = Counter()

    def mark(self, document: DocumentAudit) -> DocumentAudit:
        """The document with every finding that the baseline holds marked as known or accepted."""
        places = [(audited.segment, finding) for audited in document.segments for finding in audited.findings]
        prints = [print for segment in self._fingerprints.of(document) for print in segment]
        held = self._held(prints)
        self._audited[file_of(document)] = paths_of(document)
        marked = iter(
            [
                self._marked(document_key(document, segment), segment, finding, print, entry)
                for (segment, finding), print, entry in zip(places, prints, held, strict=True)
            ]
        )
        segments = (replace(one, findings=tuple(islice(marked, len(one.findings)))) for one in document.segments)
        return replace(document, segments=tuple(segments))

    def fixed(self) -> list[Entry]:
        """Entries that no finding answers to, although the run looked for them, in the order of the file."""
        return sorted((entry for entry in self._unfound() if self._is_gone(entry)), key=lambda entry: entry.order)

    def updated(self) -> list[Entry]:
        """What the file is to hold now: what was found, with its reasons, and what this run did not look for."""
        kept = [e for e in self._unfound() if not self._is_gone(e) and Path(_file(e)).exists()]
        return sorted([*self._found, *kept], key=lambda entry: entry.order)

    def _unfound(self) -> list[Entry]:
        return [entry for entries in self._left.values() for entry in entries.values()]

    def _is_gone(self, entry: Entry) -> bool:
        file = _file(entry)
        named = entry.document.removeprefix(f"{file}: ") if entry.document != file else ""  # by a row
        paths = self._audited.get(file)
        return paths is not None and self._looked_for(entry, [*paths, named] if named else paths)

    def _held(self, prints: Sequence[str]) -> list[Entry | None]:
        """The entry that answers for each of the fingerprints: first where all of it fits, then where its identity."""
        held = [self._left[identity(print)].pop(print, None) for print in prints]
        for place, print in enumerate(prints):
            left = self._left[identity(print)]
            if held[place] is None and left:
                held[place] = left.pop(min(left))
        return held

    def _marked(self, document: str, segment: Segment, finding: Finding, print: str, entry: Entry | None) -> Finding:
        text = _short(marked_text(segment, finding))
        reason, expires = (entry.reason, entry.expires) if entry else (None, None)
        self._found.append(Entry(document, finding.rule, print, text, _short(finding.message), reason, expires))
        if entry is None:
            self.counts["new"] += 1
            return finding
        if entry.reason is None:
            self.counts["known"] += 1
            return replace(finding, known=True)
        if entry.expired(self._today):
            self.counts["expired"] += 1
            return finding
        self.counts["accepted"] += 1
        return replace(finding, accepted=entry.reason)


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a baseline file.

    Raises:
        AuditError: the file is not there or is no baseline; the message says which entry is wrong, and how.
    """
    try:
        made = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise AuditError(f"{path}: no such baseline; make it with --baseline {path} --update-baseline") from None
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise AuditError(f"{path}: not a baseline: {why}") from None
    if not isinstance(made, Mapping) or not isinstance(made.get("findings"), list):
        raise AuditError(f"{path}: not a baseline: no list of 'findings'")
    if made.get("version") != VERSION:
        raise AuditError(f"{path}: a baseline of version {made.get('version')!r}; this program reads version {VERSION}")
    return [_entry(item, f"{path}: finding {number}") for number, item in enumerate(made["findings"], 1)]


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline file in one step, its entries in the order given.

    Raises:
        AuditError: the file cannot be written.
    """
    from audit.reports.files import write_whole

    findings = [entry.record() for entry in entries]
    text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=2)
    write_whole(path, text + "\n")


def _entry(item: Any, where: str) -> Entry:
    if not isinstance(item, Mapping):
        raise AuditError(f"{where}: not an object")
    refuse_unknown(item, (*_NEEDED, *_OPTIONAL), where)
    for key in _NEEDED:
        if key not in item:
            raise AuditError(f"{where}: no {key!r}")
    for key, value in item.items():
        if not isinstance(value, str) or (key == "reason" and not value.strip()):
            raise AuditError(f"{where}: {key} takes text, not {value!r}")
    if "expires" in item and "reason" not in item:
        raise AuditError(f"{where}: it expires, but gives no 'reason' why it is accepted until then")
    return Entry(**{**item, "expires": _day(item["expires"], where) if "expires" in item else None})


def _day(value: str, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise AuditError(f"{where}: expires takes a day such as 2027-01-31, not {value!r}") from None


def _file(entry: Entry) -> str:
    """The file of an entry; the documents in a row file are named ``FILE: DOCUMENT``."""
    return entry.document if Path(entry.document).exists() else entry.document.partition(": ")[0]


def _short(text: str) -> str:
    line = inert(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
