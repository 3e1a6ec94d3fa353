"""HTML pages, word processors' documents and subtitles: the text in them, and where it stands."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from audit.errors import UnreadableFile
from audit.reading import read
from audit.reading.html import read_html
from audit.reading.subtitles import read_subtitles
from audit.reading.word import read_docx, read_odt
from audit.records import Document
from audit.settings import Settings

PAGE = """\
<!DOCTYPE html>
<html lang="fr-FR"><head><title>Tilal</title><style>p { color: red }</style></head>
<body>
<header><a href="/">Tilal</a><nav><ul><li><a href="/m">Monde</a></li></ul></nav></header>
<div class="columns">
<{scope}>
<h1>La médersa rouvre</h1>
<p class="lead">FÈS – La ville a rouvert <b>vendredi</b> la vieille
médersa, après cinq ans de travaux.</p>
<figure><img src="a.jpg"><figcaption>La médersa</figcaption></figure>
<p>L'architecte<br>a indiqué que le chantier avait fait appel aux artisans de la ville.</p>
<div class="share"><span>Partager</span> <button>Imprimer</button></div>
<ul><li><a href="/1">Lire aussi : le musée</a></li></ul>
<blockquote>« L'animation est revenue », dit un marchand.</blockquote>
</{end}>
<aside><p>Un encadré qui n'a rien à voir avec le reste de la page.</p></aside>
</div>
<footer><p>© 2025 Tilal, tous droits réservés, y compris de traduction.</p></footer>
</body></html>
"""
STORY = """\
La médersa rouvre

FÈS – La ville a rouvert vendredi la vieille médersa, après cinq ans de travaux.

L'architecte
a indiqué que le chantier avait fait appel aux artisans de la ville.

« L'animation est revenue », dit un marchand."""


@pytest.mark.parametrize(
    ("scope", "end"),
    [
        ("article", "article"),
        ("main", "main"),
        ('div itemprop="articleBody"', "div"),
        ('section role="main"', "section"),
        ("div", "div"),
    ],
)
def test_the_story_of_a_page_without_what_stands_around_it(tmp_path: Path, scope: str, end: str) -> None:
    path = tmp_path / "x.html"
    path.write_text(PAGE.replace("{scope}", scope).replace("{end}", end), "utf-8")
    text = read_html(path)
    assert text.content == STORY
    assert text.lines == (7, 8, 8, 11, 11, 11, 14, 14)
    assert text.language == "fr"


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes("<p>L’été fut très chaud à Fès.</p>".encode("cp1252"))
    assert (read_html(path).content, read_html(path).encoding) == ("L’été fut très chaud à Fès.", "cp1252")


def test_a_page_as_deep_as_it_likes(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<div>" * 5_000 + "Un texte au fond.", "utf-8")
    try:
        assert "fond" in read_html(path).content
    except UnreadableFile as error:
        assert error.reason == "no text in it"


def docx(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>')
    return path


def test_paragraphs_of_docx(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "x.docx",
        "<w:p><w:pPr><w:t>no</w:t></w:pPr><w:r><w:t>La méd</w:t></w:r>"
        "<w:r><w:t>ersa</w:t><w:tab/><w:t>rouvre</w:t></w:r></w:p>"
        "<w:p/>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>une</w:t><w:br/><w:t>cellule</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>hier</w:delText></w:r></w:del><w:ins><w:r><w:t>demain</w:t></w:r></w:ins></w:p>",
    )
    assert read_docx(path).content == "La médersa rouvre\n\nune cellule\ndemain"


def test_text_boxes_of_docx_are_set_apart(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:pict></w:r>"
    boxes = box.format("Bar") + box.format("Baz")
    path = docx(tmp_path / "x.docx", f"<w:p><w:r><w:t>Foo</w:t></w:r>{boxes}</w:p><w:p>{box.format('Qux')}</w:p>")
    assert read_docx(path).content == "Foo Bar Baz\nQux"


def odt(path: Path, body: str) -> Path:
    namespaces = 'xmlns:office="o" xmlns:text="t" xmlns:draw="d"'
    with zipfile.ZipFile(path, "w") as archive:
        content = f"<office:document-content {namespaces}><office:body>{body}</office:body></office:document-content>"
        archive.writestr("content.xml", content)
    return path


def test_paragraphs_of_odt(tmp_path: Path) -> None:
    path = odt(
        tmp_path / "x.odt",
        "<text:tracked-changes><text:p>no</text:p></text:tracked-changes>"
        "<text:h>Titre</text:h><text:p>Un<text:s text:c='2'/>deux<text:note><text:p>no</text:p></text:note>"
        "<text:span> trois</text:span><text:line-break/>quatre</text:p>",
    )
    assert read_odt(path).content == "Titre\nUn  deux trois quatre"


def test_text_boxes_and_many_spaces_of_odt(tmp_path: Path) -> None:
    path = odt(
        tmp_path / "x.odt",
        "<text:p>Foo<draw:frame><draw:text-box><text:h>Bar</text:h><text:p>Baz</text:p></draw:text-box></draw:frame>"
        f"qux<text:s text:c='{'9' * 5_000}'/>.</text:p>",
    )
    assert read_odt(path).content == f"Foo Bar Baz qux{' ' * 100}."


def test_lines_of_a_document_are_its_paragraphs(tmp_path: Path) -> None:
    for language, text in (("ar", "قال الوزير"), ("fr", "Le ministre a dit")):
        docx(tmp_path / f"x.{language}.docx", f"<w:p/><w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    [document] = read([tmp_path], Settings())
    assert isinstance(document, Document) and document.source and document.target
    assert (document.source.content, document.target.content) == ("\nقال الوزير", "\nLe ministre a dit")


SRT = """\
1
00:00:01,000 --> 00:00:02,500
<i>Le ministre</i> a reçu

2
00:00:03,000 --> 00:00:04,000
{\\an8}l'ambassadeur à Tunis.

3
0:00:05.000 --> 0:00:06.000
- Quand ?
- Hier.
"""
VTT = """\
WEBVTT - Tilal

NOTE rien

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.500 align:start
<v Reporter>Le ministre a reçu

00:03.000 --> 00:04.000
l'ambassadeur à Tunis.

00:05.000 --> 00:06.000
- Quand ?
- Hier.
"""


@pytest.mark.parametrize(("name", "content", "lines"), [("x.srt", SRT, (3, 11, 12)), ("x.vtt", VTT, (10, 16, 17))])
def test_what_is_said_in_subtitles(tmp_path: Path, name: str, content: str, lines: tuple[int, int, int]) -> None:
    path = tmp_path / name
    path.write_text(content.replace("\n", "\r\n"), "utf-8-sig")
    text = read_subtitles(path, "fr")
    assert text.content == "Le ministre a reçu l'ambassadeur à Tunis.\n\n- Quand ?\n\n- Hier."
    assert text.lines[::2] == lines
