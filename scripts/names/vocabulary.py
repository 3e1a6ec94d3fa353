"""The general vocabulary of a language: words that are written without a capital, or are no name in Arabic.

Words and frequencies are those of `wordfreq` (code Apache-2.0, data CC BY-SA 4.0). Which of them count is decided by
`hunspell` with its dictionary of the language, which marks names by a capital; Arabic words are kept as stems.
"""

from __future__ import annotations

import math
import re
import subprocess
from collections.abc import Iterable

from audit.language.normalize import fold, unaccented
from audit.names.vocabulary import recognized

_DICTIONARIES = {"ar": "ar", "fr": "fr_FR", "en": "en_US"}
_LEAST_ZIPF = {"ar": 2.2, "fr": 2.4, "en": 2.4}
_WORDS = {"ar": "[\u0621-\u063a\u0641-\u064a]{2,}", "fr": "[a-zà-öø-ÿœæ]{2,}", "en": "[a-z]{2,}"}


def vocabulary(language: str) -> list[str]:
    """Folded words in alphabetical order: Arabic stems, French and English words without accents."""
    from wordfreq import get_frequency_dict

    frequencies = {w: 9 + math.log10(f) for w, f in get_frequency_dict(language, "best").items()}
    frequent = [w for w, z in frequencies.items() if z >= _LEAST_ZIPF[language] and re.fullmatch(_WORDS[language], w)]
    refused = _refused(frequent, _DICTIONARIES[language])
    accepted = [word for word in frequent if word not in refused]
    return sorted(_stems({fold(w) for w in accepted}) if language == "ar" else {unaccented(w) for w in accepted})


def _refused(words: Iterable[str], dictionary: str) -> set[str]:
    """The words that the dictionary does not know in small letters."""
    command = ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"]
    done = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n"))


def _stems(words: set[str]) -> set[str]:
    """``words`` without those that the package finds out from shorter ones, also behind an article."""
    kept: set[str] = set()
    for word in sorted(words, key=len):
        if not all(recognized(prefix + word, kept) for prefix in ("", "ال", "وال", "لل")):
            kept.add(word)
    return kept
