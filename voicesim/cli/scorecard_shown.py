"""A scorecard on a terminal of 80 columns: the summary, then where the proof is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicesim.call.worded import sentence
from voicesim.cli.output import Output


def show_scorecard(card: Mapping[str, Any], out: Output) -> None:
    """Show the content of a `scorecard.json`."""
    score = "not judged" if card["score"] is None else f"{card['score']:.0f} / 100"
    rubric = card["rubric"]
    out.line(f"{card['scenario']}, {card['mode']}: {score} (rubric {rubric['id']} {rubric['version']})")
    if card["uncapped"] is not None and card["uncapped"] != card["score"]:
        out.line(f"A critical error caps the score; without it {card['uncapped']:.0f}.")
    out.table(
        ("dimension", "score", "level proposed"),
        [
            (dimension["label"], _score(dimension["score"]), dimension["level_label"] or "")
            for dimension in card["dimensions"]
        ],
    )
    for error in card["critical_errors"]:
        out.line(f"Critical error ({error['kind']}): {error['sentence']}")
        for quote in error["evidence"]:
            out.line(f"    {_at(quote['start'])} {quote['speaker']}: « {quote['words']} »")
    if card["unjudged"]:
        out.line(f"{len(card['unjudged'])} points could not be judged; the report says which and why.")
    if worded := sentence(card.get("wording", {}), card["language"]):
        out.line(worded)
    if card["next_action"]:
        out.line(f"Next time: {card['next_action']['sentence']}")


def show_difference(changes: Mapping[str, Any], out: Output) -> None:
    """What another rubric, or another version of it, says otherwise."""
    stamp, score = changes["rubric"], changes["score"]
    names = [f"{stamp[side]['id']} {stamp[side]['version']}" for side in ("before", "after")]
    out.line(f"From {names[0]} to {names[1]}: {_score(score['before'])} -> {_score(score['after'])}")
    rows = [
        (kind, change["id"], _verdict(change["before"]), _verdict(change["after"]))
        for kind in ("checks", "critical_errors")
        for change in changes[kind]
    ]
    if rows:
        out.table(("", "what", "before", "after"), [(kind.replace("_", " "), *rest) for kind, *rest in rows])
    else:
        out.line("No check is judged otherwise.")


def _verdict(side: Any) -> str:
    """One side of a change, for a person."""
    if isinstance(side, bool):
        return "found" if side else "-"
    return f"{side['verdict'].replace('_', ' ')}, {side['points']:g} of {side['possible']:g}" if side else "-"


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.0f}"


def _at(second: float) -> str:
    minutes, rest = divmod(int(second), 60)
    return f"{minutes:02}:{rest:02}"
