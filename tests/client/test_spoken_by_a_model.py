"""What a small model really said in whole calls, read and labelled by a person, before today's guards."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from voicesim.client.echoes import plain_sentences
from voicesim.client.guards import Guards
from voicesim.client.scenario import load_scenario
from voicesim.client.state import ClientState, Earned, Intention, Mood, Said

FILE = Path(__file__).with_name("spoken_by_a_model.yaml")


def judged(call: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Of one call: each line of the model's, its label, why today's guards refuse it (empty: they do not)."""
    guards, history, earned = Guards(load_scenario(call["scenario"])), list[Said](), list[Earned]()
    own = {part for line in guards.known.texts() for part in plain_sentences(line)}
    for turn, answer in enumerate(call["answers"]):
        history += [Said("trainee", text) for text in answer["trainee"]]
        intentions = [Intention(i["move"], tuple(i["facts"]), i["line"]) for i in answer["intentions"]]
        for said in answer["said"]:
            state = ClientState(Mood(3, 3, 5), turn, tuple(earned), tuple(history))
            if "model" in said:
                parrot = own.issuperset(plain_sentences(said["model"]))  # an author's line is never refused
                refusal = None if parrot else guards.refusal(said["model"], intentions, state)
                yield said["model"], said["label"], str(refusal or "")
            history.append(Said("client", said.get("model") or said["author"]))
        earned += [Earned(turn, fact, "", "") for one in intentions for fact in one.facts]


@lru_cache(maxsize=1)
def found() -> tuple[tuple[str, str, str], ...]:
    calls = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(row for call in calls for row in judged(call))


def test_of_what_a_model_may_say_at_most_3_in_100_lines_are_broken() -> None:
    spoken = [(text, label) for text, label, refusal in found() if not refusal]
    broken = [text for text, label in spoken if label == "broken"]
    assert len(broken) <= 0.03 * len(spoken), broken


def test_what_fits_may_still_be_said() -> None:
    refused = [(text, refusal) for text, label, refusal in found() if label == "fits" and refusal]
    assert len(refused) <= 0.05 * len(found()), refused
