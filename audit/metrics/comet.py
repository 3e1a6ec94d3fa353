"""`comet:MODEL`: a reference-free COMET model, such as CometKiwi or xCOMET, through the package unbabel-comet.

Rei et al. (2022), "CometKiwi: IST-Unbabel 2022 Submission for the Quality Estimation Shared Task"; Guerreiro et al.
(2024), "xCOMET: Transparent Machine Translation Evaluation through Fine-grained Error Detection". The score is the
model's own, mostly from 0 to 1, higher is better. The spans that xCOMET marks become findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from audit.errors import AuditError
from audit.metrics.base import Measured, Pair, PairMetric, Workshop
from audit.metrics.findings import MISTRANSLATED, finding
from audit.metrics.hub import Model
from audit.metrics.translation import device, versions
from audit.records import Finding, Severity, Span

_BATCH = 8
_TOO_LONG = "longer than the model takes"
_MARKS = 6  # special tokens around and between the two texts, at most


class Comet(PairMetric):
    """A COMET model that needs no reference."""

    name = "comet"
    extra = "comet"
    packages = ("comet", "pkg_resources")
    example = "Unbabel/wmt22-cometkiwi-da"

    def __init__(self, argument: str, workshop: Workshop) -> None:
        super().__init__(argument, workshop)
        self._located = Model.parse(argument, marker="hparams.yaml")

    @property
    def signature(self) -> str:
        programs = versions("unbabel-comet", "torch", "transformers")
        return f"comet|{self._located.signature}|fp32|{device(self.workshop.device).type}|{programs}|v1"

    def notices(self) -> Sequence[str]:
        return (f"{self.specification}: licence of the model: {self._located.licence}",)

    def measure(self, pairs: Sequence[Pair]) -> list[Measured]:
        fitting = [place for place, pair in enumerate(pairs) if self._fits(pair)]
        found: dict[int, Measured] = {}
        if fitting:
            samples = [{"src": pairs[place].source, "mt": pairs[place].target} for place in fitting]
            gpus = int(device(self.workshop.device).type == "cuda")
            made = self._model.predict(samples, batch_size=_BATCH, gpus=gpus, num_workers=0, progress_bar=False)
            spans = getattr(getattr(made, "metadata", None), "error_spans", None) or [()] * len(samples)
            for place, score, marked in zip(fitting, made.scores, spans, strict=True):
                findings = tuple(self._findings(pairs[place].target, marked))
                found[place] = Measured({"": round(float(score), 4)}, findings)
        return [found.get(place, Measured(trouble=_TOO_LONG)) for place in range(len(pairs))]

    def _findings(self, target: str, marked: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
        for one in marked:
            span = _trimmed(target, int(one["start"]), int(one["end"]))
            if not len(span):
                continue
            yield finding(
                MISTRANSLATED,
                f"marked by {self._located.signature.partition('@')[0]}",
                f"{self.specification}: {one['severity']}, {float(one['confidence']):.2f}",
                confidence=float(one["confidence"]),
                severity=Severity[str(one["severity"]).upper()],
                target=span,
            )

    def _fits(self, pair: Pair) -> bool:
        """Whether the model reads both texts to their ends, which it would cut without a word."""
        encoder = self._model.encoder
        tokens = encoder.tokenizer([pair.source, pair.target], add_special_tokens=False)["input_ids"]
        return sum(map(len, tokens)) + _MARKS <= int(encoder.max_positions)

    @cached_property
    def _model(self) -> Any:
        _be_quiet()
        try:
            from comet import load_from_checkpoint
        except ImportError as error:
            raise AuditError(f"unbabel-comet cannot be imported: {error}; pip install 'wire-audit[comet]'") from error

        path = self._located.snapshot() / "checkpoints" / "model.ckpt"
        try:
            model = load_from_checkpoint(str(path))
        except Exception as error:  # of files, of configurations and of the encoder's download, with no common base
            reason = str(error).strip().partition("\n")[0]
            raise AuditError(f"cannot load the COMET model {self._located.name}: {reason}") from error
        if model.requires_references():
            raise AuditError(
                f"{self._located.name} needs references; take a reference-free model, such as {self.example}"
            )
        return model


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span within the text, without the spaces at its ends."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


def _be_quiet() -> None:
    """Keep the libraries underneath from talking on standard error about what nobody asked."""
    import logging
    import warnings

    from transformers.utils import logging as transformers_logging

    for name in ("comet", "pytorch_lightning", "lightning.pytorch", "lightning_fabric", "lightning_utilities"):
        logging.getLogger(name).setLevel(logging.ERROR)
    transformers_logging.set_verbosity_error()
    warnings.filterwarnings("ignore", module="(pytorch_lightning|lightning|torchmetrics|comet|pkg_resources).*")
