"""What a desk adds to wire-audit: a format, a metric, a rule and a report."""

from audit.checks.rules import rule
from audit.metrics import Metric
from audit.metrics.base import Measured, PairMetric
from audit.reading import OneSided
from audit.records import Severity, Span, Text

STORY = OneSided(lambda path, language: Text(str(path), path.read_text("utf-8").split("---\n")[-1], language))


class Length(Metric):
    """Length of the translation by that of the reference, in percent."""

    name, signature = "length", "length|version:1"

    def corpus(self, targets, references):
        return 100 * sum(map(len, targets)) / max(1, sum(map(len, references)))

    def segment(self, target, reference):
        return self.corpus([target], [reference])


class Ratio(PairMetric):
    """Words of the translation to one of the source."""

    name, example = "ratio", "words"

    @property
    def signature(self):
        return f"ratio|of:{self.argument}|version:1"

    def measure(self, pairs):
        return [Measured({"": len(pair.target.split()) / len(pair.source.split())}) for pair in pairs]


@rule("XX001", "three-exclamation-marks", "linguistic/punctuation", Severity.MINOR, needs_source=False)
def shouting(rule, evidence):
    """Finds three exclamation marks running."""
    place = evidence.target.find("!!!")
    if place >= 0:
        yield rule.finding("wire copy does not shout", confidence=0.9, target=Span(place, place + 3))


class CountReport:
    """The number of findings, and nothing else."""

    def __init__(self, stream):
        self.stream, self.count = stream, 0

    def add(self, document):
        self.count += sum(len(audited.findings) for audited in document.segments)

    def close(self, summary):
        self.stream.write(f"{self.count} found\n")
