"""`-o xliff:PATH`: findings as notes, in the file that was audited or in a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.reading import read
from audit.records import Document, DocumentAudit, Finding, Role, Scores, Segment, SegmentAudit, Severity, Span
from audit.reports import Summary, open_report
from audit.settings import Settings

FINDING = Finding(
    "OM101",
    "dropped-clause",
    "accuracy/omission",
    Severity.MAJOR,
    0.9,
    "“<b> & c” is missing",
    None,
    Span(0, 1),
    "put it in",
)
NOTE = "OM101 dropped-clause, major: “&lt;b&gt; &amp; c” is missing Suggestion: put it in"

FIRST = """\
<?xml version='1.0' encoding="cp1252"?>\r
<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2">\r
<x:file original="a" source-language="en" target-language="fr" datatype="plaintext"><x:body>
<x:trans-unit id="1"><x:source>A <x:g id="1">b</x:g></x:source><x:target>À <x:g id="1">b</x:g></x:target>
  <x:note from="wire-audit" priority="2">OM101 of last week</x:note><x:note>Été</x:note></x:trans-unit>
<x:trans-unit id="2"><x:source>C</x:source></x:trans-unit>
</x:body></x:file></x:xliff>
"""
SECOND = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">
<unit id="1"><originalData/><segment><source>A</source><target>À</target></segment></unit>
<unit id="2"><notes><note>Été</note></notes><segment><source>C</source><target>C</target></segment></unit>
</file></xliff>
"""


def written_back(path: Path) -> str:
    """The file with a note for each of its segments."""
    report = open_report("xliff", path.with_name("out.xlf"))
    for item in read([path], Settings()):
        assert isinstance(item, Document)
        segments = tuple(SegmentAudit(segment, Scores(), (FINDING,)) for segment in item.segments or ())
        report.add(DocumentAudit(item.name, segments))
    report.close(Summary())
    return path.with_name("out.xlf").read_bytes().decode()


def test_notes_are_put_into_the_file_that_was_audited_and_nothing_else_changes(tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_bytes(FIRST.encode("cp1252"))
    note = f'<x:note from="wire-audit" annotates="target" priority="2">{NOTE}</x:note>\n'
    expected = FIRST.replace('"cp1252"', '"UTF-8"')
    expected = expected.replace('<x:note from="wire-audit" priority="2">OM101 of last week</x:note>', note)
    expected = expected.replace("<x:source>C</x:source>", f"<x:source>C</x:source>{note}")
    assert written_back(tmp_path / "x.xlf") == expected


def test_notes_of_xliff_2_stand_before_the_segments(tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text(SECOND, "utf-8")
    note = f'<note category="wire-audit" appliesTo="target" priority="2">{NOTE}</note>\n'
    expected = SECOND.replace("<originalData/>", f"<notes>\n{note}</notes>\n<originalData/>")
    expected = expected.replace("<note>Été</note>", f"<note>Été</note>{note}")
    assert written_back(tmp_path / "x.xlf") == expected


def test_notes_of_one_segment_of_several_say_which(tmp_path: Path) -> None:
    segments = '<segment id="s1"><source>A</source></segment><segment id="s2"><source>B</source></segment>'
    (tmp_path / "x.xlf").write_text(f'<xliff><file><unit id="u">{segments}</unit></file></xliff>', "utf-8")
    written = written_back(tmp_path / "x.xlf")
    assert f">[u/s1] {NOTE}</note>" in written and f">[u/s2] {NOTE}</note>" in written


def test_what_was_no_xliff_becomes_xliff_1_2(tmp_path: Path) -> None:
    hostile = "l'été <&\u202e\x00\r\n\t\ufffc]]>"
    segments = [
        SegmentAudit(Segment('a"\n#1', "a/<b>.txt", 1, "A", hostile, role=Role.HEADLINE), Scores(), (FINDING,)),
        SegmentAudit(Segment("a#2", "a/<b>.txt", 2, None, "Seul."), Scores()),
        SegmentAudit(Segment("a#3", "a/<b>.txt", 3, "", "Ajouté."), Scores()),
    ]
    path = tmp_path / "out" / "x.xlf"
    report = open_report("xliff", path)
    report.add(DocumentAudit("a/<b>.txt", tuple(segments), None, "a/<b>.txt", "ar", "fr"))
    report.close(Summary())
    [document] = read([path], Settings())
    assert isinstance(document, Document)
    assert [(s.id, s.document, s.source, s.target, s.role) for s in document.segments or ()] == [
        ('a"\n#1', "a/<b>.txt", "A", hostile.replace("\x00", "\ufffd"), Role.HEADLINE),
        ("a#2", "a/<b>.txt", None, "Seul.", Role.PROSE),
        ("a#3", "a/<b>.txt", "", "Ajouté.", Role.PROSE),
    ]
    assert (document.source_language, document.target_language) == ("ar", "fr")
    content = path.read_text("utf-8")
    assert f'<note from="wire-audit" annotates="target" priority="2">{NOTE}</note>' in content
    assert 'state="needs-review-translation"' in content


@pytest.mark.parametrize("content", [FIRST[:-40], "<xliff/>"])
def test_a_file_that_breaks_off_is_written_back_as_far_as_it_goes(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.xlf").write_text(content, "utf-8")
    report = open_report("xliff", tmp_path / "out.xlf")
    for item in read([tmp_path / "x.xlf"], Settings()):
        if isinstance(item, Document):
            report.add(DocumentAudit(item.name, tuple(SegmentAudit(s, Scores()) for s in item.segments or ())))
    report.close(Summary())
    assert (tmp_path / "out.xlf").exists()
