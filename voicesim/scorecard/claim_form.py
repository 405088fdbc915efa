"""The claim form on the scorecard: what was entered beside what was said. Facts with their quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from voicesim.analysis.call import Analysis
from voicesim.analysis.claim_form import ExpectedField, FilledField, Outcome
from voicesim.audio.frames import samples, seconds
from voicesim.client.claim_form import FormField
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import rendered
from voicesim.scorecard.evidence import Evidence, of_act, of_turn
from voicesim.scorecard.scored import number
from voicesim.text.words import Language

SENTENCES: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "noted": "Saisi {wait} s après avoir été dit.",
        "late": "Saisi tard : {wait} s après avoir été dit.",
        "early": "Saisi avant que le client ne le dise.",
        "to_compare": "À comparer : ce qui a été saisi et ce qui a été dit ne s'écrivent pas pareil.",
        "differs": "Saisi autrement que ce qui a été dit.",
        "on_screen": "Saisi d'après votre écran ; le client ne l'a pas dit.",
        "not_said": "Saisi sans que le client l'ait dit.",
        "not_entered": "Dit par le client, jamais saisi.",
        "read_out": "Lu au client, qui l'a confirmé ; jamais saisi.",
        "untouched": "Ni dit, ni saisi.",
    },
    "en": {
        "noted": "Entered {wait} s after it was said.",
        "late": "Entered late: {wait} s after it was said.",
        "early": "Entered before the caller said it.",
        "to_compare": "To compare: what was entered and what was said are not written alike.",
        "differs": "Entered otherwise than it was said.",
        "on_screen": "Entered from your screen; the caller did not say it.",
        "not_said": "Entered though the caller never said it.",
        "not_entered": "Said by the caller, never entered.",
        "read_out": "Read out to the caller, who confirmed it; never entered.",
        "untouched": "Neither said nor entered.",
    },
}


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field of the form with its proof."""

    id: str
    label: str
    outcome: Outcome
    entries: tuple[tuple[int, str], ...]
    """Sample and text of each entry; an empty text: it was emptied."""
    said: Evidence | None
    """The caller's turn that said it first."""
    asked: Evidence | None
    """The words that asked for it first."""
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {
            "id": self.id,
            "label": self.label,
            "outcome": self.outcome,
            "entries": [{"second": seconds(at), "text": text} for at, text in self.entries],
            "said": None if self.said is None else self.said.as_json(),
            "asked": None if self.asked is None else self.asked.as_json(),
            "sentence": self.sentence,
        }


def scored_form(call: Analysis) -> tuple[ScoredField, ...]:
    """Every field of the form, in its order; none where nothing was entered."""
    return tuple(_scored(call, one) for one in call.form)


def _scored(call: Analysis, one: FilledField) -> ScoredField:
    wait = "" if one.waited is None else f"{number(max(0.0, seconds(one.waited)), 0):g}"
    return ScoredField(
        id=one.field.id,
        label=one.field.label,
        outcome=one.outcome,
        entries=tuple((entry.at, entry.text) for entry in one.entries),
        said=None if one.said is None else of_turn(one.said, call.record.turns[one.said]),
        asked=None if one.asked is None else of_act(one.asked),
        sentence=SENTENCES[call.record.language]["read_out" if one.read_out else one.outcome].format(
            wait=wait
        ),
    )


def expected_fields(scenario: Scenario) -> tuple[ExpectedField, ...]:
    """The scenario's form as the analysis needs it; none without one."""
    form = scenario.trainee.form
    if form is None:
        return ()
    late = samples(form.late_after)
    return tuple(_expected(scenario, field, late) for field in form.fields)


def _on_screen(scenario: Scenario) -> Iterator[str]:
    """All that stands before the trainee: the file, and what the procedure says."""
    screen = scenario.screen
    yield from (screen.contract, screen.holder, screen.product, screen.excess)
    yield from (*screen.guarantees, *screen.earlier_contacts, *(field.value for field in screen.fields))
    yield from scenario.trainee.procedure


def _expected(scenario: Scenario, field: FormField, late: int) -> ExpectedField:
    answered = frozenset(name for topic in field.topics for name in scenario.same_question(topic))
    told = [fact for fact in scenario.facts if fact.id in field.facts]
    keys = {f"ask.{ask.id}" for ask in scenario.asks if not set(field.topics).isdisjoint(ask.topics)}
    keys |= {"opening" if fact.told == "opening" else f"fact.{fact.id}" for fact in told}
    keys |= {f"{way}.{name}" for name in field.statements for way in ("right", "wrong")}

    def shown(text: str) -> str:
        return rendered(text, scenario.values, scenario.language)

    return ExpectedField(
        id=field.id,
        label=shown(field.label),
        asked_by=answered | {topic for fact in told for topic in fact.earned_by},
        lines=frozenset(keys),
        answered=answered,
        facts=frozenset(fact.id for fact in told),
        values=tuple(map(shown, field.values)),
        choices=tuple(map(shown, field.choices)),
        screen=tuple(map(shown, _on_screen(scenario))),
        late_after=late,
    )
