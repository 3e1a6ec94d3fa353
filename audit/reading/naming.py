"""Languages in the names of files and folders: ``ar/x.txt``, ``x.ar.txt``, ``x_fr.txt``, ``x-fra.txt``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# In the trade, `story.mt.txt` is machine translation; Maltese has to be asked for.
_TRADE_WORDS = frozenset({"mt"})

_REGION = r"(?:[-_][A-Z]{2})?"
_FOLDER = re.compile(rf"(?P<code>[A-Za-z]{{2,3}}){_REGION}")
_SUFFIX = re.compile(rf"(?P<stem>.+?)[._-](?P<code>[A-Za-z]{{2,3}}){_REGION}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: the language it may tell, and what the files of one story share.

    ``spelling`` is the code as it stands in the name, between ``before`` and ``after``. ``firm`` is true where the code
    stands in the part of the path that was asked for, not in a folder above it. Files with the same ``key`` in two
    languages translate each other.
    """

    language: str
    spelling: str
    before: str
    after: str
    key: tuple[str, ...]
    firm: bool = True

    def with_spelling(self, spelling: str) -> str:
        """The path that a partner would have whose language is written ``spelling``."""
        return self.before + spelling + self.after


@lru_cache(maxsize=4096)
def language_code(word: str) -> str | None:
    """The ISO 639-1 code that ``word`` stands for (``fr``, ``fra``, ``fre``, ``fr-FR``), or ``None``."""
    from babel import Locale
    from babel.core import get_global

    code = re.split("[-_]", word.lower())[0]
    if len(code) == 3:
        code = get_global("language_aliases").get(code, "")
    return code if len(code) == 2 and code in Locale("en").languages else None


def language_name(code: str) -> str:
    """The language in English (``fr`` is French), or the code where it has no name."""
    from babel import Locale

    return Locale("en").languages.get(code) or code


def readings(path: str, depth: int) -> Iterator[Reading]:
    """Every way to read ``path`` (with ``/`` between folders), the likeliest first.

    A code at the end of the file's name comes first, then the same with a folder that agrees, then the folders from the
    innermost out. ``depth`` is the number of leading folders that are not firm.
    """
    *folders, name = path.split("/")
    stem, dot, extension = name.rpartition(".") if "." in name[1:] else (name, "", "")
    places = [(i, m["code"]) for i, folder in enumerate(folders) if (m := _FOLDER.fullmatch(folder))]
    places.reverse()
    if match := _SUFFIX.fullmatch(stem):
        language = _language(match["code"])
        if language:
            before = "/".join([*folders, stem[: match.start("code")]])
            after = stem[match.end("code") :] + dot + extension
            bare = match["stem"] + dot + extension
            yield Reading(language, match["code"], before, after, _key("name", *folders, bare))
            for i, code in places:
                if _language(code) == language:
                    key = _key("both", *folders[:i], "", *folders[i + 1 :], bare)
                    yield Reading(language, match["code"], before, after, key)
    for i, code in places:
        if language := _language(code):
            before = "".join(f"{folder}/" for folder in folders[:i])
            after = folders[i][len(code) :] + "/" + "/".join([*folders[i + 1 :], name])
            key = _key("folder", *folders[:i], "", *folders[i + 1 :], name)
            yield Reading(language, code, before, after, key, firm=i >= depth)


def _language(code: str) -> str | None:
    return None if code.lower() in _TRADE_WORDS else language_code(code)


def _key(*parts: str) -> tuple[str, ...]:
    """What two names share, whichever way their accents are composed (macOS takes them apart)."""
    return tuple(unicodedata.normalize("NFC", part) for part in parts)
