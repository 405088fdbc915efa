"""Holding a call from the first ring to the scorecard: the one way every face of the product uses."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from voicesim import __version__
from voicesim.audio.frames import silence
from voicesim.call import served
from voicesim.call.diary import Sink
from voicesim.call.directory import CallDirectory
from voicesim.call.growing_files import growing_files
from voicesim.call.manifest import Manifest
from voicesim.call.setup import Models, Plan, place_call
from voicesim.call.transcript import read_record, write_transcript
from voicesim.call.worded import tally
from voicesim.call.workers import InlineWorkers, Workers
from voicesim.client.scenario import Scenario
from voicesim.errors import StorageError
from voicesim.line.protocol import Ticking
from voicesim.listening.recogniser import place_with
from voicesim.messages.message import Message
from voicesim.records.deciding import deciding
from voicesim.scorecard.rubric import Rubric
from voicesim.scorecard.scorecard import Scorecard
from voicesim.sessions.ending import ended_by_signals
from voicesim.sessions.filing import file_call
from voicesim.voice.ahead import in_a_call

LAST = 3000
"""Frames of 20 ms that a call which was ended from outside may take to close."""


class Runs(Protocol):
    """A line, as far as a session needs it."""

    name: str

    def run(self, call: Ticking) -> None:
        """Tick the call until it is over."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """A call that has been held and filed."""

    directory: CallDirectory
    scorecard: Scorecard


def hold_call(
    plan: Plan,
    models: Models,
    line: Runs,
    path: Path,
    *,
    workers: Workers | None = None,
    sinks: Sequence[Sink] = (),
    rubric: Rubric | None = None,
    held: str = "",
    filing: Callable[[], None] = lambda: None,
    behind: bool = False,
) -> Held:
    """Hold one call on `line`, record it in `path`, score it.

    Without `workers` it is held in sample time: equal plans and lines give equal files. `held` is the moment
    for the manifest, ISO 8601; `filing` is called when the line is closed and scoring begins; `behind`: no
    tick waits for the disk. Raises
    `Mendable` errors; what was recorded by then stays in `path`, readable, and its manifest says that it is
    not complete. A call that the disk stopped is scored as far as it went, then its `StorageError` is raised;
    one that a signal ended is scored as hung up, then `SystemExit` is raised.
    """
    with place_with(models.recogniser), in_a_call(models.voice):
        return _hold(plan, models, line, path, workers, sinks, rubric, held, filing, behind)


def _hold(
    plan: Plan,
    models: Models,
    line: Runs,
    path: Path,
    workers: Workers | None,
    sinks: Sequence[Sink],
    rubric: Rubric | None,
    held: str,
    filing: Callable[[], None],
    behind: bool,
) -> Held:
    directory = CallDirectory.create(path, _manifest(plan, models, line, held))
    try:
        ended = record_on_line(
            plan, models, line, directory, workers or InlineWorkers(), sinks, behind=behind
        )
    except StorageError as refusal:
        if not _begun(directory):
            raise
        filing()
        _file(directory, plan.scenario, rubric, models.weights, complete=False)
        raise _but(
            refusal, Message("the call up to there is scored in {path}", path=directory.path)
        ) from refusal
    filing()
    filed = Held(directory, _file(directory, plan.scenario, rubric, models.weights, complete=True))
    if ended:
        raise SystemExit(128 + ended)  # as shells expect of a program that a signal ended
    return filed


def _begun(directory: CallDirectory) -> bool:
    """Has anything happened in this call?"""
    return directory.events.is_file() and directory.events.stat().st_size > 0


def _file(
    directory: CallDirectory,
    scenario: Scenario,
    rubric: Rubric | None,
    weights: Mapping[str, Path],
    *,
    complete: bool,
) -> Scorecard:
    """Transcript and scorecard; when the disk refuses them, how to have them later."""
    try:
        record = read_record(directory)
        write_transcript(directory, record)
        directory.note_models(tally(record.events), served.tally(record.events), weights)
        if complete:
            directory.close()
        return file_call(directory, scenario, rubric)
    except StorageError as error:
        later = Message(
            "nothing of the call is lost, voicesim score {path} scores it then", path=directory.path
        )
        raise _but(error, later) from error


def _but(error: StorageError, comfort: str) -> StorageError:
    return StorageError(
        error.code,
        what=error.what,
        where=error.where,
        mend=Message("{mend}; {comfort}", mend=error.mend, comfort=comfort),
    )


def record_on_line(
    plan: Plan,
    models: Models,
    line: Runs,
    directory: CallDirectory,
    workers: Workers,
    sinks: Sequence[Sink],
    *,
    behind: bool = False,
) -> int:
    """Run the call to its end, sound, events and moments going to disk as they happen.

    A signal that would end the program ends the call instead; gives its number, 0 when there was none.
    """
    try:
        with (
            growing_files(directory, recorded=plan.recorded, behind=behind) as files,
            ended_by_signals() as ending,
        ):
            write, record, keep = files.event, files.record, files.moment
            call = place_call(plan, models, workers, write, *sinks, record=record, keep=keep)
            with ending.awaited():
                line.run(ending.around(call))
            if not call.over:
                call.hang_up()
            if ending.signal:
                _to_its_end(call)
            return ending.signal
    finally:
        workers.close()


def _to_its_end(call: Ticking) -> None:
    """Nobody hears the rest: the last words are recognised and the log is closed."""
    for _ in range(LAST):
        if call.over:
            return
        call.tick(silence())


def _manifest(plan: Plan, models: Models, line: Runs, held: str) -> Manifest:
    return Manifest(
        scenario=plan.scenario.id,
        language=plan.scenario.language,
        mode=plan.mode,
        seed=plan.seed,
        versions={"voicesim": __version__, "python": platform.python_version()},
        engines={**models.names(), "line": line.name},
        models=plan.provenance.models,
        content={**deciding(plan.scenario), **({"moment": plan.moment.digest} if plan.moment else {})},
        settings=plan.provenance.settings,
        notice=plan.provenance.notice,
        owner=plan.provenance.owner,
        microphone=plan.provenance.microphone,
        aids=plan.provenance.aids,
        taken_up=plan.provenance.taken_up,
        chosen=plan.provenance.chosen,
        waived=plan.provenance.waived,
        drill=plan.moment.id if plan.moment else "",
        held=held,
    )
