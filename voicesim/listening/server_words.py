"""The answer of `/v1/audio/transcriptions`, read: segments as Whisper measures them, words with their times.

Servers differ. Some give every word its time and probability (speaches), some its time alone and no
punctuation (OpenAI), some only segments (vLLM), some only the text. What is not said is not made up: words
without times are laid over the speech of their segment, and where nothing is said of how sure they are, they
are to be verified.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voicesim.audio.frames import SAMPLE_RATE, samples
from voicesim.errors import StageRefused
from voicesim.listening.believed import Track
from voicesim.listening.spreading import laid
from voicesim.listening.whisper_words import Spelt
from voicesim.messages.message import Message
from voicesim.text.words import Language, Word

UNSAID = 0.5
"""Probability of a word of which the server says none: not enough to be trusted (`understanding.trust`)."""

OUTSIDE = 1.0  # s
"""A segment may end so much after its sound: recognisers see padding there."""

NAMES: Mapping[str, str] = {"french": "fr", "français": "fr", "english": "en", "anglais": "en"}
"""Servers name languages by code or by their English name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word as the server gives it."""

    text: str
    start: float
    """Seconds in the sound."""
    end: float
    probability: float | None
    """0..1; None where the server says none."""


@dataclass(frozen=True, slots=True)
class ServerSegment:
    """One segment as the server gives it."""

    text: str
    start: float
    end: float
    no_speech_prob: float
    avg_logprob: float
    """0 where the server says none."""
    compression_ratio: float
    sure: float
    """0..1: probability of each of its words, where the word has none of its own."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a server heard in one sound."""

    language: str
    """Its code; empty where the server says none."""
    segments: tuple[ServerSegment, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(segment.text.strip() for segment in self.segments)


def transcript_of(body: bytes, length: int) -> Transcript:
    """What a server answered to a sound of `length` samples. Raises `StageRefused` for what is none."""
    try:
        answer = json.loads(body)
        if not isinstance(answer["text"], str):
            raise TypeError
        named = str(answer.get("language") or "").strip().lower()
        pieces = tuple(map(_piece, answer.get("words") or ()))
        given = answer.get("segments") or ()
        segments = tuple(_segment(one, pieces) for one in given)
        if not given and answer["text"].strip():
            segments = (_segment({"text": answer["text"], "start": 0, "end": length / SAMPLE_RATE}, pieces),)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise StageRefused("recognition", Message("what the server answered is no transcript")) from None
    ends = [one.end for one in segments] + [one.end for one in pieces]
    if max(ends, default=0.0) > length / SAMPLE_RATE + OUTSIDE:
        raise StageRefused("recognition", Message("the server's words lie outside the sound"))
    return Transcript(NAMES.get(named, named), segments)


def spelt(segment: ServerSegment, speech: Track) -> list[Spelt]:
    """The whole words of a segment, as its text writes them, each with its time and probability."""
    words = _whole(segment.text)
    timed = _timed(words, segment)
    return timed if timed is not None else _spread(words, segment, speech)


def in_another_language(transcript: Transcript, language: Language) -> bool:
    """Does the server say that it wrote in another language than it was asked for?"""
    return bool(transcript.language) and transcript.language.partition("-")[0] != language


def _segment(body: Mapping[str, Any], pieces: Sequence[Piece]) -> ServerSegment:
    text, start, end = _text(body["text"]), _number(body["start"]), _number(body["end"])
    logprob, compression = body.get("avg_logprob"), body.get("compression_ratio")
    own = tuple(map(_piece, body.get("words") or ()))
    if end < start or start < 0:
        raise ValueError
    within = own or tuple(one for one in pieces if start <= (one.start + one.end) / 2 <= end)
    return ServerSegment(
        text,
        start,
        end,
        no_speech_prob=_number(body.get("no_speech_prob") or 0.0),
        avg_logprob=0.0 if logprob is None else min(_number(logprob), 0.0),
        compression_ratio=_compression(text) if compression is None else _number(compression),
        sure=UNSAID if logprob is None else math.exp(min(_number(logprob), 0.0)),
        pieces=within,
    )


def _piece(body: Mapping[str, Any]) -> Piece:
    start, end = _number(body["start"]), _number(body["end"])
    said = body.get("probability")
    if end < start or start < 0:
        raise ValueError
    return Piece(_text(body["word"]), start, end, None if said is None else _number(said))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    return float(value)


def _compression(text: str) -> float:
    raw = text.encode("utf-8")
    return len(raw) / len(zlib.compress(raw)) if raw else 1.0


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _whole(text: str) -> list[str]:
    """The words of a text; a mark that stands alone, as French writes it, belongs to the word before it."""
    words: list[str] = []
    for token in text.split():
        if words and not _letters(token):
            words[-1] += token
        else:
            words.append(token)
    return words


def _timed(words: Sequence[str], segment: ServerSegment) -> list[Spelt] | None:
    """Each word with the times of the pieces that hold its letters; None where these are not the text's."""
    if "".join(map(_letters, words)) != "".join(_letters(piece.text) for piece in segment.pieces):
        return None
    holding = [piece for piece in segment.pieces for _ in _letters(piece.text)]
    found, at = list[Spelt](), 0
    for word in words:
        own = holding[at : at + len(_letters(word))]
        at += len(_letters(word))
        if own:
            sure = [segment.sure if one.probability is None else one.probability for one in own]
            found.append(Spelt(word, own[0].start, max(one.end for one in own), sum(sure) / len(sure)))
    return found


def _spread(words: Sequence[str], segment: ServerSegment, speech: Track) -> list[Spelt]:
    """The words, by their length, over the speech of the segment."""
    letters = [max(len(_letters(word)), 1) for word in words]
    first, last = samples(segment.start), samples(segment.end)
    bounds = [
        first + (last - first) * sum(letters[:n]) // max(sum(letters), 1) for n in range(len(words) + 1)
    ]
    line = [Word(word, bounds[n], bounds[n + 1]) for n, word in enumerate(words)]
    placed = laid(line, speech) if line and last > first else iter(line)
    return [
        Spelt(word.text, word.start / SAMPLE_RATE, word.end / SAMPLE_RATE, segment.sure) for word in placed
    ]
