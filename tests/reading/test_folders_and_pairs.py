"""What is found under a path, and which file translates which."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.reading import read, read_beside, suffixes
from audit.records import Document, Problem
from audit.settings import Settings

ARABIC = "قال الوزير اليوم.\n"
FRENCH = "Le ministre a parlé aujourd'hui.\n"

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Makes the named files, works in their folder, and gives the folder."""

    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(ARABIC if {"ar", "ara"} & set(re.split(r"[/._-]", name)) else FRENCH, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return make


def pairs(*paths: str, **settings: str) -> list[tuple[str | None, str | None]]:
    found = read(paths, Settings(**settings))  # type: ignore[arg-type]
    documents = [item for item in found if isinstance(item, Document)]
    return [(d.source.path if d.source else None, d.target.path if d.target else None) for d in documents]


def problems(*paths: str, **settings: str) -> list[tuple[str, str, bool]]:
    found = read(paths, Settings(**settings))  # type: ignore[arg-type]
    return [(p.path, p.reason, p.unaudited) for p in found if isinstance(p, Problem)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("feed/ar/x.txt", "feed/fr/x.txt"),
        ("feed/ar/2024/05/x.txt", "feed/fr/2024/05/x.txt"),
        ("feed/2024/ar/x.txt", "feed/2024/fr/x.txt"),
        ("feed/AR/x.txt", "feed/FR/x.txt"),
        ("feed/ara/x.txt", "feed/fra/x.txt"),
        ("feed/ar-YE/x.txt", "feed/fr-FR/x.txt"),
        ("feed/ar/x.txt", "feed/fre/x.txt"),
        ("feed/x.ar.txt", "feed/x.fr.txt"),
        ("feed/x_ar.txt", "feed/x_fr.txt"),
        ("feed/x-ar.txt", "feed/x-fr.txt"),
        ("feed/x.ara.txt", "feed/x_fra.txt"),
        ("feed/x.ar_YE.txt", "feed/x.fr_FR.txt"),
        ("feed/x.ar.TXT", "feed/x.fr.TXT"),
        ("feed/ar/x.ar.txt", "feed/fr/x.fr.txt"),
        ("feed/fr/x.ar.txt", "feed/fr/x.fr.txt"),
        ("feed/is/ar/x.txt", "feed/is/fr/x.txt"),
        ("feed/en/x.txt", "feed/fr/x.txt"),
        ("feed/ar/x.txt", "feed/en/x.txt"),
        ("feed/ar/x.txt", "feed/de/x.txt"),
        ("feed/ar/mi'é.txt", "feed/fr/mi'e\u0301.txt"),
    ],
)
def test_names_tell_the_pair_and_its_direction(tree: Tree, source: str, target: str) -> None:
    tree(source, target)
    assert pairs("feed") == [(source, target)]
    assert problems("feed") == []


def test_a_document_knows_its_languages_and_is_named_after_its_source(tree: Tree) -> None:
    tree("feed/ara/x.txt", "feed/fra/x.txt")
    [document] = read(["feed"], Settings())
    assert isinstance(document, Document)
    assert (document.name, document.source_language, document.target_language) == ("feed/ara/x.txt", "ar", "fr")
    assert document.source and document.target
    assert (document.source.content, document.source.language) == (ARABIC, "ar")
    assert (document.target.content, document.target.language) == (FRENCH, "fr")
    assert document.segments is None


def test_folders_and_files_named_apart_are_paired(tree: Tree) -> None:
    tree("ar/x.txt", "fr/x.txt")
    assert pairs("ar", "fr") == pairs("fr", "ar") == [("ar/x.txt", "fr/x.txt")]
    assert pairs("fr/x.txt", "ar/x.txt") == [("ar/x.txt", "fr/x.txt")]
    assert pairs("fr/x.txt", "fr/x.txt", ".", "ar") == [("ar/x.txt", "fr/x.txt")]


def test_source_and_target_turn_the_pair_round(tree: Tree) -> None:
    tree("feed/ar/x.txt", "feed/fr/x.txt")
    assert pairs("feed", source="fr", target="ar") == [("feed/fr/x.txt", "feed/ar/x.txt")]
    assert pairs("feed", target="ar") == pairs("feed", source="fra") == [("feed/fr/x.txt", "feed/ar/x.txt")]


def test_documents_come_in_the_order_of_their_names(tree: Tree) -> None:
    tree(*(f"feed/{language}/{name}.txt" for name in "cab" for language in ("fr", "ar")), "feed/a.jsonl")
    assert [item.name for item in read(["feed"], Settings()) if isinstance(item, Document)] == [
        "feed/ar/a.txt",
        "feed/ar/b.txt",
        "feed/ar/c.txt",
    ]


def test_one_language_alone_is_the_target_without_complaint(tree: Tree) -> None:
    tree("feed/fr/a.txt", "feed/fr/b.txt", "x.ar.txt", "plain.txt", "bare/a.txt", "bare/b.txt")
    assert pairs("feed") == [(None, "feed/fr/a.txt"), (None, "feed/fr/b.txt")]
    assert pairs("feed/fr/a.txt") == [(None, "feed/fr/a.txt")]
    assert pairs("x.ar.txt") == [(None, "x.ar.txt")]
    assert pairs("bare") == [(None, "bare/a.txt"), (None, "bare/b.txt")]
    assert problems("feed") == problems("x.ar.txt") == problems("bare") == []


def test_the_language_of_a_nameless_file_is_left_to_be_detected_or_taken_from_the_settings(tree: Tree) -> None:
    tree("plain.txt")
    [detected], [told] = read(["plain.txt"], Settings()), read(["plain.txt"], Settings(target="fr"))
    assert isinstance(detected, Document) and isinstance(told, Document)
    assert (detected.target_language, told.target_language) == (None, "fr")


def test_everyday_words_are_no_languages_without_a_partner(tree: Tree) -> None:
    tree("notes/plan-is.txt", "notes/what-to.txt", "no/x.txt", "story.ar.txt", "story.mt.txt")
    assert pairs("notes") == [(None, "notes/plan-is.txt"), (None, "notes/what-to.txt")]
    [document] = read(["no"], Settings())
    assert isinstance(document, Document) and document.target_language is None
    assert problems(".", target="is")[0][0] == "no/x.txt"
    assert pairs("story.ar.txt", "story.mt.txt") == [(None, "story.ar.txt"), (None, "story.mt.txt")]


def test_a_folder_above_the_path_tells_no_language(tree: Tree) -> None:
    tree("fr/feed/x.txt")
    [document] = read(["fr/feed"], Settings())
    assert isinstance(document, Document) and document.target_language is None


def test_files_without_a_partner_are_reported(tree: Tree) -> None:
    tree("feed/ar/a.txt", "feed/fra/a.txt", "feed/ar/b.txt", "feed/fra/c.txt")
    assert pairs("feed") == [("feed/ar/a.txt", "feed/fra/a.txt"), (None, "feed/fra/c.txt")]
    assert problems("feed") == [
        ("feed/ar/b.txt", "no French file for it (feed/fra/b.txt)", True),
        ("feed/fra/c.txt", "no Arabic file for it (feed/ar/c.txt); audited without a source", False),
    ]


def test_the_missing_partner_is_named_by_the_convention_of_the_others(tree: Tree) -> None:
    tree("ar/a.ar.txt", "fr/a.fr.txt", "ar/b.ar.txt")
    assert problems(".") == [("ar/b.ar.txt", "no French file for it (fr/b.fr.txt)", True)]


def test_two_languages_and_no_pair_at_all_is_reported_too(tree: Tree) -> None:
    tree("a.ar.txt", "b.fr.txt")
    assert pairs(".") == [(None, "b.fr.txt")]
    assert problems(".") == [
        ("a.ar.txt", "no French file for it (a.fr.txt)", True),
        ("b.fr.txt", "no Arabic file for it (b.ar.txt); audited without a source", False),
    ]


def test_sources_alone_leave_nothing_to_audit(tree: Tree) -> None:
    tree("ar/a.txt")
    assert pairs("ar", target="fr") == pairs("ar", source="ar") == []
    assert problems("ar", target="fr") == [("ar/a.txt", "no French file for it (fr/a.txt)", True)]
    assert problems("ar", source="ar") == [("ar/a.txt", "a source without a translation", True)]


def test_a_name_without_language_among_names_with_one_is_reported(tree: Tree) -> None:
    tree("feed/ar/a.txt", "feed/fr/a.txt", "feed/note.txt")
    assert problems("feed") == [
        (
            "feed/note.txt",
            "no language in its name or folder, as other files have; name the pairs with --pairs",
            True,
        )
    ]


def test_more_than_two_languages_have_to_be_chosen_from(tree: Tree) -> None:
    tree("feed/ar/a.txt", "feed/fr/a.txt", "feed/en/a.txt")
    with pytest.raises(AuditError) as error:
        read(["feed"], Settings())
    assert str(error.value) == "files in ar, en and fr: say which are meant with --source and --target"
    with pytest.raises(AuditError) as error:
        read(["feed"], Settings(target="fr"))
    assert str(error.value) == "files in ar and en, with fr as the target: say which one is meant with --source"
    assert pairs("feed", source="en", target="fr") == [("feed/en/a.txt", "feed/fr/a.txt")]
    assert problems("feed", source="en", target="fr") == [
        ("feed/ar", "neither English nor French, left out: a.txt", False)
    ]


def test_two_languages_of_which_neither_is_arabic_or_french(tree: Tree) -> None:
    tree("feed/en/a.txt", "feed/de/a.txt")
    with pytest.raises(AuditError) as error:
        read(["feed"], Settings())
    assert str(error.value) == "files in de and en: say which is the translation with --target"
    assert pairs("feed", target="en") == [("feed/de/a.txt", "feed/en/a.txt")]


def test_languages_that_are_none(tree: Tree) -> None:
    tree("x.txt")
    with pytest.raises(AuditError, match="'xx'"):
        read(["x.txt"], Settings(target="xx"))
    with pytest.raises(AuditError) as error:
        read(["x.txt"], Settings(source="fra", target="fr"))
    assert str(error.value) == "--source and --target are both 'fr'; a translation needs two languages"


def test_pairs_by_pattern(tree: Tree) -> None:
    tree("in/2024/a.story", "out/a-2024.story", "in/2024/b.story", "out/c-2024.story", "in/2024/d.ar.txt")
    pattern = "in/{year}/{name}.story=out/{name}-{year}.story"
    assert pairs(".", pairs=pattern) == [("in/2024/a.story", "out/a-2024.story"), (None, "out/c-2024.story")]
    assert problems(".", pairs=pattern, source="ar", target="fr") == [
        ("in/2024/b.story", "no French file for it (out/b-2024.story)", True),
        ("in/2024/d.ar.txt", "matches neither side of --pairs", True),
        ("out/c-2024.story", "no Arabic file for it (in/2024/c.story); audited without a source", False),
    ]
    assert problems("in", "out", pairs=pattern)[0] == (
        "in/2024/b.story",
        "no target file for it (out/b-2024.story)",
        True,
    )


def test_patterns_tell_languages_and_match_below_any_folder(tree: Tree) -> None:
    tree("feed/ar/s-a.txt", "feed/fr/a.txt", "feed/deep/ar/s-a.txt", "feed/deep/fr/a.txt")
    pattern = "ar/s-{name}.txt=fr/{name}.txt"
    assert pairs("feed", pairs=pattern) == [
        ("feed/ar/s-a.txt", "feed/fr/a.txt"),
        ("feed/deep/ar/s-a.txt", "feed/deep/fr/a.txt"),
    ]
    document = next(read(["feed"], Settings(pairs=pattern)))
    assert isinstance(document, Document)
    assert (document.source_language, document.target_language) == ("ar", "fr")


def test_a_file_that_matches_both_patterns_goes_where_its_partner_is(tree: Tree) -> None:
    tree("a.txt", "a.t.txt", "b.t.txt")
    assert pairs(".", pairs="{name}.txt={name}.t.txt") == [("a.txt", "a.t.txt"), (None, "b.t.txt")]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("ar/{name}.txt", "'ar/{name}.txt' is not two patterns with = between them"),
        ("a{name}=b{name}=c{name}", "'a{name}=b{name}=c{name}' is not two patterns with = between them"),
        ("ar/x.txt=fr/{name}.txt", "'ar/x.txt' has no placeholder such as {name}"),
        ("ar/{name}/{name}=fr/{name}", "'ar/{name}/{name}' has the same placeholder twice"),
        ("ar/{name=fr/{name}", "'ar/{name' has no placeholder such as {name}"),
        ("ar/{{name}=fr/{name}", "'ar/{{name}' has a brace that belongs to no placeholder"),
        ("ar/{a}=fr/{b}", "'ar/{a}=fr/{b}' has different placeholders on its two sides"),
        ("{a}={a}", "'{a}={a}' has the same pattern on both sides"),
        ("/ar/{a}=fr/{a}", "'/ar/{a}' leads out of the folder; patterns are relative to it"),
        ("ar/{a}=../fr/{a}", "'../fr/{a}' leads out of the folder; patterns are relative to it"),
    ],
)
def test_patterns_that_are_none(tree: Tree, pattern: str, message: str) -> None:
    tree("ar/x.txt")
    with pytest.raises(AuditError) as error:
        read(["."], Settings(pairs=pattern))
    assert str(error.value) == f"--pairs: {message}; write it as 'ar/{{name}}.txt=fr/{{name}}.txt'"


def test_patterns_that_match_nothing(tree: Tree) -> None:
    tree("ar/x.txt")
    with pytest.raises(AuditError) as error:
        read(["."], Settings(pairs="a{n}.txt=b{n}.txt"))
    assert str(error.value) == "--pairs: no file matches 'a{n}.txt' or 'b{n}.txt'"


def test_a_path_that_is_not_there(tree: Tree) -> None:
    tree("x.txt")
    with pytest.raises(AuditError) as error:
        read(["x.txt", "y.txt"], Settings())
    assert str(error.value) == "y.txt: no such file or folder"


def test_files_of_other_kinds(tree: Tree) -> None:
    tree(
        "feed/fr/a.txt",
        "feed/.DS_Store",
        "feed/.git/x.txt",
        "feed/a.md",
        "feed/b.png",
        "feed/c.json",
        "feed/d",
        "feed/e~",
    )
    assert pairs("feed") == [(None, "feed/fr/a.txt")]
    assert problems("feed") == [("feed", "kinds of file that are not read: a.md, b.png, c.json and 2 more", False)]
    [(path, reason, unaudited)] = problems("feed/b.png")
    assert (path, unaudited) == ("feed/b.png", True)
    assert reason == f"not a kind of file that is read ({', '.join(suffixes())})"
    assert {".csv", ".jsonl", ".txt", ".xlf"} <= set(suffixes())
    assert problems("feed/c.json") == [("feed/c.json", "a .json file of none of the formats that are read", True)]


def test_an_empty_folder_yields_nothing(tmp_path: Path) -> None:
    assert list(read([tmp_path], Settings())) == []


def test_a_folder_named_like_a_file_is_a_folder(tree: Tree) -> None:
    tree("feed/x.txt/fr/a.txt", "feed/y.jsonl/fr/b.txt")
    assert pairs("feed") == [(None, "feed/x.txt/fr/a.txt"), (None, "feed/y.jsonl/fr/b.txt")]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links(tree: Tree) -> None:
    root = tree("feed/fr/a.txt", "outside/b.txt")
    (root / "feed/loop").symlink_to(root / "feed")
    (root / "feed/self.txt").symlink_to(root / "feed/self.txt")
    (root / "feed/gone.txt").symlink_to(root / "nowhere.txt")
    (root / "feed/out.txt").symlink_to(root / "outside/b.txt")
    (root / "feed/away").symlink_to(root / "outside")
    (root / "feed/twin.txt").symlink_to(root / "feed/fr/a.txt")
    (root / "feed/.store").mkdir()
    (root / "feed/.store/1").write_text(FRENCH, encoding="utf-8")
    (root / "feed/fr/stored.txt").symlink_to("../.store/1")
    assert pairs("feed") == [(None, "feed/fr/a.txt"), (None, "feed/fr/stored.txt")]
    assert problems("feed") == [
        ("feed/away", "a link that leads out of the folder, not followed", True),
        ("feed/gone.txt", "a link that leads nowhere", True),
        ("feed/out.txt", "a link that leads out of the folder, not followed", True),
        ("feed/self.txt", "a link that leads nowhere", True),
    ]
    assert pairs("feed/out.txt") == [(None, "feed/out.txt")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tree: Tree) -> None:
    root = tree("feed/fr/a.txt", "feed/fr/b.txt", "feed/shut/c.txt")
    (root / "feed/fr/a.txt").chmod(0)
    (root / "feed/shut").chmod(0)
    try:
        assert problems("feed") == [
            ("feed/fr/a.txt", "permission denied", True),
            ("feed/shut", "permission denied", True),
        ]
        assert pairs("feed") == [(None, "feed/fr/b.txt")]
    finally:
        (root / "feed/shut").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_not_waited_for(tree: Tree) -> None:
    root = tree("feed/fr/a.txt")
    os.mkfifo(root / "feed/fr/pipe.txt")
    assert problems("feed") == [("feed/fr/pipe.txt", "not a regular file", True)]


@pytest.mark.skipif(os.name != "posix", reason="needs names of any bytes")
def test_names_of_any_bytes_are_shown_safely(tmp_path: Path) -> None:
    for name in (b"r\xe9sum\xe9.txt", b"a\nb\x1b[31m.txt", "r\u202etxt.txt".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(FRENCH, encoding="utf-8")
    names = [item.name for item in read([tmp_path], Settings()) if isinstance(item, Document)]
    assert [Path(name).name for name in names] == ["a\\nb\\x1b[31m.txt", "r\\u202etxt.txt", "r\\xe9sum\\xe9.txt"]
    assert all(name.encode("utf-8") and name.isprintable() for name in names)


def test_one_side_that_cannot_be_read_does_not_lose_the_other(tree: Tree) -> None:
    root = tree("ar/a.txt", "fr/a.txt", "ar/b.txt", "fr/b.txt")
    (root / "ar/a.txt").write_bytes(b"")
    (root / "fr/b.txt").write_bytes(b"\0\1\2\3")
    assert pairs(".") == [(None, "fr/a.txt")]
    assert problems(".") == [("ar/a.txt", "empty file", True), ("fr/b.txt", "binary file, not text", True)]


@pytest.mark.parametrize(
    ("originals", "translations"),
    [("ar", "fr"), ("a=b", "c{d}"), ("one/ar", "two/ar"), (".", "fr"), ("ar", "ar/out"), ("./ar", "fr/../fr")],
)
def test_two_folders_pair_by_what_stands_at_the_same_place(tree: Tree, originals: str, translations: str) -> None:
    names = ("x.txt", "2024/05/y.html", "2024/x.txt")
    tree(*(f"{folder}/{name}" for folder in (originals, translations) for name in names))
    tree(f"{translations}/alone.txt", f"{originals}/z.txt", f"{originals}/z.bin")
    found = list(read_beside(Path(originals), Path(translations), Settings(source="ar", target="fr")))
    made = {d.target.path: d.source and d.source.path for d in found if isinstance(d, Document) and d.target}
    shown = {folder: Path(folder).as_posix() for folder in (originals, translations)}

    def below(folder: str, name: str) -> str:
        return Path(shown[folder], name).as_posix()

    expected = {below(translations, name): below(originals, name) for name in names}
    assert made == {**expected, below(translations, "alone.txt"): None}
    said = {p.path: p.reason for p in found if isinstance(p, Problem)}
    assert said[below(originals, "z.txt")] == f"no French file for it ({below(translations, 'z.txt')})"
    assert said[below(translations, "alone.txt")].startswith(
        f"no Arabic file for it ({below(originals, 'alone.txt')});"
    )
    assert said[shown[originals]] == "kinds of file that are not read: z.bin"
    assert len(said) == 3


def test_a_folder_cannot_stand_beside_itself(tree: Tree) -> None:
    tree("feed/x.txt")
    with pytest.raises(AuditError, match=r"feed/\.\./feed: a folder of translations cannot be that of their originals"):
        read_beside(Path("feed"), Path("feed/../feed"), Settings())
