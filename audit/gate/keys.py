"""Reads a policy out of configuration files and flags, and remembers where each value came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from audit.configuration import POLICY_KEYS, Layer, refuse_unknown
from audit.errors import AuditError
from audit.gate.policy import PathRule, Policy
from audit.records import Severity

DEFAULT = "default"
NEVER = "never"
PER_PATH_KEYS = (
    "fail-on", "fail-rules", "min-segment-quality", "min-document-quality", "severity", "select", "ignore",
)  # fmt: skip
"""Keys that a path may have its own value of; the others hold for the run as a whole."""


@dataclass
class InForce:
    """A policy, and for each key (each rule prefix of ``severity``, each pattern of ``per-path``) its origin."""

    policy: Policy
    origins: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, layer: Layer) -> None:
        """Put the values of ``layer`` over what is there. Severities and path rules add up, all else is replaced."""
        for key, given in layer.values.items():
            if key not in POLICY_KEYS:
                continue
            value = _parsed(key, given, layer.origin)
            name = key.replace("-", "_")
            if key == "severity":
                self.origins.update({(key, prefix): layer.origin for prefix in value})
                value = {**self.policy.severity, **value}
            elif key == "per-path":
                self.origins.update({(key, rule.pattern): layer.origin for rule in value})
                value = (*self.policy.per_path, *value)
            else:
                self.origins[key, ""] = layer.origin
            self.policy = replace(self.policy, **{name: value})

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Key, value and origin, for people."""
        for key in POLICY_KEYS:
            value = getattr(self.policy, key.replace("-", "_"))
            if key == "severity":
                entries = {prefix: value[prefix].label for prefix in sorted(value)}
            elif key == "per-path":
                entries = {rule.pattern: _changes(rule) for rule in value}
            else:
                yield key, shown(key, value), self.origins.get((key, ""), DEFAULT)
                continue
            for name, text in entries.items():
                yield f"{key} {name}", text, self.origins[key, name]
            if not entries:
                yield key, "-", DEFAULT


def load_policy(layers: Sequence[Layer], folder: Path) -> InForce:
    """The policy that ``layers`` come to, the last one counting most; patterns of paths start at ``folder``.

    Raises:
        AuditError: a value is not of its key's kind, or a path rule has a key that it cannot have.
    """
    made = InForce(Policy(folder=folder))
    for layer in layers:
        made.take(layer)
    return made


def prefixes(policy: Policy) -> set[str]:
    """Every rule prefix that the policy names, in path rules too."""
    found = {*policy.fail_rules, *policy.severity}
    for rule in policy.per_path:
        for key in ("fail_rules", "severity", "select", "ignore"):
            found.update(rule.changes.get(key, ()))
    return found


def shown(key: str, value: Any) -> str:
    """A value as a file or a flag would give it; ``-`` where there is none."""
    if key == "fail-on":
        return NEVER if value is None else str(value.label)
    if isinstance(value, tuple):
        return ",".join(value) or "-"
    if isinstance(value, Mapping):
        return ",".join(f"{prefix}={severity.label}" for prefix, severity in sorted(value.items())) or "-"
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _changes(rule: PathRule) -> str:
    pairs = ((name.replace("_", "-"), value) for name, value in rule.changes.items())
    return "; ".join(f"{key}={shown(key, value)}" for key, value in pairs)


def _parsed(key: str, value: Any, origin: str) -> Any:
    try:
        return _PARSERS[key](value)
    except AuditError as error:
        raise AuditError(f"{origin}: {error}") from None
    except (TypeError, ValueError):
        raise AuditError(f"{origin}: {key} takes {_TAKES[key]}, not {value!r}") from None


def _severity(value: Any) -> Severity:
    return Severity[str(value).strip().upper()] if isinstance(value, str) else _refuse()


def _limit(value: Any) -> Severity | None:
    if isinstance(value, str) and value.strip().lower() == NEVER:
        return None
    try:
        return _severity(value)
    except KeyError:
        raise ValueError from None


def _codes(value: Any) -> tuple[str, ...]:
    parts = re.split(r"[,\s]+", value) if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        _refuse()
    return tuple(part.strip().upper() for part in parts if part.strip())


def _severities(value: Any) -> dict[str, Severity]:
    if isinstance(value, str):
        pairs = [part.partition("=")[::2] for part in re.split(r"[,\n]+", value) if part.strip()]
    elif isinstance(value, Mapping):
        pairs = list(value.items())
    else:
        _refuse()
    try:
        return {prefix.strip().upper(): _severity(severity) for prefix, severity in pairs}
    except KeyError:
        raise ValueError from None


def _number(least: float, most: float) -> Callable[[Any], float]:
    def parse(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            _refuse()
        number = float(value)
        return number if least <= number <= most else _refuse()

    return parse


def _share(value: Any) -> float:
    if isinstance(value, str) and value.strip().endswith("%"):
        return _number(0, 100)(value.strip()[:-1]) / 100
    return _number(0, 1)(value)


def _file(value: Any) -> str:
    return value.strip() if isinstance(value, str) and value.strip() else _refuse()


def _path_rules(value: Any) -> tuple[PathRule, ...]:
    """From a table of tables, or from lines of ``PATTERN: key=value; key=value``."""
    if isinstance(value, Mapping):
        return tuple(_path_rule(pattern, changes) for pattern, changes in value.items())
    lines = value.split("\n") if isinstance(value, str) else value
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        _refuse()  # also [[per-path]], a list of tables
    rules = []
    for line in lines:
        if not line.strip():
            continue
        pattern, colon, rest = line.rpartition(":")
        changes = [part.partition("=")[::2] for part in rest.split(";") if part.strip()]
        if not colon or not changes:
            _refuse()
        rules.append(_path_rule(pattern.strip(), {key.strip(): given.strip() for key, given in changes}))
    return tuple(rules)


def _path_rule(pattern: str, changes: Any) -> PathRule:
    if not pattern or not isinstance(changes, Mapping):
        _refuse()
    where = f"per-path {pattern}"
    given = {key.replace("_", "-"): value for key, value in changes.items()}
    for key in given:
        if key in POLICY_KEYS and key not in PER_PATH_KEYS:
            raise AuditError(f"{where}: {key} holds for the whole run, not for a path")
    refuse_unknown(given, PER_PATH_KEYS, where)
    return PathRule(pattern, {key.replace("-", "_"): _parsed(key, value, where) for key, value in given.items()})


def _refuse() -> Any:
    raise ValueError


_QUALITY = "a number from 0 to 100"
_CODES = 'rule prefixes such as "NM,NB101" or ["NM", "NB101"]'
_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "fail-on": _limit,
    "fail-rules": _codes,
    "min-segment-quality": _number(0, 100),
    "min-document-quality": _number(0, 100),
    "min-run-quality": _number(0, 100),
    "max-penalty": _number(0, float("inf")),
    "max-unaudited": _share,
    "severity": _severities,
    "per-path": _path_rules,
    "baseline": _file,
    "select": _codes,
    "ignore": _codes,
}
_TAKES = {
    "fail-on": f"one of {', '.join(s.label for s in reversed(Severity))}, {NEVER}",
    "fail-rules": _CODES,
    "min-segment-quality": _QUALITY,
    "min-document-quality": _QUALITY,
    "min-run-quality": _QUALITY,
    "max-penalty": "a number of points, 0 or more",
    "max-unaudited": "a share, 0 to 1 or 0% to 100%",
    "severity": f"rules and severities such as TX=info, of {', '.join(s.label for s in Severity)}",
    "per-path": "patterns with keys, such as 'sport/**: fail-on=critical; ignore=TX' or a table [per-path.NAME]",
    "baseline": "the path of a file",
    "select": _CODES,
    "ignore": _CODES,
}

assert set(POLICY_KEYS) <= {f.name.replace("_", "-") for f in fields(Policy)}
