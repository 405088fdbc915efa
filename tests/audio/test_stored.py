"""Sounds that are not held in memory."""

from __future__ import annotations

import platform
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from voicesim.audio import stored
from voicesim.audio.stored import Mixed, StoredSound, stretches

SOUNDS = arrays.arrays(np.int16, st.integers(0, 400))


@pytest.fixture(autouse=True, params=[64, 1 << 20], ids=["on the disk", "in memory"])
def _room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "IN_MEMORY", request.param)


@pytest.mark.parametrize("size", [1, 7, 320])
def test_what_is_put_away_is_what_is_read(size: int) -> None:
    @settings(max_examples=25, deadline=None)
    @given(st.lists(SOUNDS, min_size=1), st.integers(0, 500), st.integers(0, 500))
    def in_any_pieces(pieces: list[np.ndarray], start: int, end: int) -> None:
        kept = StoredSound()
        for piece in pieces:
            kept.append(piece)
        whole = np.concatenate(pieces)
        assert len(kept) == len(whole)
        assert np.array_equal(kept.whole(), whole)
        assert np.array_equal(kept[start:end], whole[start:end])
        assert np.array_equal(kept[-end:], whole[-end:])
        read = [piece for _, piece in stretches(kept, size)]
        assert np.array_equal(np.concatenate([np.zeros(0, np.int16), *read]), whole)

    in_any_pieces()


def test_two_channels_are_mixed_as_they_are_read() -> None:
    left, right = StoredSound(), StoredSound()
    left.append(np.array([10, -3, 32767], dtype=np.int16))
    right.append(np.array([20, 2, 32767], dtype=np.int16))
    assert Mixed([left, right])[0:3].tolist() == [15, 0, 32767]
    assert Mixed([left, right])[1:2].tolist() == [0]


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps what was freed")
def test_what_was_freed_goes_back_to_the_system_once_a_recording_is_read() -> None:
    """In a process of its own: blocks between half a megabyte and thirty-two are kept by glibc otherwise."""
    script = (
        "import numpy as np\nfrom voicesim.audio.given_back import give_back\ngive_back()\n"
        "held = lambda: int(open('/proc/self/statm').read().split()[1]) * 4 // 1024\n"
        "before = np.ones(4 << 20, np.int8); del before\n"
        "many = [np.ones(1 << 20, np.int8) for _ in range(60)]; most = held()\n"
        "kept = many[::10]; del many\nprint(most - held())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 45
