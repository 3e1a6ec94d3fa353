"""What the rules on names and terms report, over pairs of sentences as the pipeline sees them."""

from functools import cache

from audit.alignment.passages import Passage
from audit.checks import all_rules, run
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.gather import gather
from audit.encoder import load_encoder
from audit.language import get
from audit.language.words import words
from audit.quality import load_estimator
from audit.records import Segment, Severity


@cache
def encoder():
    return load_encoder()


@cache
def estimator():
    return load_estimator()


def evidence(source, target, languages=("ar", "fr")):
    near, far = map(get, languages)
    if source is None:
        return Evidence(Segment("1", "d", 1, None, target), None, far, target_words=words(target, far))
    segment = Segment("1", "d", 1, source, target)
    passage = Passage(segment, *encoder().encode([source, target]))
    return gather([passage], near, far, estimator(), "normal")[0]


def found(*pairs, languages=("ar", "fr"), glossary=()):
    """(rule, text on the source side, text on the target side) of every finding above info."""
    document = DocumentEvidence([evidence(*pair, languages) for pair in pairs], glossary)
    rules = [rule for rule in all_rules() if rule.code[:2] == "NM" or rule.code in ("OM109", "TE101")]
    told = []
    for place, finding in run(rules, document):
        one = document.segments[place]
        if finding.severity > Severity.INFO:
            source = finding.source_span.of(one.source) if finding.source_span else None
            target = finding.target_span.of(one.target) if finding.target_span else None
            told.append((finding.rule, source, target))
    return told


def severities(evidence, rule):
    rules = [one for one in all_rules() if one.code == rule]
    return [finding.severity for _, finding in run(rules, DocumentEvidence([evidence]))]
