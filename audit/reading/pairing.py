"""Which file translates which: pairing by the languages in names, or by the patterns of ``--pairs``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.errors import AuditError
from audit.language import get
from audit.reading.files import shown
from audit.reading.folders import Found
from audit.reading.naming import Reading, asked, readings
from audit.reading.sides import Side
from audit.records import Problem
from audit.settings import Settings

# Codes of other languages are everyday words too (`plan-de-la-no.txt`): those count only where a partner
# bears them out or the user names them.
_EVIDENT = frozenset({"ar", "en", "fr"})


@dataclass(frozen=True, slots=True)
class Pair:
    """The files of one document. ``source`` is ``None`` where only the translation exists.

    ``sides`` are the source's and the target's texts where the files have been looked into.
    """

    target: Found
    source: Found | None = None
    source_language: str | None = None
    target_language: str | None = None
    sides: tuple[Side | None, Side] | None = None


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language into which; ``None`` where nothing tells."""

    source: str | None
    target: str | None


@dataclass
class Pairing:
    """What came of pairing: the documents, and what there is to say about the files left over."""

    pairs: list[Pair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def direction(languages: set[str], settings: Settings) -> Direction:
    """Which of ``languages``, found in names, is translated into which.

    ``--source`` and ``--target`` decide. Where one of them is missing, it is the one other language. Where both are,
    the target is French if that is one of two, else the one that is not Arabic; one language alone is the target.

    Raises:
        AuditError: that leaves more than one answer.
    """
    source, target = asked(settings)
    others = sorted(languages - {source, target})
    if source and target:
        return Direction(source, target)
    if source or target:
        if len(others) > 1:
            known, flag = (f"{source} as the source", "--target") if source else (f"{target} as the target", "--source")
            raise AuditError(f"files in {_listed(others)}, with {known}: say which one is meant with {flag}")
        other = others[0] if others else None
        return Direction(source, other) if source else Direction(other, target)
    if len(others) < 2:
        return Direction(None, others[0] if others else None)
    if len(others) > 2:
        raise AuditError(f"files in {_listed(others)}: say which are meant with --source and --target")
    for code, is_target in (("fr", True), ("ar", False)):
        if code in others:
            other = others[1 - others.index(code)]
            return Direction(other, code) if is_target else Direction(code, other)
    raise AuditError(f"files in {_listed(others)}: say which is the translation with --target")


def pair_by_name(files: Sequence[Found], settings: Settings) -> Pairing:
    """Pair ``files`` by the languages that their names and folders tell.

    A file on the target side without a partner is a document of its own and reported; on the source side it is only
    reported. Where nothing has a partner and all names tell one language, or none, everything is target-only and
    nothing is reported.

    Raises:
        AuditError: as `direction`.
    """
    return _ByName(files, settings).pairing()


class _ByName:
    def __init__(self, files: Sequence[Found], settings: Settings) -> None:
        self.files = files
        self.settings = settings
        wanted = {code for code in asked(settings) if code}
        read = {file: list(readings(file.path.as_posix(), file.depth, wanted)) for file in files}
        self.by_key: dict[tuple[str, ...], dict[str, Found]] = defaultdict(dict)
        for file, ways in read.items():
            for way in ways:
                self.by_key[way.key].setdefault(way.language, file)
        self.ways = {file: [way for way in ways if self._counts(way, wanted)] for file, ways in read.items()}
        self.languages = {ways[0].language for ways in self.ways.values() if ways}
        self.direction = direction(self.languages, settings)
        self.conventions: set[str] = set()
        self.result = Pairing()

    def _counts(self, way: Reading, wanted: set[str]) -> bool:
        return len(self.by_key[way.key]) > 1 or (way.firm and way.language in _EVIDENT | wanted)

    def pairing(self) -> Pairing:
        paired: set[Found] = set()
        for file in self.files:
            partner = self._partner(file, paired)
            if partner:
                self.result.pairs.append(self._pair(file, partner))
                paired |= {file, partner}
        left_out = [file for file in self.files if file not in paired and not self._alone(file)]
        if left_out:
            languages = " nor ".join(get(code).name for code in (self.direction.source, self.direction.target) if code)
            reason = f"neither {languages}, left out: {some(left_out)}"
            self.result.problems.append(Problem(shown(left_out[0].path.parent), reason, unaudited=False))
        return self.result

    def _pair(self, target: Found, source: Found | None = None) -> Pair:
        return Pair(target, source, self.direction.source, self.direction.target)

    def _partner(self, file: Found, taken: set[Found]) -> Found | None:
        """The source of ``file``, where that is on the target side and there is one."""
        for way in self.ways[file]:
            sides = self.by_key[way.key]
            source = sides.get(self.direction.source or "")
            if source and sides.get(self.direction.target or "") == file and source not in taken:
                self.conventions.add(way.key[0])
                return source
        return None

    def _alone(self, file: Found) -> bool:
        """Take ``file``, which has no partner, or say why not; false where its language is not of this audit."""
        ways = self.ways[file]
        way = next((way for way in ways if way.key[0] in self.conventions), ways[0] if ways else None)
        source, target = self.direction.source, self.direction.target
        if way is None:
            self._nameless(file)
        elif way.language == target:
            self.result.pairs.append(self._pair(file))
            if source and (self.conventions or self.languages != {target}):
                self._report(file, f"{self._missing(way, source)}; audited without a source", unaudited=False)
        elif way.language == source:
            self._report(file, self._missing(way, target) if target else "a source without a translation")
        else:
            return False
        return True

    def _nameless(self, file: Found) -> None:
        """A file whose name tells no language: a target, unless it lies in a folder where other names do."""
        if self.languages and not file.direct:
            self._report(file, "no language in its name or folder, as other files have; name the pairs with --pairs")
        else:
            self.result.pairs.append(Pair(file, None, None, asked(self.settings)[1]))

    def _missing(self, way: Reading, language: str) -> str:
        known = (w.spelling for ways in self.ways.values() for w in ways if w.language == language)
        return f"no {get(language).name} file for it ({shown(way.partner(next(known, language)))})"

    def _report(self, file: Found, reason: str, unaudited: bool = True) -> None:
        self.result.problems.append(Problem(shown(file.path), reason, unaudited))


def some(files: Sequence[Found], most: int = 3) -> str:
    """Up to ``most`` names, and how many more there are."""
    names = [shown(file.path.name) for file in files[:most]]
    more = len(files) - most
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes[:-1]) + f" and {codes[-1]}" if len(codes) > 1 else codes[0]
