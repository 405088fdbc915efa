"""`voicesim records bucket`: a copy of the calls in S3-compatible storage, each sealed by digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.records.bucket.objects import Bucket
    from voicesim.records.bucket.putting import Brought
    from voicesim.records.store import Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="A copy of the calls in S3-compatible storage; its keys are read from the environment (AWS_...).",
)

Where = Annotated[
    str,
    typer.Option(
        "--bucket",
        metavar="ADDRESS",
        show_default=False,
        help="s3://BUCKET/FOLDER, a folder for each store; records.bucket when left out.",
    ),
]


@app.command()
def put(bucket: Where = "", json: Json = False, plain: Plain = False) -> None:
    """Put there what is new or was signed since, and delete there what was deleted here."""
    from voicesim.records.bucket.putting import put_store

    out = Output(json, plain)
    store, there = _both(bucket)
    with out.progress(Message("putting calls into the bucket")):
        done = put_store(store, there)
    form = "{put} put, {replace} replaced, {delete} deleted, {same} as they were."
    counts = {name: done.counts[name] for name in ("put", "replace", "delete")}
    out.line(Message(form, **counts, same=done.counts["nothing"]))
    _finish(out, there, {**counts, "same": done.counts["nothing"]}, done)


@app.command()
def fetch(bucket: Where = "", json: Json = False, plain: Plain = False) -> None:
    """Fetch what the bucket has and this store has not; nothing here is written over."""
    from voicesim.records.bucket.fetching import fetch_store

    out = Output(json, plain)
    store, there = _both(bucket)
    with out.progress(Message("fetching calls from the bucket")):
        done = fetch_store(store, there)
    counts = {name: done.counts[name] for name in ("fetch", "same")}
    out.line(Message("{fetch} fetched, {same} were here.", **counts))
    if done.counts["fetch"]:
        out.say(Message("'voicesim catalogue rebuild' enters them in the catalogue."))
    _finish(out, there, counts, done)


@app.command()
def check(bucket: Where = "", json: Json = False, plain: Plain = False) -> None:
    """Read every file in the bucket, and look whether it is what was sealed."""
    from voicesim.records.bucket.fetching import check_bucket

    out = Output(json, plain)
    _, there = _both(bucket)
    with out.progress(Message("reading the bucket")):
        done = check_bucket(there)
    out.line(Message("{count} call{count!p} as sealed.", count=done.counts["same"]))
    _finish(out, there, {"same": done.counts["same"]}, done)


def _finish(out: Output, bucket: Bucket, counts: dict[str, int], done: Brought) -> None:
    for sentence in done.left:
        out.line(sentence)
    out.result({"bucket": bucket.address, **counts, "left": [str(one) for one in done.left]})
    if done.left:
        raise typer.Exit(MENDABLE)


def _both(address: str) -> tuple[Store, Bucket]:
    from voicesim.records.bucket.objects import Bucket
    from voicesim.sessions.store_here import store_of
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    return store_of(settings), Bucket.open(address or settings.records.bucket)
