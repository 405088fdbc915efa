"""`voicesim sitting call|incident|grant`: a candidate takes the call that was drawn for them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Keyboard, Plain, Read
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import By, CallName, Sitting, Why
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.call.setup import Plan
    from voicesim.cli.call import Play
    from voicesim.examination.holding import Prepared
    from voicesim.sessions.casting import Aloud
    from voicesim.settings.schema import Settings


def call(
    sitting: Sitting,
    candidate: Annotated[int, typer.Option("--candidate", min=1, help="The candidate's number.")],
    keyboard: Keyboard = False,
    read: Read = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Take the call that was drawn: notice, rubric and file first; afterwards only that it is recorded."""
    from voicesim.cli.before_call import acknowledge, show_brief
    from voicesim.cli.call import client_aloud, who_speaks
    from voicesim.cli.holding import now
    from voicesim.cli.person import note_call_language
    from voicesim.examination.holding import noted, prepare
    from voicesim.examination.sittings import at_work
    from voicesim.sessions.chosen import weights_ready
    from voicesim.sessions.provenance import proved
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    told = Output(json, plain or settings.screen.plain)
    registry = registry_here(settings)
    if not keyboard:
        from voicesim.cli.spoken_call import ready

        ready(settings)
    with at_work(registry, sitting) as book:
        note_call_language(book.state.blueprint.language)
        with told.progress(Message("comparing with what was sealed")) as progress:
            prepared = prepare(
                registry, book, candidate, settings, moment, spoken=not keyboard, told=progress.told
            )
        plan = prepared.plan
        weights_ready(plan.scenario, plan.mode, settings)
        accepted = now() if acknowledge(prepared.notice, plan.scenario, plan.mode, told) else ""
        _show_rubric(prepared, told)
        show_brief(plan.scenario, plan.mode, told)
        told.say(Message("You have {minutes:g} minutes; then the line is cut.", minutes=plan.longest / 60))
        with client_aloud(keyboard and sys.stdin.isatty() and not read, settings, told) as play:
            aloud: Aloud = "never" if keyboard and play is None else "live"
            who_speaks(plan, settings, aloud, told, typed=keyboard)
            plan = proved(
                plan,
                settings,
                prepared.notice,
                spoken=not keyboard,
                accepted=accepted,
                aloud=aloud,
                owner=prepared.owner,
            )
            with noted(registry, book, prepared, moment) as folder:
                name = _hold(plan, settings, folder, told, play, aloud, keyboard=keyboard)
    told.line(Message("Candidate {number}: the call is recorded and complete.", number=candidate))
    told.result({"sitting": book.id, "candidate": candidate, "call": name})


def incident(
    sitting: Sitting,
    call: CallName,
    kind: Annotated[str, typer.Option("--kind", help="In a word: fire alarm, noise, illness.")],
    note: Annotated[str, typer.Option("--note", help="What happened, without names.")] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Note that something befell a call which the candidate is not to answer for."""
    from voicesim.examination.deeds import Incident
    from voicesim.examination.sittings import at_work
    from voicesim.examination.views import call_of
    from voicesim.sessions.store_here import moment, registry_here

    out = Output(json, plain)
    with at_work(registry_here(), sitting) as book:
        name = call_of(book.state, call).name
        book.enter(Incident(call=name, kind=kind, note=note), moment())
    out.line(Message("{name}: noted.", name=name))
    out.result({"sitting": book.id, "call": name, "kind": kind})


def grant(
    sitting: Sitting, call: CallName, by: By, why: Why, json: Json = False, plain: Plain = False
) -> None:
    """Grant another call instead of one that something befell; the first is kept."""
    from voicesim.examination.deeds import Granted
    from voicesim.examination.holding import finish_calls
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import call_of
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        found = call_of(book.state, call)
        finish_calls(registry.store, book, found.candidate, moment())
        book.enter(Granted(call=found.name, by=known_seat(registry, book, by), why=why), moment())
        number = book.state.candidates[found.candidate].number
    form = "Candidate {number} takes another call; {name} is kept."
    out.line(Message(form, number=number, name=found.name))
    out.result({"sitting": book.id, "call": found.name, "candidate": number})


def _hold(
    plan: Plan,
    settings: Settings,
    folder: Callable[[], Path],
    told: Output,
    play: Play | None,
    aloud: Aloud,
    *,
    keyboard: bool,
) -> str:
    """Hold the call; gives the name of its folder."""
    if keyboard:
        from voicesim.cli.call import typed_call

        return typed_call(plan, settings, folder, told, play, aloud).directory.path.name
    from voicesim.cli.spoken_call import spoken_call

    return spoken_call(plan, settings, folder, told).directory.path.name


def _show_rubric(prepared: Prepared, out: Output) -> None:
    """What the call is judged by: criteria, their weights, and what each level looks like (L24)."""
    from voicesim.scorecard.rubric import load_rubric

    scenario = prepared.plan.scenario
    rubric = load_rubric(scenario.rubric.id, scenario.language)
    rows = []
    for criterion in rubric.criteria:
        weight = scenario.rubric.weights.get(criterion.id, 0)
        if weight:
            best = criterion.anchors.get(rubric.levels[-1].id, "")
            rows.append((criterion.label.in_language(scenario.language), str(weight), best))
    out.aside(("criterion", "weight", "at its best"), rows)
