"""The example of docs/extending.md, installed and run: another package adds a format, a metric, a rule and a report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "extension"


def wheel(folder: Path) -> Path:
    """The example as a wheel, which is what a build backend would make of it."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"], project["version"]
    points = "".join(
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in project["entry-points"].items()
    )
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(EXAMPLE / f"{name}.py", f"{name}.py")
        about = f"{name}-{version}.dist-info"
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/entry_points.txt", points)
        archive.writestr(f"{about}/RECORD", "")
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example has been installed into."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    done = subprocess.run([*pip, str(wheel(tmp_path_factory.mktemp("wheel")))], capture_output=True, text=True)
    if "No module named pip" in done.stderr:
        pytest.skip("no pip in this environment")
    assert done.returncode == 0, done.stderr
    return folder


def run(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(site), os.environ.get("PYTHONPATH", "")))
    environment = os.environ | {"PYTHONPATH": path}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_its_format_rule_and_report(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.fr.story").write_text("Desk: monde\n---\nLe ministre est arrivé !!! Il repartira demain.\n", "utf-8")
    done = run(site, tmp_path, "-m", "audit", "scan", "a.fr.story", "--select", "XX", "--format", "count")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 found\n", "")
    listed = run(site, tmp_path, "-m", "audit", "rules", "XX")
    assert "XX001" in listed.stdout and "three-exclamation-marks" in listed.stdout


BROKEN = """
from audit.checks.rules import rule
from audit.records import Severity

@rule("XX009", "broken", "other", Severity.MINOR, needs_source=False)
def broken(rule, evidence):
    "Cannot count: it divides by the number of commas."
    yield rule.finding(f"{1 / evidence.target.count(',')}", confidence=0.5)
"""


def test_a_rule_that_fails_costs_one_document_and_no_other(tmp_path: Path) -> None:
    about = tmp_path / "site" / "broken-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n", "utf-8")
    (about / "entry_points.txt").write_text("[audit.checks]\nbroken = broken\n", "utf-8")
    (tmp_path / "site" / "broken.py").write_text(BROKEN, "utf-8")
    (tmp_path / "a.fr.txt").write_text("Le ministre est arrivé.\n", "utf-8")
    (tmp_path / "b.fr.txt").write_text("Le ministre, lui, est parti.\n", "utf-8")
    done = run(tmp_path / "site", tmp_path, "-m", "audit", "scan", "a.fr.txt", "b.fr.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert done.stderr.startswith("audit: a.fr.txt: internal error: ZeroDivisionError: division by zero (")
    assert done.stderr.count("\n") == 1
    [audited] = map(json.loads, done.stdout.splitlines())
    assert [audited["document"], *(finding["rule"] for finding in audited["findings"])] == ["b.fr.txt", "XX009"]
    shown = run(tmp_path / "site", tmp_path, "-m", "audit", "--debug", "scan", "a.fr.txt", "--format", "jsonl")
    assert "Traceback" in shown.stderr


def test_its_metric(site: Path, tmp_path: Path) -> None:
    code = (
        "from audit.metrics import load_metric, metric_names\n"
        "metric = load_metric('length', 'fr')\n"
        "print(metric_names()[-1], metric.segment('ab', 'abcd'), metric.signature)"
    )
    done = run(site, tmp_path, "-c", code)
    assert (done.stdout, done.stderr) == ("length 50.0 length|version:1\n", "")


def test_its_metric_against_the_source(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"source": "وصل الوزير.", "target": "Le ministre est arrivé."}\n', "utf-8")
    languages = ("--source", "ar", "--target", "fr", "--no-cache", "--format", "jsonl")
    done = run(site, tmp_path, "-m", "audit", "score", "a.jsonl", "--metrics", "ratio:words", *languages)
    assert json.loads(done.stdout)["scores"]["ratio"] == 2.0
    assert done.stderr == "audit: ratio 2.00 (ratio|of:words|version:1)\n"


def test_a_package_that_is_broken_is_named(site: Path, tmp_path: Path) -> None:
    about = tmp_path / "broken-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[audit.readers]\nodd = nowhere:READER\n", "utf-8")
    (tmp_path / "a.fr.txt").write_text("Le ministre est arrivé.\n", "utf-8")
    done = run(tmp_path, tmp_path, "-m", "audit", "scan", "a.fr.txt")
    expected = "entry point audit.readers:odd of broken: ModuleNotFoundError: No module named 'nowhere'"
    assert done.returncode == 2
    assert done.stderr.strip().endswith(expected)
