"""Which story translates which: by what the files say of themselves, or by what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.language import get
from audit.reading.files import shown
from audit.reading.folders import Found
from audit.reading.pairing import Direction, Pair, Pairing, direction, some
from audit.reading.sides import Side, look_into, match
from audit.records import Problem
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.encoder import Encoder

KINDS = ("id", "name", "link", "number", "date")
"""The kinds of keys, the surest first: an id that both carry, the files' names, an address, the number in it, the date
and time of publication. Pairs by one of the last two are told as notices."""

_DOUBTFUL = {"number": "the number in its address", "date": "its date and time"}


def pair_stories(files: Sequence[Found], settings: Settings) -> Pairing:
    """Pair the stories of ``files`` by their keys.

    A story on the target side without a partner is a document of its own and reported; on the source side it is only
    reported. Where all are in one language, everything is target-only and nothing is reported.

    Raises:
        AuditError: as `pairing.direction`.
    """
    found = look_into(files, settings)
    chosen = _direction(found.sides, settings)
    sources, targets = _divided(found.sides, chosen)
    result = Pairing(problems=found.problems)
    for source, target, kind in match(sources, targets, KINDS):
        result.pairs.append(_pair(target, source, chosen))
        if kind in _DOUBTFUL:
            reason = f"paired with {source.name} by {_DOUBTFUL[kind]}"
            result.problems.append(Problem(target.name, reason, unaudited=False))
    _leave(result, found.sides, chosen)
    return result


def pair_by_content(files: Sequence[Found], settings: Settings, encoder: Encoder | None = None) -> Pairing:
    """Pair the texts of ``files`` by what they tell: the similarity of their paragraphs, their figures and dates.

    Each pair is told as a notice with its confidence, 0 to 1. What is not sure enough stays without a partner, and is
    treated as in `pair_stories`.

    Raises:
        AuditError: as `pairing.direction`; the encoder cannot be loaded.
    """
    from audit.reading.content import pairs_by_content

    found = look_into(files, settings, samples=True)
    chosen = _direction(found.sides, settings)
    sources, targets = _divided(found.sides, chosen)
    result = Pairing(problems=found.problems)
    if sources and targets:
        if encoder is None:
            from audit.encoder import load_encoder

            encoder = load_encoder(settings.encoder)
        for source, target, confidence in pairs_by_content(sources, targets, encoder):
            result.pairs.append(_pair(target, source, chosen))
            reason = f"paired by content with {source.name} (confidence {confidence:.2f})"
            result.problems.append(Problem(target.name, reason, unaudited=False))
    _leave(result, found.sides, chosen)
    return result


def _direction(sides: Sequence[Side], settings: Settings) -> Direction:
    return direction({side.language for side in sides if side.language}, settings)


def _divided(sides: Sequence[Side], chosen: Direction) -> tuple[list[Side], list[Side]]:
    """The sources and the targets among ``sides``."""
    sources = [side for side in sides if chosen.source and side.language == chosen.source]
    return sources, [side for side in sides if chosen.target and side.language == chosen.target]


def _pair(target: Side, source: Side | None, chosen: Direction) -> Pair:
    return Pair(
        target.file,
        source.file if source else None,
        chosen.source if source else None,
        target.language,
        (source, target),
    )


def _leave(result: Pairing, sides: Sequence[Side], chosen: Direction) -> None:
    """What becomes of the sides that have no partner."""
    taken = {side for pair in result.pairs for side in pair.sides or ()}
    single = not any(side.language == chosen.source for side in sides)
    others: list[Found] = []
    for side in sides:
        if side in taken:
            continue
        if side.language is None or side.language == chosen.target:
            result.pairs.append(_pair(side, None, chosen))
            if chosen.source and not single:
                reason = f"no {get(chosen.source).name} story for it; audited without a source"
                result.problems.append(Problem(side.name, reason, unaudited=False))
        elif side.language == chosen.source:
            language = (
                f"no {get(chosen.target).name} story for it" if chosen.target else "a source without a translation"
            )
            result.problems.append(Problem(side.name, language))
        else:
            others.append(side.file)
    if others:
        languages = " nor ".join(get(code).name for code in (chosen.source, chosen.target) if code)
        left_out = list(dict.fromkeys(others))
        reason = f"neither {languages}, left out: {some(left_out)}"
        result.problems.append(Problem(shown(left_out[0].path.parent), reason, unaudited=False))
