"""Write the lists of common words that tell one language from another inside a text.

usage: python scripts/common_words.py [OUT_DIR]

Needs `wordfreq` (code Apache-2.0, data CC BY-SA 4.0), which is not a dependency of the package. One file a language:
each line is a Zipf frequency in tenths (ten times the log10 of occurrences in 10^9 words), a tab, and the words of that
frequency, folded as texts are before they are compared. Single letters are left out.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from audit.language.normalize import fold

LANGUAGES = (
    *("ar", "bg", "ca", "cs", "da", "de", "en", "es", "fa", "fi", "fr", "hu"),
    *("id", "it", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "ur"),
)
WORDS = 5000
HEADER = "# Common words by Zipf frequency in tenths. From wordfreq 3.1 (CC BY-SA 4.0); see NOTICE.\n"


def common_words(language: str) -> dict[int, list[str]]:
    """Zipf frequency in tenths -> words of `language`, in alphabetical order."""
    from wordfreq import top_n_list, word_frequency

    code = {"no": "nb"}.get(language, language)
    frequencies: dict[str, float] = defaultdict(float)
    for word in top_n_list(code, WORDS):
        if len(word) > 1 and all(c.isalpha() or c in "-'’" for c in word):
            frequencies[fold(word)] += word_frequency(word, code)
    bands: dict[int, list[str]] = defaultdict(list)
    for word, frequency in frequencies.items():
        bands[math.floor(10 * (9 + math.log10(frequency)))].append(word)
    return {band: sorted(bands[band]) for band in sorted(bands, reverse=True)}


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "audit/language/common")
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        lines = [f"{band}\t{' '.join(words)}\n" for band, words in common_words(language).items()]
        (folder / f"{language}.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
