"""What a check of the linter says of a scenario, and how it finds its way about the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from voicesim.client.scenario import Scenario
from voicesim.content.yaml_file import Key, YamlFile
from voicesim.messages.message import Message

Way: TypeAlias = tuple[Key, ...]
Complaint: TypeAlias = tuple[Way, Message, Message]
"""A place, what is wrong, what to do."""
Check: TypeAlias = Callable[[Scenario, YamlFile], Iterator[Complaint]]


def texts(data: object, way: Way) -> Iterator[tuple[Way, str]]:
    """Every string of a file's data, with its place."""
    if isinstance(data, str) and way:
        yield way, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*way, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*way, index))


def way_of(file: YamlFile, text: str) -> Way:
    """Where a line stands in the file."""
    found = (way for way, written in texts(file.data, ()) if written == text)
    return next(found, ())
