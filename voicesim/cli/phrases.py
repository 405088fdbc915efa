"""`voicesim phrases`: the bank of verbatims, reformulations and questions."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message


def phrases(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='What it is about: "refus de prise en charge".')
    ],
    lang: Lang = SpokenLanguage.fr,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="How many at most.")] = 12,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Search the bank: what to say, what not to say and what instead."""
    from voicesim.cli.phrase_search import search
    from voicesim.understanding.bank import load_bank

    out = Output(json, plain)
    found = search(words, load_bank(lang.value), limit)
    for item in found:
        form = "say: {words!r}  [{label}]{mood}"
        if item.phrase.plain:
            form = "jargon: {words!r}  [{label}]{mood}"
        elif item.family.polarity == "bad":
            form = "avoid: {words!r}  [{label}]{mood}"
        suits = Message(" (suits {mood})", mood=item.phrase.mood) if item.phrase.mood != "any" else ""
        out.line(Message(form, words=item.phrase.say, label=item.family.label, mood=suits))
        if item.phrase.better:
            out.line(Message("    better: {words!r}", words=item.phrase.better))
        if item.phrase.plain:
            out.line(Message("    in plain words: {words}", words=item.phrase.plain))
        if item.phrase.author:
            out.line(f"    {item.phrase.author}, {item.phrase.date}")
    if not found:
        out.line(Message("No phrase has these words."))
    out.result(
        {
            "words": words,
            "language": lang.value,
            "phrases": [
                {
                    "say": item.phrase.say,
                    "family": item.family.id,
                    "label": item.family.label,
                    "polarity": item.family.polarity,
                    "mood": item.phrase.mood,
                    "better": item.phrase.better,
                    "plain": item.phrase.plain,
                    "author": item.phrase.author,
                    "date": item.phrase.date,
                    "score": round(item.score, 3),
                }
                for item in found
            ],
        }
    )
