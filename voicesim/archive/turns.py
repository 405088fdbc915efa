"""Turns of a real call, from words that know their speaker: what analysis reads of a simulated one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicesim.archive.speakers import PAUSE, Said
from voicesim.audio.frames import samples
from voicesim.call.record import Turn
from voicesim.text.words import Speaker, Word

NOD_WORDS, NOD_LENGTH = 3, samples(1.2)
"""The most a turn over the other's speech can have and still be a nod ("oui, d'accord")."""
CUT = samples(0.5)
"""The client stopped so soon after the agent came in: the agent cut them."""


def turns_from(said: Sequence[Said]) -> tuple[Turn, ...]:
    """The turns in the order in which they began: each speaker's words, parted by a pause or by the other."""
    turns = [*_of("trainee", said), *_of("client", said)]
    turns.sort(key=lambda turn: (turn.start, turn.end))
    return tuple(_placed(turn, turns) for turn in turns)


def _of(speaker: Speaker, said: Sequence[Said]) -> list[Turn]:
    own = sorted(
        (one.word for one in said if one.speaker == speaker), key=lambda word: (word.start, word.end)
    )
    others = sorted(one.word.start for one in said if one.speaker != speaker)
    groups: list[list[Word]] = []
    for word in own:
        if groups and not _parted(groups[-1][-1], word, others):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Turn(speaker, tuple(words), words[0].start, words[-1].end) for words in groups]


def _parted(before: Word, after: Word, others: Sequence[int]) -> bool:
    """Is there a pause between two words, or a word of the other in the gap between them?"""
    gap = after.start - before.end
    return gap >= PAUSE or (gap > 0 and any(before.end <= start < after.start for start in others))


def _placed(turn: Turn, turns: Sequence[Turn]) -> Turn:
    """The turn with what its place among the others makes it: over the other's, a nod, cut short."""
    others = [one for one in turns if one.speaker != turn.speaker]
    within = [one for one in others if one.start < turn.start < one.end]
    short = len(turn.words) <= NOD_WORDS and turn.end - turn.start <= NOD_LENGTH
    nod = turn.speaker == "trainee" and short and any(one.end >= turn.end for one in within)
    cut = turn.speaker == "client" and any(
        turn.start < one.start < turn.end <= one.start + CUT and len(one.words) > NOD_WORDS for one in others
    )
    return replace(turn, overlapping=bool(within), backchannel=nod, complete=not cut)
