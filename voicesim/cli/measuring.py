"""What `voicesim doctor --measure` measures here: the headset, and the gap before the client answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from voicesim.audio.echo import LONGEST, WINDOW, measured
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, silence
from voicesim.audio.levels import rms_dbfs
from voicesim.call.events import ClientStarted, Event
from voicesim.call.setup import Plan, place_call
from voicesim.call.workers import ThreadedWorkers
from voicesim.cli.engine_checks import pull
from voicesim.cli.health import NOTHING, Line, State, refused
from voicesim.client.scenario import load_scenario
from voicesim.errors import EngineMissing, Mendable
from voicesim.line.file import FileLine
from voicesim.line.pacing import RealTime
from voicesim.line.sound_card import Card, opener
from voicesim.listening.recogniser import Hints, Recogniser, ScriptedRecogniser
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.text.words import Language, Word, shifted
from voicesim.voice.casting import announcer
from voicesim.voice.speech import NEUTRAL
from voicesim.weights.shelf import Shelf

if TYPE_CHECKING:
    from voicesim.settings.schema import Ears, Settings

SCENARIO = "FR07"
TURNS = (
    "Service bris de glace bonjour, Julie à votre écoute.",
    "Quel est votre numéro de contrat, s'il vous plaît ?",
    "Depuis quand le pare-brise est-il fissuré ?",
    "Merci. Je vous rappelle demain matin. Au revoir.",
)
"""What a trainee says while the gap is measured."""

KEEPS_UP = 0.33
"""Seconds of recognition for a second of speech, whole windows, beyond which a call waits for its words."""

PAUSE = samples(7.0)
"""Left to the client after each turn."""

LISTEN = samples(3.0)
"""Of the microphone, for its level and the noise of the room."""

SLOW_CARD = 0.3
"""Seconds that a sound card may take, both ways together, before a conversation suffers (ITU-T G.114 asks for
less than 0.15 each way)."""

NARROW_GAP = 1.2
"""Seconds: a longer gap is felt as a client who did not hear."""


def measure(settings: Settings) -> Iterator[Line]:
    """Every measurement, as it is done. What is not here is a line, not an error."""
    for what, take in (
        (Message("measured: headset"), headset),
        (Message("measured: words"), words_understood),
        (Message("measured: voices"), voices_in_time),
        (Message("measured: response gap"), response_gap),
    ):
        try:
            yield from take(settings)
        except Mendable as problem:
            yield refused(what, problem)


def headset(settings: Settings) -> Iterator[Line]:
    """Level of the room, way of the sound from speaker to microphone, losses. Raises `DeviceError`."""
    card = opener(settings.headset.microphone or None, settings.headset.speaker or None)()
    try:
        heard = _exchange(card, _nothing())
        yield _level(heard)
        yield _echo(card)
        yield _latency(card.latency)
        counts = card.counts
        lost = counts.dropped + counts.overflows + counts.underflows
        sentence = Message("{captured} frames captured, {lost} lost", captured=counts.captured, lost=lost)
        mend = Message("close other programs that use sound") if lost else Message("")
        yield Line(Message("measured: losses"), "missing" if lost else "good", sentence, mend, {"lost": lost})
    finally:
        card.close()


def words_understood(settings: Settings) -> Iterator[Line]:
    """A sentence spoken by the clearest voice here, heard by every recogniser here: which of them to take.

    Raises `EngineMissing`, `ModelError` or `ConfigurationError`.
    """
    from voicesim.line.trainee_script import script_of
    from voicesim.sessions.voices import trainee_voice
    from voicesim.text.word_errors import word_error_rate

    caller, shelf = load_scenario(SCENARIO), Shelf()
    voice, clear = trainee_voice(script_of(caller.id, "good"), caller.language)
    if not clear:
        sentence = Message("no voice is here that a recogniser understands: espeak-ng's is not")
        yield Line(Message("measured: words"), "missing", sentence, pull("light"))
        return
    sound = np.concatenate([speech.sound for turn in TURNS for speech in voice.synthesize(turn, NEUTRAL)])
    said = [word for turn in TURNS for word in turn.split()]
    found: dict[str, tuple[float, float]] = {}
    for model in shelf.manifest.model:
        if model.purpose != "recogniser" or caller.language not in model.languages:
            continue
        if shelf.presence(model.id) != "here":
            continue
        ears = recogniser_for(
            caller.language, settings.model_copy(update={"ears": _only(settings, model.id)})
        )
        began = time.perf_counter()
        heard = [word.text for word in ears.transcribe(sound, 0, Hints(caller.language))]
        found[model.id] = (time.perf_counter() - began, word_error_rate(said, heard))
    yield _words_line(found, settings.ears.model, voice.name, len(sound) / SAMPLE_RATE)


def _only(settings: Settings, model: str) -> Ears:
    return settings.ears.model_copy(update={"model": model})


def _words_line(found: dict[str, tuple[float, float]], chosen: str, voice: str, length: float) -> Line:
    """Of the ears that keep up with speech (a third of its length), those that miss the fewest words."""
    what = Message("measured: words")
    if not found:
        return Line(what, "missing", Message("no recogniser for this language is here"), pull("light"))
    quick = {name: each for name, each in found.items() if each[0] <= length * KEEPS_UP} or {
        name: each for name, each in found.items() if each[0] == min(took for took, _ in found.values())
    }
    best = min(quick, key=lambda name: (quick[name][1], quick[name][0]))
    each = each_of(
        [
            Message("{name} {took:.1f} s and {wrong:.0%} of words wrong", name=name, took=took, wrong=wrong)
            for name, (took, wrong) in found.items()
        ]
    )
    sentence = Message("{length:.0f} s of {voice}: {each}", length=length, voice=voice, each=each)
    figures = {name: {"s": round(took, 2), "wrong": round(wrong, 3)} for name, (took, wrong) in found.items()}
    if best == chosen:
        return Line(
            what,
            "good",
            Message("{sentence}; {best}, as chosen, suits this machine best", sentence=sentence, best=best),
            figures=figures,
        )
    return Line(
        what,
        "missing",
        sentence,
        Message("take {best}: ears.model = {best} ('voicesim config write')", best=best),
        figures,
    )


def voices_in_time(settings: Settings) -> Iterator[Line]:
    """Each voice here that could speak for a caller, timed while the recogniser is at work, and kept.

    Calls held live pass over a voice that is too slow. Raises `EngineMissing`, `ModelError` or
    `ConfigurationError`.
    """
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.casting import parts_here
    from voicesim.sessions.pace import keep_pace
    from voicesim.sessions.voice_trial import paced

    language, shelf = settings.call.language, Shelf()
    callers = [one for one in list_scenarios() if one.language == language]
    parts = {part.voice: (part, caller) for caller in callers for part in parts_here(caller, shelf)}
    ears = None
    with suppress(EngineMissing):
        ears = recogniser_for(language, settings)
    for name, (part, caller) in parts.items():
        pace = paced(part, caller, "practice", ears, shelf)
        keep_pace(name, pace, shelf)
        form = "{clause:.2f} s a clause, {ratio:.2f} times its length{beside}{passed}"
        sentence = Message(
            form,
            clause=pace.clause,
            ratio=pace.ratio,
            beside=Message(", {engine} at work", engine=pace.beside) if pace.beside else NOTHING,
            passed=NOTHING if pace.keeps_up else Message(": too slow for a call, which passes it over"),
        )
        mend = Message("close other programs and measure again, or let another voice speak")
        state: State = "good" if pace.keeps_up else "missing"
        what = Message("measured: {name}", name=name)
        yield Line(what, state, sentence, NOTHING if pace.keeps_up else mend, asdict(pace))


def response_gap(settings: Settings) -> Iterator[Line]:
    """A short call in real time with the engines of the settings: what a trainee would wait, and the memory.

    Raises `EngineMissing`, `ModelError` or `ContentError`.
    """
    caller = load_scenario(SCENARIO)
    script = ScriptedRecogniser()
    recogniser, heard_by = _ears(caller.language, settings, script)
    gaps: list[tuple[float, float]] = []

    def note(event: Event) -> None:
        if isinstance(event, ClientStarted) and event.latency is not None:
            waited = event.latency.gap - event.latency.hesitation
            gaps.append((waited / SAMPLE_RATE, event.latency.answer / SAMPLE_RATE))

    sound, words = _spoken(TURNS)
    pace = RealTime()
    line = FileLine(sound, words=words, words_sink=script.add, witness=lambda mic, speaker: pace.wait())
    workers = ThreadedWorkers()
    try:
        line.run(
            place_call(Plan(caller, 1), models_for(caller, "practice", recogniser, settings), workers, note)
        )
    finally:
        workers.close()
    yield _gap_line(gaps, heard_by)
    yield _memory_line()


def _ears(language: Language, settings: Settings, script: ScriptedRecogniser) -> tuple[Recogniser, str]:
    """The recogniser of the settings, or the script when its weights are not here; and how to call it."""
    try:
        return recogniser_for(language, settings), settings.ears.model
    except EngineMissing:
        return script, Message("words from a script: there is no recogniser")


def _gap_line(gaps: list[tuple[float, float]], heard_by: str) -> Line:
    if not gaps:
        return Line(
            Message("measured: response gap"),
            "missing",
            Message("the client never answered"),
            Message("run it again on a quiet machine"),
        )
    whole, own = median(gap for gap, _ in gaps), median(answer for _, answer in gaps)
    sentence = Message(
        "{whole:.2f} s from the end of a turn to the client's voice (median of {count}; {heard_by})",
        whole=whole,
        count=len(gaps),
        heard_by=heard_by,
    )
    slow = whole > NARROW_GAP
    mend = (
        Message("take the ears that 'measured: words' recommends, and close other programs")
        if slow
        else Message("")
    )
    figures = {"gap_s": round(whole, 3), "answer_s": round(own, 3), "turns": len(gaps)}
    return Line(Message("measured: response gap"), "missing" if slow else "good", sentence, mend, figures)


def _memory_line() -> Line:
    if sys.platform == "win32":
        return Line(
            Message("measured: memory"),
            "missing",
            Message("this system does not say"),
            Message("look in the task manager"),
        )
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1e6 if sys.platform == "darwin" else 1e3)
    return Line(
        Message("measured: memory"),
        "good",
        Message("{megabytes:.0f} MB at the most", megabytes=megabytes),
        figures={"peak_mb": round(megabytes)},
    )


def _spoken(turns: tuple[str, ...]) -> tuple[Sound, tuple[Word, ...]]:
    """The turns spoken by espeak-ng, a pause after each, and their words."""
    voice = announcer("fr")
    pieces, words, length = [silence(samples(1.0))], list[Word](), samples(1.0)
    for turn in turns:
        for speech in voice.synthesize(turn, NEUTRAL):
            pieces.append(speech.sound)
            words += shifted(speech.words, length)
            length += len(speech.sound)
        pieces.append(silence(PAUSE))
        length += PAUSE
    return np.concatenate(pieces), tuple(words)


def _exchange(card: Card, play: Callable[[int], Sound]) -> Sound:
    """Three seconds with the card: `play` gives the frame for a sample; returns what the microphone heard."""
    heard = []
    for at in range(0, LISTEN, FRAME):
        mic = card.read(1.0)
        heard.append(silence() if mic is None else mic)
        card.write(play(at))
    return np.concatenate(heard)


def _nothing() -> Callable[[int], Sound]:
    return lambda at: silence()


def _level(heard: Sound) -> Line:
    level = rms_dbfs(heard[samples(0.5) :])
    figures = {"level_dbfs": round(level, 1)}
    what = Message("measured: room")
    if level < -85:
        return Line(
            what,
            "missing",
            Message("the microphone gives nothing at all"),
            Message("unmute it, or choose another"),
            figures,
        )
    if level > -40:
        return Line(
            what,
            "missing",
            Message("{level:.0f} dBFS of noise", level=level),
            Message("find a quieter place, or lower its gain"),
            figures,
        )
    return Line(what, "good", Message("{level:.0f} dBFS of noise", level=level), figures=figures)


def _latency(reported: float) -> Line:
    """What the driver says sound takes from the microphone to the call and from the call to the speaker."""
    figures = {"driver_s": round(reported, 3)}
    sentence = Message(
        "{delay:.0f} ms in the sound card and its driver, both ways together", delay=1000 * reported
    )
    if reported > SLOW_CARD:
        mend = Message("use a headset with a cable: wireless ones and mixing programs add this")
        return Line(Message("measured: latency"), "missing", sentence, mend, figures)
    return Line(Message("measured: latency"), "good", sentence, figures=figures)


def _echo(card: Card) -> Line:
    """Play a voice-like noise and listen for it."""
    random = np.random.default_rng(1)
    played = (2000 * random.standard_normal(LISTEN)).clip(-32768, 32767).astype(np.int16)
    heard = _exchange(card, lambda at: played[at : at + FRAME])
    end = LISTEN - samples(0.5)
    found = measured(played[end - WINDOW - LONGEST : end], heard[end - WINDOW : end])
    what = Message("measured: echo")
    if found is None or not found.sure:
        return Line(what, "good", Message("the microphone does not hear the speaker"))
    delay, figures = (
        found.delay / SAMPLE_RATE,
        {"delay_s": round(found.delay / SAMPLE_RATE, 3), "level_db": round(found.level, 1)},
    )
    sentence = Message(
        "the microphone hears the speaker {delay:.0f} ms later, {level:.0f} dB",
        delay=1000 * delay,
        level=found.level,
    )
    return Line(what, "missing", sentence, Message("wear a headset, or turn the loudspeaker down"), figures)
