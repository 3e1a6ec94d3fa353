"""Sentences that were dropped, added, merged or split come out as such."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.alignment import Bead, align_sentences
from audit.alignment.moved import moved
from audit.alignment.worth import Worth
from audit.encoder import Encoded, Encoder, load_encoder
from audit.quality import load_estimator

ARABIC = [
    "أعلنت وزارة الصحة تسجيل اثنتي عشرة إصابة جديدة بالحصبة في محافظة لحج.",
    "وقال مدير المستشفى إن معظم المصابين أطفال لم يتلقوا اللقاح.",
    "وأرسلت منظمة إغاثية شاحنتين محملتين بالأدوية إلى المنطقة.",
    "ومن المقرر أن تبدأ حملة التطعيم يوم الأحد المقبل.",
]
FRENCH = [
    "Le ministère de la Santé a recensé douze nouveaux cas de rougeole dans le gouvernorat de Lahij.",
    "La plupart des malades sont des enfants non vaccinés, selon le directeur de l'hôpital.",
    "Une organisation humanitaire a envoyé dans la région deux camions chargés de médicaments.",
    "La campagne de vaccination doit commencer dimanche prochain.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def aligned(encoder: Encoder, source: list[str], target: list[str]) -> list[tuple[list[int], list[int]]]:
    beads = align_sentences(encoder.encode(source), encoder.encode(target))
    return [(list(bead.source), list(bead.target)) for bead in beads]


def test_a_faithful_translation_aligns_one_to_one(encoder: Encoder) -> None:
    assert aligned(encoder, ARABIC, FRENCH) == [([i], [i]) for i in range(4)]


def test_a_dropped_sentence_is_left_alone(encoder: Encoder) -> None:
    assert aligned(encoder, ARABIC, FRENCH[:2] + FRENCH[3:]) == [([0], [0]), ([1], [1]), ([2], []), ([3], [2])]


def test_an_invented_sentence_is_left_alone(encoder: Encoder) -> None:
    invented = "Le cours du pétrole a reculé de deux pour cent à l'ouverture des marchés asiatiques."
    assert aligned(encoder, ARABIC, [*FRENCH[:1], invented, *FRENCH[1:]])[1] == ([], [1])


def test_two_sentences_made_one_are_one_bead(encoder: Encoder) -> None:
    merged = FRENCH[1].rstrip(".") + ", tandis qu'une organisation humanitaire y a envoyé deux camions de médicaments."
    assert aligned(encoder, ARABIC, [FRENCH[0], merged, FRENCH[3]])[1] == ([1, 2], [1])


def test_a_sentence_that_was_split_and_its_attribution_moved_is_one_bead(encoder: Encoder) -> None:
    """The estimator sees that both halves together say what the original says."""
    source = [
        "وقال عبد الرحيم، وهو بائع نحاس في الزقاق المجاور: «منذ إغلاقها لم يعد السياح يمرون من هنا.",
        "اليوم عاد الصخب إلى الحي».",
    ]
    target = [
        "« Depuis sa fermeture, les touristes ne passaient plus par ici.",
        "Aujourd'hui, l'animation est revenue », se réjouit Abderrahim, marchand de cuivre dans la ruelle voisine.",
    ]
    encoded = encoder.encode(source + target)
    (bead,) = align_sentences(encoded[:2], encoded[2:], load_estimator().doubts)
    assert (list(bead.source), list(bead.target)) == ([0, 1], [0, 1])


def test_two_sentences_told_in_the_other_order_in_one_quotation_are_one_bead(encoder: Encoder) -> None:
    source = [
        "وكانت المدينة قد استضافت النسخة الأولى من المهرجان قبل عشرين عاما.",
        'أما مدرب الفريق الخاسر، بيتر نوفاك، فصب جام غضبه على الحكم قائلا: "ركلة الجزاء هذه لا وجود لها.',
        'خرجنا مرفوعي الرأس".',
        "وتقام المباراة النهائية في السابع من حزيران/يونيو.",
    ]
    target = [
        "La ville avait accueilli la première édition du festival il y a vingt ans.",
        "« Il n'y a jamais eu penalty.",
        "Nous sortons la tête haute », a tempêté l'entraîneur des vaincus, Peter Novak, très remonté contre l'arbitre.",
        "La finale se jouera le 7 juin.",
    ]
    encoded = encoder.encode(source + target)
    beads = align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)
    assert [(list(b.source), list(b.target)) for b in beads] == [([0], [0]), ([1, 2], [1, 2]), ([3], [3])]


def test_a_dropped_sentence_stays_alone_at_a_closer_look(encoder: Encoder) -> None:
    encoded = encoder.encode(ARABIC + FRENCH[:2] + FRENCH[3:])
    beads = align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)
    assert [list(bead.source) for bead in beads if not bead.target] == [[2]]


def test_a_sentence_that_was_moved_is_paired_where_it_went(encoder: Encoder) -> None:
    moved = [FRENCH[3], *FRENCH[:3]]
    encoded = encoder.encode(ARABIC + moved)
    assert ([3], []) in aligned(encoder, ARABIC, moved)
    beads = align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)
    assert sorted((list(bead.source), list(bead.target)) for bead in beads) == [([i], [(i + 1) % 4]) for i in range(4)]


def test_a_passage_that_was_moved_is_aligned_where_it_went(encoder: Encoder) -> None:
    """Its sentences are too free to be told one by one."""
    source = [
        *ARABIC,
        "وحُكم على شريكه رجل الأعمال نوفل العزاوي بالسجن غيابيا سبعة أعوام.",
        "وأصدر القضاء مذكرة توقيف دولية بحق العزاوي الذي غادر البلاد عام 2022 ويقيم في إسطنبول.",
        "في المقابل، برأت المحكمة ثلاثة موظفين لعدم كفاية الأدلة.",
    ]
    moved = [
        "Associé de M. Roubaï, l'homme d'affaires Nawfal al-Azzaoui a écopé de sept ans de prison par contumace.",
        "Parti à l'étranger en 2022, il vit à Istanbul et fait l'objet d'un mandat d'arrêt international.",
        "Le tribunal a en revanche acquitté, faute de preuves suffisantes, trois employés.",
    ]
    target = [FRENCH[0], *moved, *FRENCH[1:]]
    encoded = encoder.encode([*source, *target])
    beads = align_sentences(encoded[:7], encoded[7:], load_estimator().doubts)
    paired = {(tuple(bead.source), tuple(bead.target)) for bead in beads}
    assert {((4,), (1,)), ((5,), (2,)), ((6,), (3,))} <= paired and len(paired) == 7


def test_a_sentence_that_was_moved_and_split_is_paired_where_it_went(encoder: Encoder) -> None:
    background = (
        "ولم تبلغ الشبيبة، المتوجة باللقب مرتين سنتي 1981 و1990، المربع الذهبي منذ 2010، "
        "فيما كان الترجي يطمح إلى بلوغه للمرة الثالثة على التوالي."
    )
    split = [
        "Sacrée à deux reprises, en 1981 et 1990, la JSK n'avait plus atteint le dernier carré depuis 2010.",
        "L'Espérance, elle, visait une troisième demi-finale d'affilée.",
    ]
    encoded = encoder.encode([*ARABIC, background, *split, *FRENCH])
    beads = align_sentences(encoded[:5], encoded[5:], load_estimator().doubts)
    assert ([4], [0, 1]) in [(list(bead.source), list(bead.target)) for bead in beads]


def test_a_moved_sentence_is_paired_with_one_that_tells_all_of_it_and_more(encoder: Encoder) -> None:
    """That the speaker is named with it shows in the segment, and is not a sentence lost and another invented."""
    lone = "وأضاف أن الاقتراع جرى في ظروف جيدة وأن اللجنة لم تتلق سوى تسع شكاوى."
    fuller = (
        "Le vote s'est déroulé dans de bonnes conditions et la commission n'a reçu que neuf plaintes, a assuré sa "
        "présidente, Salma Berrada."
    )
    encoded = encoder.encode([*ARABIC, lone, fuller, *FRENCH])
    beads = align_sentences(encoded[:5], encoded[5:], load_estimator().doubts)
    assert ([4], [0]) in [(list(bead.source), list(bead.target)) for bead in beads]


def test_neighbouring_passages_that_were_exchanged_are_paired_crosswise(encoder: Encoder) -> None:
    """Each is of more than one sentence on one side, so that a chain in order would make one bead of both."""
    source = [
        "في المقابل، أكد وكيل الشركة المحامي طوني أبي راشد أن موكلته «تحترم القضاء ولا تنوي الانسحاب من المشروع»، "
        "لافتا إلى أنها أنفقت حتى اليوم ما يزيد على 3 ملايين دولار، وأنها ستطلب من المجلس الرجوع عن قراره.",
        "ولوح بمقاضاة الدولة والمطالبة بالعطل والضرر إذا أبطلت الرخصة.",
        "أما رئيس بلدية كفرعبيدا جورج الخوري حنا فرحب بالقرار، لكنه أشار إلى أن نحو ستين شابا من البلدة كانوا "
        "موعودين بفرص عمل في المجمع، داعيا وزارة السياحة إلى إيجاد بديل.",
    ]
    target = [
        "Satisfaction également chez le président de la municipalité de Kfaraabida, Georges el-Khoury Hanna.",
        "L'édile relève toutefois qu'une soixantaine de jeunes du village s'étaient vu promettre un emploi dans le "
        "complexe, et demande au ministère du Tourisme de trouver une solution de rechange.",
        "De son côté, l'avocat de la société, Me Tony Abi Rached, assure que sa cliente « respecte la justice et n'a "
        "pas l'intention de se retirer du projet », dans lequel elle a investi plus de 3 millions de dollars.",
        "Elle demandera au Conseil d'État de revenir sur sa décision.",
        "Et si le permis venait à être annulé, prévient-il, elle pourrait poursuivre l'État et lui réclamer des "
        "dommages et intérêts.",
    ]
    encoded = encoder.encode([*source, *target])
    beads = align_sentences(encoded[:3], encoded[3:], load_estimator().doubts)
    paired = {(i, j) for bead in beads for i in bead.source for j in bead.target}
    assert {(2, 0), (2, 1), (0, 2), (1, 4)} <= paired
    assert paired.isdisjoint({(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (2, 4)})


QUOTED = [
    "وخضع برحيلي (26 عاما) للفحص الطبي الاثنين في أحد مستشفيات الخبر، قبل أن يوقع العقد بحضور رئيس النادي المهندس سامر "
    "الدوسري والمدير الرياضي الإسباني خوسيه أنطونيو كاراسكو.",
    "وسيحمل القميص رقم 19 خلفا للنيجيري إيمانويل أوكافور المنتقل إلى الدوري التركي على سبيل الإعارة.",
    'وقال برحيلي في مقطع مصور نشره النادي على منصة إكس: "تلقيت عروضا من إنجلترا وألمانيا، لكن مشروع الاتفاق هو الذي '
    "أقنعني.",
    'لم آت إلى هنا للنزهة، بل لتسجيل الأهداف"، معربا عن أمله في أن يكون جاهزا لمواجهة الفتح يوم الجمعة ضمن المرحلة '
    "السابعة عشرة من دوري روشن.",
]
"""What the player hopes stands behind his quotation; in French it comes two sentences later."""

MOVED_QUOTATION = [
    "« J'ai reçu des offres d'Angleterre et d'Allemagne, mais c'est le projet d'Al-Ettifaq qui m'a convaincu.",
    "Je ne suis pas venu ici en touriste, mais pour marquer des buts », a lancé Berhili dans une vidéo diffusée par le "
    "club sur X.",
    "Berhili (26 ans) a passé sa visite médicale lundi dans un hôpital de Khobar, avant de signer son contrat en "
    "présence du président du club Samer al-Dossari et du directeur sportif espagnol José Antonio Carrasco.",
    "Il portera le maillot numéro 19, laissé vacant par le Nigérian Emmanuel Okafor, parti en prêt en Turquie.",
    "Berhili espère être prêt pour affronter Al-Fateh vendredi, lors de la 17e journée de la Roshn Saudi League.",
]


def test_a_quotation_that_was_moved_and_cut_in_two_is_one_block(encoder: Encoder) -> None:
    encoded = encoder.encode(QUOTED + MOVED_QUOTATION)
    [bead] = align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)
    assert (list(bead.source), list(bead.target)) == ([0, 1, 2, 3], [0, 1, 2, 3, 4])


def test_a_block_that_lacks_a_sentence_is_none(encoder: Encoder) -> None:
    encoded = encoder.encode(QUOTED + MOVED_QUOTATION[:3] + MOVED_QUOTATION[4:])
    assert len(align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)) > 1


def test_a_dropped_and_an_invented_sentence_are_not_taken_for_a_moved_one(encoder: Encoder) -> None:
    invented = "Le cours du pétrole a reculé de deux pour cent à l'ouverture des marchés asiatiques."
    encoded = encoder.encode([*ARABIC, invented, *FRENCH[:3]])
    beads = align_sentences(encoded[:4], encoded[4:], load_estimator().doubts)
    assert [list(bead.source) for bead in beads if not bead.target] == [[3]]
    assert [list(bead.target) for bead in beads if not bead.source] == [[0]]


def test_a_sentence_that_was_split_is_one_bead_even_if_freely_worded(encoder: Encoder) -> None:
    source = [
        "ونفت قوات الدعم السريع في بيان على تطبيق تلغرام أي مسؤولية لها عن الهجوم، مؤكدة أنها لا تستهدف المدنيين.",
        "وأغلقت المدارس أبوابها حتى يوم الأحد المقبل.",
    ]
    target = [
        "Les Forces de soutien rapide ont nié toute responsabilité.",
        "Elles ne visent pas les civils, ont-elles assuré dans un message publié sur Telegram.",
        "Les écoles resteront fermées jusqu'à dimanche.",
    ]
    encoded = encoder.encode(source + target)
    beads = align_sentences(encoded[:2], encoded[2:], load_estimator().doubts)
    assert [(list(bead.source), list(bead.target)) for bead in beads] == [([0], [0, 1]), ([1], [2])]


def test_nothing_on_one_side() -> None:
    assert align_sentences([], []) == []


def _noise(tokens: int, seed: int) -> Encoded:
    import numpy as np

    offsets = np.stack([np.arange(tokens), np.arange(1, tokens + 1)], axis=1).astype(np.int32)
    return Encoded(np.random.default_rng(seed).normal(size=(tokens, 16)).astype(np.float32), offsets)


def _copies(count: int) -> list[Encoded]:
    """Sentences of three to seven tokens, each like nothing but itself."""
    return [_noise(3 + place % 5, place) for place in range(count)]


def test_a_bead_is_worth_the_same_near_the_diagonal_and_far_off() -> None:
    sentences = _copies(90)
    worth = Worth(sentences, sentences)
    for i, j in [(40, 40), (40, 47), (3, 88), (88, 3), (1, 1), (90, 60)]:
        for a, b in [(1, 1), (1, 3), (3, 2)] if min(i, j) > 2 else [(1, 1)]:
            alone = Worth(sentences[i - a : i], sentences[j - b : j])
            assert worth(i, j, a, b) == pytest.approx(alone(a, b, a, b), abs=1e-4)
    for i in (1, 17, 89):
        columns, row = worth.columns(i), worth.row(i)
        assert row[0, 0, -1] == pytest.approx(worth(i, columns[-1], 1, 1))
        assert row[0, 2, 20] == pytest.approx(worth(i, columns[20], 1, 3))


def test_a_long_document_takes_memory_by_its_length() -> None:
    sentences = _copies(1_200)
    tracemalloc.start()
    beads = align_sentences(sentences, sentences)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert beads == [Bead(range(n, n + 1), range(n, n + 1)) for n in range(1_200)]
    assert peak < 40_000_000  # the matches of all tokens to all sentences, and copies, took five times as much


def test_of_many_passages_the_most_alike_are_looked_at() -> None:
    sentences = _copies(120)
    places = [place for place in range(120) if place % 4 < 2]  # thirty passages of two sentences on each side
    beads = [Bead(range(n, n + 1), range(0)) for n in places] + [Bead(range(0), range(n, n + 1)) for n in places]
    asked: list[tuple[range, range]] = []

    def chain(one: range, other: range) -> list[Bead]:
        asked.append((one, other))
        return [Bead(range(i, i + 1), range(j, j + 1)) for i, j in zip(one, other, strict=True)]

    def gain(bead: Bead) -> float:
        return 5.0 if bead.source == bead.target else -5.0

    found = moved(beads, sentences, sentences, gain, lambda pairs: [(1.0, 1.0) for _ in pairs], chain, chain)
    assert len(set(asked)) == 400
    assert [bead for bead in found if bead.target] == [Bead(range(n, n + 1), range(n, n + 1)) for n in places]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), max_size=9), st.lists(st.integers(0, 12), max_size=9), st.integers(0, 2**32 - 1))
def test_every_sentence_is_in_exactly_one_bead(source: list[int], target: list[int], seed: int) -> None:
    import numpy as np

    random = np.random.default_rng(seed)

    def encoded(tokens: int) -> Encoded:
        offsets = np.stack([np.arange(tokens), np.arange(1, tokens + 1)], axis=1).astype(np.int32)
        return Encoded(random.normal(size=(tokens, 8)).astype(np.float32), offsets)

    beads = align_sentences([encoded(n) for n in source], [encoded(n) for n in target])
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(target)))
    assert all(isinstance(bead, Bead) and max(len(bead.source), len(bead.target)) in (1, 2, 3) for bead in beads)
    guesses = align_sentences(
        [encoded(n) for n in source],
        [encoded(n) for n in target],
        lambda pairs: [(random.random(), random.random()) for _ in pairs],
    )
    assert sorted(i for bead in guesses for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in guesses for j in bead.target) == list(range(len(target)))
