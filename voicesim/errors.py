"""Everything that can go wrong, drawn as one tree.

VoicesimError
├── Mendable                 a person can mend it: one sentence, exit status 1
│   ├── RecordingError       a sound file that cannot be read or written
│   ├── ContentError         a scenario, phrase bank, rubric or robot that does not fit its schema
│   ├── DeviceError          no headset, no PortAudio, a busy or vanished device
│   ├── EngineMissing        a real engine or its weights are not on this machine
│   ├── ModelError           weights that are corrupt, of the wrong kind or too large for the memory
│   ├── StorageError         a full disk, a folder without permission
│   ├── ConfigurationError   a setting that is unknown or out of range
│   └── MarkingError         an examiner's step out of its order
└── StageFailed              a stage failed in mid-call: logged, the call goes on
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from voicesim.messages.message import Message


class VoicesimError(Exception):
    """The root of every error raised on purpose by this package."""


class Mendable(VoicesimError):
    """Something the person in front of the screen can put right.

    `code` is stable ("recording.empty"): scripts and translations may rely on it.
    `what` says what is wrong, `where` names the file, key, line or device, `mend` says what to do.
    `what` and `mend` are messages; a mere text is one without values.
    The text of the error, its `sentence`, is made of the three, in English; `voicesim.messages.catalogue`
    says it in another language.
    """

    def __init__(self, code: str, *, what: str, where: str, mend: str) -> None:
        self.code = code
        self.what = what if isinstance(what, Message) else Message(what)
        self.where = where
        self.mend = mend if isinstance(mend, Message) else Message(mend)
        form = "{where}: {what}; {mend}."
        self.sentence = Message(form, where=where, what=self.what, mend=self.mend)
        super().__init__(self.sentence)

    def __reduce__(self) -> tuple[Callable[[], Mendable], tuple[()]]:
        """An error crosses from a worker process as itself."""
        made = partial(type(self), self.code, what=self.what, where=self.where, mend=self.mend)
        return made, ()


class RecordingError(Mendable):
    """A sound file is missing, empty, truncated, not sound, or cannot be written."""


class ContentError(Mendable):
    """A file that people write (scenario, phrases, rubric, robot) breaks its schema or its linter."""


class DeviceError(Mendable):
    """The headset, its driver or PortAudio is missing, busy or gone."""


class EngineMissing(Mendable):
    """A real engine, or the weights it needs, is not on this machine."""


class ModelError(Mendable):
    """Weights are corrupt, of the wrong kind, or too large for this machine's memory."""


class StorageError(Mendable):
    """The disk is full or the folder may not be written."""


class ConfigurationError(Mendable):
    """A setting is unknown, of the wrong type or out of range."""


class MarkingError(Mendable):
    """An examiner's step that the rules of marking do not allow yet, or no longer."""


class StageFailed(VoicesimError):
    """A stage of the call (recognition, reply, voice) failed; the call logs it and goes on.

    `stage` is the stage's name, `reason` one sentence.
    """

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason if isinstance(reason, Message) else Message(reason)


class StageLate(StageFailed):
    """A stage had no result in its time, or was told to stop because it was no longer wanted."""


class StageRefused(StageFailed):
    """What a stage gave cannot be used: not of the kind that was asked for, or not to be believed."""


class Kept:
    """A block whose failure is kept for another thread to raise."""

    def __init__(self, failures: list[BaseException]) -> None:
        self._failures = failures

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, failure: BaseException | None, trace: object) -> bool:
        if failure is not None:
            self._failures.append(failure)
        return True
