"""The SentencePiece unigram tokenizer of the bundled encoder, built from the vocabulary in its weights file.

The model (Kudo, 2018: Subword Regularization) is XLM-R's: nmt_nfkc normalization, whitespace as U+2581, a dummy prefix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.encoder.weights import Vocabulary, WeightsFile
from audit.store.built import kept

if TYPE_CHECKING:
    import numpy as np

TOKENIZER_VERSION = 1
_MASK = "<mask>"
_SPACE = "\u2581"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One text's tokens: ids [n] int32, and offsets [n, 2] int32, half-open code points of the text given."""

    ids: np.ndarray
    offsets: np.ndarray


class Tokenizer:
    """Cuts texts into the encoder's tokens, without special tokens."""

    def __init__(self, weights: WeightsFile) -> None:
        import sentencepiece

        def model() -> bytes:
            return unigram_model(weights.vocabulary())

        def load(data: bytes) -> sentencepiece.SentencePieceProcessor:
            return sentencepiece.SentencePieceProcessor(model_proto=data)

        self._processor = kept(f"tokenizer-{TOKENIZER_VERSION}-{weights.digest()}", model, load)

    def __call__(self, text: str) -> Tokens:
        """The tokens of ``text``; an empty or blank text has none."""
        import numpy as np

        mapping = self._processor.encode_as_offset_mapping(_encodable(text))
        ids = np.array(mapping["ids"], dtype=np.int32)
        offsets = np.array(_visible(text, mapping["pieces"], mapping["offsets"]), dtype=np.int32)
        return Tokens(ids, offsets.reshape(-1, 2))


def unigram_model(vocabulary: Vocabulary) -> bytes:
    """A serialized SentencePiece model of ``vocabulary`` with the nmt_nfkc normalizer."""
    from sentencepiece import SentencePieceNormalizer
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]

    model = ModelProto()
    model.ParseFromString(SentencePieceNormalizer(rule_name="nmt_nfkc").serialized_model_proto())
    del model.pieces[:]
    trainer = model.trainer_spec
    trainer.model_type = trainer.UNIGRAM
    special = vocabulary.special
    trainer.bos_id, trainer.eos_id = special.bos, special.eos
    trainer.pad_id, trainer.unk_id = special.pad, special.unk
    control = {special.bos, special.eos, special.pad}
    kind = ModelProto.SentencePiece
    for i, (piece, score) in enumerate(zip(vocabulary.pieces, vocabulary.scores, strict=True)):
        entry = model.pieces.add(piece=piece, score=score)
        if i == special.unk:
            entry.type = kind.UNKNOWN
        elif i in control or piece == _MASK:
            entry.type = kind.CONTROL
    return model.SerializeToString()


def _encodable(text: str) -> str:
    """``text`` with lone surrogates, which UTF-8 cannot carry, replaced one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _visible(text: str, pieces: list[str], offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Offsets without the whitespace around each token.

    Where normalization expands one character into several tokens, SentencePiece gives that character to the last of
    them; here all of them get it. A token that is only whitespace is empty.
    """
    spans: list[tuple[int, int]] = []
    following = (len(text.rstrip()),) * 2
    for piece, (start, end) in zip(reversed(pieces), reversed(offsets), strict=True):
        if not spans and piece != _SPACE:
            end = following[1]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            following = (start, end)
        elif piece != _SPACE:
            start, end = following
        spans.append((start, end))
    return spans[::-1]
