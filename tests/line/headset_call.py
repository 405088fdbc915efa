"""Run by the test of the real headset: a call on the sound server, its two sides left as one stereo file.

python headset_call.py RECORDING SECONDS
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame
from voicesim.audio.recording import Recording
from voicesim.line.headset import HeadsetLine
from voicesim.line.sound_card import opener


class TalkingClient:
    """Says seeded noise in bursts of half a second, and remembers what the microphone gave."""

    client_said, client_speaking, announcing, ringing = "", False, False, False

    def __init__(self, recording: Recording, seconds: float) -> None:
        self._recording, self._left = recording, int(seconds * 50)
        said = 4000 * np.random.default_rng(11).standard_normal(int(seconds + 1) * SAMPLE_RATE)
        said *= np.arange(len(said)) % SAMPLE_RATE < SAMPLE_RATE // 2
        self._said, self._at = said.astype(np.int16), 0

    @property
    def over(self) -> bool:
        return self._left <= 0

    def tick(self, mic: Frame) -> Frame:
        speaker = self._said[self._at : self._at + FRAME]
        self._recording.write(mic, speaker)
        self._at += FRAME
        self._left -= 1
        return speaker

    def pick_up(self) -> None: ...

    def hang_up(self) -> None:
        self._left = 0

    def hold(self) -> None: ...

    def say(self, text: str) -> None: ...

    def not_played(self, frames: int) -> None:
        pass

    def lost(self, frames: int) -> None:
        print("lost", frames, file=sys.stderr)

    def stop_simulation(self) -> None: ...


recording = Recording(Path(sys.argv[1]))
line = HeadsetLine(opener())
print("ready", flush=True)
line.run(TalkingClient(recording, float(sys.argv[2])))
recording.close()
print(json.dumps({"name": line.name, **dataclasses.asdict(line.health)}))
