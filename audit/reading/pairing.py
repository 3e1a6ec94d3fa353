"""Which file translates which: pairing by the languages in names, or by the patterns of ``--pairs``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.errors import AuditError
from audit.reading.files import shown
from audit.reading.folders import Found
from audit.reading.naming import Reading, language_code, language_name, readings
from audit.records import Problem
from audit.settings import Settings

# Codes of other languages are everyday words too (`plan-de-la-no.txt`): those count only where a partner
# bears them out or the user names them.
_EVIDENT = frozenset({"ar", "en", "fr"})


@dataclass(frozen=True, slots=True)
class Pair:
    """The files of one document. ``source`` is ``None`` where only the translation exists."""

    target: Found
    source: Found | None = None
    source_language: str | None = None
    target_language: str | None = None


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


def asked(settings: Settings) -> tuple[str | None, str | None]:
    """The source and target language of the settings, as ISO 639-1 codes.

    Raises:
        AuditError: one of them is not a language, or both are the same.
    """
    codes = []
    for flag, word in (("--source", settings.source), ("--target", settings.target)):
        code = language_code(word) if word else None
        if word and not code:
            raise AuditError(f"{flag}: {word!r} is not a language; give its ISO 639-1 code, such as ar or fr")
        codes.append(code)
    if codes[0] and codes[0] == codes[1]:
        raise AuditError(f"--source and --target are both {codes[0]!r}; a translation needs two languages")
    return codes[0], codes[1]


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
        self.by_key: dict[tuple[str, ...], dict[str, Found]] = defaultdict(dict)
        found = {file: list(readings(file.path.as_posix(), file.depth)) for file in files}
        for file, ways in found.items():
            for way in ways:
                self.by_key[way.key].setdefault(way.language, file)
        wanted = {code for code in asked(settings) if code}
        self.ways = {file: [way for way in ways if self._counts(way, wanted)] for file, ways in found.items()}
        self.direction = direction({ways[0].language for ways in self.ways.values() if ways}, settings)

    def _counts(self, way: Reading, wanted: set[str]) -> bool:
        return len(self.by_key[way.key]) > 1 or (way.firm and way.language in _EVIDENT | wanted)

    def pairing(self) -> Pairing:
        result = Pairing()
        source, target = self.direction.source, self.direction.target
        paired: set[Found] = set()
        for file in self.files:
            partner = self._partner(file, paired)
            if partner:
                result.pairs.append(Pair(file, partner, source, target))
                paired |= {file, partner}
        left_out: list[Found] = []
        for file in self.files:
            if file not in paired:
                self._alone(file, result, left_out, complete=not paired)
        if left_out:
            reason = f"neither {_named(source)} nor {_named(target)}, left out: {some(left_out)}"
            result.problems.append(Problem(shown(left_out[0].path), reason, unaudited=False))
        return result

    def _partner(self, file: Found, taken: set[Found]) -> Found | None:
        """The source of ``file``, where that is on the target side and there is one."""
        for way in self.ways[file]:
            sides = self.by_key[way.key]
            source = sides.get(self.direction.source or "")
            if source and sides.get(self.direction.target or "") == file and source not in taken:
                return source
        return None

    def _alone(self, file: Found, result: Pairing, left_out: list[Found], complete: bool) -> None:
        source, target = self.direction.source, self.direction.target
        name = shown(file.path)
        way = self.ways[file][0] if self.ways[file] else None
        if way is None:
            if file.direct or target is None or not any(self.ways.values()):
                result.pairs.append(Pair(file, None, source, target if self.settings.target else None))
            else:
                reason = "no language in its name or folder, and other files have one: name the pairs with --pairs"
                result.problems.append(Problem(name, reason))
        elif way.language == target:
            result.pairs.append(Pair(file, None, source, target))
            if source and not (complete and all(w[0].language == target for w in self.ways.values() if w)):
                expected = way.with_spelling(self._spelling(source))
                reason = f"no {_named(source)} file for it ({shown(expected)}), audited without"
                result.problems.append(Problem(name, reason, unaudited=False))
        elif way.language == source:
            expected = f" ({shown(way.with_spelling(self._spelling(target)))})" if target else ""
            reason = f"no {_named(target) if target else 'translated'} file for it{expected}"
            result.problems.append(Problem(name, reason))
        else:
            left_out.append(file)

    def _spelling(self, language: str) -> str:
        """How the names at hand write the code of ``language``."""
        written = (way.spelling for ways in self.ways.values() for way in ways if way.language == language)
        return next(written, language)


def some(files: Sequence[Found], most: int = 3) -> str:
    """Up to ``most`` names, and how many more there are."""
    names = [shown(file.path.name) for file in files[:most]]
    more = len(files) - most
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _named(code: str | None) -> str:
    return language_name(code) if code else "known"


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes[:-1]) + f" and {codes[-1]}" if len(codes) > 1 else codes[0]
