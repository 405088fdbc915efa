"""`voicesim records`: what is kept of calls, for how long, and the proof that nobody changed it."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli import examine, personal, records_bucket
from voicesim.cli.asking import agreed
from voicesim.cli.marks_shown import show_marks
from voicesim.cli.options import Json, Person, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output
from voicesim.cli.person import note_call_language
from voicesim.errors import Mendable
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.records.kept import Kept
    from voicesim.records.retention import Retention
    from voicesim.records.store import Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="What is kept of calls: list, show, delete, export, verify; and the examiner's marks.",
)

app.command()(examine.mark)
app.command()(examine.contest)
app.command()(examine.agreement)
app.command()(personal.access)
app.add_typer(records_bucket.app, name="bucket")

MODE_NAMES = {"practice": "practice", "certification": "exam"}
"""Short: the names of the calls have to fit beside them on 80 columns."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a call, or the beginning of it.")]


@app.command("list")
def list_(person: Person = "", json: Json = False, plain: Plain = False) -> None:
    """List the calls that are kept, the newest first, and until when."""
    from voicesim.records.kept import list_records
    from voicesim.sessions.store_here import look_after
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    look_after(read_settings().settings, out.say)
    store, periods = _here()
    kept = personal.kept_of(person, periods) if person else list_records(store, periods)
    who = personal.who_of(kept)
    out.table(
        ("call", *(("person",) if who else ()), "mode", "score", "signed", "sound till", "all till"),
        [
            (
                one.name,
                *who[number : number + 1],
                Message("{one}", one=MODE_NAMES[one.mode]),
                "-" if one.score is None else f"{one.score:.0f}",
                Message("yes") if one.marked else "",
                str(one.recording_until) if one.recording else Message("none"),
                str(one.analysis_until),
            )
            for number, one in enumerate(kept)
        ],
    )
    out.line(Message("{count} call{count!p} in {folder}", count=len(kept), folder=store.root))
    out.result({"store": str(store.root), "calls": [_kept(one) for one in kept]})


@app.command()
def show(name: Name, json: Json = False, plain: Plain = False) -> None:
    """Show one call: what it was made of, its scorecard, who marked it."""
    from voicesim.cli.scorecard_shown import show_scorecard
    from voicesim.records.kept import show_record

    out = Output(json, plain)
    store, periods = _here()
    shown = show_record(store, name, periods)
    kept, manifest = shown.kept, shown.manifest
    note_call_language(manifest.language)
    final = shown.marks.final_from() if shown.marks else None
    form = "{name}: {mode}, held {held:%Y-%m-%d %H:%M}, {size:.1f} MB"
    out.line(Message(form, name=kept.name, mode=kept.mode, held=kept.held, size=kept.size / 1e6))
    if not kept.complete:
        out.line(Message("The call was cut short: the recording and the log go up to that moment."))
    for job, engine in manifest.engines.items():
        out.line(Message("    {name}: {cell}", name=job, cell=engine))
    if shown.scorecard:
        show_scorecard(shown.scorecard, out, shown.opinion)
    if kept.withheld:
        out.line(Message("What the machine proposes is shown when its examiners have spoken."))
    all_marks = (*shown.earlier, *((shown.marks,) if shown.marks else ()))
    for marks, later in zip_longest(all_marks, all_marks[1:]):
        show_marks(marks, out, later)
    out.line(Message("Files: {path}", path=kept.directory.path))
    out.result(
        {
            **_kept(kept),
            "engines": dict(manifest.engines),
            "versions": dict(manifest.versions),
            "scorecard": shown.scorecard.as_json() if shown.scorecard else None,
            "marks": shown.marks.model_dump(mode="json") if shown.marks else None,
            "earlier_marks": [marks.model_dump(mode="json") for marks in shown.earlier],
            "final_from": final.isoformat() if final else None,
        }
    )


@app.command()
def metrics() -> None:
    """Print counts of calls, times and free space as Prometheus reads them: a desk's, or a room's."""
    from voicesim.records.metrics import metrics as for_prometheus

    typer.echo(for_prometheus(_here()[0]), nl=False)


@app.command()
def purge(
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Only say what is due; delete nothing.")
    ] = False,
    date_is_right: Annotated[
        bool, typer.Option("--date-is-right", help="Believe the clock, however far it has jumped.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Delete what has been kept long enough: first the sound, then the rest; each deletion is signed for.

    The program does this by itself, once a day, when a call is begun or the calls are listed.
    """
    from voicesim.records.housekeeping import doubted_clock, note_the_day
    from voicesim.records.purge import purge as delete_due
    from voicesim.sessions.store_here import moment, registry_here

    out = Output(json, plain)
    store, periods = _here()
    doubt = None if rehearse or date_is_right else doubted_clock(store, moment())
    if doubt:
        raise doubt
    if not rehearse:
        note_the_day(store, moment())
    done = delete_due(store, moment(), periods, rehearse=rehearse)
    if not rehearse:
        registry_here()  # deletions of people that were broken off go on
    for one in done:
        form = "{name}: {kind}, {why}, {size:.1f} MB"
        out.line(Message(form, name=one.name, kind=one.kind, why=one.why, size=one.size / 1e6))
    out.line(Message("{count} due." if rehearse else "{count} deleted.", count=len(done)))
    out.result(
        {
            "rehearsed": rehearse,
            "deleted": [{"kind": d.kind, "name": d.name, "why": d.why, "size": d.size} for d in done],
        }
    )


@app.command()
def delete(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Name of a call, or the beginning of it.", show_default=False),
    ] = "",
    *,
    why: Annotated[str, typer.Option("--why", help="The reason; it is entered in the journal.")],
    person: Annotated[
        str,
        typer.Option(
            "--person",
            metavar="WHO",
            help="Everything of this person, instead of one call.",
            show_default=False,
        ),
    ] = "",
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Delete a person, or a signed examination, without asking once more."),
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Delete one call at once, or everything of one person with a receipt: it is their right.

    Not while the mark of an examination may be contested. The reason stays, so it may name nobody.
    """
    from voicesim.records.kept import signed_examination
    from voicesim.sessions.erasing import erase_call
    from voicesim.sessions.registry import names_of
    from voicesim.sessions.store_here import moment
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    if bool(name) is bool(person):
        raise Mendable(
            "records.which",
            what=Message("deletes one call or one person"),
            where="voicesim records delete",
            mend=Message("name a call, or a person with --person"),
        )
    if person:
        personal.delete_person(person, why, out, yes=yes)
        return
    store, _ = _here()
    question = Message("It was marked and signed. Delete it with its marks?")
    if not yes and signed_examination(store, name) and not agreed(question):
        raise typer.Abort
    done = erase_call(store, names_of(read_settings().settings, store), name, moment(), why)
    form = (
        "{name}: deleted, {size:.1f} MB. The journal keeps its name, the reason, the moment and the "
        "fingerprints of its files."
    )
    out.line(Message(form, name=done.name, size=done.size / 1e6))
    out.result({"name": done.name, "why": done.why, "size": done.size})


@app.command()
def export(
    name: Name,
    target: Annotated[
        Path, typer.Argument(metavar="FILE", help="The zip to write, or a folder for it.")
    ] = Path(),
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Write one call as a zip: every file signed, the synthetic voice marked as such."""
    from voicesim.records.export import export as write
    from voicesim.sessions.store_here import moment

    out = Output(json, plain)
    store, _ = _here()
    done = write(store, name, target, moment())
    form = "{path}: {count} file{count!p}, {size:.1f} MB."
    out.line(Message(form, path=done.path, count=len(done.files), size=done.size / 1e6))
    out.result({"file": str(done.path), "files": list(done.files), "size": done.size, "marked": done.marked})


@app.command()
def verify(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="One call; the whole store when left out.", show_default=False),
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Verify that every file is as it was when the call was closed, and that no journal was touched."""
    from voicesim.records.verify import verify as check

    out = Output(json, plain)
    store, _ = _here()
    with out.progress(Message("verifying")):
        done = check(store, name or None)
    for note in done.notes:
        out.line(Message("    {note}", note=note))
    for finding in done.findings:
        out.line(Message("{name}: {what}", name=finding.call or "journal", what=finding.sentence))
    form = (
        "{calls} call{calls!p}, {files} file{files!p}, {entries} line{entries!p} of journal: "
        "{faults} fault{faults!p}."
    )
    counts = {"calls": done.calls, "files": done.files, "entries": done.entries}
    out.line(Message(form, **counts, faults=len(done.findings)))
    out.result(
        {
            "calls": done.calls,
            "files": done.files,
            "entries": done.entries,
            "findings": [{"call": f.call, "fault": f.fault, "sentence": f.sentence} for f in done.findings],
            "notes": list(done.notes),
        }
    )
    if not done.sound:
        raise typer.Exit(MENDABLE)


def _here() -> tuple[Store, Retention]:
    from voicesim.sessions.store_here import retention_of, store_of
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    return store_of(settings), retention_of(settings)


def _kept(one: Kept) -> dict[str, Any]:
    return {
        "name": one.name,
        "directory": str(one.directory.path),
        "mode": one.mode,
        "scenario": one.scenario,
        "person": one.person,
        "held": one.held.isoformat(),
        "complete": one.complete,
        "score": one.score,
        "withheld": one.withheld,
        "marked": one.marked,
        "recording": one.recording,
        "recording_until": str(one.recording_until),
        "analysis_until": str(one.analysis_until),
        "size": one.size,
    }
