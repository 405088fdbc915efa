"""After the call, a larger recogniser listens to the trainee's turns again, with all the time it needs."""

from __future__ import annotations

from collections.abc import Callable

from voicesim.audio.frames import samples
from voicesim.audio.reading import read
from voicesim.call.directory import CallDirectory
from voicesim.call.heard_again import HeardAgain, write_heard_again
from voicesim.call.transcript import read_record, write_transcript
from voicesim.client.client import Client
from voicesim.client.scenario import Scenario
from voicesim.errors import StageFailed
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.text.words import Word

AROUND = samples(0.2)
"""Listened to before and after each turn: an onset is found a little late."""


def listen_again(
    directory: CallDirectory,
    scenario: Scenario,
    recogniser: Recogniser,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Hear every spoken trainee turn again and write the transcript anew; the log stays as it was.

    A turn in which the larger recogniser hears nothing, or fails, keeps its words. Returns how many turns
    have new words. Raises `StorageError` or `RecordingError`.
    """
    record = read_record(directory)
    spoken = [turn for turn in record.turns if turn.speaker == "trainee" and not turn.typed and turn.words]
    if not spoken or record.sound is None:
        return 0
    trainee = read(record.sound).stored[0]
    hints = Hints(record.language, Client(scenario, record.seed).hot_words)
    failed = 0
    heard: dict[int, tuple[Word, ...]] = {}
    for number, turn in enumerate(spoken):
        told(number, len(spoken))
        start = max(0, turn.start - AROUND)
        try:
            words = recogniser.transcribe(trainee[start : turn.end + AROUND], start, hints)
        except StageFailed:
            failed += 1
            continue
        if words:
            heard[turn.start] = words
    write_heard_again(directory, HeardAgain(recogniser.name, heard, failed))
    write_transcript(directory, read_record(directory))
    directory.close()
    return len(heard)
