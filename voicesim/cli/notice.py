"""`voicesim notice`: what people are told before a call, to read or to print beforehand."""

from __future__ import annotations

import pydoc
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from voicesim.cli.choices import Mode, SpokenLanguage
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output


def notice(
    whole: Annotated[
        bool, typer.Option("--print", help="All of it at once; at a terminal it is paged otherwise.")
    ] = False,
    lang: Annotated[
        SpokenLanguage | None,
        typer.Option(
            "--lang", help="The language of the notice; your own when left out.", show_default=False
        ),
    ] = None,
    mode: Annotated[
        Mode | None, typer.Option("--mode", help="Practice, or certification.", show_default=False)
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show the notice of a call: what is said aloud before it, and what is read and accepted."""
    from voicesim.cli.before_call import headed
    from voicesim.cli.call_words import WORDS
    from voicesim.cli.person import person_language
    from voicesim.sessions.telling import notice_for
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    out = Output(json, plain or settings.screen.plain)
    language = lang.value if lang else person_language(settings.call.language, settings)
    kind = mode.value if mode else settings.call.mode
    shown = notice_for(language, kind, settings)
    text = "\n\n".join(
        (
            f"{WORDS[language]['announcing']}\n« {shown.spoken} »",
            headed(shown, language, kind),
            f"{shown.version}, {shown.date}",
        )
    )
    if whole or json or out.plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        out.line(text)
    else:
        pydoc.pager(text)
    out.result(
        {
            "language": language,
            "mode": kind,
            "version": shown.version,
            "date": shown.date,
            "spoken": shown.spoken,
            "sections": [asdict(section) for section in shown.sections],
        }
    )
