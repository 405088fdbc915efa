"""The file of words that goes with a recording."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import samples
from voicesim.cli.words_file import read_words
from voicesim.errors import ContentError


def a_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("separator", [" ", "\t", ", ", ";"])
def test_words_share_the_time_of_their_line_by_their_length(tmp_path: Path, separator: str) -> None:
    line = separator.join(("1.0", "2.0", "et alors"))
    et, alors = read_words(a_file(tmp_path, f"# a comment\n\n{line}\n"))
    assert (et.text, alors.text) == ("et", "alors")
    assert et.start == samples(1.0)
    assert et.end == alors.start
    assert alors.end == samples(2.0)
    assert abs((alors.end - alors.start) - 2 * (et.end - et.start)) <= 2  # samples


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", r"words\.txt: there is no word in it"),
        ("1.0 2.0\n", r"words\.txt:1: this is not start, end and words"),
        ("0 1 un\nun deux\n", r"words\.txt:2: this is not"),
        ("2 1 un\n", r"words\.txt:1: the end is before the start"),
        ("0 2 un\n1 3 deux\n", r"words\.txt:2: it begins before the line above has ended"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read_words(a_file(tmp_path, text))


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ContentError, match="not a readable text file"):
        read_words(tmp_path / "words.txt")
    with pytest.raises(ContentError, match="not a readable text file"):
        read_words(tmp_path / "none.txt")


@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.lists(st.sampled_from(["oui", "non", "merci"]), min_size=1)),
        min_size=1,
    )
)
def test_words_never_overlap_and_none_is_lost(tmp_path_factory: pytest.TempPathFactory, lines: list) -> None:  # type: ignore[type-arg]
    at, text, expected = 0.0, "", []
    for length, spoken in lines:
        text += f"{at:.3f} {at + length / 1000:.3f} {' '.join(spoken)}\n"
        at += length / 1000
        expected += spoken
    words = read_words(a_file(tmp_path_factory.mktemp("words"), text))
    assert [word.text for word in words] == expected
    assert all(one.end <= other.start for one, other in pairwise(words))
