"""The answers to what is not a trainee turn: silence, a hold, a monologue."""

from __future__ import annotations

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client import memory, mood
from voicesim.client.scenario import Scenario
from voicesim.client.situation import simply
from voicesim.client.state import Cause, ClientState, Decision, HoldEnded, Intention, Monologue, Silence
from voicesim.client.wording import band

UNANNOUNCED = 6 * SAMPLE_RATE
"""Silence nobody announced that a caller bears."""

FIRST_WORDS = 4 * SAMPLE_RATE
"""The same before the trainee has said anything."""

ANNOUNCED = 20 * SAMPLE_RATE
"""Silence borne after "je regarde, un instant"."""

LONG_HOLD = 60 * SAMPLE_RATE
"""A hold that is too long without coming back (house practice: one minute)."""

BACKCHANNEL = 8
"""Seconds between two "mm, mm" of a listening client."""


def on_silence(scenario: Scenario, state: ClientState, silence: Silence) -> Decision:
    """Says "Allô ?" when the silence lasts, and hangs up when it goes on."""
    count = memory.count(state, "silence")
    if silence.duration < _borne(state, count):
        return Decision(state)
    heard = {"event:silence": ""} if count == 0 else {"event:silence_again": ""}
    state, causes = _moved(scenario, state, heard, silence.at)
    state = memory.put(memory.put(state, "silence", count + 1), "announced", 0)
    if count >= scenario.ending.silences:
        return Decision(state, simply("silence_hang_up"), causes, (), True)
    return Decision(state, simply("allo" if count == 0 else "still_there"), causes)


def _borne(state: ClientState, count: int) -> int:
    if memory.count(state, "announced"):
        return ANNOUNCED
    if state.turn == 0 and count == 0:
        return FIRST_WORDS
    return UNANNOUNCED


def on_hold_ended(scenario: Scenario, state: ClientState, hold: HoldEnded) -> Decision:
    """Back from the music: what the hold did to the mood, and a remark when it was too long."""
    announced = memory.count(state, "announced")
    heard = {("event:hold_unannounced", "event:hold_announced", "event:hold_explained")[announced]: ""}
    promised = memory.count(state, "wait") * SAMPLE_RATE
    long = hold.duration > (promised * 3 // 2 or LONG_HOLD)
    if long:
        heard["event:hold_long"] = ""
    state, causes = _moved(scenario, state, heard, hold.at)
    state = memory.put(memory.put(state, "back_from_hold", 1), "announced", 0)
    state = memory.bump(state, "holds")
    complains = long or (not announced and band(state.mood) in ("tense", "hot"))
    return Decision(state, simply("hold_long") if complains else (), causes)


def on_monologue(scenario: Scenario, state: ClientState, monologue: Monologue) -> Decision:
    """Listens with an occasional "mm", and cuts in when patience has run out."""
    elapsed = monologue.duration / SAMPLE_RATE
    if elapsed >= patience(scenario, state) and not memory.count(state, "cut"):
        state, causes = _moved(scenario, state, {"event:monologue": ""}, monologue.at)
        return Decision(memory.put(state, "cut", 1), simply("cut_in"), causes)
    due = int(elapsed) // BACKCHANNEL
    if due > memory.count(state, "murmurs") and not memory.count(state, "cut"):
        return Decision(memory.put(state, "murmurs", due), _murmur(state))
    return Decision(state)


def patience(scenario: Scenario, state: ClientState) -> float:
    """Seconds of one trainee turn borne: the persona's, shorter in anger, never under eight."""
    return max(8.0, scenario.persona.patience * (1 - max(0.0, state.mood.anger - 3) * 0.09))


def _murmur(state: ClientState) -> tuple[Intention, ...]:
    return () if band(state.mood) == "hot" else simply("backchannel")


def _moved(
    scenario: Scenario, state: ClientState, heard: dict[str, str], at: int
) -> tuple[ClientState, tuple[Cause, ...]]:
    return mood.moved(state, heard, scenario.mood.all_rules(), at, scenario.language)
