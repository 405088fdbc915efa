"""A copy of a recording that may be listened to: a tone stands over every second that is personal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicesim.archive.hearing import Heard
from voicesim.audio.frames import Sound
from voicesim.audio.recording import Recording
from voicesim.call.private import private_file
from voicesim.call.whole_files import refused
from voicesim.privacy.tone import toned


def keep_sound(heard: Heard, spans: Sequence[tuple[int, int]], path: Path) -> None:
    """Write `path` as stereo FLAC, the agent left; both channels lose the spans: one is heard in the other.

    The file is there whole or not at all. Raises `StorageError`.
    """
    sides = [_whole(sound) for _, sound in heard.channels] or [heard.sound.mono] * 2
    left, right = (toned(side, spans) for side in sides)
    beside = path.with_name(f".{path.name}.part")
    try:
        private_file(beside)
        recording = Recording(beside)
        recording.write(left, right)
        recording.close()
        beside.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _whole(sound: object) -> Sound:
    return sound[0 : len(sound)]  # type: ignore[no-any-return, index, arg-type]
