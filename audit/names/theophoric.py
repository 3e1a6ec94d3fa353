"""Names of a servant of God, of which the translation has another: `Abderrahim` for «عبد الرحمن»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.names.arabic import bare
from audit.names.certainty import SURE
from audit.names.compare import ALIKE
from audit.names.faults import Fault, Kind
from audit.names.people import bearers
from audit.names.side import Side, stretch
from audit.names.transliteration import likeness

_SERVANT = "عبد"
_WRITTEN = re.compile(r"a?bd(?:[aeou]u?)?(?:l|r(?=r)|s(?=s)|n(?=n)|d(?=d)|t(?=t)|z(?=z))?(?P<of>[a-z]{4,})")
"""The servant and the article, which a letter of the sun makes its own (`Abderrahmane`), before who is served."""

_FEW = 5  # sightings of persons below which a spelling proves nothing


def of_another(source: Side, target: Side) -> Iterator[Fault]:
    """Servants matched by sound whose second parts are unlike, where the one written is known for another name."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.arabic:
        return
    for t, places in latin.pairs.items():
        found = next(filter(None, map(_WRITTEN.fullmatch, latin.words[t].forms)), None)
        if len(places) != 2 or arabic.words[places.start].key.lstrip("وبل") != _SERVANT or found is None:
            continue
        served = bare(arabic.words[places.start + 1].key)
        seen = bearers().get(found["of"], {})
        known = sum(seen.values()) >= _FEW and seen.keys().isdisjoint(served)
        if known and max(likeness(form, found["of"]) for form in served) < ALIKE:
            spans = stretch(arabic, places.start, places.stop - 1), latin.spans[t]
            yield Fault(Kind.WRONG, *(spans if source.arabic else spans[::-1]), SURE)
