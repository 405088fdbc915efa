"""xAPI statements of the jury's verdict, for a learning record store (xAPI 1.0.3, ADL).

A statement says that a pseudonym passed or failed, with the mean of the human marks; nothing of the
machine's. Only decisions that were told are stated. Writing them sends nothing anywhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.examination.papers.results import mean_of
from voicesim.examination.reliability_report import counting

HOME = "https://voicesim.invalid"
"""What accounts and activities hang on where an organisation has no address of its own: nobody's."""

PASSED = {"id": "http://adlnet.gov/expapi/verbs/passed", "display": {"fr": "a réussi", "en": "passed"}}
FAILED = {"id": "http://adlnet.gov/expapi/verbs/failed", "display": {"fr": "a échoué à", "en": "failed"}}
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"


def statements(sittings: Sequence[SittingOutcome], home: str = HOME) -> list[dict[str, Any]]:
    """One statement for each decision that was told; the same sitting gives the same ids."""
    return [
        _statement(sitting, candidate, home.rstrip("/"))
        for sitting in sittings
        for candidate in sitting.candidates
        if candidate.decision is not None and candidate.communicated is not None
    ]


def _statement(sitting: SittingOutcome, candidate: CandidateOutcome, home: str) -> dict[str, Any]:
    decision = candidate.decision
    assert decision is not None
    named = f"{home} {sitting.id}"
    mean = mean_of(candidate)
    result: dict[str, Any] = {
        "success": decision.passed,
        "completion": True,
        "duration": _duration(sum(call.seconds for call in counting(candidate).values())),
    }
    if mean is not None:
        result["score"] = {
            "scaled": round(mean / 100, 4),
            "raw": round(mean, 2),
            "min": 0,
            "max": 100,
        }
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{named} {candidate.number} {decision.at.isoformat()}")),
        "version": "1.0.3",
        "timestamp": decision.at.isoformat(),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": home, "name": candidate.person},
        },
        "verb": PASSED if decision.passed else FAILED,
        "object": {
            "objectType": "Activity",
            "id": f"{home}/certifications/{sitting.register or sitting.blueprint}",
            "definition": {
                "type": ASSESSMENT,
                "name": {"fr": sitting.certification.fr, "en": sitting.certification.en},
            },
        },
        "result": result,
        "context": {
            "registration": str(uuid.uuid5(uuid.NAMESPACE_URL, named)),
            "language": sitting.language,
            "contextActivities": {
                "grouping": [{"objectType": "Activity", "id": f"{home}/sittings/{sitting.id}"}]
            },
        },
    }


def _duration(seconds: float) -> str:
    """ISO 8601, to a hundredth of a second at most, as xAPI asks."""
    minutes, rest = divmod(round(seconds, 2), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"PT{hours}H{minutes}M{rest:g}S"
