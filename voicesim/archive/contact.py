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
_TELLS, _ANNOUNCES, _GOODBYE = 4, 6, 3
"""Words, less one, that a sentence must have to tell anything, and to say more than that something follows;
and those of a mere goodbye."""


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
    if reasons:
        lines.append(
            Summed(sentence=says.reason.format(what=reasons[0].sentence), quote=reasons[0].quotes[0])
        )
    elif (first := _first_told(turns)) is not None:
        lines.append(Summed(sentence=says.unknown_reason, quote=first))
    told = _account(turns, client, reasons[0].id if reasons else "", lines[0].quote if lines else None)
    if told is not None:
        lines.append(Summed(sentence=says.account, quote=told))
    for sentence, roles, announces in (
        (says.explained, ("explains",), _AROUND * 2),
        (says.committed, ("commits", "takes_on"), _ANNOUNCES),
    ):
        acts = [act for act in in_role(call.acts, *roles) if act.turn not in call.recited]
        if acts:
            quote = _with_what_follows(call, max(acts, key=_weight), announces)
            lines.append(Summed(sentence=sentence, quote=quote))
    if len(lines) < 4:
        greeting = next((n for n, turn in enumerate(turns) if turn.speaker == "trainee" and turn.words), None)
        topics = [
            act
            for act in call.acts
            if act.act.kind == "topic" and act.act.mode == "asked" and act.turn != greeting
        ]
        lines += [Summed(sentence=says.asked, quote=_around(call, act)) for act in topics[:1]]
    closed = _last_said(turns)
    if closed is not None:
        lines.append(Summed(sentence=says.closed, quote=closed))
    return tuple(lines)


def _first_told(turns: Sequence[Turn]) -> Quoted | None:
    """The first sentence of the client that tells anything; their longest turn's first where none does."""
    told = next(((turn, span) for _, turn, span in _telling(turns)), None)
    if told is not None:
        return _cut(told[0], *told[1])
    longest = max(_client(turns), key=lambda turn: len(turn.words), default=None)
    return None if longest is None else quote_of(longest, Place(0, 0))


def _account(turns: Sequence[Turn], client: Client, reason: str, but: Quoted | None) -> Quoted | None:
    """What the client states of what happened: the sentence with most words of the reason they call for, then
    one that asks for nothing and is not about the agent ("vous m'avez dit"), then the first; None where no
    such word is said again.

    A question states nothing, and nothing of the line before is given twice.
    """
    best: tuple[tuple[int, bool], Quoted] | None = None
    for index, turn, (first, last) in _telling(turns):
        said = client[index]
        found = [at for id, at in said.reasons if id == reason and first <= at.first <= last]
        if not found:
            continue
        asked = any(first <= at.first <= last for at in said.requests)
        own = not asked and not any(folded(word.text) in _ADDRESSED for word in turn.words[first : last + 1])
        quote, weight = quote_of(turn, found[0]), (len(found), own)
        apart = but is None or quote.end <= but.start or quote.start >= but.end
        if apart and (best is None or weight > best[0]):
            best = weight, quote
    return None if best is None else best[1]


def _telling(turns: Sequence[Turn]) -> Iterator[tuple[int, Turn, tuple[int, int]]]:
    """Each sentence of the client that is long enough to tell something and no question, with its turn."""
    for index, turn in enumerate(turns):
        if turn.speaker == "client":
            for first, last in sentence_spans(turn.words):
                if last - first >= _TELLS and not asks(turn.words[: last + 1]):
                    yield index, turn, (first, last)


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


def _cut(turn: Turn, first: int, last: int) -> Quoted:
    """A sentence, as far as a line of a résumé has room for it."""
    return _quote(turn, first, min(last, first + 2 * _AROUND))


def _around(call: Analysis, act: PlacedAct) -> Quoted:
    """The sentence of an act."""
    turn = call.record.turns[act.turn]
    return quote_of(turn, Place(act.act.first, act.act.last))


def _with_what_follows(call: Analysis, act: PlacedAct, announces: int) -> Quoted:
    """The sentence of an act; with the next one of its turn where it may only announce ("Voici la suite.").

    `announces`: words, less one, of which a sentence that only announces has fewer.
    """
    turn = call.record.turns[act.turn]
    spans = list(sentence_spans(turn.words))
    place = next((n for n, (first, last) in enumerate(spans) if first <= act.act.first <= last), None)
    if place is None or place + 1 == len(spans) or spans[place][1] - spans[place][0] >= announces:
        return _around(call, act)
    return _quote(turn, spans[place][0], min(spans[place + 1][1], spans[place + 1][0] + 2 * _AROUND))


def _weight(act: PlacedAct) -> tuple[bool, int, int]:
    return act.act.complete, len(act.of.split()), act.start


def _client(turns: Sequence[Turn]) -> list[Turn]:
    return [turn for turn in turns if turn.speaker == "client" and turn.words]
