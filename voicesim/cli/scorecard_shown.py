"""A scorecard on a terminal of 80 columns: the summary, then where the proof is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voicesim.call import failed, served, taken_up
from voicesim.call.worded import sentence
from voicesim.cli.after_call_words import AfterCall, words_after
from voicesim.cli.output import Output
from voicesim.scorecard.card import Card, OpenPoint
from voicesim.scorecard.card_part import Quote
from voicesim.scorecard.report.opinion import Opinion


def show_scorecard(card: Card, out: Output, opinion: Opinion | None = None) -> None:
    """Show a scorecard, in the person's language; `opinion` is what the trainee says of it."""
    said = opinion or Opinion()
    words = words_after(card.language)
    score = words.not_judged if card.score is None else f"{card.score:.0f} / 100"
    rubric = card.rubric
    mode = words.modes[card.mode]
    out.line(words.summary.format(card.scenario, mode, score, rubric.id, rubric.version))
    if card.uncapped is not None and card.uncapped != card.score:
        out.line(words.capped.format(_score(card.uncapped)))
    out.table(
        words.table,
        [
            (dimension.name, _score(dimension.score), dimension.level_label or "")
            for dimension in card.dimensions
        ],
    )
    for error in card.critical_errors:
        doubted = error.id in said.errors_in_doubt
        form = words.critical_contested if doubted else words.critical
        out.line(form.format(words.kinds[error.kind], error.sentence))
        for quote in error.evidence:
            _show_quote(quote, words, out)
    if again := taken_up.sentence(card.taken_up, words.language):
        out.line(again)
    if card.unassessed:
        out.line(card.unassessed.sentence)
        return
    if card.left_open is not None:
        _show_left_open(card.left_open, words, out)
    if card.unjudged:
        count = len(card.unjudged)
        out.line(words.one_unjudged if count == 1 else words.unjudged.format(count))
    if worded := sentence(card.wording, words.language):
        out.line(worded)
    for served_sentence in served.sentences(card.servers, words.language):
        out.line(served_sentence)
    if troubled := failed.sentence(card.failures, words.language):
        out.line(troubled)
    if said.contests:
        contested = [*map(str, sorted(said.contested)), *sorted(said.verdicts)]
        out.line(words.contested.format(", ".join(contested)))
        if said.score_without is not None:
            out.line(words.without_contested.format(f"{said.score_without:.0f}"))
    if action := said.next_action or card.next_action:
        out.line(words.next_time.format(action.sentence))


def _show_left_open(points: Sequence[OpenPoint], words: AfterCall, out: Output) -> None:
    """Why this client would call back, each reason with its words."""
    out.line(words.left_open.format(len(points)) if points else words.nothing_open)
    for one in points:
        out.line(f"  {one.sentence}")
        _show_quote(one.evidence, words, out)


def _show_quote(quote: Quote, words: AfterCall, out: Output) -> None:
    speaker = words.speakers.get(quote.speaker, quote.speaker)
    out.line(f"    {_at(quote.start)} {speaker}{words.colon} « {quote.words} »")


def as_json(opinion: Opinion) -> dict[str, Any]:
    """What the trainee contests, for a program that reads it."""
    return {
        "contested_lines": sorted(opinion.contested),
        "contested_verdicts": sorted(opinion.verdicts),
        "critical_errors_in_doubt": sorted(opinion.errors_in_doubt),
        "score_without_contested": opinion.score_without,
    }


def show_difference(changes: Mapping[str, Any], words: AfterCall, out: Output) -> None:
    """What another rubric, or another version of it, says otherwise."""
    stamp, score = changes["rubric"], changes["score"]
    names = [f"{stamp[side]['id']} {stamp[side]['version']}" for side in ("before", "after")]
    out.line(words.difference.format(*names, _score(score["before"]), _score(score["after"])))
    rows = [
        (
            words.differing[kind],
            change["id"],
            *(_verdict(change[side], words) for side in ("before", "after")),
        )
        for kind in ("checks", "critical_errors")
        for change in changes[kind]
    ]
    if rows:
        out.table(words.difference_table, rows)
    else:
        out.line(words.no_difference)


def _verdict(side: Any, words: AfterCall) -> str:
    """One side of a change, for a person."""
    if isinstance(side, bool):
        return words.found if side else "-"
    if not side:
        return "-"
    points, possible = words.number(side["points"]), words.number(side["possible"])
    return words.verdict.format(words.verdicts[side["verdict"]], points, possible)


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.0f}"


def _at(second: float) -> str:
    minutes, rest = divmod(int(second), 60)
    return f"{minutes:02}:{rest:02}"
