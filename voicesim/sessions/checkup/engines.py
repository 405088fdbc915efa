"""What `voicesim doctor` says of the engines: what each is, whether it does its job, what is without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from voicesim.errors import Mendable
from voicesim.messages.lists import all_of
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import NOTHING, Check, Line, pull
from voicesim.sessions.checkup.servers import ears_server, voice_server

if TYPE_CHECKING:
    from voicesim.sessions.opening import Opened
    from voicesim.settings.schema import Settings
    from voicesim.text.words import Language
    from voicesim.understanding.ear.figures import Heard
    from voicesim.weights.manifest import Purpose

WITHOUT_MODEL = Message("practice calls cannot start; without wording.model the phrase writer words them")


def speech_activity(settings: Settings) -> Iterator[Line]:
    """Silero: nothing is heard without it."""
    from voicesim.audio.frames import silence
    from voicesim.listening.detector import GatedDetector

    GatedDetector().process(silence())
    yield Line(Message("speech activity"), "good", Message("Silero v6 behind webrtcvad, in the package"))


def recogniser(settings: Settings) -> Iterator[Line]:
    """The ears."""
    without = Message("spoken words are not understood: type, with --keyboard")
    yield engine(Message("recogniser"), settings.ears.model, "recogniser", without, settings.call.language)
    yield from ears_server(settings)


def meaning(settings: Settings) -> Iterator[Line]:
    """The second ear: with the encoder, or what it costs to be without."""
    from voicesim.sessions.second_ears import ENCODER, second_ear_here
    from voicesim.understanding.ear.figures import ear_figures

    known = ear_figures(settings.call.language)
    figures = asdict(known) if known is not None else {}
    if second_ear_here().hears_meaning:
        found = _understood(known.meaning if known is not None else None)
        form = "{encoder} beside the patterns: {found}{used}"
        sentence = Message(form, encoder=ENCODER, found=found, used=_in_calls(settings))
        yield Line(Message("meaning"), "good", sentence, figures=figures)
    else:
        found = _understood(known.words if known is not None else None)
        instead = NOTHING
        if known is not None:
            form = " (with {encoder}: {found})"
            instead = Message(form, encoder=ENCODER, found=_understood(known.meaning))
        form = "patterns and words alone: {found}{instead}{used}"
        sentence = Message(form, found=found, instead=instead, used=_in_calls(settings))
        yield Line(Message("meaning"), "missing", sentence, pull(ENCODER), figures)


def _in_calls(settings: Settings) -> Message:
    """What of it calls of practice use."""
    match settings.ears.examples:
        case "off":
            return Message("; calls hear by patterns alone (ears.examples = off)")
        case "words":
            return Message("; calls hear by words (ears.examples = words)")
        case _:
            return NOTHING


def _understood(heard: Heard | None) -> Message:
    """How much of what people say who were not read before is understood."""
    if heard is None:
        return Message("how much is understood was not measured here")
    form = (
        "{families:.0%} of ways of speaking and {topics:.0%} of questions understood, of people not read "
        "before"
    )
    return Message(form, families=heard.families, topics=heard.topics)


def wording(settings: Settings) -> Iterator[Line]:
    """What words the replies."""
    from voicesim.sessions.opening import ask_apart

    what, chosen = Message("wording"), settings.wording
    if chosen.endpoint:
        asked = ask_apart(chosen.endpoint, chosen.endpoint_model)
        answered = Message("{endpoint} answered", endpoint=chosen.endpoint)
        yield opened(what, asked, answered, WITHOUT_MODEL)
    elif not chosen.model:
        sentence = Message("the phrase writer: the scenario's own lines, no weights needed")
        if find_spec("llama_cpp") is None:
            form = "{what} (for a language model: make llm)"
            sentence = Message(form, what=sentence)
        yield Line(what, "good", sentence)
    elif find_spec("llama_cpp") is None:
        sentence = Message("llama-cpp-python is not installed: {without}", without=WITHOUT_MODEL)
        yield Line(what, "missing", sentence, Message("{command}", command="make llm"))
    else:
        yield engine(what, chosen.model, "writer", WITHOUT_MODEL, settings.call.language)


def voice(settings: Settings) -> Iterator[Line]:
    """The client's voice: espeak-ng, and whatever speaks for the callers of the language."""
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.casting import Slow, part_of, why
    from voicesim.voice.casting import announcer
    from voicesim.weights.shelf import Shelf

    language = settings.call.language
    what, spare = Message("voice"), Message("{name}, in the package", name=announcer(language).name)
    yield Line(what, "good", spare)
    callers = [one for one in list_scenarios() if one.language == language]
    shelf, parts, reasons = Shelf(), dict[str, list[str]](), dict[Message, Slow]()
    for caller in callers:
        try:
            part = part_of(caller, settings, shelf)
            parts.setdefault(part.voice, []).append(caller.id)
            reasons |= dict(zip(why(part), part.instead_of, strict=True))
        except Mendable as problem:
            sentence = Message("{name}: {what}", name=caller.id, what=problem.what)
            yield Line(what, "missing", sentence, problem.mend)
    for name, ids in sorted(parts.items()):
        if name:
            without = Message("these callers cannot call: take VOICESIM_VOICE_ENGINE=espeak-ng meanwhile")
            line = engine(Message("voice: {name}", name=name), name, "voice", without, language)
            yield replace(line, figures={**line.figures, "callers": ids})
    for reason, slow in reasons.items():
        measure = Message("{command}", command="voicesim doctor --measure")
        yield Line(Message("voice: {name}", name=slow.voice), "missing", reason, measure, asdict(slow.pace))
    if "" in parts and settings.voice.engine == "auto" and not reasons:
        form = "espeak-ng speaks for {names}: no better voice for them is here"
        sentence = Message(form, names=", ".join(parts[""]))
        yield Line(Message("voice: better"), "missing", sentence, pull("light"))
    yield from voice_server(settings)


def engine(what: Message, name: str, purpose: Purpose, without: Message, language: Language) -> Line:
    """Weights by their id or path: here, whole, of the right kind and language, and they do their job once.

    Every problem is a line with its remedy, never an error; `without` says what their absence changes.
    """
    from voicesim.sessions.opening import open_apart
    from voicesim.weights.kinds import expect
    from voicesim.weights.shelf import Shelf

    shelf = Shelf()
    entry = next((one for one in shelf.manifest.model if one.id == name), None)
    if entry is not None and entry.purpose == purpose and (state := shelf.presence(name)) != "here":
        size = Message(" (about {size} MB)", size=entry.about_mb) if entry.about_mb else NOTHING
        form = "{name} is {state}{size}: {without}"
        sentence = Message(form, name=name, state=state, size=size, without=without)
        return Line(what, "missing", sentence, pull(name))
    try:
        shelf.require(name, purpose)
        place = shelf.take(name, purpose=purpose)
        found = open_apart(expect(place, purpose).place)
    except Mendable as problem:
        named = problem.where if name in problem.where else f"{name} ({problem.where})"
        form = "{named}: {what}; {without}"
        return Line(
            what, "missing", Message(form, named=named, what=problem.what, without=without), problem.mend
        )
    spoken = entry.languages if entry is not None else found.languages
    if spoken and language not in spoken:
        form = "{name} is for {names}, and calls are in {language}; {without}"
        sentence = Message(form, name=name, names=all_of(spoken), language=language, without=without)
        offered = Message("choose among {value}", value=shelf.manifest.offered(purpose))
        return Line(what, "missing", sentence, offered, asdict(found))
    licence = entry.licence if entry is not None else found.licence or Message("no licence said")
    form = (
        "{name}: {engine} ({licence})"
        if entry is not None and not entry.added
        else "{name}: {engine} (your own, {licence})"
    )
    return opened(what, found, Message(form, name=name, engine=found.engine, licence=licence), without)


def opened(what: Message, found: Opened, sentence: Message, without: Message) -> Line:
    """The line of an engine that did its job once."""
    whole = Message("{sentence}, opened in {seconds:.1f} s", sentence=sentence, seconds=found.seconds)
    if found.warnings:
        form = "{sentence}, but {warning}; {without}"
        sentence = Message(form, sentence=whole, warning=found.warnings[0], without=without)
        return Line(what, "missing", sentence, Message("choose another"), asdict(found))
    return Line(what, "good", whole, figures=asdict(found))


CHECKS: dict[Message, Check] = {
    Message("speech activity"): speech_activity,
    Message("recogniser"): recogniser,
    Message("meaning"): meaning,
    Message("wording"): wording,
    Message("voice"): voice,
}
"""In the order in which a call needs them."""
