"""The one sentence of a check: the rubric's, with what it says of this call, and why it is so."""

from __future__ import annotations

from voicesim.scorecard.card import NOTHING_TO_ASSESS
from voicesim.scorecard.rubric import Check
from voicesim.scorecard.verdict import Fault, Met, Missed, NotApplicable, ToVerify, Verdict
from voicesim.scorecard.wording import reason
from voicesim.text.words import Language


def check_sentence(language: Language, check: Check, verdict: Verdict, *, typed: bool) -> str:
    """What a verdict says of this call. Of words that were `typed` nothing is to be listened to."""
    if isinstance(verdict, NotApplicable):
        whole = verdict.reason in NOTHING_TO_ASSESS  # said once, of the call
        return reason(language, "not_assessed" if whole else verdict.reason)
    if isinstance(verdict, ToVerify):
        against = check.sentences.fault if verdict.against else ""
        why = "perhaps_a_fault" if against else "low_confidence"
        return reason(language, why, rubric_text(against or check.sentences.met, verdict), typed=typed)
    if isinstance(verdict, Fault):
        return rubric_text(_fault(check, verdict) or check.sentences.missed, verdict)
    if isinstance(verdict, Met):
        return f"{rubric_text(check.sentences.met, verdict)}{_why_so(language, check, verdict)}"
    return f"{rubric_text(check.sentences.missed, verdict)}{_why_so(language, check, verdict)}"


def _fault(check: Check, verdict: Fault) -> str:
    """What the rubric says of the families that were found, where it says something of each; else of all."""
    found = verdict.values.get("families", "").split()
    own = check.sentences.faults
    return " ".join(own[id] for id in found) if found and own.keys() >= {*found} else check.sentences.fault


def _why_so(language: Language, check: Check, verdict: Met | Missed) -> str:
    """How much was read for what was kept out, what was asked and not given, or told unasked; else why it is
    not whole."""
    besides = [
        " " + reason(language, name, verdict.values[name])
        for name in ("withheld", "passed_over", "touched", "told_besides")
        if verdict.values.get(name)
    ]
    if besides:
        return "".join(besides)
    if isinstance(verdict, Missed):
        return ""
    if verdict.read:
        return " " + reason(language, "none_found", str(verdict.read))
    if verdict.share == 1 or "{count}" in check.sentences.met or "{value}" in check.sentences.met:
        return ""
    count, wanted = verdict.values.get("count", ""), verdict.values.get("wanted", "")
    if not (count.isdigit() and wanted.isdigit() and int(count) < int(wanted)):
        return " " + (rubric_text(check.sentences.half, verdict) or reason(language, "half"))
    return " " + reason(language, "in_part", f"{count}/{wanted}")


def rubric_text(text: str, verdict: Verdict) -> str:
    """A sentence of the rubric with what it says of this call; what is unknown reads "—"."""
    return text.format_map(_Known(verdict.values))


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "—"
