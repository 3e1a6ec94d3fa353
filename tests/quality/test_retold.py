"""Training samples out of the free translations that the project wrote."""

from dataclasses import replace

import pytest

from scripts.estimator.retold import RETOLD_PAIRS, Reteller, Retold, retold

PAIRS = retold(RETOLD_PAIRS)

VISIT = Retold(
    "visit",
    ("ar", "fr"),
    ("وصل الرئيس العراقي", " إلى الدوحة", " مساء الأحد", " في زيارة تستغرق يومين", "."),
    ("Dimanche soir, ", "le chef de l'Etat irakien", " a entamé", " à Doha", " une visite de deux jours", "."),
    tuple(map(frozenset, ([2], [0], [0, 3], [1], [3], [4]))),
)


def test_every_pair_is_well_formed():
    assert len(PAIRS) >= 990 and len({pair.name for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        for text in pair.texts:
            assert text == text.strip() and "  " not in text, pair.name
        assert all(place in range(len(pair.source)) for renders in pair.renders for place in renders), pair.name


def marked(text, labels, value=1):
    return "".join(character for character, label in zip(text, labels, strict=True) if label == value)


def test_what_nothing_renders_any_more_is_lost_and_what_something_does_is_open():
    reteller = Reteller([VISIT], 1)
    samples = [reteller.of(VISIT, "lost", varied=0) for _ in range(60)]
    lost = {marked(sample.source, sample.source_labels) for sample in samples}
    assert lost == {"", *(VISIT.source[place] for place in (1, 2)), " إلى الدوحة مساء الأحد"}
    in_part = {marked(sample.source, sample.source_labels, -1) for sample in samples}
    assert in_part <= {"", "وصل الرئيس العراقي", " في زيارة تستغرق يومين", "وصل الرئيس العراقي في زيارة تستغرق يومين"}
    assert all(sample.gaps.any() == (len(sample.target) < len(VISIT.texts[1]) - 2) for sample in samples)


@pytest.mark.parametrize("kind", ["lost", "scattered", "cut", "added", "replaced", "inserted", "misrendered", "clean"])
def test_labels_fit_texts_and_a_clean_sample_has_none(kind):
    reteller = Reteller(PAIRS, 3)
    for pair in PAIRS[:40]:
        sample = reteller.of(pair, kind)
        sizes = len(sample.source_labels), len(sample.target_labels), len(sample.gaps)
        assert sizes == (len(sample.source), len(sample.target), len(sample.target) + 1)
        if kind == "clean":
            assert not (sample.source_labels.any() or sample.target_labels.any() or sample.gaps.any())


@pytest.mark.parametrize(
    ("wording", "wrong", "gap_before"),
    [
        (" une visite de deux semaines", " semaines", None),
        (" une visite", "", "."),
        (" un bref exil de deux jours", " un bref exil", None),
    ],
)
def test_of_a_wrong_wording_only_the_words_that_differ_are_wrong(wording, wrong, gap_before):
    pair = replace(VISIT, wrong={4: [wording]})
    sample = Reteller([pair], 1).of(pair, "misrendered", varied=0)
    assert sample.target == VISIT.texts[1].replace(" une visite de deux jours", wording)
    assert marked(sample.target, sample.target_labels, 2) == wrong
    assert marked(sample.source, sample.source_labels, -1) == VISIT.source[3]
    assert [sample.target[at] for at in sample.gaps.nonzero()[0]] == ([gap_before] if gap_before else [])


def test_a_right_wording_is_no_fault():
    pair = replace(VISIT, right={1: ["le président irakien"]})
    samples = [Reteller([pair], seed).of(pair, "clean", varied=0) for seed in range(20)]
    assert {sample.target for sample in samples} == {
        VISIT.texts[1],
        VISIT.texts[1].replace("le chef de l'Etat irakien", "le président irakien"),
    }
    assert not any(sample.target_labels.any() or sample.gaps.any() for sample in samples)
