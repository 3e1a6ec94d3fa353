"""Measure the rules on reversed meaning: false alarms on clean translations, and recall of faults that were put in.

usage: python scripts/evaluate_polarity.py --corpora DIR [--flags]

Texts are NTREX and FLORES-dev in Arabic to French, English to French and English to Arabic. Tuned on: the NTREX
documents that `held_apart` leaves and the first half of FLORES-dev; reported beside them: the rest. A fault is put into
the translation alone: a negation taken out or put in, a word replaced by its opposite, a speaker exchanged for another
name of the sentence. It counts as found where a rule reports what it does not report of the clean pair.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from estimator import corpora

from audit.alignment.words import link_words
from audit.checks.evidence import Evidence
from audit.checks.meaning.attribution import moved_attribution
from audit.checks.meaning.attribution import speaker as find_speaker
from audit.checks.meaning.clauses import read_side
from audit.checks.meaning.opposites import opposite_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.encoder import Encoder, load_encoder
from audit.language import get
from audit.language.words import words
from audit.records import Segment, Severity

PAIRS = (("ar", "fr"), ("en", "fr"), ("en", "ar"))
RULES = (reversed_polarity, opposite_word, moved_attribution)

_REMOVED = {
    "fr": [(r"\bn[e'’] ?(\w+(?:[- ]\w+)?) (?:pas|plus|jamais)\b", r"\1"), (r"\bsans\b", "avec")],
    "en": [(r"\b(\w+)n['’]t\b", r"\1"), (r" not\b", ""), (r"\bcannot\b", "can"), (r" never\b", "")],
    "ar": [(r"(?<!\w)(و?)(?:لم|لن|لا|ليس|ليست|غير) ", r"\1")],
}
_NEGATED = {
    "fr": [
        (r"\b(a|ont|avait|avaient|est|était) (?=\w+[éisu]e?s?\b)", r"n'\1 pas "),
        (r"\b(sont|sera|seront|peut|peuvent|doit|doivent|pourrait|faut) ", r"ne \1 pas "),
    ],
    "en": [(r"\b(is|are|was|were|will|can|could|should|would|has|have|had|must) ", r"\1 not ")],
    "ar": [
        (r"(?<!\w)(و?)كان ", r"\1لم يكن "),
        (r"(?<!\w)(و?)كانت ", r"\1لم تكن "),
        (r"(?<!\w)(يمكن|يجب|يعتبر|يريد) ", r"لا \1 "),
    ],
}
_OPPOSITES = {
    "fr": """augmenté/diminué hausse/baisse augmentation/diminution accepté/refusé approuvé/rejeté confirmé/démenti
        arrêté/relâché arrestation/libération victoire/défaite ouvert/fermé avant/après début/fin soutien/opposition
        autorisé/interdit pénurie/abondance réussi/échoué améliorer/dégrader croissance/récession acheté/vendu
        importations/exportations majorité/minorité nord/sud homme/femme hommes/femmes guerre/paix nommé/limogé
        condamné/salué renforcer/affaiblir faible/puissant difficile/facile militaire/civil temporaire/permanent
        arrivée/départ coupable/innocent nouveau/vieux père/mère nuit/journée matin/soir intérieur/extérieur""",
    "en": """increased/decreased increase/decrease rise/fall accepted/rejected approved/refused confirmed/denied
        arrested/released win/lose won/lost victory/defeat opened/closed before/after began/ended support/oppose
        allowed/banned shortage/surplus succeeded/failed improve/worsen growth/recession bought/sold imports/exports
        majority/minority north/south northern/southern man/woman men/women war/peace appointed/dismissed
        strengthen/weaken weak/strong difficult/easy military/civilian temporary/permanent arrived/left
        guilty/innocent father/mother night/daytime morning/evening""",
    "ar": """ارتفع/انخفض ارتفاع/انخفاض زيادة/تراجع وافق/رفض أكد/نفى اعتقال/إفراج فوز/خسارة فاز/خسر فتح/إغلاق قبل/بعد
        بداية/نهاية دعم/معارضة سمح/منع نقص/فائض نجاح/فشل نجح/فشل تحسين/تدهور شراء/بيع واردات/صادرات أغلبية/أقلية
        شمال/جنوب رجل/امرأة رجال/نساء حرب/سلام تعيين/إقالة تعزيز/إضعاف ضعيف/قوي صعب/سهل عسكرية/مدنية مؤقت/دائم
        وصول/مغادرة مذنب/بريء الأب/الأم ليلة/نهار صباح/مساء داخل/خارج""",
}

Pair = tuple[str, str]
Damage = Callable[[str, str], Iterator[str]]


def removed(text: str, language: str) -> Iterator[str]:
    yield from _replaced(text, _REMOVED[language])


def negated(text: str, language: str) -> Iterator[str]:
    yield from _replaced(text, _NEGATED[language])


def opposite(text: str, language: str) -> Iterator[str]:
    """``text`` with one word of the list above replaced, the first that stands in it."""
    pairs = [pair.split("/") for pair in _OPPOSITES[language].split()]
    swaps = [(a, b) for a, b in pairs] + [(b, a) for a, b in pairs]
    for word, other in swaps:
        found = re.search(rf"(?<!\w){word}(?!\w)", text)
        if found:
            yield text[: found.start()] + other + text[found.end() :]
            return


def other_speaker(text: str, language: str) -> Iterator[str]:
    """``text`` with the speaker's name and another name exchanged, where there are two."""
    facts = get(language)
    side = read_side(text, facts, words(text, facts))
    who = find_speaker(side)
    if who is None or not facts.cased:
        return
    names: list[list[int]] = []
    for place in range(len(side.words)):
        if side.is_name(place) and side.is_content(place):
            if names and names[-1][-1] == place - 1:
                names[-1].append(place)
            else:
                names.append([place])
    inside = [name for name in names if name[0] in who.places]
    outside = [name for name in names if not who.places[0] - 2 <= name[0] <= who.places[-1] + 2]
    if inside and outside:
        one, two = sorted(side.span(name[0], name[-1]) for name in (inside[0], outside[0]))
        yield text[: one.start] + two.of(text) + text[one.end : two.start] + one.of(text) + text[two.end :]


def _replaced(text: str, rules: Sequence[tuple[str, str]]) -> Iterator[str]:
    for pattern, replacement in rules:
        changed = re.sub(pattern, replacement, text, count=1)
        if changed != text:
            yield changed
            return


DAMAGES: dict[str, Damage] = {
    "negation removed": removed,
    "negation added": negated,
    "opposite": opposite,
    "other speaker": other_speaker,
}


def parts(folder: Path) -> dict[str, list[corpora.Line]]:
    """The lines of each corpus, tuned on and held apart."""
    news, texts = corpora.ntrex(folder), corpora.flores(folder)
    half = len(texts) // 2
    return {
        "ntrex, tuned on": [line for line in news if not corpora.held_apart(line.document)],
        "flores, tuned on": texts[:half],
        "ntrex, held apart": [line for line in news if corpora.held_apart(line.document)],
        "flores, held apart": texts[half:],
    }


def evidence(pairs: Sequence[Pair], source: str, target: str, encoder: Encoder) -> list[Evidence]:
    encoded = encoder.encode([text for pair in pairs for text in pair])
    left, right = get(source), get(target)
    made = []
    for place, (one, other) in enumerate(pairs):
        near, far = words(one, left), words(other, right)
        links = link_words(encoded[2 * place], encoded[2 * place + 1], near, far)
        segment = Segment(str(place), "d", place, one, other)
        made.append(Evidence(segment, left, right, source_words=near, target_words=far, links=links))
    return made


def flags(one: Evidence) -> list[tuple[str, str]]:
    found = [f for rule in RULES if rule.segment for f in rule.segment(one)]
    return [(f.rule, f.message) for f in found if f.severity > Severity.INFO]


def report_clean(lines: dict[str, list[corpora.Line]], encoder: Encoder, show: bool) -> None:
    print(f"{'false alarms':32}{'segments':>9}{'MT102':>7}{'MT103':>7}{'MT104':>7}{'/100':>7}{'ms':>6}")
    for source, target in PAIRS:
        for name, part in lines.items():
            made = evidence([(line.texts[source], line.texts[target]) for line in part], source, target, encoder)
            start = time.process_time()
            found = [flags(one) for one in made]
            spent = 1000 * (time.process_time() - start) / len(made)
            counts = Counter(rule for flagged in found for rule, _ in flagged)
            share = 100 * sum(counts.values()) / len(made)
            row = "".join(f"{counts[rule.code]:>7}" for rule in RULES)
            print(f"{f'{source}-{target} {name}':32}{len(made):>9}{row}{share:>7.2f}{spent:>6.2f}")
            if show:
                for one, flagged in zip(made, found, strict=True):
                    for rule, message in flagged:
                        print(f"  {rule} {message}\n    {one.source}\n    {one.target}")


def report_recall(lines: dict[str, list[corpora.Line]], encoder: Encoder) -> None:
    print("\n" + f"{'recall':32}" + "".join(f"{name:>24}" for name in DAMAGES))
    for source, target in PAIRS:
        for name, part in lines.items():
            cells = [_recall(part, source, target, damage, encoder) for damage in DAMAGES.values()]
            print(f"{f'{source}-{target} {name}':32}" + "".join(f"{cell:>24}" for cell in cells))


def _recall(part: list[corpora.Line], source: str, target: str, damage: Damage, encoder: Encoder) -> str:
    clean, damaged = [], []
    for line in part:
        for changed in damage(line.texts[target], target):
            clean.append((line.texts[source], line.texts[target]))
            damaged.append((line.texts[source], changed))
    before = [set(flags(one)) for one in evidence(clean, source, target, encoder)]
    after = [set(flags(one)) for one in evidence(damaged, source, target, encoder)]
    found = sum(bool(new - old) for old, new in zip(before, after, strict=True))
    return f"{found / max(len(clean), 1):.2f} of {len(clean)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--flags", action="store_true", help="print every false alarm")
    parser.add_argument("--part", choices=("tuned on", "held apart"), help="only this part of the corpora")
    args = parser.parse_args()
    encoder = load_encoder()
    lines = {name: part for name, part in parts(args.corpora).items() if not args.part or name.endswith(args.part)}
    report_clean(lines, encoder, args.flags)
    report_recall(lines, encoder)


if __name__ == "__main__":
    main()
