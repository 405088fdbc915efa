"""The prompt: append-only, so that a model re-reads nothing. What is new stands at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pydantic import Field

from voicesim.client.llm_engine import ChatMessage
from voicesim.client.pools import Pools
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import fill, plainest, sentences
from voicesim.client.state import Decision, Said
from voicesim.client.wording import Band, band
from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language

EXAMPLES = (
    "move.acknowledge.calm",
    "move.comforted.calm",
    "move.insist.calm",
    "stock.lost.calm",
    "stock.dont_know.calm",
)
"""Pools whose first lines show the model how the caller talks; none of them gives a fact away."""


class PromptBook(Content):
    """`personas/lines/prompt_<language>.yaml`."""

    language: Language
    system: str
    situation: str
    silence: str
    inaudible: str
    note: str
    then: str = Field(description="between two moves; a blank follows")
    moods: dict[Band, str]
    with_material: str
    moves: dict[str, str] = Field(description="by move; 'default' for the others")


@lru_cache(maxsize=4)
def load_prompt(language: Language) -> PromptBook:
    """The prompt's wording in a language. Raises `ContentError`."""
    return load_yaml(content("personas", "lines", f"prompt_{language}.yaml"), PromptBook)


def system_message(scenario: Scenario, pools: Pools) -> ChatMessage:
    """Who the caller is and how they talk. Holds nothing that has to be earned."""
    book, persona = load_prompt(scenario.language), scenario.persona
    opening = fill(plainest(scenario.opening[0]), scenario.values, scenario.language)
    shown = [line.text for key in EXAMPLES for line in pools.get(key)[:2]]
    examples = "\n".join(f"- {fill(plainest(text), scenario.values, scenario.language)}" for text in shown)
    text = book.system.format(
        name=persona.name,
        age=persona.age,
        temperament=persona.temperament,
        situation=book.situation.format(opening=opening),
        examples=examples,
    )
    return ChatMessage("system", text)


def directive(decision: Decision, material: Sequence[str], language: Language) -> str:
    """What the model is asked to do now: the mood, and each move with the line it may say in its own words.

    `material` has the phrase writer's line for each intention, empty where the model needs none.
    """
    book = load_prompt(language)
    tasks = []
    for intention, line in zip(decision.intentions, material, strict=True):
        task = book.moves.get(intention.move, book.moves["default"])
        task = fill(task, dict(intention.slots), language)
        tasks.append(book.with_material.format(task=task, material=line) if line else task)
    mood = book.moods[band(decision.state.mood)]
    return book.note.format(mood=mood, tasks=f" {book.then} ".join(tasks))


def conversation(
    system: ChatMessage, history: Sequence[Said], directives: Mapping[int, str], language: Language
) -> tuple[ChatMessage, ...]:
    """The whole prompt; `directives` by the length of the history when each was given, the last for now.

    While there is none for now it ends with the client's last line.
    """
    book = load_prompt(language)
    messages, heard, said = [system], list[str](), list[str]()
    for place in range(len(history) + 1):
        if place in directives:
            if len(messages) > 1:
                messages.append(ChatMessage("assistant", " ".join(said) or book.inaudible))
            text = "\n".join([*(heard or [book.silence]), directives[place]])
            messages.append(ChatMessage("user", text))
            heard, said = [], []
        if place < len(history):
            (said if history[place].speaker == "client" else heard).append(history[place].text)
    if len(messages) > 1 and said:  # the last line heard; what the trainee says to it is not known yet
        messages.append(ChatMessage("assistant", " ".join(said)))
    return tuple(messages)


def instructions(scenario: Scenario) -> tuple[str, ...]:
    """The sentences that tell the model what to do, the author's lines left out: none of them is spoken."""
    book, persona = load_prompt(scenario.language), scenario.persona
    system = book.system.format(
        name=persona.name, age=persona.age, temperament=persona.temperament, situation="", examples=""
    )
    notes = (*book.moods.values(), *book.moves.values(), book.with_material.format(task="", material=""))
    return tuple(part for text in (*system.splitlines(), *notes) for part in sentences(text))
