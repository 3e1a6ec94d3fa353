"""Write the list of English words that French copy does not borrow, by which those left in it are found.

usage: python scripts/english_words.py [OUT_FILE]

Needs `wordfreq` (code Apache-2.0, data CC BY-SA 4.0), which is not a dependency of the package. Each line is a kind, a
tab, and words: `alone` are those that stand in French for nothing but a slip, `beside` are a sign only next to another
English word, since French texts have them in titles and set phrases (`think tank`), and so are `bare`, which are French
with an accent (`conference`). How much oftener a word is in English texts than in French ones tells a slip from a word
that French has borrowed: `smartphones` twice as often, `playoffs` ten times, `observers` four hundred times.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from audit.checks.damage.lexicon import lexicon
from audit.language.common_words import zipf
from audit.language.normalize import unaccented
from audit.names.vocabulary import vocabulary

LEAST_ZIPF = 2.9  # in English
RARE_IN_FRENCH = 2.5  # Zipf frequency in French texts from which on a word may be part of set phrases
RARE_ACTIVITY = 1.7  # the same for words in -ing, which French borrows first (`le bullying`)
ALONE, UNKNOWN, BESIDE, BARE = 2.0, 1.9, 1.7, 1.6  # Zipf frequency in English less the one in French
LEAST_LETTERS = 3
BORROWED = 1.2
HEADER = "# English words that French copy does not borrow. From wordfreq 3.1 (CC BY-SA 4.0); see NOTICE.\n"


def kinds() -> dict[str, list[str]]:
    """Kind -> words in alphabetical order."""
    from wordfreq import get_frequency_dict

    english, french = (
        {word: 9 + math.log10(frequency) for word, frequency in get_frequency_dict(code, "best").items()}
        for code in ("en", "fr")
    )
    listed = {word for word in zipf("en") if word.isascii() and word.isalpha()} | vocabulary("en")
    own = {unaccented(word) for word in zipf("fr")} | vocabulary("fr")
    accented = {unaccented(word) for word in lexicon("fr").zipf}
    found: defaultdict[str, list[str]] = defaultdict(list)

    def lead(word: str) -> float:
        return english.get(word, 0.0) - max(1.0, french.get(word, 0.0))

    for word in sorted(listed):
        if len(word) < LEAST_LETTERS or english.get(word, 0.0) < LEAST_ZIPF:
            continue
        one = word.removesuffix("s")
        if one != word and one in own and not one.endswith("er") and lead(one) < BORROWED:
            continue  # the plural of a loanword: `drives`
        if word in own:
            if word in accented and lead(word) >= BARE:
                found["bare"].append(word)
        elif (
            lead(word) >= ALONE
            and french.get(word, 0.0) < (RARE_ACTIVITY if word.endswith(("ing", "ings")) else RARE_IN_FRENCH)
        ) or (lead(word) >= UNKNOWN and word not in french):
            found["alone"].append(word)
        elif lead(word) >= BESIDE:
            found["beside"].append(word)
    return found


def main() -> None:
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "audit/checks/untranslated/data/english.tsv")
    lines = [HEADER]
    for kind, words in sorted(kinds().items()):
        by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            by_letter[word[0]].append(word)
        lines += [f"{kind}\t{' '.join(same)}\n" for same in by_letter.values()]
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
