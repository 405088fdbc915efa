"""Scoring a call again: heard again, contested, on another rubric, with a second reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.llm_engine import Engine
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ConfigurationError, MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.records.kept import read_scorecard
from voicesim.records.report_file import rewrite_report
from voicesim.records.reworking import being_changed, entered_anew
from voicesim.records.store import Store
from voicesim.records.trainee import assess_oneself, contest_line, contest_verdict, opinion_of, withdraw
from voicesim.records.withholding import is_withheld, refuse_withheld
from voicesim.scorecard.coaching.theme import Format
from voicesim.scorecard.difference import difference
from voicesim.scorecard.report.opinion import Opinion
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.scorecard import Scorecard
from voicesim.sessions.chosen import language_model, recogniser_for, second_recogniser
from voicesim.sessions.filing import file_call, waived_in
from voicesim.sessions.second_pass import listen_again
from voicesim.sessions.session import Held
from voicesim.settings.schema import Settings
from voicesim.weights.shelf import Told, nobody


@dataclass(frozen=True, slots=True)
class Rescored:
    """A call scored again."""

    scorecard: Scorecard
    filed: bool
    """Was it written in place? An examination that was filed before is scored for the screen only."""
    withheld: bool
    """Is the scorecard kept from whoever asked for it, for nobody has marked it yet?"""
    opinion: Opinion
    """What the trainee says of it, and what is left when nothing they contest counts."""
    changes: Mapping[str, Any] | None
    """What the scorecard before said otherwise; None when there was none."""


@contextmanager
def scored_again(directory: CallDirectory, store: Store, now: datetime) -> Iterator[None]:
    """A call is heard, contested and scored again in this block, and entered in the journal as it is then.

    An examination that was filed stays as it was, and nothing of it is entered. Raises `StorageError`.
    """
    if _is_filed_by_scoring(directory):
        with entered_anew(
            directory, store, now, "scored again" if directory.scorecard.is_file() else "scored"
        ):
            yield
    else:
        yield


def rescore(
    directory: CallDirectory,
    scenario: Scenario,
    rubric: Rubric,
    *,
    waived: Collection[str] = (),
    prefer: Format = "read",
    reader: Callable[[], Engine] | None = None,
) -> Rescored:
    """Score the call again and file it, where its mode allows that; `reader` is opened only then.

    An examination whose machine died before it was scored is filed like any other, and withheld. Only within
    `scored_again`. Raises what `file_call` raises, and `MarkingError` for what is withheld.
    """
    before = read_scorecard(directory)
    if before is not None:
        refuse_withheld(directory)
    filed = _is_filed_by_scoring(directory)
    if filed:
        if not rules_of(directory.manifest().mode).refiled:
            _refuse_what_others_did_not_have(directory, scenario, rubric, bool(waived or reader))
        second = reader() if reader else None
        card = file_call(directory, scenario, rubric, waived=waived, prefer=prefer, reader=second)
    else:
        card = score(read_record(directory), scenario, rubric, waived=waived_in(directory, waived))
    changes = difference(before, card.card) if before else None
    return Rescored(card, filed, is_withheld(directory), opinion_of(directory, card.card), changes)


def _is_filed_by_scoring(directory: CallDirectory) -> bool:
    return rules_of(directory.manifest().mode).refiled or not directory.scorecard.is_file()


def _refuse_what_others_did_not_have(
    directory: CallDirectory, scenario: Scenario, rubric: Rubric, otherwise: bool
) -> None:
    """Raises `MarkingError` for an examination that is to be filed otherwise than those of others."""
    if otherwise or rubric.digest != load_rubric(scenario.rubric.id, scenario.language).digest:
        raise MarkingError(
            "score.examination",
            what=Message("is an examination, and is scored like all of them"),
            where=str(directory.path),
            mend=Message("leave the options out"),
        )


def lines_may_be_contested(directory: CallDirectory) -> bool:
    """May the trainee have it scored again without lines they did not say so? Raises `StorageError`."""
    return rules_of(directory.manifest().mode).refiled


def contest_and_rescore(
    directory: CallDirectory,
    contested: Collection[str],
    store: Store,
    now: datetime,
    *,
    withdrawn: Collection[str] = (),
    comment: str = "",
) -> Rescored:
    """Contest and take back, as `contest` says, and score the call again; both scores are kept.

    Raises `MarkingError`, `StorageError` or `ContentError`.
    """
    manifest = directory.manifest()
    scenario = load_scenario(manifest.scenario)
    with scored_again(directory, store, now):
        contest(directory, contested, withdrawn, comment)
        return rescore(directory, scenario, load_rubric(scenario.rubric.id, manifest.language))


def contest(
    directory: CallDirectory, contested: Collection[str], withdrawn: Collection[str] = (), comment: str = ""
) -> None:
    """The trainee contests, and takes contests back: a line by its number, a verdict by its id.

    `comment` is kept with each that is contested. Only within `scored_again`. Raises `MarkingError` or
    `StorageError`.
    """
    for name in withdrawn:
        withdraw(directory, int(name) if _a_line(name) else name)
    for name in contested:
        if _a_line(name):
            contest_line(directory, read_record(directory), int(name), comment)
        else:
            card = read_scorecard(directory)
            if card is None:
                raise _no_scorecard(directory)
            contest_verdict(directory, card, name, comment)


def _a_line(name: str) -> bool:
    return name.lstrip("-").isdecimal()


def _no_scorecard(directory: CallDirectory) -> MarkingError:
    return MarkingError(
        "score.nothing_to_contest",
        what=Message("has no scorecard"),
        where=str(directory.path),
        mend=Message("score it first with 'voicesim score'"),
    )


TURNS = 2
"""Turns a trainee must have had for there to be something to assess."""


def own_marks_wanted(directory: CallDirectory, settings: Settings) -> bool:
    """Is the trainee to be asked for marks of their own, before the scorecard is shown?

    Not in an examination, nor after a call in which hardly anything was said. Raises `StorageError`.
    """
    if not (rules_of(directory.manifest().mode).self_assessed and settings.screen.self_assessment):
        return False
    turns = read_record(directory).turns
    return sum(turn.speaker == "trainee" and bool(turn.words) for turn in turns) >= TURNS


def keep_own_marks(directory: CallDirectory, marks: Mapping[str, float], store: Store, now: datetime) -> None:
    """Keep the marks a trainee gives themselves (dimension -> 0..100), and show them in the report.

    Raises `MarkingError` or `StorageError`.
    """
    with entered_anew(directory, store, now, "own marks given"):
        assess_oneself(directory, marks)
        rewrite_report(directory)


def second_reader(settings: Settings) -> Engine:
    """The language model of the settings. Raises `ConfigurationError` when they name none."""
    engine = language_model(settings)
    if engine is None:
        raise ConfigurationError(
            "score.no_reader",
            what=Message("no language model is named"),
            where="wording.model",
            mend=Message("name one there (voicesim models list), or leave --second-reader out"),
        )
    return engine


def hear_again(
    directory: CallDirectory, scenario: Scenario, model: str, settings: Settings, told: Told
) -> tuple[int, str]:
    """Hear the trainee's turns again with this recogniser: how many have new words, and its name.

    Only within `scored_again`. Raises `StorageError` for an examination, and what opening a recogniser
    raises.
    """
    if not rules_of(directory.manifest().mode).refiled:
        raise StorageError(
            "score.certification",
            what=Message("is an examination: what was filed then stays as it was"),
            where=str(directory.path),
            mend=Message("leave --listen out"),
        )
    recogniser = recogniser_for(scenario.language, settings, told, name=model)
    turns = listen_again(directory, scenario, recogniser, lambda done, total: told(done, total, ""))
    return turns, recogniser.name


def listened_again(held: Held, scenario: Scenario, settings: Settings, told: Told = nobody) -> Held:
    """A call that has just been held, as a larger recogniser hears it, scored on those words.

    The call as it is where there is no larger one, no sound was kept, or what is filed stays as it is. Raises
    what opening a recogniser raises.
    """
    name = second_recogniser(scenario.language, settings)
    filed_again = rules_of(held.directory.manifest().mode).refiled
    if not (name and filed_again and held.directory.sound.is_file()):
        return held
    recogniser = recogniser_for(scenario.language, settings, told, name=name)
    with being_changed(held.directory):
        listen_again(held.directory, scenario, recogniser, lambda done, total: told(done, total, ""))
        return replace(held, scorecard=file_call(held.directory, scenario))
