"""A Hugging Face translation model (Marian, NLLB, M2M-100, mBART-50): translates, and says how likely a text is.

>>> model = TranslationModel(Model.parse("Helsinki-NLP/opus-mt-fr-ar"), "cpu")
>>> model.translate(["Le ministre est arrivé."], "fr", "ar")
['وصل الوزير.']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.metrics.hub import Model
from audit.metrics.language_codes import Code, find, same_language

if TYPE_CHECKING:
    import torch

FAMILIES = ("marian", "m2m_100", "nllb-moe", "mbart")
"""Values of ``model_type`` in a model's configuration; NLLB's dense models are of the second."""

BEAMS = 4
_TOKENS = 2048  # of a batch, padding included
_LOGITS = 1 << 27  # numbers of a batch's output: half a gigabyte
_LONGEST = 512  # tokens, where a model states no limit
_GROWTH = 3  # tokens of a translation for one of the source, above a floor: where one that repeats itself is stopped
_FLOOR = 32


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely each token of a text is: ``pieces`` and their natural log-probabilities, the end of the text last."""

    pieces: tuple[str, ...]
    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The length-normalized log-probability of the whole."""
        return sum(self.values) / len(self.values)


class TranslationModel:
    """A model that is loaded when it is first asked something.

    Raises AuditError, when it is asked, where ``model`` cannot be loaded, is no translation model of `FAMILIES`, or
    does not translate between the two languages.
    """

    def __init__(self, model: Model, device: str) -> None:
        self._located = model
        self._wanted = device

    @property
    def signature(self) -> str:
        """Model, revision, precision, and the programs that compute."""
        return f"{self._located.signature}|fp32|{self._device.type}|{versions('torch', 'transformers')}"

    @property
    def licence(self) -> str:
        return self._located.licence

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str | None]:
        """The most likely translation by a beam search of `BEAMS`; ``None`` for what is longer than the model takes."""
        forced, prefix = self._directed(source, target)
        rows = [self._tokenizer(prefix + text)["input_ids"] for text in texts]
        made: list[str | None] = [None] * len(texts)
        fitting = [place for place, row in enumerate(rows) if len(row) <= self._capacity]
        for batch in _batches({place: len(rows[place]) for place in fitting}, _TOKENS // BEAMS):
            most = min(self._capacity - 1, _FLOOR + _GROWTH * max(len(rows[place]) for place in batch))
            output = self._generate([rows[place] for place in batch], most, forced)
            written = [[token for token in row if token != forced] for row in output.tolist()]
            for place, text in zip(batch, self._tokenizer.batch_decode(written, skip_special_tokens=True), strict=True):
                made[place] = text.strip()
        return made

    def likelihoods(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[Likelihood | None]:
        """How likely the second text of each pair is as a translation of the first; ``None`` where one is too long."""
        forced, prefix = self._directed(source, target)
        rows = [self._tokenizer(prefix + text)["input_ids"] for text, _ in pairs]
        labels = [self._tokenizer(text_target=text)["input_ids"] for _, text in pairs]
        made: list[Likelihood | None] = [None] * len(pairs)
        longest = {place: max(len(rows[place]), len(labels[place])) for place in range(len(pairs))}
        fitting = {place: length for place, length in longest.items() if length <= self._capacity}
        for batch in _batches(fitting, min(_TOKENS, _LOGITS // self._model.config.vocab_size)):
            values = self._score([rows[place] for place in batch], [labels[place] for place in batch])
            for place, row in zip(batch, values, strict=True):
                made[place] = self._likelihood(labels[place], row, forced)
        return made

    def translates(self, source: str, target: str) -> bool:
        """Whether it does, so far as it says. Raises AuditError where it cannot be loaded."""
        _ = self._model, self._tokenizer
        try:
            self._directed(source, target)
        except AuditError:
            return False
        return True

    def _likelihood(self, label: list[int], values: list[float], forced: int | None) -> Likelihood:
        """Without the code of the language, which is given and not chosen."""
        kept = [(token, value) for token, value in zip(label, values, strict=False) if token != forced]
        pieces = self._tokenizer.convert_ids_to_tokens([token for token, _ in kept])
        return Likelihood(tuple(map(str, pieces)), tuple(value for _, value in kept))

    def _generate(self, rows: list[list[int]], most: int, forced: int | None) -> Any:
        import torch

        ids, mask = self._padded(rows, self._tokenizer.pad_token_id)
        options = {} if forced is None else {"forced_bos_token_id": forced}
        with torch.inference_mode():
            return self._model.generate(
                input_ids=ids, attention_mask=mask, num_beams=BEAMS, do_sample=False, max_new_tokens=most,
                max_length=None, early_stopping=True, **options,
            )  # fmt: skip

    def _score(self, rows: list[list[int]], labels: list[list[int]]) -> list[list[float]]:
        """The log-probability of each token of each label, given the tokens before it; padding comes after them."""
        import torch

        ids, mask = self._padded(rows, self._tokenizer.pad_token_id)
        wanted, _ = self._padded(labels, -100)
        with torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=mask, labels=wanted).logits
            chosen = logits.gather(2, wanted.clamp(min=0).unsqueeze(2)).squeeze(2)
            found: list[list[float]] = (chosen - logits.logsumexp(2)).tolist()
        return found

    def _padded(self, rows: list[list[int]], filler: int) -> tuple[torch.Tensor, torch.Tensor]:
        import torch

        longest = max(map(len, rows))
        filled = [row + [filler] * (longest - len(row)) for row in rows]
        mask = [[1] * len(row) + [0] * (longest - len(row)) for row in rows]
        return torch.tensor(filled, device=self._device), torch.tensor(mask, device=self._device)

    def _directed(self, source: str, target: str) -> tuple[int | None, str]:
        """Turn the tokenizer to the two languages: the token to begin with, and what stands before the source.

        A Marian model says in the text which language it is to write, if it writes several, and any other model in the
        first token of what it writes.
        """
        if self._model.config.model_type == "marian":
            return None, self._marian_prefix(source, target)
        codes = [self._code(language) for language in (source, target)]
        self._tokenizer.src_lang, self._tokenizer.tgt_lang = (code.name for code in codes)
        return int(self._tokenizer.convert_tokens_to_ids(codes[1].token)), ""

    def _marian_prefix(self, source: str, target: str) -> str:
        known = [token for token in self._tokenizer.get_vocab() if token.startswith(">>") and token.endswith("<<")]
        sides = ((source, self._tokenizer.source_lang), (target, None if known else self._tokenizer.target_lang))
        if any(name and same_language(language, name) is False for language, name in sides):
            made = f"{self._tokenizer.source_lang} to {self._tokenizer.target_lang}"
            raise AuditError(f"{self._located.name} translates {made}, and {source} to {target} is needed")
        if not known:
            return ""
        code = find(target, known)
        if code is None:
            raise AuditError(f"{self._located.name} does not write {target!r}; it has {' '.join(sorted(known))}")
        return f"{code.token} "

    def _code(self, language: str) -> Code:
        code = find(language, self._special_tokens)
        if code is None:
            raise AuditError(f"{self._located.name} does not know the language {language!r}")
        return code

    @cached_property
    def _special_tokens(self) -> list[str]:
        """Tokens that may be codes of languages; where a family keeps them differs by version of transformers."""
        tokenizer = self._tokenizer
        named = (getattr(tokenizer, "lang_code_to_token", None) or {}).values()
        given = getattr(tokenizer, "lang_code_to_id", None) or {}
        return [*named, *map(str, given), *map(str, tokenizer.all_special_tokens), *tokenizer.get_added_vocab()]

    @property
    def _capacity(self) -> int:
        limit = getattr(self._model.config, "max_position_embeddings", _LONGEST)
        return int(min(limit, self._tokenizer.model_max_length))

    @cached_property
    def _device(self) -> torch.device:
        return device(self._wanted)

    @cached_property
    def _tokenizer(self) -> Any:
        from transformers import AutoTokenizer

        return self._load(AutoTokenizer)

    @cached_property
    def _model(self) -> Any:
        from transformers import AutoModelForSeq2SeqLM

        model = self._load(AutoModelForSeq2SeqLM)
        if model.config.model_type not in FAMILIES:
            known = "Marian, NLLB, M2M-100 and mBART"
            raise AuditError(f"{self._located.name} is of the type {model.config.model_type}; {known} are understood")
        return model.float().to(self._device).eval()

    def _load(self, kind: Any) -> Any:
        import warnings

        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Marian's tokenizer recommends a package that it makes no use of
                return kind.from_pretrained(self._located.name, **self._located.pinned)
        except Exception as error:  # hub, file and configuration errors have no common base
            reason = str(error).strip().partition("\n")[0]
            raise AuditError(f"cannot load the translation model {self._located.name}: {reason}") from error


def device(wanted: str) -> torch.device:
    """The device for ``auto``, ``cpu`` or ``cuda``. Raises AuditError where it is not there."""
    import torch

    there = torch.cuda.is_available()
    if wanted == "cuda" and not there:
        raise AuditError("--device cuda: torch finds no CUDA device here; take --device cpu")
    return torch.device("cuda" if there and wanted != "cpu" else "cpu")


def versions(*packages: str) -> str:
    """``torch:2.13.0|transformers:5.1.0``, for a signature."""
    from importlib.metadata import version

    return "|".join(f"{package}:{version(package)}" for package in packages)


def _batches(lengths: dict[int, int], budget: int) -> Iterator[list[int]]:
    """Places in batches of about one length; one of two rows or more has at most ``budget`` tokens with its padding."""
    batch: list[int] = []
    for place in sorted(lengths, key=lambda one: (lengths[one], one)):
        if batch and lengths[place] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
