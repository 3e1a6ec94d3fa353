"""JUnit XML: a suite for each document, a failed test for each fault, a passed one for each segment without."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from audit.records import DocumentAudit, SegmentAudit, Severity
from audit.reports.paths import file_of, relative
from audit.reports.places import Located, Locator, segment_region
from audit.reports.wording import line, marked, said

if TYPE_CHECKING:
    from audit.reports import Summary


class _Suite:
    """The tests of one document, as XML, and how many came out how."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases: list[str] = []
        self.failures = self.errors = self.skipped = 0

    def case(self, name: str, inside: str = "") -> None:
        head = f"  <testcase name={quoteattr(name)} classname={quoteattr(line(self.name))}"
        self.cases.append(f"{head}>{inside}</testcase>" if inside else f"{head}/>")

    def xml(self) -> str:
        counts = {"tests": len(self.cases), "failures": self.failures, "errors": self.errors, "skipped": self.skipped}
        numbers = " ".join(f'{name}="{count}"' for name, count in counts.items())
        cases = "\n".join(self.cases)
        return f" <testsuite name={quoteattr(line(self.name))} {numbers}>\n{cases}\n </testsuite>\n"


class JunitReport:
    """Written as a whole when it is closed: the counts come first. There are no times in it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._locator = Locator()
        self._suites: dict[str, _Suite] = {}

    def add(self, document: DocumentAudit) -> None:
        for audited, found in self._locator.locate(document):
            suite = self._suite(document, audited)
            if not found:
                place = segment_region(document, audited.segment)
                suite.case(line(f"{place.file}:{place.start_line} {audited.segment.id}"))
            for located in found:
                _add_finding(suite, located)

    def close(self, summary: Summary) -> None:
        suites = list(self._suites.values())
        for problem in summary.problems:
            if problem.unaudited:
                suites.append(_unaudited(relative(problem.path), problem.reason))
        failures, errors = sum(suite.failures for suite in suites), sum(suite.errors for suite in suites)
        tests = sum(len(suite.cases) for suite in suites)
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write(f'<testsuites name="wire-audit" tests="{tests}" failures="{failures}" errors="{errors}">\n')
        self._stream.writelines(suite.xml() for suite in suites)
        self._stream.write("</testsuites>\n")

    def _suite(self, document: DocumentAudit, audited: SegmentAudit) -> _Suite:
        own = audited.segment.document
        name = file_of(document) if own == document.name else f"{file_of(document)}: {own}"
        return self._suites.setdefault(name, _Suite(name))


def _add_finding(suite: _Suite, located: Located) -> None:
    finding, place = located.finding, located.region
    inside = ""
    if not finding.counts:
        why = "known" if finding.accepted is None else f"accepted: {finding.accepted}"
        inside, suite.skipped = f"<skipped message={quoteattr(line(why))}/>", suite.skipped + 1
    elif finding.severity > Severity.INFO:
        kind, message = quoteattr(finding.severity.label), quoteattr(said(finding))
        inside = f"<failure type={kind} message={message}>{escape(_details(located))}</failure>"
        suite.failures += 1
    suite.case(line(f"{place.file}:{place.start_line} {finding.rule} {finding.name}"), inside)


def _details(located: Located) -> str:
    audited, finding, place = located.audited, located.finding, located.region
    column = f":{place.start_column}" if place.start_column is not None else ""
    lines = [
        f"{place.file}:{place.start_line}{column}: {finding.severity.label}: {finding.rule} {finding.name}",
        f"marked: {line(marked(audited, finding))}",
        f"source: {line(audited.segment.source or '')}",
        f"target: {line(audited.segment.target)}",
    ]
    return "\n".join(line(text, 2000) for text in lines)


def _unaudited(path: str, reason: str) -> _Suite:
    suite = _Suite(path)
    suite.case("could be audited", f'<error type="unaudited" message={quoteattr(line(reason))}/>')
    suite.errors = 1
    return suite
