"""Models by name or folder: which revision, which licence."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.metrics.hub import Model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "opus-mt-ar-fr"
    path.mkdir()
    (path / "config.json").write_text("{}", "utf-8")
    return path


def test_a_folder_is_what_is_in_it(folder: Path) -> None:
    before = Model.parse(str(folder)).signature
    assert before.startswith("opus-mt-ar-fr@")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "lock").write_text("x", "utf-8")
    assert Model.parse(f"{folder}/").signature == before
    (folder / "config.json").write_text("{ }", "utf-8")
    assert Model.parse(str(folder)).signature != before


def test_a_name_may_have_a_revision() -> None:
    model = Model.parse("Helsinki-NLP/opus-mt-ar-fr@f4ca0a7")
    assert (model.name, model.wanted) == ("Helsinki-NLP/opus-mt-ar-fr", "f4ca0a7")


@pytest.mark.parametrize("given", ["./nowhere", "/no/where", "a/b/c", "@main"])
def test_what_is_neither_is_refused(given: str) -> None:
    with pytest.raises(AuditError, match="no such folder, and no name of a model"):
        Model.parse(given)


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ("---\nlanguage: fr\nlicense: cc-by-nc-4.0\n---\n# A model", "cc-by-nc-4.0"),
        ('---\nlicense: other\nlicense_name: "some-licence"\n---\n', "other some-licence"),
        ("# A model\nlicense: none", "not stated; see where the folder comes from"),
        (None, "not stated; see where the folder comes from"),
    ],
)
def test_the_licence_is_that_of_the_model_card(folder: Path, card: str | None, licence: str) -> None:
    if card is not None:
        (folder / "README.md").write_text(card, "utf-8")
    assert Model.parse(str(folder)).licence == licence


def test_a_model_that_was_never_downloaded_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import huggingface_hub.constants as constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(AuditError, match=r"^cannot get the model nobody/nothing: .+$"):
        _ = Model.parse("nobody/nothing").revision
    assert Model.parse("nobody/nothing").licence == "not stated; see https://huggingface.co/nobody/nothing"
