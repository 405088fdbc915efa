"""Kinds of files that are seldom met: films, lists of waves, layouts said twice, old collections."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from made_files import chunk, encoded, layout, voice, wav

from voicesim.audio.parts import Part, Stretches
from voicesim.audio.reading import read
from voicesim.errors import RecordingError

SIX = voice(6.0)
BYTES = SIX.tobytes()
FMT = chunk(b"fmt ", layout())


def heard(tmp_path: Path, data: bytes) -> np.ndarray:
    (tmp_path / "file").write_bytes(data)
    return read(tmp_path / "file").channels[0]


def film(form: str, codec: str, rate: int) -> bytes:
    """What FFmpeg writes as a film without pictures."""
    import av

    target = io.BytesIO()
    with av.open(target, "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        sound = voice(6.0, rate)
        for at in range(0, len(sound), 1152):
            frame = av.AudioFrame.from_ndarray(sound[None, at : at + 1152], format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


FILMS = {"avi": ("pcm_s16le", 16000), "flv": ("libmp3lame", 44100)}


@pytest.mark.parametrize("form", ["avi", "flv"])
def test_a_film_is_heard_whole_and_never_taken_for_whole_when_it_was_cut(tmp_path: Path, form: str) -> None:
    data = film(form, *FILMS[form])
    assert len(heard(tmp_path, data)) == pytest.approx(6 * 16000, abs=1600)
    for end in (len(data) // 2, len(data) * 2 // 3 + 7):
        with pytest.raises(RecordingError, match=r"\d s of 6.\d could be read"):
            heard(tmp_path, data[:end])


def test_a_film_that_goes_on_in_a_second_chunk_is_one_sound(tmp_path: Path) -> None:
    """As films over 1 GB do; what follows the first chunk is no sound of its own."""
    data = film("avi", *FILMS["avi"])
    more = b"RIFF" + struct.pack("<I", 16) + b"AVIX" + chunk(b"JUNK", b"1234")
    assert len(heard(tmp_path, data + more)) == pytest.approx(6 * 16000, abs=1600)


@pytest.mark.parametrize("form", ["VOC", "NIST", "SVX", "AVR", "MPC2K", "MAT4", "AU", "CAF", "W64"])
def test_a_file_of_a_seldom_kind_that_was_cut_is_never_taken_for_whole(tmp_path: Path, form: str) -> None:
    data = encoded(SIX, form)
    assert len(heard(tmp_path, data)) == 6 * 16000
    for end in (len(data) // 2, len(data) * 2 // 3 + 7):
        with pytest.raises(RecordingError, match=r"breaks off after \d"):
            heard(tmp_path, data[:end])


@pytest.mark.parametrize(
    "data",
    [
        wav(FMT, FMT, chunk(b"data", BYTES)),
        wav(FMT, chunk(b"data", BYTES), FMT),
        wav(FMT, chunk(b"data", BYTES[:48000]), FMT, chunk(b"data", BYTES[48000:])),
    ],
)
def test_a_layout_said_twice_is_as_good_as_said_once(tmp_path: Path, data: bytes) -> None:
    once = heard(tmp_path, wav(FMT, chunk(b"data", BYTES)))
    assert np.array_equal(heard(tmp_path, data), once)


def test_what_stands_behind_another_layout_is_no_part_of_the_same_sound(tmp_path: Path) -> None:
    other = chunk(b"fmt ", layout(rate=16000))
    with pytest.raises(RecordingError, match=r"3\.0 s of 6\.0 could be read"):
        heard(tmp_path, wav(FMT, chunk(b"data", BYTES[:48000]), other, chunk(b"data", BYTES[48000:])))


def listed(*chunks: bytes) -> bytes:
    """A list of waves: sound and silence by turns."""
    return chunk(b"LIST", b"wavl" + b"".join(chunks))


def test_a_list_of_waves_is_heard_with_its_silences(tmp_path: Path) -> None:
    silence = chunk(b"slnt", struct.pack("<I", 8000))
    sound = heard(
        tmp_path,
        wav(FMT, listed(chunk(b"data", BYTES[:48000]), silence, chunk(b"data", BYTES[48000:]))),
    )
    assert len(sound) == 7 * 16000
    middle = sound[int(3.05 * 16000) : int(3.95 * 16000)]
    assert np.ptp(middle.astype(int)) < 8  # it holds the last sample: no click
    assert np.abs(sound[int(4.1 * 16000) :].astype(int)).max() > 4000


@pytest.mark.parametrize(("tag", "bits", "zero"), [(1, 16, 0), (7, 8, 0), (6, 8, 16), (1, 8, 0)])
def test_a_list_of_waves_that_begins_with_silence_is_silent(
    tmp_path: Path, tag: int, bits: int, zero: int
) -> None:
    described = chunk(b"fmt ", layout(tag=tag, bits=bits))
    sound = heard(tmp_path, wav(described, listed(chunk(b"slnt", struct.pack("<I", 8000)))))
    assert len(sound) == 16000
    assert np.abs(sound.astype(int)).max() <= zero  # A-law has no zero


def test_a_list_of_waves_that_asks_for_days_of_silence_gets_none(tmp_path: Path) -> None:
    days = chunk(b"slnt", struct.pack("<I", 0x7FFFFFFF))
    with pytest.raises(RecordingError, match=r"6\.0 s of \d+\.\d could be read"):
        heard(tmp_path, wav(FMT, listed(chunk(b"data", BYTES), days)))


def test_a_sound_in_many_pieces_is_read_piece_by_piece() -> None:
    file, count = io.BytesIO(bytes(range(200)) * 40), 2000
    pieces = Stretches(file, Part(tuple((4 * number, 2) for number in range(count))))
    read_out = b"".join(iter(lambda: pieces.read(4095), b""))
    assert read_out == b"".join(file.getvalue()[4 * number : 4 * number + 2] for number in range(count))
