"""The file of words that goes with a recording."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import samples
from voicesim.errors import ContentError
from voicesim.listening.words_file import read_words, words_in


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


@pytest.mark.parametrize(
    "line",
    [
        "0,30 4,50 Bonjour, madame",
        "0,30\t4,50\tBonjour, madame",
        "0,300000\t4,500000\tBonjour, madame",
        "0,30;4,50;Bonjour, madame",
        "0.30,4.50,Bonjour, madame",
        '0.30;4.50;"Bonjour, madame"',
    ],
)
@pytest.mark.parametrize("header", ["", "start\tend\ttext\n", "début;fin;texte\n", "Start End Words\n\n"])
def test_a_decimal_comma_and_a_header_are_what_spreadsheets_write(
    tmp_path: Path, line: str, header: str
) -> None:
    words = read_words(a_file(tmp_path, f"{header}{line}\n"), 11.0)
    assert [word.text for word in words] == ["Bonjour,", "madame"]
    assert (words[0].start, words[-1].end) == (samples(0.3), samples(4.5))


def test_a_file_of_decimal_commas_may_have_whole_seconds(tmp_path: Path) -> None:
    words = read_words(a_file(tmp_path, "0,5 2 Bonjour\n2 3,25 madame\n"))
    assert [(word.start, word.end) for word in words] == [
        (samples(0.5), samples(2.0)),
        (samples(2.0), samples(3.25)),
    ]


def test_a_whole_second_may_stand_before_a_decimal_comma(tmp_path: Path) -> None:
    (word,) = read_words(a_file(tmp_path, "5 6,5 oui\n"))
    assert (word.text, word.start, word.end) == ("oui", samples(5.0), samples(6.5))


@pytest.mark.parametrize("line", ["0,5, 1,8, Bonjour", "0, 2, 3,5 madame"])
def test_commas_in_and_between_the_numbers_are_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ContentError, match=r"words\.txt:1: commas stand both in and between"):
        read_words(a_file(tmp_path, line))


def test_a_line_of_a_hundred_thousand_words_is_shared_out(tmp_path: Path) -> None:
    words = read_words(a_file(tmp_path, "0 60 " + "oui " * 100_000))
    assert len(words) == 100_000
    assert (words[0].start, words[-1].end) == (0, samples(60.0))


def test_thousandths_of_a_second_are_known_by_the_length_and_said(tmp_path: Path) -> None:
    path = a_file(tmp_path, "start\tend\ttext\n300\t4500\tBonjour\n5000\t10500\tmadame\n")
    found = words_in(path, 11.0)
    assert found.thousandths
    assert [(word.start, word.end) for word in found.words] == [
        (samples(0.3), samples(4.5)),
        (samples(5.0), samples(10.5)),
    ]
    assert not words_in(path).thousandths


@pytest.mark.parametrize("times", ["0 13", "9.0 13.0", "100.5 200.5", "0 12000000"])
def test_words_past_the_end_are_refused_with_the_length(tmp_path: Path, times: str) -> None:
    with pytest.raises(ContentError, match=r"words\.txt:1: .*the recording lasts 11\.0 s.*milliseconds"):
        read_words(a_file(tmp_path, f"{times} Bonjour\n"), 11.0)


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:00,300 --> 00:00:02,500\n<i>Bonjour</i>\nmadame\n\n2\n00:00:03,000 --> 00:00:04,500\noui\n",
        "WEBVTT\n\nNOTE made by hand\n\n00:00.300 --> 00:02.500 align:start\n<v Julie>Bonjour\nmadame</v>\n\n"
        "second\n00:03.000 --> 00:04.500\noui\n",
        "1\r\n00:00:00,300 --> 00:00:02,500\r\nBonjour madame\r\n2\r\n00:00:03,000 --> 00:00:04,500\r\noui",
    ],
)
def test_captions_are_files_of_words_too(tmp_path: Path, text: str) -> None:
    words = read_words(a_file(tmp_path, text), 5.0)
    assert [word.text for word in words] == ["Bonjour", "madame", "oui"]
    assert (words[0].start, words[1].end, words[2].start) == (samples(0.3), samples(2.5), samples(3.0))


def test_words_are_composed_letters_whatever_system_wrote_them(tmp_path: Path) -> None:
    (word,) = read_words(a_file(tmp_path, "0 1 de\u0301sole\u0301\n"))
    assert word.text == "d\u00e9sol\u00e9"


@given(st.binary(max_size=200), st.sampled_from([None, 11.0]))
def test_whatever_is_in_the_file_is_one_sentence_or_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, length: float | None
) -> None:
    path = tmp_path_factory.mktemp("words") / "words.txt"
    path.write_bytes(data)
    with suppress(ContentError):
        assert read_words(path, length)


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
