"""What a rule is, and the register of all of them.

A rule is one function with its facts beside it. Its docstring is its documentation page: what it does, why it is bad,
an example, what to do instead; `audit explain CODE` prints it.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.easing import eased
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.plugins import plugins
from audit.records import Finding, Severity, Span

FAMILIES = (
    "omission", "addition", "names", "numbers", "consistency", "meaning", "untranslated", "damage", "terminology",
    "wording",
)  # fmt: skip
"""One module a family, in `audit.checks`, in the order that findings are listed."""

SegmentCheck = Callable[[Evidence], Iterable[Finding]]
DocumentCheck = Callable[[DocumentEvidence], Iterable[tuple[int, Finding]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, which never changes meaning, its name, MQM category path and default severity.

    Exactly one of ``segment`` and ``document`` is set. ``furniture`` rules also read URLs, dates and sign-offs; rules
    of whole documents see them in any case, and choose themselves. ``own`` rules come with the program.
    """

    code: str
    name: str
    category: str
    severity: Severity
    documentation: str
    needs_source: bool
    furniture: bool
    segment: SegmentCheck | None = None
    document: DocumentCheck | None = None
    own: bool = False

    @property
    def summary(self) -> str:
        return self.documentation.partition("\n")[0]

    def finding(
        self,
        message: str,
        *,
        confidence: float,
        source: Span | None = None,
        target: Span | None = None,
        severity: Severity | None = None,
        suggestion: str | None = None,
    ) -> Finding:
        """A finding of this rule; spans are into the segment's own texts."""
        chosen = self.severity if severity is None else severity
        return Finding(
            self.code, self.name, self.category, chosen, round(confidence, 3), message, source, target, suggestion
        )


_REGISTER: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    category: str,
    severity: Severity,
    *,
    needs_source: bool = True,
    furniture: bool = False,
) -> Callable[[Callable[[Rule, Evidence], Iterable[Finding]]], Rule]:
    """Register a function of (rule, evidence of one segment) as a rule."""

    def register(check: Callable[[Rule, Evidence], Iterable[Finding]]) -> Rule:
        made = Rule(
            code, name, category, severity, inspect.getdoc(check) or "", needs_source, furniture,
            segment=lambda evidence: check(made, evidence), own=_is_own(check),
        )  # fmt: skip
        return _add(made)

    return register


def document_rule(
    code: str,
    name: str,
    category: str,
    severity: Severity,
    *,
    needs_source: bool = True,
) -> Callable[[Callable[[Rule, DocumentEvidence], Iterable[tuple[int, Finding]]]], Rule]:
    """Register a function of (rule, evidence of a whole document) as a rule; it yields (segment's place, finding)."""

    def register(check: Callable[[Rule, DocumentEvidence], Iterable[tuple[int, Finding]]]) -> Rule:
        made = Rule(
            code, name, category, severity, inspect.getdoc(check) or "", needs_source, False,
            document=lambda evidence: check(made, evidence), own=_is_own(check),
        )  # fmt: skip
        return _add(made)

    return register


def _add(made: Rule) -> Rule:
    if made.code in _REGISTER:
        raise ValueError(f"two rules share the code {made.code}")
    if not made.documentation:
        raise ValueError(f"{made.code} has no docstring")
    _REGISTER[made.code] = made
    return made


def _is_own(check: Callable) -> bool:
    """Whether a rule's function stands in this package, whoever had it imported, and when."""
    return str(getattr(check, "__module__", "")).startswith(f"{__package__}.")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by family and code."""
    for family in FAMILIES:
        importlib.import_module(f"audit.checks.{family}")
    for plugin in plugins("audit.checks"):
        plugin.load()
    return tuple(_REGISTER[code] for code in sorted(_REGISTER))


def run(rules: Iterable[Rule], document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """Run ``rules`` over a document; yields (segment's place in the document, finding)."""
    for chosen in rules:
        if chosen.document is not None:
            # It is shown all segments, those that others pass over too, but not what has no original at all.
            if chosen.needs_source and all(evidence.segment.source is None for evidence in document.segments):
                continue
            for place, finding in chosen.document(document):
                yield place, eased(finding, place, document)
            continue
        for place, evidence in enumerate(document.segments):
            if _applies(chosen, evidence) and chosen.segment is not None:
                for finding in chosen.segment(evidence):
                    yield place, eased(finding, place, document)


def _applies(chosen: Rule, evidence: Evidence) -> bool:
    segment = evidence.segment
    if segment.role.is_furniture and not chosen.furniture:
        return False
    return not (chosen.needs_source and segment.source is None)
