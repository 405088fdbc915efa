"""`voicesim acts`: what a sentence is heard to do, and why; for authors of phrases and scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicesim.text.words import Word
    from voicesim.understanding.acts import Act, Refused, Understood


def acts(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What a trainee might say, between quotes.")],
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
    from voicesim.text.words import text_of, typed
    from voicesim.understanding.acts import Context
    from voicesim.understanding.bank import load_bank
    from voicesim.understanding.understanding import understand

    names: tuple[str, ...] = ()
    if scenario:
        from voicesim.client.scenario import load_scenario
        from voicesim.client.understanding import bank_of

        caller = load_scenario(scenario)
        bank, names = bank_of(caller), caller.names
    else:
        bank = load_bank(lang.value)
    words = typed(text, 0)
    said_before = (after,) if after else ()
    found = understand(words, bank, Context(turn, said_before, names=names, scenario=scenario))
    out = Output(json, plain)
    _show(found, words, out)
    out.result(
        {
            "text": text,
            "language": bank.language,
            "acts": [_act(act, words) for act in found.acts],
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
    )


def _show(found: Understood, words: Sequence[Word], out: Output) -> None:
    from voicesim.text.words import text_of

    rows = [(act.kind, act.id, act.quote(words), _judged(act), act.explanation) for act in found.acts]
    if rows:
        out.table(("kind", "what", "words", "", "heard through"), rows)
    else:
        out.line("Nothing is heard in it.")
    for item in found.refused:
        out.line(f"Not counted: {item.act.id} « {item.act.quote(words)} » ({item.explanation})")
    for value in found.values:
        quote = text_of(words[value.first : value.last + 1])
        out.line(f"Value: {value.kind} « {quote} » = {' or '.join(value.values)}")


def _judged(act: Act) -> str:
    if act.right is not None:
        return "right" if act.right else "wrong"
    if not act.complete:
        return "half"
    return "" if act.polarity == "neutral" else act.polarity


def _act(act: Act, words: Sequence[Word]) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "id": act.id,
        "found_by": act.found_by,
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
