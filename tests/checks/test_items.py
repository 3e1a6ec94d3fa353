"""Items that are missing from lists (OM106)."""

from functools import cache

import pytest

from audit.alignment.words import weighed_links
from audit.checks.evidence import Evidence
from audit.checks.omission.items import dropped_item
from audit.encoder import load_encoder
from audit.language import get
from audit.language.words import words
from audit.records import Segment

encoder = cache(load_encoder)


def dropped(source, target, pair="ar-fr"):
    near, far = map(get, pair.split("-"))
    states = encoder().encode([source, target])
    spans = words(source, near), words(target, far)
    leads = weighed_links(*states, *spans)
    evidence = Evidence(
        Segment("1", "d", 0, source, target), near, far,
        source_words=spans[0], target_words=spans[1], links=list(leads), leads=leads,
    )  # fmt: skip
    return [finding.source_span.of(source) for finding in dropped_item.segment(evidence)]


@pytest.mark.parametrize(
    ("source", "target", "item"),
    [
        (
            "ضبطت الشرطة ستة أطنان من السكر والأرز والزيوت والدقيق.",
            "La police a saisi six tonnes de sucre, d'huile et de farine.",
            "والأرز",
        ),
        (
            "يشمل القرار السيارات والهواتف والأدوية والملابس.",
            "La décision concerne les voitures, les médicaments et les vêtements.",
            "والهواتف",
        ),
    ],
)
def test_an_item_between_two_that_are_rendered(source, target, item):
    assert dropped(source, target) == [item]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "ضبطت الشرطة ستة أطنان من السكر والأرز والزيوت والدقيق.",
            "La police a saisi six tonnes de sucre, de riz, d'huile et de farine.",
        ),
        ("تضررت المدارس والمستشفيات والجسور.", "Les ponts, les hôpitaux et les écoles ont été endommagés."),
        ("لم يكن العمال مجهزين بأي وسائل وقاية.", "Les ouvriers n'avaient aucune protection."),
    ],
)
def test_a_whole_list_and_what_is_none(source, target):
    assert dropped(source, target) == []
