"""Another encoder in place of the bundled one, on a tiny model made here; needs the extra `torch`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audit.encoder import load_encoder
from audit.errors import AuditError

pytest.importorskip("torch", reason="the extra torch is not installed")

WORDS = "le ministre est arrivé à tunis hier soir une visite de . , [UNK] [CLS] [SEP] [PAD] [MASK]"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A saved BERT of two layers over a vocabulary of whole words, that reads at most 32 tokens at once."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    (folder / "vocab.txt").write_text(WORDS.replace(" ", "\n"), "utf-8")
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=32, strip_accents=False)
    config = BertConfig(
        vocab_size=len(WORDS.split()), hidden_size=16, num_hidden_layers=3, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=34,
    )  # fmt: skip
    tokenizer.save_pretrained(folder)
    BertModel(config).save_pretrained(folder)
    return str(folder)


def test_every_token_has_a_state_and_a_place_in_the_text(tiny: str) -> None:
    text = "  Le ministre est arrivé à Tunis.  "
    (encoded,) = load_encoder(tiny).encode([text])
    assert [text[a:b] for a, b in encoded.offsets] == ["Le", "ministre", "est", "arrivé", "à", "Tunis", "."]
    assert encoded.states.shape == (7, 16)


def test_a_text_longer_than_the_model_reads_is_encoded_whole(tiny: str) -> None:
    text = "le ministre est arrivé " * 40
    (encoded,) = load_encoder(tiny).encode([text])
    assert encoded.states.shape == (160, 16)
    assert np.isfinite(encoded.states).all()
    assert text[slice(*encoded.offsets[-1])] == "arrivé"


def test_an_empty_text_has_no_states_and_vectors_have_unit_length(tiny: str) -> None:
    encoder = load_encoder(tiny)
    assert encoder.encode([""])[0].states.shape == (0, 16)
    assert np.linalg.norm(encoder.embed(["le ministre", "une visite"]), axis=1) == pytest.approx([1, 1])


def test_the_signature_names_the_model_and_its_layer(tiny: str) -> None:
    assert load_encoder(tiny).signature == f"{tiny}:local|layer:2|torch:fp32"


def test_a_scan_runs_with_it(tiny: str, tmp_path: Path) -> None:
    from audit.auditor import Auditor
    from audit.records import DocumentAudit
    from audit.settings import Settings

    for language, text in (
        ("ar", "وصل الوزير إلى تونس مساء أمس في زيارة تستمر يومين."),
        ("fr", "Le ministre est arrivé."),
    ):
        (tmp_path / f"a.{language}.txt").write_text(text, "utf-8")
    (audited,) = Auditor(Settings(encoder=tiny)).audit([tmp_path])
    assert isinstance(audited, DocumentAudit)
    (segment,) = audited.segments
    assert segment.scores.quality is not None


def test_what_is_no_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match=r"cannot load the encoder .*give a model's name or its folder"):
        load_encoder(str(tmp_path / "nothing"))
