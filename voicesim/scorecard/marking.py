"""Marking: each check of a rubric judged, each point with its quote, weights shared out. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from voicesim.analysis.call import Analysis
from voicesim.call import served
from voicesim.call.events import PickedUp, StageFailed
from voicesim.call.failed import failures
from voicesim.call.worded import tally
from voicesim.client.conformity import CriticalError
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.card import WAIVED
from voicesim.scorecard.charged_once import CHARGED_ONCE, charged_once
from voicesim.scorecard.check_sentence import check_sentence
from voicesim.scorecard.claim_form import scored_form
from voicesim.scorecard.coaching.coach import coach
from voicesim.scorecard.coaching.theme import Format, Theme
from voicesim.scorecard.critical import critical_errors
from voicesim.scorecard.emotion import scored_cues
from voicesim.scorecard.evidence import THRESHOLDS, of_act, of_turn, quotes, sure_enough_to_blame
from voicesim.scorecard.exchange import exchange
from voicesim.scorecard.left_open import left_open
from voicesim.scorecard.rubric import Check, Criterion, Rubric
from voicesim.scorecard.scorecard import RubricStamp, Scorecard
from voicesim.scorecard.scored import ScoredCheck, ScoredCriterion, ScoredDimension, Unjudged
from voicesim.scorecard.second_reader import Proposal
from voicesim.scorecard.verdict import Fault, Met, Missed, NotApplicable, ToVerify, Verdict
from voicesim.scorecard.wording import reason

CONTRADICTED = "contradicted"
"""The reason of what a trainee says in one turn and contradicts in another: a person reads both."""
CONTESTED = "contested"
"""The reason when the trainee contests a verdict: it counts for nothing."""


def mark(
    call: Analysis,
    rubric: Rubric,
    weights: Mapping[str, int],
    errors: Iterable[CriticalError] = (),
    *,
    waived: Collection[str] = (),
    contested: Collection[str] = (),
    themes: Sequence[Theme] = (),
    prefer: Format = "read",
    proposals: Sequence[Proposal] = (),
) -> Scorecard:
    """The scorecard of an analysed call, for a scenario's `weights` (sum 100) and critical `errors`.

    `contested` names checks and critical errors whose verdict the trainee contests: none of them counts.
    """
    empty = _empty(call)
    read = {proposal.check: proposal for proposal in proposals}
    checks: dict[str, tuple[ScoredCheck, ...]] = {
        c.id: tuple(_scored(call, rubric, check, read, contested) for check in c.checks)
        for c in rubric.criteria
    }
    checks = charged_once(checks, rubric.language)
    criteria = _weighed(rubric, checks, weights, waivable(rubric, waived))
    found, open_errors = critical_errors(call, () if empty else errors, rubric.language, contested)
    uncapped = _mean((c.weight, c.share) for c in criteria)
    points = None if uncapped is None else 100 * uncapped
    capped = points if points is None or not found else min(points, rubric.critical_cap)
    return Scorecard(
        score=capped,
        uncapped=points,
        scenario=call.record.scenario,
        language=call.record.language,
        mode=call.record.mode,
        rubric=RubricStamp(rubric.id, rubric.version, rubric.digest),
        dimensions=_dimensions(rubric, criteria),
        criteria=criteria,
        critical_errors=found,
        unjudged=(
            *_spoilt(call, rubric),
            *open_errors,
            *_contradicted(call),
            *(() if empty else _unjudged(rubric, criteria, typed=call.record.typed)),
        ),
        next_action=None if empty else coach(call, criteria, found, themes, prefer),
        thresholds={**THRESHOLDS, "critical_cap": rubric.critical_cap},
        cues=() if empty else scored_cues(call),
        left_open=None if empty else left_open(call),
        form=() if empty else scored_form(call),
        exchange=exchange(call),
        wording=tally(call.record.events),
        servers=served.tally(call.record.events),
        failures=failures(call.record.events, not_heard_again=call.record.not_heard_again),
        taken_up=call.record.taken_up,
    )


def _empty(call: Analysis) -> str:
    """Why there is nothing to assess: nobody picked up, or no word was heard of who did. Usually "".

    Who was not heard missed nothing and committed no error: perhaps the microphone was dead.
    """
    turns = call.record.turns
    if not turns and not any(isinstance(event, PickedUp) for event in call.record.events):
        return "not_answered"
    return "" if any(turn.speaker == "trainee" and turn.words for turn in turns) else "nothing_said"


def _scored(
    call: Analysis,
    rubric: Rubric,
    check: Check,
    read: Mapping[str, Proposal],
    contested: Collection[str],
) -> ScoredCheck:
    verdict: Verdict = NotApplicable(empty) if (empty := _empty(call)) else check.rule.judge(call)
    by_model = check.id in read and isinstance(verdict, Missed)
    if by_model:
        verdict = read[check.id].verdict
    if check.id in contested:
        verdict = NotApplicable(CONTESTED)
    return ScoredCheck(
        id=check.id,
        rule=check.rule.kind,
        verdict=verdict,
        points=_points(check, verdict),
        possible=check.points,
        sentence=check_sentence(rubric.language, check, verdict, typed=call.record.typed),
        advice=check.advice,
        judged_by="model" if by_model else "rule",
    )


def _points(check: Check, verdict: Verdict) -> float:
    if isinstance(verdict, Met):
        return check.points * verdict.share
    return -check.penalty if isinstance(verdict, Fault) else 0.0


def waivable(rubric: Rubric, waived: Collection[str]) -> frozenset[str]:
    """The criteria to leave out. Raises `ContentError` when the rubric does not let one be left out."""
    known = frozenset(c.id for c in rubric.criteria if c.waivable)
    for name in waived:
        if name not in known:
            raise ContentError(
                "rubric.not_waivable",
                what=Message("the criterion {name!r} cannot be waived", name=name),
                where=Message("rubric {id}", id=rubric.id),
                mend=Message("waive one of {value}", value=", ".join(sorted(known)))
                if known
                else Message("waive none: this rubric has none that can be"),
            )
    return frozenset(waived)


def _weighed(
    rubric: Rubric,
    checks: Mapping[str, tuple[ScoredCheck, ...]],
    weights: Mapping[str, int],
    waived: Collection[str],
) -> tuple[ScoredCriterion, ...]:
    """The criteria, each with the part of its weight that could be judged; the others share the rest."""
    shares = {c.id: None if c.id in waived else share_of(checks[c.id]) for c in rubric.criteria}
    counted = {
        c: weights.get(c, 0) * judged_part(checks[c]) for c, share in shares.items() if share is not None
    }
    whole = sum(counted.values())
    return tuple(
        _criterion(
            rubric,
            c,
            checks[c.id],
            shares[c.id],
            100 * counted.get(c.id, 0.0) / whole if whole else 0.0,
            c.id in waived,
        )
        for c in rubric.criteria
    )


def _criterion(
    rubric: Rubric,
    criterion: Criterion,
    checks: tuple[ScoredCheck, ...],
    share: float | None,
    weight: float,
    waived: bool,
) -> ScoredCriterion:
    level = None if share is None else rubric.level(share)
    return ScoredCriterion(
        id=criterion.id,
        label=criterion.label.in_language(rubric.language),
        dimension=criterion.dimension,
        weight=weight,
        share=share,
        judged=0.0 if share is None else judged_part(checks),
        level=level.id if level else None,
        level_label=level.label.in_language(rubric.language) if level else None,
        checks=checks,
        waived=waived,
        anchor=criterion.anchors.get(level.id, "") if level else "",
        error_rate=criterion.error_rate,
    )


def share_of(checks: Iterable[ScoredCheck]) -> float | None:
    """The share of the points that were to be had, 0..1; None when nothing could be judged."""
    counted = [check for check in checks if check.counts]
    possible = sum(check.possible for check in counted)
    if not possible:
        return None
    return max(0.0, sum(check.points for check in counted) / possible)


def judged_part(checks: Collection[ScoredCheck]) -> float:
    """Which part of a criterion's points could be judged, 0..1: that part of its weight counts."""
    return sum(check.possible for check in checks if check.counts) / sum(check.possible for check in checks)


def _mean(weighted: Iterable[tuple[float, float | None]]) -> float | None:
    known = [(weight, share) for weight, share in weighted if share is not None and weight > 0]
    total = sum(weight for weight, _ in known)
    return sum(weight * share for weight, share in known) / total if total else None


def _dimensions(rubric: Rubric, criteria: Iterable[ScoredCriterion]) -> tuple[ScoredDimension, ...]:
    criteria = tuple(criteria)
    found = []
    for id, label in rubric.dimensions.items():
        own = [c for c in criteria if c.dimension == id]
        share = _mean((c.weight, c.share) for c in own)
        level = None if share is None else rubric.level(share)
        found.append(
            ScoredDimension(
                id,
                label.in_language(rubric.language),
                sum(c.weight for c in own),
                share,
                level.id if level else None,
                level.label.in_language(rubric.language) if level else None,
            )
        )
    return tuple(found)


def _unjudged(rubric: Rubric, criteria: Iterable[ScoredCriterion], *, typed: bool) -> tuple[Unjudged, ...]:
    found: list[Unjudged] = []
    for criterion in criteria:
        if criterion.share is None:
            why = WAIVED if criterion.waived else "nothing_judged"
            found.append(Unjudged(criterion.id, "criterion", why, reason(rubric.language, why)))
        if criterion.waived:
            continue
        for check in criterion.checks:
            if isinstance(check.verdict, ToVerify):
                found.append(Unjudged(check.id, "check", "low_confidence", check.sentence, check.evidence))
            elif isinstance(check.verdict, NotApplicable) and check.verdict.reason != CHARGED_ONCE:
                found.append(Unjudged(check.id, "check", check.verdict.reason, check.sentence))
            elif isinstance(check.verdict, Met) and check.verdict.unclear:
                sentence = reason(rubric.language, "low_confidence", check.sentence, typed=typed)
                found.append(Unjudged(check.id, "check", "low_confidence", sentence, check.verdict.unclear))
    return tuple(found)


def _contradicted(call: Analysis) -> Iterator[Unjudged]:
    """What was said and then its contrary, both quotes together: never a fault, a person says what it is."""
    for pair in call.contradicted:
        shown = quotes(map(of_act, pair))
        if shown is not None and all(map(sure_enough_to_blame, pair)):
            sentence = reason(call.record.language, CONTRADICTED, typed=call.record.typed)
            yield Unjudged(CONTRADICTED, "call", CONTRADICTED, sentence, shown)


def _spoilt(call: Analysis, rubric: Rubric) -> tuple[Unjudged, ...]:
    """What befell the call as a whole: nothing in it, cut short, or a stage of the machine failed in it."""
    named = [empty] if (empty := _empty(call)) else []
    if not call.record.complete:
        named.append("incomplete_recording")
    if any(isinstance(event, StageFailed) for event in call.record.events):
        named.append("stage_failed")
    whole = tuple(Unjudged("recording", "call", name, reason(rubric.language, name)) for name in named)
    unread = tuple(of_turn(index, call.record.turns[index]) for index in sorted(call.unread))
    if not unread:
        return whole
    why = "unreadable_turn"
    sentence = reason(rubric.language, why, typed=call.record.typed)
    return (*whole, Unjudged("recording", "call", why, sentence, unread))
