"""Writes the report as one page that needs no network and no server."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from audit.records import DocumentAudit, Severity, Totals
from audit.reports.html.pieces import runs
from audit.reports.html.views import (
    GRAVEST_FIRST,
    PUBLISHABLE,
    Anchors,
    DocumentView,
    Gathered,
    category_rows,
    quality_bars,
    rule_rows,
    segment_view,
)
from audit.reports.inert import inert
from audit.reports.parts import parts, title
from audit.reports.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from audit.checks import Rule
    from audit.reports import Summary

_HERE = Path(__file__).parent
_LISTED = 12


class HtmlReport:
    """Renders each document as it comes and the page around them at the end."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._environment = _environment()
        self._segments = self._environment.get_template("segments.html.j2")
        self._anchors = Anchors()
        self._documents: dict[str, _Document] = {}
        self._gathered = Gathered()

    def add(self, document: DocumentAudit) -> None:
        for part in parts(document):
            known = self._documents.get(part.name)
            if known is None:
                known = self._documents[part.name] = _Document(part, self._anchors.make(part.name))
            views = [segment_view(audited, part, known.anchor) for audited in part.segments]
            known.body.append(self._segments.render(segments=views, part=part))
            known.totals += part.totals
            self._gathered.take(part.segments, known.anchor)

    def close(self, summary: Summary) -> None:
        documents = [document.view() for document in self._documents.values()]
        page = self._environment.get_template("page.html.j2")
        for piece in page.stream(**self._facts(summary, documents)):
            self._stream.write(piece)

    def _facts(self, summary: Summary, documents: list[DocumentView]) -> dict[str, Any]:
        from audit import __version__

        worst = sorted(documents, key=lambda view: (-view.totals.penalty(), view.totals.quality or 0))
        rules = rule_rows(self._gathered)
        style, script = _asset("report.css"), _asset("report.js")
        return {
            "version": __version__,
            "policy": _policy(style, script),
            "style": style,
            "script": script,
            "summary": summary,
            "totals": summary.totals,
            "faults": sum(n for s, n in summary.totals.severities.items() if s > Severity.INFO),
            "languages": _languages(documents),
            "documents": documents,
            "worst": worst,
            "listed": _LISTED,
            "faulty": [view for view in worst if view.totals.flagged],
            "lowest": self._gathered.lowest,
            "bars": quality_bars(self._gathered),
            "publishable": PUBLISHABLE,
            "categories": category_rows(self._gathered),
            "rules": rules,
            "known_rules": _known_rules({row.key for row in rules}),
            "clean": self._gathered.clean,
            "severities": GRAVEST_FIRST,
        }


class _Document:
    """A document while its parts come in."""

    def __init__(self, part: DocumentAudit, anchor: str) -> None:
        self.anchor = anchor
        self.body: list[str] = []
        self.totals = Totals()
        self._part = part

    def view(self) -> DocumentView:
        from markupsafe import Markup

        folder, slash, name = title(self._part).rpartition("/")
        body = Markup("").join(map(Markup, self.body))
        languages = self._part.source_language or "", self._part.target_language or ""
        return DocumentView(self.anchor, folder + slash, name, *languages, self.totals, body)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_harmless,
    )
    made.filters |= {"runs": runs, "counted": counted, "number": "{:,}".format}
    return made


def _harmless(value: object) -> object:
    """Text from outside without hostile characters, wherever a template prints it; markup is our own."""
    from markupsafe import Markup

    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> Markup:
    """A style sheet or script of this package, to stand in the page as it is."""
    from markupsafe import Markup

    return Markup((_HERE / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing but this very style sheet and script, and no request at all."""

    def source(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _languages(documents: list[DocumentView]) -> list[str]:
    """What was audited, by language: ``Arabic → French``, ``French alone``."""
    found = {(view.source_language, view.target_language) for view in documents if view.target_language}
    return sorted(
        f"{_name(source)} → {_name(target)}" if source else f"{_name(target)} alone" for source, target in found
    )


def _name(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def _known_rules(codes: set[str]) -> list[Rule]:
    from audit.checks import all_rules

    return [rule for rule in all_rules() if rule.code in codes]
