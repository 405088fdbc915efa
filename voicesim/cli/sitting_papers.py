"""`voicesim sitting papers|badge|export`: what is signed, given and handed on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import Sitting
from voicesim.messages.message import Message
from voicesim.text.words import Language

Target = Annotated[
    Path | None,
    typer.Option("--out", file_okay=False, help="Folder for the files; named after the sitting by default."),
]


def papers(
    sitting: Sitting,
    out_: Target = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Set the procès-verbal to sign and the candidates' letters, as PDF in French and English."""
    from voicesim.examination.paperwork import write_papers
    from voicesim.examination.sittings import at_work
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        target = out_ or Path(f"{book.id}-papers")
        found = outcome_of(registry.store, book.id)
        written = write_papers(book, found, target, ("fr", "en"), moment())
    out.line(Message("{count} file{count!p} in {folder}.", count=len(written), folder=str(target)))
    out.say(
        Message(
            "The record is kept with the sitting by a clock of its own (records.proces_verbal_days); ask "
            "counsel how long yours must be kept."
        )
    )
    out.result({"files": [str(path) for path in written]})


def badge(
    sitting: Annotated[str, typer.Argument(metavar="[SITTING]", help="Whose candidate it is for.")] = "",
    candidate: Annotated[int, typer.Option("--candidate", min=1, help="The candidate's number.")] = 1,
    out_: Annotated[Path | None, typer.Option("--out", dir_okay=False, help="File for the badge.")] = None,
    address: Annotated[
        str, typer.Option("--address", help="E-mail of the holder; only its digest is written.")
    ] = "",
    verify: Annotated[
        Path | None, typer.Option("--verify", dir_okay=False, help="Verify this badge instead; no network.")
    ] = None,
    issuer: Annotated[
        str, typer.Option("--issuer", help="With --verify: the did:key it must be signed by.")
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Sign the badge of a candidate who passed (Open Badges 3.0), or verify one."""
    out = Output(json, plain)
    if verify is not None:
        _verify(verify, issuer, out)
        return
    if not sitting:
        raise typer.BadParameter(Message("name a sitting, or a badge with --verify"))
    _sign(sitting, candidate, out_, address, out)


def _sign(sitting: str, candidate: int, target: Path | None, address: str, out: Output) -> None:
    from voicesim.examination.paperwork import write_badge
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import moment, registry_here

    store = registry_here().store
    found = outcome_of(store, sitting)
    path = target or Path(f"{found.id}-{candidate:03}.jwt")
    signed_by = write_badge(store, found, candidate, path, moment(), address)
    out.line(Message("The badge is in {path}.", path=str(path)))
    out.line(Message("Publish your key, so that others can compare: {issuer}", issuer=signed_by))
    out.result({"file": str(path), "issuer": signed_by})


def _verify(path: Path, issuer: str, out: Output) -> None:
    from voicesim.examination.badge import read_badge, verified
    from voicesim.examination.paperwork import own_issuer
    from voicesim.sessions.store_here import registry_here

    found = verified(read_badge(path), issuer)
    known = bool(issuer) or found.issuer == own_issuer(registry_here().store)
    out.table(
        ("certification", "certified by", "holder", "given"),
        [(found.certification, found.organisation, found.holder, f"{found.given:%Y-%m-%d}")],
    )
    if known:
        out.line(Message("The signature holds, and is of the expected key."))
    else:
        form = "The signature holds for {issuer}: compare it with the key that {name} has published."
        out.line(Message(form, issuer=found.issuer, name=found.organisation))
    out.result(
        {
            "certification": found.certification,
            "organisation": found.organisation,
            "holder": found.holder,
            "given": found.given.isoformat(),
            "issuer": found.issuer,
            "expected_issuer": known,
        }
    )


def export(
    sitting: Annotated[list[str], typer.Argument(metavar="SITTING...", help="Which sittings.")],
    out_: Annotated[Path, typer.Option("--out", file_okay=False, help="Folder for the files.")] = Path(
        "sittings-export"
    ),
    parquet: Annotated[bool, typer.Option("--parquet", help="The marks as Parquet too.")] = False,
    home: Annotated[
        str, typer.Option("--home", help="Your organisation's web address, for the xAPI statements.")
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Write marks (CSV, Parquet), xAPI statements, and the training evidence of each person."""
    from voicesim.cli.person import language_here
    from voicesim.examination.paperwork import write_tables
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import registry_here

    out, store = Output(json, plain), registry_here().store
    found = [outcome_of(store, name) for name in dict.fromkeys(sitting)]
    language: Language = language_here()
    written = write_tables(found, out_, language, parquet=parquet, home=home)
    out.line(Message("{count} file{count!p} in {folder}.", count=len(written), folder=str(out_)))
    out.result({"files": [str(path) for path in written]})
