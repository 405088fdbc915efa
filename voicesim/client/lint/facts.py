"""Facts: each can be earned, each answer can be heard, each error can be found."""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.client.lint.complaint import Complaint
from voicesim.client.scenario import Scenario
from voicesim.content.yaml_file import YamlFile
from voicesim.messages.message import Message
from voicesim.understanding.bank import load_bank


def must_ask_answered(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every topic that must be asked has an answer."""
    answered = {topic for ask in scenario.asks for topic in ask.topics}
    answered |= {topic for fact in scenario.facts for topic in fact.topics if fact.lines}
    for index, topic in enumerate(scenario.must_ask):
        if topic not in answered:
            remedy = Message(
                "write an answer to {topic!r} under 'asks' or a fact with that topic", topic=topic
            )
            yield ("must_ask", index), Message("the caller has no answer to {topic!r}", topic=topic), remedy


def facts_reachable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every fact can be earned: by a topic that words can ask, at a trust within reach."""
    bank = load_bank(scenario.language).extended(scenario.topics)
    for number, fact in enumerate(scenario.facts):
        heard = [topic for topic in fact.topics if bank.topics[topic].patterns or bank.topics[topic].includes]
        if fact.told in ("asked", "trust") and not heard:
            message = Message(
                "the fact {id!r} can never be earned: no words ask {names}",
                id=fact.id,
                names=", ".join(fact.topics),
            )
            yield (
                ("facts", number, "topics"),
                message,
                Message("give the topic patterns or name another topic"),
            )
        if fact.trust > 9:
            message = Message(
                "the fact {id!r} needs a trust of {trust:g}, which no call reaches",
                id=fact.id,
                trust=fact.trust,
            )
            yield ("facts", number, "trust"), message, Message("ask for 9 or less")
        if fact.told == "never" and fact.lines:
            yield (
                ("facts", number, "lines"),
                Message("the lines of {id!r} are never said", id=fact.id),
                Message("move them to 'evasive'"),
            )
        if fact.told == "opening" and fact.lines:
            yield (
                ("facts", number, "lines"),
                Message("{id!r} is told in the opening line", id=fact.id),
                Message("remove its 'lines'"),
            )
        if fact.told == "asked" and fact.evasive:
            message = Message(
                "{id!r} is told whenever it is asked, so nobody hears its 'evasive' lines", id=fact.id
            )
            yield ("facts", number, "evasive"), message, Message("remove them or let it be told in trust")


def answers_live(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No answer is hidden behind another."""
    seen: dict[str, str] = {}
    for number, ask in enumerate(scenario.asks):
        hidden = [topic for topic in ask.topics if topic in seen]
        if len(hidden) == len(ask.topics):
            message = Message(
                "the answer {id!r} is never given: {first!r} comes first",
                id=ask.id,
                first=seen[ask.topics[0]],
            )
            yield ("asks", number), message, Message("merge the two answers")
        seen.update({topic: ask.id for topic in ask.topics if topic not in seen})


def facts_needed_exist(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Objections wait for facts that can be told."""
    ids = {fact.id for fact in scenario.facts}
    for number, objection in enumerate(scenario.objections):
        for index, fact in enumerate(objection.needs):
            if fact not in ids:
                yield (
                    ("objections", number, "needs", index),
                    Message("there is no fact {fact!r}", fact=fact),
                    Message("name a fact's id"),
                )


def errors_findable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every critical error can be found in a call."""
    for number, error in enumerate(scenario.critical_errors):
        if not error.heard and not error.missed:
            yield (
                ("critical_errors", number),
                Message("nothing shows {id!r}", id=error.id),
                Message("give it 'heard' or 'missed'"),
            )
