"""What `voicesim doctor` says of the model servers that calls ask: does each do its job, and how soon."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from voicesim.errors import Mendable, StageFailed
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import Line

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

OPENING = 8.0
"""Seconds in which a server does its job once."""


def ears_server(settings: Settings) -> Iterator[Line]:
    """The server that hears calls, where the settings name one: a sentence is spoken to it."""
    from voicesim.listening.recogniser import Demand, Hints
    from voicesim.listening.server_words import UNSAID
    from voicesim.sessions.servers import greeting, server_ears

    if not settings.ears.endpoint:
        return
    what, language = Message("recogniser: server"), settings.call.language
    without = Message("the recogniser here hears instead, where its weights are")
    mend = Message("start the server, or check ears.endpoint, ears.endpoint_model and VOICESIM_EARS_KEY")
    try:
        ears = server_ears(settings, OPENING)
        began = time.monotonic()
        words = ears.transcribe(greeting(language), 0, Hints(language, demand=Demand()))
        took = time.monotonic() - began
    except Mendable as refused:
        yield Line(
            what, "missing", Message("{what}; {without}", what=refused.what, without=without), refused.mend
        )
        return
    except StageFailed as failure:
        yield Line(what, "missing", Message("{what}; {without}", what=failure.reason, without=without), mend)
        return
    figures = {"seconds": round(took, 2), "words": len(words)}
    if took > settings.ears.budget:
        form = "{name} took {seconds:.1f} s for a sentence, and calls wait {budget:g} s; {without}"
        late = Message(form, name=ears.name, seconds=took, budget=settings.ears.budget, without=without)
        yield Line(
            what, "missing", late, Message("set ears.budget higher, or choose a smaller model there"), figures
        )
    elif words and all(word.probability == UNSAID for word in words):
        form = "{name} does not say how sure it is: all that is heard is to be verified"
        unsure = Message(form, name=ears.name)
        yield Line(
            what, "missing", unsure, Message("choose a server that answers verbose_json whole"), figures
        )
    else:
        heard = Message("{name} heard a sentence in {seconds:.1f} s", name=ears.name, seconds=took)
        yield Line(what, "good", heard, figures=figures)


def voice_server(settings: Settings) -> Iterator[Line]:
    """The server that speaks in practice, where the settings name one: each of its voices says a sentence."""
    from voicesim.sessions.servers import server_of, voices_of
    from voicesim.voice.server import Person, ServerVoice, own_level

    if not settings.voice.endpoint:
        return
    language = settings.call.language
    without = Message("the voice here speaks instead")
    mend = Message("start the server, or check voice.endpoint, voice.endpoint_voices and VOICESIM_VOICE_KEY")
    own_level.cache_clear()
    for who, name in voices_of(settings).items():
        if not who.startswith(language):
            continue
        what = Message("voice: server, {who}", who=who)
        try:
            voice = ServerVoice(server_of("voice", settings), Person(name, language), OPENING)
            began = time.monotonic()
            voice.open()
        except Mendable as refused:
            sentence = Message("{what}; {without}", what=refused.what, without=without)
            yield Line(what, "missing", sentence, refused.mend)
            return
        except StageFailed as failure:
            yield Line(
                what, "missing", Message("{what}; {without}", what=failure.reason, without=without), mend
            )
            continue
        took = time.monotonic() - began
        said = Message("{name} said a sentence in {seconds:.1f} s", name=voice.name, seconds=took)
        yield Line(what, "good", said, figures={"seconds": round(took, 2)})
