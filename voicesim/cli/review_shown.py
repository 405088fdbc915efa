"""How the agreement of two people who reviewed real calls is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicesim.blind_marking.estimate import Estimate, Figure
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.archive.review_report import Agreement


def show_agreement(found: Agreement, out: Output) -> None:
    """The agreement, for a person."""
    form = "{signed} of {count} call{count!p} signed by both."
    out.line(Message(form, signed=found.signed, count=found.calls))
    if found.totals is None or found.ratings is None:
        return
    rows = [
        (
            one.name,
            _share(one.same),
            _share(one.apart),
            _figure(one.kappa) if isinstance(one.kappa, Estimate) else "-",
            "-" if one.machine is None else _share(one.machine),
        )
        for one in found.criteria
    ]
    out.table(("criterion", "same level", "two levels apart", "kappa", "as the machine"), rows)
    out.line(
        Message("Impressions of the whole call, weighted kappa: {figure}.", figure=_figure(found.ratings))
    )
    out.line(Message("Totals, Krippendorff's alpha: {figure}.", figure=_figure(found.totals)))


def agreement_as_json(found: Agreement) -> dict[str, Any]:
    """The same as JSON; None for a figure that is withheld."""
    return {
        "calls": found.calls,
        "signed": found.signed,
        "criteria": {
            one.id: {
                "same": round(one.same, 3),
                "apart": round(one.apart, 3),
                "kappa": _number(one.kappa),
                "machine": None if one.machine is None else round(one.machine, 3),
            }
            for one in found.criteria
        },
        "ratings": None if found.ratings is None else _number(found.ratings),
        "totals": None if found.totals is None else _number(found.totals),
    }


def _share(share: float) -> Message:
    return Message("{share:.0%}", share=share)


def _figure(found: Figure) -> Message:
    if isinstance(found, Estimate):
        low, high = found.interval
        return Message("{value:.2f} ({low:.2f} to {high:.2f})", value=found.value, low=low, high=high)
    return found.why


def _number(found: Figure) -> float | None:
    return round(found.value, 3) if isinstance(found, Estimate) else None
