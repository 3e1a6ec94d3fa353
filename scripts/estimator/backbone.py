"""The training-side encoder: multilingual-e5-small's layers in torch, frozen or tuned."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from audit.encoder.tokenizer import Tokenizer
from audit.encoder.weights import WeightsFile, bundled_weights

PREFIX = "query: "
LAYERS = 7


@dataclass(frozen=True, slots=True)
class Tokens:
    """Token ids with the prefix and the sentence marks, and the offsets (code points) of the text's own tokens."""

    ids: np.ndarray
    offsets: np.ndarray


class TextTokenizer:
    """The encoder's own tokenizer, with what it puts around a text."""

    def __init__(self, file: WeightsFile) -> None:
        self._tokenizer = Tokenizer(file)
        self._before = [file.special.bos, *self._tokenizer(PREFIX).ids.tolist()]
        self._after = [file.special.eos]
        self.first = len(self._before)

    def __call__(self, text: str, longest: int = 320) -> Tokens:
        tokens = self._tokenizer(text)
        ids = np.array([*self._before, *tokens.ids[:longest], *self._after], dtype=np.int32)
        return Tokens(ids, tokens.offsets[:longest])


class LowRank(nn.Module):
    """A frozen linear map with a trainable low-rank update (Hu et al. 2022, LoRA)."""

    def __init__(self, weight: Tensor, bias: Tensor, rank: int) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight, self.bias) + F.linear(F.linear(x, self.down), self.up)


class Layer(nn.Module):
    """One BERT layer; its linear maps are frozen, or frozen with low-rank updates."""

    def __init__(self, file: WeightsFile, index: int, rank: int = 0) -> None:
        super().__init__()
        self.heads, self.eps = file.shape.heads, file.shape.epsilon
        width, inner = file.shape.width, file.shape.feed_forward
        self.maps = nn.ModuleDict()
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            rows, columns = (inner if name == "fi" else width), (inner if name == "fo" else width)
            weight = torch.from_numpy(file.matrix(f"l{index}.{name}.w", rows, columns))
            bias = _vector(file, f"l{index}.{name}.b")
            self.maps[name] = LowRank(weight, bias, rank) if rank else _frozen_linear(weight, bias)
        for norm in ("aln", "oln"):
            self.register_buffer(f"{norm}_w", _vector(file, f"l{index}.{norm}.w"))
            self.register_buffer(f"{norm}_b", _vector(file, f"l{index}.{norm}.b"))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [batch, length, 384]; mask [batch, 1, 1, length], True where there is a token."""
        batch, length, width = x.shape

        def split(name: str) -> Tensor:
            return self.maps[name](x).view(batch, length, self.heads, -1).transpose(1, 2)

        attended = F.scaled_dot_product_attention(split("q"), split("k"), split("v"), attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = F.layer_norm(x + self.maps["ao"](attended), (width,), self.aln_w, self.aln_b, self.eps)
        hidden = self.maps["fo"](F.gelu(self.maps["fi"](x)))
        return F.layer_norm(x + hidden, (width,), self.oln_w, self.oln_b, self.eps)


def _vector(file: WeightsFile, name: str) -> Tensor:
    return torch.from_numpy(file.vector(name).copy())


def _frozen_linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.weight = nn.Parameter(weight, requires_grad=False)
    linear.bias = nn.Parameter(bias, requires_grad=False)
    return linear


class Backbone(nn.Module):
    """Embeddings (frozen) and seven layers, frozen or tuned by low-rank updates of the ranks given for each."""

    def __init__(self, ranks: Sequence[int] = (0,) * LAYERS) -> None:
        super().__init__()
        file = WeightsFile(bundled_weights())
        self.tokenizer = TextTokenizer(file)
        self.width, self.eps = file.shape.width, file.shape.epsilon
        self.words = file.matrix("emb.word", file.shape.vocabulary, self.width)
        self.register_buffer("positions", _vector(file, "emb.pos").view(-1, self.width))
        self.register_buffer("types", _vector(file, "emb.type")[: self.width])
        self.register_buffer("norm_w", _vector(file, "emb.ln.w"))
        self.register_buffer("norm_b", _vector(file, "emb.ln.b"))
        self.layers = nn.ModuleList(Layer(file, i, rank) for i, rank in enumerate(ranks))

    def embed(self, texts: Sequence[Tokens]) -> tuple[Tensor, Tensor]:
        """Embeddings [texts, longest, 384], and their mask."""
        ids = np.full((len(texts), max(len(t.ids) for t in texts)), 1, dtype=np.int32)
        for row, text in enumerate(texts):
            ids[row, : len(text.ids)] = text.ids
        x = torch.from_numpy(self.words[ids]) + self.positions[: ids.shape[1]] + self.types
        x = F.layer_norm(x, (self.width,), self.norm_w, self.norm_b, self.eps)
        return x, length_mask([len(t.ids) for t in texts], ids.shape[1])

    def encode(self, texts: Sequence[Tokens], budget: int = 1536) -> list[Tensor]:
        """States after layer 7 of every text's own tokens, one [tokens, 384] tensor a text."""
        states: list[Tensor] = [torch.empty(0)] * len(texts)
        for group in length_groups([len(t.ids) for t in texts], budget):
            x, mask = self.embed([texts[i] for i in group])
            for layer in self.layers:
                x = layer(x, mask)
            for row, i in enumerate(group):
                states[i] = x[row, self.tokenizer.first : len(texts[i].ids) - 1]
        return states


def length_mask(lengths: Sequence[int], longest: int) -> Tensor:
    return (torch.arange(longest)[None] < torch.tensor(lengths)[:, None])[:, None, None]


def length_groups(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Indexes grouped so that a padded group holds at most `budget` tokens and little padding."""
    groups: list[list[int]] = []
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda k: lengths[k]):
        if group and (lengths[i] * (len(group) + 1) > budget or lengths[i] > 1.3 * lengths[group[0]] + 4):
            groups.append(group)
            group = []
        group.append(i)
    return [*groups, group] if group else groups
