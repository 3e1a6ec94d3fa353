"""Recognizes, by shape, the lines of wire copy that are no prose: addresses, agencies, sign-offs, source lines."""

from __future__ import annotations

import re

from audit.language.normalize import fold
from audit.language.words import LETTER, WEB

# Each address is taken whole: it may hold commas and bars too, and a list of n of them would split in 2^n ways.
_WEB_LINE = re.compile(rf"(?:[^\W\d_]+\s*[:：]\s*)?(?>{WEB})(?:[\s,;|]+(?>{WEB}))*[\s.]*")

_SOURCE_LABELS = (
    r"res?sources?|sources?|src|(?:cr[ée]dits?\s*)?photos?(?:\s*cr[ée]dits?)?|cr[ée]dits?|copyright"
    r"|quellen?|fontes?|fuentes?|bron|kaynak|źródło|источник|джерело|(?:ال)?مصدر|(?:ال)?مصادر|منبع|(?:ال)?صورة?|تصوير"
)
_SOURCE = re.compile(rf"[\[(*\s]*(?:(?:{_SOURCE_LABELS})\s*[:：]\s*\S.*|©.*|\(c\)\s.*|copyright\s.*)", re.IGNORECASE)
_BYLINE = re.compile(r"(?:par|by|von|por|di|بقلم|كتبت?|إعداد|تقرير)(?:\s*[:：]\s*|\s+)(?P<who>\S.*)", re.IGNORECASE)

# A.A.A. | ab/cd/ef | (J.D.) | م.ع | ع ب/ س | JD
_GROUPS = rf"(?:{LETTER}){{1,3}}"
_INITIALS = re.compile(
    rf"[—–\-(\[/*\s]*(?:"
    rf"{_GROUPS}(?:\s?[./\-]\s?{_GROUPS})+\.?"
    rf"|(?:{LETTER})(?:[\s./\-]+(?:{LETTER}))+\.?"
    rf"|[A-ZÀ-ÞА-Я]{{2,4}}"
    rf"|(?<=[(\[]){_GROUPS}\.?"
    rf")[)\]/*\s]*"
)
_SIGNED = re.compile(r"(?:[—–]|--)\s*(?P<who>[^\W\d_][^.!?؟…:;،,]{1,40})")
_END_MARKS = frozenset(map(fold, ("fin", "fin.", "- fin -", "end", "ends", "- 30 -", "انتهى", "(انتهى)", "النهاية")))

_AGENCY_HEADS = r"agence|agency|agencia|agenzia|agência|agentur|agenția|ajansı|агентство|(?:ال)?وكالة|وكالات|خبرگزاری"
_AGENCY = re.compile(rf"(?:{_AGENCY_HEADS})(?!\w)", re.IGNORECASE)
_SMALL_WORDS = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "of", "the", "and", "for", "di", "da", "y")
)


def is_web_line(line: str) -> bool:
    """Whether the line is nothing but web addresses, perhaps with a label."""
    return _WEB_LINE.fullmatch(line.strip()) is not None


def is_source_line(line: str) -> bool:
    """Whether the line names a source or a credit: `Source : Saba`, `resource : Saba`, «المصدر: سبأ»."""
    return _SOURCE.fullmatch(line.strip()) is not None and len(line.split()) <= 14


def is_byline(line: str) -> bool:
    """Whether the line says who wrote: `Par Jean Dupont`, «بقلم: …». Only a story's head should be asked."""
    m = _BYLINE.fullmatch(line.strip())
    return m is not None and len(m["who"].split()) <= 6 and line[-1] not in ".!?؟…" and _is_name(m["who"])


def is_initials(line: str) -> bool:
    """Whether the line is initials or an end mark: `A.A.A.`, `ab/cd`, «م.ع», «انتهى». Only a tail should be asked."""
    stripped = line.strip()
    ended = fold(stripped.strip("/#*-–— ")) in _END_MARKS
    return ended or (len(stripped) <= 24 and _INITIALS.fullmatch(stripped) is not None)


def is_signature(line: str) -> bool:
    """Whether the line is a name after a dash. Only a story's last line should be asked."""
    m = _SIGNED.fullmatch(line.strip())
    return m is not None and _is_name(m["who"])


def is_mark(line: str) -> bool:
    """Whether the line holds neither letter nor digit: `***`, `———`."""
    return not any(c.isalnum() for c in line)


def is_agency(line: str) -> bool:
    """Whether the line is a news agency's name: `Agence de Presse Yéménite`, `AFP`, «وكالة الأنباء اليمنية (سبأ)»."""
    words = re.findall(r"[^\W_]+", line)
    if not words or len(line) > 70 or line.rstrip()[-1] in ".!?؟…:":
        return False
    if len(words) == 1:
        return _AGENCY.fullmatch(words[0]) is not None or (words[0].isupper() and 2 <= len(words[0]) <= 8)
    proper = all(not w[0].islower() or w.lower() in _SMALL_WORDS for w in words)
    head = _AGENCY.search(line)
    if head is None or len(words) > 8:
        return False
    if line[head.start()].islower() or line[head.start()].isupper():
        return proper or (head.start() == 0 and len(words) <= 5)
    return head.start() == 0 and len(words) <= 5


def is_furniture(line: str) -> bool:
    """Whether the line is furniture wherever it stands, and so never runs on into the next."""
    return is_web_line(line) or is_source_line(line) or is_mark(line) or is_initials(line)


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return 1 <= len(words) <= 5 and not any(w[0].islower() and w.lower() not in _SMALL_WORDS for w in words)
