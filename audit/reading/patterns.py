"""Pairing by ``--pairs``: two patterns, one a side, such as ``ar/{name}.txt=fr/{name}.txt``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audit.errors import AuditError
from audit.language import get
from audit.reading.files import shown
from audit.reading.folders import Found
from audit.reading.naming import asked, readings
from audit.reading.pairing import Pair, Pairing
from audit.records import Problem
from audit.settings import Settings

EXAMPLE = "ar/{name}.txt=fr/{name}.txt"
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One side of ``--pairs``. A placeholder stands for any text without a slash; the pattern is the end of a path."""

    text: str
    placeholders: tuple[str, ...]
    expression: re.Pattern[str]

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Raises `ValueError`, saying why, where ``text`` is no pattern."""
        names = _PLACEHOLDER.findall(text)
        if not names:
            raise ValueError(f"{text!r} has no placeholder such as {{name}}")
        if len(set(names)) < len(names):
            raise ValueError(f"{text!r} has the same placeholder twice")
        literals = _PLACEHOLDER.split(text)[::2]
        if any(brace in literal for literal in literals for brace in "{}"):
            raise ValueError(f"{text!r} has a brace that belongs to no placeholder")
        if text.startswith("/") or ".." in text.split("/"):
            raise ValueError(f"{text!r} leads out of the folder; patterns are relative to it")
        groups = [f"(?P<{name}>[^/]+)" for name in names]
        middle = "".join(re.escape(literal) + group for literal, group in zip(literals, [*groups, ""], strict=True))
        return cls(text, tuple(sorted(names)), re.compile(rf"(?P<_head>(?:.*/)?){middle}", re.DOTALL))

    def key(self, path: str) -> Key | None:
        """What a file has in common with its partner: the folder above, and what the placeholders stand for."""
        match = self.expression.fullmatch(path)
        return (match["_head"], *(match[name] for name in self.placeholders)) if match else None

    def path(self, key: Key) -> str:
        """The path that would have this key."""
        values = dict(zip(self.placeholders, key[1:], strict=True))
        return key[0] + _PLACEHOLDER.sub(lambda m: values[m[1]], self.text)


def parse(pairs: str) -> tuple[Pattern, Pattern]:
    """The source's and the target's pattern.

    Raises:
        AuditError: ``pairs`` is not two patterns with the same placeholders.
    """
    sides = pairs.split("=")
    try:
        if len(sides) != 2:
            raise ValueError(f"{pairs!r} is not two patterns with = between them")
        source, target = (Pattern.parse(side.strip().removeprefix("./")) for side in sides)
        if source.placeholders != target.placeholders:
            raise ValueError(f"{pairs!r} has different placeholders on its two sides")
        if source.text == target.text:
            raise ValueError(f"{pairs!r} has the same pattern on both sides")
    except ValueError as error:
        raise AuditError(f"--pairs: {error}; write it as '{EXAMPLE}'") from None
    return source, target


def pair_by_pattern(files: Sequence[Found], pairs: str, settings: Settings) -> tuple[Pairing, list[Found]]:
    """Pair ``files`` by the two patterns of ``pairs``; the files that match neither come second.

    Languages are those of the settings, else those that the patterns name. Files without a partner as in
    `pairing.pair_by_name`.

    Raises:
        AuditError: ``pairs`` cannot be parsed, or no file matches it.
    """
    sides = parse(pairs)
    keys = _keys(files, sides[0]), _keys(files, sides[1])
    if not any(keys):
        raise AuditError(f"--pairs: no file matches {sides[0].text!r} or {sides[1].text!r}")
    result = pair_by_key(keys, languages_of((sides[0].text, sides[1].text), settings), (sides[0].path, sides[1].path))
    taken = {file for side in keys for file in side.values()}
    return result, [file for file in files if file not in taken]


def pair_by_key(
    keys: tuple[Mapping[Key, Found], Mapping[Key, Found]],
    languages: tuple[str | None, str | None],
    paths: tuple[Callable[[Key], str], Callable[[Key], str]],
) -> Pairing:
    """Pair sources and targets of the same key. ``paths`` say where the file of a key would be that is not there."""
    result = Pairing()
    taken: set[Found] = set()
    for key, target in keys[1].items():
        source = keys[0].get(key)
        if source and source != target and not taken & {source, target}:
            result.pairs.append(Pair(target, source, *languages))
            taken |= {source, target}
    for key, target in keys[1].items():
        if target not in taken:
            taken.add(target)
            result.pairs.append(Pair(target, None, *languages))
            reason = f"{_missing(languages[0], 'source', paths[0](key))}; audited without a source"
            result.problems.append(Problem(shown(target.path), reason, unaudited=False))
    for key, source in keys[0].items():
        if source not in taken:
            taken.add(source)
            result.problems.append(Problem(shown(source.path), _missing(languages[1], "target", paths[1](key))))
    return result


def _keys(files: Sequence[Found], pattern: Pattern) -> dict[Key, Found]:
    keys: dict[Key, Found] = {}
    for file in files:
        key = pattern.key(file.path.as_posix())
        if key:
            keys.setdefault(key, file)
    return keys


def languages_of(texts: tuple[str, str], settings: Settings) -> tuple[str | None, str | None]:
    """Source and target language: as asked, else as the paths or patterns in ``texts`` tell."""
    source, target = asked(settings)
    told = [next((way.language for way in readings(text, 0)), None) for text in texts]
    if all(told) and told[0] != told[1]:
        return source or told[0], target or told[1]
    return source, target


def _missing(language: str | None, side: str, path: str) -> str:
    return f"no {get(language).name if language else side} file for it ({shown(path)})"
