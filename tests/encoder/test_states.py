"""The encoder's states against a plain forward pass written out here, in 32-bit floats."""

from __future__ import annotations

import numpy as np
import pytest

from audit.encoder import Encoder, load_encoder
from audit.encoder.adapter import TunedWeights
from audit.encoder.weights import WeightsFile, bundled_weights

SENTENCES = [
    "قال مصدر أمني إن قواتنا سيطرت فجر الخميس على ثلاثة مواقع شمال مدينة مأرب، وأسفرت المواجهات عن مقتل 12 عنصرا.",
    "أعلن البنك المركزي رفع سعر الفائدة إلى 6,25 في المائة ابتداء من الأول من كانون الثاني/يناير.",
    "Une source de sécurité a indiqué que nos forces avaient pris jeudi à l'aube trois positions au nord de Marib.",
    "La Banque centrale relève son taux directeur à 6,25 % à compter du 1er janvier.",
    "The minister of health said the vaccination campaign would resume on Sunday in all 14 districts.",
    "Die Regierung hat am Dienstag neue Hilfen für die vom Hochwasser betroffenen Gemeinden angekündigt.",
    "外交部发言人星期三表示，双方将于下月在日内瓦恢复谈判。",
    "Ouais.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


class Reference:
    """multilingual-e5-small as its paper and BERT's describe it, one text at a time, on the dequantized weights."""

    def __init__(self, file: WeightsFile) -> None:
        self.file = file
        self.shape = self.file.shape

    def linear(self, states: np.ndarray, name: str, outputs: int) -> np.ndarray:
        matrix = self.file.matrix(f"{name}.w", outputs, states.shape[-1])
        return states @ matrix.T + self.file.vector(f"{name}.b")

    def normalized(self, states: np.ndarray, name: str) -> np.ndarray:
        centred = states - states.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self.shape.epsilon)
        return centred / deviation * self.file.vector(f"{name}.w") + self.file.vector(f"{name}.b")

    def attention(self, states: np.ndarray, name: str) -> np.ndarray:
        tokens, width = states.shape
        heads = (tokens, self.shape.heads, width // self.shape.heads)
        query, key, value = (self.linear(states, f"{name}.{part}", width).reshape(heads) for part in "qkv")
        scores = np.einsum("qhd,khd->hqk", query, key) / np.sqrt(heads[-1])
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = np.einsum("hqk,khd->qhd", weights, value).reshape(tokens, width)
        return self.linear(mixed, f"{name}.ao", width)

    def layers(self, ids: np.ndarray) -> list[np.ndarray]:
        """The states after each layer, the embeddings' first."""
        width = self.shape.width
        positions = self.file.vector("emb.pos").reshape(-1, width)[: len(ids)]
        words = self.file.rows("emb.word", ids) + positions + self.file.vector("emb.type")[:width]
        found = [self.normalized(words, "emb.ln")]
        for number in range(self.shape.layers):
            name = f"l{number}"
            states = self.normalized(found[-1] + self.attention(found[-1], name), f"{name}.aln")
            inner = gelu(self.linear(states, f"{name}.fi", self.shape.feed_forward))
            found.append(self.normalized(states + self.linear(inner, f"{name}.fo", width), f"{name}.oln"))
        return found


def gelu(values: np.ndarray) -> np.ndarray:
    from math import erf

    return values * (1 + np.vectorize(erf)(values / np.sqrt(2))) / 2


def cosines(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one * other).sum(-1) / np.linalg.norm(one, axis=-1) / np.linalg.norm(other, axis=-1)


def ids_of(text: str) -> np.ndarray:
    """Token ids as the model was trained on them: <s> query: TEXT </s>."""
    from audit.encoder.tokenizer import Tokenizer

    file = WeightsFile(bundled_weights())
    return np.array([file.special.bos, *Tokenizer(file)(f"query: {text}").ids, file.special.eos])


def forward(file: WeightsFile) -> list[list[np.ndarray]]:
    """The reference's states of each sentence after each layer."""
    reference = Reference(file)
    return [reference.layers(ids_of(sentence)) for sentence in SENTENCES]


def test_layer_7_agrees_with_the_reference(encoder: Encoder) -> None:
    reference = forward(TunedWeights(bundled_weights()))
    states = [encoded.states for encoded in encoder.encode(SENTENCES)]
    # The reference also has <s>, the prefix's three tokens, and </s>.
    agreement = np.concatenate([cosines(s, layers[7][4:-1]) for s, layers in zip(states, reference, strict=True)])
    print(f"mean {agreement.mean():.5f}, lowest {agreement.min():.5f} of {len(agreement)} tokens")
    assert agreement.mean() >= 0.999
    assert agreement.min() >= 0.995


def test_vectors_agree_with_the_reference(encoder: Encoder) -> None:
    reference = forward(WeightsFile(bundled_weights()))
    agreement = cosines(encoder.embed(SENTENCES), np.array([layers[12].mean(axis=0) for layers in reference]))
    print(f"mean {agreement.mean():.5f}, lowest {agreement.min():.5f}")
    assert agreement.mean() >= 0.999
    assert agreement.min() >= 0.998
