"""What a recogniser writes though nobody said it: credits on silence, loops, words faster than speech.

Whisper learnt from subtitled films, and gives their credits back when it hears nothing. A false word is worse
than a missing one here: it could credit the trainee with a thanks or charge them with a promise. Every test
is a pure function of what the recogniser and the speech detector measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.listening.cues import Phrase, tokens

NO_SPEECH = 0.6
"""Whisper's own threshold of its no-speech probability (Radford et al. 2022, section 4.5) ..."""

UNLIKELY = -1.0
"""... believed when the mean log-probability of the tokens is below this as well."""

GIBBERISH = -1.6
"""Mean log-probability under which no text is believed, whatever the sound."""

COMPRESSION = 2.4
"""A text that zlib shrinks more than so is a loop (Whisper's own threshold)."""

LOOP = 6
"""The same one or two words so often in a row are a loop: nobody says "oui" six times ..."""

LONG_LOOP = 4
"""... nor three to eight words four times."""

LEAST_SPEECH = 0.08  # s
"""Under this much detected speech there is nothing to write."""

FASTEST = 35.0  # letters per second of speech
"""Twice the rate of fast speech: who would say more was not heard but made up."""

BREATH = 0.3  # s
"""Added to the speech when rates are judged: the detector misses soft ends."""

WEAK_LOG_PROBABILITY = -0.7
WEAK_NO_SPEECH = 0.4
WEAK_SPEECH = 0.2  # s
"""How little stands behind a "merci" that is not believed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was measured of a stretch of recognised text."""

    speech: float
    """Seconds of speech that the detector found in it."""
    no_speech: float = 0.0
    """0..1, Whisper's probability that there is none."""
    log_probability: float = 0.0
    """Mean natural log-probability of the tokens, <= 0."""
    compression: float = 1.0
    """Length of the text over its length under zlib."""


@dataclass(frozen=True)
class Known:
    """The list of known inventions."""

    signatures: tuple[Phrase, ...]
    sentences: frozenset[Phrase]
    doubtful: frozenset[Phrase]


def invented(text: str, evidence: Evidence, known: Known) -> str | None:
    """Why the sentence `text` cannot have been said; None when it may have been."""
    return known_invention(text, evidence, known) or implausible(text, evidence)


def known_invention(sentence: str, evidence: Evidence, known: Known) -> str | None:
    """Why a sentence is taken for one of those that recognisers invent; None when it is not."""
    words = tokens(sentence)
    if any(_contains(words, signature) for signature in known.signatures) or words in known.sentences:
        return "known invention"
    if words in known.doubtful and _is_weak(evidence):
        return "known invention on weak sound"
    return None


def implausible(text: str, evidence: Evidence) -> str | None:
    """Why nobody can have said `text` in that sound, whatever it says; None when somebody can."""
    words = tokens(text)
    if not words:
        return "no words"
    if evidence.speech < LEAST_SPEECH:
        return "no speech there"
    if evidence.no_speech > NO_SPEECH and evidence.log_probability < UNLIKELY:
        return "no speech, says the recogniser"
    if evidence.log_probability < GIBBERISH:
        return "too improbable"
    if is_loop(words) or (evidence.compression > COMPRESSION and len(words) > LOOP):
        return "a loop"
    if len("".join(words)) > FASTEST * (evidence.speech + BREATH):
        return "faster than anyone speaks"
    return None


def is_loop(words: Sequence[str]) -> bool:
    """True when the same words come again and again."""
    for length in range(1, 9):
        times = LOOP if length <= 2 else LONG_LOOP
        matching = 0
        for at in range(length, len(words)):
            matching = matching + 1 if words[at] == words[at - length] else 0
            if matching >= (times - 1) * length:
                return True
    return False


def _is_weak(evidence: Evidence) -> bool:
    return (
        evidence.speech < WEAK_SPEECH
        or evidence.no_speech > WEAK_NO_SPEECH
        or evidence.log_probability < WEAK_LOG_PROBABILITY
    )


def _contains(words: Phrase, phrase: Phrase) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))
