"""`voicesim phrases`: the bank of verbatims, reformulations and questions."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output


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
        mark = "jargon" if item.phrase.plain else "avoid" if item.family.polarity == "bad" else "say"
        mood = "" if item.phrase.mood == "any" else f" (suits {item.phrase.mood})"
        out.line(f"{mark}: « {item.phrase.say} »  [{item.family.label}]{mood}")
        if item.phrase.better:
            out.line(f"    better: « {item.phrase.better} »")
        if item.phrase.plain:
            out.line(f"    in plain words: {item.phrase.plain}")
        if item.phrase.author:
            out.line(f"    {item.phrase.author}, {item.phrase.date}")
    if not found:
        out.line("No phrase has these words.")
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
