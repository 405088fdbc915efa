"""The answer to a trainee turn: hear, let the mood move, choose what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from voicesim.client import memory, mood
from voicesim.client.answers import asked_twice
from voicesim.client.asking_back import asks_other_half, says_again
from voicesim.client.grievances import (
    CONSENTS,
    accepted,
    insists,
    objects,
    put_off,
    recalls,
    settled_line,
    was_ignored,
    weighed,
)
from voicesim.client.hearing import Hearing
from voicesim.client.moves import AT_MOST, HELPLESS
from voicesim.client.one_reaction import with_one_reaction
from voicesim.client.rungs import ALONE, FIRST, HANGS_UP, MAIN
from voicesim.client.saying_back import as_said_back
from voicesim.client.scenario import Scenario
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Cause, ClientState, Decision, Earned, Intention, Said, TraineeTurn
from voicesim.text.words import text_of

CUE_LASTS = 2
"""Trainee turns in which empathy still answers a cue of distress or anger."""

OBJECTS = 0.45
"""Chance that an answer is followed by an objection that is due."""

COUNTED = {"jargon": "jargon_asked", "colleague_asks": "colleague_asked", "falls_silent": "silent"} | {
    move: move for move in (*HELPLESS, *AT_MOST)
}
"""Moves that are counted, and under which name."""

TELLING = frozenset({"tell", "answer", "evade"})
"""Moves that answer a question at length."""

AGREEING = CONSENTS | {"not_clear", "not_done", "no_more_questions", "bristles"}
"""Answers to a turn's manners, which nobody gives who was just struck by its matter."""

FILLERS = frozenset(
    {
        "acknowledge",
        "listens",
        "startled",
        "lost",
        "greet",
        "comforted",
        "relieved",
        "idle",
        "heeds",
        "refrains",
    }
    | {"told_again", "takes_note", "weighs"}
)
"""Answers that give way to a reaction."""

STRUCK = frozenset(
    {"pleased", "promised", "hurt", "bristles", "slighted", "refused", "let_down", "kept_waiting", "startled"}
    | {"object", "falls_silent"}
)
"""Reactions to what was just said, beside which nothing is agreed to and nothing else is brought up."""

AT_PEACE = frozenset({"learn", "relieved", "comforted", "takes_note", "heeds", "refrains", "obey", "clear"})
"""Reactions of who has just been given something, or follows: no old grievance comes in the same breath."""

IGNORED = 3
"""Trainee turns after which an unanswered objection is felt as ignored."""


def decide(
    scenario: Scenario, state: ClientState, turn: TraineeTurn, heard: Hearing, dice: Random
) -> Decision:
    """The decision on one trainee turn. Pure: everything random comes from `dice`."""
    if _missed(scenario, state, dice):
        heard = Hearing(heard.text, missed=True)
    state = _noted(scenario, state, turn, heard)
    heard = as_said_back(scenario, state, heard)
    before = Situation(scenario, state, heard, turn.end, turn.interrupted, dice)
    happened = {**heard.cues, **_events(before)}
    heard = _answerable(scenario, replace(heard, cues=happened))
    state, causes = mood.moved(
        state,
        happened,
        (rule for rule in scenario.mood.all_rules() if not (rule.hurts and rule.on in heard.by_example)),
        turn.end,
        scenario.language,
        _decay(state, heard),
    )
    now = Situation(scenario, _tempered(scenario, state, heard), heard, turn.end, turn.interrupted, dice)
    state, settled = weighed(now)
    now = replace(now, state=state)
    intentions = _intentions(now, settled)
    return _decision(now, intentions, causes)


def _missed(scenario: Scenario, state: ClientState, dice: Random) -> bool:
    """Hard of hearing: now and then a turn does not get through, never two in a row."""
    chance = 1 - scenario.persona.hears
    return chance > 0 and state.turn > 0 and not memory.count(state, "missed") and dice.random() < chance


def _answerable(scenario: Scenario, heard: Hearing) -> Hearing:
    """Only statements the caller has a reaction to are confirmed or corrected; advice is neither."""
    right = tuple(name for name in heard.right if name in scenario.reactions)
    wrong = tuple(name for name in heard.wrong if name in scenario.reactions)
    return replace(heard, right=right, wrong=wrong)


def _decay(state: ClientState, heard: Hearing) -> mood.Decay:
    if state.turn == 1 or heard.unclear:
        return "none"
    return "peaks" if heard.substance else "all"


def _noted(scenario: Scenario, state: ClientState, turn: TraineeTurn, heard: Hearing) -> ClientState:
    state = memory.said(replace(state, turn=state.turn + 1), Said("trainee", text_of(turn.words)))
    asked = {name for topic in (*heard.topics, *heard.told) for name in scenario.same_question(topic)}
    state = memory.mark(state, (f"asked:{topic}" for topic in asked))
    state = memory.mark(state, (f"heard:{cue}" for cue in heard.cues if cue.startswith(("family:", "role:"))))
    if "with_colleague" in state.flags:
        state = memory.mark(state, (f"summed_up:{name}" for name in heard.right))
    state = memory.mark(state, (f"contradicted:{name}" for name in heard.wrong))
    for name, happens in (("insults", heard.insult), ("foreign", heard.does("foreign"))):
        state = memory.bump(state, name) if happens else state
    state = memory.unmark(state, (f"{memory.OFFERED}{topic}" for topic in (memory.offered(state),) if topic))
    state = memory.put(state, "missed", int(heard.missed))
    state = memory.put(state, "inaudible", memory.count(state, "inaudible") + 1 if heard.empty else 0)
    if heard.asked_back and memory.count(state, "cue"):
        state = memory.bump(state, "cue")  # the turn went on what the client had not followed
    idle = 0 if heard.substance else memory.count(state, "idle") + _emptiness(state, heard)
    state = memory.put(state, "idle", idle)
    return memory.put_all(state, announced=_announced(heard), wait=heard.seconds, cut=0, murmurs=0, silence=0)


def _announced(heard: Hearing) -> int:
    """0: no wait was announced; 1: it was; 2: with its reason and how long."""
    announced = heard.does("announces_wait")
    return int(announced) + int(announced and heard.does("says_why") and heard.seconds > 0)


def _emptiness(state: ClientState, heard: Hearing) -> int:
    if state.turn <= 1 or heard.unclear or heard.asked_back or heard.insult:
        return 0
    if heard.does("leaves", "announces_wait", "foreign"):
        return 0
    if heard.repeated or heard.greeting or heard.acknowledgement:
        return 1
    if heard.does("talks_to_machine"):
        return 1
    return int(len(heard.text.split()) < 5)


def _events(now: Situation) -> Mapping[str, str]:
    heard, state = now.heard, now.state
    events: dict[str, str] = {}
    if now.interrupted:
        events["event:interruption"] = heard.text
    if heard.insult:
        events["event:insult"] = heard.insult
    if heard.does("foreign"):
        events["event:foreign"] = heard.text
    if heard.jargon:
        events["event:jargon"] = heard.jargon
    if now.count("idle") >= 3 and not now.excused:
        events["event:idle"] = heard.text
    if not now.excused and any(was_ignored(now, one, IGNORED) for one in now.scenario.objections):
        events["event:objection_ignored"] = heard.text
    if asked_twice(now):
        events["event:asked_twice"] = heard.text
    if heard.does("feels") and _cued(state):
        for name in ("role:feels", *(f"family:{family}" for family in heard.families["feels"])):
            events[f"{name}=cued"] = heard.cues[name]
    if now.count("back_from_hold") == 1 and not (heard.empty or heard.missed):
        thanked = heard.does("thanks_for_waiting", "announces_hold", "greets")
        events["event:hold_thanked" if thanked else "event:hold_unthanked"] = heard.text
    return events


def _cued(state: ClientState) -> bool:
    cue = memory.count(state, "cue")
    return cue > 0 and state.turn - cue <= CUE_LASTS


def _tempered(scenario: Scenario, state: ClientState, heard: Hearing) -> ClientState:
    if heard.empty or heard.missed:
        return state
    furious = state.mood.anger >= scenario.ending.furious
    fury = memory.count(state, "fury") + 1 if furious else 0
    return memory.put(memory.put(state, "fury", fury), "back_from_hold", 0)


def _intentions(now: Situation, settled: tuple[str, ...]) -> tuple[Intention, ...]:
    for rung in ALONE:
        if found := rung(now):
            return found
    first = next((found for rung in FIRST if (found := rung(now))), ())
    if now.interrupted and now.band in ("tense", "hot") and not first and now.dice.random() < 0.5:
        first = simply("interrupted")
    done = settled_line(now, settled)
    main = next((found for rung in MAIN if (found := rung(now))), ())
    struck = not STRUCK.isdisjoint(item.move for item in first)
    if done and first and first[0].move == "learn":
        first = ()  # what settles a worry of theirs has its own line
    if (done or struck) and main and main[0].move in ("object", *(AGREEING if struck else ())):
        main = ()
    if main and main[0].move == "object" and first and first[0].move in AT_PEACE:
        main = ()
    filler = bool(main) and main[0].move in FILLERS and not now.heard.passed_over
    if filler and (first or done):
        main = ()
    answer = with_one_reaction(first + (done if not main or filler else ()) + main)
    return answer + (asks_other_half(now, main) or _afterthought(now, answer, filler))


def _afterthought(now: Situation, answer: tuple[Intention, ...], filler: bool) -> tuple[Intention, ...]:
    """What is brought up behind an answer: a short one, to one question, that leaves nothing of the turn."""
    moves = {intention.move for intention in answer}
    if says_again(now):
        return ()
    if moves & {"wait", "object", "insist", "jargon", "no_more_questions", *STRUCK, *HELPLESS}:
        return ()
    if len(answer) > 2 or sum(intention.move in TELLING for intention in answer) > 1:
        return ()
    if len(now.heard.questions) > 1 or now.heard.half or (now.heard.question and now.heard.mostly_lost):
        return ()
    at_peace = not moves.isdisjoint(AT_PEACE)
    after = recalls(now) or (() if at_peace else insists(now))
    if not (after or at_peace) and (filler or "confirm" in moves or now.dice.random() < OBJECTS):
        after = objects(now)
    return after


def _decision(now: Situation, intentions: tuple[Intention, ...], causes: tuple[Cause, ...]) -> Decision:
    state = now.state
    given = tuple(
        Earned(now.at, fact, intention.topic or "opening", now.heard.text)
        for intention in intentions
        for fact in intention.facts
    )
    state = replace(state, earned=state.earned + given)
    for intention in intentions:
        state = _remembered(now, memory.mark(state, intention.marks), intention)
    moves = frozenset(intention.move for intention in intentions)
    state = memory.mark(state, accepted(now, moves))
    if not moves.isdisjoint(AT_PEACE):
        state = memory.mark(state, put_off(now))
    hangs_up = any(intention.move in HANGS_UP for intention in intentions)
    return Decision(state, intentions, causes, given, hangs_up)


def _remembered(now: Situation, state: ClientState, intention: Intention) -> ClientState:
    if intention.move == "object":
        state = memory.put(state, "objected_turn", now.turn)
    for mark in (mark for mark in intention.marks if mark.startswith(memory.PROMISED)):
        state = memory.put(state, f"promised_turn:{mark.removeprefix(memory.PROMISED)}", now.turn)
    if intention.move in COUNTED:
        state = memory.bump(state, COUNTED[intention.move])
    for mark in intention.marks:
        if mark.startswith(memory.REMINDED):
            name = mark.removeprefix(memory.REMINDED)
            state = memory.put_all(state, **{f"open:{name}": 0, f"doubt:{name}": 0})
    if intention.move == "opening" or _has_cue(now, intention):
        state = memory.put(state, "cue", now.turn)
    return state


def _has_cue(now: Situation, intention: Intention) -> bool:
    if any(now.scenario.fact(fact).cue for fact in intention.facts):
        return True
    ask = now.ask_of(intention.topic) if intention.move == "answer" else None
    return ask is not None and ask.cue is not None
