"""Write the lists of frequent accented words that damaged characters are mended by.

usage: python scripts/accented_words.py [OUT_DIR]

Needs `wordfreq` (code Apache-2.0, data CC BY-SA 4.0), which is not a dependency of the package. One file a language:
each line is a Zipf frequency in tenths (ten times the log10 of occurrences in 10^9 words), a tab, and the words of that
frequency. Only words with a letter outside ASCII are kept: those are the ones that a wrong code page damages.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

ALPHABETS = {
    "fr": "àâäçèéêëîïôöùûüÿæœ",
    "en": "àáâäçèéêëíîïñóôöúûüæœ",
    "es": "áéíñóúü",
    "de": "äöüßéà",
    "it": "àèéìîòóù",
    "pt": "àáâãçéêíóôõúü",
}
LEAST_ZIPF = {"fr": 2.0, "en": 2.0, "it": 2.5}
HEADER = "# Frequent words with accents, by Zipf frequency in tenths. From wordfreq 3.1 (CC BY-SA 4.0); see NOTICE.\n"


def accented_words(language: str) -> dict[int, list[str]]:
    """Zipf frequency in tenths -> words of `language`, in alphabetical order."""
    from wordfreq import get_frequency_dict

    alphabet = set(ALPHABETS[language])
    allowed = alphabet | set("abcdefghijklmnopqrstuvwxyz")
    bands: dict[int, list[str]] = defaultdict(list)
    for word, frequency in get_frequency_dict(language, "best").items():
        zipf = 9 + math.log10(frequency)
        if zipf >= LEAST_ZIPF.get(language, 3.0) and set(word) <= allowed and alphabet & set(word):
            bands[math.floor(10 * zipf)].append(word)
    return {band: sorted(bands[band]) for band in sorted(bands, reverse=True)}


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "audit/checks/damage/accented")
    folder.mkdir(parents=True, exist_ok=True)
    for language in ALPHABETS:
        lines = [f"{band}\t{' '.join(words)}\n" for band, words in accented_words(language).items()]
        (folder / f"{language}.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
