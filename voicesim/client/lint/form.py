"""The claim form: each field can be filled from what the caller says."""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.client.lint.complaint import Complaint
from voicesim.client.scenario import Scenario
from voicesim.content.yaml_file import YamlFile
from voicesim.messages.message import Message


def form_fillable(scenario: Scenario, file: YamlFile) -> Iterator[Complaint]:
    """Every topic has an ordinary answer, every fact is told some time, every statement has a reaction."""
    form = scenario.trainee.form
    answered = {topic for ask in scenario.asks for topic in ask.topics}
    told = {fact.id for fact in scenario.facts if fact.told != "never"}
    for number, field in enumerate(form.fields if form else ()):
        named = {
            "topics": [name for name in field.topics if name not in answered],
            "facts": [name for name in field.facts if name not in told],
            "statements": [name for name in field.statements if name not in scenario.reactions],
        }
        for key, names in named.items():
            for name in names:
                yield (
                    ("trainee", "form", "fields", number, key),
                    Message(
                        "the caller never says what fills the field {id!r}: {name!r}", id=field.id, name=name
                    ),
                    Message("name an answer, a fact or a statement that this caller has"),
                )
