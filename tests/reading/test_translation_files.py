"""XLIFF, TMX and PO: units are segments as given, with their places in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.reading import read
from audit.records import Document, Problem, Role, Segment
from audit.settings import Settings

Write = Callable[[str, str], Path]

FIRST = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="story.docx" source-language="ar-EG" target-language="fr-FR" datatype="plaintext"><body>
<group id="g">
<trans-unit id="1">
  <source>قال <g id="1">الوزير</g><x id="2"/></source>
  <target state="translated">Le <g id="1">ministre <x id="2"/></g> a dit</target>
  <note>Titre</note>
  <alt-trans><source>autre</source><target>chose</target></alt-trans>
</trans-unit>
</group>
<trans-unit id="2" translate="no"><source>أ. ب.</source></trans-unit>
<trans-unit id="3"><source>أ. ب.</source>
<seg-source><mrk mtype="seg" mid="0">أ.</mrk> <mrk mtype="seg" mid="1">ب.</mrk></seg-source>
<target><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></target></trans-unit>
</body></file>
<file source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1"><source>Said.</source><target>Dit.</target></trans-unit>
</body></file>
</xliff>
"""

SECOND = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ar" trgLang="fr">
<file id="f1"><unit id="u1">
<notes><note category="desk">Titre</note></notes>
<originalData><data id="d1">&lt;b&gt;</data></originalData>
<segment id="s1" state="final"><source>قال <pc id="1" dataRefStart="d1">الوزير</pc></source>
<target>Le <pc id="1">ministre</pc><ph id="2"/><cp hex="0007"/></target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2"><source>ثم غادر.</source></segment>
</unit>
<unit id="u2"><segment><source>انتهى</source><target>Fin</target></segment></unit></file></xliff>
"""

MEMORY = """\
<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="ar-SA" segtype="sentence"/><body>
<tu tuid="a"><prop type="document">story</prop><tuv xml:lang="FR-fr"><seg>Il <bpt i="1">&lt;b&gt;</bpt>a<ept i="1"/>
dit<ph x="1">{0}<sub>autre</sub></ph>.</seg></tuv>
<tuv xml:lang="AR-SA"><seg>قال.</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Seul.</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="ar"><seg>قالت</seg></tuv></tu>
</body></tmx>
"""

MESSAGES = """\
# Translators
msgid ""
msgstr ""
"Project-Id-Version: desk 1\\n"
"Language: fr\\n"

#. Shown on the front page
#: desk.c:12
#, fuzzy, c-format
msgctxt "front"
msgid "One \\"story\\"\\n"
"in two lines"
msgid_plural "%d stories"
msgstr[0] "Une dépêche"
msgstr[1] "%d "
"dépêches"

msgid "Tab\\tand \\101\\x42"
msgstr ""

#~ msgid "old"
#~ msgstr "vieux"
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into the working folder."""
    monkeypatch.chdir(tmp_path)

    def make(name: str, content: str) -> Path:
        Path(name).write_text(content, "utf-8")
        return Path(name)

    return make


def documents(path: Path, **options: Any) -> list[Document]:
    return [item for item in read([path], Settings(**options)) if isinstance(item, Document)]


def segments(path: Path, **options: Any) -> list[Segment]:
    return [segment for document in documents(path, **options) for segment in document.segments or ()]


def problems(path: Path, **options: Any) -> list[tuple[str, str]]:
    return [(p.path, p.reason) for p in read([path], Settings(**options)) if isinstance(p, Problem)]


@pytest.mark.parametrize("name", ["x.xlf", "x.xliff", "x.xml"])
def test_units_of_xliff_1_2(write: Write, name: str) -> None:
    path = write(name, FIRST)
    found = segments(path)
    assert [(s.document, s.id, s.source, s.target) for s in found] == [
        ("story.docx", "1", "قال الوزير\ufffc", "Le ministre \ufffc a dit"),
        ("story.docx", "2", "أ. ب.", ""),
        ("story.docx", "3/0", "أ.", "A."),
        ("story.docx", "3/1", "ب.", "B."),
        (name, "1", "Said.", "Dit."),
    ]
    assert [(d.source_language, d.target_language, d.shared) for d in documents(path)] == [
        ("ar", "fr", True),
        ("en", "fr", False),
    ]
    assert problems(path) == []


def test_places_states_notes_and_inline_markup_of_xliff(write: Write) -> None:
    first, second, *_ = segments(write("x.xlf", FIRST))
    assert (first.source_lines, first.target_lines) == ((6, 6), (7, 7))
    assert (first.source_column, first.target_column) == (11, 30)
    assert first.extra == {
        "state": "translated",
        "notes": ["Titre"],
        "inline": {
            "source": [
                {"tag": '<g id="1">', "span": [4, 10], "line": 6, "column": 25},
                {"tag": '<x id="2">', "span": [10, 11], "line": 6, "column": 46},
            ],
            "target": [
                {"tag": '<g id="1">', "span": [3, 13], "line": 7, "column": 43},
                {"tag": '<x id="2">', "span": [12, 13], "line": 7, "column": 63},
            ],
        },
    }
    assert (second.extra, second.target_lines) == ({"translate": "no"}, (12, 12))


def test_segments_of_xliff_2(write: Write) -> None:
    path = write("x.xlf", SECOND)
    found = segments(path)
    assert [(s.id, s.source, s.target, s.extra.get("state")) for s in found] == [
        ("u1/s1", "قال الوزير", "Le ministre\ufffc\x07", "final"),
        ("u1/s2", "ثم غادر.", "", None),
        ("u2", "انتهى", "Fin", None),
    ]
    assert found[0].extra["notes"] == ["Titre"]
    [document] = documents(path)
    assert (document.source_language, document.target_language) == ("ar", "fr")


def test_languages_of_the_settings_win(write: Write) -> None:
    [document] = documents(write("x.xlf", SECOND), source="en", target="de")
    assert (document.source_language, document.target_language) == ("en", "de")


def test_units_of_tmx(write: Write) -> None:
    path = write("x.tmx", MEMORY)
    found = segments(path)
    assert [(s.id, s.document, s.source, s.target) for s in found] == [
        ("a", "story", "قال.", "Il a\ndit\ufffc."),
        ("x.tmx#2", "x.tmx", None, "Seul."),
    ]
    assert (found[0].source_lines, found[0].target_lines) == ((6, 6), (4, 5))
    assert problems(path) == [("x.tmx:8", "a unit without its fr")]


def test_the_direction_of_tmx(write: Write) -> None:
    path = write("x.tmx", MEMORY)
    assert segments(path, source="fr")[0].target == "قال."
    assert segments(path, target="ar")[0].source == "Il a\ndit\ufffc."
    either = write("y.tmx", MEMORY.replace("ar-SA", "*all*", 1))
    assert segments(either)[0].source == "قال."


def test_entries_of_po(write: Write) -> None:
    path = write("x.po", MESSAGES)
    found = segments(path)
    assert [(s.id, s.source, s.target) for s in found] == [
        ("front[0]", 'One "story"\nin two lines', "Une dépêche"),
        ("front[1]", "%d stories", "%d dépêches"),
        ("x.po#3", "Tab\tand AB", ""),
    ]
    assert found[0].extra == {
        "notes": ["Shown on the front page"],
        "references": ["desk.c:12"],
        "flags": ["fuzzy, c-format"],
    }
    assert (found[0].source_lines, found[1].target_lines) == ((11, 12), (15, 16))
    assert documents(path)[0].target_language == "fr"
    assert problems(path) == []


def test_broken_entries_of_po_and_the_rest_goes_on(write: Write) -> None:
    path = write(
        "x.po",
        'msgid "a"\nmsgid "b"\nmsgstr "B"\n\n"loose"\n\nmsgid "c"\nmsgstr "C"\nmsgstr "C"\n\n'
        'msgid "d"\nmsgstr "D" x\n\n'
        'msgid "e"\nmsgstr "E"\nmsgid "f"\nmsgstr "F"\n',
    )
    assert [(s.source, s.target) for s in segments(path)] == [("b", "B"), ("e", "E"), ("f", "F")]
    assert problems(path) == [
        ("x.po:1", "a msgid without its msgstr"),
        ("x.po:5", 'neither a keyword with a quoted string nor a comment: "loose"'),
        ("x.po:7", "msgstr twice in one entry"),
        ("x.po:11", 'neither a keyword with a quoted string nor a comment: msgstr "D" x'),
    ]


def test_rows_of_an_earlier_audit_are_rows(write: Write) -> None:
    """What an audit says of a segment is not a property of the segment, when its record is audited again."""
    path = write(
        "x.jsonl",
        '{"id": "w1", "document": "d", "segment": 7, "source": null, "target": "Titre", "source_lines": null, '
        '"target_lines": [1, 1], "scores": {}, "findings": [], "role": "headline", "extra": {"desk": "monde"}}\n'
        '{"target": "a", "role": "author"}\n',
    )
    first, second = segments(path)
    assert (first.id, first.document, first.role, first.extra) == ("w1", "d", Role.HEADLINE, {"desk": "monde"})
    assert (second.role, second.extra) == (Role.PROSE, {"role": "author"})


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\ufffc"))
ROWS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6)


def test_a_file_that_vanishes_or_changes_while_the_run_is_on_is_a_problem(write: Write) -> None:
    for name in ("a.xml", "b.xml"):
        write(name, FIRST)
    write("c.jsonl", '{"target": "Il a dit."}')
    stream = read(["a.xml", "b.xml", "c.jsonl"], Settings())
    Path("a.xml").unlink()
    write("b.xml", "<settings/>")
    a, b, rows = stream
    reason = "changed or removed while the run was on"
    assert (a, b) == (Problem("a.xml", reason), Problem("b.xml", reason))
    assert isinstance(rows, Document)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_tmx_and_xliff_read_what_was_written(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("units")
    units = [(escape(source), escape(target)) for source, target in rows]
    memory = "".join(
        f'<tu><tuv xml:lang="ar"><seg>{s}</seg></tuv><tuv xml:lang="fr"><seg>{t}</seg></tuv></tu>' for s, t in units
    )
    (folder / "x.tmx").write_text(f'<tmx><header srclang="ar"/><body>{memory}</body></tmx>', "utf-8")
    second = "".join(f"<unit><segment><source>{s}</source><target>{t}</target></segment></unit>" for s, t in units)
    (folder / "x.xlf").write_text(f"<xliff><file>{second}</file></xliff>", "utf-8")
    for name in ("x.tmx", "x.xlf"):
        assert [(s.source, s.target) for s in segments(folder / name)] == rows


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_po_reads_what_was_written(rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("units") / "x.po"
    rows = [(f"s{source}", target) for source, target in rows]  # the empty message is the header

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    path.write_text("\n\n".join(f"msgid {quoted(s)}\nmsgstr {quoted(t)}" for s, t in rows), "utf-8")
    assert [(s.source, s.target) for s in segments(path)] == rows
