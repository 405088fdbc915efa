"""What a call left open: the reasons for which this client would call back. Pure, and without points.

The one rule for practice and for an archive of real calls. What needs a scenario (an objection and what
answers it, what is true of the file, what the client has to know) is not looked for where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.analysis.acts import PlacedAct, in_role, stating
from voicesim.analysis.answers import answered_cues
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import CUE_LEVEL, Feeling
from voicesim.analysis.terms import terms
from voicesim.call.events import MOMENT_OVER, SIMULATION_STOPPED, ClientSaid, HungUp
from voicesim.call.record import CallRecord, Turn
from voicesim.client.moves import HELPLESS
from voicesim.client.state import Mood
from voicesim.scorecard.critical import perhaps_triggered, triggered
from voicesim.scorecard.evidence import Evidence, confidence, of_turn, sure_enough_to_blame
from voicesim.scorecard.rules.stated import put_right
from voicesim.text.sentences import asks, sentence_spans
from voicesim.text.words import text_of

OpenKind: TypeAlias = Literal["unanswered", "undated", "nothing_next", "believed", "cue", "mood"]
"""*unanswered*: a question of the client; *undated*: a next step without its time; *nothing_next*: the client
was told no next step at all; *believed*: something false, or that nobody may promise, and nobody put it
right; *cue*: anger or distress that no words answered; *mood*: the client's at the end."""

MOOD_LEVEL = CUE_LEVEL
"""Anger or distress (0..10) from which a client who has hung up would call again."""
LEAST_TRUST = 3.0
"""Trust (0..10) below which they would: the one under which a client's goodbye is curt."""
TAKEN_BACK = ("role:promises=refused", "role:reserves")
"""What takes a promise back: declining it, or saying what cannot be said yet."""

_SETTLED_BY: dict[str, tuple[str, ...]] = {
    "not_done": ("role:commits=complete",),
    "not_clear": ("role:explains", "role:commits=complete"),
    "jargon": ("role:explains",),
    "supervisor": ("role:passes_on", "role:commits=complete"),
}
"""What answers a move by which the client asks for something, whoever calls."""
TELLING = 4
"""Words of a question from which on it can be read by itself."""
_OBJECTING = frozenset({"object", "insist"})
_NO_QUESTION = HELPLESS | {"allo", "still_there", "thank", "goodbye", "goodbye_curt"}
"""Moves whose question mark asks for nothing."""
_TAKEN_OVER = "colleague_accepts"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """One thing that was open when the line was closed, with the words that show it."""

    kind: OpenKind
    evidence: Evidence
    about: str = ""
    """For something false, what is true of it; for an objection its sentence; empty: the quote says it."""
    feeling: Feeling | None = None
    """Of a cue."""
    mood: Mood | None = None
    """At the end of the call."""


def left_open(call: Analysis) -> tuple[LeftOpen, ...] | None:
    """What was open at the end of a call, in its order; None for one that was not held to its end.

    Who stopped the simulation, or held a drill of one moment, left nothing open: the call was not over.
    Where a colleague has taken over, their call answers what was asked.
    """
    record = call.record
    if not _ended(record) or not any(turn.speaker == "trainee" and turn.words for turn in record.turns):
        return None
    passed_on = any(_TAKEN_OVER in turn.moves for turn in record.turns)
    found = [*_undated(call), *_believed(call), *_cues(call), *_mood(call)]
    if not passed_on:
        found += [*_unanswered(call), *_nothing_next(call)]
    return tuple(sorted(found, key=lambda one: (one.evidence.start, one.evidence.end, one.kind)))


def _ended(record: CallRecord) -> bool:
    early = {SIMULATION_STOPPED, MOMENT_OVER}
    return record.complete and not any(e.reason in early for e in record.events if isinstance(e, HungUp))


def _unanswered(call: Analysis) -> Iterator[LeftOpen]:
    """Each objection and request at the last time it was made, when nothing after it answers it."""
    lines = _lines(call.record)
    asked: dict[str, tuple[int, tuple[str, ...], str]] = {}
    for index, turn in call.client_turns:
        for name, triggers, about in _asked(call, turn, lines.get(turn.start, ())):
            asked[name] = (index, triggers, about)
    open_turns = set()
    for index, triggers, about in asked.values():
        if not any(act.turn > index for trigger in triggers for act in perhaps_triggered(call, trigger)):
            open_turns.add(index)
            yield LeftOpen("unanswered", _question(index, call.record.turns[index]), about)
    last = _last_question(call)
    if last is not None and last not in open_turns:
        yield LeftOpen("unanswered", _question(last, call.record.turns[last]))


def _asked(call: Analysis, turn: Turn, lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What a client turn asks for: its name, what answers it, its sentence.

    Of an objection that a language model worded nobody knows which it was: an answer to any of them will do.
    """
    known = call.expected.objections
    if not _OBJECTING.isdisjoint(turn.moves):
        names = [name for line in lines if (name := _objection(line)) in known]
        if names:
            yield from ((name, known[name].settled_by, known[name].sentence) for name in names)
        elif known:
            yield "objection", tuple(t for one in known.values() for t in one.settled_by), ""
    for move in turn.moves:
        if move in _SETTLED_BY:
            yield move, _SETTLED_BY[move], ""


def _objection(line: str) -> str:
    """The objection that a written line makes: "objection.excess.insist.1"; none where it is settled."""
    room, _, rest = line.partition(".")
    name, _, rest = rest.partition(".")
    return name if room == "objection" and not rest.startswith("settled.") else ""


def _lines(record: CallRecord) -> dict[int, tuple[str, ...]]:
    return {event.start: event.lines for event in record.events if isinstance(event, ClientSaid)}


def _last_question(call: Analysis) -> int | None:
    """The client's last question, when nothing but a goodbye follows it."""
    asking = [i for i, turn in call.client_turns if asks(turn.words) and _NO_QUESTION.isdisjoint(turn.moves)]
    if not asking:
        return None
    after = [(i, turn) for i, turn in call.trainee_turns if i > asking[-1]]
    return None if any(not _leaves(call, index, turn) for index, turn in after) else asking[-1]


def _leaves(call: Analysis, index: int, turn: Turn) -> bool:
    """Does a trainee turn take leave, and say nothing else?"""
    leaving = [act.act for act in in_role(call.acts, "leaves", "concludes") if act.turn == index]
    said = {place for act in leaving for place in range(act.first, act.last + 1)}
    return bool(leaving) and len(turn.words) - len(said) <= 2


def _question(index: int, turn: Turn) -> Evidence:
    """The last sentences of a turn that ask, one after the other; the last one when none does.

    A word or two alone ("Maintenant.") say nothing to who reads them: what stands before goes with them.
    """
    spans = list(sentence_spans(turn.words))
    asking = [asks(turn.words[first : last + 1]) for first, last in spans]
    end = max((place for place, asked in enumerate(asking) if asked), default=len(spans) - 1)
    begin = end
    while begin > 0 and asking[begin - 1]:
        begin -= 1
    while begin > 0 and spans[end][1] - spans[begin][0] + 1 < TELLING:
        begin -= 1
    return _quoted(index, turn, spans[begin][0], spans[end][1])


def _undated(call: Analysis) -> Iterator[LeftOpen]:
    """Next steps without their time, unless one is named just after, or the same is said with one."""
    steps = in_role(call.acts, "commits")
    dated = [act for act in steps if act.act.complete]
    shown = set()
    for act in steps:
        quote = _whole(call, act)
        settled = act.act.complete or act.act.faint or act.act.by_example or _timed(call, act)
        if settled or any(_takes_up(step, act) for step in dated) or (quote.start, quote.end) in shown:
            continue
        shown.add((quote.start, quote.end))
        yield LeftOpen("undated", quote)


def _timed(call: Analysis, act: PlacedAct) -> bool:
    """Is a time named after it, in the same turn or in the trainee's next?"""
    following = next((index for index, _ in call.trainee_turns if index > act.turn), None)
    return any(
        turn == following or (turn == act.turn and word > act.act.first)
        for turn, word in call.times
        if turn in (act.turn, following)
    )


def _takes_up(dated: PlacedAct, act: PlacedAct) -> bool:
    """Is it the same as a dated step: in its sentence or the one before, or in the same terms anywhere?"""
    after = (dated.turn, dated.act.last) >= (act.turn, act.act.first)
    near = after and dated.nth - act.nth <= 1
    return near or bool(terms(dated.words) & terms(act.words))


def _nothing_next(call: Analysis) -> Iterator[LeftOpen]:
    """Nothing was said of what the client has to know before they are satisfied."""
    needs, turns = call.expected.needs, call.client_turns
    if needs and turns and not any(perhaps_triggered(call, need.partition("=")[0]) for need in needs):
        yield LeftOpen("nothing_next", of_turn(*turns[-1]))


def _believed(call: Analysis) -> Iterator[LeftOpen]:
    """What is false of this file and nobody put right, and what nobody may promise and nobody took back."""
    if call.expected.statements is None:
        return
    found = stating(call.acts, call.expected.statements)
    right = [act for act in found if act.act.right]
    truths = call.expected.truths  # a statement without one is a fault, which nobody believes
    wrong = [act for act in found if act.act.right is False and act.act.id in truths]
    wrong = [act for act in wrong if not put_right(act, right)]
    shown: list[PlacedAct] = []
    for act in filter(sure_enough_to_blame, wrong):
        if not _corrected(call, act):
            shown.append(act)
            yield LeftOpen("believed", _whole(call, act), truths[act.act.id])
    back = [act for name in TAKEN_BACK for act in triggered(call, name)]
    for act in filter(sure_enough_to_blame, in_role(call.acts, "promises")):
        if not any(_same_words(act, one) for one in shown) and not any(one.nth > act.nth for one in back):
            shown.append(act)
            yield LeftOpen("believed", _whole(call, act))


def _same_words(one: PlacedAct, other: PlacedAct) -> bool:
    together = one.act.first <= other.act.last and other.act.first <= one.act.last
    return one.turn == other.turn and together


def _corrected(call: Analysis, act: PlacedAct) -> bool:
    """Did the client say no to it at once?"""
    return next(("correct" in turn.moves for index, turn in call.client_turns if index > act.turn), False)


def _cues(call: Analysis) -> Iterator[LeftOpen]:
    """The first cue of each feeling that was left for something else, when none after it was answered.

    What a client says last can be answered by nobody: it is their mood at the end.
    """
    last = max((index for index, _ in call.trainee_turns), default=-1)
    cues = [one for one in answered_cues(call) if one.cue.turn < last]
    for feeling in dict.fromkeys(one.cue.feeling for one in cues):
        of_it = [one for one in cues if one.cue.feeling == feeling]
        answered = [number for number, one in enumerate(of_it) if one.answers]
        left = [one for one in of_it[answered[-1] + 1 if answered else 0 :] if one.elsewhere]
        for one in left[:1]:
            turn = call.record.turns[one.cue.turn]
            yield LeftOpen("cue", of_turn(one.cue.turn, turn), feeling=feeling)


def _mood(call: Analysis) -> Iterator[LeftOpen]:
    """The client's mood when the line was closed, if it is one in which people call again."""
    mood, turns = call.mood[-1].mood, call.client_turns
    bad = max(mood.anger, mood.distress) >= MOOD_LEVEL or mood.trust < LEAST_TRUST
    if bad and turns:
        yield LeftOpen("mood", of_turn(*turns[-1]), mood=mood)


def _whole(call: Analysis, act: PlacedAct) -> Evidence:
    """The sentence of an act, and the act's own words where they go beyond it."""
    turn = call.record.turns[act.turn]
    first, last = next(span for span in sentence_spans(turn.words) if span[0] <= act.act.first <= span[1])
    return _quoted(act.turn, turn, first, max(last, act.act.last))


def _quoted(index: int, turn: Turn, first: int, last: int) -> Evidence:
    words = turn.words[first : last + 1]
    return Evidence(turn.speaker, text_of(words), words[0].start, words[-1].end, confidence(words), index)
