"""Files spoilt in ways that are seldom met: never half of them in silence, never refused when whole."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from made_files import chunk, encoded, layout, mp3, voice, wav

from voicesim.audio.reading import SoundFile, read
from voicesim.errors import RecordingError

SIX = voice(6.0)
BYTES = SIX.tobytes()
FMT = chunk(b"fmt ", layout())
FLAC = encoded(SIX, "FLAC")
OPUS = encoded(SIX, "OGG", "OPUS")
VORBIS = encoded(SIX, "OGG", "VORBIS")
ID3 = b"ID3\4\0\0\0\0\0\x0a" + bytes(10)


def heard(tmp_path: Path, data: bytes) -> SoundFile:
    (tmp_path / "file").write_bytes(data)
    return read(tmp_path / "file")


def counting(data: bytes, count: int) -> bytes:
    """A FLAC file that says it has `count` samples."""
    described = int.from_bytes(data[18:26], "big") >> 36 << 36 | count
    return data[:18] + described.to_bytes(8, "big") + data[26:]


def opening(seconds: float) -> bytes:
    """A Matroska file that counts what it holds."""
    import av

    target = io.BytesIO()
    with av.open(target, "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        for at in range(0, int(seconds * 8000), 800):
            piece = voice(seconds)[None, at : at + 800]
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece), format="s16", layout="mono")
            frame.sample_rate, frame.pts = 8000, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        wav(FMT, chunk(b"data", BYTES), chunk(b"data", b"")),
        counting(FLAC, 8000),
        counting(FLAC, 2**36 - 1),
        FLAC + b"TAG" + bytes(125),
        FLAC + bytes(range(256)) * 2,
        mp3(np.repeat(SIX, 2), counted=True).replace(b"Info\0\0\0\x0f", b"Info\0\0\0\x0f\xff\xff\xff\xff", 1),
        b"ID3\4\0\0\x7f\x7f\x7f\x7f" + mp3(np.repeat(SIX, 2), counted=False),
        encoded(SIX, "AU")[:8] + struct.pack(">I", 16000) + encoded(SIX, "AU")[12:],
        encoded(SIX, "AU")[:8] + bytes(4) + encoded(SIX, "AU")[12:],
    ],
    ids=[
        *("an empty second chunk", "a flac that counts too few", "a flac that counts nothing"),
        *("a tag behind a flac", "something else behind a flac", "an mp3 of unknown count"),
        *("a tag longer than its mp3", "an au that counts too few", "an au that counts nothing"),
    ],
)
def test_what_is_whole_is_read_whole(tmp_path: Path, data: bytes) -> None:
    found = heard(tmp_path, data)
    assert abs(found.duration - 6.0) < 0.2
    assert np.std(found.channels[0][-16000:].astype(float)) > 3000


@pytest.mark.parametrize(
    "data", [(ID3 + FLAC) * 2, encoded(SIX, "AU") * 2, encoded(SIX, "AIFF") * 2], ids=["flac", "au", "aiff"]
)
def test_joined_files_are_heard_to_the_end(tmp_path: Path, data: bytes) -> None:
    assert abs(heard(tmp_path, data).duration - 12.0) < 0.05


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        VORBIS[: len(VORBIS) // 2],
        flipped(VORBIS),
        VORBIS[: len(VORBIS) // 2] + bytes(range(7, 256)) * 9 + VORBIS[len(VORBIS) // 2 :],
        flipped(OPUS),
        flipped(FLAC),
        opening(6.0)[:60_000],
    ],
    ids=["cut vorbis", "damaged vorbis", "torn vorbis", "damaged opus", "damaged flac", "cut matroska"],
)
def test_of_what_is_damaged_it_is_said_how_much_there_is(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RecordingError, match=r"[0-5]\.\d s of (5|6)\.\d could be read"):
        heard(tmp_path, data)


@pytest.mark.parametrize("form", ["AU", "AIFF", "CAF", "W64"])
def test_a_file_of_another_kind_that_was_cut_is_never_taken_for_whole(tmp_path: Path, form: str) -> None:
    with pytest.raises(RecordingError, match=r"breaks off after [23]\.\d s"):
        heard(tmp_path, encoded(SIX, form)[:50_000])


def test_a_loss_too_small_for_one_decimal_is_said_in_thousandths(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"lacks its last 0\.006 s; 5\.994 s could be read"):
        heard(tmp_path, wav(FMT, chunk(b"data", BYTES))[:-100])


def page_numbers(data: bytes, first: int) -> bytes:
    """The pages of an Ogg file, numbered from `first` behind the two of its header."""
    pages, at = [], 0
    while at < len(data):
        table = data[at + 27 : at + 27 + data[at + 26]]
        pages.append(bytearray(data[at : at + 27 + len(table) + sum(table)]))
        at += len(pages[-1])
    for number, page in enumerate(pages[2:], start=first):
        page[18:22] = number.to_bytes(4, "little")
        page[22:26] = bytes(4)
        page[22:26] = _crc(bytes(page)).to_bytes(4, "little")
    return b"".join(pages)


def _crc(data: bytes) -> int:
    """The checksum of a page (RFC 3533, section 6)."""
    value = 0
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 1 << 31 else 0)) & 0xFFFFFFFF
    return value


def test_a_broadcast_recorded_from_its_middle_is_no_loss(tmp_path: Path) -> None:
    found = heard(tmp_path, page_numbers(OPUS, first=5000))
    assert abs(found.duration - 6.0) < 0.05
