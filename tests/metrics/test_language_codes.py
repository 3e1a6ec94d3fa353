"""The names that families of translation models have for a language."""

from __future__ import annotations

import pytest

from audit.metrics.language_codes import find, same_language

FLORES = [
    "acm_Arab", "arb_Arab", "arb_Latn", "als_Latn", "azj_Latn", "deu_Latn", "est_Latn", "fra_Latn", "fuv_Latn",
    "kas_Arab", "kas_Deva", "khk_Cyrl", "lvs_Latn", "nno_Latn", "nob_Latn", "pbt_Arab", "pes_Arab", "prs_Arab",
    "quy_Latn", "srp_Cyrl", "swh_Latn", "tgl_Latn", "ydd_Hebr", "yue_Hant", "zho_Hans", "zho_Hant", "zsm_Latn",
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "token"),
    [
        ("ar", "arb_Arab"), ("fr", "fra_Latn"), ("de", "deu_Latn"), ("zh", "zho_Hans"), ("fa", "pes_Arab"),
        ("lv", "lvs_Latn"), ("et", "est_Latn"), ("no", "nob_Latn"), ("nb", "nob_Latn"), ("ms", "zsm_Latn"),
        ("sw", "swh_Latn"), ("sq", "als_Latn"), ("az", "azj_Latn"), ("mn", "khk_Cyrl"), ("ps", "pbt_Arab"),
        ("qu", "quy_Latn"), ("ff", "fuv_Latn"), ("tl", "tgl_Latn"), ("yi", "ydd_Hebr"), ("ks", "kas_Arab"),
    ],
)  # fmt: skip
def test_nllb_has_languages_within_languages_and_scripts(language: str, token: str) -> None:
    found = find(language, FLORES)
    assert found is not None
    assert found == (token, token)


def test_m2m100_mbart_and_marian() -> None:
    assert find("fr", ["</s>", "__ar__", "__fr__"]) == ("__fr__", "fr")
    assert find("ar", ["ar_AR", "fr_XX", "<mask>"]) == ("ar_AR", "ar_AR")
    assert find("fr", [">>fr_BE<<", ">>fr<<", ">>es<<"]) == (">>fr<<", ">>fr<<")
    assert find("ar", [">>ara<<", ">>apc<<", ">>heb<<"]) == (">>ara<<", ">>ara<<")
    assert find("zh", [">>cmn_Hant<<", ">>cmn_Hans<<"]) == (">>cmn_Hans<<", ">>cmn_Hans<<")


def test_a_language_that_is_not_there_is_none() -> None:
    assert find("el", FLORES) is None
    assert find("ar", []) is None
    assert find("fr", ["fr", "▁fr", "<fr>"]) is None


def test_a_model_s_own_name_of_a_language_is_the_language_or_another_or_not_known() -> None:
    assert same_language("ar", "ara") is same_language("ar", "arb_Arab") is same_language("fr", "fr") is True
    assert same_language("ar", "fra") is same_language("fr", "ar") is False
    assert same_language("fr", "ROMANCE") is None
