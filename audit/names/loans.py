"""Adjectives that Arabic has borrowed or made of two words («سيبراني», «جيوسياسي»), which look like foreign names."""

from __future__ import annotations

import re

from audit.language.normalize import fold

_HEADS = """
سيبر جيوسياس جيوستراتيج جيواقتصاد جيوفيزي نيوليبرال نيوناز نيوكلاسيك كهروضوئ كهرومغناط كهرومائ فوتوفولط هيبرسون
أوركسترال أوبرال بارالمب باراليمب بتروكيم بيوكيم بيوتكنولوج بيومتر بايومتر نانو لوجست لوجيست هيدروغراف بروليتار بورجواز
تروتسك ستالين تكنوقراط أوتوقراط ثيوقراط أوليغارش سوسيو إبستيمولوج ديداكتيك ميثان تكتون فولكلور شعبو إيروس ببليوغراف
بيبليومتر كورتيزون أفروآسيو أفروأمريك أنجلوسكسون فرنكوفون أنغلوفون هيستير سيميائ ماكرواقتصاد ميكرواقتصاد بلوتوث
"""
_ENDS = "لوجي|غرافي|ستيكي|ماتيكي|ديناميكي|قراطي"
_LOAN = re.compile(
    rf"(?:[وف]?[بلك]?ال|[وف]?لل|[وفبل]{{0,2}})"
    rf"(?:(?:{'|'.join(map(fold, _HEADS.split()))})\w{{0,3}}ي|\w{{2,}}(?:{_ENDS}))"
    r"(?:ه|ا|ين|ون|ات|تين|تان|ان)?"
)


def is_loan(word: str) -> bool:
    """Whether a folded word is such an adjective.

    >>> is_loan(fold("السيبرانية")), is_loan(fold("جيوسياسي")), is_loan(fold("سيبريانو"))
    (True, True, False)
    """
    return _LOAN.fullmatch(word) is not None
