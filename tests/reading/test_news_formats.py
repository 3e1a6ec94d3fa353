"""NITF, NewsML-G2, ninjs, RSS and Atom: stories that say what they are and to which others they belong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.reading import read
from audit.records import Document, Problem
from audit.settings import Settings

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file somewhere below the working folder."""
    monkeypatch.chdir(tmp_path)

    def make(name: str, content: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    return make


def documents(*paths: str, **settings: str) -> list[Document]:
    found = read(paths, Settings(**settings))  # type: ignore[arg-type]
    return [item for item in found if isinstance(item, Document)]


def pairs(*paths: str, **settings: str) -> list[tuple[str, str | None, str]]:
    """Name, source and target of each document; the blank lines between paragraphs left out."""
    return [
        (d.name, d.source and d.source.content.replace("\n\n", "\n"), d.target.content.replace("\n\n", "\n"))
        for d in documents(*paths, **settings)
        if d.target
    ]


def problems(*paths: str, **settings: str) -> list[tuple[str, str, bool]]:
    found = read(paths, Settings(**settings))  # type: ignore[arg-type]
    return [(p.path, p.reason, p.unaudited) for p in found if isinstance(p, Problem)]


NITF = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf xml:lang="{language}">
<head><title>no</title><docdata><doc-id id-string="{id}"/><date.issue norm="20250221T100000Z"/></docdata></head>
<body>
<body.head><hedline><hl1>{headline}</hl1></hedline></body.head>
<body.content>
<media media-type="image"><media-caption>no</media-caption></media>
<p>{body}</p>
<table><tr><td>1</td></tr></table>
</body.content>
</body>
</nitf>
"""


def nitf(language: str, id: str, headline: str, body: str) -> str:
    return NITF.format(language=language, id=id, headline=headline, body=body)


def test_nitf(write: Write) -> None:
    write("a.xml", nitf("fr", "1", "Le ministre", "Il a <em>dit</em>&nbsp;:<br/>rien."))
    [document] = documents("a.xml")
    assert document.target is not None and document.source is None
    assert document.target.content == "Le ministre\n\nIl a dit\u00a0:\nrien.\n\n1"
    assert document.target.lines == (6, 9, 9, 9, 10, 10)
    assert (document.name, document.target_language) == ("a.xml", "fr")


def test_nitf_files_are_paired_by_their_names_or_their_ids(write: Write) -> None:
    write("feed/ar/a.xml", nitf("ar", "17", "الوزير", "قال"))
    write("feed/fr/a.xml", nitf("fr", "18", "Le ministre", "Il a dit"))
    write("feed/7423.xml", nitf("ar", "19", "الرئيس", "غادر"))
    write("feed/9217.xml", nitf("fr", "19", "Le président", "Il est parti"))
    assert pairs("feed") == [
        ("feed/7423.xml", "الرئيس\nغادر\n1", "Le président\nIl est parti\n1"),
        ("feed/ar/a.xml", "الوزير\nقال\n1", "Le ministre\nIl a dit\n1"),
    ]
    assert problems("feed") == []


def test_stories_without_a_partner_are_reported(write: Write) -> None:
    write("feed/1.xml", nitf("ar", "1", "الوزير", "قال"))
    write("feed/2.xml", nitf("fr", "2", "Le ministre", "Il a dit"))
    assert pairs("feed") == [("feed/2.xml", None, "Le ministre\nIl a dit\n1")]
    assert problems("feed") == [
        ("feed/1.xml", "no French story for it", True),
        ("feed/2.xml", "no Arabic story for it; audited without a source", False),
    ]


ITEM = """\
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1">
<itemMeta>{link}<firstCreated>2025-02-21T10:00:00Z</firstCreated></itemMeta>
<contentMeta><language tag="{language}"/><headline>{headline}</headline></contentMeta>
<contentSet>{content}</contentSet>
</newsItem>
"""
XHTML = """\
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body><p>{}</p>
<ul><li>un</li><li>deux</li></ul></body></html></inlineXML>"""


def item(guid: str, language: str, headline: str, content: str, link: str = "") -> str:
    return ITEM.format(guid=guid, language=language, headline=headline, content=content, link=link)


def test_newsml_items_linked_as_translations(write: Write) -> None:
    link = '<link rel="irel:translationOf" residref="urn:a:1"/>'
    write("in/1.xml", item("urn:a:1", "ar", "الوزير", XHTML.format("قال")))
    write("in/2.xml", item("urn:f:1", "fr", "Le ministre", XHTML.format("Il a dit"), link))
    assert pairs("in") == [("in/1.xml", "الوزير\nقال\nun\ndeux", "Le ministre\nIl a dit\nun\ndeux")]
    [document] = documents("in")
    assert document.target and document.target.lines == (3, 5, 5, 6, 6, 6, 6)


def test_items_of_a_message_and_what_has_no_text(write: Write) -> None:
    body = "<inlineXML><nitf><body><body.head><hedline><hl1>Titre</hl1></hedline></body.head><body.content>"
    body += "<p>Corps</p></body.content></body></nitf></inlineXML>"
    plain = '<inlineData contenttype="text/plain">Une ligne\n\nUne autre</inlineData>'
    picture = '<remoteContent href="a.jpg"/>'
    items = [item("1", "fr", "Titre", body), item("2", "fr", "Autre", plain), item("3", "fr", "Photo", picture)]
    write("m.xml", f"<newsMessage><itemSet>{''.join(items)}</itemSet></newsMessage>")
    assert pairs("m.xml") == [("m.xml#1", None, "Titre\nCorps"), ("m.xml#2", None, "Autre\nUne ligne\nUne autre")]
    write("p.xml", "<packageItem guid='p'><groupSet><group><itemRef residref='1'/></group></groupSet></packageItem>")
    reason = "no item with content in it; what a package refers to stands in other files"
    assert problems("p.xml") == [("p.xml", reason, False)]


def test_ninjs_of_both_generations(write: Write) -> None:
    first = {"uri": "u1", "language": "ar", "headline": "الوزير", "body_text": "قال\nوغادر"}
    second = {
        "uri": "u2",
        "language": "fr",
        "headlines": [{"role": "main", "value": "Le ministre"}],
        "bodies": [{"contenttype": "text/html", "value": "<p>Il a <b>dit</b></p><script>no</script><p>puis parti</p>"}],
        "associations": [{"rel": "translationOf", "uri": "u1"}],
    }
    write("in/1.json", json.dumps(first))
    write("in/2.json", json.dumps([second]))
    write("in/package.json", '{"name": "x"}')
    assert pairs("in") == [("in/1.json", "الوزير\nقال\nوغادر", "Le ministre\nIl a dit\npuis parti")]
    assert problems("in") == [("in", "kinds of file that are not read: package.json", False)]


RSS = """\
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="m"><channel>
<title>Tilal</title><language>{language}</language>
<item><title>{title}</title><media:title>no</media:title><link>https://example.org/{language}/news15142.htm</link>
<pubDate>Fri, 21 Feb 2025 10:00:00 +0100</pubDate>
<description>&lt;p&gt;{body}&lt;/p&gt;&lt;p&gt;2 &amp;amp; 3&lt;/p&gt;</description></item>
<item><title>{title} 2</title><pubDate>Fri, 21 Feb 2025 11:00:00 +0100</pubDate>
<description>no</description><content:encoded><![CDATA[<p>{body}</p>
<p>B</p>]]></content:encoded></item>
<item><title>{title} 3</title><guid isPermaLink="false">g3</guid></item>
</channel></rss>
"""


def test_ninjs_items_beyond_the_most_are_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.reading.ninjs._MOST_ITEMS", 2)
    items = [{"uri": f"u{n}", "language": "fr", "body_text": f"Le ministre {n} a parlé."} for n in range(5)]
    write("x.json", json.dumps(items))
    assert [len(documents("x.json")), *problems("x.json")] == [
        2,
        ("x.json", "more than 2 items; the other 3 are not read", True),
    ]


def test_ninjs_that_is_nested_too_deep_is_one_problem(write: Write) -> None:
    write("x.json", f'{{"body_text": "Le ministre a parlé.", "associations": {"[" * 500}{"]" * 500}}}')
    assert problems("x.json") == [("x.json", "not valid JSON: nested too deep", True)]


def test_a_feed_a_language(write: Write) -> None:
    write("ar.rss", RSS.format(language="ar", title="الوزير", body="قال"))
    write("fr.rss", RSS.format(language="fr", title="Ministre", body="Il a dit"))
    assert pairs("ar.rss", "fr.rss") == [
        ("ar.rss#https://example.org/ar/news15142.htm", "الوزير\nقال\n2 & 3", "Ministre\nIl a dit\n2 & 3"),
        ("ar.rss#2", "الوزير 2\nقال\nB", "Ministre 2\nIl a dit\nB"),
        ("ar.rss#g3", "الوزير 3", "Ministre 3"),
    ]
    assert problems("ar.rss", "fr.rss") == [("fr.rss#2", "paired with ar.rss#2 by its date and time", False)]
    assert documents("ar.rss", "fr.rss")[1].target.lines == (6, 7, 7, 8, 8)  # type: ignore[union-attr]


def test_a_feed_of_two_languages(write: Write) -> None:
    write(
        "x.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        '<entry xml:lang="fr"><title>Un &lt; deux</title><id>e1</id>'
        '<content type="xhtml"><div><p>A</p></div></content></entry>\n'
        '<entry xml:lang="ar"><title type="text">واحد</title><id>e1</id><summary>نص</summary></entry></feed>',
    )
    assert pairs("x.atom") == [("x.atom#e1", "واحد\nنص", "Un < deux\nA")]


def test_what_stands_before_a_break_in_a_feed_is_read(write: Write) -> None:
    write("fr.rss", RSS.format(language="fr", title="Ministre", body="Il a dit").replace("</content:encoded>", ""))
    assert pairs("fr.rss") == [("fr.rss", None, "Ministre\nIl a dit\n2 & 3")]
    assert problems("fr.rss") == [
        ("fr.rss:8", "not well-formed XML: mismatched tag (column 14); nothing is read beyond this place", True)
    ]


def test_a_file_that_changes_is_read_anew(write: Write) -> None:
    write("x.xml", nitf("fr", "1", "Un", "A"))
    assert pairs("x.xml") == [("x.xml", None, "Un\nA\n1")]
    write("x.xml", nitf("fr", "1", "Deux", "Bis"))
    assert pairs("x.xml") == [("x.xml", None, "Deux\nBis\n1")]


def test_patterns_pair_stories_too(write: Write) -> None:
    write("in/a.xml", nitf("ar", "1", "الوزير", "قال"))
    write("out/a.xml", nitf("fr", "2", "Le ministre", "Il a dit"))
    write("in/b.xml", RSS.format(language="ar", title="الوزير", body="قال"))
    pattern = "in/{name}.xml=out/{name}.xml"
    assert pairs("in/a.xml", "out", pairs=pattern) == [("in/a.xml", "الوزير\nقال\n1", "Le ministre\nIl a dit\n1")]
    write("out/b.xml", RSS.format(language="fr", title="Ministre", body="Il a dit"))
    reason = "3 stories in one file, which --pairs cannot tell apart"
    assert problems("in/b.xml", "out/b.xml", pairs=pattern) == [("in/b.xml", reason, True), ("out/b.xml", reason, True)]
