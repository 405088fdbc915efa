"""`voicesim score`: score a call again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import Format
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message
from voicesim.modes import rules_of

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.cli.after_call_words import AfterCall
    from voicesim.client.llm_engine import Engine
    from voicesim.client.scenario import Scenario
    from voicesim.scorecard.rubric import Rubric


def score(
    ctx: typer.Context,
    call_dir: Annotated[Path, typer.Argument(metavar="CALL_DIR", help="The folder of a call.")],
    rubric: Annotated[
        str, typer.Option("--rubric", help="Another rubric, by id or file.", show_default=False)
    ] = "",
    contest: Annotated[
        list[int] | None,
        typer.Option(
            "--contest",
            metavar="LINE",
            help="A line you did not say so, by its number; may be given again. Both scores are kept.",
            show_default=False,
        ),
    ] = None,
    waive: Annotated[
        list[str] | None,
        typer.Option(
            "--waive",
            metavar="CRITERION",
            help="Leave a waivable criterion out, such as 'voix'; its weight goes to the others.",
            show_default=False,
        ),
    ] = None,
    prefer: Annotated[
        Format, typer.Option("--prefer", help="How you like to learn: it orders the path.")
    ] = Format.read,
    second_reader: Annotated[
        bool,
        typer.Option("--second-reader", help="Let the language model of the settings point at missed words."),
    ] = False,
    listen: Annotated[
        str,
        typer.Option(
            "--listen",
            metavar="MODEL",
            help="First hear the trainee's turns again with this recogniser, an id or a path.",
            show_default=False,
        ),
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Score a call again from its events, and write its scorecard and report anew.

    An examination is scored for the screen only: what was filed then stays as it was.
    """
    from voicesim.call.directory import CallDirectory
    from voicesim.call.transcript import read_record
    from voicesim.cli.after_call_words import words_after
    from voicesim.cli.holding import say_changes
    from voicesim.cli.person import note_call_language
    from voicesim.cli.scorecard_shown import show_difference, show_scorecard
    from voicesim.cli.store_here import moment, store_of
    from voicesim.client.scenario import load_scenario
    from voicesim.records.kept import read_scorecard
    from voicesim.records.trainee import contest_line, opinion_of
    from voicesim.scorecard.difference import difference
    from voicesim.scorecard.rubric import load_rubric
    from voicesim.scorecard.score import score as judge
    from voicesim.sessions.filing import file_call
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    directory = CallDirectory.open(call_dir)
    manifest = directory.manifest()
    scenario = load_scenario(manifest.scenario)
    words = words_after(manifest.language)
    note_call_language(ctx.meta, manifest.language)
    say_changes(directory, scenario, out)
    if listen:
        _hear_again(directory, scenario, listen, words, out)
    for line in contest or ():
        contest_line(directory, read_record(directory), line)
    before = read_scorecard(directory)
    chosen = load_rubric(rubric or scenario.rubric.id, manifest.language)
    _say_what_is_understood_anew(directory, scenario, chosen, words, out)
    with out.progress(words.scoring):
        if not rules_of(manifest.mode).refiled:
            card = judge(read_record(directory), scenario, chosen, waived=waive or ())
        else:
            reader = _second_reader() if second_reader else None
            card = file_call(
                directory, scenario, chosen, waived=waive or (), prefer=prefer.value, reader=reader
            )
            store_of(read_settings().settings).seal(directory, moment(), "scored again")
    show_scorecard(card.card, out)
    without = opinion_of(directory).score_without
    if without is not None:
        out.line(words.without_contested.format(f"{without:.0f}"))
    changes = difference(before, card.card) if rubric and before else None
    if changes:
        show_difference(changes, words, out)
    if rules_of(manifest.mode).refiled:
        out.line(words.report.format(directory.report))
    out.result({**card.as_json(), **({"difference": changes} if changes else {})})


def _say_what_is_understood_anew(
    directory: CallDirectory, scenario: Scenario, rubric: Rubric, words: AfterCall, out: Output
) -> None:
    """A score may rest on other acts than the call did: the person who reads it is told."""
    from voicesim.call.transcript import read_record
    from voicesim.scorecard.score import understood_anew

    anew = understood_anew(read_record(directory), scenario, rubric)
    if count := anew["not_kept"]:
        out.say(words.understood_nothing_kept.format(count))
    if count := anew["other_content"]:
        out.say(words.understood_other_content.format(count))


def _second_reader() -> Engine:
    """The language model of the settings. Raises `ConfigurationError` when they name none."""
    from voicesim.errors import ConfigurationError
    from voicesim.sessions.chosen import language_model
    from voicesim.settings.sources import read_settings

    engine = language_model(read_settings().settings)
    if engine is None:
        raise ConfigurationError(
            "score.no_reader",
            what=Message("no language model is named"),
            where="wording.model",
            mend=Message("name one there (voicesim models list), or leave --second-reader out"),
        )
    return engine


def _hear_again(
    directory: CallDirectory, scenario: Scenario, model: str, words: AfterCall, out: Output
) -> None:
    from voicesim.errors import StorageError
    from voicesim.sessions.chosen import recogniser_for
    from voicesim.sessions.second_pass import listen_again
    from voicesim.settings.sources import read_settings

    if not rules_of(directory.manifest().mode).refiled:
        raise StorageError(
            "score.certification",
            what=Message("is an examination: what was filed then stays as it was"),
            where=str(directory.path),
            mend=Message("leave --listen out"),
        )
    with out.progress(words.listening_again) as progress:
        recogniser = recogniser_for(scenario.language, read_settings().settings, progress.told, name=model)
        turns = listen_again(
            directory, scenario, recogniser, lambda done, total: progress.told(done, total, "")
        )
    out.say(words.heard_again.format(turns, recogniser.name))
