"""HTML pages: the story of a news page, without what stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import UnreadableFile
from audit.reading.blocks import Block, TooLarge, collapsed, joined
from audit.reading.decoding import decode
from audit.reading.files import shown
from audit.reading.limits import NODE_LIMIT
from audit.reading.naming import tag_language
from audit.reading.registry import OneSided, register
from audit.reading.text import read_whole
from audit.records import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "ul",
})  # fmt: skip
# What is never the story: machinery, navigation, and what stands beside it.
_MACHINERY = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "svg", "math", "select", "button", "form",
    "nav", "aside", "figure", "input", "textarea", "audio", "video", "canvas", "dialog",
})  # fmt: skip
_FRAME = frozenset({"header", "footer"})
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "alert",
})  # fmt: skip
_PARAGRAPHS = frozenset({
    "p", "blockquote", "h1", "h2", "h3", "h4", "pre",
})  # fmt: skip

_LEAST_SHARE = 0.4
_MOST_LINKED = 0.5
_SHORT = 40


def read_html(path: Path, language: str | None = None) -> Text:
    """The headline and the paragraphs of the page's story, with the lines they begin on.

    The story is what the page marks as ``articleBody``, ``article`` or ``main``, or else the element whose own
    paragraphs hold most of the page's text. Navigation, figures, forms, and blocks that are mostly links are dropped.

    Raises:
        UnreadableFile: the file cannot be opened, is binary or too large, or has no text.
    """
    name = shown(path)
    try:
        content, encoding = decode(read_whole(path), language)
    except ValueError as error:
        raise UnreadableFile(name, str(error)) from None
    root = _parsed(content)
    if root is None:
        raise UnreadableFile(name, "HTML without elements, or with too many inside each other")
    told = language or tag_language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return joined(name, (Block(p.text, p.line) for p in _story(root)), told, encoding)


def fragment_blocks(markup: str, line: int = 1) -> Iterator[Block]:
    """The paragraphs of a piece of HTML that stands in a field of some file, from ``line`` on."""
    root = _parsed(markup)
    for piece in _walked(root, page=False).pieces if root is not None else ():
        yield Block(piece.text, line + piece.line - 1)


@dataclass
class _Piece:
    """The text of one block of the page: how much of it is linked, the elements around it, and its line."""

    text: str
    line: int
    tag: str
    linked: int
    around: tuple[int, ...]


def _parsed(content: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = content.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


@dataclass
class _Walk:
    """A walk through a page: the blocks so far, the elements marked as the story by their rank, the block at hand."""

    pieces: list[_Piece] = field(default_factory=list)
    marked: dict[int, int] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    linked: int = 0
    line: int = 0
    links: int = 0

    def add(self, text: str | None, line: int) -> None:
        if text:
            if text.strip():
                self.line = self.line or line
                self.linked += len(text) if self.links else 0
            self.text.append(text)

    def cut(self, tag: str, around: tuple[int, ...]) -> None:
        lines = (collapsed(line) for line in "".join(self.text).split("\x1e"))
        text = "\n".join(lines).strip()
        if text:
            self.pieces.append(_Piece(text, self.line, tag, self.linked, around))
        self.text, self.linked, self.line = [], 0, 0


def _walked(root: _Element, page: bool) -> _Walk:
    """The blocks of the tree in reading order; of a whole page without machinery, navigation and frame."""
    from lxml.etree import iterwalk

    walk = _Walk()
    around: list[tuple[int, str]] = []
    dropped = 0
    for number, (event, element) in enumerate(iterwalk(root, events=("start", "end"))):
        if number > 2 * NODE_LIMIT:
            raise TooLarge(f"HTML of more than {NODE_LIMIT:,} elements")
        tag = element.tag if isinstance(element.tag, str) else "?"
        block = tag in _BLOCKS
        if event == "start":
            if block:
                walk.cut(around[-1][1] if around else "", tuple(n for n, _ in around))
                around.append((number, tag))
            inside = any(t in ("article", "main") for _, t in around[:-1])
            if dropped or (_is_dropped(element, tag, inside) if page else tag in ("script", "style", "head")):
                dropped += 1
                continue
            if page and block and (rank := _rank(element, tag)):
                walk.marked[number] = rank
            walk.links += tag == "a"
            if tag == "br":
                walk.text.append("\x1e")
            walk.add(element.text, element.sourceline or 0)
        else:
            if block:
                walk.cut(tag, tuple(n for n, _ in around))
                around.pop()
            if dropped:
                dropped -= 1
            else:
                walk.links -= tag == "a"
            if not dropped:
                walk.add(element.tail, element.sourceline or 0)
    walk.cut("", ())
    return walk


def _is_dropped(element: _Element, tag: str, inside: bool) -> bool:
    if tag in _MACHINERY or (tag in _FRAME and not inside) or element.get("hidden") is not None:
        return True
    return element.get("role", "").lower() in _ROLES or element.get("aria-hidden", "").lower() == "true"


def _rank(element: _Element, tag: str) -> int:
    """How surely the element is marked as the story: 3 ``articleBody``, 2 ``article``, 1 ``main``, 0 not at all."""
    role = element.get("role", "").lower()
    if "articlebody" in element.get("itemprop", "").lower():
        return 3
    return 2 if tag == "article" or role == "article" else 1 if tag == "main" or role == "main" else 0


def _story(root: _Element) -> Iterator[_Piece]:
    page = _walked(root, page=True)
    pieces = page.pieces
    mass: defaultdict[int, int] = defaultdict(int)
    own: defaultdict[int, int] = defaultdict(int)
    for piece in pieces:
        size = len(piece.text) - piece.linked if piece.tag in _PARAGRAPHS else 0
        for place in piece.around:
            mass[place] += size
        if len(piece.around) > 1 and size > _SHORT:
            own[piece.around[-2]] += size
    scope = _scope(page.marked, mass, own)
    headline = next((p for p in pieces if p.tag == "h1"), None)
    if headline and not _within(headline, scope):
        yield headline
    for piece in pieces:
        if _within(piece, scope) and _is_text(piece):
            yield piece


def _scope(marked: dict[int, int], mass: dict[int, int], own: dict[int, int]) -> int | None:
    """The element that holds the story; ``None`` for all of the page."""
    most = max(mass.values(), default=0)
    for rank in (3, 2, 1):
        places = [place for place, found in marked.items() if found == rank]
        best = max(places, key=lambda place: mass.get(place, 0), default=None)
        if best is not None and most and mass.get(best, 0) >= _LEAST_SHARE * most:
            return best
    return max(own, key=own.__getitem__) if own else None


def _within(piece: _Piece, scope: int | None) -> bool:
    return scope is None or scope in piece.around


def _is_text(piece: _Piece) -> bool:
    """Whether the block is something to read: not a list of links, not a label such as a button's."""
    if piece.linked > _MOST_LINKED * len(piece.text):
        return False
    return piece.tag in _PARAGRAPHS or len(piece.text) > _SHORT or piece.text[-1] in ".!?…؟。»”"


register(".html", OneSided(read_html))
register(".htm", OneSided(read_html))
register(".xhtml", OneSided(read_html))
