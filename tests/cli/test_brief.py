"""What the trainee reads before and during a call."""

from __future__ import annotations

import pytest

from voicesim.cli.before_call import file_lines
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.client.spoken import fill

EVERY = [scenario.id for scenario in list_scenarios()]


@pytest.mark.parametrize("name", EVERY)
def test_days_are_written_as_people_say_them(name: str) -> None:
    assert not [line for line in file_lines(load_scenario(name), "practice") if "{" in line]


@pytest.mark.parametrize("name", EVERY)
def test_a_number_the_procedure_asks_for_is_on_the_screen(name: str) -> None:
    scenario = load_scenario(name)
    steps = " ".join(scenario.trainee.procedure)
    if "numéro de dossier" in steps or "claim number" in steps:
        assert {"Numéro de dossier", "Claim number"} & {field.label for field in scenario.screen.fields}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("C'est ça, l'orage de {j-3}.", "C'est ça, l'orage d'il y a trois jours."),
        ("soin du {j-12}", "Soin d'il y a douze jours"),
        ("l'appel de {j-1}", "L'appel d'hier"),
        ("le rendez-vous du {j+1}", "Le rendez-vous de demain"),
    ],
)
def test_a_day_after_de_is_what_french_makes_of_it(written: str, read: str) -> None:
    assert fill(written, {}, "fr") == read
