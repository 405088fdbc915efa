"""The expressions that content is written in, one by one, each with what it means and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicesim.content.families import Family, Phrase, Scope, Statement, Topic
from voicesim.content.yaml_file import Key
from voicesim.understanding.trie import Entry


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression to plant, and where it was written."""

    text: str
    entry: Entry
    way: tuple[Key, ...] = ()


def family_entries(families: Sequence[Family]) -> Iterator[Expression]:
    """All that families are heard by."""
    for index, family in enumerate(families):
        way: tuple[Key, ...] = ("families", index)
        for place, phrase in enumerate(family.phrases):
            said = phrase if isinstance(phrase, Phrase) else Phrase(say=phrase)
            for text in said.like or (said.say,):
                entry = Entry(
                    "family", family.id, text, phrase=said.say, asked=said.asked, asserted=said.asserted
                )
                yield Expression(text, entry, (*way, "phrases", place))
        for place, text in enumerate(family.patterns):
            yield Expression(text, Entry("family", family.id, text), (*way, "patterns", place))
        for place, text in enumerate(family.opens):
            entry = Entry("family", family.id, text, opens=True)
            yield Expression(text, entry, (*way, "opens", place))
        for place, text in enumerate(family.partial):
            entry = Entry("family", family.id, text, complete=False)
            yield Expression(text, entry, (*way, "partial", place))
        for place, text in enumerate(family.never):
            yield Expression(text, Entry("family", family.id, text, never=True), (*way, "never", place))


def scope_entries(scopes: Sequence[Scope]) -> Iterator[Expression]:
    """All that takes words from who speaks."""
    for index, scope in enumerate(scopes):
        for place, text in enumerate(scope.patterns):
            way: tuple[Key, ...] = ("scopes", index, "patterns", place)
            entry = Entry(
                "scope", scope.standing, text, after=scope.after, near=scope.near, ahead=scope.ahead
            )
            yield Expression(text, entry, way)


def topic_entries(topics: Sequence[Topic]) -> Iterator[Expression]:
    """All that topics are asked by, or covered by saying what to do."""
    for index, topic in enumerate(topics):
        for place, text in enumerate(topic.patterns):
            yield Expression(text, Entry("topic", topic.id, text), ("topics", index, "patterns", place))
        for place, text in enumerate(topic.told):
            yield Expression(
                text, Entry("topic", topic.id, text, told=True), ("topics", index, "told", place)
            )
        for place, text in enumerate(topic.prompts):
            yield Expression(
                text, Entry("topic", topic.id, text, prompts=True), ("topics", index, "prompts", place)
            )


def statement_entries(statements: Sequence[Statement]) -> Iterator[Expression]:
    """All that statements are made by, right, wrong and in part."""
    for statement in statements:
        for text in statement.right:
            yield Expression(text, Entry("statement", statement.id, text, right=True))
        for text in statement.wrong:
            yield Expression(text, Entry("statement", statement.id, text, right=False))
        for text in statement.about:
            yield Expression(text, Entry("statement", statement.id, text, about=True))
        for text in statement.partial:
            yield Expression(text, Entry("statement", statement.id, text, complete=False, right=True))
