"""Names: the file's own, and those it uses of families, topics, statements, events, roles and slots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from voicesim.client.lint.complaint import Complaint, Way, texts
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import is_day, slots_in
from voicesim.content.roles import Role
from voicesim.content.yaml_file import YamlFile
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.understanding.bank import load_bank

CALL_SLOTS = frozenset({"term", "guess", "about"})
"""Slots that the call itself fills."""

EVENTS = frozenset({
    "interruption", "silence", "silence_again", "hold_announced", "hold_explained", "hold_unannounced",
    "hold_long", "hold_thanked", "hold_unthanked", "asked_twice", "jargon", "monologue", "insult", "foreign",
    "idle", "objection_ignored",
})  # fmt: skip
"""What can happen besides words."""


def file_named_by_id(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """The file bears the id, and the id the language."""
    if file.path.stem != scenario.id:
        yield (
            ("id",),
            Message("the file is not called {id}.yaml", id=scenario.id),
            Message("rename the file or the id"),
        )
    if scenario.id[:2].lower() != scenario.language:
        yield (
            ("language",),
            Message("{id} is not in {language!r}", id=scenario.id, language=scenario.language),
            Message("change the id or the language"),
        )


def references_known(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Statements, families, topics named by triggers and reactions exist."""
    bank = load_bank(scenario.language).extended(scenario.topics, scenario.statements)
    known = {"family": set(bank.families), "topic": set(bank.topics), "statement": set(bank.statements)}
    known["role"] = set(get_args(Role))
    for way, trigger in _triggers(file.data, ()):
        kind, _, name = trigger.partition(":")
        name = name.partition("=")[0]
        if kind in known and name not in known[kind]:
            yield (
                way,
                Message("there is no {kind} {name!r}", kind=kind, name=name),
                Message("name a {kind} that exists", kind=kind),
            )
        if kind == "event" and name not in EVENTS:
            yield (
                way,
                Message("there is no event {name!r}", name=name),
                Message("use one of {names}", names=each_of(sorted(EVENTS))),
            )
    for name in scenario.reactions:
        if name not in known["statement"]:
            yield (
                ("reactions", name),
                Message("there is no statement {name!r}", name=name),
                Message("write it under 'statements'"),
            )
    taught = {
        statement.id for statement in scenario.statements if statement.right
    } - scenario.reactions.keys()
    for name in scenario.news:
        if name not in taught:
            yield (
                ("news", name),
                Message("{name!r} is nothing that the caller can be told", name=name),
                Message(
                    "name a statement with 'right' that stands in no reaction: what they know is confirmed"
                ),
            )


def slots_known(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every slot of a line has a value."""
    for way, text in texts(file.data, ()):
        if way[0] in ("statements", "topics"):
            continue
        for slot in slots_in(text):
            if not is_day(slot) and slot not in scenario.values and slot not in CALL_SLOTS:
                yield (
                    way,
                    Message("nothing fills {{{slot}}}", slot=slot),
                    Message("give {slot!r} a value under 'slots'", slot=slot),
                )


def _triggers(data: object, way: Way) -> Iterator[tuple[Way, str]]:
    for place, text in texts(data, way):
        if (
            text.partition(":")[0] in ("family", "topic", "statement", "event", "role")
            and ":" in text
            and " " not in text
        ):
            yield place, text
