"""`voicesim archive`: real calls, recognised, freed of personal data, judged, told in sums."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli import archive_review
from voicesim.cli.archive_review import Where
from voicesim.cli.archive_shown import finding_line, report_as_json, show_report, time_left
from voicesim.cli.asking import agreed
from voicesim.cli.choices import Side, SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.archive.folder import ArchiveFolder
    from voicesim.archive.progress import Progress

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Real calls: recognised, freed of personal data, judged by the rubric, told in sums of five agents.",
)

app.add_typer(archive_review.app, name="review")

SHOWN = 20
"""Turns that a search shows, unless asked for more."""


@app.command()
def add(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Recordings, or folders of simulated calls.")
    ],
    archive: Where = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            "--metadata",
            show_default=False,
            help="A table with the columns file, agent (a pseudonym), queue, date, reason, channel; "
            "metadata.csv in the folder when left out.",
        ),
    ] = None,
    handler: Annotated[
        Side, typer.Option("--handler", help="The agent's channel, in recordings of two.")
    ] = Side.left,
    lang: Lang = SpokenLanguage.fr,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Queue the calls of a folder. The recordings stay where they are; nothing is looked at yet."""
    from voicesim.archive.adding import add as added_to
    from voicesim.sessions.store_here import moment

    out, there = Output(json, plain), _archive(archive)
    with out.progress(Message("adding {folder}", folder=folder.name)):
        added = added_to(
            there, folder, language=lang.value, now=moment(), metadata=metadata, handler=handler.value
        )
    out.line(
        Message("{count} call{count!p} added, {known} known already.", count=added.new, known=added.known)
    )
    if added.unlisted:
        out.say(Message("The metadata say nothing of {count} of them.", count=added.unlisted))
    for name in added.missing:
        out.say(Message("{name}: the metadata name it, and it is not there.", name=name))
    for problem in added.refused:
        out.say(problem.sentence)
    out.result(
        {
            "archive": str(there.path),
            "new": added.new,
            "known": added.known,
            "unlisted": added.unlisted,
            "missing": added.missing,
            "refused": [str(problem) for problem in added.refused],
        }
    )


@app.command()
def run(
    archive: Where = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=256, help="Processes; 0: one for each core.")
    ] = 0,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="WHERE",
            show_default=False,
            help="Ray in place of processes: local, or the address of a cluster; archive.cluster when left "
            'out, and "" for none.',
        ),
    ] = None,
    rubric: Annotated[
        str, typer.Option("--rubric", metavar="NAME", help="The rubric that judges the calls.")
    ] = "fnol",
    sound: Annotated[
        bool, typer.Option("--sound", help="Keep a copy of each recording, a tone over what is personal.")
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="Judge what is done anew; what was heard and understood of it stands."),
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Look at every call that waits. It may be stopped, and killed, at any time: the next run goes on."""
    from voicesim.archive.running import run as worked
    from voicesim.archive.tables import build
    from voicesim.archive.upkeep import at_work, cluster_of, processes
    from voicesim.archive.working import Work, let_wait_again
    from voicesim.settings.sources import read_settings

    out, there, settings = Output(json, plain), _archive(archive), read_settings().settings
    there.require()
    at_work(there, settings, out.say)
    work = Work(there.path, rubric, settings, sound)
    if again:
        let_wait_again(work)
    with out.progress(Message("looking at calls")) as progress:

        def tell(now: Progress) -> None:
            progress.told(now.seen, now.total, time_left(now.seconds_left))

        where = cluster_of(settings, cluster)
        now = worked(work, processes(workers, where), tell, where)
        build(there)
    _told(now, out)
    for sentence in _aside(there)[:SHOWN]:
        out.say(sentence)
    out.result({"done": now.done, "aside": now.aside, "elsewhere": now.elsewhere, "total": now.total})


def _told(now: Progress, out: Output) -> None:
    out.line(Message("{count} call{count!p} looked at, {aside} set aside.", count=now.done, aside=now.aside))
    if now.elsewhere:
        out.line(Message("Another run is looking at {count} of them.", count=now.elsewhere))


@app.command()
def status(
    archive: Where = None,
    metrics: Annotated[
        bool, typer.Option("--metrics", help="Print the counts as Prometheus reads them, and nothing else.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show how many calls wait, are done, or were set aside, each of these with its reason."""
    from voicesim.archive.metrics import metrics as for_prometheus

    out, there = Output(json, plain), _archive(archive)
    if metrics:
        typer.echo(for_prometheus(there), nl=False)
        return
    there.require()
    waiting, done, aside = len(there.waiting()), len(there.done()), _aside(there)
    out.line(
        Message(
            "{waiting} waiting, {done} done, {aside} set aside.", waiting=waiting, done=done, aside=len(aside)
        )
    )
    for sentence in aside:
        out.line(sentence)
    out.result(
        {"archive": str(there.path), "waiting": waiting, "done": done, "aside": [str(one) for one in aside]}
    )


@app.command()
def report(archive: Where = None, json: Json = False, plain: Plain = False) -> None:
    """Show why people call and how calls are handled, in sums of five agents or more and of nobody."""
    from voicesim.archive.reporting import report as made

    out, there = Output(json, plain), _archive(archive)
    there.require()
    found = made(there)
    show_report(found, out)
    out.result(report_as_json(found))


@app.command()
def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="What was said; left out: what a person has to hear.")
    ] = "",
    archive: Where = None,
    most: Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many to show.")] = SHOWN,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Find words in the calls, or what may be a critical error and waits for a person to hear it."""
    from voicesim.archive.searching import search as found_in
    from voicesim.archive.searching import to_hear

    out, there = Output(json, plain), _archive(archive)
    there.require()
    if words:
        found, total = found_in(there, words, most)
        for one in found:
            out.line(finding_line(one))
        out.line(Message("{count} turn{count!p} in all.", count=total))
        rows = [(one, "") for one in found]
    else:
        rows = list(to_hear(there, most))
        for one, sentence in rows:
            out.line(Message("{line} ({what})", line=finding_line(one), what=sentence))
    out.result(
        {
            "found": [
                {"call": one.call, "speaker": one.speaker, "start": one.start, "text": one.text, "what": what}
                for one, what in rows
            ]
        }
    )


@app.command()
def purge(
    archive: Where = None,
    call: Annotated[
        str, typer.Option("--call", metavar="NAME", show_default=False, help="Delete this call.")
    ] = "",
    agent: Annotated[
        str,
        typer.Option(
            "--agent", metavar="WHO", show_default=False, help="Delete every call of this pseudonym."
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Delete what was kept long enough; or one call, or an agent's. Recordings stay where they are."""
    from voicesim.archive.purging import purge_agent, purge_call, purge_due
    from voicesim.archive.review_book import forget_reviews
    from voicesim.sessions.store_here import moment, retention_of
    from voicesim.settings.sources import read_settings

    out, there = Output(json, plain), _archive(archive)
    there.require()
    if (call or agent) and not yes and not agreed(Message("Delete it for good?")):
        raise typer.Exit(1)
    if call:
        purged = purge_call(there, call)
    elif agent:
        purged = purge_agent(there, agent)
    else:
        purged = purge_due(there, retention_of(read_settings().settings), moment().date())
    forget_reviews(there)
    form = "{count} call{count!p} deleted, and the sound of {sounds} more."
    out.line(Message(form, count=purged.calls, sounds=purged.sounds))
    out.result({"calls": purged.calls, "sounds": purged.sounds})


def _archive(folder: Path | None) -> ArchiveFolder:
    from voicesim.archive.upkeep import archive_here
    from voicesim.settings.sources import read_settings

    return archive_here(read_settings().settings, folder)


def _aside(there: ArchiveFolder) -> list[Message]:
    from voicesim.archive.upkeep import sentences_aside

    return sentences_aside(there)
