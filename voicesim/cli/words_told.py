"""A file of words beside its recording, and what a person should know of the two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.cli.output import Output
from voicesim.listening.words_file import words_in
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.audio.reading import SoundFile
    from voicesim.text.words import Word


def words_for(path: Path, sound: SoundFile, told: Output) -> tuple[Word, ...]:
    """The words of the file, for this recording; says so when its times were thousandths of a second.

    Raises `ContentError`.
    """
    found = words_in(path, sound.duration)
    if found.thousandths:
        form = "{name}: its times go past the recording's end, and are read as milliseconds."
        told.say(Message(form, name=path.name))
    return found.words


def hint_of_silence(sound: SoundFile, number: int, told: Output) -> None:
    """Say it when the channel that is listened to is silent and the other one is not."""
    if sound.only_the_other_speaks(number):
        form = (
            "{name}: the left channel is silent, and there is sound on the right one; --channel right "
            "listens to that."
        )
        if number != 0:
            form = (
                "{name}: the right channel is silent, and there is sound on the left one; --channel left "
                "listens to that."
            )
        told.say(Message(form, name=sound.path.name))
