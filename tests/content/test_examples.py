"""Examples are content: what authors write, and what the linter says of what is not right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from voicesim.client.example_check import check_examples
from voicesim.content.examples import (
    Label,
    example_files,
    fault_files_in,
    files_in,
    load_examples,
    load_fault_examples,
    read_examples,
    sentences_in,
)
from voicesim.errors import ContentError
from voicesim.text.words import Language

HEAD = "# language: fr\n# author: Q\n# date: 2026-11-29\n"


def written(folder: Path, *lines: str, author: str = "Q", head: str = HEAD) -> Path:
    path = folder / f"fr.{author}.tsv"
    path.write_text(
        head.replace("author: Q", f"author: {author}") + "\n".join(lines) + "\n", encoding="utf-8"
    )
    return path


def test_every_example_that_comes_with_the_package_is_fit() -> None:
    assert [str(finding) for finding in check_examples()] == []


def test_four_authors_or_more_of_each_language_wrote_for_every_family() -> None:
    for language in ("fr", "en"):
        files = load_examples(language)
        assert len({file.author for file in files}) == len(files)
        wrote = Counter(
            family
            for file in files
            for family in {each.label.id for each in file.examples if each.label.kind == "family"}
        )
        assert [family for family, authors in wrote.items() if authors < 4] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_mark_stands_for_the_sentence_that_was_checked(language: Language) -> None:
    """In a call the sentences are read without a look at them: they are the same."""
    checked = (*load_examples(language), *load_fault_examples(language))
    quick = dict(sentences_in((*files_in(language), *fault_files_in(language))))
    assert quick == {f"{each.author}{each.line}": each.text for file in checked for each in file.examples}
    assert len(quick) > 5_000


def test_an_example_keeps_its_label_side_author_and_line(tmp_path: Path) -> None:
    path = written(
        tmp_path, "family:empathy\tyes\tje me mets à votre place", "FR01/topic:speed\tno\tah, la vitesse"
    )
    first, second = read_examples(path).examples
    assert (str(first.label), first.side, first.author, first.line) == ("family:empathy", "yes", "Q", 4)
    assert second.label == Label("topic", "speed", "FR01")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("family:empathy\tyes", "2 fields instead of three"),
        ("family:empathy\tright\tje compatis", "'right' is no side of a family"),
        ("empathy\tyes\tje compatis", "is no label"),
        ("statement:excess\tright\tje compatis", "is no label"),
        ("family:empathy\tyes\tje compatis\u200b vraiment", "an invisible character (ZERO WIDTH SPACE)"),
        ("family:empathy\tyes\tje compatis\u00a0!", "an invisible character (NO-BREAK SPACE)"),
        ("family:empathy\tyes\tc'e\u0301tait dur", "accents written apart"),
        ("family:empathy\tyes\tje  compatis", "spaces at its ends or two in a row"),
        ("family:empathy\tyes\t...", "no sentence"),
    ],
)  # fmt: skip
def test_a_broken_line_is_refused_in_one_sentence_with_its_number(
    tmp_path: Path, line: str, said: str
) -> None:
    path = written(tmp_path, "family:empathy\tyes\tje me mets à votre place", line)
    with pytest.raises(ContentError) as refused:
        read_examples(path)
    assert said in str(refused.value)
    assert f"{path}:5" in str(refused.value)


@pytest.mark.parametrize("key", ["language", "author", "date"])
def test_a_file_says_whose_it_is(tmp_path: Path, key: str) -> None:
    head = "".join(line + "\n" for line in HEAD.splitlines() if key not in line)
    path = tmp_path / "fr.Q.tsv"
    path.write_text(head, encoding="utf-8")
    with pytest.raises(ContentError, match=f"'# {key}: ...'"):
        read_examples(path)


def test_an_unknown_label_is_named_once(tmp_path: Path) -> None:
    lines = [f"family:emapthy\tyes\tje compatis {number}" for number in ("un", "deux")]
    (finding,) = check_examples([written(tmp_path, *lines)])
    assert "nothing is called 'family:emapthy'" in finding.message
    assert finding.line == 4


def test_a_statement_of_another_language_is_unknown(tmp_path: Path) -> None:
    (finding,) = check_examples([written(tmp_path, "EN01/topic:gas\tyes\tle gaz est coupé")])
    assert "EN01/topic:gas" in finding.message


def test_a_sentence_given_twice_and_one_given_to_both_sides_are_found(tmp_path: Path) -> None:
    mine = written(tmp_path, "topic:gas\tyes\tet le gaz ?", "topic:gas\tyes\tEt le gaz")
    theirs = written(tmp_path, "topic:gas\tno\tEt le gaz...", author="R")
    twice, opposite = check_examples([mine, theirs])
    assert (twice.line, twice.code) == (5, "examples.twin")
    assert (opposite.file, opposite.code) == (theirs, "examples.side")


def test_the_files_are_found_by_language_and_author() -> None:
    names = [path.name for path in example_files()]
    assert names == sorted(names)
    assert {name.split(".")[0] for name in names} == {"fr", "en"}
