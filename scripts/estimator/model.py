"""The estimator as a torch model: alignment features, a small cross-attending transformer, and its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor, nn
from torch.nn import functional as F

FEATURES = 14
TEMPERATURE = 0.04
CENTRE = 0.6  # cosines of layer-7 states lie around it
SHARPEST = 1e-6  # the least variance of a soft link's place: the square root has no slope at 0
SOURCE_OUTPUTS = ("omitted", "edited")
TARGET_OUTPUTS = ("faulty", "wrong", "severe", "edited", "gap_before", "gap_after", "edit_before", "edit_after")
SEGMENT_OUTPUTS = ("assessment", "effort", "mqm", "omission", "addition")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Logits, padded: source [batch, n, 2], target [batch, m, 8], gaps, edit gaps [batch, m + 1], pair [batch, 5].

    ``likelihoods`` [batch, m]: what an engine's log-probability of each target token may be, an exercise of training.
    """

    source: Tensor
    target: Tensor
    gaps: Tensor
    edit_gaps: Tensor
    segment: Tensor
    likelihoods: Tensor

    def float(self) -> Outputs:
        """The same in 32 bits."""
        return Outputs(*(getattr(self, field.name).float() for field in fields(self)))


def pad(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """[batch, longest, width] and a mask that is True where there is a token."""
    padded = nn.utils.rnn.pad_sequence(list(states), batch_first=True)
    lengths = torch.tensor([len(x) for x in states])
    return padded, torch.arange(padded.shape[1])[None] < lengths[:, None]


def side_features(cosines: Tensor, own: Tensor, other: Tensor) -> Tensor:
    """Features of one side's tokens, [batch, n, FEATURES]; cosines [batch, n, m], masks [batch, n] and [batch, m]."""
    n, m = own.sum(1), other.sum(1)
    masked = cosines.masked_fill(~other[:, None], -1.0).masked_fill(~own[:, :, None], -1.0)
    top = masked.topk(min(2, masked.shape[2]), 2)
    best, link = top.values[..., 0], top.indices[..., 0]
    second = torch.where(m[:, None] > 1, top.values[..., -1], best)
    claimed = masked.max(1).values.gather(1, link)
    forward = (cosines / TEMPERATURE).masked_fill(~other[:, None], -1e4).softmax(2)
    backward = (cosines / TEMPERATURE).masked_fill(~own[:, :, None], -1e4).softmax(1) * other[:, None]
    own_place = torch.arange(masked.shape[1])[None] / n[:, None]
    places = torch.arange(masked.shape[2])[None] / m[:, None]
    expected = (forward * places[:, None]).sum(2)
    spread = (forward * (places[:, None] - expected[..., None]).square()).sum(2).clamp_min(SHARPEST).sqrt()
    claims = torch.zeros_like(other, dtype=torch.float).scatter_add_(1, link, own.float()).gather(1, link)
    left = F.pad((link[:, 1:] - link[:, :-1]).abs().clamp(max=8) / 8, (1, 0), value=0.5)
    right = F.pad(left[:, 1:], (0, 1), value=0.5)
    right = torch.where(F.pad(own[:, 1:], (0, 1)), right, 0.5)
    mean = (cosines * other[:, None]).sum(2) / m[:, None]
    ratio = (n / m).log()[:, None].expand_as(best)
    return torch.stack(
        [
            (best - CENTRE) * 4,
            (second - CENTRE) * 4,
            (best - claimed) * 8,
            (mean - CENTRE) * 4,
            forward.max(2).values,
            torch.log1p(backward.sum(2)),
            own_place,
            expected - own_place,
            spread * 2,
            ratio,
            left,
            right,
            (claims - 1).clamp(max=4) / 4,
            (best - claimed >= 0).float(),
        ],
        2,
    )


class Block(nn.Module):
    """A pre-norm transformer layer whose attention takes an added bias."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.link_scale = nn.Parameter(torch.linspace(0.0, 4.0, heads))

    def forward(self, x: Tensor, links: Tensor, blocked: Tensor) -> Tensor:
        """x [batch, tokens, width]; links [batch, tokens, tokens]; blocked the same, 0 or a large negative number."""
        batch, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        bias = links[:, None] * self.link_scale[None, :, None, None] + blocked[:, None]
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = x + F.dropout(mixed, self.dropout, self.training)
        inner = self.down(F.relu(self.up(self.norm2(x))))
        return x + F.dropout(inner, self.dropout, self.training)


class Head(nn.Module):
    """Cross-attention over [segment; source tokens; target tokens] with outputs for tokens, gaps and the segment."""

    def __init__(
        self, width: int = 192, layers: int = 3, inner: int = 512, dropout: float = 0.1, states: int = 384
    ) -> None:
        super().__init__()
        self.width = width
        self.project, self.features = nn.Linear(states, width), nn.Linear(FEATURES, width)
        self.sides = nn.Parameter(torch.randn(2, width) * 0.02)
        self.segment = nn.Parameter(torch.zeros(width))
        self.blocks = nn.ModuleList(Block(width, 4, inner, dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.source_out = nn.Linear(width, len(SOURCE_OUTPUTS))
        self.target_out = nn.Linear(width, len(TARGET_OUTPUTS))
        self.exercise = nn.Linear(width, 1)  # not shipped
        self.pool_hidden, self.pool_out = nn.Linear(5 * width, width), nn.Linear(width, len(SEGMENT_OUTPUTS))

    def places(self, count: int) -> Tensor:
        angles = torch.arange(count)[:, None] / 10000 ** (torch.arange(0, self.width, 2) / self.width)[None]
        return torch.stack([angles.sin(), angles.cos()], -1).reshape(count, self.width)

    def forward(self, source: Tensor, target: Tensor, own: Tensor, other: Tensor) -> Outputs:
        """States [batch, n, 384] and [batch, m, 384] with their masks."""
        n, m = source.shape[1], target.shape[1]
        with torch.autocast("cpu", enabled=False):
            cosines = F.normalize(source.float(), dim=2) @ F.normalize(target.float(), dim=2).transpose(1, 2)
            forward, backward = side_features(cosines, own, other), side_features(cosines.transpose(1, 2), other, own)
        s, t = self._tokens(source, forward, 0), self._tokens(target, backward, 1)
        x = torch.cat([self.segment.expand(len(s), 1, -1), s, t], 1)
        present = torch.cat([torch.ones_like(own[:, :1]), own, other], 1)
        blocked = torch.zeros(present.shape).masked_fill(~present, -1e4)[:, None].expand(-1, 1 + n + m, -1)
        links = F.pad((cosines - CENTRE) * 4, (1 + n, 0, 1, m)) + F.pad(
            (cosines.transpose(1, 2) - CENTRE) * 4, (1, m, 1 + n, 0)
        )
        for block in self.blocks:
            x = block(x, links, blocked)
        x = self.norm(x)
        return self._outputs(x[:, 0], x[:, 1 : 1 + n], x[:, 1 + n :], own, other)

    def _tokens(self, states: Tensor, features: Tensor, side: int) -> Tensor:
        return self.project(states) + self.features(features) + self.sides[side] + self.places(states.shape[1])

    def _outputs(self, segment: Tensor, s: Tensor, t: Tensor, own: Tensor, other: Tensor) -> Outputs:
        mean_s = (s * own[..., None]).sum(1) / own.sum(1, keepdim=True)
        mean_t = (t * other[..., None]).sum(1) / other.sum(1, keepdim=True)
        pooled = torch.cat([segment, mean_s, mean_t, (mean_s - mean_t).abs(), mean_s * mean_t], 1)
        target = self.target_out(t)
        target_zeroed = target * other[..., None]
        before, after = TARGET_OUTPUTS.index("gap_before"), TARGET_OUTPUTS.index("edit_before")
        return Outputs(
            self.source_out(s),
            target,
            _between(target_zeroed, before),
            _between(target_zeroed, after),
            self.pool_out(F.relu(self.pool_hidden(pooled))),
            self.exercise(t)[..., 0],
        )


def _between(target: Tensor, channel: int) -> Tensor:
    """Logits of the m + 1 places around m tokens: what the token after says plus what the token before says."""
    return F.pad(target[..., channel], (0, 1)) + F.pad(target[..., channel + 1], (1, 0))


def parameter_count(module: nn.Module) -> int:
    return sum(p.numel() for p in module.parameters() if p.requires_grad)


def mean_bce(logits: Tensor, labels: Tensor, positive: float = 1.0) -> Tensor:
    """Binary cross-entropy over the labels that are 0 or more; 0 where there are none."""
    known = labels >= 0
    if not known.any():
        return logits.sum() * 0
    weight = torch.tensor(positive)
    return F.binary_cross_entropy_with_logits(logits[known], labels[known], pos_weight=weight)


def huber(predicted: Tensor, wanted: Tensor) -> Tensor:
    """Huber loss over the values that are numbers; 0 where there are none."""
    known = ~wanted.isnan()
    if not known.any():
        return predicted.sum() * 0
    return F.huber_loss(predicted[known], wanted[known], delta=1.0)
