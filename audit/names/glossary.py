"""A user's glossary: terms of the source with the terms that the desk wants for them, from a TSV or TBX file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from audit.errors import AuditError

_COLUMNS = ("source", "target", "forbidden", "note")
_SEPARATOR = "|"
_LARGEST = 50_000_000  # bytes; more is no glossary
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecated", "superseded", "obsolete", "forbidden")


@dataclass(frozen=True, slots=True)
class Term:
    """What a source term is to be called: any of ``targets``, the first being preferred, and none of ``forbidden``."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    note: str = ""


@cache
def load_glossary(path: str | Path, source: str | None, target: str) -> tuple[Term, ...]:
    """The terms of a glossary file; of a TBX file, those in the two languages, given by their ISO 639-1 codes.

    A TSV file (UTF-8) has one term a line: source term, target terms, forbidden terms, note; several terms in a column
    are parted by ``|``, and a first line ``source``, ``target`` … is a header. Lines that are empty or begin with ``#``
    are skipped. A TBX file (ISO 30042, version 2 or 3) has concepts with terms in several languages; a term whose
    administrative status is deprecated or superseded is forbidden.

    Raises:
        AuditError: the file cannot be read, or a line of it is no term.
    """
    path = Path(path)
    content = _content(path)
    if path.suffix.lower() in (".tbx", ".xml") or content.lstrip("\ufeff \r\n\t").startswith("<"):
        return tuple(_from_tbx(path, content, source, target))
    return tuple(_from_tsv(path, content))


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise AuditError(f"{path}: too large for a glossary ({path.stat().st_size // 1_000_000} MB)")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AuditError(f"{path}: cannot read the glossary: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AuditError(f"{path}: the glossary is not UTF-8; save it as UTF-8") from None


def _from_tsv(path: Path, content: str) -> Iterator[Term]:
    for number, line in enumerate(content.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or (number == 1 and cells[0].lower() in _COLUMNS):
            continue
        cells += [""] * (len(_COLUMNS) - len(cells))
        term = Term(cells[0], _parts(cells[1]), _parts(cells[2]), cells[3])
        if not term.source or not (term.targets or term.forbidden):
            raise AuditError(f"{path}, line {number}: a source term and a target term are needed, parted by a tab")
        yield term


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(_SEPARATOR) if part.strip())


def _from_tbx(path: Path, content: str, source: str | None, target: str) -> Iterator[Term]:
    from xml.etree import ElementTree

    if "<!ENTITY" in content:
        raise AuditError(f"{path}: a glossary must not declare entities")
    try:
        root = ElementTree.fromstring(content.encode())
    except ElementTree.ParseError as error:
        raise AuditError(f"{path}: not a valid TBX file: {error}") from None
    for concept in _elements(root, "termEntry", "conceptEntry"):
        terms: dict[str, list[tuple[str, bool]]] = {}
        for section in _elements(concept, "langSet", "langSec"):
            code = section.get(_LANGUAGE, "").split("-")[0].lower()
            terms.setdefault(code, []).extend(_terms(section))
        targets = terms.get(target, [])
        wanted = tuple(text for text, forbidden in targets if not forbidden)
        refused = tuple(text for text, forbidden in targets if forbidden)
        for text, _ in terms.get(source, []) if source and targets else ():
            yield Term(text, wanted, refused, _note(concept))


def _terms(section: Any) -> Iterator[tuple[str, bool]]:
    """The terms of one language and whether they are forbidden."""
    for group in _elements(section, "tig", "ntig", "termSec"):
        statuses = [
            "".join(note.itertext()).strip()
            for note in _elements(group, "termNote", "administrativeStatus")
            if _name(note) == "administrativeStatus" or note.get("type") == "administrativeStatus"
        ]
        for term in _elements(group, "term"):
            text = " ".join("".join(term.itertext()).split())
            if text:
                yield text, any(status in _FORBIDDEN for status in statuses)


def _note(concept: Any) -> str:
    return next((" ".join("".join(note.itertext()).split()) for note in _elements(concept, "note")), "")


def _elements(root: Any, *names: str) -> Iterator[Any]:
    return (element for element in root.iter() if _name(element) in names)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
