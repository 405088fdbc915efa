"""`voicesim content proposals`, `accept` and `refuse`: wordings that helped, for a person to decide on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.sessions.registry import Registry
    from voicesim.text.words import Language

Id = Annotated[str, typer.Argument(metavar="ID", help="Of the proposal, as 'content proposals' lists it.")]
Lang = Annotated[
    SpokenLanguage | None,
    typer.Option("--lang", help="Language of the calls.", show_default=False),
]


def proposals(lang: Lang = None, json: Json = False, plain: Plain = False) -> None:
    """List wordings of your people after which a client felt better, from calls of those who agree.

    With nobody's name, of five people or more, and without anything of a person.
    """
    from dataclasses import asdict

    from voicesim.programme.learning import proposals as proposed

    out, (registry, language) = Output(json, plain), _here(lang)
    there = proposed(registry, language)
    if not there.enough:
        out.line(Message("Fewer than five people agree and have held a call since: nothing is proposed."))
    elif not there.found:
        out.line(Message("There is nothing to decide on."))
    for one in there.found:
        out.line(f"{one.id}  {one.helped.words}")
        form = "    {feeling} better by {points:g} of 10; heard as {family}"
        family = one.family or Message("nothing of the bank")
        feeling = Message(one.helped.mood)
        out.line(Message(form, feeling=feeling, points=one.helped.by, family=family))
    out.result({"enough": there.enough, "proposals": [asdict(one) for one in there.found]})


def accept(
    id: Id,
    author: Annotated[str, typer.Option("--author", help="Who accepts it.")],
    family: Annotated[
        str,
        typer.Option("--family", help="What it does, of the bank; what was heard when left out."),
    ] = "",
    lang: Lang = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Accept a proposal: coaching shows it as an example. It is never used for scoring."""
    from voicesim.content.accepted import accepted_file
    from voicesim.programme.learning import accept as accepted
    from voicesim.sessions.store_here import moment

    out, (registry, language) = Output(json, plain), _here(lang)
    words = accepted(registry, language, id, author, moment(), family)
    out.line(Message("Accepted: {words!r}, in {file}.", words=words, file=accepted_file(language)))
    out.result({"accepted": id, "words": words, "file": str(accepted_file(language))})


def refuse(id: Id, lang: Lang = None, json: Json = False, plain: Plain = False) -> None:
    """Refuse a proposal: it is not proposed again, and of its words nothing is kept."""
    from voicesim.programme.learning import refuse as refused

    out, (registry, language) = Output(json, plain), _here(lang)
    refused(registry, language, id)
    out.line(Message("{id} is refused.", id=id))
    out.result({"refused": id})


def _here(lang: SpokenLanguage | None) -> tuple[Registry, Language]:
    from voicesim.sessions.store_here import registry_here
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    return registry_here(settings), lang.value if lang else settings.call.language
