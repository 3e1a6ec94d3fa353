"""Pairs of texts with the word links that the real encoder gives them, for the tests of rules that read links."""

from functools import cache

from audit.alignment.words import weighed_links
from audit.checks.evidence import Evidence
from audit.encoder import load_encoder
from audit.language import get
from audit.language.words import words
from audit.records import Segment

encoder = cache(load_encoder)


def linked(source, target, pair="ar-fr"):
    near, far = map(get, pair.split("-"))
    states = encoder().encode([source, target])
    spans = words(source, near), words(target, far)
    leads = weighed_links(*states, *spans)
    segment = Segment("1", "d", 0, source, target)
    return Evidence(segment, near, far, source_words=spans[0], target_words=spans[1], links=list(leads), leads=leads)
