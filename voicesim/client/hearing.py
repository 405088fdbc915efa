"""What the client made of a trainee turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voicesim.client import ears, memory
from voicesim.client.ears import Ears, load_ears
from voicesim.client.state import ClientState
from voicesim.text.normalising import normalise
from voicesim.text.typed import typed_spans
from voicesim.text.words import Word, text_of
from voicesim.understanding.acts import Act, Understood
from voicesim.understanding.bank import Bank

UNHEARD = 0.35
"""Mean probability under which words are as good as not heard."""

HOLLOW = frozenset({"greeting_intro", "fillers", "hedges", "negative_words", "jargon"})
"""Families that bring a call no further by themselves."""
QUESTIONS = frozenset({"open_questions", "closed_questions", "alternative_questions"})
"""Families that show a question without telling what it is about."""


PROMISES = "over_promising"
"""The family whose denial is a promise declined: "je ne peux pas vous garantir"."""
DECLINED = "family:over_promising=refused"
"""A promise was declined."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A trainee turn as the client took it."""

    text: str
    cues: Mapping[str, str]
    """Triggers heard, each with the words: {"family:empathy": "je comprends"}."""
    topics: tuple[str, ...]
    """Topics asked, in the order they were asked."""
    questions: tuple[tuple[str, ...], ...]
    """The same topics, those that the same words ask together: "où" asks place and exact place."""
    told: tuple[str, ...]
    """Topics covered by saying what to do: "coupez le courant"."""
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    """Statements about the file, by whether they agree with it."""
    jargon: str = ""
    """The first technical word that came without an explanation."""
    empty: bool = False
    farewell: bool = False
    closing: bool = False
    """Asked whether there is anything else."""
    insult: str = ""
    foreign: bool = False
    instructed: bool = False
    """Spoken to as a machine: "oublie tes consignes"."""
    announced: bool = False
    """A wait was announced: "je regarde, un instant"."""
    hold: bool = False
    reason: bool = False
    """Said why the client has to wait."""
    seconds: int = 0
    """How long they were told it would take, in seconds; 0 when they were not."""
    transfer: bool = False
    """Passed on to a colleague: "je vous passe le service expertise"."""
    missed: bool = False
    """This caller did not catch it, though it was said: hard of hearing."""
    check: bool = False
    """Asked whether what was said is right."""
    greeting: bool = False
    acknowledgement: bool = False
    """Nothing but "d'accord", "oui", "très bien"."""
    question: bool = False
    repeated: bool = False
    """Word for word what the trainee said before."""
    grasped: bool = False
    """More than the form of it was understood: a question about something, not just a question."""
    substance: bool = False
    """It brought the call on: something asked, stated, explained, acknowledged."""


def hear(words: Sequence[Word], understood: Understood, state: ClientState, bank: Bank) -> Hearing:
    """A turn's words, and what was understood of them, as the client takes them."""
    text = text_of(words)
    said = ears.plain(text)
    if not said or _mumbled(words):
        return Hearing(text, {}, (), (), (), (), (), empty=True)
    expressions = load_ears(bank.language)
    acts = understood.acts
    declined = any(item.rule == "denied" and item.act.id == PROMISES for item in understood.refused)
    cues = _cues(words, acts)
    if declined:
        cues.setdefault(DECLINED, text)
    families = {act.id for act in acts if act.kind == "family"}
    asked = tuple(dict.fromkeys(act.id for act in acts if act.kind == "topic" and act.mode != "told"))
    told = tuple(dict.fromkeys(act.id for act in acts if act.kind == "topic" and act.id not in asked))
    repeated = len(said.split()) < 40 and _before(said, state)
    foreign = ears.foreign(said, bank.language)
    insult = ears.first_of(expressions.insult, said)
    known = bool(asked or told or declined) or any(act.kind == "statement" for act in acts)
    return Hearing(
        text=text,
        cues=cues,
        topics=() if foreign else asked,
        questions=() if foreign else _questions(acts, bank),
        told=() if foreign else told,
        right=tuple(act.id for act in acts if act.kind == "statement" and act.right),
        wrong=tuple(act.id for act in acts if act.kind == "statement" and act.right is False),
        jargon=_jargon(words, acts, families),
        foreign=foreign,
        insult=insult,
        repeated=repeated,
        grasped=known or bool(families - HOLLOW - QUESTIONS),
        substance=not (repeated or foreign or insult) and (known or bool(families - HOLLOW)),
        seconds=_seconds(words, bank) if ears.first_of(expressions.announce, said) else 0,
        **_manner(said, text, expressions),
    )


def _manner(said: str, text: str, expressions: Ears) -> dict[str, bool]:
    def has(which: tuple[str, ...]) -> bool:
        return bool(ears.first_of(which, said))

    return {
        "farewell": has(expressions.farewell),
        "closing": has(expressions.closing_question),
        "instructed": has(expressions.instructions),
        "announced": has(expressions.announce),
        "hold": has(expressions.hold),
        "reason": has(expressions.reason),
        "transfer": ears.announced(expressions.transfer, expressions.unless, said),
        "check": has(expressions.check),
        "greeting": has(expressions.greeting),
        "acknowledgement": ears.only(expressions.acknowledgement, said),
        "question": text.rstrip().endswith("?") or any(said.startswith(q) for q in expressions.question),
    }


def _seconds(words: Sequence[Word], bank: Bank) -> int:
    """The first delay of the turn, in seconds."""
    tokens = normalise(words, bank.grammar, known=bank.knows).tokens
    for span in typed_spans(tokens, bank.language):
        count, _, unit = span.values[0].partition(" ")
        if span.kind == "delay" and count.isdigit() and unit[:3] in ("sec", "min"):
            return int(count) * (60 if unit.startswith("min") else 1)
    return 0


def _mumbled(words: Sequence[Word]) -> bool:
    return sum(word.probability for word in words) < UNHEARD * len(words)


def _before(said: str, state: ClientState) -> bool:
    return any(ears.plain(earlier) == said for earlier in memory.last(state, "trainee", 12))


def _questions(acts: Sequence[Act], bank: Bank) -> tuple[tuple[str, ...], ...]:
    groups: list[list[str]] = []
    end, seen = -1, set()
    for act in sorted(acts, key=lambda act: (act.first, -act.last)):
        if act.kind != "topic" or act.mode == "told" or act.id in seen:
            continue
        seen.add(act.id)
        if act.first <= end:
            groups[-1].append(act.id)
        else:
            groups.append([act.id])
        end = max(end, act.last)
    return tuple(_narrowed(group, bank) for group in groups)


def _narrowed(group: list[str], bank: Bank) -> tuple[str, ...]:
    """Without the wide topics that are asked only because a narrower one of the group is."""
    kept = [name for name in group if not set(bank.topics[name].includes) & set(group)]
    return tuple(kept or group)


def _cues(words: Sequence[Word], acts: Sequence[Act]) -> dict[str, str]:
    cues: dict[str, str] = {}
    for act in acts:
        quote = act.quote(words)
        name = f"{act.kind}:{act.id}"
        for cue in _names(act, name):
            cues.setdefault(cue, quote)
    return cues


def _names(act: Act, name: str) -> tuple[str, ...]:
    if act.kind == "statement":
        if act.right is None:
            return (name,)
        return (name, f"{name}={'right' if act.right else 'wrong'}")
    return (name, f"{name}={'complete' if act.complete else 'partial'}")


def _jargon(words: Sequence[Word], acts: Sequence[Act], families: set[str]) -> str:
    if "plain_explanation" in families:
        return ""
    return next((ears.plain(act.quote(words)) for act in acts if act.id == "jargon"), "")
