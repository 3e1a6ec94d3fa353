"""What a run is asked to do: the flags of the command line, or `audit.toml`, as one frozen record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from audit.configuration import POLICY_KEYS, read_configuration, refuse_unknown
from audit.errors import AuditError

SENSITIVITIES = ("low", "normal", "high")
PAIRINGS = ("name", "content")
DEVICES = ("auto", "cpu", "cuda")
_CHOICES = {"sensitivity": SENSITIVITIES, "pair_by": PAIRINGS, "device": DEVICES}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes an audit's result. Languages are ISO 639-1 codes; ``None`` means: detect."""

    source: str | None = None
    target: str | None = None
    pairs: str | None = None
    pair_by: str = "name"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sensitivity: str = "normal"
    encoder: str | None = None
    glossary: str | None = None
    metrics: tuple[str, ...] = ()
    device: str = "auto"

    def __post_init__(self) -> None:
        for key in _CHOICES:
            _check_choice(key, getattr(self, key), key)

    def runs(self, code: str) -> bool:
        """Whether the rule ``code`` is wanted: the longest matching prefix of ``select`` and ``ignore`` decides."""

        def longest(prefixes: tuple[str, ...]) -> int:
            return max((len(p) for p in prefixes if code.startswith(p)), default=-1)

        chosen = longest(self.select) if self.select else 0
        return chosen >= 0 and chosen > longest(self.ignore)

    def updated(self, values: Mapping[str, Any], origin: str) -> Settings:
        """These settings with ``values`` put over them; ``origin`` names where they came from in an error.

        Raises:
            AuditError: a key is unknown (the nearest known one is named) or a value is of the wrong type.
        """
        refuse_unknown(values, (f.name for f in fields(self)), origin)
        return replace(self, **{key: _value(key, value, origin) for key, value in values.items()})


def load_settings(folder: Path) -> Settings:
    """Settings from the configuration at or above ``folder``, or the defaults where there is none.

    Raises:
        AuditError: a file is not well formed, or a key is neither a setting nor one of the gate's policy.
    """
    settings = Settings()
    names = {f.name.replace("_", "-"): f.name for f in fields(Settings)}
    for layer in read_configuration(folder).layers:
        refuse_unknown(layer.values, {*names, *POLICY_KEYS}, layer.origin)
        chosen = {names[key]: value for key, value in layer.values.items() if key in names}
        settings = settings.updated(chosen, layer.origin)
    return settings


def _value(key: str, value: Any, origin: str) -> Any:
    """``value`` as the field ``key`` holds it: prefixes and metrics as a tuple, everything else as text."""
    if key == "metrics":
        return _parts(value, f'{origin}: {key} takes names such as "roundtrip:MODEL" or ["chrf", "roundtrip:MODEL"]')
    if key in ("select", "ignore"):
        parts = _parts(value, f'{origin}: {key} takes rule prefixes such as "OM,NM" or ["OM", "NM"]')
        return tuple(part.upper() for part in parts)
    if value is not None and not isinstance(value, str):
        raise AuditError(f"{origin}: {_spelt(key)} takes text, not {value!r}")
    if key in _CHOICES:
        _check_choice(key, value, f"{origin}: {_spelt(key)}")
    return value


def _check_choice(key: str, value: Any, what: str) -> None:
    """Raises AuditError, which calls the setting ``what``, where ``value`` is not one that ``key`` takes."""
    if value not in _CHOICES[key]:
        raise AuditError(f"{what}: {value!r} is not one of {', '.join(_CHOICES[key])}")


def _spelt(key: str) -> str:
    """The field ``key`` as files and flags spell it."""
    return key.replace("_", "-")


def _parts(value: Any, otherwise: str) -> tuple[str, ...]:
    """The parts of a list, or of text with commas. Raises AuditError that says ``otherwise`` where it is neither."""
    parts = value.split(",") if isinstance(value, str) else value
    if isinstance(parts, (list, tuple)) and all(isinstance(part, str) for part in parts):
        return tuple(part.strip() for part in parts if part.strip())
    raise AuditError(otherwise)
