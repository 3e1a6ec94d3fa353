"""Writes the report as one page that needs no network and no server."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from markupsafe import Markup, escape

from audit.parts import parts
from audit.records import DocumentAudit, Totals
from audit.reports.documents import title
from audit.reports.fingerprints import Fingerprints, document_key
from audit.reports.html.pieces import runs
from audit.reports.html.shelf import Place, Shelf
from audit.reports.html.views import (
    GRAVEST_FIRST,
    PUBLISHABLE,
    Anchors,
    DocumentView,
    Gathered,
    baseline_statuses,
    category_rows,
    faults,
    gate_line,
    quality_bars,
    rule_rows,
    segment_view,
    trend,
)
from audit.reports.inert import HOSTILE, inert
from audit.reports.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment

    from audit.checks import Rule
    from audit.reports import Previous, Summary

_HERE = Path(__file__).parent
_LISTED = 12


class HtmlReport:
    """Renders each document as it comes and the page around them at the end."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._anchors = Anchors()
        self._fingerprints = Fingerprints()
        self._documents: dict[str, _Document] = {}
        self._shelf = Shelf()
        self._gathered = Gathered()

    def add(self, document: DocumentAudit) -> None:
        fingerprints = iter(list(self._fingerprints.of(document)))
        for part in parts(document):
            first = part.segments[0].segment
            known = self._documents.get(part.name)
            if known is None:
                key = document_key(document, first)
                known = self._documents[part.name] = _Document(part, self._anchors.make(part.name), key, first.document)
            views = [segment_view(audited, part, known.anchor, next(fingerprints)) for audited in part.segments]
            known.body.append(self._shelf.put(render("segments.html.j2", segments=views)))
            known.totals += part.totals
            self._gathered.take(part.segments, known.anchor)

    def close(self, summary: Summary) -> None:
        documents = [document.view(self._shelf, summary.previous) for document in self._documents.values()]
        write_page("page.html.j2", self._facts(summary, documents), self._stream)

    def _facts(self, summary: Summary, documents: list[DocumentView]) -> dict[str, Any]:
        worst = sorted(documents, key=lambda view: (-view.totals.penalty(), view.totals.quality or 0))
        gathered = self._gathered
        rules = rule_rows(gathered)
        return {
            "summary": summary,
            "gate": [gate_line(line) for line in summary.gate.lines] if summary.gate else [],
            "totals": summary.totals,
            "faults": faults(summary.totals),
            "trend": trend(summary.totals, summary.previous.totals) if summary.previous else None,
            "languages": languages_said(documents),
            "documents": documents,
            "worst": worst,
            "listed": _LISTED,
            "faulty": [view for view in worst if view.totals.flagged],
            "lowest": gathered.lowest,
            "bars": quality_bars(gathered),
            "categories": category_rows(gathered),
            "rules": rules,
            "known_rules": known_rules({row.key for row in rules}),
            "clean": gathered.clean,
            "found": gathered.found,
            "any_fault": summary.totals.flagged > 0,
            "statuses": baseline_statuses(gathered),
        }


class _Document:
    """A document while its parts come in. ``name`` is what the records call it, ``key`` what a baseline does."""

    def __init__(self, part: DocumentAudit, anchor: str, key: str, name: str) -> None:
        self.anchor = anchor
        self.body: list[Place] = []
        self.totals = Totals()
        self._part = part
        self._key = key
        self._name = name

    def view(self, shelf: Shelf, previous: Previous | None) -> DocumentView:
        folder, slash, name = title(self._part).rpartition("/")
        body = shelf.take(self.body)
        languages = self._part.source_language or "", self._part.target_language or ""
        before = previous.documents.get(self._name) if previous else None
        return DocumentView(self.anchor, folder + slash, name, *languages, self.totals, body, self._key, before)


def render(template: str, **facts: Any) -> str:
    """A piece of the page, to stand in it as it is."""
    return environment().get_template(template).render(**facts)


def write_page(template: str, facts: dict[str, Any], stream: IO[str]) -> None:
    """Writes a page of the layout with its style sheet, its script and the policy that allows these alone."""
    from audit import __version__

    style, script = _asset("report.css"), _asset("report.js")
    frame = {
        "version": __version__,
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "publishable": PUBLISHABLE,
        "severities": GRAVEST_FIRST,
    }
    for piece in environment().get_template(template).stream(**frame, **facts):
        stream.write(piece)


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )
    made.filters |= {"counted": counted, "number": "{:,}".format}
    made.globals["plain"] = _plain
    return made


def _plain(text: str) -> Markup:
    """Text from outside as markup, each hostile character as a symbol that says what it is."""
    if not HOSTILE.search(text):
        return escape(text)
    symbol = Markup('<span class="ctl" title="{}">{}</span>')
    return Markup("").join(
        symbol.format(run.description, run.text) if run.description else escape(run.text) for run in runs(text)
    )


def _harmless(value: object) -> object:
    """Text from outside without hostile characters, wherever a template prints it; markup is our own."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> Markup:
    """A style sheet or script of this package, to stand in the page as it is."""
    return Markup((_HERE / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing but this very style sheet and script, and no request at all."""

    def source(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def languages_said(documents: list[DocumentView]) -> list[str]:
    """What was audited, by language: ``Arabic → French``, ``French alone``."""
    found = {(view.source_language, view.target_language) for view in documents if view.target_language}
    return sorted(
        f"{_name(source)} → {_name(target)}" if source else f"{_name(target)} alone" for source, target in found
    )


def _name(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def known_rules(codes: set[str]) -> list[Rule]:
    from audit.checks import all_rules

    return [rule for rule in all_rules() if rule.code in codes]
