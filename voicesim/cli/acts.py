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
    from voicesim.understanding.acts import Act
    from voicesim.understanding.heard import Heard
    from voicesim.understanding.understanding import Refused


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
    from voicesim.text.words import typed
    from voicesim.understanding.acts import Context
    from voicesim.understanding.bank import load_bank
    from voicesim.understanding.understanding import hear, understood

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
    heard = hear(words, bank, Context(turn=turn, client_said=said_before, names=names))
    found, refused = understood(heard)
    out = Output(json, plain)
    _show(found, refused, words, heard, out)
    out.result(
        {
            "text": text,
            "language": bank.language,
            "acts": [_act(act, words) for act in found],
            "refused": [_refused(item, heard) for item in refused],
            "typed": [
                {"kind": value.kind, "values": list(value.values), **_span(value.first, value.last, heard)}
                for value in heard.typed
            ],
        }
    )


def _show(
    found: Sequence[Act], refused: Sequence[Refused], words: Sequence[Word], heard: Heard, out: Output
) -> None:
    rows = [(act.kind, act.id, act.quote(words), _judged(act), act.why) for act in found]
    if rows:
        out.table(("kind", "what", "words", "", "heard through"), rows)
    else:
        out.line("Nothing is heard in it.")
    for item in refused:
        span = _span(item.match.first, item.match.last, heard)
        out.line(f"Not counted: {item.match.entry.id} « {span['words']} » ({item.why})")
    for value in heard.typed:
        span = _span(value.first, value.last, heard)
        out.line(f"Value: {value.kind} « {span['words']} » = {' or '.join(value.values)}")


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
        "words": act.quote(words),
        "first": act.first,
        "last": act.last,
        "polarity": act.polarity,
        "complete": act.complete,
        "right": act.right,
        "confidence": round(act.confidence, 3),
        "why": act.why,
    }


def _refused(item: Refused, heard: Heard) -> dict[str, Any]:
    match = item.match
    return {
        "kind": match.entry.kind,
        "id": match.entry.id,
        **_span(match.first, match.last, heard),
        "expression": match.entry.pattern,
        "why": item.why,
    }


def _span(first: int, last: int, heard: Heard) -> dict[str, Any]:
    """The words under a run of tokens."""
    places = [token.word for token in heard.tokens[first : last + 1]]
    start, end = min(places), max(places)
    return {
        "words": " ".join(word.text for word in heard.words[start : end + 1]),
        "first": start,
        "last": end,
    }
