"""What a call was about, by its words: reasons, feelings, requests, what was left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from voicesim.analysis.call import Analysis
from voicesim.archive.judging import quoted
from voicesim.archive.quoting import quote, quote_of
from voicesim.archive.result import Act, Finding
from voicesim.archive.vocabulary import Known, Said
from voicesim.call.record import Turn
from voicesim.scorecard.left_open import left_open as open_at_the_end
from voicesim.text.sentences import asks, sentence_spans

MOST_REASONS = 3
_EARLY = 3
"""The client's turns in which what any call may come to is why they call."""
_FIRST_TURNS, _FIRST_WEIGHS = 2, 4
"""The client's first turns say why they call: there a word counts for four."""

Heard = Mapping[int, Said]
"""What is said in each of the client's turns, by the turn's index; in the handler's too where the client
names no reason."""


def reasons_of(turns: Sequence[Turn], heard: Heard, known: Known) -> tuple[Finding, ...]:
    """Why the client called: the reasons whose words come most often, what they say first counting most."""
    counted = []
    for reason in known.written.reasons:
        places = [
            (number, turns[index], place)
            for number, (index, said) in enumerate(heard.items())
            for id, place in said.reasons
            if id == reason.id and (number < _EARLY or not reason.of_any_call)
        ]
        found = [quote_of(turn, place) for _, turn, place in places]
        if found:
            weight = sum(_FIRST_WEIGHS if number < _FIRST_TURNS else 1 for number, _, _ in places)
            counted.append((-weight, found[0].start, reason, found))
    counted.sort(key=lambda one: (one[0], one[1]))
    language = known.written.language
    return tuple(
        Finding(id=reason.id, sentence=reason.name(language), quotes=tuple(found[:2]))
        for _, _, reason, found in counted[:MOST_REASONS]
    )


def feelings_of(turns: Sequence[Turn], heard: Heard, known: Known) -> tuple[tuple[int, Finding], ...]:
    """What the client says they feel, with the index of the turn: words alone are looked at.

    Of one turn each feeling counts once.
    """
    return tuple(
        (
            index,
            Finding(id=name, sentence=known.written.summary.feels, quotes=(quote_of(turns[index], place),)),
        )
        for index, said in heard.items()
        for name, place in dict(reversed(said.feelings)).items()
    )


def client_acts(turns: Sequence[Turn], heard: Heard) -> Iterator[Act]:
    """What the client does with words: asks, requests, thanks, says a feeling."""
    for index, said in heard.items():
        turn = turns[index]
        if turn.speaker != "client":
            continue
        for first, last in sentence_spans(turn.words):
            if asks(turn.words[: last + 1]):
                yield Act(speaker="client", deed="asks", quote=quote(turn, first, last))
        found = [*(("requests", at) for at in said.requests), *(("thanks", at) for at in said.thanks)]
        for what, place in (*found, *said.feelings):
            yield Act(speaker="client", deed=what, quote=quote_of(turn, place))


def left_open(call: Analysis) -> tuple[Finding, ...]:
    """What was open at the end, by the rule of practice (`scorecard.left_open`), as far as words tell."""
    return tuple(
        Finding(id=one.kind, sentence=one.evidence.words, quotes=quoted((one.evidence,)))
        for one in open_at_the_end(call) or ()
    )
