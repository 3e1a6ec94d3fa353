"""Train the estimator on synthetic faults and human judgements; resumable.

    python scripts/train_estimator.py --corpora DIR --work DIR --minutes 60 [--ranks 16 16 16 16 32 32 32]

The head learns, and low-rank updates of the encoder's layers, of the ranks given (0 leaves a layer frozen). Each of
--workers processes runs on one core; their gradients are averaged at every step. The work folder keeps the states that
labels are carried along and the checkpoint (weights, averages, optimizer, clock); --start begins from the averages of
another.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import distributed, multiprocessing, nn

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.estimator import corpora as data
from scripts.estimator.backbone import LAYERS, Backbone
from scripts.estimator.batches import Batcher, losses
from scripts.estimator.model import Head, parameter_count
from scripts.estimator.retold import RETOLD_PAIRS, Reteller, retold
from scripts.estimator.samples import LONGEST, Sample, Synthesizer, judged_sample
from scripts.estimator.store import StateStore

SHARES = {"ntrex": 0.62, "tico": 0.17, "tatoeba": 0.05, "translated": 0.16}
RETOLD = 0.42  # of the synthetic samples
POOL, BATCH = 96, 16  # of each worker
AVERAGE = 0.998
REPORT = 25  # steps
MQM = 3  # every so many judgements is of MQM


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="head")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--ranks", type=int, nargs=LAYERS, default=(0, 0, 0, 0, 32, 32, 32))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--judged", type=float, default=0.3, help="share of samples that are human judgements")
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--encode", action="store_true", help="first encode every text of the parallel corpora")
    return parser.parse_args()


class Trainer:
    """The models, the data and the clock of one training run."""

    def __init__(self, options: argparse.Namespace, worker: int = 0) -> None:
        torch.manual_seed(options.seed)
        self.options, self.worker = options, worker
        self.backbone = Backbone(options.ranks)
        self.store = StateStore(options.work / "cache")
        self.lines = {"ntrex": data.ntrex, "tico": data.tico, "tatoeba": data.tatoeba, "translated": data.translated}
        self.head = Head()
        self.batcher = Batcher(self.backbone)
        self.trained = nn.ModuleDict({"head": self.head, "layers": self.backbone.layers})
        updates = [p for p in self.backbone.layers.parameters() if p.requires_grad]
        groups = [{"params": self.head.parameters(), "scale": 1.0}]
        if updates:
            groups.append({"params": updates, "scale": 0.5, "weight_decay": 0.0})
        self.optimizer = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.average = {k: p.detach().clone() for k, p in self.trained.named_parameters() if p.requires_grad}
        self.seconds, self.step = 0.0, 0
        self.path = options.work / f"{options.name}.pt"
        self._restore()

    def _restore(self) -> None:
        if self.path.exists():
            saved = torch.load(self.path, weights_only=True)
            self.trained.load_state_dict(saved["weights"], strict=False)
            self.average, self.seconds, self.step = saved["average"], saved["seconds"], saved["step"]
            self.optimizer.load_state_dict(saved["optimizer"])
        elif self.options.start:
            saved = torch.load(self.options.start, weights_only=True)
            self.trained.load_state_dict(saved["average"], strict=False)
            self.average |= {k: v for k, v in saved["average"].items() if k in self.average}

    def save(self) -> None:
        weights = {k: p.detach() for k, p in self.trained.named_parameters() if p.requires_grad}
        state = {
            "weights": weights,
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "seconds": self.seconds,
            "step": self.step,
        }
        torch.save(state, self.path.with_suffix(".new"))
        os.replace(self.path.with_suffix(".new"), self.path)

    def encode(self) -> None:
        for read in self.lines.values():
            self.store.add(t for line in read(self.options.corpora) for t in line.texts.values())

    def samples(self) -> Iterator[list[Sample]]:
        """Batches of samples of like length."""
        seed = self.options.seed + self.step * 100 + self.worker
        draw = np.random.default_rng(seed)
        lines = {
            name: [line for line in read(self.options.corpora) if not data.held_apart(line.document)]
            for name, read in self.lines.items()
        }
        synthesizer = Synthesizer(lines, SHARES, self.store, seed)
        reteller = Reteller([p for p in retold(RETOLD_PAIRS) if not data.held_apart(p.name)], seed)
        judged = data.assessed(self.options.corpora, "train") if self.options.judged else []
        del judged[::20]  # kept for calibration
        annotated = data.mqm(self.options.corpora, "train") if self.options.judged else []
        while True:
            count = round(POOL * self.options.judged)
            free = round((POOL - count) * RETOLD)
            pool = [reteller.sample() for _ in range(free)]
            pool += [synthesizer.sample() for _ in range(POOL - count - free)]
            for i in range(count):
                entries = annotated if i % MQM == 0 else judged
                pool.append(judged_sample(entries[int(draw.integers(0, len(entries)))]))
            pool = [s for s in pool if max(len(s.source), len(s.target)) < LONGEST]
            pool.sort(key=lambda s: len(s.source) + len(s.target))
            for i in draw.permutation(math.ceil(len(pool) / BATCH)):
                yield pool[i * BATCH : (i + 1) * BATCH]

    def learn(self, samples: list[Sample]) -> dict[str, float]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            batch = self.batcher(samples)
            outputs = self.head(batch.source, batch.target, batch.own, batch.other)
        parts = losses(outputs.float(), batch.labels)
        self.optimizer.zero_grad(set_to_none=False)
        torch.stack(list(parts.values())).sum().backward()
        self._share()
        progress = self.seconds / (60 * self.options.minutes)
        rate = min(1.0, (self.step + 1) / 100) * max(0.02, 0.5 + 0.5 * math.cos(math.pi * min(1.0, progress)))
        for group in self.optimizer.param_groups:
            group["lr"] = self.options.rate * rate * group["scale"]
        if nn.utils.clip_grad_norm_(self._parameters(), 1.0).isfinite():
            self.optimizer.step()
        self.step += 1
        self._average()
        return {name: part.item() for name, part in parts.items()}

    def _parameters(self) -> list[nn.Parameter]:
        return [p for group in self.optimizer.param_groups for p in group["params"]]

    def _share(self) -> None:
        """The mean of the workers' gradients; the first worker's clock is everybody's."""
        gradients = [p.grad for p in self._parameters() if p.grad is not None]
        clock = torch.tensor([self.seconds if self.worker == 0 else 0.0])
        flat = torch.cat([clock, *(g.flatten() for g in gradients)])
        distributed.all_reduce(flat)
        self.seconds = float(flat[0])
        flat /= distributed.get_world_size()
        for gradient, shared in zip(gradients, flat[1:].split([g.numel() for g in gradients]), strict=True):
            gradient.copy_(shared.view_as(gradient))

    def _average(self) -> None:
        keep = min(AVERAGE, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, parameter in self.trained.named_parameters():
                if parameter.requires_grad:
                    self.average[name].lerp_(parameter, 1 - keep)

    def run(self) -> None:
        total: dict[str, float] = {}
        last = saved = time.monotonic()
        for samples in self.samples():
            for name, value in self.learn(samples).items():
                total[name] = total.get(name, 0.0) + value
            now = time.monotonic()
            self.seconds, last = self.seconds + min(now - last, 30.0), now
            if self.step % REPORT == 0:
                self._report(total)
                total = {}
            if now - saved > 120 and self.worker == 0:
                self.save()
                saved = now
            if self.seconds > 60 * self.options.minutes + 30:
                break
        if self.worker == 0:
            self.save()

    def _report(self, total: dict[str, float]) -> None:
        if self.worker == 0:
            parts = " ".join(f"{name} {value / REPORT:.3f}" for name, value in total.items())
            print(f"step {self.step} {self.seconds:.0f}s sum {sum(total.values()) / REPORT:.3f} {parts}", flush=True)


def work(worker: int, options: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    address = f"file://{options.work.resolve()}/{options.name}.rendezvous"
    distributed.init_process_group("gloo", init_method=address, rank=worker, world_size=options.workers)
    trainer = Trainer(options, worker)
    if worker == 0:
        print(f"{parameter_count(trainer.trained)} parameters, {len(trainer.store)} texts stored", flush=True)
    trainer.run()


def main() -> None:
    options = arguments()
    (options.work / f"{options.name}.rendezvous").unlink(missing_ok=True)
    if options.encode:
        Trainer(options).encode()
    multiprocessing.spawn(work, (options,), nprocs=options.workers)


if __name__ == "__main__":
    main()
