"""`voicesim path`: what to practise next, for the person at the desk."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Person, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from voicesim.programme.keeping import Laid
    from voicesim.programme.path import Path
    from voicesim.programme.rounds import Answered
    from voicesim.programme.units import Unit
    from voicesim.scorecard.coaching.theme import Round
    from voicesim.sessions.registry import Registry
    from voicesim.text.words import Language


class Way(StrEnum):
    """How somebody likes to learn."""

    read = "read"
    listen = "listen"
    do = "do"


def path(
    person: Person = "",
    prefer: Annotated[
        Way | None, typer.Option("--prefer", help="How you like to learn; kept.", show_default=False)
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option("--minutes", min=5, max=300, help="Minutes a month; kept.", show_default=False),
    ] = None,
    trade: Annotated[
        str | None,
        typer.Option(
            "--trade",
            metavar="POPULATION",
            help="Whose calls are yours ('gestionnaire_auto'): they come first; kept.",
            show_default=False,
        ),
    ] = None,
    lend: Annotated[
        bool | None,
        typer.Option(
            "--lend/--no-lend",
            help="May wordings of yours that helped a client be proposed to your house, nameless; kept.",
            show_default=False,
        ),
    ] = None,
    measured: Annotated[
        bool | None,
        typer.Option(
            "--measured/--not-measured",
            help="Do you take part in the measured programmes of your team? Only if you say yes; kept.",
            show_default=False,
        ),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(
            "--unit", metavar="ID", help="Read, listen to or answer this unit now.", show_default=False
        ),
    ] = "",
    ics: Annotated[
        FilePath | None,
        typer.Option(
            "--ics", metavar="FILE", help="Write what is due as a calendar file.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        SpokenLanguage | None,
        typer.Option("--lang", help="Language of the calls to practise.", show_default=False),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """See what to practise next: two skills at a time, in units of a minute and a half to ten minutes.

    It rests on your practice calls alone, stays on this machine, and is nobody's to see but yours.
    """
    from voicesim.cli.left_open_said import say_calls_left_open
    from voicesim.cli.person import note_call_language
    from voicesim.programme.consent import asked_to_take_part, decide
    from voicesim.programme.keeping import path_now, unit_named
    from voicesim.programme.left_open import calls_left_open
    from voicesim.sessions.store_here import moment, person_here, registry_here
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    language: Language = lang.value if lang else settings.call.language
    note_call_language(language)
    registry, now = registry_here(settings), moment()
    whose = registry.find(person) if person else person_here(registry, settings)
    agreed = decide(registry, whose, now, lends=lend, takes_part=measured)
    laid = path_now(registry, whose, language, now, prefer.value if prefer else None, minutes, trade)
    if unit:
        chosen = unit_named(unit, language, laid.path.weak)
        _open(registry, whose, chosen, language, now, out)
        return
    sum_of_open = calls_left_open(laid.state.shown, now)
    _show(laid, language, now, out)
    say_calls_left_open(sum_of_open, out)
    _say_of_lending(laid, lend, out)
    _say_of_measuring(measured, asked_to_take_part(registry, whose, now), out)
    if ics is not None:
        _write_calendar(ics, laid.path, language, now, out)
    said = {"lends_wordings": agreed.lends, "takes_part": agreed.takes_part}
    out.result({**_as_json(laid.path), "left_open": asdict(sum_of_open), **said})


def _show(laid: Laid, language: Language, now: datetime, out: Output) -> None:
    from voicesim.programme.offering import labels_in, level_labels
    from voicesim.programme.path import FIRST_CALLS

    labels, levels, path = labels_in(language), level_labels(language), laid.path
    out.table(("skill", "calls", "level", "95 %", "due"), _rows(path, labels, levels, now))
    for skill in path.without:
        form = "{skill}: there is nothing to {way} for it; the other units stand in."
        out.say(Message(form, skill=labels[skill], way=Message(laid.state.way)))
    if path.opens is not None:
        form = (
            "The path of your team opens on {day:%Y-%m-%d}, by lot; "
            "until then a call is asked for now and then."
        )
        out.line(Message(form, day=path.opens.astimezone()))
    if not path.steps:
        if path.opens is None:
            _say_why_nothing(path, now, out)
        return
    out.line(
        Message(
            "Now ({week:g} minutes of this week left, {minutes:g} of {most} this month):", **_minutes(laid)
        )
    )
    if path.first:
        form = (
            "The first {count} calls show where you stand, and then what to work on; all at once if you like."
        )
        out.line(Message(form, count=FIRST_CALLS))
    for number, step in enumerate(path.steps, start=1):
        form = "{number}. {title} ({skill}, {minutes:g} min): {command}"
        what = {"title": step.title, "skill": labels[step.skill], "command": command_of(step)}
        out.line(Message(form, number=number, minutes=step.minutes, **what))


def _say_of_lending(laid: Laid, asked: bool | None, out: Output) -> None:
    """Ask once whether wordings may be proposed; say what was answered just now."""
    from voicesim.programme.path import FIRST_CALLS

    if asked:
        form = "Wordings of yours that help from now on may be proposed, nameless; --no-lend ends it."
        out.line(Message(form))
    elif asked is not None:
        out.line(Message("None of your wordings is proposed; what was only proposed is withdrawn."))
    elif not laid.state.lends_asked and len(laid.state.calls()) >= FIRST_CALLS:
        out.say(
            Message("May wordings of yours that help be proposed to your house, nameless? --lend, --no-lend")
        )


def _say_of_measuring(answered: bool | None, asked: bool, out: Output) -> None:
    """Ask whether somebody takes part in what is measured; say what was answered just now."""
    if asked:
        form = (
            "May a call of yours, one now and then, count in what your house measures of practice? Only in "
            "sums of five people or more. Yes: voicesim path --measured; your path then opens on the day "
            "that is drawn for your team. No: --not-measured. No answer is a no, and nothing else changes "
            "either way."
        )
        out.say(Message(form))
    if answered:
        out.line(Message("You take part in the measured programmes of your team; --not-measured ends it."))
    elif answered is not None:
        form = (
            "You take no part in measured programmes: no measuring call is asked of you, "
            "and none of yours counts."
        )
        out.line(Message(form))


def _minutes(laid: Laid) -> dict[str, object]:
    left = laid.path.left
    return {"week": round(left.week, 1), "minutes": round(left.month, 1), "most": laid.state.minutes}


def _rows(
    path: Path, labels: Mapping[str, str], levels: Sequence[str], now: datetime
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for one, due in zip(path.standings, path.dues, strict=True):
        level: str = Message("not enough yet")
        if one.level is not None:
            level = levels[one.level]
        if one.skill in path.competent:
            level = Message("{level}, with unseen callers", level=level)
        span = "" if one.interval is None else f"{100 * one.interval[0]:.0f}-{100 * one.interval[1]:.0f}"
        when: str = Message("now") if due.at is None or due.is_due(now) else f"{due.at.astimezone():%Y-%m-%d}"
        mark = "* " if one.skill in path.weak else ""
        rows.append((f"{mark}{labels.get(one.skill, one.skill)}", str(one.observations), level, span, when))
    return rows


def _say_why_nothing(path: Path, now: datetime, out: Output) -> None:
    if path.next_due is not None and path.next_due > now:
        out.line(Message("Nothing is due before {day:%Y-%m-%d}.", day=path.next_due.astimezone()))
    elif path.left.month > 0:
        form = (
            "This week's part is practised; the next begins on {day:%Y-%m-%d}. "
            "A drill or a call goes all the same."
        )
        out.line(Message(form, day=path.left.next.astimezone()))
    else:
        out.line(Message("This month's minutes are spent; --minutes gives more."))


def command_of(step: Unit) -> str:
    """What to type for a step."""
    if step.kind == "call":
        return f"voicesim call {step.id}"
    if step.kind == "drill":
        return f"voicesim drill {step.skill}"
    return f"voicesim path --unit {step.id}"


def _open(
    registry: Registry, person: str, unit: Unit, language: Language, now: datetime, out: Output
) -> None:
    from voicesim.programme.keeping import go_through
    from voicesim.programme.opened import open_unit

    opened = open_unit(registry, person, unit, language)
    out.line(opened.matter.title)
    for text in opened.matter.text:
        out.line(f"- {text}")
    if opened.matter.notice:
        out.line(opened.matter.notice)
    for line in opened.matter.scene:
        who = Message("The handler") if line.who == "trainee" else Message("The caller")
        out.line(Message("{who}: {words!r}", who=who, words=line.says))
    rounds = _rounds(opened.matter.rounds, language, out)
    for one in opened.own:
        out.line(one.sentence)
        if one.own:
            out.line(Message("    you said: {words!r}", words=one.own))
        for words in one.better:
            out.line(Message("    better: {words!r}", words=words))
        if not one.better:
            out.line(f"    {one.advice}")
    if opened.moment is not None:
        out.line(opened.moment.sentence)
        out.line(
            Message(
                "Listen to it: {report}, at {second:.0f} s.",
                report=opened.moment.call.report,
                second=opened.moment.second,
            )
        )
    go_through(registry, person, unit, now)
    out.result(
        {
            "unit": unit.id,
            "skill": unit.skill,
            "minutes": unit.minutes,
            "rounds": [{"own": one.own, "passed": one.passed, "model": one.round.model} for one in rounds],
            "own": [{"check": one.check, "own": one.own, "better": list(one.better)} for one in opened.own],
        }
    )


def _rounds(rounds: Sequence[Round], language: Language, out: Output) -> list[Answered]:
    """Each round asked, answered, and shown beside a better answer."""
    from voicesim.cli.asking import answer
    from voicesim.programme.rounds import answered, label_of
    from voicesim.understanding.bank import load_bank

    found = []
    for one in rounds:
        out.say(Message("{who}: {words!r}", who=Message("The caller"), words=one.client))
        bank = load_bank(language)
        done = answered(one, answer(Message("Your answer: ")), bank)
        found.append(done)
        if done.passed:
            out.line(Message("That does it."))
        for name in done.missing:
            out.line(Message("Not heard in it: {what}.", what=label_of(name, bank)))
        for name in done.wrong:
            out.line(Message("Better left out: {what}.", what=label_of(name, bank)))
        if done.own:
            out.line(Message("    you said: {words!r}", words=done.own))
        out.line(Message("    better: {words!r}", words=one.model))
    return found


def _write_calendar(file: FilePath, path: Path, language: Language, now: datetime, out: Output) -> None:
    from voicesim.call.whole_files import refused
    from voicesim.cli.person import language_here
    from voicesim.messages.catalogue import said
    from voicesim.programme.calendar import Reminder, calendar
    from voicesim.programme.offering import labels_in

    labels = labels_in(language)
    reminders = []
    for due in path.dues:
        if due.skill in path.weak:
            day = (now if due.at is None or due.is_due(now) else due.at).astimezone().date()
            summary = Message("voicesim: {skill}", skill=labels[due.skill])
            command = f"voicesim path --lang {language}  ({due.skill})"
            reminders.append(Reminder(day, said(summary, language_here()), command))
    try:
        file.write_bytes(calendar(reminders, now))
    except OSError as error:
        raise refused(file, error) from error
    out.line(Message("{file}: {count} reminder{count!p}.", file=file, count=len(reminders)))


def _as_json(path: Path) -> dict[str, Any]:
    return {
        "skills": [
            {
                "skill": one.skill,
                "observations": one.observations,
                "share": None if one.share is None else round(one.share, 3),
                "interval": None if one.interval is None else [round(end, 3) for end in one.interval],
                "level": one.level,
                "confidence": one.confidence,
                "due": None if due.at is None else due.at.isoformat(timespec="seconds"),
                "competent": one.skill in path.competent,
            }
            for one, due in zip(path.standings, path.dues, strict=True)
        ],
        "weak": list(path.weak),
        "minutes_left": round(path.left.month, 1),
        "minutes_left_this_week": round(path.left.week, 1),
        "next_week": path.left.next.isoformat(timespec="seconds"),
        "without_preferred": list(path.without),
        "opens": None if path.opens is None else path.opens.isoformat(timespec="seconds"),
        "steps": [
            {
                "id": step.id,
                "kind": step.kind,
                "skill": step.skill,
                "title": step.title,
                "minutes": step.minutes,
                "command": command_of(step),
            }
            for step in path.steps
        ],
    }


def say_if_due(registry: Registry | None, person: str, out: Output) -> None:
    """One line before a call when something is due on the person's path; nothing where there is none."""
    from voicesim.programme.keeping import is_due
    from voicesim.sessions.store_here import moment

    if registry is not None and is_due(registry, person, moment()):
        out.say(Message("Something is due on your path: voicesim path."))
