"""The corridor as stages of Ray Data: read, audit, write; what comes of each part goes to the process that asked."""

from __future__ import annotations

import os
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from audit.engines import Outcome
from audit.engines.ray.rows import Numbered, packed, unpacked
from audit.engines.ray.shards import Shards
from audit.engines.ray.sources import Source
from audit.engines.tally import Tally
from audit.errors import AuditError
from audit.records import Document, DocumentAudit, Problem

if TYPE_CHECKING:
    import pyarrow

    from audit.settings import Settings

_READERS = 8  # one reads some 30,000 segments a second, which is work for 400 actors
_ATTEMPTS = 3  # workers that may be lost over one part before the part is taken to be what ends them


def outcomes(
    settings: Settings, sources: Sequence[Source], workers: int | None, shards: Shards | None, whole: bool
) -> Iterator[Outcome | Tally]:
    """What comes of ``sources``, in their order; in a cluster that was joined. Raises what an audit raises."""
    import ray.data
    from ray.data import TaskPoolStrategy

    if not sources:
        return
    here = {"ray.io/node-id": ray.get_runtime_context().get_node_id()}
    shards = shards and shards.absolute()
    ledger = ray.remote(num_cpus=0, label_selector=here)(_Ledger).remote()
    data = ray.data.from_items(list(_rows(sources)), override_num_blocks=len(sources)).map_batches(
        _read,
        fn_args=(settings,),
        batch_size=1,
        batch_format="pyarrow",
        compute=TaskPoolStrategy(size=min(_READERS, len(sources))),
        num_cpus=0,
        label_selector=here if any(source.local for source in sources) else None,
    )
    data = data.map_batches(
        Worker,
        fn_constructor_args=(settings, _glossary(settings), ledger, whole or bool(shards)),
        batch_size=1,
        batch_format="pyarrow",
        compute=_pool(workers),
        num_cpus=1,
    )
    if shards:
        data = data.map_batches(
            _write,
            fn_args=(shards, os.getcwd(), whole),
            batch_size=shards.parts,
            batch_format="pyarrow",
            num_cpus=0,
            label_selector=here if shards.local else None,
        )
    yield from _in_order(settings, data.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0))


def _rows(sources: Sequence[Source]) -> Iterator[dict[str, Any]]:
    for number, source in enumerate(sources):
        yield packed([(number, 0, source)]).to_pylist()[0]


def _in_order(settings: Settings, tables: Iterable[pyarrow.Table]) -> Iterator[Outcome | Tally]:
    from audit.auditor import Auditor

    expected = ""
    last: Outcome | Tally | None = None
    for table in tables:
        for _, _, (signature, found) in unpacked(table):
            if isinstance(found, Exception):
                raise found
            if signature and signature != expected:
                expected = Auditor(settings).signature
                if signature != expected:
                    raise AuditError(f"a machine of the cluster has {signature}, this one {expected}; install the same")
            told = isinstance(found, Problem) and found == last  # one of every part of a document is told once
            if found is not None and not told:
                yield found
            last = found


def _pool(workers: int | None) -> Any:
    import ray
    from ray.data import ActorPoolStrategy

    if workers:
        return ActorPoolStrategy(size=workers)
    cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
    return ActorPoolStrategy(min_size=1, initial_size=cores)  # and more where the cluster grows


def _glossary(settings: Settings) -> tuple[str, bytes] | None:
    """The name and content of the glossary, which the machines of the cluster do not have."""
    if settings.glossary is None:
        return None
    path = Path(settings.glossary)
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise AuditError(f"{path}: cannot read the glossary: {error.strerror}") from None


def _read(table: pyarrow.Table, settings: Settings) -> Iterator[pyarrow.Table]:
    """The parts of the documents of one source, one a table; an error ends it."""
    for number, _, source in unpacked(table):
        for part, item in enumerate(_items(source, settings)):
            yield packed([(number, part, item)])


def _items(source: Source, settings: Settings) -> Iterator[Document | Problem | Exception]:
    from audit.auditor import Auditor
    from audit.reading import read

    auditor = Auditor(settings)
    try:
        with source.opened() as paths:
            for item in read(paths, settings):
                if isinstance(item, Problem):
                    yield item
                else:
                    yield from auditor.parts(item)
    except Exception as error:
        yield _sendable(error)


def _sendable(error: Exception) -> Exception:
    """``error`` in a form that another process can raise: its kind and message, and where it came from."""
    if isinstance(error, AuditError):
        return AuditError(str(error))
    made = RuntimeError(f"{type(error).__name__}: {error}")
    made.add_note("".join(traceback.format_exception(error)))
    return made


class _Ledger:
    """Counts the workers that began with a part and did not come to its end: an actor, beside the first process."""

    def __init__(self) -> None:
        self._begun: Counter[tuple[int, int]] = Counter()

    def begin(self, part: tuple[int, int]) -> bool:
        """Whether it is worth a try."""
        self._begun[part] += 1
        return self._begun[part] <= _ATTEMPTS

    def end(self, part: tuple[int, int]) -> None:
        """Note that the part is done."""
        del self._begun[part]


class Worker:
    """An actor of the pool: one encoder, one part of a document at a time."""

    def __init__(self, settings: Settings, glossary: tuple[str, bytes] | None, ledger: Any, whole: bool) -> None:
        """``glossary`` is its name and content. Unless ``whole``, tallies of audits are given, not audits."""
        from audit.auditor import Auditor

        self._folder = TemporaryDirectory(prefix="wire-audit-")
        if glossary:
            name, content = glossary
            path = Path(self._folder.name, name)
            path.write_bytes(content)
            settings = replace(settings, glossary=str(path))
        self._auditor = Auditor(settings)
        self._ledger = ledger
        self._whole = whole

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        """What comes of each part in ``table``, with the signature of what computed it."""
        return packed([(*row[:2], self._outcome(*row)) for row in unpacked(table)])

    def _outcome(
        self, source: int, part: int, item: Document | Problem | Exception
    ) -> tuple[str, Outcome | Tally | Exception | None]:
        import ray

        if not isinstance(item, Document):
            return "", item
        if not ray.get(self._ledger.begin.remote((source, part))):
            return "", Problem(item.name, f"{_ATTEMPTS} workers ended over a part of it: not audited")
        found = self._audited(item)
        self._ledger.end.remote((source, part))
        return found

    def _audited(self, item: Document) -> tuple[str, Outcome | Tally | Exception | None]:
        from audit.engines.local import audited

        try:
            found = audited(self._auditor, item)
            return self._auditor.signature, found if self._whole else _tally(found)
        except Exception as error:
            return "", _sendable(error)


def _tally(found: Outcome | Tally | Exception | None) -> Outcome | Tally | Exception | None:
    return Tally.of(found) if isinstance(found, DocumentAudit) else found


def _write(table: pyarrow.Table, shards: Shards, folder: str, whole: bool) -> pyarrow.Table:
    """Write what was found into one shard, and pass on it, or its tallies."""
    rows: list[Numbered] = list(unpacked(table))
    source, part, _ = rows[0]
    audits = [found for _, _, (_, found) in rows if isinstance(found, DocumentAudit)]
    try:
        if shards.local:
            os.chdir(folder)  # reports name files as seen from there
        shards.write(f"part-{source:05d}-{part:07d}", audits)
    except Exception as error:
        rows[0] = (source, part, ("", _sendable(error)))
    if not whole:
        rows = [(source, part, (signature, _tally(found))) for source, part, (signature, found) in rows]
    return packed(rows)
