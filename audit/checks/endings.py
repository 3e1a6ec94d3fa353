"""Words that no sentence ends on, and words that few sentences do."""

from __future__ import annotations

import re

from audit.language import Language
from audit.records import Span

_NEVER_LAST = {
    "fr": """
        le la les des du de au aux dans chez vers dès jusque jusqu' malgré parmi et ou ni car mais que qu' dont lorsque
        puisque tandis ce cet ces mon ma mes ta tes sa ses nos vos ne se chaque lesquels desquels duquel à selon je il
        ils on par sous sur avec entre comme très quelques cette concernant notamment afin notre votre celui celle ceux
        celles en l' d' c' n' s' j' m' t' al el
    """,
    "en": "the a an and or but their its whose during than because although",
    "es": "el los las un del de al en con por para y e o u pero que cuyo su sus desde hacia según entre sin sobre",
    "ar": "من على إلى عن أن مع ثم التي الذي الذين حيث خلال بأن لأن عند لدى ضد نحو",
}
"""By language: articles, most prepositions, conjunctions, relative pronouns."""

_SELDOM_LAST = {
    "fr": """
        un une pour sans contre depuis pendant durant avant après est sont a ont était étaient son sera
        seront serait qui où si donc leur leurs lors hors outre ainsi plusieurs avait avaient peut
        peuvent doit doivent lequel laquelle environ
    """,
    "en": "is are was were has have had of with from into to in on at by for as if that which who when while will",
    "es": "la una es son fue fueron ha han se si como muy contra durante ante",
    "ar": "في بين أو قد لم لن كان كانت هو هي غير سوف إذا",
}
"""By language: words that end a sentence only now and then; evidence where no mark of punctuation follows."""

_ARTICLES = {"fr": "un une", "es": "la una"}
_BEFORE_ARTICLES = {
    "fr": "de d' à dans avec par et ou que qu' chez vers malgré selon",
    "es": "de a en con por para y que",
}
"""Articles that may also be pronouns or nouns (`à sa une`), and the words after which they are articles."""

_NOUNS_TOO = {"fr": frozenset(("sous", "pour", "contre", "car", "entre"))}
_BEFORE_NOUN = re.compile(r"(?:^|\s|['’])(?:des|les|ses|mes|leurs?|quelques|gros|cent|trois|quatre|le|du|un|de) \Z")
"""Prepositions that are nouns too (`une affaire de gros sous`, `peser le pour et le contre`), and what shows it."""

_AFTER_ELISION = frozenset(("en", "y"))
"""Pronouns that a sentence ends on behind another: `Va-t'en.`"""

_ASKING = re.compile(
    r"\b(?:préciser|précisé|dire|dit|savoir|sait|nommer|indiquer|indiqué|révéler|révélé|ignore|ignorait|expliquer)\s\Z"
)
"""Verbs behind which an interrogative may end a sentence: `sans préciser lesquels`."""

_ELIDED = re.compile(r"([^\W\d_]+)['’]\Z")


_Lists = dict[str, frozenset[str]]
_NEVER, _SELDOM, _ARTICLE, _BEFORE = (
    {code: frozenset(words.split()) for code, words in lists.items()}
    for lists in (_NEVER_LAST, _SELDOM_LAST, _ARTICLES, _BEFORE_ARTICLES)
)


def ends_nothing(text: str, last: Span, language: Language) -> bool:
    """Whether no sentence ends on the word ``last``. `dis-le.` is whole, and so is a list item that ends on `; et`."""
    word, before = last.of(text), text[max(last.start - 80, 0) : last.start]
    elided = _ELIDED.search(before)
    if elided and (word in _AFTER_ELISION or elided[1].lower() not in language.elisions):
        return False
    if not elided and not before[-1:].isspace():
        return False
    if before.rstrip().endswith(";"):
        return False
    if word == "al" and before.endswith("et "):
        return False  # `et al.`
    if word in _NOUNS_TOO.get(language.code, ()) and _BEFORE_NOUN.search(before):
        return False
    if word.startswith("lesquel") and _ASKING.search(before):
        return False
    if _is_one_of(word, _NEVER, language):
        return True
    earlier = (before.split() or [""])[-1]
    return _is_one_of(word, _ARTICLE, language) and _is_one_of(earlier, _BEFORE, language)


def seldom_last(word: str, language: Language) -> bool:
    """Whether ``word`` ends a sentence only now and then."""
    return _is_one_of(word, _SELDOM, language)


def _is_one_of(word: str, lists: _Lists, language: Language) -> bool:
    """Only in small letters: `vitamine D`, `Loi Le` are names."""
    return word == word.lower() and word.replace("’", "'") in lists.get(language.code, ())
