"""How the call went in time: phases, steps, gaps, overlaps, silences, holds. Facts without points."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from voicesim.analysis.call import Analysis
from voicesim.analysis.interaction import Gap, Talk
from voicesim.analysis.phases import reached
from voicesim.audio.frames import seconds
from voicesim.scorecard.scored import number


def exchange(call: Analysis) -> dict[str, Any]:
    """As in `scorecard.json`, times in seconds; shares 0..1, null where nobody spoke."""
    found = call.interaction
    shares = [_share(talk) for _, talk in found.talk_by_phase]
    return {
        "talk_share": _share(found.talk),
        "phases": [
            {
                "name": phase.name,
                "start": seconds(phase.start),
                "end": seconds(phase.end),
                "talk_share": share,
            }
            for phase, share in zip(call.phases, shares, strict=True)
        ],
        "steps": {name: seconds(at) for name, at in reached(call.acts)},
        "response_gap": _gaps(found.gaps),
        "overlaps": [
            {"kind": o.kind, "by": o.by, "start": seconds(o.start), "end": seconds(o.end)}
            for o in found.overlaps
        ],
        "silences": [
            {"kind": quiet.kind, "start": seconds(quiet.start), "end": seconds(quiet.end)}
            for quiet in found.silences
        ],
        "holds": [
            {
                "start": seconds(hold.start),
                "end": seconds(hold.end),
                "announced": bool(hold.announced),
                "taken_back": bool(hold.taken_back),
            }
            for hold in found.holds
        ],
    }


def _share(talk: Talk) -> float | None:
    return None if talk.share is None else number(talk.share)


def _gaps(gaps: Sequence[Gap]) -> dict[str, Any] | None:
    """Median and ninth decile of the trainee's gaps; null when there is none, as for who types."""
    if not gaps:
        return None
    lengths = sorted(seconds(gap.length) for gap in gaps)
    ninth = lengths[min(len(lengths) - 1, round(0.9 * (len(lengths) - 1)))]
    return {"median": round(statistics.median(lengths), 3), "p90": ninth, "count": len(lengths)}
