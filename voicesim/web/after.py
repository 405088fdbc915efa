"""The pages after a call: one's own marks first, then what it came to, its report, and what one contests."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from voicesim.call import taken_up
from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.messages.catalogue import said
from voicesim.modes import rules_of
from voicesim.programme.drilling import skills_drilled
from voicesim.records.kept import describe
from voicesim.records.trainee import ContestedVerdict, TraineeSays, contestable, opinion_of, read_trainee
from voicesim.scorecard.card import Card, card_in
from voicesim.sessions.after_stop import offered_after
from voicesim.sessions.help_kept import help_in
from voicesim.sessions.rescoring import (
    contest_and_rescore,
    keep_own_marks,
    lines_may_be_contested,
    own_marks_wanted,
)
from voicesim.sessions.store_here import retention_of, store_of
from voicesim.web.forms import Form, read_form
from voicesim.web.guard import REPORT_POLICY
from voicesim.web.pages import desk_of, language_of, seen, shown


def _filed(request: Request) -> CallDirectory:
    """The call that the address names. Raises `StorageError`."""
    return desk_of(request).filed(request.path_params["name"])


def result(request: Request) -> Response:
    """What a call came to, and what can be done with it."""
    desk, directory = desk_of(request), _filed(request)
    if not rules_of(directory.manifest().mode).result_shown:  # its report begins with what people decided
        return seen(f"/calls/{directory.path.name}/report")
    card, trainee = card_in(directory.scorecard), read_trainee(directory)
    record, offered = read_record(directory), offered_after(directory, desk.settings)
    own = [
        (number, turn) for number, turn in enumerate(record.turns) if turn.speaker == "trainee" and turn.words
    ]
    skills = {check.id: one.name for one in card.criteria for check in one.checks}
    return shown(
        request,
        "after.html.j2",
        card=card,
        kept=describe(directory, retention_of(desk.settings)),
        scenario=load_scenario(card.scenario),
        own=own,
        trainee=trainee,
        verdicts=_verdicts(card, trainee, skills),
        skills=skills,
        without=opinion_of(directory, card).score_without,
        marks=trainee.self_assessment,
        duration=record.duration,
        contestable=lines_may_be_contested(directory),
        complete=record.complete,
        again=taken_up.sentence(card.taken_up, card.language),
        help=help_in(directory),
        offered=said(offered, language_of(request)) if offered else "",
        shared=desk.shares(directory.path.name),
        resumable=rules_of(directory.manifest().mode).resumable,
        drillable=skills_drilled(card.language),
    )


def marks(request: Request) -> Response:
    """Ask for one's own marks, before anything of the scorecard is seen."""
    directory = _filed(request)
    if not own_marks_wanted(directory, desk_of(request).settings) or read_trainee(directory).self_assessment:
        return seen(f"/calls/{directory.path.name}")
    return shown(request, "marks.html.j2", card=card_in(directory.scorecard), name=directory.path.name)


async def keep_marks(request: Request) -> Response:
    """Keep one's own marks."""
    form = await read_form(request)
    return await run_in_threadpool(_kept, request, form)


def _kept(request: Request, form: Form) -> Response:
    desk, directory = desk_of(request), _filed(request)
    given = _given(form, card_in(directory.scorecard))
    if given:
        keep_own_marks(directory, given, store_of(desk.settings), desk.clock())
    return seen(f"/calls/{directory.path.name}")


def _given(form: Form, card: Card) -> Mapping[str, float]:
    """Dimension -> 0..100, of those that were marked."""
    found = {one.id: form.numbers(f"mark.{one.id}") for one in card.dimensions}
    return {id: float(min(100, numbers[0])) for id, numbers in found.items() if numbers}


def _verdicts(
    card: Card, trainee: TraineeSays, skills: Mapping[str, str]
) -> list[tuple[ContestedVerdict, ...]]:
    """Those that cost something, and those that are contested as it is.

    What says the same of the same skill is contested together: nobody could tell one from the other.
    """
    alike: dict[tuple[str, str, str], list[ContestedVerdict]] = {}
    for one in contestable(card):
        if one.verdict != "met" or one.id in trainee.verdict_ids:
            alike.setdefault((one.what, skills.get(one.id, ""), one.sentence), []).append(one)
    return [tuple(group) for group in alike.values()]


async def contest(request: Request) -> Response:
    """Lines one did not say so, verdicts one holds to be wrong: the call is scored without them.

    What is ticked is contested; what was and is no more is taken back.
    """
    form = await read_form(request)
    return await run_in_threadpool(_contested, request, form)


def _contested(request: Request, form: Form) -> Response:
    desk, directory = desk_of(request), _filed(request)
    said = read_trainee(directory)
    before = {*map(str, said.turns), *said.verdict_ids}
    ticked = {*map(str, form.numbers("line")), *" ".join(form.all("verdict")).split()}
    if ticked != before:
        contest_and_rescore(
            directory,
            sorted(ticked - before),
            store_of(desk.settings),
            desk.clock(),
            withdrawn=sorted(before - ticked),
            comment=form.one("why").strip(),
        )
    return seen(f"/calls/{directory.path.name}#contested")


def report(request: Request) -> Response:
    """The report as it lies in the call's folder, where nothing of the pages can be reached from it."""
    directory = _filed(request)
    headers = {"content-security-policy": REPORT_POLICY, "cross-origin-resource-policy": "same-origin"}
    return FileResponse(directory.report, media_type="text/html", headers=headers)
