"""What the trainee wrote into the claim form beside what the caller said: each field reconciled. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from voicesim.analysis.acts import PlacedAct
from voicesim.audio.frames import samples
from voicesim.call.events import ClientSaid, FactEarned, FieldEntered
from voicesim.call.record import CallRecord
from voicesim.client.guard_book import load_listener
from voicesim.text.fold import folded

Outcome: TypeAlias = Literal[
    "noted", "late", "early", "to_compare", "differs", "on_screen", "not_said", "not_entered", "untouched"
]
"""Noted: entered once it was said, and not otherwise; late: so, but long after; early: entered before the
caller said it; to compare: a person has to say whether the words mean the same; differs: another value than
was said; on screen: the caller never said it, but it stands before the trainee; not said: entered though the
caller never said it; not entered: said, and the field stayed empty; untouched: neither."""

PASSING = samples(5.0)
"""What is written anew within so long was still being written."""

LONG_WORD = 5
"""Letters or figures of a word that is not said by chance."""
MODEL_LINE = "llm"
"""Id of a line that a language model worded."""
ANSWERING = frozenset({"answer", "again"})
"""Moves of the caller that give an ordinary answer."""


@dataclass(frozen=True, slots=True)
class ExpectedField:
    """A field of the scenario's form, with all that fills it."""

    id: str
    label: str
    """As it stood on the page."""
    asked_by: frozenset[str]
    """Topics that ask for it, those that the caller answers alike among them."""
    lines: frozenset[str]
    """Keys of the caller's lines that say it: "ask.date", "fact.lamp", "opening"."""
    answered: frozenset[str] = frozenset()
    """Topics whose ordinary answer says it, in whatever words."""
    facts: frozenset[str] = frozenset()
    """Ids of the facts that say it."""
    values: tuple[str, ...] = ()
    """What the story comes to, in any of these ways of writing; none: any text will do."""
    choices: tuple[str, ...] = ()
    """The list it is chosen from; none: it is typed."""
    screen: tuple[str, ...] = ()
    """What stands on the trainee's screen."""
    late_after: int = samples(60.0)
    """Samples after the caller's words from which an entry comes late."""


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field at the end of the call."""

    field: ExpectedField
    outcome: Outcome
    entries: tuple[FieldEntered, ...] = ()
    """What stood in it, one after the other."""
    said: int | None = None
    """Index of the caller's turn that said it, or yes to it, last before it was entered; None: none did."""
    asked: PlacedAct | None = None
    """The trainee's words that asked for it first."""
    waited: int | None = None
    """Samples from the end of the caller's words to the entry; negative: it came before them."""
    read_out: bool = False
    """The caller only said yes to it, when it was read out."""


def filled_form(
    record: CallRecord,
    fields: Sequence[ExpectedField],
    acts: Iterable[PlacedAct],
    confirmed: Mapping[str, tuple[int, int]],
) -> tuple[FilledField, ...]:
    """Every field reconciled, in the order of the form; none where nobody entered anything in the call.

    `confirmed`: topics that the trainee read out and the caller said yes to, as in `confirmed`.

    A call on a line without a form, or of somebody who never used it, is not blamed for an empty one.
    """
    entered = [event for event in record.events if isinstance(event, FieldEntered)]
    if not entered:
        return ()
    asking = [act for act in acts if act.act.kind == "topic"]
    return tuple(_reconciled(record, field, entered, asking, confirmed) for field in fields)


def _reconciled(
    record: CallRecord,
    field: ExpectedField,
    entered: Sequence[FieldEntered],
    asking: Sequence[PlacedAct],
    confirmed: Mapping[str, tuple[int, int]],
) -> FilledField:
    entries = _settled([event for event in entered if event.field == field.id])
    asked = next((act for act in asking if act.act.id in field.asked_by), None)
    yes = {confirmed[topic][1] for topic in field.answered if topic in confirmed}
    lines, text = _said(record, field, asking), entries[-1].text if entries else ""
    if text and not lines:
        lines = _worded(record, text, field.values)
    told = sorted({*lines} or yes)
    said = told[0] if told else None
    if not text:
        return FilledField(
            field, "untouched" if said is None else "not_entered", entries, said, asked, None, said in yes
        )
    if said is None:
        known: Outcome = "on_screen" if _stands_in(text, field.screen) else "not_said"
        return FilledField(field, known, entries, None, asked)
    entry = next((one for one in entries if same_value(one.text, text)), entries[-1])
    before = [index for index in told if record.turns[index].end <= entry.at]
    said = before[-1] if before else said  # what was first said of it may have been another part of it
    turn = record.turns[said]
    waited = entry.at - turn.end
    agrees = agreement(text, field.values, field.choices)
    outcome: Outcome = "noted"
    if agrees is False:
        outcome = "differs"
    elif agrees is None and field.values:
        outcome = "to_compare"
    elif entry.at < turn.start:
        outcome = "early"
    elif waited > field.late_after:
        outcome = "late"
    return FilledField(field, outcome, entries, said, asked, waited)


def _settled(entries: Sequence[FieldEntered]) -> tuple[FieldEntered, ...]:
    """Without what was still being written."""
    stood = [one for one, after in pairwise(entries) if after.at - one.at > PASSING]
    return (*stood, *entries[-1:])


def _said(record: CallRecord, field: ExpectedField, asking: Sequence[PlacedAct]) -> list[int]:
    """The turns of the caller that say what fills the field."""
    events = [event for event in record.events if isinstance(event, ClientSaid) and event.words]
    told = {event.start for event in events if _tells(event, field)}
    worded = {event.start for event in events if MODEL_LINE in event.lines}
    asked = {act.turn for act in asking if act.act.id in field.answered}
    earned = [e.at for e in record.events if isinstance(e, FactEarned) and e.fact in field.facts]
    found = [index for at in earned if (index := _client_turn_by(record, at)) is not None]
    last_asked = False
    for index, turn in enumerate(record.turns):
        if turn.speaker == "trainee":
            last_asked = index in asked or (last_asked and turn.backchannel)
        elif turn.start in told or (
            last_asked and turn.start in worded and not ANSWERING.isdisjoint(turn.moves)
        ):
            found.append(index)
    return found


def _worded(record: CallRecord, text: str, values: Sequence[str]) -> list[int]:
    """The turns of the caller that say what was entered, asked or not: its number, or all its words."""
    listener, numbers = load_listener(record.language), _numbers(text)
    found = []
    for index, turn in enumerate(record.turns):
        if turn.speaker != "client" or not turn.words:
            continue
        said = {"".join(filter(str.isdigit, value)) for _, value in listener.values(turn.text)}
        words = any(_holds(turn.text, one) for one in (text, *values) if _tells_apart(one))
        if words or (numbers and numbers <= said):
            found.append(index)
    return found


def _tells_apart(text: str) -> bool:
    """Are there words enough that they stand in a caller's sentence by no chance: two, or a long one?"""
    tokens = _TOKENS.findall(text)
    return len(tokens) > 1 or any(len(token) >= LONG_WORD for token in tokens)


def _numbers(text: str) -> set[str]:
    """The whole numbers of an entry of two figures and more, however they are grouped."""
    return {number for number in re.findall(r"\d+", _FIGURES_APART.sub("", text)) if len(number) > 1}


def _client_turn_by(record: CallRecord, at: int) -> int | None:
    """The last turn that the caller had begun by `at`."""
    begun = [i for i, turn in enumerate(record.turns) if turn.speaker == "client" and turn.start <= at]
    return begun[-1] if begun else None


def _tells(event: ClientSaid, field: ExpectedField) -> bool:
    """Was one of the lines heard that say it? An evasive one says nothing."""
    return any(
        line.startswith(f"{key}.") and ".evasive" not in line for line in event.lines for key in field.lines
    )


_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_FIGURES_APART = re.compile(r"(?<=\d)[ .](?=\d)")
"""What stands between the figures of a number that is written in groups."""


def agreement(text: str, values: Sequence[str], choices: Sequence[str] = ()) -> bool | None:
    """Does an entry say one of these values? None: only a person can tell.

    Another of the `choices` differs, and so does another figure that stands alone; other words may mean the
    same.
    """
    if not values:
        return None
    if any(same_value(text, value) if choices else _holds(text, value) for value in values):
        return True
    if choices:
        return False if any(same_value(text, choice) for choice in choices) else None
    return False if all(map(_digits_alone, (text, *values))) else None


def _stands_in(text: str, screen: Iterable[str]) -> bool:
    """Do all words and whole numbers of an entry stand on the screen, however spaced or ordered?"""
    shown = set(_tokens(_FIGURES_APART.sub("", " ; ".join(screen))))
    return bool(text) and shown.issuperset(_tokens(_FIGURES_APART.sub("", text)))


def same_value(one: str, other: str) -> bool:
    """Are two entries written alike, but for capitals, accents, spaces and marks?"""
    return _tokens(one) == _tokens(other)


def _holds(text: str, value: str) -> bool:
    """Do the words of `value` stand in the text, one after the other? Of a bare number the digits count."""
    if _digits_alone(value):
        digits = "".join(_TOKENS.findall(value))
        return digits in ("".join(filter(str.isdigit, text)), *_TOKENS.findall(text))
    wanted, there = _tokens(value), _tokens(text)
    return any(there[at : at + len(wanted)] == wanted for at in range(len(there) - len(wanted) + 1))


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(folded(text))


def _digits_alone(text: str) -> bool:
    tokens = _TOKENS.findall(text)
    return bool(tokens) and all(token.isdigit() for token in tokens)
