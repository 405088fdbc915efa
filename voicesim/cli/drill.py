"""`voicesim drill`: one moment of a call, ninety seconds, one skill."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Keyboard, NewSeed, Person, Plain, Read, Unrecorded
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.client.moment import Moment
    from voicesim.client.scenario import Scenario
    from voicesim.programme.drilling import Drilled
    from voicesim.sessions.session import Held


def drill(
    what: Annotated[
        str,
        typer.Argument(
            metavar="SKILL",
            help="A skill ('empathie'), or a moment ('outburst'); your weakest when left out.",
        ),
    ] = "",
    keyboard: Keyboard = False,
    read: Read = False,
    lang: Annotated[
        SpokenLanguage | None,
        typer.Option("--lang", help="Language of the calls to practise.", show_default=False),
    ] = None,
    seed: NewSeed = None,
    unrecorded: Unrecorded = False,
    person: Person = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Drill one moment of a call: ninety seconds, one skill, better words beside yours; three in a row
    pass.

    It is practice, kept like a practice call and for your eyes; it counts among no calls.
    """
    from dataclasses import replace

    from voicesim.catalogue.calls import DRILL
    from voicesim.cli.before_call import acknowledge
    from voicesim.cli.call import held_by_voice_or_hand
    from voicesim.cli.holding import now
    from voicesim.cli.person import note_call_language
    from voicesim.modes import PRACTICE
    from voicesim.programme.drilling import (
        drill_plan,
        in_a_row,
        moment_for,
        refuse_unknown_drill,
        what_it_showed,
    )
    from voicesim.sessions.choosing import seed_for
    from voicesim.sessions.chosen import weights_ready
    from voicesim.sessions.store_here import moment as moment_now
    from voicesim.sessions.store_here import new_call
    from voicesim.sessions.telling import notice_for
    from voicesim.settings.sources import read_settings

    asked = {"call.language": (lang.value, "--lang")} if lang else {}
    settings = read_settings(asked).settings
    told = Output(json, plain or settings.screen.plain)
    mode = PRACTICE.mode
    note_call_language(settings.call.language)
    refuse_unknown_drill(what, settings.call.language)
    if not keyboard:
        from voicesim.cli.spoken_call import ready

        ready(settings)
    new = new_call(mode, settings, None, told.say, person, DRILL)
    assert new.registry is not None, "it lies on a shelf"
    assert new.owner is not None, "it is somebody's"
    registry, whose = new.registry, new.owner.person
    scenario, moment = moment_for(registry, whose, what, settings.call.language, moment_now())
    plan = drill_plan(scenario, moment, seed_for(mode, seed), typed=keyboard and sys.stdin.isatty())
    plan = replace(plan, recorded=not unrecorded)
    weights_ready(scenario, mode, settings)
    notice = notice_for(scenario.language, mode, settings, typed=keyboard, recorded=plan.recorded)
    accepted = now() if acknowledge(notice, scenario, mode, told) else ""
    _show_task(scenario, moment, plan.longest, told)
    held = held_by_voice_or_hand(
        plan, settings, notice, new, told, keyboard=keyboard, read=read, accepted=accepted
    )
    shown = what_it_showed(held.scorecard.card, moment)
    _show(held, moment, shown, in_a_row(registry, whose, moment.skill), what, told)


def _show_task(scenario: Scenario, moment: Moment, seconds: float, told: Output) -> None:
    """Before the telephone rings: who one is, where the call stands, what there is to do."""
    told.say(f"{scenario.id}  {moment.title}")
    told.say(f"\n{scenario.trainee.role}\n{moment.task}")
    told.say(Message("At most {seconds:.0f} seconds from picking up.\n", seconds=seconds))


def _show(held: Held, moment: Moment, shown: Drilled, row: int, asked: str, out: Output) -> None:
    """The one skill: what was shown of it, in which words, which were better, and how many in a row."""
    from voicesim.cli.after_call_words import words_after
    from voicesim.client.moment import HOLD
    from voicesim.programme.drilling import IN_A_ROW, is_of_moment
    from voicesim.programme.offering import labels_in

    card = held.scorecard.card
    label = labels_in(card.language)[shown.skill]
    for error in shown.errors:
        out.line(Message("Critical error: {sentence}", sentence=error))
    show_remarks(shown, out)
    out.line(Message("A good answer here:"))
    holds = False
    for turn in shown.model:
        holds = turn == HOLD and not holds
        if turn != HOLD or holds:
            out.line(Message("    (on hold)") if holds else Message("    {words!r}", words=turn))
    if shown.share is None:
        out.line(Message("{skill}: nothing could be judged.", skill=label))
    else:
        form = "{skill}: {level}, {count} of {most} in a row."
        out.line(Message(form, skill=label, level=shown.level, count=min(row, IN_A_ROW), most=IN_A_ROW))
    if row >= IN_A_ROW:
        out.line(Message("Passed: the next caller who needs it is waiting (voicesim path)."))
    else:
        again = moment.id if is_of_moment(asked, moment) else shown.skill
        out.line(Message("Once more: voicesim drill {skill}", skill=again))
    out.line(words_after(card.language).report.format(held.directory.report))
    out.result(
        {
            "scenario": card.scenario,
            "moment": moment.id,
            "skill": shown.skill,
            "share": shown.share,
            "passed": shown.passed,
            "in_a_row": row,
            "wanted": IN_A_ROW,
            "critical_errors": [one.id for one in card.critical_errors],
            "checks": [
                {
                    "check": one.check,
                    "verdict": one.how,
                    "sentence": one.sentence,
                    "own": one.own,
                    "better": list(one.better),
                }
                for one in shown.remarks
            ],
            "model": list(shown.model),
            "directory": str(held.directory.path),
            "report": str(held.directory.report),
        }
    )


def show_remarks(shown: Drilled, out: Output) -> None:
    """Check by check; better words that help with several are shown once."""
    said: set[str] = set()
    for one in shown.remarks:
        partly = Message("~ In part: {sentence}", sentence=one.sentence)
        plainly = f"{'+' if one.how == 'met' else '-'} {one.sentence}"
        out.line(partly if one.how == "in_part" else plainly)
        if one.own:
            out.line(Message("    you said: {words!r}", words=one.own))
        for words in one.better:
            if words not in said:
                out.line(Message("    better: {words!r}", words=words))
        said |= set(one.better)
        if one.how != "met":
            out.line(f"    {one.advice}")
