"""Builds tiny real models of every family that the metrics know, and saves them as the hub has them."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import torch
import toy
import transformers

_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]  # as fairseq numbers them
SIZES = {
    "d_model": 64, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2, "decoder_attention_heads": 2,
    "encoder_ffn_dim": 128, "decoder_ffn_dim": 128, "max_position_embeddings": 128, "dropout": 0.0,
}  # fmt: skip


def vocabulary(kind: str = "unigram", size: int = 500) -> bytes:
    """A SentencePiece model of the project's own texts."""
    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(toy.sentences()), model_writer=made, model_type=kind, vocab_size=size,
        character_coverage=1.0, minloglevel=2, num_threads=1, hard_vocab_limit=False,
    )  # fmt: skip
    return made.getvalue()


def pieces(model: bytes) -> list[str]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def m2m(folder: Path) -> tuple[Any, Any]:
    """M2M-100, untrained: tokenizer and model."""
    folder.mkdir(parents=True)
    spm = vocabulary()
    (folder / "sentencepiece.bpe.model").write_bytes(spm)
    known = [*_SPECIAL, *(piece for piece in pieces(spm) if piece not in ("<unk>", "<s>", "</s>"))]
    (folder / "vocab.json").write_text(json.dumps({piece: number for number, piece in enumerate(known)}), "utf-8")
    tokenizer = transformers.M2M100Tokenizer(str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"))
    config = transformers.M2M100Config(vocab_size=len(known) + 108, **SIZES)
    return tokenizer, _saved(folder, tokenizer, transformers.M2M100ForConditionalGeneration(config))


def marian(folder: Path, source: str, target: str, codes: Sequence[str] = ()) -> tuple[Any, Any]:
    """Marian for one direction, or with ``codes`` (``>>fra<<``) for several targets; untrained."""
    folder.mkdir(parents=True)
    spm = vocabulary()
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(spm)
    known = ["</s>", "<unk>", *(p for p in pieces(spm) if p not in ("<unk>", "<s>", "</s>")), *codes, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({piece: number for number, piece in enumerate(known)}), "utf-8")
    files = (str(folder / name) for name in ("source.spm", "target.spm", "vocab.json"))
    tokenizer = transformers.MarianTokenizer(*files, source_lang=source, target_lang=target)
    last = len(known) - 1
    ids = {"pad_token_id": last, "decoder_start_token_id": last, "eos_token_id": 0, "forced_eos_token_id": 0}
    config = transformers.MarianConfig(vocab_size=len(known), **SIZES, **ids)
    return tokenizer, _saved(folder, tokenizer, transformers.MarianMTModel(config))


def nllb(folder: Path) -> tuple[Any, Any]:
    """NLLB, whose model is of M2M-100's kind; untrained."""
    folder.mkdir(parents=True)
    (folder / "sentencepiece.bpe.model").write_bytes(vocabulary("bpe"))
    codes = ["arb_Arab", "arz_Arab", "eng_Latn", "fra_Latn"]
    tokenizer = transformers.NllbTokenizerFast.from_pretrained(str(folder), additional_special_tokens=codes)
    config = transformers.M2M100Config(vocab_size=len(tokenizer), **SIZES)
    return tokenizer, _saved(folder, tokenizer, transformers.M2M100ForConditionalGeneration(config))


def mbart(folder: Path) -> tuple[Any, Any]:
    """mBART-50, untrained."""
    folder.mkdir(parents=True)
    (folder / "sentencepiece.bpe.model").write_bytes(vocabulary())
    tokenizer = transformers.MBart50TokenizerFast.from_pretrained(str(folder))
    config = transformers.MBartConfig(
        vocab_size=len(tokenizer), decoder_start_token_id=2, forced_eos_token_id=2, **SIZES
    )
    return tokenizer, _saved(folder, tokenizer, transformers.MBartForConditionalGeneration(config))


def trained(folder: Path, steps: int = 700) -> None:
    """M2M-100 that has learned the toy in both directions."""
    torch.manual_seed(0)
    tokenizer, model = m2m(folder)
    examples = []
    for arabic, french in toy.pairs(600, seed=1):
        for texts, languages in (((arabic, french), ("ar", "fr")), ((french, arabic), ("fr", "ar"))):
            tokenizer.src_lang, tokenizer.tgt_lang = languages
            examples.append(tokenizer(texts[0], text_target=texts[1]))
    _fit(model, examples, steps)
    _saved(folder, tokenizer, model)


def _fit(model: Any, examples: Sequence[Any], steps: int) -> None:
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps)
    model.train()
    order = torch.randperm(len(examples)).tolist()
    for step in range(steps):
        batch = [examples[order[(32 * step + n) % len(order)]] for n in range(32)]
        ids = _padded([one["input_ids"] for one in batch], 1)
        labels = _padded([one["labels"] for one in batch], -100)
        loss = model(input_ids=ids, attention_mask=(ids != 1).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    model.eval()


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])


def _saved(folder: Path, tokenizer: Any, model: Any) -> Any:
    tokenizer.save_pretrained(str(folder))
    model.save_pretrained(str(folder))
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\nA tiny model of the tests.\n", "utf-8")
    return model
