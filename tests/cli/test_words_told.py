"""What a person is told of a recording and its words before a call is made of the two."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicesim.audio.reading import SoundFile, read
from voicesim.cli.output import Output
from voicesim.cli.words_told import hint_of_silence, words_for

LEFT, RIGHT = 0, 1


def recording(path: Path, *, left: float, right: float) -> SoundFile:
    """A second of two channels, each a tone of this level."""
    tone = np.sin(np.arange(16_000) / 10)
    soundfile.write(path, np.stack([left * tone, right * tone], axis=1), 16_000)
    return read(path)


@pytest.mark.parametrize(
    ("left", "right", "listened_to", "says"),
    [
        (0.0, 0.5, LEFT, "--channel right"),
        (0.5, 0.0, RIGHT, "--channel left"),
        (0.0, 0.5, RIGHT, ""),
        (0.5, 0.5, LEFT, ""),
        (0.0, 0.0, LEFT, ""),
    ],
)
def test_a_trainee_on_the_other_channel_is_hinted_at(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    left: float,
    right: float,
    listened_to: int,
    says: str,
) -> None:
    sound = recording(tmp_path / "call.wav", left=left, right=right)
    hint_of_silence(sound, listened_to, Output(plain=True))
    said = capsys.readouterr().err
    assert says in said
    assert bool(said) is bool(says)


def test_the_trainee_of_the_right_channel_is_heard_there(tmp_path: Path) -> None:
    sound = recording(tmp_path / "call.wav", left=0.0, right=0.5)
    assert np.abs(sound.side(RIGHT)[:]).max() > 10_000
    assert np.abs(sound.side(LEFT)[:]).max() == 0


def test_times_in_milliseconds_are_said_to_be_read_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, words = recording(tmp_path / "call.wav", left=0.5, right=0.5), tmp_path / "words.tsv"
    words.write_text("start\tend\ttext\n100\t900\tBonjour madame\n", "utf-8")
    first, second = words_for(words, sound, Output(plain=True))
    assert (first.start, second.end) == (1_600, 14_400)
    assert "words.tsv: its times go past the recording's end" in capsys.readouterr().err
