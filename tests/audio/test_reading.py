"""Whatever a person drops in: read right, or refused in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from nobody import as_nobody

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.reading import read
from voicesim.errors import RecordingError

READS = """
import sys
from pathlib import Path
from voicesim.audio.reading import read
from voicesim.errors import RecordingError
try:
    read(Path(sys.argv[1]))
except RecordingError as error:
    print(error.code, error, file=sys.stderr)
    sys.exit(1)
"""

SPEECH = Path(__file__).parents[2] / ".." / "shared" / "audio"


def tone(rate: int, channels: int = 1, hertz: float = 500, seconds: float = 1.0) -> np.ndarray:
    wave = 0.4 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)
    return np.tile(wave[:, None], (1, channels))


def is_the_tone(sound: Sound, hertz: float = 500, amplitude: float = 0.4) -> bool:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    found = float(np.argmax(spectrum)) * SAMPLE_RATE / len(sound)
    return abs(found - hertz) < 3 and abs(np.std(sound) * 2**0.5 / 32768 - amplitude) < 0.02


@pytest.mark.parametrize(
    ("name", "rate", "channels", "subtype"),
    [
        ("eight-bit.wav", 8000, 1, "PCM_U8"),
        ("studio.wav", 96000, 1, "PCM_24"),
        ("surround.wav", 48000, 6, "PCM_16"),
        ("floats.wav", 44100, 2, "FLOAT"),
        ("doubles.wav", 22050, 1, "DOUBLE"),
        ("exchange.wav", 8000, 1, "ALAW"),
        ("lossless.flac", 44100, 2, "PCM_24"),
        ("vorbis.ogg", 44100, 1, "VORBIS"),
        ("opus.ogg", 48000, 1, "OPUS"),
        ("music.mp3", 44100, 2, "MPEG_LAYER_III"),
        ("apple.aiff", 44100, 1, "PCM_16"),
    ],
)
def test_a_file_of_any_kind_is_heard_as_it_sounds(
    tmp_path: Path, name: str, rate: int, channels: int, subtype: str
) -> None:
    path = tmp_path / name
    soundfile.write(path, tone(rate, channels), rate, subtype=subtype)
    found = read(path)
    assert found.complete
    assert found.rate == rate
    assert len(found.channels) == channels
    assert found.duration == pytest.approx(1.0, abs=0.06)
    assert is_the_tone(found.mono[2000:14000])


def test_samples_that_need_no_change_are_not_changed(tmp_path: Path) -> None:
    every = np.arange(-32768, 32768).astype(np.int16)
    soundfile.write(tmp_path / "ramp.wav", every, SAMPLE_RATE)
    assert np.array_equal(read(tmp_path / "ramp.wav").channels[0], every)


def test_what_libsndfile_does_not_know_is_read_by_ffmpeg(tmp_path: Path) -> None:
    import av

    path = tmp_path / "phone.m4a"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44100, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(44100).T.astype(np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44100
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    found = read(path)
    assert found.duration == pytest.approx(1.0, abs=0.1)
    assert is_the_tone(found.mono[2000:14000])


def test_a_voice_on_one_channel_of_six_is_not_drowned_by_the_five_that_are_silent(tmp_path: Path) -> None:
    surround = np.zeros((SAMPLE_RATE, 6))
    surround[:, 2] = tone(SAMPLE_RATE)[:, 0]
    soundfile.write(tmp_path / "film.wav", surround, SAMPLE_RATE)
    assert is_the_tone(read(tmp_path / "film.wav").mono)


def fault(path: Path) -> RecordingError:
    with pytest.raises(RecordingError) as caught:
        read(path)
    sentence = str(caught.value)
    assert sentence.startswith(str(path))
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return caught.value


def test_a_missing_file_is_called_missing(tmp_path: Path) -> None:
    assert fault(tmp_path / "nothing.wav").code == "recording.missing"


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    assert fault(tmp_path).code == "recording.directory"


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    assert fault(tmp_path / "empty.wav").code == "recording.empty"


def test_a_file_with_a_header_and_no_sound_is_called_silent(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "header.wav", np.zeros(0), SAMPLE_RATE)
    assert fault(tmp_path / "header.wav").code == "recording.silent"


@pytest.mark.parametrize("name", ["letter.txt", "letter.wav", "letter.mp3", "notes.srt"])
def test_a_text_is_not_taken_for_sound(tmp_path: Path, name: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nBonjour, j'ai de l'eau qui tombe du plafond.\n\n"
    (tmp_path / name).write_text(text * 50, encoding="utf-8")
    assert fault(tmp_path / name).code in {"recording.not_sound", "recording.silent"}


@pytest.mark.parametrize("name", ["cut.wav", "cut.flac", "cut.ogg", "cut.mp3"])
def test_a_file_that_breaks_off_says_how_much_of_it_there_is(tmp_path: Path, name: str) -> None:
    noise = 0.1 * np.random.default_rng(1).standard_normal(10 * SAMPLE_RATE)
    soundfile.write(tmp_path / name, noise, SAMPLE_RATE)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) * 6 // 10])
    error = fault(tmp_path / name)
    assert error.code == "recording.truncated"
    there = float(error.what.split("after ")[1].split(" s")[0])
    assert 5.0 < there < 6.3


def test_a_wav_that_never_knew_its_length_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "piped.wav"
    soundfile.write(path, tone(SAMPLE_RATE), SAMPLE_RATE, subtype="PCM_16")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    assert read(path).duration == pytest.approx(1.0, abs=0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter on Windows")
@pytest.mark.parametrize("locked", ["call.wav", "."])
def test_a_file_or_a_folder_that_may_not_be_read_says_so(tmp_path: Path, locked: str) -> None:
    soundfile.write(tmp_path / "call.wav", tone(SAMPLE_RATE), SAMPLE_RATE)
    (tmp_path / locked).chmod(0)
    done = as_nobody(READS, str(tmp_path / "call.wav"))
    (tmp_path / locked).chmod(0o700)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("recording.unreadable")
    assert "permission denied" in done.stderr


@pytest.mark.speech
def test_real_speech_of_24_kilohertz_is_read(tmp_path: Path) -> None:
    path = SPEECH / "multilingual.mp3"
    if not path.exists():
        pytest.skip("real speech is not beside this checkout")
    found = read(path)
    assert found.rate == 24000
    assert found.duration == pytest.approx(60, abs=1)


def test_the_trainee_is_the_only_channel_or_the_left_of_two(tmp_path: Path) -> None:
    both = np.hstack([tone(16000, hertz=300), tone(16000, hertz=900)])
    soundfile.write(tmp_path / "stereo.wav", both, 16000)
    sound = read(tmp_path / "stereo.wav")
    assert np.array_equal(sound.trainee.whole(), sound.channels[0])
    soundfile.write(tmp_path / "mono.wav", tone(16000), 16000)
    assert len(read(tmp_path / "mono.wav").trainee) == 16000


def test_among_six_channels_nobody_can_tell_the_trainee(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "surround.wav", tone(16000, channels=6), 16000)
    with pytest.raises(RecordingError, match=r"surround.wav: has 6 channels.*; save the trainee's channel"):
        _ = read(tmp_path / "surround.wav").trainee


def test_an_mp3_cut_anywhere_in_its_encoders_own_frame_is_refused_in_a_sentence(tmp_path: Path) -> None:
    first = bytes.fromhex("fff388c4") + bytes(9) + b"Xing" + (1).to_bytes(4, "big") + bytes(300)
    for length in range(4, len(first)):
        (tmp_path / "cut.mp3").write_bytes(first[:length])
        with pytest.raises(RecordingError, match=r"cut\.mp3"):
            read(tmp_path / "cut.mp3")


@pytest.mark.parametrize("name", ["slow.wav", "slow.aiff", "slow.au", "slow.flac", "slow.w64"])
def test_a_header_that_says_one_sample_a_second_costs_no_memory(tmp_path: Path, name: str) -> None:
    """4800 samples would be an hour and a half of sound, 150 MB of it, out of 10 kB."""
    soundfile.write(tmp_path / name, np.zeros(4800, dtype=np.int16), 1, "PCM_16")
    with pytest.raises(RecordingError, match="1 samples a second, in which no speech fits"):
        read(tmp_path / name)


def test_what_follows_a_recording_at_such_a_rate_is_not_lost_silently(tmp_path: Path) -> None:
    for name, rate in (("voice.flac", 16000), ("slow.flac", 1)):
        soundfile.write(tmp_path / name, tone(16000), rate, "PCM_16")
    joined = (tmp_path / "voice.flac").read_bytes() + (tmp_path / "slow.flac").read_bytes()
    (tmp_path / "joined.flac").write_bytes(joined)
    with pytest.raises(RecordingError, match=r"breaks off after 1\.0 s"):
        read(tmp_path / "joined.flac")
