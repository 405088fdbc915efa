"""The robot trainee: a script with a temperament, spoken aloud, in sample time, every time the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples
from voicesim.audio.levels import mixed
from voicesim.line.protocol import Ticking
from voicesim.line.robot_mouth import RobotMouth, Spoken
from voicesim.line.robot_turn import RobotTurn
from voicesim.line.script_mind import ScriptMind
from voicesim.line.trainee_script import ScriptLine, TraineeScript
from voicesim.text.words import Word

ROOM = -68.0
"""dBFS rms of the robot's room: a microphone is never digitally silent."""

FAREWELL = samples(10.0)
"""Once it has hung up, the robot stays for the tone, and no longer than this."""


class RobotTrainee:
    """A `Line` on which a script speaks.

    `speak` turns a text into speech, for instance `lambda text: voice.synthesize(text)`. `words_sink` is
    told each word on the call's clock, when the robot begins to say it: give it `ScriptedRecogniser.add`.
    `witness` sees every pair of frames, microphone and speaker: a loudspeaker, a meter.
    """

    def __init__(
        self,
        script: TraineeScript,
        speak: Callable[[str], Iterable[Spoken]],
        words_sink: Callable[[Sequence[Word]], None],
        *,
        seed: int = 0,
        witness: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
    ) -> None:
        self.name = f"robot {script.id}"
        self._script, self._speak, self._sink, self._witness = script, speak, words_sink, witness
        self._mind, self._turn, self._mouth = ScriptMind(script), RobotTurn(), RobotMouth()
        self._random = random.Random(f"{script.id} {seed}")
        self._room = _room(seed)
        self._now = 0
        self._hold = 0  # samples of hold still to come, once the line is said
        self._back_at: int | None = None
        self._left_at: int | None = None
        self._rung = 0

    def run(self, call: Ticking) -> None:
        """Answer the telephone, say the script, hang up."""
        while not call.over and (self._left_at is None or self._now < self._left_at + FAREWELL):
            mic = self._frame(call)
            speaker = call.tick(mic)
            self._now += FRAME
            self._witness(mic, speaker)

    def _frame(self, call: Ticking) -> Frame:
        """The robot's next 20 ms, and what its hands do meanwhile."""
        if call.ringing:
            self._rung += 0 if call.announcing else FRAME
            if self._rung >= samples(self._script.picks_up_after) and self._rung:
                call.pick_up()
                self._turn.give(self._gap())
        elif self._left_at is None:
            self._live(call)
        speech, words = self._mouth.frame(self._now)
        if words:
            self._sink(words)
        start = self._now % len(self._room)
        room = self._room[start : start + FRAME]
        return room if speech is None else mixed(speech, room)

    def _live(self, call: Ticking) -> None:
        """One moment of the conversation: on hold, speaking, or listening."""
        self._turn.listen(client=call.client_speaking, robot=self._mouth.speaking)
        if self._back_at is not None:
            if self._now >= self._back_at:
                self._back_at = None
                call.hold()
                self._turn.give(self._gap())
        elif self._mouth.speaking:
            patience = samples(self._script.temperament.yields_after)
            if patience and self._turn.spoken_over >= patience:
                self._mouth.stop()
        elif self._hold:
            call.hold()
            self._back_at, self._hold = self._now + self._hold, 0
        elif call.client_speaking:
            self._cut_in()
        else:
            self._consider(call)

    def _cut_in(self) -> None:
        """Some do not let the client finish."""
        line = self._mind.ahead
        if line and line.cuts_in_after and self._turn.client_spoke >= samples(line.cuts_in_after):
            self._say(line)

    def _consider(self, call: Ticking) -> None:
        """The floor is free: say something, wait a little more, or leave."""
        turn = self._turn
        self._mind.listen(call.client_said)
        line = self._mind.answer if turn.answered else self._mind.ahead
        if line is None:
            if turn.quiet >= samples(self._script.last):
                call.hang_up()
                self._left_at = self._now
            return
        wait = turn.gap if turn.answered or turn.free else samples(self._script.temperament.patience)
        if turn.quiet >= wait + samples(line.pause_before):
            self._say(line)

    def _say(self, line: ScriptLine) -> None:
        self._mind.say(line)
        self._mouth.speak(self._speak(line.says), self._now)
        self._turn.take(self._gap())
        self._hold = samples(line.hold)

    def _gap(self) -> int:
        temper = self._script.temperament
        return samples(max(0.0, temper.gap + self._random.uniform(-temper.jitter, temper.jitter)))


def _room(seed: int) -> Sound:
    """Two seconds and a bit of the room's hiss, a whole number of frames."""
    hiss = np.random.default_rng([seed, 7]).standard_normal(2 * SAMPLE_RATE + FRAME)
    sound: Sound = np.rint(hiss * 32768 * 10 ** (ROOM / 20)).astype(np.int16)
    return sound
