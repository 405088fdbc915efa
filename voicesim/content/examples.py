"""Labelled examples: sentences that people wrote for a label, or beside it, without seeing the patterns.

`personas/examples/<language>.<author>.tsv`, one file an author: three comment lines that say whose it is,
then one example a line, `label TAB side TAB sentence`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language

Side: TypeAlias = Literal["yes", "no", "right", "wrong"]
"""`yes`: the sentence does it. `no`: a near miss. `right`, `wrong`: it states the fact so."""
LabelKind: TypeAlias = Literal["family", "topic", "statement", "fact"]
"""`fact`: what a caller keeps until it is brought up."""

_LABEL = re.compile(r"^(?:([A-Z]{2}\d{2})/)?(family|topic|statement|fact):([a-z][a-z0-9_]*)$")
_HEAD = ("language", "author", "date")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_LONGEST = 400


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """What an example is an example of."""

    kind: LabelKind
    id: str
    """Identifier of the family, topic, statement or fact."""
    scenario: str = ""
    """The scenario that the topic, statement or fact belongs to; empty for what every call knows."""

    def __str__(self) -> str:
        return f"{self.scenario}/{self.kind}:{self.id}".lstrip("/")


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, and what it does or nearly does."""

    label: Label
    side: Side
    text: str
    author: str
    """A capital letter: authors have no name here."""
    line: int
    """Line in the author's file, from 1."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """What one author wrote."""

    path: Path
    language: Language
    author: str
    date: str
    """The day it was written, as 2026-11-29."""
    examples: tuple[Example, ...]

    def error(self, example: Example, *, code: str, what: Message, mend: Message) -> ContentError:
        """A sentence about one example of this file."""
        return ContentError(code, what=what, where=f"{self.path}:{example.line}", mend=mend)


def example_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of every author, by language and letter; those that come with the package by default."""
    return tuple(sorted((folder or content("personas", "examples")).glob("*.tsv")))


def files_in(language: Language, folder: Path | None = None) -> tuple[Path, ...]:
    """Those of the files that are in one language."""
    return tuple(path for path in example_files(folder) if path.name.partition(".")[0] == language)


def fault_files() -> tuple[Path, ...]:
    """The files of the authors who wrote for the faults alone."""
    return example_files(content("personas", "examples", "faults"))


def fault_files_in(language: Language) -> tuple[Path, ...]:
    """Those of them that are in one language."""
    return files_in(language, content("personas", "examples", "faults"))


def load_fault_examples(language: Language) -> tuple[ExampleFile, ...]:
    """What they wrote in `language`. Raises `ContentError`."""
    return tuple(map(read_examples, fault_files_in(language)))


def fact_files() -> tuple[Path, ...]:
    """The files of the authors who wrote what brings up what a caller keeps."""
    return example_files(content("personas", "examples", "facts"))


def fact_files_in(language: Language) -> tuple[Path, ...]:
    """Those of them that are in one language."""
    return files_in(language, content("personas", "examples", "facts"))


def load_fact_examples(language: Language) -> tuple[ExampleFile, ...]:
    """What they wrote in `language`. Raises `ContentError`."""
    return tuple(map(read_examples, fact_files_in(language)))


def load_examples(language: Language, folder: Path | None = None) -> tuple[ExampleFile, ...]:
    """Every author's examples in `language`. Raises `ContentError`."""
    return tuple(map(read_examples, files_in(language, folder)))


def sentences_in(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Each example's mark, "A12" (its author's letter, its line), and its sentence. Raises `ContentError`.

    Nothing else of a file is looked at: `read_examples` does that, before a file is shipped. It takes ten
    times as long, and would keep the telephone from ringing.
    """
    for path in paths:
        author = path.name.split(".")[1]
        for number, line in enumerate(_lines(path), 1):
            if line and not line.startswith("#"):
                yield f"{author}{number}", line.rpartition("\t")[2]


def _lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise ContentError(
            "content.unreadable",
            what=Message("the examples cannot be read"),
            where=str(path),
            mend=Message("check the path, and save the file as UTF-8 text"),
        ) from None


def read_examples(path: Path) -> ExampleFile:
    """One author's file. Raises `ContentError` for the first line that breaks the rules."""
    lines = _lines(path)
    head = _head(path, lines)
    if path.name != f"{head['language']}.{head['author']}.tsv":
        raise _broken(
            path, 1, Message("the file is not named after its language and author"), Message("rename it")
        )
    rows = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    examples = tuple(_example(path, number, line, head["author"]) for number, line in rows)
    language = cast(Language, head["language"])
    return ExampleFile(path, language, head["author"], head["date"], examples)


def twins(files: Sequence[ExampleFile]) -> Iterator[ContentError]:
    """Sentences that one author gives twice for a label, or that two sort to opposite sides of it."""
    for file in files:
        seen: dict[tuple[Label, str], Example] = {}
        for example in file.examples:
            key = (example.label, _bare(example.text))
            if key in seen:
                what = Message("the sentence of line {line} again, for the same label", line=seen[key].line)
                yield file.error(
                    example, code="examples.twin", what=what, mend=Message("word one of them otherwise")
                )
            seen.setdefault(key, example)
    sides: dict[tuple[Language, Label, str], Example] = {}
    for file in files:
        for example in file.examples:
            known = sides.setdefault((file.language, example.label, _bare(example.text)), example)
            if known.author != example.author and known.side != example.side:
                what = Message(
                    "{side!r} for {author} (line {line}), {side2!r} here",
                    side=known.side,
                    author=known.author,
                    line=known.line,
                    side2=example.side,
                )
                yield file.error(
                    example, code="examples.side", what=what, mend=Message("let a third person decide")
                )


def _head(path: Path, lines: Sequence[str]) -> dict[str, str]:
    """The comment lines at the head: language, author, date."""
    found = {}
    for line in lines:
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        found[key.strip()] = value.strip()
    for key in _HEAD:
        if key not in found:
            raise _broken(
                path, 1, Message("no line '# {key}: ...' at its head", key=key), Message("write it there")
            )
    if found["language"] not in get_args(Language):
        raise _broken(
            path,
            1,
            Message("{value!r} is no language of ours", value=found["language"]),
            Message("write fr or en"),
        )
    if not re.fullmatch(r"[A-Z]", found["author"]):
        raise _broken(
            path,
            1,
            Message("the author {value!r} is no capital letter", value=found["author"]),
            Message("choose a free letter"),
        )
    if not _DATE.match(found["date"]):
        raise _broken(
            path,
            1,
            Message("the date {value!r} cannot be read", value=found["date"]),
            Message("write it as 2026-11-29"),
        )
    return found


def _example(path: Path, number: int, line: str, author: str) -> Example:
    fields = line.split("\t")
    if len(fields) != 3:
        what = Message("{count} fields instead of three", count=len(fields))
        raise _broken(
            path, number, what, Message("write the label, the side and the sentence, with a TAB between two")
        )
    label, side, text = _label(path, number, fields[0]), fields[1], fields[2]
    sides = ("right", "wrong", "no") if label.kind == "statement" else ("yes", "no")
    if side not in sides:
        raise _broken(
            path,
            number,
            Message("{side!r} is no side of a {kind}", side=side, kind=label.kind),
            Message("write {names}", names=", ".join(sides)),
        )
    if fault := _fault(text):
        raise _broken(path, number, *fault)
    return Example(label, cast(Side, side), text, author, number)


def _label(path: Path, number: int, text: str) -> Label:
    match = _LABEL.match(text)
    own = ("statement", "fact")
    if match is None or (match[2] == "family" and match[1]) or (match[2] in own and not match[1]):
        mend = Message("write family:ID, topic:ID, FR01/topic:ID, FR01/statement:ID or FR01/fact:ID")
        raise _broken(path, number, Message("{text!r} is no label", text=text), mend)
    return Label(cast(LabelKind, match[2]), match[3], match[1] or "")


def _fault(text: str) -> tuple[Message, Message] | None:
    """What keeps `text` from being a sentence, and the remedy."""
    if unicodedata.normalize("NFC", text) != text:
        return Message("accents written apart from their letters"), Message("save the file in NFC")
    hidden = [char for char in dict.fromkeys(text) if _is_hidden(char)]
    if hidden:
        name = unicodedata.name(hidden[0], f"U+{ord(hidden[0]):04X}")
        return Message("an invisible character ({name})", name=name), Message(
            "remove it, or write a plain space"
        )
    if text != " ".join(text.split()):
        return Message("spaces at its ends or two in a row"), Message("keep one between two words")
    if not any(char.isalpha() for char in text) or len(text) > _LONGEST:
        return Message("no sentence"), Message("write words, at most {most} characters", most=_LONGEST)
    return None


@lru_cache(maxsize=4096)
def _is_hidden(char: str) -> bool:
    category = unicodedata.category(char)
    return category in _HIDDEN or (category == "Zs" and char != " ")


def _bare(text: str) -> str:
    """The words alone: two sentences that differ in capitals and marks are one."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _broken(path: Path, number: int, what: Message, mend: Message) -> ContentError:
    return ContentError("examples.line", what=what, where=f"{path}:{number}", mend=mend)
