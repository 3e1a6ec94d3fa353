"""A model by its name on the Hugging Face hub or by its folder: which revision it is, and under which licence."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audit.errors import AuditError

_SHOWN = 12  # digits of a revision in a signature
_CHUNK = 1 << 20
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_LICENCE = re.compile(r"^license(?:_name)?:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True)
class Model:
    """What ``NAME``, ``NAME@REVISION`` or a folder names. ``marker`` is a small file that every such model has.

    Nothing is looked up before it is needed. With ``HF_HUB_OFFLINE=1`` only what was downloaded before is found.
    """

    name: str
    wanted: str | None
    folder: Path | None
    marker: str

    @classmethod
    def parse(cls, text: str, marker: str = "config.json") -> Model:
        """The model that ``text`` names. Raises AuditError where it looks like a folder and is none."""
        folder = Path(text).expanduser()
        if folder.is_dir():
            return cls(str(folder), None, folder, marker)
        name, _, revision = text.partition("@")
        if text.startswith((".", "/", "~")) or name.count("/") > 1 or not name:
            raise AuditError(f"{text}: no such folder, and no name of a model such as Helsinki-NLP/opus-mt-fr-ar")
        return cls(name, revision or None, None, marker)

    @cached_property
    def revision(self) -> str:
        """The commit on the hub, or a hash of what is in the folder. Raises AuditError where there is no such model."""
        return _content(self.folder) if self.folder else self._file(self.marker).parent.name

    @property
    def pinned(self) -> dict[str, str]:
        """The revision as arguments of ``from_pretrained``."""
        return {} if self.folder else {"revision": self.revision}

    @property
    def signature(self) -> str:
        """Name and revision. A folder goes by its last part: what is in it counts, and not where it lies."""
        name = self.folder.resolve().name if self.folder else self.name
        return f"{name}@{self.revision[:_SHOWN]}"

    @property
    def licence(self) -> str:
        """What the model card says, or where to look."""
        try:
            path = self.folder / "README.md" if self.folder else self._file("README.md")
            card = _FRONT_MATTER.match(path.read_text("utf-8"))
        except (AuditError, OSError, UnicodeDecodeError):
            card = None
        found = _LICENCE.findall(card[1]) if card else []
        return " ".join(found) if found else f"not stated; see {self._page}"

    @property
    def _page(self) -> str:
        return "where the folder comes from" if self.folder else f"https://huggingface.co/{self.name}"

    def snapshot(self) -> Path:
        """The folder with all of its files, downloaded where they are not there yet."""
        if self.folder:
            return self.folder
        from huggingface_hub import snapshot_download

        try:
            return Path(snapshot_download(self.name, revision=self.revision))
        except Exception as error:  # of the network, of the hub and of the disk
            reason = str(error).strip().partition("\n")[0]
            raise AuditError(f"cannot get the model {self.name}: {reason}") from error

    def _file(self, name: str) -> Path:
        """A file of the model on the hub, downloaded where it is not there yet."""
        from huggingface_hub import hf_hub_download
        from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

        try:
            return Path(hf_hub_download(self.name, name, revision=self.wanted))
        except GatedRepoError:
            reason = f"its licence is to be accepted first, at {self._page}, then: hf auth login"
        except LocalEntryNotFoundError:
            reason = "it was not downloaded before, and the hub cannot be reached"
        except (HfHubHTTPError, HFValidationError, OSError) as error:
            reason = str(error).strip().partition("\n")[0]
        raise AuditError(f"cannot get the model {self.name}: {reason}")


def _content(folder: Path) -> str:
    """A hash of the files of ``folder`` by name and content, of those that a model consists of."""
    hasher = hashlib.blake2b(digest_size=20)
    files = (path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    for path in sorted(files):
        name = path.relative_to(folder).as_posix()
        hasher.update(f"{name}\0{path.stat().st_size}\0".encode("utf-8", "surrogatepass"))
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                hasher.update(chunk)
    return hasher.hexdigest()


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
