"""XML as a stream: places, mending, and what is never done."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import UnreadableFile
from audit.reading.markup import Node, decoded_file, parse, read_nodes, root_tag


def nodes(text: str | bytes, *tags: str) -> list[Node]:
    return list(parse("x", io.BytesIO(text.encode() if isinstance(text, str) else text), *tags))


def test_elements_know_where_their_text_begins_and_ends() -> None:
    [first, second] = nodes('<a>\n  <b x="1">été 𝄞<c/>!</b>\n<b>\nfin</b></a>', "b")
    assert (first.text(), first.attributes, first.line, first.column) == ("été 𝄞!", {"x": "1"}, 2, 12)
    assert (second.line, second.column, second.end_line) == (3, 4, 4)


def test_offsets_are_those_of_the_text_as_utf_8() -> None:
    text = "<a>é<b>où</b></a>"
    [node] = nodes(text, "b")
    data = text.encode()
    assert data[node.start : node.inside] == b"<b>"
    assert data[node.inside : node.close].decode() == "où"


def test_only_the_wanted_elements_are_kept_and_those_around_them_give_their_attributes() -> None:
    [node] = nodes('<a lang="fr"><b>no</b><c><d>yes</d></c></a>', "d")
    assert node.inherited("lang") == "fr"
    assert node.above("a") is not None and node.above("a").parts == []  # type: ignore[union-attr]
    assert node.above("e") is None


def test_without_names_the_whole_file_is_one_element() -> None:
    [root] = nodes("<a><b>1</b><b>2</b><c><b>3</b></c></a>")
    assert [node.text() for node in root.all("b")] == ["1", "2", "3"]
    assert [node.text() for node in root.children("b")] == ["1", "2"]


def test_prefixes_are_apart_and_need_no_declaration() -> None:
    [node] = nodes("<x:a><y:b>t</y:b></x:a>", "b")
    assert (node.prefix, node.tag, node.text()) == ("y", "b", "t")


def test_what_feeds_get_wrong_is_mended() -> None:
    [node] = nodes("\ufeff \n\n<?xml version='1.0'?><a>a\x01b&nbsp;c&eacute;&#2;&amp;&lt;</a>")
    assert (node.text(), node.line) == ("a\ufffdb\u00a0cé\ufffd&<", 3)


def test_a_reference_cut_by_the_end_of_a_piece_is_whole() -> None:
    for length in range(65_520, 65_545):
        [node] = nodes("<a>" + "x" * length + "&nbsp;y</a>")
        assert node.text().endswith("x\u00a0y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso8859-15", "cp1256"])
def test_encodings_declared(encoding: str) -> None:
    text = "قال الوزير" if encoding == "cp1256" else "L’été à Noël" if encoding == "cp1252" else "L'été à Noël"
    [node] = nodes(f'<?xml version="1.0" encoding="{encoding}"?><a>{text}</a>'.encode(encoding))
    assert node.text() == text


def test_an_encoding_that_lies_or_does_not_exist_is_not_believed() -> None:
    for declared in ("utf-16", "hex", "idna", "x-unknown", "cp1252"):
        [node] = nodes(f'<?xml version="1.0" encoding="{declared}"?><a>قال الوزير أمس</a>')
        assert node.text() == "قال الوزير أمس"
    for declared in ("zlib", "punycode", "rot13", "unicode_escape", "undefined", "utf-7", "x-unknown", "cp1252"):
        [node] = nodes(f'<?xml version="1.0" encoding="{declared}"?><a>L’été à Noël</a>'.encode("cp1252"))
        assert node.text() == "L’été à Noël"


def test_elements_before_the_break_are_read() -> None:
    found = parse("x.xml", io.BytesIO(b"<a>\n<b>1</b>\n<b>2</b>\n<b></c></a>"), "b")
    assert [next(found).text(), next(found).text()] == ["1", "2"]
    with pytest.raises(UnreadableFile) as error:
        next(found)
    assert error.value.path == "x.xml:4"
    assert error.value.reason == "not well-formed XML: mismatched tag (column 6); nothing is read beyond this place"


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    doctype = f'<!DOCTYPE a SYSTEM "{secret.as_uri()}">'
    [node] = nodes(f"{doctype}<a>b&unknown;c</a>")
    assert node.text() == "bc"
    with pytest.raises(UnreadableFile, match="declares the entity 'x', and entities are never expanded"):
        nodes(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>')


def test_the_outermost_element_is_told_from_the_beginning_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<?xml version='1.0'?><!-- <no/> --><n:tmx><body>" + "x" * 100_000, "utf-8")
    assert root_tag(path) == "tmx"
    path.write_text("<tmx", "utf-8")
    assert root_tag(path) is None
    path.write_text("no XML", "utf-8")
    with pytest.raises(UnreadableFile):
        root_tag(path)


def test_the_text_of_a_file_is_that_of_the_offsets(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes("\n<a>é&nbsp;\r\n<b>ü</b></a>".encode("cp1252"))
    [node] = read_nodes(path, "b")
    assert decoded_file(path).encode()[node.start :] == "<b>ü</b></a>".encode()


CONTENT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(CONTENT, max_size=5))
def test_any_text_comes_back(texts: list[str]) -> None:
    from xml.sax.saxutils import escape

    document = "<a>" + "\n".join(f"<b>{escape(text)}</b>" for text in texts) + "</a>"
    assert [node.text() for node in nodes(document, "b")] == texts
    # Lines are those of an editor: only a line feed ends one here.
    assert [node.line for node in nodes(document, "b")] == list(range(1, len(texts) + 1))


@settings(max_examples=200, deadline=None)
@given(data=st.lists(st.sampled_from([*"<>/&;!?[]ab='\" \n\0é", "<a>", "</a>", "<!--", "<![CDATA[", "]]>", "<?xml "])))
def test_any_bytes_are_read_or_refused(data: list[str]) -> None:
    try:
        for node in nodes("".join(data), "a"):
            node.text().encode()
    except UnreadableFile as error:
        assert error.reason and "\n" not in str(error)
