"""The two robots that prove a case: one asks everything and promises nothing, one does neither. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from voicesim.authoring.case import Case
from voicesim.authoring.sheet import Sheet
from voicesim.text.fold import folded
from voicesim.understanding.bank import load_bank

_TAIL = 4
"""Words at the end of a line by which a robot knows it."""

_SIGNS = re.compile(r"\{[^}]*\}|\[[^\]]*\]")


def good_robot(case: Case, sheet: Sheet, id: str) -> dict[str, Any]:
    """The script of the good one, as its file has it."""
    says = sheet.robots.good
    recap = case.recap.strip().rstrip(".")
    first, rest = _questions(case, sheet)
    lines: list[dict[str, Any]] = [{"says": text} for text in (says.first, says.empathy, *first)]
    lines += [{"says": says.identity, "id": "named"}, {"says": says.address}]
    lines += [{"says": text} for text in (says.open, says.more, *rest)]
    lines += [{"says": says.recap.replace("{recap}", recap)}, {"says": says.warm}, {"says": says.explains}]
    lines += [{"says": says.clear}, *_once_more(case, sheet)]
    closes = says.closes.replace("{recap}", recap)
    lines += [{"says": text} for text in (says.next, closes, says.questions, says.leaves)]
    lines += list(_replies(case, sheet))
    return _script(case, id, "good", lines, {"last": 3.5}, "fr+f4" if case.language == "fr" else "en+f3")


def poor_robot(case: Case, sheet: Sheet, id: str, errors: Sequence[str]) -> dict[str, Any]:
    """The script of the poor one; `errors`: the critical errors of the scenario, all of which it commits."""
    says = sheet.robots.poor
    never = case.never[0] if case.never else ""
    promises = [says.promises.replace("{never}", never)] if never else []
    texts = (says.first, says.blames, *promises, says.rude, says.dismisses, says.leaves)
    lines = [{"says": text} for text in texts]
    more = {
        "commits": list(errors),
        "last": 2,
        "picks_up_after": 8,
        "temperament": {"gap": 0.3, "patience": 2.0},
    }
    return _script(case, id, "poor", lines, more, "fr+m1" if case.language == "fr" else "en+m1")


def tail(line: str) -> str:
    """The last words of a line as a robot listens for them; empty where it has none of its own."""
    words = re.findall(r"\w+", folded(_SIGNS.sub(" ", line)))[-_TAIL:]
    return r"\W+".join(map(re.escape, words))


def _script(
    case: Case, id: str, quality: str, lines: list[dict[str, Any]], more: dict[str, Any], voice: str
) -> dict[str, Any]:
    head = {"id": f"{id.lower()}.{quality}", "language": case.language, "quality": quality}
    return {**head, "voice": {"variant": voice}, "picks_up_after": 3, **more, "lines": lines}


def _questions(case: Case, sheet: Sheet) -> tuple[list[str], list[str]]:
    """What is asked before anything else, since it looks to somebody's safety, and what comes after."""
    wanted = dict.fromkeys([*case.must_ask, case.always, *(fact.topic for fact in case.facts)])
    topics = load_bank(case.language).topics
    known = [topic for topic in wanted if topic in sheet.questions and topic in topics]
    safe = [topic for topic in known if "protects" in topics[topic].roles]
    rest = [
        topic for topic in known if topic not in safe and sheet.questions[topic] not in sheet.robots.good.open
    ]
    return [sheet.questions[one] for one in safe], [sheet.questions[one] for one in rest]


def _once_more(case: Case, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """What is told in trust is asked again, once there is some, unless it was told."""
    for fact in case.facts:
        told = [found for line in fact.lines if (found := tail(line))]
        if fact.told == "trust" and fact.topic in sheet.questions:
            says = sheet.robots.good.again.replace("{question}", sheet.questions[fact.topic])
            yield {"says": says, "unless": told}


def _replies(case: Case, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """What it says to the question the caller insists on, and to what is hard to say."""
    heard = [found for line in case.objection if (found := tail(line))]
    ways = [one.reply for one in sheet.objection.settled_by if one.id in case.settled_by]
    if heard and ways:
        yield {"says": ways[0], "hears": [*heard, *sheet.objection.hears]}
    for fact in case.facts:
        felt = [found for line in fact.lines if (found := tail(line))]
        if fact.cue and fact.told in ("asked", "trust") and felt:
            yield {"says": sheet.robots.good.comforts, "hears": felt, "after": "named", "once": False}
            return
