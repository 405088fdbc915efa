"""The rubric on a real call: what needs the file's facts is not judged, what may be grave is for a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from voicesim.analysis.acts import in_role, kept, of_family, trainee_turns
from voicesim.analysis.call import Analysis, Expected, analyse
from voicesim.analysis.mood import CUE_LEVEL, Cue
from voicesim.archive.result import Criterion, Finding, Judged, Quoted
from voicesim.audio.frames import seconds
from voicesim.call.record import CallRecord
from voicesim.client.scenario import list_scenarios
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Evidence, of_words, quotes
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import Rubric
from voicesim.scorecard.scorecard import Scorecard
from voicesim.scorecard.verdict import Met
from voicesim.scorecard.wording import reason
from voicesim.text.words import Language
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.understanding import understand

_GRAVE: tuple[Role, ...] = ("insults", "promises")
"""Roles of what has to be heard by a person wherever it is found."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A call, analysed and marked."""

    analysis: Analysis
    card: Scorecard


def judge(record: CallRecord, rubric: Rubric, cues: Sequence[Cue] = ()) -> Judgement:
    """Analyse and mark a real call; `cues` are the client turns whose words say anger or distress.

    Every criterion weighs the same: no scenario says which matters more.
    """
    bank = bank_for(rubric)
    known = Expected(
        labels={topic.id: topic.label for topic in bank.topics.values()},
        roles={topic.id: topic.roles for topic in bank.topics.values() if topic.roles},
    )
    call = analyse(record, lambda words, context: understand(words, bank, context), known, bank.digest)
    call, judged = replace(call, cues=tuple(cues)), without_facts(rubric)
    return Judgement(call, mark(call, judged, {criterion.id: 1 for criterion in judged.criteria}))


def understood_by(record: CallRecord, bank: Bank) -> CallRecord:
    """The call with what is understood of each of the agent's turns; what this content understood stands.

    A turn that cannot be read is left as it is: analysis leaves it to a person.
    """
    turns = list(record.turns)
    for index, turn, context in trainee_turns(record):
        if kept(turn, bank.digest) is None:
            with suppress(ValueError, LookupError, TypeError, RecursionError):
                turns[index] = replace(turn, understood=understand(turn.words, bank, context))
    return replace(record, turns=tuple(turns))


def without_facts(rubric: Rubric) -> Rubric:
    """The rubric's checks that can be judged where nobody knows the facts of the file."""
    criteria = [
        criterion.model_copy(update={"checks": checks})
        for criterion in rubric.criteria
        if (checks := tuple(check for check in criterion.checks if not check.rule.needs_facts))
    ]
    return rubric.model_copy(update={"criteria": tuple(criteria)})


def cue(turn: int, feeling: str) -> Cue:
    """A client turn whose words say a feeling."""
    return Cue(turn, "anger" if feeling == "anger" else "distress", CUE_LEVEL)


_banks: dict[str, Bank] = {}


def bank_for(rubric: Rubric) -> Bank:
    """The phrase bank with the rubric's own statements; compiled once a process."""
    if rubric.digest not in _banks:
        bank = load_bank(rubric.language)
        _banks[rubric.digest] = bank.extended(topics=(), statements=rubric.statements)
    return _banks[rubric.digest]


def criteria_of(card: Scorecard) -> tuple[Criterion, ...]:
    """Each criterion with the share that could be judged."""
    return tuple(
        Criterion(id=one.id, name=one.label, share=None if one.share is None else round(one.share, 4))
        for one in card.criteria
    )


def checks_of(card: Scorecard, rubric: Rubric) -> tuple[Judged, ...]:
    """Each check with its verdict, sentence and quotes; those that need facts are said not to be judged."""
    unknown = reason(rubric.language, "needs_facts")
    return (
        *_judged(card),
        *(
            Judged(
                id=check.id,
                criterion=criterion.id,
                verdict="not_applicable",
                points=0.0,
                possible=check.points,
                sentence=unknown,
            )
            for criterion, check in rubric.checks()
            if check.rule.needs_facts
        ),
    )


def _judged(card: Scorecard) -> tuple[Judged, ...]:
    return tuple(
        Judged(
            id=check.id,
            criterion=criterion.id,
            verdict=check.verdict.name,
            points=check.points,
            possible=check.possible,
            sentence=check.sentence,
            quotes=quoted(check.evidence),
            read=(check.verdict.read or None) if isinstance(check.verdict, Met) else None,
        )
        for criterion in card.criteria
        for check in criterion.checks
    )


def to_verify(call: Analysis, bank: Bank) -> tuple[Finding, ...]:
    """Words of the agent that may be a critical error: a promise, an insult, an opinion of who is liable.

    Nothing of the kind is ever a fault here: a person hears it first.
    """
    grave = _accusing(bank.language)
    found: dict[str, list[Evidence]] = {}
    for act in (*in_role(call.acts, *_GRAVE), *of_family(call.acts, grave)):
        found.setdefault(act.act.id, []).append(of_words(act))
    return tuple(
        Finding(
            id=id,
            sentence=bank.families[id].label if id in bank.families else id,
            quotes=quoted(quotes(heard) or ()),
        )
        for id, heard in found.items()
    )


@lru_cache(maxsize=4)
def _accusing(language: Language) -> frozenset[str]:
    """The families that some scenario's critical error is heard by."""
    return frozenset(
        trigger.partition(":")[2].partition("=")[0]
        for scenario in list_scenarios()
        if scenario.language == language
        for error in scenario.critical_errors
        for trigger in error.heard
        if trigger.startswith("family:")
    )


def quoted(evidence: Iterable[Evidence]) -> tuple[Quoted, ...]:
    """Evidence as it is kept."""
    return tuple(
        Quoted(speaker=one.speaker, words=one.words, start=seconds(one.start), end=seconds(one.end))
        for one in evidence
    )
