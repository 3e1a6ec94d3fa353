"""Where configuration stands and which of it counts: audit.toml, pyproject.toml and setup.cfg of the nearest folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.errors import AuditError

POLICY_KEYS: Mapping[str, str] = {
    "fail-on": "Fail at a fault of this severity or worse.",
    "fail-rules": "Fail at any fault of these rules, whatever its severity: NM,NB101.",
    "min-segment-quality": "Fail where the quality of a segment is below this, 0 to 100.",
    "min-document-quality": "Fail where the quality of a document is below this.",
    "min-run-quality": "Fail where the quality of the whole run is below this.",
    "max-penalty": "Fail at more penalty points per 1,000 words of the run.",
    "max-unaudited": "Fail where a greater share of the files, or of the rows, could not be audited: 0.1 or 10%.",
    "severity": "Treat faults of these rules as of another severity: TX=info,NM101=critical.",
    "per-path": "Other limits for some paths: 'sport/**: fail-on=critical; ignore=TX'.",
    "baseline": "A file of faults that are known: they do not fail the gate.",
}
"""Keys that change a verdict and not an audit, with what each does. `audit.gate.policy` reads their values."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Values of one origin: a file, or the command line."""

    origin: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the nearest configured folder says, the layer that counts least first. ``folder`` is where paths start."""

    folder: Path
    layers: tuple[Layer, ...] = ()


def read_configuration(folder: Path) -> Configuration:
    """The configuration of the nearest folder, at or above ``folder``, that has one.

    In one folder setup.cfg counts least and audit.toml most. Configuration that stands further up is not read.

    Raises:
        AuditError: a file is not in the form that its name promises.
    """
    for place in (folder, *folder.parents):
        found = (_setup_cfg(place / "setup.cfg"), _pyproject(place / "pyproject.toml"), _toml(place / "audit.toml"))
        layers = tuple(layer for layer in found if layer)
        if layers:
            return Configuration(place, layers)
    return Configuration(folder)


def refuse_unknown(values: Iterable[str], known: Iterable[str], origin: str) -> None:
    """Raises AuditError, with the nearest known key, at the first of ``values`` that is not one of ``known``."""
    names = set(known)
    for key in values:
        if key not in names:
            import difflib

            near = difflib.get_close_matches(key, names, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(names))}"
            raise AuditError(f"{origin}: unknown key {key!r}{hint}")


def _toml(path: Path) -> Layer | None:
    values = _parsed(path)
    return None if values is None else Layer(str(path), _dashed(values))


def _pyproject(path: Path) -> Layer | None:
    tools = (_parsed(path) or {}).get("tool", {})
    values = tools.get("audit") if isinstance(tools, dict) else None
    if values is None:
        return None
    if not isinstance(values, dict):
        raise AuditError(f"{path}: tool.audit is not a table")
    return Layer(f"{path} [tool.audit]", _dashed(values))


def _parsed(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AuditError(f"{path}: not a valid TOML file: {error}") from None


def _setup_cfg(path: Path) -> Layer | None:
    if not path.is_file():
        return None
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        raise AuditError(f"{path}: not a valid configuration file: {' '.join(str(error).split())}") from None
    if not parser.has_section("audit"):
        return None
    return Layer(f"{path} [audit]", _dashed(dict(parser.items("audit"))))


def _dashed(values: Mapping[str, Any]) -> dict[str, Any]:
    """``fail_on`` and ``fail-on`` are the same key."""
    return {key.replace("_", "-"): value for key, value in values.items()}
