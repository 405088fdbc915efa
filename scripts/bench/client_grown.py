"""G11: does a client grow who is talked to for an hour, and hears badly?

    python -m scripts.bench.client_grown [--turns N]

The conversation of the soak has a client of prepared lines; here the real one hears what every robot trainee
of its language ever says, misheard, turn after turn: what understanding remembers is seen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from scripts.bench.soak import resident
from voicesim.audio.frames import samples
from voicesim.client.client import Client
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.client.state import ClientState, TraineeTurn
from voicesim.line.trainee_script import load_script, scripts_of
from voicesim.text.words import Word
from voicesim.understanding.mishearing import misheard

TURNS, FIRST = 560, 47
"""Turns in an hour of the soak's conversation, and in its first five minutes."""
WRONG = 0.15
"""Share of the words that the recogniser gets wrong."""
APART = samples(6.4)
PACE = samples(0.3)


def said() -> Iterator[str]:
    """What robot trainees say, over and over."""
    scenarios = [one.id for one in list_scenarios() if one.language == "fr"]
    scripts = [load_script(path) for name in scenarios for path in scripts_of(name).values()]
    lines = [line.says for script in scripts for line in script.lines]
    while True:
        yield from lines


def turn(text: str, number: int) -> TraineeTurn:
    """The words as they were heard."""
    start = number * APART
    words = [Word(word, start + n * PACE, start + (n + 1) * PACE) for n, word in enumerate(text.split())]
    return TraineeTurn(misheard(words, WRONG, number, "fr"), start, words[-1].end)


def answered(client: Client, state: ClientState, heard: TraineeTurn) -> ClientState:
    """The client after their answer was heard to its end."""
    decision = client.decide(state, heard)
    lines = tuple(client.word(decision))
    return client.heard(decision.state, lines, " ".join(line.text for line in lines), True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.client_grown")
    parser.add_argument("--turns", type=int, default=TURNS, help="560 are an hour")
    turns = parser.parse_args().turns
    client = Client(load_scenario("FR03"), 1)
    state, megabytes = client.begin(), list[float]()
    for number, text in zip(range(turns), said(), strict=False):
        state = answered(client, state, turn(text, number))
        megabytes.append(resident())
    print(json.dumps({"megabytes": megabytes[-1] - megabytes[FIRST], "turns": state.turn}))
    return 0 if state.turn == turns else 1


if __name__ == "__main__":
    sys.exit(main())
