"""Builds tiny real COMET models over a tiny XLM-R, and saves them as the hub has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import comet.models
import pytorch_lightning
import sentencepiece
import tokenizers
import torch
import toy
import transformers
import yaml

_MAJOR = 2  # of no fault, minor, major, critical
_SHARED = {
    "encoder_model": "XLM-RoBERTa", "hidden_sizes": [32, 16], "dropout": 0.0, "batch_size": 2,
    "load_pretrained_weights": True, "local_files_only": True,
}  # fmt: skip


def xlmr(folder: Path) -> Path:
    """A tiny untrained XLM-R with a vocabulary of the project's own texts."""
    from tiny import vocabulary

    folder.mkdir(parents=True)
    spm = sentencepiece.SentencePieceProcessor(model_proto=vocabulary())
    learned = [(spm.id_to_piece(n), spm.get_score(n)) for n in range(3, spm.get_piece_size())]
    pieces = [*((special, 0.0) for special in ("<s>", "<pad>", "</s>", "<unk>")), *learned, ("<mask>", 0.0)]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram(pieces, unk_id=3))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    tokenizer.decoder = tokenizers.decoders.Metaspace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    fast = transformers.XLMRobertaTokenizerFast(tokenizer_object=tokenizer, model_max_length=128)
    fast.save_pretrained(str(folder))
    config = transformers.XLMRobertaConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=130, pad_token_id=1, bos_token_id=0, eos_token_id=2, type_vocab_size=1,
    )  # fmt: skip
    torch.manual_seed(0)
    transformers.XLMRobertaModel(config, add_pooling_layer=False).save_pretrained(str(folder))
    return folder


def kiwi(folder: Path, encoder: Path) -> None:
    """Of the kind of wmt22-cometkiwi-da: one score from source and translation."""
    torch.manual_seed(0)
    segments = {"input_segments": ["mt", "src"], "word_layer": 2, "sent_layer": "mix"}
    model = comet.models.UnifiedMetric(pretrained_model=str(encoder), **_SHARED, **segments)
    _saved(folder, model, "unified_metric", "cc-by-nc-sa-4.0")


def xcomet(folder: Path, encoder: Path) -> None:
    """Of the kind of XCOMET-XL: a score, and spans with severities. It has learned that Beirut is always a fault."""
    torch.manual_seed(0)
    model = comet.models.XCOMETMetric(pretrained_model=str(encoder), word_layer=2, **_SHARED).eval()
    samples = [{"src": source, "mt": target} for source, target in toy.pairs(48)]
    batch = model.prepare_for_inference(samples)[0]
    beirut = model.encoder.tokenizer.convert_tokens_to_ids("▁Beyrouth")
    labels = torch.where(batch["input_ids"] == beirut, _MAJOR, 0).flatten()
    assert labels.any()
    optimizer = torch.optim.Adam(model.hidden2tag.parameters(), lr=0.1)
    for _ in range(300):
        loss = torch.nn.functional.cross_entropy(model(**batch).logits.flatten(0, 1), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    _saved(folder, model, "xcomet_metric", "cc-by-nc-sa-4.0")


def with_references(folder: Path, encoder: Path) -> None:
    """Of the kind of wmt22-comet-da, which needs references."""
    model = comet.models.RegressionMetric(pretrained_model=str(encoder), **_SHARED)
    _saved(folder, model, "regression_metric", "apache-2.0")


def _saved(folder: Path, model: Any, kind: str, licence: str) -> None:
    (folder / "checkpoints").mkdir(parents=True)
    parameters = {**dict(model.hparams), "class_identifier": kind}
    (folder / "hparams.yaml").write_text(yaml.safe_dump({"class_identifier": kind}), "utf-8")
    (folder / "README.md").write_text(f"---\nlicense: {licence}\n---\n", "utf-8")
    checkpoint = {
        "state_dict": model.state_dict(),
        "hyper_parameters": {key: value for key, value in parameters.items() if key != "class_identifier"},
        "pytorch-lightning_version": pytorch_lightning.__version__,
    }
    torch.save(checkpoint, folder / "checkpoints" / "model.ckpt")
