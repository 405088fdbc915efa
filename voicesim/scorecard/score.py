"""Score a call: its record, its scenario and a rubric in, a scorecard out. Pure and deterministic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import partial
from typing import Literal, TypeAlias

from voicesim.analysis.acts import kept, trainee_turns
from voicesim.analysis.call import Analysis, Expected, ExpectedObjection, analyse
from voicesim.call.record import CallRecord
from voicesim.client.llm_engine import Engine
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import fill, plainest
from voicesim.content.rubric_statements import rubric_statements
from voicesim.scorecard.claim_form import expected_fields
from voicesim.scorecard.coaching.theme import Format, load_themes
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import Rubric
from voicesim.scorecard.scorecard import Scorecard
from voicesim.scorecard.second_reader import second_reading
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.understanding import understand

Why: TypeAlias = Literal["not_kept", "other_content"]
"""Why a turn is understood again: the call kept nothing of it, or what it kept rests on other content."""


def score(
    record: CallRecord,
    scenario: Scenario,
    rubric: Rubric,
    *,
    waived: Collection[str] = (),
    contested: Collection[str] = (),
    bank: Bank | None = None,
    prefer: Format = "read",
    reader: Engine | None = None,
    second_ear: SecondEar | None = None,
) -> Scorecard:
    """The scorecard of one call.

    `waived` names waivable criteria to leave out (their weight goes to the others, the reason is nobody's
    business); `contested` names checks and critical errors that are not to count; `bank` is the phrase bank
    of the call's language, loaded when it is not given; `prefer` is the format in which the trainee likes to
    learn; `reader` is a language model that may point at words the rules missed (see `second_reader`), and
    never scores by itself; `second_ear` is heard where a turn must be understood again.
    """
    call = analyse_call(record, scenario, bank, rubric, second_ear)
    marked = partial(
        mark,
        call,
        rubric,
        scenario.rubric.weights,
        scenario.critical_errors,
        waived=waived,
        contested=contested,
        themes=load_themes(rubric.language),
        prefer=prefer,
    )
    card = marked()
    if reader is None:
        return card
    missed = [check for check, verdict in card.verdicts.items() if verdict == "missed"]
    return marked(proposals=second_reading(call, rubric, missed, reader))


def scoring_bank(scenario: Scenario, rubric: Rubric | None = None, bank: Bank | None = None) -> Bank:
    """The phrase bank with the statements of scenario and rubric: for its own rubric, the call's own."""
    judged = tuple(rubric.statements) if rubric else ()
    if bank is None and judged == rubric_statements(scenario.rubric.id, scenario.language):
        return scenario.bank
    known = bank or load_bank(scenario.language)
    return known.extended(topics=scenario.topics, statements=(*scenario.statements, *judged))


def understood_anew(record: CallRecord, scenario: Scenario, rubric: Rubric) -> Counter[Why]:
    """How many of the trainee's turns a score has to understand again, and why; empty for a call of today."""
    content = scoring_bank(scenario, rubric).digest
    turns = (turn for _, turn, _ in trainee_turns(record))
    return Counter(
        "not_kept" if turn.understood is None else "other_content"
        for turn in turns
        if kept(turn, content) is None
    )


def analyse_call(
    record: CallRecord,
    scenario: Scenario,
    bank: Bank | None = None,
    rubric: Rubric | None = None,
    second_ear: SecondEar | None = None,
) -> Analysis:
    """What happened in the call, as far as the scenario and the rubric's own statements make it matter."""
    known = scoring_bank(scenario, rubric, bank)
    labels = {
        **{topic.id: topic.label for topic in known.topics.values()},
        **{fact.id: fact.sentence for fact in scenario.facts},
    }
    matters = {*scenario.must_ask, *(topic for error in scenario.critical_errors for topic in error.missed)}
    expected = Expected(
        must_ask=scenario.must_ask,
        same_question={topic: scenario.same_question(topic) for topic in sorted(matters)},
        facts=tuple(fact.id for fact in scenario.facts if fact.told in ("asked", "trust")),
        statements=tuple(statement.id for statement in scenario.statements),
        mood=scenario.mood.first(),
        names=scenario.names,
        hurting={fact.id: fact.cue for fact in scenario.facts if fact.cue is not None},
        labels=labels,
        told_by={
            **{f"ask.{ask.id}": frozenset(ask.topics) for ask in scenario.asks},
            **{f"fact.{fact.id}": frozenset(fact.earned_by) for fact in scenario.facts},
            **{f"opening.{nth}": frozenset(told) for nth, told in enumerate(scenario.opening_tells, 1)},
        },
        form=expected_fields(scenario),
        objections={one.id: ExpectedObjection(one.sentence, one.settled_by) for one in scenario.objections},
        needs=scenario.ending.satisfied_needs,
        truths={statement.id: statement.sentence for statement in scenario.statements if statement.right},
        trust={fact.id: fact.trust for fact in scenario.facts if fact.told == "trust"},
        betrays={fact.id: fact.betrays for fact in scenario.facts if fact.betrays},
        answers={
            topic: tuple(fill(plainest(line), scenario.values, scenario.language) for line in ask.lines)
            for ask in scenario.asks
            for topic in ask.topics
        },
        roles={topic.id: topic.roles for topic in known.topics.values() if topic.roles},
    )
    return analyse(
        record, lambda words, context: understand(words, known, context, second_ear), expected, known.digest
    )
