"""The recording of a call: two channels, written to disk as they are heard.

Every block of 4096 samples goes to the disk as soon as it is full: a machine that dies takes no more than the
last quarter of a second with it. Such a file lacks the count of its samples; `recover` puts it
right.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np

from voicesim.audio.decoding import by_libsndfile
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.stored import stretches
from voicesim.errors import RecordingError, StorageError
from voicesim.messages.message import Message

BLOCK = 4096  # 256 ms
"""Samples that are lost at most when the machine dies."""

SPARE = 16 << 20  # bytes
"""What a call leaves free on the disk: three times what its scorecard and its report need afterwards."""

_LOOK = 4  # blocks written between two looks at the disk: a second of a call


class Recording:
    """A stereo FLAC file in the making: left the trainee, right the client, 16 kHz, 16 bits.

    Raises `StorageError` when the file cannot be made, and from `write` or `close` when the disk fills up;
    what was written before stays readable. The disk is called full while `spare` bytes of it are still
    free; a recording that stops there can be closed and is whole.
    """

    def __init__(self, path: Path, *, spare: int = SPARE) -> None:
        import soundfile

        self.path = path
        self.length = 0
        """Samples taken so far, the same on both channels."""
        self._spare, self._blocks = spare, 0
        self._block = np.empty((BLOCK + 1, 2), np.int16)
        self._filled, self._full = 0, BLOCK + 1  # a block is encoded once the sample behind it is there
        try:
            path.open("wb").close()
        except OSError as error:
            raise _refused(path, error) from error
        self._look()
        try:
            self._file = soundfile.SoundFile(
                _name(path), "w", samplerate=SAMPLE_RATE, channels=2, format="FLAC", subtype="PCM_16"
            )
        except soundfile.LibsndfileError as error:
            raise _stopped(path) from error

    def write(self, mic: Sound, speaker: Sound) -> None:
        """Append what the trainee said and what they heard meanwhile: two sounds of one length."""
        if len(mic) != len(speaker):
            raise ValueError(f"{len(mic)} samples of the trainee beside {len(speaker)} of the client")
        taken = 0
        while taken < len(mic):
            first, taken = taken, min(len(mic), taken + self._full - self._filled)
            last = self._filled + taken - first
            self._block[self._filled : last, 0] = mic[first:taken]
            self._block[self._filled : last, 1] = speaker[first:taken]
            self._filled = last
            if self._filled == self._full:
                self._blocks += 1
                if self._blocks % _LOOK == 0:
                    self._look()
                self._put()
        self.length += len(mic)

    def _put(self) -> None:
        """Write what is gathered: libsndfile would only gather it too, and each of its calls is dear."""
        import soundfile

        gathered = self._block[: self._filled].tobytes()
        self._filled, self._full = 0, BLOCK
        try:
            # `write` makes a C type a block, whose remains grow to 2 MB within the hour; this makes none
            self._file.buffer_write(gathered, dtype="int16")
        except (soundfile.LibsndfileError, AssertionError) as error:
            raise _stopped(self.path) from error

    def _look(self) -> None:
        if _free(self.path) < self._spare:
            raise _stopped(self.path)

    def close(self) -> None:
        """Write what is left and the count of samples. Closing twice is closing once."""
        import soundfile

        if self._file.closed:
            return
        try:
            if self._filled:
                self._put()
            self._file.close()
        except soundfile.LibsndfileError as error:
            raise _stopped(self.path) from error
        if not _reaches(
            self.path, self.length
        ):  # libsndfile closes a FLAC without a word when its end is lost
            _forget_length(self.path)
            raise _stopped(self.path)


def _name(path: Path) -> Path | bytes:
    """The file for libsndfile: where names are bytes, those may be no characters at all."""
    return path if os.name == "nt" else os.fsencode(path)


def _reaches(path: Path, length: int) -> bool:
    """True when the last sample can be read back."""
    import soundfile

    if not length:
        return True
    try:
        with soundfile.SoundFile(_name(path)) as file:
            file.seek(length - 1)
            return len(file.read(1, dtype="int16")) == 1
    except soundfile.LibsndfileError:
        return False


def _forget_length(path: Path) -> None:
    """Set the count of samples back to "unknown", so that the file is read for what it holds.

    The count is the 36 bits that end 26 bytes into a FLAC file (RFC 9639, section 8.2).
    """
    with path.open("r+b") as file:
        head = bytearray(file.read(26))
        if len(head) == 26 and head[:4] == b"fLaC":
            head[21] &= 0xF0
            head[22:] = bytes(4)
            file.seek(0)
            file.write(head)


def recover(path: Path) -> int:
    """Make an unfinished recording a whole one again; gives its length in samples.

    A finished recording is left as it is. Raises `RecordingError` when there is not one block to be saved and
    `StorageError` when there is no room for the copy; the original is not touched before the copy is whole.
    """
    with path.open("rb") as file:
        found = by_libsndfile(file)
    if found is not None and found.channels and found.announced:
        return len(found.channels[0])
    if found is None or len(found.channels) != 2:
        raise RecordingError(
            "recording.lost",
            what=Message("broke off before the first block of sound"),
            where=str(path),
            mend=Message("nothing of it can be saved, delete it"),
        )
    part = path.with_name(path.name + ".part")
    copy = Recording(part, spare=0)
    try:
        left, right = found.channels
        for start, mic in stretches(left):
            copy.write(mic, right[start : start + len(mic)])
        copy.close()
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return copy.length


def _refused(path: Path, error: OSError) -> StorageError:
    """The file could not even be begun."""
    return StorageError(
        "storage.refused",
        what=Message("cannot be written ({value})", value=(error.strerror or "refused").lower()),
        where=str(path),
        mend=Message("choose a folder you may write to with --out"),
    )


def _free(path: Path) -> int:
    """Bytes free on the disk of a file; enough where the system does not say."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return SPARE


def _stopped(path: Path) -> StorageError:
    """The file was begun and cannot go on."""
    full = _free(path) < SPARE
    return StorageError(
        "storage.full" if full else "storage.stopped",
        what=Message("the disk is full") if full else Message("the disk takes no more of the recording"),
        where=str(path),
        mend=Message(
            "free some space or choose another folder with --out; what was recorded so far can be played"
        ),
    )
