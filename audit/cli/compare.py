"""`audit compare`: two audits, or two translations of the same sources, side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.cli.options import reconfigure, with_settings
from audit.cli.status import DONE, NOTHING_AUDITED, notice
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.auditor import Auditor
    from audit.compare import Comparison
    from audit.records import DocumentAudit

FORMATS = ("table", "json", "html")


class _Output(click.ParamType):
    """``FORMAT:PATH`` with one of the formats of a comparison."""

    name = "FORMAT:PATH"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> tuple[str, Path]:
        format, colon, path = str(value).partition(":")
        if not colon or not path or format not in FORMATS:
            self.fail(f"{value!r} is not FORMAT:PATH with a format of {', '.join(FORMATS)}.", parameter, context)
        return format, Path(path)


_INPUT = click.Path(exists=True, path_type=Path)


@click.command("compare", short_help="Two audits, or two translations of the same sources, side by side.")
@click.argument("old", type=_INPUT)
@click.argument("new", type=_INPUT)
@click.option("--originals", type=_INPUT, metavar="PATH", help="The sources of both, where they stand apart.")
@with_settings
@click.option("--format", type=click.Choice(FORMATS), default="table", show_default=True, help="For standard output.")
@click.option("-o", "--output", "outputs", multiple=True, type=_Output(), help="Also write a file. Repeatable.")
@click.option("--seed", type=click.IntRange(0), default=12345, show_default=True, help="Of the bootstrap's resamples.")
@click.option("-v", "--verbose", is_flag=True, help="List what persists and findings of severity info too.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, and only the totals in the table.")
def command(
    old: Path,
    new: Path,
    originals: Path | None,
    settings: Settings,
    format: str,
    outputs: tuple[tuple[str, Path], ...],
    seed: int,
    verbose: bool,
    quiet: bool,
) -> int:
    """Show what changed from OLD to NEW: findings that are new, fixed or persist, and the wording.

    OLD and NEW are audits that '-o jsonl:FILE' wrote, or files or folders as for 'scan', which are audited first: two
    revisions of a translation, or two engines. Segments are matched by their id, else by their source. Quality is
    compared with a paired bootstrap; chrF and TER say how alike the two translations are.

    Exit status: 0 done, 2 bad usage or input, 3 there is nothing on one of the two sides.
    """
    from audit.auditor import Auditor
    from audit.compare import compare

    auditor = Auditor(settings)
    sides = [_audits(path, originals, auditor, quiet) for path in (old, new)]
    for path, audits in zip((old, new), sides, strict=True):
        if not any(audit.segments for audit in audits):
            notice(f"{path}: nothing was audited")
            return NOTHING_AUDITED
    comparison = compare(sides[0], sides[1], seed)
    if format == "table":
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", newline="\n")
    _write(comparison, format, sys.stdout, verbose, quiet)
    for name, path in outputs:
        _write_file(comparison, name, path, verbose)
    return DONE


def _audits(path: Path, originals: Path | None, auditor: Auditor, quiet: bool) -> list[DocumentAudit]:
    """The audit in a file, or an audit of what is at ``path``."""
    from audit.reports.jsonl import read_records

    if _is_audit(path):
        return list(_with_languages(read_records(path), auditor.settings))
    return list(_audited(path, originals, auditor, quiet))


def _is_audit(path: Path) -> bool:
    """Whether ``path`` is a file of audit records rather than of segments."""
    import json

    from audit.errors import UnreadableFile
    from audit.reading.files import reason_of, shown

    if not path.is_file() or path.suffix.lower() != ".jsonl":
        return False
    try:
        with path.open("rb") as file:
            first = next((line for line in file if line.strip()), b"")
        record = json.loads(first)
    except OSError as error:
        raise UnreadableFile(shown(path), reason_of(error)) from None
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and {"scores", "findings"} <= record.keys()


def _audited(path: Path, originals: Path | None, auditor: Auditor, quiet: bool) -> Iterator[DocumentAudit]:
    from audit.auditor import Auditor
    from audit.cli.metrics import prepared
    from audit.cli.running import closing, progress_bar
    from audit.engines.run import run_documents
    from audit.reading import read, read_beside
    from audit.records import DocumentAudit

    settings = auditor.settings
    if originals is None or settings.pairs or settings.pair_by == "content":
        items = read([originals, path] if originals else [path], settings)
    elif originals.is_dir() and path.is_dir():
        items = read_beside(originals, path, settings)
    else:
        settings = replace(settings, pair_by="content")
        items = read([originals, path], settings)
    runner = prepared(auditor if settings == auditor.settings else Auditor(settings))
    with progress_bar(not quiet) as bar, closing(run_documents(runner, items, bar.show)) as stream:
        for item in stream:
            if isinstance(item, DocumentAudit):
                yield item
            else:
                with bar.hidden():
                    notice(f"{item.path}: {item.reason}")


def _with_languages(audits: list[DocumentAudit], settings: Settings) -> Iterator[DocumentAudit]:
    """The audits with the languages that the records do not carry, as asked or as the texts show."""
    from audit.language.sides import languages_of
    from audit.records import Document

    segments = tuple(one.segment for audit in audits for one in audit.segments)
    source, target = languages_of(Document("", None, segments=segments), settings)
    for audit in audits:
        yield replace(audit, source_language=source.code if source else None, target_language=target.code)


def _write_file(comparison: Comparison, format: str, path: Path, verbose: bool) -> None:
    import io

    from audit.reports.files import write_whole

    stream = io.StringIO(newline="")
    _write(comparison, format, stream, verbose, False)
    write_whole(path, stream.getvalue())


def _write(comparison: Comparison, format: str, stream: Any, verbose: bool, quiet: bool) -> None:
    if format == "table":
        from audit.compare.table import write

        write(comparison, stream, verbose=verbose, totals_only=quiet)
    elif format == "json":
        from audit.compare.json import write as write_json

        write_json(comparison, stream)
    else:
        from audit.reports.html.comparison import write as write_page

        write_page(comparison, stream)
