"""What the trainee knows before a call: the role, the screen with the contract, the procedure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.client.scenario import Scenario
from voicesim.client.spoken import rendered
from voicesim.modes import Mode, rules_of
from voicesim.text.words import Language

RowKind: TypeAlias = Literal[
    "contract", "holder", "product", "guarantees", "excess", "fields", "earlier_contacts"
]

LABELS: Mapping[Language, Mapping[RowKind, str]] = {
    "fr": {
        "contract": "contrat",
        "holder": "souscripteur",
        "product": "produit",
        "guarantees": "garantie",
        "excess": "franchise",
        "earlier_contacts": "contact antérieur",
    },
    "en": {
        "contract": "contract",
        "holder": "holder",
        "product": "product",
        "guarantees": "guarantee",
        "excess": "excess",
        "earlier_contacts": "earlier contact",
    },
}
"""Of the rows of a screen; what else stands there brings its own label."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the screen."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of the claim form, to be filled in while talking."""

    id: str
    label: str
    choices: tuple[str, ...]
    """What can be chosen; empty: one types."""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a trainee has before and beside the call, in the call's language."""

    role: str
    rows: tuple[Row, ...]
    procedure: tuple[str, ...]
    """Its steps in order; empty where the book is closed."""
    warning: str
    """What a sensitive caller is about; empty for any other."""
    form: tuple[Blank, ...] = ()
    """The fields of the claim form; empty where the scenario has none, or closes it."""


def brief_of(scenario: Scenario, mode: Mode) -> Brief:
    """The brief of a call; in an examination without what the scenario closes."""
    closed = frozenset(scenario.trainee.closed_book) if rules_of(mode).closed_book else frozenset()
    steps = () if "procedure" in closed else scenario.trainee.procedure
    rows = [(label, value) for kind, label, value in _rows(scenario) if kind not in closed]
    return Brief(
        role=_shown(scenario, scenario.trainee.role),
        rows=tuple(Row(label, _shown(scenario, value)) for label, value in rows),
        procedure=tuple(_shown(scenario, step) for step in steps),
        warning=scenario.sensitive.announcement if scenario.sensitive else "",
        form=() if "form" in closed else _form(scenario),
    )


def _form(scenario: Scenario) -> tuple[Blank, ...]:
    form = scenario.trainee.form
    return tuple(
        Blank(
            field.id,
            _shown(scenario, field.label),
            tuple(_shown(scenario, choice) for choice in field.choices),
        )
        for field in (form.fields if form else ())
    )


def _rows(scenario: Scenario) -> list[tuple[RowKind, str, str]]:
    """Kind, label and value of each line."""
    screen, labels = scenario.screen, LABELS[scenario.language]
    rows: list[tuple[RowKind, str]] = [("contract", screen.contract), ("holder", screen.holder)]
    rows += [("product", screen.product)]
    rows += [("guarantees", guarantee) for guarantee in screen.guarantees]
    rows += [("excess", screen.excess)]
    found = [(kind, labels[kind], value) for kind, value in rows]
    found += [("fields", field.label, field.value) for field in screen.fields]
    contacts = screen.earlier_contacts
    return found + [("earlier_contacts", labels["earlier_contacts"], contact) for contact in contacts]


def _shown(scenario: Scenario, text: str) -> str:
    """As the trainee reads it: "{j-3}" is "il y a trois jours"."""
    return rendered(text, scenario.values, scenario.language)
