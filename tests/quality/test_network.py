"""The estimator's graph against a plain forward pass written out here, in 32-bit floats."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from plain_features import CENTRE, pair_features

from audit.encoder import Encoder, load_encoder
from audit.quality.graph import positions
from audit.quality.model import load_model

ROUNDING = 0.1  # in logits of up to 9: the graph multiplies in 8-bit integers
PAIRS = [
    (
        "قال مصدر أمني إن قواتنا سيطرت فجر الخميس على ثلاثة مواقع شمال مدينة مأرب، وأسفرت المواجهات عن مقتل 12 عنصرا.",
        "Une source de sécurité a indiqué que nos forces avaient pris jeudi à l'aube trois positions au nord de Marib.",
    ),
    ("The minister resigned on Sunday.", "Le ministre a démissionné dimanche."),
    ("الوزير يستقيل", "Oui"),
    ("No", "Le président a présenté sa démission au parlement, qui l'a acceptée dans la soirée."),
]


class Reference:
    """The network as its graph's docstring describes it."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = {name: value.astype(np.float32) for name, value in weights.items()}
        self.width = len(weights["segment"])

    def linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, x: np.ndarray, name: str) -> np.ndarray:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
        return scaled * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def side(self, states: np.ndarray, features: np.ndarray, number: int) -> np.ndarray:
        read = self.linear(states, "project") + self.linear(features, "features")
        return read + self.weights["sides"][number] + positions(len(states), self.width)

    def attention(self, x: np.ndarray, links: np.ndarray, name: str) -> np.ndarray:
        scales = self.weights[f"{name}.link_scale"]
        parts = np.split(self.linear(x, f"{name}.qkv"), 3, axis=1)
        q, k, v = (part.reshape(len(x), len(scales), -1).transpose(1, 0, 2) for part in parts)
        scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1]) + links * scales[:, None, None]
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = weights / weights.sum(-1, keepdims=True) @ v
        return self.linear(mixed.transpose(1, 0, 2).reshape(len(x), -1), f"{name}.out")

    def __call__(self, source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        n, made = len(source), pair_features(source, target)
        sides = self.side(source, made.source, 0), self.side(target, made.target, 1)
        x = np.concatenate([self.weights["segment"][None], *sides])
        links = np.zeros((len(x), len(x)), np.float32)
        links[1 : 1 + n, 1 + n :] = (made.cosines - CENTRE) * 4
        links += links.T
        for name in (f"blocks.{i}" for i in range(3)):
            x = x + self.attention(self.norm(x, f"{name}.norm1"), links, name)
            x = x + self.linear(np.maximum(self.linear(self.norm(x, f"{name}.norm2"), f"{name}.up"), 0), f"{name}.down")
        x = self.norm(x, "norm")
        one, other = x[1 : 1 + n].mean(0), x[1 + n :].mean(0)
        pooled = np.concatenate([x[0], one, other, np.abs(one - other), one * other])
        pair = self.linear(np.maximum(self.linear(pooled, "pool_hidden"), 0), "pool_out")
        return np.concatenate([self.linear(x, "source_out"), self.linear(x, "target_out")], axis=1), pair


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_the_graph_agrees_with_the_reference(encoder: Encoder) -> None:
    with np.load(str(files("audit.quality") / "weights" / "head.npz")) as archive:
        reference = Reference(dict(archive))
    head = load_model().head
    encoded = encoder.encode([text for pair in PAIRS for text in pair])
    pairs = [(a.states, b.states) for a, b in zip(encoded[::2], encoded[1::2], strict=True)]
    for (source, target), logits in zip(pairs, head(pairs), strict=True):
        tokens, pair = reference(source, target)
        assert logits.source == pytest.approx(tokens[1 : 1 + len(source), :2], abs=ROUNDING)
        assert logits.target == pytest.approx(tokens[1 + len(source) :, 2:], abs=ROUNDING)
        assert logits.segment == pytest.approx(pair, abs=ROUNDING)
        between = logits.target[:-1, 5] + logits.target[1:, 4]
        cosines = pair_features(source, target).cosines
        assert logits.similarity == pytest.approx((cosines.max(0).mean() + cosines.max(1).mean()) / 2, abs=1e-4)
        assert logits.gaps == pytest.approx(np.r_[logits.target[0, 4], between, logits.target[-1, 5]])


def test_a_pair_is_estimated_alike_in_any_company(encoder: Encoder) -> None:
    from audit.quality import load_estimator

    encoded = encoder.encode([text for pair in PAIRS for text in pair])
    pairs = list(zip(encoded[::2], encoded[1::2], strict=True))
    together, estimator = load_estimator().estimate(pairs), load_estimator()
    for pair, estimate in zip(pairs, together, strict=True):
        (alone,) = estimator.estimate([pair])
        assert (alone.omitted == estimate.omitted).all()
        assert alone.quality == estimate.quality
