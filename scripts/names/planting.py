"""Plants faults in the names of a pair: deleted, or exchanged for others of their kind."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.language import get
from audit.language.words import words
from audit.names.compare import match
from audit.names.index import index
from audit.names.latin import letters
from audit.names.side import read, stretch
from audit.names.spans import names
from audit.names.tables import titles
from audit.names.vocabulary import is_word
from audit.records import Span

KINDS = {"T": "country", "P": "place", "O": "body", "M": "medium", "A": "agency", "B": "company", "C": "club"}
"""The kinds of known names that are exchanged, by the letter of their concept."""

_BEFORE = re.compile(r"(?:\b(?:de|du|des|à|au|aux|en|la|le|les|par|avec|et|pour|chez|vers|M\.|Mme)\s+|\b[dl]['’])+$")


@dataclass(frozen=True, slots=True)
class Pair:
    document: str
    source: str
    target: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A pair with a fault, and where the name stood: in the target after the change, and in the source."""

    pair: Pair
    target: Span | None
    source: Span | None


def planted_names(pair: Pair) -> list[tuple[Span, Span, str]]:
    """Names of a pair, with the Arabic that sounds like them and their kind."""
    french, english, arabic = get("fr"), get("en"), get("ar")
    foreign = {letters(s.of(pair.english)) for n in names(pair.english, words(pair.english, english), english)
               for s in n.words}  # fmt: skip
    target = read(pair.target, words(pair.target, french), french)
    source = read(pair.source, words(pair.source, arabic), arabic)
    match(source, target, [])
    found = []
    starts = {span.start: place for place, span in enumerate(target.spans)}
    for name in names(pair.target, words(pair.target, french), french):
        texts = [span.of(pair.target) for span in name.words]
        plain = all(letters(text) in foreign and _pure(text) for text in texts)
        places = [starts[s.start] for s in name.words if s.start in starts]
        if plain and not name.opens and places:
            theirs = [p for place in places for p in target.pairs.get(place, ())]
            known = [k for k in source.known if any(k.start <= p < k.end for p in theirs)]
            if any(k.adjective for k in known) or len(theirs) > 2 * len(places):
                continue
            known = [k for k in known if any(concept[0] in "TP" for concept in k.concepts)]
            if not theirs:
                continue
            span = stretch(source, min(theirs), max(theirs))
            found.append((name.span, span, "place" if known else "person"))
    return found


def _pure(text: str) -> bool:
    """Whether a word is written as names are and is nothing but a name."""
    return len(text) > 2 and text[1:].islower() and not any(is_word(text.lower(), code) for code in ("fr", "en"))


def plant(pairs: Sequence[Pair], deleting: bool, seed: int = 7) -> list[Planted]:
    """One fault a pair that has a name: deleted with the words that lead to it, or another name of its kind."""
    draw = random.Random(seed)
    every = [(pair, *name) for pair in pairs for name in planted_names(pair) if len(name[1])]
    pools = {kind: sorted({s.of(p.target) for p, s, _, k in every if k == kind}) for kind in ("place", "person")}
    done: dict[str, Planted] = {}
    draw.shuffle(every)
    for pair, span, source, kind in every:
        if pair.target in done or pair.target.count(span.of(pair.target)) > 1:
            continue
        here = {letters(n.span.of(pair.target)) for n in names(pair.target, words(pair.target, get("fr")), get("fr"))}
        size = len(span.of(pair.target).split())
        others = [x for x in pools[kind] if letters(x) not in here and len(x.split()) == size]
        if deleting:
            before = pair.target[: span.start]
            lead = _BEFORE.search(before)
            start = lead.start() if lead else span.start
            text = f"{pair.target[:start].rstrip()} {pair.target[span.end :].lstrip()}"
            text = text.replace(" ,", ",").replace(" .", ".")
            done[pair.target] = Planted(Pair(pair.document, pair.source, text), None, source)
        elif others:
            other = draw.choice(others)
            text = pair.target[: span.start] + other + pair.target[span.end :]
            changed = Span(span.start, span.start + len(other))
            done[pair.target] = Planted(Pair(pair.document, pair.source, text), changed, source)
    return list(done.values())


def exchange(pairs: Sequence[Pair], seed: int = 7) -> Iterator[tuple[str, Planted]]:
    """One known name a pair exchanged for another of its kind, as the tables print it, each with the kind."""
    draw = random.Random(seed)
    french, arabic = get("fr"), get("ar")
    known = {concept for concepts in index("fr").concepts.values() for concept in concepts}
    pools = {kind: sorted({titles("fr")[c] for c in known & titles("fr").keys() if c[0] == kind}) for kind in KINDS}
    for pair in pairs:
        target = read(pair.target, words(pair.target, french), french)
        source = read(pair.source, words(pair.source, arabic), arabic)
        match(source, target, [])
        for here in target.known:
            theirs = [k for k in source.known if k.inner & here.inner and not k.adjective]
            span = stretch(target, here.start, here.end - 1)
            kind = min((concept[0] for concept in here.concepts if concept[0] in KINDS), default="")
            name = span.of(pair.target)
            if here.adjective or not kind or len(theirs) != 1 or pair.target.count(name) > 1 or name.islower():
                continue
            other = draw.choice([x for x in pools[kind] if x not in pair.target])
            text = pair.target[: span.start] + other + pair.target[span.end :]
            first, last = source.spans[theirs[0].start], source.spans[theirs[0].end - 1]
            changed = Span(span.start, span.start + len(other))
            yield KINDS[kind], Planted(Pair(pair.document, pair.source, text), changed, Span(first.start, last.end))
            break
