"""`voicesim acts`: what a sentence is heard to do, and why; for authors of phrases and scenarios."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.errors import ContentError, Mendable
from voicesim.messages.lists import one_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicesim.cli.acts_file import Said
    from voicesim.client.scenario import Scenario
    from voicesim.text.words import Word
    from voicesim.understanding.acts import Act, Refused, Understood
    from voicesim.understanding.bank import Bank
    from voicesim.understanding.ear.taught_ear import TaughtEar


def acts(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What a trainee might say, between quotes.")
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Many sentences: lines of language, TAB, sentence, and if need be TAB scenario, TAB turn; "
            "with --json a JSON object a line comes out, in the same order.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = SpokenLanguage.fr,
    scenario: Annotated[
        str, typer.Option("--scenario", help="Add this scenario's topics and statements.", show_default=False)
    ] = "",
    turn: Annotated[
        int,
        typer.Option("--turn", min=0, help="Number of the trainee's turn, from 0 (a greeting comes early)."),
    ] = 0,
    after: Annotated[
        str, typer.Option("--after", help="What the client said just before.", show_default=False)
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show what a sentence is heard to do: families, topics asked, facts stated, words and rule of each."""
    from voicesim.cli.acts_file import Said, read_said
    from voicesim.sessions.second_ears import ENCODER, second_ear_here

    if bool(text.strip()) == (file is not None):
        raise typer.BadParameter(Message("give a sentence between quotes, or --file with a file of them"))
    out = Output(json, plain)
    ear = second_ear_here()
    form = "Patterns and words alone are heard; 'voicesim models pull {encoder}' adds meaning."
    without = Message(form, encoder=ENCODER)
    if file is None:
        heard = _heard(Said(lang.value, text, scenario, turn), ear, out, after)
        if not ear.hears_meaning:
            out.say(without)
        out.result(heard)
        return
    said = read_said(file)
    for one in said:
        _bank_of_line(one, file)  # whatever is wrong is said before the first line comes out
    if not ear.hears_meaning:
        out.say(without)
    for one in said:
        out.row(_heard(one, ear, out, many=True))


def _heard(said: Said, ear: TaughtEar, out: Output, after: str = "", *, many: bool = False) -> dict[str, Any]:
    """What one sentence is heard to do, shown to people and given as JSON."""
    from voicesim.text.words import text_of, typed
    from voicesim.understanding.acts import Context
    from voicesim.understanding.understanding import understand

    bank, names = _bank(said)
    words = typed(said.text, 0)
    said_before = (after,) if after else ()
    context = Context(said.turn, said_before, names=names, scenario=said.scenario)
    found = understand(words, bank, context, ear)
    if not (out.json and many):
        _show(found, words, out)
    return {
        "text": said.text,
        "language": bank.language,
        "second_ear": "meaning" if ear.hears_meaning else "words",
        "acts": [
            *(_act(act, words, sure=True) for act in found.acts),
            *(_act(act, words, sure=False) for act in (*found.guesses, *found.faint)),
        ],
        "doubted": [_act(act, words, sure=False) for act in found.doubted],
        "refused": [_refused(item, words) for item in found.refused],
        "typed": [
            {
                "kind": value.kind,
                "values": list(value.values),
                "words": text_of(words[value.first : value.last + 1]),
                "first": value.first,
                "last": value.last,
            }
            for value in found.values
        ],
    }


def _bank(said: Said) -> tuple[Bank, tuple[str, ...]]:
    """The bank for the line, with its scenario's own topics and statements, and the scenario's names."""
    from voicesim.understanding.bank import load_bank

    if not said.scenario:
        return load_bank(said.language), ()
    caller = _scenario(said.scenario)
    return caller.bank, caller.names


def _bank_of_line(said: Said, file: Path) -> None:
    """Raises `ContentError` with the line when its scenario is not there, or is in another language."""
    where = f"{file}:{said.line}"
    try:
        bank, _ = _bank(said)
    except Mendable as error:
        what = Message("{scenario}: {what}", scenario=said.scenario, what=error.what)
        raise ContentError("acts.line", what=what, where=where, mend=error.mend) from None
    if bank.language != said.language:
        what = Message("{scenario} is not in {language!r}", scenario=said.scenario, language=said.language)
        raise ContentError(
            "acts.line", what=what, where=where, mend=Message("change the language or the scenario")
        )


@lru_cache(maxsize=32)
def _scenario(which: str) -> Scenario:
    from voicesim.client.scenario import load_scenario

    return load_scenario(which)


def _show(found: Understood, words: Sequence[Word], out: Output) -> None:
    from voicesim.text.words import text_of

    heard = [
        *((act, _judged(act)) for act in found.acts),
        *((act, Message("perhaps")) for act in found.guesses),
        *((act, Message("to verify")) for act in found.faint),
        *((act, Message("doubted")) for act in found.doubted),
    ]
    rows = [
        (Message("{one}", one=act.kind), act.id, act.quote(words), judged, act.explanation)
        for act, judged in heard
    ]
    if rows:
        out.table(("kind", "what", "words", "", "heard through"), rows)
    else:
        out.line(Message("Nothing is heard in it."))
    for item in found.refused:
        form = "Not counted: {id} {quote!r} ({why})"
        out.line(Message(form, id=item.act.id, quote=item.act.quote(words), why=item.explanation))
    for value in found.values:
        quote = text_of(words[value.first : value.last + 1])
        form = "Value: {kind} {quote!r} = {values}"
        out.line(Message(form, kind=value.kind, quote=quote, values=one_of(value.values)))


def _judged(act: Act) -> Message:
    if act.right is not None:
        return Message("right" if act.right else "wrong")
    if not act.complete:
        return Message("half")
    return Message("") if act.polarity == "neutral" else Message("{one}", one=act.polarity)


def _act(act: Act, words: Sequence[Word], *, sure: bool) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "id": act.id,
        "found_by": act.found_by,
        "like": act.like,
        "sure": sure,
        "words": act.quote(words),
        "first": act.first,
        "last": act.last,
        "polarity": act.polarity,
        "complete": act.complete,
        "right": act.right,
        "mode": act.mode,
        "denied": act.denied,
        "conditional": act.conditional,
        "reported": act.reported,
        "confidence": round(act.confidence, 3),
        "explanation": act.explanation,
    }


def _refused(item: Refused, words: Sequence[Word]) -> dict[str, Any]:
    return {
        "kind": item.act.kind,
        "id": item.act.id,
        "found_by": item.act.found_by,
        "words": item.act.quote(words),
        "first": item.act.first,
        "last": item.act.last,
        "rule": item.rule,
        "explanation": item.explanation,
    }
