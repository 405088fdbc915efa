"""A scenario: one caller, their claim, and everything they may say. Read from `personas/scenarios/`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from voicesim.client.conformity import Clock, CriticalError, Rubric
from voicesim.client.ending import Ending
from voicesim.client.fact import Ask, Fact, Reaction
from voicesim.client.mood_rules import MoodSpec
from voicesim.client.objection import Objection, Promise
from voicesim.client.offer import Offer
from voicesim.client.persona import Persona
from voicesim.client.screen import Screen, Trainee
from voicesim.client.transfer import Transfer
from voicesim.client.variants import Variant
from voicesim.client.wording import Bands, Move
from voicesim.content.families import Statement, Topic
from voicesim.content.house import Written, as_written, files_of, own_files
from voicesim.content.model import Content, Identifier, Lines, ScenarioId, Text, each_once
from voicesim.content.roles import Role
from voicesim.content.rubric_statements import rubric_statements
from voicesim.content.yaml_file import ids_in, load_yaml, read_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.fold import folded
from voicesim.text.words import Language
from voicesim.understanding.acts import EXAMPLE, Act, Kind, Understood
from voicesim.understanding.bank import Bank, load_bank

Population = Literal[
    "gestionnaire_auto",
    "gestionnaire_habitation",
    "gestionnaire_sante_prevoyance",
    "conseiller_plateforme",
    "conseiller_agence",
    "teleassistance",
]


class Sensitive(Content):
    """A scenario one chooses to hear: what it is about, and what is said afterwards."""

    announcement: Text
    debrief: Text


BY_EXPRESSION_ALONE: tuple[Role, ...] = (
    "leaves", "passes_on", "insults", "hurts", "reproaches", "talks_to_machine", "foreign", "technical",
    "promises", "refuses", "slights",
)  # fmt: skip
"""Roles that cost somebody something, or that cannot be taken back: never by nearness to an example."""


class Scenario(Content):
    """One call to practise. Lines are written as people speak; days are relative to the call: {j-2}."""

    id: ScenarioId
    version: Annotated[int, Field(ge=1)] = 1
    language: Language
    population: Population
    title: Text
    summary: Text = Field(description="one sentence for the list: what happened, what makes it hard")
    level: Annotated[int, Field(ge=1, le=3)]
    sensitive: Sensitive | None = None
    persona: Persona
    caller: Literal["insured", "relative", "third_party", "impostor"] = Field(
        default="insured", description="what the caller really is to the contract"
    )
    slots: dict[Identifier, Text] = Field(default={}, description="values for {slots} in lines, as spoken")
    screen: Screen
    trainee: Trainee
    mood: MoodSpec
    opening: Annotated[Lines, Field(min_length=2)]
    opening_tells: tuple[tuple[Identifier, ...], ...] = Field(
        default=(),
        description="by opening line, in their order: the topics it tells, which nobody has to ask",
    )
    facts: tuple[Fact, ...]
    asks: tuple[Ask, ...]
    obeys: dict[Identifier, Lines] = Field(
        default={}, description="by topic: said when the trainee says what to do: 'coupez le courant'"
    )
    offers: tuple[Offer, ...] = Field(
        default=(), description="what is said to an offer about a topic; any other offer is accepted"
    )
    statements: tuple[Statement, ...] = ()
    reactions: dict[Identifier, Reaction] = Field(default={}, description="by statement id")
    news: dict[Identifier, Lines] = Field(
        default={},
        description="by statement id: said when first told what they did not know: advice, help sent",
    )
    topics: tuple[Topic, ...] = Field(default=(), description="topics of this scenario alone")
    must_ask: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    objections: tuple[Objection, ...] = ()
    promises: tuple[Promise, ...] = ()
    lines: dict[Move, Bands] = Field(description="lines of its own, by move")
    leads: Bands | None = Field(
        default=None, description="openers of its own before an answer, instead of the language's"
    )
    critical_errors: Annotated[tuple[CriticalError, ...], Field(min_length=1)]
    expected: Text = Field(description="the outcome of a good call, for the report")
    clocks: tuple[Clock, ...] = ()
    ending: Ending = Ending()
    transfer: Transfer | None = Field(default=None, description="what a transfer meets, where it makes sense")
    rubric: Rubric
    variants: tuple[Variant, ...] = Field(
        default=(), description="other ways of saying lines: proposed by a model, accepted by a person"
    )

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        for kind, ids in self._identifiers():
            each_once(kind, ids)
        return self

    def _identifiers(self) -> Iterator[tuple[str, list[str]]]:
        yield "the fact", [fact.id for fact in self.facts]
        yield "the answer", [ask.id for ask in self.asks]
        yield "the objection", [objection.id for objection in self.objections]
        yield "the promise", [promise.id for promise in self.promises]
        yield "the topic", [topic.id for topic in self.topics]
        yield "the offer", [offer.id for offer in self.offers]
        yield "the statement", [statement.id for statement in self.statements]
        yield "the critical error", [error.id for error in self.critical_errors]

    def fact(self, identifier: str) -> Fact:
        """The fact of that id. Raises `KeyError`."""
        return self._facts[identifier]

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of people and places a trainee may say: for the typed slot of a name."""
        given = [self.persona.name, self.persona.first_name, self.persona.last_name, self.screen.holder]
        return tuple(dict.fromkeys(given))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that the caller may know of: of lines, facts, slots and the screen, folded."""
        known = {
            "opening",
            "facts",
            "asks",
            "slots",
            "screen",
            "persona",
            "reactions",
            "objections",
            "statements",
        }
        return frozenset(re.findall(r"[a-z0-9]+", folded(self.model_dump_json(include=known))))

    @cached_property
    def shown_words(self) -> frozenset[str]:
        """Every word of who the caller is and of what stands on the trainee's screen, folded."""
        shown = {"slots", "screen", "persona"}
        return frozenset(re.findall(r"[a-z0-9]+", folded(self.model_dump_json(include=shown))))

    @cached_property
    def true_words(self) -> frozenset[str]:
        """The same, and every word of what the caller would say is so, folded."""
        said = (*self.opening, *(line for ask in self.asks for line in ask.lines))
        facts = (text for fact in self.facts for text in (fact.sentence, *fact.lines))
        return self.shown_words | frozenset(re.findall(r"[a-z0-9]+", folded(" ".join((*said, *facts)))))

    @cached_property
    def values(self) -> Mapping[str, str]:
        """Every slot a line may use, but the relative days."""
        persona = self.persona
        own = {
            "name": persona.name,
            "first_name": persona.first_name,
            "last_name": persona.last_name,
            "born": persona.born,
            "age": str(persona.age),
            "contract": self.screen.contract,
            "e": "e" if persona.sex == "woman" else "",
        }
        return {**own, **self.slots}

    def knows(self, topic: str) -> bool:
        """Has the caller anything to say about a topic?"""
        asked = any(topic in ask.topics for ask in self.asks)
        return asked or any(topic in fact.earned_by for fact in self.facts)

    def same_question(self, topic: str) -> frozenset[str]:
        """The topics that one answer serves, `topic` among them: asking any of them asks for all."""
        groups = (ask.topics for ask in self.asks if topic in ask.topics)
        return frozenset(name for group in groups for name in group) | {topic}

    @cached_property
    def bank(self) -> Bank:
        """The phrase bank of the language with this scenario's topics and statements, and its rubric's.

        What the scorecard looks for is heard in the call already, so that an utterance is understood once.
        """
        judged = rubric_statements(self.rubric.id, self.language)
        bank = load_bank(self.language).extended(self.topics, (*self.statements, *judged))
        own = [topic for fact in self.facts for topic in fact.topics_of(bank.topics)]
        return bank.extended(own) if own else bank

    def known_to_client(self, understood: Understood) -> Understood:
        """What was understood without the statements that only the scorecard looks for.

        Nearness to an example ends no call, is no reproach, and asks no question that is a critical error.
        """
        own = {statement.id for statement in self.statements}
        acts = (act for act in understood.acts if act.kind != "statement" or act.id in own)
        return replace(understood, acts=tuple(act for act in acts if not self._too_grave(act)))

    def is_grave(self, kind: Kind, name: str) -> bool:
        """Is it a critical error to do or ask this?"""
        return any(f"{kind}:{name}" in error.heard for error in self.critical_errors)

    def _too_grave(self, act: Act) -> bool:
        near = act.found_by.startswith(EXAMPLE)
        return near and (act.does(*BY_EXPRESSION_ALONE) or self.is_grave(act.kind, act.id))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, for the manifest; the layout of the file does not count.

        Without variants, openers, offers, a form and what came later it is that of the program before those.
        """
        later: dict[str, bool | set[str] | dict[str, set[str]]] = {} if self.variants else {"variants": True}
        if self.leads is None:
            later["leads"] = True
        if self.trainee.form is None:
            later["trainee"] = {"form"}
        if not self.offers:
            later["offers"] = True
        if not self.news:
            later["news"] = True
        named = ("on", "asked_by", "prompts", "present", "until", "past")
        if unset := {name for name in named if not any(getattr(fact, name) for fact in self.facts)}:
            later["facts"] = {"__all__": unset}
        if not any(ask.done for ask in self.asks):
            later["asks"] = {"__all__": {"done"}}
        if not any(objection.plainly for objection in self.objections):
            later["objections"] = {"__all__": {"plainly"}}
        written = self.model_dump_json(exclude=later or None)
        return hashlib.sha256(written.encode()).hexdigest()


def load_scenario(which: str | Path) -> Scenario:
    """The scenario of an id ("FR03", any case) or of a file. Raises `ContentError`."""
    return _loaded(find_scenario(which), _heard_with())


def _loaded(path: Path, heard: Written) -> Scenario:
    scenario = load_yaml(path, Scenario, beside=heard)
    _known_topics(path, scenario)
    return scenario


def _heard_with() -> Written:
    """The house's files that the bank of a scenario is made of, besides its own: a change makes it anew."""
    return as_written((*own_files("phrases"), *own_files("rubrics")))


def find_scenario(which: str | Path) -> Path:
    """The file of a scenario given by id or path. Raises `ContentError` when there is none."""
    path = Path(which)
    if path.suffix in (".yaml", ".yml"):
        return path
    files = scenario_files()
    for file in files:
        if file.stem.lower() == str(which).lower():
            return file
    known = ", ".join(file.stem for file in files) or "none is installed"
    raise ContentError(
        "scenario.unknown",
        what=Message("there is no such scenario"),
        where=str(which),
        mend=Message("use one of {known}, or the path of a .yaml file", known=known),
    )


def scenario_files() -> tuple[Path, ...]:
    """The files of the scenarios that come with the package and of the house's own, by id.

    Raises `ContentError` when two have one id.
    """
    return files_of("scenarios")


def list_scenarios() -> tuple[Scenario, ...]:
    """Every scenario, the package's and the house's own, by id.

    Raises `ContentError` for the first broken one.
    """
    heard = _heard_with()
    return tuple(_loaded(path, heard) for path in scenario_files())


def shared_topics(language: Language) -> frozenset[str]:
    """The ids of the topics every scenario of a language may use. Raises `ContentError`."""
    path = content("personas", "topics", f"{language}.yaml")
    return _topic_ids(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=8)
def _topic_ids(path: Path, _changed: int) -> frozenset[str]:
    """The ids in a file of topics, read once as long as the file does not change."""
    return ids_in(path, "topics")


def _known_topics(path: Path, scenario: Scenario) -> None:
    known = shared_topics(scenario.language) | {topic.id for topic in scenario.topics}
    for way, topic in topics_named(scenario):
        if topic not in known:
            raise read_yaml(path).error(
                way,
                code="scenario.unknown_topic",
                what=Message("there is no topic {topic!r}", topic=topic),
                mend=Message(
                    "use one of personas/topics/{language}.yaml or define it under 'topics'",
                    language=scenario.language,
                ),
            )


def topics_named(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every topic the scenario refers to, with its place in the file."""
    for number, fact in enumerate(scenario.facts):
        for index, topic in enumerate(fact.topics):
            yield ("facts", number, "topics", index), topic
        for index, topic in enumerate(fact.until):
            yield ("facts", number, "until", index), topic
    for number, ask in enumerate(scenario.asks):
        for index, topic in enumerate(ask.topics):
            yield ("asks", number, "topics", index), topic
    for topic in scenario.obeys:
        yield ("obeys", topic), topic
    for number, offer in enumerate(scenario.offers):
        for index, topic in enumerate(offer.topics):
            yield ("offers", number, "topics", index), topic
    for index, topic in enumerate(scenario.must_ask):
        yield ("must_ask", index), topic
    for number, told in enumerate(scenario.opening_tells):
        for index, topic in enumerate(told):
            yield ("opening_tells", number, index), topic
    form = scenario.trainee.form
    for number, field in enumerate(form.fields if form else ()):
        for index, topic in enumerate(field.topics):
            yield ("trainee", "form", "fields", number, "topics", index), topic
    for number, error in enumerate(scenario.critical_errors):
        for index, topic in enumerate(error.missed):
            yield ("critical_errors", number, "missed", index), topic
