"""`voicesim verbatims`: themes in what clients write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.verbatims.reporting import Found, Theme

TRENDS = {
    "more": Message("more"),
    "less": Message("less"),
    "steady": Message("steady"),
    "unknown": Message("not enough to tell"),
}


def verbatims(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.csv",
            exists=True,
            dir_okay=False,
            help="A table with the column comment, and date where there is one.",
        ),
    ],
    lang: Lang = SpokenLanguage.fr,
    themes: Annotated[
        int, typer.Option("--themes", min=2, max=100, help="How many themes to look for.")
    ] = 20,
    seed: Annotated[int, typer.Option("--seed", min=0, help="The same seed, the same themes.")] = 0,
    words_only: Annotated[
        bool, typer.Option("--words", help="By words alone, even where the sentence encoder is.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show what clients' comments are about: themes with examples, share and trend, and the drill that
    answers each.

    Personal data are taken out first. Nothing is kept.
    """
    from voicesim.sessions.second_ears import encoder_here
    from voicesim.verbatims.comments import freed, read_comments
    from voicesim.verbatims.reporting import themes_in

    out = Output(json, plain)
    comments = read_comments(file)
    reading = Message("taking personal data out")
    with out.progress(reading) as progress:
        comments = freed(comments, lang.value, lambda done: progress.told(done, len(comments), reading))
    meaning = None if words_only else encoder_here()
    with out.progress(Message("looking for themes")):
        found = themes_in(comments, lang.value, count=themes, seed=seed, meaning=meaning)
    _show(found, out, words_only=words_only)
    out.result(_as_json(found))


def _show(found: Found, out: Output, *, words_only: bool) -> None:
    out.line(Message("{count} comment{count!p}.", count=found.comments))
    if found.first is not None:
        form = "Written from {first:%Y-%m-%d} to {last:%Y-%m-%d}."
        out.line(Message(form, first=found.first, last=found.last))
    share = found.unassigned / max(1, found.comments)
    form = "{count} of them ({share:.0%}) belong to no theme."
    out.line(Message(form, count=found.unassigned, share=share))
    if not found.by_meaning and not words_only:
        out.say(Message("By words alone: the sentence encoder is not here (voicesim models pull e5-small)."))
    rows = [
        (
            ", ".join(one.words),
            one.area.label if one.area else Message("not known"),
            Message("{share:.0%}", share=one.share),
            TRENDS[one.trend],
        )
        for one in found.themes
    ]
    if rows:
        out.table(("theme", "about", "share", "trend"), rows)
    for number, one in enumerate(found.themes, start=1):
        _show_theme(number, one, out)


def _show_theme(number: int, one: Theme, out: Output) -> None:
    out.line(Message("{number}. {words}", number=number, words=", ".join(one.words)))
    for example in one.examples:
        out.line(Message("   “{words}”", words=example))
    if one.area is not None and one.area.advice:
        out.line(Message("   To improve: {advice}", advice=one.area.advice))
    if one.area is not None and one.area.skill is not None:
        out.line(Message("   Drill: voicesim drill {skill}", skill=one.area.skill))


def _as_json(found: Found) -> dict[str, Any]:
    return {
        "comments": found.comments,
        "unassigned": found.unassigned,
        "by_meaning": found.by_meaning,
        "seed": found.seed,
        "first": None if found.first is None else found.first.isoformat(),
        "last": None if found.last is None else found.last.isoformat(),
        "themes": [
            {
                "words": list(one.words),
                "about": one.area.id if one.area else None,
                "comments": one.comments,
                "share": round(one.share, 4),
                "trend": one.trend,
                "earlier": round(one.earlier, 4),
                "later": round(one.later, 4),
                "examples": list(one.examples),
                "advice": one.area.advice if one.area else "",
                "drill": one.area.skill if one.area else None,
            }
            for one in found.themes
        ],
    }
