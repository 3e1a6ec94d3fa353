"""Feeds mutated files of every format to the readers: none may crash, take more than 2 seconds of CPU or 500 MB.

    python scripts/fuzz_readers.py --inputs 200000

Seeds are stories of the sample feed in each format (`seeds`). A mutation flips, cuts, repeats or moves bytes, puts in
what breaks parsers, or joins two files; files inside archives are also mutated before they are packed. What fails is
kept in ``--keep`` under its seed's name; the exit status is 1 then. The same ``--start`` gives the same inputs.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import signal
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from audit.errors import AuditError
from audit.language.identify import identify
from audit.reading import read
from audit.reading.decoding import decode
from audit.reading.xliff import OWN_NOTES, Note, edits
from audit.records import Document, Problem
from audit.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
FEED = ROOT / "corpora" / "sample-feed"
SECONDS = 2.0
MEGABYTES = 500

TOKENS = [
    b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc3", b"\x1a", b"\x0b",
    "\u202e".encode(), "\u2066".encode(), "\ufffc".encode(), "\u2028".encode(), b"\r", b"\r\n", b"\n\n", b"\t",
    b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"&", b"&amp;", b"&#0;", b"&#xD800;",
    b"&#x110000;", b"&nbsp;", b"&lol;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
    b"<x id='1'/>", b"<g>", b"</g>", b"<p>", b"</p>", b"<div><div><div>", b"xml:lang='fr'", b"xmlns='x'",
    b"encoding='utf-7'", b"encoding='hex'", b"'", b'"', b'""', b",", b";", b"{", b"}", b"[", b"]", b"\\",
    b"\\u", b"\\ud800",
    b'"\\x', b"null", b"NaN", b"1e999", b"-1", b"99999999999999999999", b"msgid", b"msgstr[999]", b"msgctxt \"", b"#~",
    b"-->", b"00:00:01,000 --> 00:00:02,000", b"WEBVTT", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"../", b"/",
]  # fmt: skip


def seeds() -> dict[str, bytes]:
    """A file of each format, by name; short ones, so that mutations strike what matters."""
    story = sorted(path.name for path in (FEED / "ar").iterdir())[0]
    ar, fr = (decode((FEED / language / story).read_bytes())[0].split("\n") for language in ("ar", "fr"))
    ar, fr = ([line.strip()[:90] for line in lines if line.strip()][:3] for lines in (ar, fr))
    rows = list(zip(ar, fr, strict=False))
    texts = {f"{name}{suffix}": build(ar, fr, rows).encode() for (name, suffix), build in _BUILDERS.items()}
    texts["cp1252.fr.txt"] = "\n".join(fr).encode("cp1252", "replace")
    texts["cp1256.ar.txt"] = "\n".join(ar).encode("cp1256", "replace")
    texts["wide.txt"] = "\n".join(fr).encode("utf-16")
    some = {name: texts[name] for name in ("story.txt", "rows.csv", "first.xlf", "item.json")}
    return texts | {f"packed.{suffix}": pack(some, suffix) for suffix in ("docx", "odt", "zip", "tar", "tar.gz")}


def _lines(lines: list[str], before: str, after: str) -> str:
    return "\n".join(f"{before}{escape(line)}{after}" for line in lines)


def _units(rows: list[tuple[str, str]], form: str) -> str:
    return "\n".join(form.format(n=n, s=escape(s), t=escape(t)) for n, (s, t) in enumerate(rows, start=1))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_XLIFF_1 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="a" source-language="ar" target-language="fr" datatype="plaintext"><body>\n{}</body></file></xliff>'
)
_XLIFF_2 = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ar" trgLang="fr"><file id="f">\n{}'
    "</file></xliff>"
)
_NITF = (
    '<nitf xml:lang="fr"><head><docdata><doc-id id-string="1"/></docdata></head><body><body.head><hedline><hl1>{}</hl1>'
    "</hedline></body.head><body.content>{}</body.content></body></nitf>"
)
_ITEM = (
    '<newsItem guid="{0}" xml:lang="{0}"><itemMeta><link rel="irel:translatedFrom" residref="ar"/></itemMeta>'
    "<contentMeta><headline>{1}</headline></contentMeta><contentSet><inlineXML><html><body>{2}</body></html></inlineXML>"
    "</contentSet></newsItem>"
)
_RSS = (
    '<rss version="2.0"><channel><language>fr</language><item><title>{0}</title>'
    "<guid>https://example.org/fr/12345</guid><pubDate>Fri, 21 Feb 2025 10:00:00 +0100</pubDate>"
    "<description>&lt;p&gt;{1}&lt;/p&gt;</description></item>"
    "<item><title>{1}</title><description><![CDATA[<p>{0}</p>]]></description></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:lang="fr"><title>{0}</title><id>1</id>'
    "<updated>2025-02-21T10:00:00Z"
    '</updated><content type="xhtml"><div><p>{1}</p></div></content></entry><entry xml:lang="ar"><id>1</id>'
    "<summary>{2}</summary></entry></feed>"
)
_HTML = (
    '<!doctype html><html lang="fr"><head><title>x</title></head><body><nav><a href="/">x</a></nav>'
    "<article><h1>{}</h1>{}</article><footer><p>x</p></footer></body></html>"
)

Builder = Callable[[list[str], list[str], list[tuple[str, str]]], str]

_BUILDERS: dict[tuple[str, str], Builder] = {
    ("story", ".txt"): lambda ar, fr, rows: "\n".join(fr),
    ("rows", ".jsonl"): lambda ar, fr, rows: "\n".join(
        json.dumps({"id": n, "source": s, "target": t}) for n, (s, t) in enumerate(rows)
    ),
    ("rows", ".tsv"): lambda ar, fr, rows: "\n".join(["source\ttarget", *(f"{s}\t{t}" for s, t in rows)]),
    ("rows", ".csv"): lambda ar, fr, rows: "\n".join(["source,target", *(f'"{s}","{t}"' for s, t in rows)]),
    ("first", ".xlf"): lambda ar, fr, rows: _XLIFF_1.format(
        _units(rows, '<trans-unit id="{n}"><source>{s} <g id="1">x</g></source><target state="new">{t}'
                     '<x id="2"/></target>'
                     "<note>n</note></trans-unit>")
    ),
    ("second", ".xlf"): lambda ar, fr, rows: _XLIFF_2.format(
        _units(rows, '<unit id="{n}"><segment><source>{s}<ph id="1"/></source><target>{t}'
                     '<cp hex="0001"/></target></segment></unit>')
    ),
    ("memory", ".tmx"): lambda ar, fr, rows: '<tmx version="1.4"><header srclang="ar"/><body>{}</body></tmx>'.format(
        _units(rows, '<tu tuid="{n}"><tuv xml:lang="ar"><seg>{s}<bpt i="1">x</bpt></seg></tuv>'
                     '<tuv xml:lang="fr"><seg>{t}</seg></tuv></tu>')
    ),
    ("messages", ".po"): lambda ar, fr, rows: 'msgid ""\nmsgstr "Language: fr\\n"\n\n' + "\n\n".join(
        f"#: a:1\nmsgid {_quoted(s)}\nmsgstr {_quoted(t)}" for s, t in rows
    ),
    ("nitf", ".xml"): lambda ar, fr, rows: _NITF.format(escape(fr[0]), _lines(fr[1:], "<p>", "</p>")),
    ("newsml", ".xml"): lambda ar, fr, rows: "<newsMessage><itemSet>{}{}</itemSet></newsMessage>".format(
        _ITEM.format("ar", escape(ar[0]), _lines(ar, "<p>", "</p>")),
        _ITEM.format("fr", escape(fr[0]), _lines(fr, "<p>", "</p>")),
    ),
    ("feed", ".rss"): lambda ar, fr, rows: _RSS.format(escape(fr[0]), escape(fr[-1])),
    ("atom", ".xml"): lambda ar, fr, rows: _ATOM.format(escape(fr[0]), escape(fr[-1]), escape(ar[-1])),
    ("item", ".json"): lambda ar, fr, rows: json.dumps(
        {"uri": "1", "language": "fr", "headline": fr[0], "body_html": _lines(fr, "<p>", "</p>"),
         "associations": {"translation": {"uri": "2"}}}
    ),
    ("page", ".html"): lambda ar, fr, rows: _HTML.format(escape(fr[0]), _lines(fr[1:], "<p>", "</p>")),
    ("film", ".srt"): lambda ar, fr, rows: "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n<i>{line}</i>" for n, line in enumerate(fr)
    ),
    ("film", ".vtt"): lambda ar, fr, rows: "WEBVTT\n\n" + "\n\n".join(
        f"00:{n:02}.000 --> 00:{n:02}.900\n{line}" for n, line in enumerate(fr)
    ),
}  # fmt: skip


def pack(texts: dict[str, bytes], suffix: str) -> bytes:
    """An archive of files, or a word processor's document whose text is the first of them."""
    stream = io.BytesIO()
    lines = next(iter(texts.values())).decode("utf-8", "replace").split("\n")
    if suffix.startswith("tar"):
        with tarfile.open(fileobj=stream, mode="w:gz" if suffix.endswith("gz") else "w") as archive:
            for name, data in texts.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return stream.getvalue()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if suffix == "docx":
            body = _lines(lines, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>")
            archive.writestr("word/document.xml", f"<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>")
        elif suffix == "odt":
            body = _lines(lines, "<text:p>", "<text:s text:c='2'/></text:p>")
            archive.writestr("content.xml", f"<o:d xmlns:o='o' xmlns:text='t'>{body}</o:d>")
        else:
            for name, data in texts.items():
                archive.writestr(name, data)
    return stream.getvalue()


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """``data`` with one to six changes."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        _CHANGES[chance.randrange(len(_CHANGES))](made, others, chance)
    return bytes(made[:200_000])


def _place(made: bytearray, chance: random.Random) -> int:
    return chance.randint(0, len(made))


def _flip(made: bytearray, _: list[bytes], chance: random.Random) -> None:
    if made:
        made[chance.randrange(len(made))] = chance.randrange(256)


def _put(made: bytearray, _: list[bytes], chance: random.Random) -> None:
    place = _place(made, chance)
    made[place:place] = chance.choice(TOKENS)


def _cut(made: bytearray, _: list[bytes], chance: random.Random) -> None:
    place = _place(made, chance)
    del made[place : place + chance.choice((1, 2, 8, 64, 10_000))]


def _repeat(made: bytearray, _: list[bytes], chance: random.Random) -> None:
    place = _place(made, chance)
    piece = made[place : place + chance.choice((1, 3, 12, 80))]
    made[place:place] = piece * chance.choice((2, 5, 40, 400))


def _move(made: bytearray, _: list[bytes], chance: random.Random) -> None:
    place, size = _place(made, chance), chance.choice((1, 4, 40))
    piece = made[place : place + size]
    del made[place : place + size]
    place = _place(made, chance)
    made[place:place] = piece


def _join(made: bytearray, others: list[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start = chance.randint(0, len(other))
    place = _place(made, chance)
    made[place:place] = other[start : start + chance.choice((20, 200, 2_000))]


_CHANGES = (_flip, _flip, _put, _put, _put, _cut, _repeat, _move, _join)


def inputs(count: int, start: int) -> Iterator[tuple[str, bytes]]:
    """``count`` mutated files, a name and its bytes, of each seed in turn."""
    files = seeds()
    texts = {name: data for name, data in files.items() if not name.startswith("packed")}
    names, others = list(files), list(texts.values())
    for number in range(start, start + count):
        chance = random.Random(number)
        name = names[number % len(names)]
        if name.startswith("packed") and chance.random() < 0.6:
            inside = chance.choice(list(texts))
            yield name, pack({inside: mutated(texts[inside], others, chance)}, name.partition(".")[2])
        else:
            yield name, mutated(files[name], others, chance)


class Slow(Exception):
    """A file takes too long."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Slow(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def read_all(path: Path) -> Counter[str]:
    """Reads the file as an audit does; what came of it, counted. Raises what a reader must not raise."""
    found: Counter[str] = Counter()
    try:
        for item in read([path], Settings()):
            if isinstance(item, Problem):
                assert item.reason and "\n" not in item.reason, f"not one line: {item.reason!r}"
                found["problems"] += 1
            else:
                assert isinstance(item, Document)
                _check(item)
                found["documents"] += 1
                found["segments"] += len(item.segments or ())
    except AuditError as error:
        assert "\n" not in str(error), f"not one line: {error}"
        found["refused"] += 1
    if path.suffix == ".xlf":
        notes = {number: [Note(OWN_NOTES, "x", "target", 1)] for number in range(1, 10)}
        found["edits"] += sum(edit.start <= edit.end for edit in edits(path, notes))
    return found


def _check(document: Document) -> None:
    """Every text can be written as UTF-8, and stands on lines that exist."""
    for text in (document.source, document.target):
        if text:
            text.content.encode()
            assert not text.lines or len(text.lines) == text.content.count("\n") + 1, "lines do not fit"
    for segment in document.segments or ():
        f"{segment.source}{segment.target}{segment.id}{segment.document}".encode()
        json.dumps(dict(segment.extra))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    arguments = parser.parse_args()
    totals: Counter[str] = Counter()
    identify("Le ministre est arrivé hier.")  # loads its profiles, which would count as the first file's time
    slowest, started = (0.0, ""), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(inputs(arguments.inputs, arguments.start), start=arguments.start):
            path = Path(folder) / name
            path.write_bytes(data)
            begun = time.process_time()
            try:
                with at_most(SECONDS):
                    totals += read_all(path)
            except Exception as error:
                totals["failures"] += 1
                arguments.keep.mkdir(parents=True, exist_ok=True)
                (arguments.keep / f"{number}-{name}").write_bytes(data)
                last = traceback.extract_tb(error.__traceback__)[-1]
                print(f"{number} {name}: {type(error).__name__}: {error} ({last.filename}:{last.lineno})", flush=True)
            slowest = max(slowest, (time.process_time() - begun, f"{number} {name}"))
            if (number + 1) % 10_000 == 0:
                print(number + 1, dict(totals), _megabytes(), "MB", round(time.monotonic() - started), "s", flush=True)
    print(f"{arguments.inputs:,} inputs in {time.monotonic() - started:.0f} s: {dict(totals)}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), peak memory {_megabytes()} MB")
    return int(totals["failures"] > 0 or _megabytes() > MEGABYTES or slowest[0] > SECONDS)


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
