"""Languages in the names of files and folders: ``ar/x.txt``, ``x.ar.txt``, ``x_fr.txt``, ``x-fra.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.errors import AuditError
from audit.language import get
from audit.settings import Settings

# In the trade, `story.mt.txt` is machine translation; Maltese has to be asked for.
_TRADE_WORDS = frozenset({"mt"})

_REGION = r"(?:[-_][A-Z]{2})?"
_FOLDER = re.compile(rf"(?P<code>[A-Za-z]{{2,3}}){_REGION}")
_ENDING = re.compile(rf"(?P<stem>.+?)[._-](?P<code>[A-Za-z]{{2,3}}){_REGION}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the language it may tell, and what the files of one story share.

    ``spelling`` is the code as the name has it, ``pieces`` what stands around it. Files with the same ``key`` in two
    languages translate each other; its first part is the convention. ``firm`` is true where the code stands in the part
    of the path that was asked for, not in a folder above it.
    """

    language: str
    spelling: str
    pieces: tuple[str, ...]
    key: tuple[str, ...]
    firm: bool = True

    def partner(self, spelling: str) -> str:
        """The path of the partner whose language is written ``spelling``."""
        return spelling.join(self.pieces)


def asked(settings: Settings) -> tuple[str | None, str | None]:
    """The source and target language of the settings, as ISO 639 codes.

    Raises:
        AuditError: one of them is not a language, or both are the same.
    """
    source, target = (get(word).code if word else None for word in (settings.source, settings.target))
    if source and source == target:
        raise AuditError(f"--source and --target are both {source!r}; a translation needs two languages")
    return source, target


@lru_cache(maxsize=4096)
def language_code(word: str) -> str | None:
    """The ISO 639-1 code that ``word`` stands for (``fr``, ``fra``, ``fre``), or ``None``."""
    from babel import Locale
    from babel.core import get_global

    code = word.lower()
    if len(code) == 3:
        code = get_global("language_aliases").get(code, "")
    return code if len(code) == 2 and code in Locale("en").languages else None


def tag_language(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag as files carry it (``fr-FR``, ``ar_EG``, ``fra``), or ``None``."""
    first = re.match("[A-Za-z]{2,3}(?![A-Za-z])", tag or "")
    return language_code(first[0]) if first else None


def readings(path: str, depth: int, wanted: Collection[str] = ()) -> Iterator[Reading]:
    """Every way to read ``path`` (with ``/`` between folders), the likeliest first.

    A code at the end of the file's name comes first, then the same with a folder that agrees, then the folders from the
    innermost out. ``depth`` is the number of leading folders that are not firm; ``wanted`` are languages that were
    asked for, whose codes count even where they are everyday words or have three letters.
    """

    def language(code: str) -> str | None:
        lower = code.lower()
        return lower if lower in wanted else None if lower in _TRADE_WORDS else language_code(code)

    *folders, name = path.split("/")
    told = [(i, match["code"]) for i, folder in enumerate(folders) if (match := _FOLDER.fullmatch(folder))]
    told.reverse()
    stem, extension = _split(name)
    if (match := _ENDING.fullmatch(stem)) and (found := language(match["code"])):
        code, bare = match["code"], match["stem"] + extension
        before, after = path[: -len(name)] + name[: match.start("code")], name[match.end("code") :]
        yield Reading(found, code, (before, after), _key("name", *folders, bare))
        for i, folder_code in told:
            if language(folder_code) == found:
                above, below = _around(folders, i, folder_code)
                pieces = (above, below + name[: match.start("code")], after)
                yield Reading(found, code, pieces, _key("both", *folders[:i], "", *folders[i + 1 :], bare))
    for i, code in told:
        if found := language(code):
            above, below = _around(folders, i, code)
            key = _key("folder", *folders[:i], "", *folders[i + 1 :], name)
            yield Reading(found, code, (above, below + name), key, firm=i >= depth)


def _split(name: str) -> tuple[str, str]:
    """The name without its last extension, and that extension with its dot."""
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if dot > 0 else (name, "")


def _around(folders: list[str], place: int, code: str) -> tuple[str, str]:
    """What stands before and after the code of the folder at ``place``, slashes included."""
    before = "".join(f"{folder}/" for folder in folders[:place])
    return before, folders[place][len(code) :] + "/" + "".join(f"{folder}/" for folder in folders[place + 1 :])


def _key(*parts: str) -> tuple[str, ...]:
    """What two names share, whichever way their accents are composed (macOS takes them apart)."""
    return tuple(unicodedata.normalize("NFC", part) for part in parts)
