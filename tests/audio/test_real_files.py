"""Files as people really have them: whole where they can be read whole, else how much of them could be."""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from made_files import RATE, chunk, encoded, layout, mp3, voice, wav

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.reading import SoundFile, read
from voicesim.errors import RecordingError

SIX = voice(6.0)
BYTES = SIX.tobytes()
FMT = chunk(b"fmt ", layout())
LIST = chunk(b"LIST", b"INFOISFT\x0e\0\0\0Lavf61.7.100\0\0")


def heard(tmp_path: Path, data: bytes, name: str = "file.wav") -> SoundFile:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name)


def is_six_seconds(found: SoundFile, seconds: float = 6.0, within: float = 0.002) -> bool:
    return abs(found.duration - seconds) <= within


STREAMED = [
    *(0x7FFFF000, 0x7FFFFFFF, 0x80000000, 2_000_000_000, 0, 0xFFFFFFFF, 0x7FFFFFDB, 0xFFFFFFD3, 0xFFFFF000),
    *(0x7FFFFFFF - 36, 0x80000000 - 44, 0x40000000, 1_000_000_000, 0x7FFF0000, 0xFFFFFFFE, 0x80000024),
]


@pytest.mark.parametrize("size", STREAMED, ids=hex)
@pytest.mark.parametrize("riff", [None, 0, 0xFFFFFFFF, 0x7FFFF024, 36])
@pytest.mark.parametrize("before", [b"", LIST])
def test_a_wav_that_came_out_of_a_pipe_is_read_whole(
    tmp_path: Path, size: int, riff: int | None, before: bytes
) -> None:
    data = wav(FMT, before, chunk(b"data", BYTES, size=size), size=riff)
    assert is_six_seconds(heard(tmp_path, data))


@pytest.mark.parametrize("over", [2, 8, 36, 44, 46])
@pytest.mark.parametrize("right", [True, False])
def test_a_size_too_large_by_the_header_is_no_loss(tmp_path: Path, over: int, right: bool) -> None:
    body = wav(FMT, chunk(b"data", BYTES, size=len(BYTES) + over))
    size = len(body) - 8 + (0 if right else over)
    assert is_six_seconds(heard(tmp_path, body[:4] + struct.pack("<I", size) + body[8:]))


@pytest.mark.parametrize("told", [2 * RATE, 2 * RATE + 1, 100, 44])
@pytest.mark.parametrize("riff", [None, 36 + 2 * RATE, 0])
@pytest.mark.parametrize("after", [b"", LIST])
def test_a_header_that_was_never_brought_up_to_date_hides_nothing(
    tmp_path: Path, told: int, riff: int | None, after: bytes
) -> None:
    data = wav(FMT, chunk(b"data", BYTES, size=told), after, size=riff)
    assert is_six_seconds(heard(tmp_path, data))


@pytest.mark.parametrize("between", [b"", LIST, chunk(b"zzzz", b"1234567")])
def test_two_chunks_of_sound_are_one_sound(tmp_path: Path, between: bytes) -> None:
    half = len(BYTES) // 2
    found = heard(tmp_path, wav(FMT, chunk(b"data", BYTES[:half]), between, chunk(b"data", BYTES[half:])))
    alone = heard(tmp_path, wav(FMT, chunk(b"data", BYTES)), "whole.wav")
    assert np.array_equal(found.channels[0], alone.channels[0])


def test_a_third_chunk_of_sound_of_unknown_length_is_read_too(tmp_path: Path) -> None:
    third = len(BYTES) // 3
    pieces = [chunk(b"data", BYTES[:third]), chunk(b"data", BYTES[third : 2 * third])]
    last = chunk(b"data", BYTES[2 * third :], size=0xFFFFFFFF)
    assert is_six_seconds(heard(tmp_path, wav(FMT, *pieces, LIST, last)))


@pytest.mark.parametrize("name", [b"LIST", b"bext", b"iXML"])
def test_a_chunk_without_its_padding_loses_nothing(tmp_path: Path, name: bytes) -> None:
    odd = chunk(name, b"INFOISFT\x0d\0\0\0Lavf61.7.100\0", padded=False)
    assert is_six_seconds(heard(tmp_path, wav(FMT, odd, chunk(b"data", BYTES))))
    eight = chunk(b"fmt ", layout(bits=8))
    uneven = (SIX[:-1] // 256 + 128).astype(np.uint8).tobytes()
    found = heard(tmp_path, wav(eight, chunk(b"data", uneven, padded=False), odd), "eight.wav")
    assert is_six_seconds(found)


@pytest.mark.parametrize("tail", [b"TAG" + bytes(125), b"\0" * 500, b"ID3\4\0\0\0\0\0\1z", b"\0" * 3])
def test_what_is_no_sound_behind_a_sound_is_not_heard(tmp_path: Path, tail: bytes) -> None:
    data = wav(FMT, chunk(b"data", BYTES)) + tail
    assert is_six_seconds(heard(tmp_path, data))


@pytest.mark.parametrize("mark", [b"RF64", b"BW64"])
@pytest.mark.parametrize("known", [True, False])
def test_a_broadcast_file_of_64_bits_is_read(tmp_path: Path, mark: bytes, known: bool) -> None:
    sizes = struct.pack("<QQQI", len(BYTES) + 72 if known else 0, len(BYTES) if known else 0, 0, 0)
    data = wav(chunk(b"ds64", sizes), FMT, chunk(b"data", BYTES, size=2**32 - 1), size=2**32 - 1, mark=mark)
    assert is_six_seconds(heard(tmp_path, data))


@pytest.mark.parametrize("size", [None, 0, 0x7FFFF000, 1000])
def test_big_endian_files_are_read_the_same_way(tmp_path: Path, size: int | None) -> None:
    sound = chunk(b"data", SIX.astype(">i2").tobytes(), size=size, order=">")
    data = wav(chunk(b"fmt ", layout(order=">"), order=">"), sound, mark=b"RIFX", order=">")
    found = heard(tmp_path, data)
    assert is_six_seconds(found)
    assert np.abs(found.channels[0]).max() < 9000


@pytest.mark.parametrize(
    "joined",
    [
        lambda one: wav(FMT, chunk(b"data", one.tobytes())),
        lambda one: wav(FMT, chunk(b"data", one.tobytes(), size=0xFFFFFFFF), size=0xFFFFFFFF),
        lambda one: wav(FMT, chunk(b"data", one.tobytes()), LIST),
        lambda one: encoded(one, "OGG", "VORBIS"),
        lambda one: encoded(one, "OGG", "OPUS"),
        lambda one: encoded(one, "FLAC"),
        lambda one: mp3(np.repeat(one, 2), counted=True),
        lambda one: mp3(np.repeat(one, 2), counted=False),
        lambda one: mp3(np.repeat(one, 2), counted=True, quality="2"),
    ],
    ids=["wav", "streamed wav", "tagged wav", "vorbis", "opus", "flac", "mp3", "bare mp3", "vbr mp3"],
)
@pytest.mark.parametrize("count", [2, 3])
def test_files_joined_end_to_end_are_heard_to_the_end(tmp_path: Path, joined, count: int) -> None:  # type: ignore[no-untyped-def]
    found = heard(tmp_path, joined(SIX) * count)
    assert is_six_seconds(found, 6.0 * count, within=0.12 * count)
    last = found.channels[0][-SAMPLE_RATE * 3 : -SAMPLE_RATE]
    assert np.std(last.astype(float)) > 2000


def test_joined_files_of_another_rate_are_one_sound(tmp_path: Path) -> None:
    data = encoded(SIX, "WAV") + encoded(voice(6.0, 44100), "WAV", rate=44100)
    assert is_six_seconds(heard(tmp_path, data), 12.0)


def test_joined_files_that_do_not_fit_say_how_much_could_be_read(tmp_path: Path) -> None:
    data = encoded(SIX, "WAV") + encoded(np.column_stack([SIX, SIX]), "WAV")
    with pytest.raises(RecordingError, match=r"6\.0 s of 12\.0 could be read"):
        heard(tmp_path, data)


@pytest.mark.parametrize("rate", [8000, 16000, 44100])
@pytest.mark.parametrize("quality", ["", "2", "7"])
def test_an_mp3_that_counts_nothing_is_read_whole(tmp_path: Path, rate: int, quality: str) -> None:
    sound = voice(6.0, rate)
    sound[: 2 * rate] //= 100  # quiet first: an estimate from its first frames is far off
    data = mp3(sound, counted=False, rate=rate, quality=quality)
    assert is_six_seconds(heard(tmp_path, data, "call.mp3"), within=0.2)


@pytest.mark.parametrize("size", [None, 0xFFFFFFFF, 0])
@pytest.mark.parametrize("counted", [True, False])
def test_an_mp3_in_a_wav_is_read_whole(tmp_path: Path, size: int | None, counted: bool) -> None:
    inside = mp3(voice(6.0, 44100), counted=counted, rate=44100)
    inside = inside[inside.index(b"\xff\xfb") :]
    form = struct.pack("<HHIIHHHHIHHH", 0x55, 1, 44100, 8000, 1, 0, 12, 1, 2, 417, 1, 1393)
    data = wav(chunk(b"fmt ", form), chunk(b"data", inside, size=size))
    assert is_six_seconds(heard(tmp_path, data), within=0.2)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.wav", wav(FMT, chunk(b"data", BYTES))),
        ("cut.flac", encoded(SIX, "FLAC")),
        ("cut.mp3", mp3(np.repeat(SIX, 2), counted=True)),
    ],
)
def test_a_file_cut_in_the_copying_says_how_much_of_how_much(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(RecordingError, match=r"[2-4]\.\d s of (5\.9|6\.[01]) could be read"):
        heard(tmp_path, data[: len(data) // 2], name)


def test_a_second_file_that_was_cut_is_said_too(tmp_path: Path) -> None:
    one = wav(FMT, chunk(b"data", BYTES))
    with pytest.raises(RecordingError, match=r"s of 12\.0 could be read"):
        heard(tmp_path, one + one[: len(one) // 2])


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_sample_that_is_no_number_does_not_spread(tmp_path: Path, bad: float) -> None:
    sound = SIX.astype(np.float32) / 32768
    sound[5000] = bad
    soundfile.write(tmp_path / "bad.wav", sound, RATE, subtype="FLOAT")
    found = read(tmp_path / "bad.wav").channels[0]
    assert is_six_seconds(read(tmp_path / "bad.wav"))
    assert np.std(found[11000:].astype(float)) > 1000


def test_a_file_of_no_numbers_is_not_taken_for_silence(tmp_path: Path) -> None:
    sound = np.full(6 * RATE, np.nan, dtype=np.float32)
    soundfile.write(tmp_path / "nan.wav", sound, RATE, subtype="FLOAT")
    with pytest.raises(RecordingError, match=r"no numbers: 0\.0 s of 6\.0 could be read"):
        read(tmp_path / "nan.wav")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG", "MP3"])
def test_a_name_that_is_not_utf_8_is_a_name(tmp_path: Path, kind: str) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9." + kind.lower().encode()
    with open(path, "wb") as file:
        file.write(encoded(np.repeat(SIX, 2), kind, rate=16000))
    assert is_six_seconds(read(Path(os.fsdecode(path))), within=0.1)


@given(st.data())
def test_whatever_stands_in_a_header_is_one_sentence_or_a_sound(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    short = voice(0.3).tobytes()
    whole = bytearray(
        data.draw(
            st.sampled_from(
                [
                    wav(FMT, LIST, chunk(b"data", short), LIST),
                    encoded(voice(0.3), "OGG", "VORBIS"),
                    encoded(voice(0.3), "FLAC"),
                    mp3(voice(0.3, 16000), counted=True),
                ]
            )
        )
    )
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=4)):
        whole[at % len(whole)] = byte
    path = tmp_path_factory.mktemp("fuzz") / "file"
    path.write_bytes(bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    with suppress(RecordingError):
        assert read(path).duration >= 0
