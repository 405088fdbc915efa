"""What a call was about, by its words: reasons, feelings, requests, what was left open; and a résumé."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.call import Analysis
from voicesim.archive.judging import quoted
from voicesim.archive.result import Act, Finding, Quoted, Summed
from voicesim.archive.vocabulary import Known, Place, Said
from voicesim.audio.frames import seconds
from voicesim.call.record import Turn
from voicesim.scorecard.left_open import left_open as open_at_the_end
from voicesim.text.fold import folded
from voicesim.text.sentences import asks, sentence_spans
from voicesim.text.words import text_of

MOST_REASONS = 3
_FIRST_TURNS, _FIRST_WEIGHS = 2, 4
"""The client's first turns say why they call: there a word counts for four."""
_AROUND = 8
"""Words shown on each side of what was found."""
_ADDRESSED = frozenset({"vous", "votre", "vos", "you", "your"})
_TELLS, _GOODBYE = 4, 3
"""Words, less one, that a sentence must have to tell anything; and those of a mere goodbye."""


Client = Mapping[int, Said]
"""What the client says in each of their turns, by the turn's index."""


def reasons_of(turns: Sequence[Turn], client: Client, known: Known) -> tuple[Finding, ...]:
    """Why the client called: the reasons whose words come most often, what they say first counting most."""
    counted = []
    for reason in known.written.reasons:
        places = [
            (number, turns[index], place)
            for number, (index, said) in enumerate(client.items())
            for id, place in said.reasons
            if id == reason.id
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


def feelings_of(turns: Sequence[Turn], client: Client, known: Known) -> tuple[tuple[int, Finding], ...]:
    """What the client says they feel, with the index of the turn: words alone are looked at.

    Of one turn each feeling counts once.
    """
    return tuple(
        (index, Finding(id=name, sentence=known.written.summary.feels, quotes=(quote,)))
        for index, said in client.items()
        for name, place in dict(reversed(said.feelings)).items()
        for quote in (quote_of(turns[index], place),)
    )


def client_acts(turns: Sequence[Turn], client: Client) -> Iterator[Act]:
    """What the client does with words: asks, requests, thanks, says a feeling."""
    for index, said in client.items():
        turn = turns[index]
        for first, last in sentence_spans(turn.words):
            if asks(turn.words[: last + 1]):
                yield Act(speaker="client", deed="asks", quote=_quote(turn, first, last))
        found = [*(("requests", at) for at in said.requests), *(("thanks", at) for at in said.thanks)]
        for what, place in (*found, *said.feelings):
            yield Act(speaker="client", deed=what, quote=quote_of(turn, place))


def left_open(call: Analysis) -> tuple[Finding, ...]:
    """What was open at the end, by the rule of practice (`scorecard.left_open`), as far as words tell."""
    return tuple(
        Finding(id=one.kind, sentence=one.evidence.words, quotes=quoted((one.evidence,)))
        for one in open_at_the_end(call) or ()
    )


def summary_of(
    call: Analysis, reasons: Sequence[Finding], client: Client, known: Known
) -> tuple[Summed, ...]:
    """Five lines at most, each beside the words it rests on; a line without words is left out."""
    says, turns = known.written.summary, call.record.turns
    lines: list[Summed] = []
    longest = max(_client(turns), key=lambda turn: len(turn.words), default=None)
    if reasons:
        lines.append(
            Summed(sentence=says.reason.format(what=reasons[0].sentence), quote=reasons[0].quotes[0])
        )
    elif longest is not None:
        lines.append(Summed(sentence=says.unknown_reason, quote=_sentence_at(longest, 0)))
    told = _account(turns, client, lines[0].quote if lines else None)
    if told is not None:
        lines.append(Summed(sentence=says.account, quote=told))
    for sentence, roles in ((says.explained, ("explains",)), (says.committed, ("commits", "takes_on"))):
        acts = in_role(call.acts, *roles)
        if acts:
            lines.append(Summed(sentence=sentence, quote=_around(call, max(acts, key=_weight))))
    if len(lines) < 4:
        topics = [act for act in call.acts if act.act.kind == "topic" and act.act.mode == "asked"]
        lines += [Summed(sentence=says.asked, quote=_around(call, act)) for act in topics[:1]]
    closed = _last_said(turns)
    if closed is not None:
        lines.append(Summed(sentence=says.closed, quote=closed))
    return tuple(lines)


def _account(turns: Sequence[Turn], client: Client, but: Quoted | None) -> Quoted | None:
    """What the client states of what happened: the sentence with most words of a reason, then one that is
    not about the agent ("vous m'avez dit"), then the longest.

    A question states nothing, and the quote of the line before is not given twice.
    """
    best: tuple[int, bool, int, Quoted] | None = None
    for index, said in client.items():
        turn = turns[index]
        for first, last in sentence_spans(turn.words):
            if last - first < _TELLS or asks(turn.words[: last + 1]):
                continue
            found = [at for _, at in said.reasons if first <= at.first <= last]
            quote = quote_of(turn, found[0] if found else Place(first, first))
            own = not any(folded(word.text) in _ADDRESSED for word in turn.words[first : last + 1])
            weight = (len(found), own, last - first)
            if quote != but and (best is None or weight > best[:3]):
                best = (*weight, quote)
    return None if best is None else best[3]


def _last_said(turns: Sequence[Turn]) -> Quoted | None:
    """The last sentence that says more than goodbye; the very last where none does."""
    said = [
        (turn, span)
        for turn in turns
        if turn.words and not turn.backchannel
        for span in sentence_spans(turn.words)
    ]
    more = [one for one in said if one[1][1] - one[1][0] + 1 > _GOODBYE]
    if not said:
        return None
    turn, (first, last) = (more or said)[-1]
    return _quote(turn, max(first, last - 2 * _AROUND), last)


def quote_of(turn: Turn, place: Place) -> Quoted:
    """The words found, with those around them in their sentence."""
    first, last = next(
        ((a, b) for a, b in sentence_spans(turn.words) if a <= place.first <= b), (place.first, place.last)
    )
    first, last = max(first, place.first - _AROUND), max(place.last, min(last, place.last + _AROUND))
    return _quote(turn, first, last)


def _quote(turn: Turn, first: int, last: int) -> Quoted:
    words = turn.words[first : last + 1]
    return Quoted(
        speaker=turn.speaker, words=text_of(words), start=seconds(words[0].start), end=seconds(words[-1].end)
    )


def _around(call: Analysis, act: PlacedAct) -> Quoted:
    """The sentence of an act."""
    turn = call.record.turns[act.turn]
    return quote_of(turn, Place(act.act.first, act.act.last))


def _sentence_at(turn: Turn, place: int) -> Quoted:
    return quote_of(turn, Place(place, place))


def _weight(act: PlacedAct) -> tuple[bool, int, int]:
    return act.act.complete, len(act.of.split()), act.start


def _client(turns: Sequence[Turn]) -> list[Turn]:
    return [turn for turn in turns if turn.speaker == "client" and turn.words]
