"""What two examiners differ on, the jury's decision, and the record of a sitting."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from voicesim.examination import marking
from voicesim.examination.papers.pdf import pdf
from voicesim.examination.papers.proces_verbal import proces_verbal
from voicesim.examination.papers.tables import INCIDENTS
from voicesim.examination.progress import progress_of
from voicesim.examination.results import tell
from voicesim.examination.rules_of_the_jury import open_calls
from voicesim.examination.summary import outcome
from voicesim.examination.views import for_the_jury
from voicesim.messages.message import Message
from voicesim.web.forms import Form, read_form
from voicesim.web.pages import language_of, seen, shown
from voicesim.web.room import passkey_pages
from voicesim.web.room.asking import actor_of, room_of
from voicesim.web.room.examiner_pages import Work, not_themselves, work


def differences(request: Request) -> Response:
    """Both marks of a call, with the evidence, for the third person."""
    return _differences(request)


def _differences(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    with work(request) as at:
        found = marking.open_differences(at.store, at.book, at.call, at.seat, at.now)
        return shown(
            request,
            "settle.html.j2",
            status,
            sitting=at.book.id,
            found=found,
            station=at.book.state.blueprint.station(found.seen.call.station).label,
            refusal=refusal,
            passkeys=room_of(request).passkeys,
        )


async def settle(request: Request) -> Response:
    """Settle one difference, after having said once more who one is."""
    form = await read_form(request)
    return await run_in_threadpool(_settled, request, form)


def _settled(request: Request, form: Form) -> Response:
    refusal = _not_oneself(request, form)
    if refusal is not None:
        return _differences(request, refusal, 403)
    points = next(iter(form.numbers("points")), -1)
    criterion, why = form.one("criterion"), form.one("why")
    with work(request) as at:
        marking.settle(at.store, at.book, at.call, at.seat, criterion, points, why, at.now)
    return seen("/examine")


def _not_oneself(request: Request, form: Form) -> Message | None:
    """Why whoever asks is not believed to be who came in; None when they are."""
    return not_themselves(
        request, actor_of(request).person, form.one("password"), form.one(passkey_pages.ANSWER)
    )


def sitting(request: Request) -> Response:
    """How far a sitting is, call by call, without any mark."""
    return _sitting(request)


def _sitting(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    with work(request) as at:
        state = at.book.state
        ready = {
            one.number
            for one in state.candidates.values()
            if state.calls_of(one.seat) and not list(open_calls(state, one))
        }
        return shown(
            request,
            "sitting.html.j2",
            status,
            sitting=at.book.id,
            refusal=refusal,
            state=state,
            rows=progress_of(state),
            incidents=INCIDENTS,
            ready=ready,
            passkeys=room_of(request).passkeys,
            closable=state.stage == "open" and all(one.decisions for one in state.candidates.values()),
        )


def number_of(request: Request) -> int:
    """The candidate whom the address names. Raises `HTTPException` where it names none."""
    given: str = request.path_params["number"]
    if not given.isascii() or not given.isdigit() or len(given) > 4:
        raise HTTPException(404)
    return int(given)


def candidate(request: Request) -> Response:
    """What the jury decides on: the final marks of one candidate."""
    return _candidate(request)


def _candidate(request: Request, refusal: Message | None = None, status: int = 200) -> Response:
    with work(request) as at:
        number, names = number_of(request), room_of(request).registry.names.all()
        return shown(
            request,
            "jury.html.j2",
            status,
            sitting=at.book.id,
            number=number,
            found=for_the_jury(at.book.state, f"C{number}", (at.seat,)),
            incidents=INCIDENTS,
            stations={one.id: one.label for one in at.book.state.blueprint.stations},
            examiners={seat: names.get(who, who) for seat, who in _examiners(at).items()},
            least=at.book.state.blueprint.marking.jury,
            standard=at.book.state.standard,
            refusal=refusal,
            passkeys=room_of(request).passkeys,
        )


def _examiners(at: Work) -> dict[str, str]:
    """Seat -> pseudonym; the seat itself where somebody was deleted."""
    return {seat: at.book.people.get(seat, seat) for seat in at.book.state.examiners}


async def decide(request: Request) -> Response:
    """The jury decides: whoever of it gave their own password."""
    form = await read_form(request)
    return await run_in_threadpool(_decided, request, form)


def _decided(request: Request, form: Form) -> Response:
    number = number_of(request)
    with work(request) as at:
        jury, refusal = _jury(request, at, form)
        if refusal is None:
            passed = form.one("passed") == "yes"
            marking.decide(at.book, number, jury, passed=passed, why=form.one("why"), now=at.now)
    return seen(f"/examine/{at.book.id}") if refusal is None else _candidate(request, refusal, 403)


def _jury(request: Request, at: Work, form: Form) -> tuple[tuple[str, ...], Message | None]:
    """The seats of those who said who they are, by password or passkey, and why one is not believed."""
    people, seats = at.book.people, []
    for seat in at.book.state.examiners:
        password, passkey = form.one(f"password.{seat}"), form.one(f"{passkey_pages.ANSWER}.{seat}")
        if not (password or passkey) or seat not in people:
            continue
        refusal = not_themselves(request, people[seat], password, passkey)
        if refusal is not None:
            return (), refusal
        seats.append(seat)
    return tuple(seats), None


async def told(request: Request) -> Response:
    """A candidate was told the decision: from here it may be contested."""
    form = await read_form(request)
    return await run_in_threadpool(_told, request, form)


def _told(request: Request, form: Form) -> Response:
    refusal = _not_oneself(request, form)
    if refusal is not None:
        return _candidate(request, refusal, 403)
    with work(request) as at:
        tell(at.store, at.book, number_of(request), at.now)
    return seen(f"/examine/{at.book.id}")


async def close(request: Request) -> Response:
    """Close a sitting in which every candidate is decided on."""
    form = await read_form(request)
    return await run_in_threadpool(_closed, request, form)


def _closed(request: Request, form: Form) -> Response:
    refusal = _not_oneself(request, form)
    if refusal is not None:
        return _sitting(request, refusal, 403)
    with work(request) as at:
        marking.close(at.book, at.now)
    return seen(f"/examine/{at.book.id}/record")


def record(request: Request) -> Response:
    """The procès-verbal as it stands."""
    with work(request) as at:
        came = outcome(at.book.id, at.book.state, at.book.people)
        paper = proces_verbal(came, language_of(request), at.now)
        return shown(request, "record.html.j2", sitting=at.book.id, paper=paper)


def record_to_print(request: Request) -> Response:
    """The same as PDF, to be signed on paper."""
    with work(request) as at:
        came = outcome(at.book.id, at.book.state, at.book.people)
        content = pdf(proces_verbal(came, language_of(request), at.now))
        name = f'attachment; filename="proces-verbal-{at.book.id}.pdf"'
    return Response(content, media_type="application/pdf", headers={"content-disposition": name})
