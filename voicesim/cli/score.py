"""`voicesim score`: score a call again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import Format
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.cli.after_call_words import AfterCall
    from voicesim.client.scenario import Scenario
    from voicesim.scorecard.rubric import Rubric


def score(
    ctx: typer.Context,
    call_dir: Annotated[Path, typer.Argument(metavar="CALL_DIR", help="The folder of a call.")],
    rubric: Annotated[
        str, typer.Option("--rubric", help="Another rubric, by id or file.", show_default=False)
    ] = "",
    contest: Annotated[
        list[str] | None,
        typer.Option(
            "--contest",
            metavar="WHAT",
            help="A line you did not say so, by its number, or a verdict you hold to be wrong, by its id; "
            "may be given again. Both scores are kept.",
            show_default=False,
        ),
    ] = None,
    comment: Annotated[
        str, typer.Option("--comment", help="Why you contest it; kept beside it.", show_default=False)
    ] = "",
    withdraw: Annotated[
        list[str] | None,
        typer.Option(
            "--withdraw",
            metavar="WHAT",
            help="Take a contest back: the number of the line, or the id; may be given again.",
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

    An examination that was signed is scored for the screen only: what was filed then stays as it was. What is
    left out of it afterwards is filed by whoever marks it (records mark --waive).
    """
    from voicesim.call.directory import CallDirectory
    from voicesim.cli.after_call_words import words_after
    from voicesim.cli.holding import say_changes, show_examined
    from voicesim.cli.person import note_call_language
    from voicesim.cli.scorecard_shown import as_json, show_difference, show_scorecard
    from voicesim.client.scenario import load_scenario
    from voicesim.scorecard.rubric import load_rubric
    from voicesim.sessions.rescoring import contest as contested
    from voicesim.sessions.rescoring import hear_again, rescore, scored_again
    from voicesim.sessions.rescoring import second_reader as reader_of
    from voicesim.sessions.store_here import moment, store_of
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    directory = CallDirectory.open(call_dir)
    manifest = directory.manifest()
    scenario = load_scenario(manifest.scenario)
    words = words_after(manifest.language)
    note_call_language(manifest.language)
    say_changes(directory, scenario, out)
    settings = read_settings().settings
    chosen = load_rubric(rubric or scenario.rubric.id, manifest.language)
    with scored_again(directory, store_of(settings), moment()):
        if listen:
            with out.progress(words.listening_again) as progress:
                turns, name = hear_again(directory, scenario, listen, settings, progress.told)
            out.say(words.heard_again.format(turns, name))
        contested(directory, contest or (), withdraw or (), comment)
        _say_what_is_understood_anew(directory, scenario, chosen, words, out)
        with out.progress(words.scoring):
            again = rescore(
                directory,
                scenario,
                chosen,
                waived=waive or (),
                prefer=prefer.value,
                reader=partial(reader_of, settings) if second_reader else None,
            )
    card = again.scorecard
    if again.withheld:
        show_examined(directory, card.card, out)
        return
    show_scorecard(card.card, out, again.opinion)
    changes = again.changes if rubric else None
    if changes:
        show_difference(changes, words, out)
    if again.filed:
        out.line(words.report.format(directory.report))
    said = as_json(again.opinion) if again.opinion.contests else {}
    out.result({**card.as_json(), **said, **({"difference": changes} if changes else {})})


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
