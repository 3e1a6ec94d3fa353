"""Texts that say themselves what they are: the stories of news formats, and whatever is paired by its content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from audit.errors import UnreadableFile
from audit.reading.files import reason_of, shown
from audit.reading.folders import Found
from audit.reading.naming import asked, readings
from audit.reading.registry import OneSided, Stories, Story, format_of
from audit.reading.text import read_text
from audit.records import Problem, Text
from audit.settings import Settings

_SAMPLE = 6_000
_EVIDENT = frozenset({"ar", "en", "fr"})

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """A text in one language and how to find it again: the file, and its place among the stories there.

    ``told`` is the language that the file's name tells; ``sample`` is the beginning of the text, where it was
    asked for; ``keys`` is what it shares with its translation.
    """

    file: Found
    place: int
    told: str | None
    language: str | None
    name: str
    sample: str
    keys: tuple[Key, ...] = ()
    date: str | None = None


@dataclass
class Sides:
    """What a set of files holds, and what there is to say about them."""

    sides: list[Side] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def text_of(side: Side) -> Text:
    """The whole text, read again: a run over many files does not hold them all in memory.

    Raises:
        UnreadableFile: it is not there any more.
    """
    stories, _ = _items(side.file, side.told)
    if side.place >= len(stories):
        raise UnreadableFile(shown(side.file.path), "changed while it was read")
    return replace(stories[side.place].text, language=side.language)


def only_text(file: Found, language: str | None) -> Text:
    """The text of a file that holds one.

    Raises:
        UnreadableFile: it cannot be read, or holds several.
    """
    stories, problems = _items(file, language)
    if len(stories) == 1:
        return stories[0].text
    if problems and not stories:
        raise UnreadableFile(problems[0].path, problems[0].reason)
    raise UnreadableFile(shown(file.path), f"{len(stories)} stories in one file, which --pairs cannot tell apart")


def look_into(files: Iterable[Found], settings: Settings, samples: bool = False) -> Sides:
    """The texts of ``files``, each with its language: as its name says, else as the file says, else as it shows.

    ``samples`` keeps the beginnings of the texts, which are much to hold of many files.
    """
    wanted = {code for code in asked(settings) if code}
    found = Sides()
    for file in files:
        told = named_language(file, wanted)
        stories, problems = _items(file, told)
        found.problems += problems
        names = [("name", "\n".join(way.key)) for way in readings(file.path.as_posix(), file.depth, wanted)]
        for place, story in enumerate(stories):
            keys = (*story.keys, *names) if len(stories) == 1 else story.keys
            name = shown(file.path) + (f"#{story.id or place + 1}" if len(stories) > 1 else "")
            sample = story.text.content[:_SAMPLE]
            language = told or story.text.language or _identified(sample)
            found.sides.append(Side(file, place, told, language, name, sample if samples else "", keys, story.date))
    return found


def named_language(file: Found, wanted: Collection[str]) -> str | None:
    """The language that the file's name or folder tells beyond doubt."""
    ways = readings(file.path.as_posix(), file.depth, wanted)
    return next((way.language for way in ways if way.firm and way.language in _EVIDENT | set(wanted)), None)


def _items(file: Found, language: str | None) -> tuple[Sequence[Story], Sequence[Problem]]:
    """What the file holds."""
    try:
        status = file.path.stat()
    except OSError as error:
        return (), (Problem(shown(file.path), reason_of(error)),)
    return _remembered(file, language, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=4)
def _remembered(
    file: Found, language: str | None, _state: tuple[int, int]
) -> tuple[Sequence[Story], Sequence[Problem]]:
    """The last few files are remembered while they do not change: the stories of a feed are asked for one by one."""
    format = format_of(file.path)
    stories: list[Story] = []
    problems: list[Problem] = []
    try:
        if isinstance(format, Stories):
            for item in format.read(file.path, language):
                if isinstance(item, Story):
                    stories.append(item)
                else:
                    problems.append(item)
        else:
            read = format.read if isinstance(format, OneSided) else read_text
            stories.append(Story(read(file.path, language)))
    except UnreadableFile as error:
        problems.append(Problem(error.path, error.reason))
    return stories, problems


def _identified(sample: str) -> str | None:
    from audit.language.identify import identify

    found = identify(sample[:4_000])
    return found.code if found else None


def match(sources: Sequence[Side], targets: Sequence[Side], kinds: Sequence[str]) -> list[tuple[Side, Side, str]]:
    """Sources and targets that share a key nobody else has, and its kind; the surest kinds first."""
    matched: list[tuple[Side, Side, str]] = []
    taken: set[Side] = set()
    for kind in kinds:
        near, far = (_by_key([s for s in sides if s not in taken], kind) for sides in (sources, targets))
        for value, found in far.items():
            partners = near.get(value, [])
            if len(found) == 1 and len(partners) == 1 and not taken & {found[0], partners[0]}:
                matched.append((partners[0], found[0], kind))
                taken |= {found[0], partners[0]}
    return matched


def _by_key(sides: Iterable[Side], kind: str) -> dict[str, list[Side]]:
    found: defaultdict[str, list[Side]] = defaultdict(list)
    for side in sides:
        for key, value in dict.fromkeys(side.keys):
            if key == kind:
                found[value].append(side)
    return found
