"""A caller from a case of one's own: the form, what is still to be mended, and the caller it becomes."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from voicesim.authoring.case import MOST_FACTS, MOST_POINTS, Case, CaseFact, Point, new_case
from voicesim.authoring.checking import Checked, checked
from voicesim.authoring.keeping import KeptCase, cases, keep, keep_new, place_here, publish, read_case
from voicesim.authoring.offered import topics_offered
from voicesim.authoring.preview import preview_of
from voicesim.authoring.sheet import sheet_in
from voicesim.sessions.person import LANGUAGES
from voicesim.text.words import Language
from voicesim.web.author_pages import author_page
from voicesim.web.case_form import case_in
from voicesim.web.forms import Form, read_form
from voicesim.web.limits import MOST_FIELDS_OF_A_CASE
from voicesim.web.pages import language_of, seen, shown


def all_cases(request: Request) -> Response:
    """The cases there are, and the kinds of which one can be begun."""
    spoken = LANGUAGES.get(request.query_params.get("calls", "")) or language_of(request)
    kept = [one for one in cases(place_here()) if one.case.language == spoken]
    return shown(request, "cases.html.j2", cases=kept, spoken=spoken, kinds=sheet_in(spoken).kinds)


def begin(request: Request) -> Response:
    """The form, before anything is written."""
    spoken, kind = _kind_of(request)
    return _form(request, "", new_case(sheet_in(spoken), kind), None)


async def keep_first(request: Request) -> Response:
    """Keep a case for the first time."""
    form = await read_form(request, MOST_FIELDS_OF_A_CASE)
    return await run_in_threadpool(_kept_first, request, form)


def _kept_first(request: Request, form: Form) -> Response:
    spoken, kind = _kind_of(request)
    kept = keep_new(place_here(), case_in(form, spoken, kind))
    return _after(request, kept, form)


def case(request: Request) -> Response:
    """A case as it is kept, with what is to be mended beside each field."""
    kept = read_case(place_here(), request.path_params["case"])
    return _form(request, kept.id, kept.case, checked(kept.case, kept.id))


async def keep_case(request: Request) -> Response:
    """Keep a case, and make the caller of it where that was asked for."""
    form = await read_form(request, MOST_FIELDS_OF_A_CASE)
    return await run_in_threadpool(_kept, request, form)


def _kept(request: Request, form: Form) -> Response:
    place, id = place_here(), request.path_params["case"]
    before = read_case(place, id).case
    kept = keep(place, id, case_in(form, before.language, before.kind))
    return _after(request, kept, form)


def _after(request: Request, kept: KeptCase, form: Form) -> Response:
    if form.one("then") != "publish":
        return seen(f"/cases/{kept.id}#mend")
    found = checked(kept.case, kept.id, kept.version + 1, proved=True)
    if not found.holds:
        return _form(request, kept.id, kept.case, found, 422)
    publish(place_here(), kept, found)
    return author_page(request, kept.id, found.proof)


def _kind_of(request: Request) -> tuple[Language, str]:
    spoken = LANGUAGES.get(request.path_params["language"])
    if spoken is None:
        raise HTTPException(404)
    return spoken, request.path_params["kind"]


def _form(request: Request, id: str, case: Case, found: Checked | None, status: int = 200) -> Response:
    sheet = sheet_in(case.language)
    facts = (*case.facts, *(CaseFact() for _ in range(MOST_FACTS - len(case.facts))))
    points = (*case.points, *(Point() for _ in range(MOST_POINTS - len(case.points))))
    return shown(
        request,
        "case.html.j2",
        status,
        id=id,
        case=case,
        facts=facts,
        points=points,
        sheet=sheet,
        kind=sheet.kind(case.kind),
        temperaments=[(one.id, one.label) for one in sheet.temperaments],
        topics=topics_offered(case.language),
        labels=dict(topics_offered(case.language)),
        found=found,
        beside=found.findings if found is not None else {},
        preview=preview_of(found.scenario) if found is not None and found.scenario is not None else (),
    )
