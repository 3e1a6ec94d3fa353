"""Measure the rules on changed meaning: false alarms on clean translations, and recall of faults.

usage: python scripts/evaluate_polarity.py --corpora DIR [--flags] [--part PART]
       python scripts/evaluate_polarity.py                  only the faults written by hand

Texts are NTREX and FLORES-dev in Arabic to French, English to French and English to Arabic. Tuned on: the NTREX
documents that `held_apart` leaves and the first half of FLORES-dev; reported beside them: the rest. A fault is put into
the translation alone: a negation taken out or put in, a word replaced by its opposite, a speaker exchanged for another
name of the sentence; many of these are no sentences anybody would write, so recall of them is a lower bound. Those
written by hand are in tests/checks/reversed.tsv: the rules were made with set a in view; b and c were measured unseen
at first (docs/facts.md), and looked at then.
A fault counts as found where a rule reports what it does not report of the clean pair.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from estimator import corpora

from audit.alignment.passages import Passage
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.gather import gather
from audit.checks.meaning.attribution import moved_attribution
from audit.checks.meaning.attribution import speaker as find_speaker
from audit.checks.meaning.clauses import read_side
from audit.checks.meaning.opposites import opposite_word, wrong_word
from audit.checks.meaning.polarity import reversed_polarity
from audit.checks.rules import Rule, all_rules, run
from audit.encoder import Encoder, load_encoder
from audit.language import get
from audit.language.words import words
from audit.quality import load_estimator
from audit.records import Segment, Severity

PAIRS = (("ar", "fr"), ("en", "fr"), ("en", "ar"))
RULES = (reversed_polarity, opposite_word, moved_attribution, wrong_word)
BY_HAND = Path(__file__).parents[1] / "tests" / "checks" / "reversed.tsv"

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
    """What the rules see of each pair, as in an audit."""
    estimator, made = load_estimator(), []
    for start in range(0, len(pairs), 128):
        some = pairs[start : start + 128]
        encoded = encoder.encode([text for pair in some for text in pair])
        passages = [
            Passage(Segment(str(place), "d", place, *pair), encoded[2 * place], encoded[2 * place + 1])
            for place, pair in enumerate(some)
        ]
        made += gather(passages, get(source), get(target), estimator, "normal")
    return made


def flags(one: Evidence) -> list[tuple[str, str, Severity]]:
    found = [f for rule in RULES if rule.segment for f in rule.segment(one)]
    return [(f.rule, f.message, f.severity) for f in found if f.severity > Severity.INFO]


def report_clean(lines: dict[str, list[corpora.Line]], encoder: Encoder, show: bool) -> None:
    codes = "".join(f"{rule.code:>7}" for rule in RULES)
    print(f"{'false alarms':32}{'segments':>9}{codes}{'/100':>7}{'critical':>10}{'ms':>6}")
    for source, target in PAIRS:
        for name, part in lines.items():
            made = evidence([(line.texts[source], line.texts[target]) for line in part], source, target, encoder)
            start = time.process_time()
            found = [flags(one) for one in made]
            spent = 1000 * (time.process_time() - start) / len(made)
            counts = Counter(rule for flagged in found for rule, _, _ in flagged)
            share = 100 * sum(counts.values()) / len(made)
            row = "".join(f"{counts[rule.code]:>7}" for rule in RULES)
            critical = sum(severity is Severity.CRITICAL for flagged in found for _, _, severity in flagged)
            print(f"{f'{source}-{target} {name}':32}{len(made):>9}{row}{share:>7.2f}{critical:>10}{spent:>6.2f}")
            if show:
                for one, flagged in zip(made, found, strict=True):
                    for rule, message, severity in flagged:
                        print(f"  {rule} {severity.label} {message}\n    {one.source}\n    {one.target}")


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


def report_by_hand(encoder: Encoder, show: bool) -> None:
    """Recall of the rules on meaning and numbers, and alarms on the faithful translations beside the faulty ones."""
    rows = [line.split("\t") for line in BY_HAND.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    rules = [rule for rule in all_rules() if rule.code.startswith(("MT10", "NB")) and rule.code != "MT101"]
    sides = [evidence([(row[2], row[column]) for row in rows], "ar", "fr", encoder) for column in (3, 4)]
    clean, faulty = ([_found(rules, one) for one in side] for side in sides)
    print(f"{'by hand':32}{'faults':>9}{'found':>7}{'alarms on the faithful':>24}")
    for kind in dict.fromkeys((row[0], row[1]) for row in rows):
        places = [place for place, row in enumerate(rows) if (row[0], row[1]) == kind]
        found = [place for place in places if faulty[place] - clean[place]]
        alarms = sum(bool(clean[place]) for place in places)
        print(f"{f'set {kind[0]}, {kind[1]}':32}{len(places):>9}{len(found):>7}{alarms:>24}")
        if show:
            for place in places:
                if place not in found:
                    print(f"  missed\n    {rows[place][2]}\n    {rows[place][4]}")


def _found(rules: Sequence[Rule], one: Evidence) -> set[tuple[str, str]]:
    findings = [finding for _, finding in run(rules, DocumentEvidence([one]))]
    return {(f.rule, f.message) for f in findings if f.severity > Severity.INFO}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--flags", action="store_true", help="print every false alarm, and what was missed by hand")
    parser.add_argument("--part", choices=("tuned on", "held apart"), help="only this part of the corpora")
    args = parser.parse_args()
    encoder = load_encoder()
    report_by_hand(encoder, args.flags)
    if args.corpora is None:
        return
    lines = {name: part for name, part in parts(args.corpora).items() if not args.part or name.endswith(args.part)}
    report_clean(lines, encoder, args.flags)
    report_recall(lines, encoder)


if __name__ == "__main__":
    main()
