"""What every command that holds a call has in common: its moment, its clock, its summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from voicesim.call import failed, served
from voicesim.cli.after_call_words import words_after
from voicesim.cli.output import Output, Progress
from voicesim.cli.scorecard_shown import show_scorecard
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.modes import rules_of

if TYPE_CHECKING:
    from voicesim.audio.frames import Frame
    from voicesim.call.directory import CallDirectory
    from voicesim.client.scenario import Scenario
    from voicesim.scorecard.card import Card
    from voicesim.sessions.session import Held


def now() -> str:
    """This moment for the manifest, ISO 8601 with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class CallClock:
    """Counts the frames of a call and tells a person how far it is."""

    def __init__(self, progress: Progress, then: Callable[[Frame, Frame], None] | None = None) -> None:
        self._progress, self._then, self._frames = progress, then, 0

    def __call__(self, mic: Frame, speaker: Frame) -> None:
        """One pair of frames has gone by."""
        self._frames += 1
        if self._frames % 50 == 0:  # once a second of the call
            minutes, rest = divmod(self._frames // 50, 60)
            self._progress.name(Message("the call is at {at}", at=f"{minutes:02}:{rest:02}"))
        if self._then is not None:
            self._then(mic, speaker)


def show_held(held: Held, out: Output, more: Mapping[str, Any] = MappingProxyType({})) -> None:
    """The summary of a finished call, and where its files are; `more` is for the JSON."""
    manifest = held.directory.manifest()
    words = words_after(manifest.language)
    if not rules_of(manifest.mode).result_shown:
        show_examined(held.directory, held.scorecard.card, out)
        return
    show_scorecard(held.scorecard.card, out)
    out.line(words.report.format(held.directory.report))
    out.line(words.files.format(held.directory.path))
    out.result(
        {
            **held.scorecard.as_json(),
            "directory": str(held.directory.path),
            "report": str(held.directory.report),
            **more,
        }
    )


def show_examined(directory: CallDirectory, card: Card, out: Output) -> None:
    """The candidate sees that the call is kept, and nothing of what the machine makes of it."""
    words = words_after(card.language)
    out.line(words.examination_kept)
    for item in card.unjudged:
        if item.what == "call":
            out.line(item.sentence)
    for served_sentence in served.sentences(card.servers, words.language):
        out.line(served_sentence)
    if troubled := failed.sentence(card.failures, words.language):
        out.line(troubled)
    out.line(words.files.format(directory.path))
    out.result({"scenario": card.scenario, "mode": card.mode, "directory": str(directory.path)})


def say_changes(call: CallDirectory, scenario: Scenario, out: Output) -> None:
    """Say what has changed since a call was held, for what it is worth today may be something else."""
    from voicesim.records.deciding import changed, deciding

    found = changed(call.manifest(), deciding(scenario))
    if found:
        form = "Changed since this call was held: {things}. It is judged by what is here today."
        out.say(Message(form, things=each_of(found)))
