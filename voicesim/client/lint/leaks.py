"""Leaks: no line that anybody may hear, and no guess the caller may ask back with, gives a fact away."""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.client.known import Known
from voicesim.client.lint.complaint import Complaint, Way, way_of
from voicesim.client.pools import own_lines
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import plainest
from voicesim.content.yaml_file import YamlFile
from voicesim.messages.message import Message
from voicesim.text.fold import plain


def topics_sayable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """The caller can name every topic they may ask back about, and gives nothing away by it."""
    known = Known(scenario)
    topics = scenario.bank.topics
    for number, topic in enumerate(scenario.topics):
        if not topics[topic.id].as_asked:
            message = Message(
                "the caller has no words for {id!r} when they are not sure that it was asked", id=topic.id
            )
            yield (
                ("topics", number, "id"),
                message,
                Message("write 'as_asked': what completes \"you mean ...?\""),
            )
    places = {topic.id: number for number, topic in enumerate(scenario.topics)}
    for topic in filter(lambda topic: scenario.knows(topic.id), topics.values()):
        mine = {fact.id for fact in scenario.facts if topic.id in fact.earned_by}
        for fact, words in known.betraying(plain(topic.as_asked)):
            if fact not in mine:
                way: Way = ("topics", places[topic.id], "as_asked") if topic.id in places else ("topics",)
                message = Message(
                    "{words!r}, said to ask back about {id!r}, gives the fact {fact!r} away",
                    words=words,
                    id=topic.id,
                    fact=fact,
                )
                yield way, message, Message("give the topic an 'as_asked' of the scenario's own")


def nothing_leaks(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """No line that anybody may hear gives away a fact that has to be earned."""
    known = Known(scenario)
    needs = {f"objection.{objection.id}": set(objection.needs) for objection in scenario.objections}
    topics = {fact.id: set(fact.topics) for fact in scenario.facts}
    for key, lines in own_lines(scenario):
        if key.startswith(("right.", "wrong.")):
            continue  # the trainee brought it up
        for text in lines:
            for fact, words in known.betraying(plain(plainest(text))):
                mine = key.startswith(f"fact.{fact}") or key.removeprefix("obeys.") in topics[fact]
                if not mine and fact not in needs.get(".".join(key.split(".")[:2]), ()):
                    message = Message(
                        "{words!r} in {key} gives the fact {fact!r} away", words=words, key=key, fact=fact
                    )
                    yield (
                        way_of(file, text),
                        message,
                        Message("word it otherwise, or let the objection 'need' the fact"),
                    )
