"""What is typed into the claim form stands beside what the caller said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicesim.analysis.call import Expected, analyse
from voicesim.analysis.claim_form import ExpectedField, FilledField, Outcome, agreement
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.audio.frames import samples

WHEN = ExpectedField(
    "when",
    "Date",
    asked_by=frozenset({"date"}),
    lines=frozenset({"ask.date", "opening"}),
    answered=frozenset({"date"}),
    values=("Hier",),
    choices=("Hier", "Aujourd'hui", "Avant-hier"),
)
MANAGER = ExpectedField(
    "manager",
    "Syndic",
    asked_by=frozenset({"building_manager"}),
    lines=frozenset({"ask.building_manager"}),
    values=("Ardennes-Gestion",),
)
LAMP = ExpectedField(
    "dangers",
    "Danger signalé",
    asked_by=frozenset({"electricity"}),
    lines=frozenset({"fact.lamp"}),
    facts=frozenset({"lamp"}),
)
ASKS = "C'est arrivé quand ?"
DATE = Hears("topic", "date", "arrivé quand ?")


def asked_after(call: ScriptedCall) -> ScriptedCall:
    return call.trainee(ASKS, DATE).client("Hier matin.", lines=("ask.date.1",))


def asked() -> ScriptedCall:
    return asked_after(ScriptedCall())


def filled(call: ScriptedCall, *fields: ExpectedField) -> tuple[FilledField, ...]:
    return analyse(call.record(), call.understand, Expected(form=fields)).form


@pytest.mark.parametrize(
    ("call", "outcome"),
    [
        (asked().enters("when", "Hier"), "noted"),
        (asked().enters("when", "hier ", after=61), "late"),
        (asked_after(ScriptedCall().enters("when", "Hier")), "early"),
        (asked().enters("when", "Aujourd'hui"), "differs"),
        (ScriptedCall().trainee("Je note.").enters("when", "Hier"), "not_said"),
        (asked().enters("manager", "Ardennes-Gestion"), "not_entered"),
        (asked().enters("when", "Hier").enters("when", "", after=10), "not_entered"),
        (ScriptedCall().trainee("Bonjour.").enters("manager", "Ardennes"), "untouched"),
    ],
)  # fmt: skip
def test_each_field_is_reconciled_with_what_the_caller_said(call: ScriptedCall, outcome: Outcome) -> None:
    (found,) = filled(call, WHEN)
    assert found.outcome == outcome


def test_where_nothing_is_entered_there_is_no_form_and_nobody_is_blamed() -> None:
    assert filled(asked(), WHEN, MANAGER) == ()


def test_a_field_shows_the_question_the_answer_and_every_entry() -> None:
    (found,) = filled(asked().enters("when", "Aujourd'hui").enters("when", "Hier", after=20), WHEN)
    assert found.outcome == "noted"
    assert [entry.text for entry in found.entries] == ["Aujourd'hui", "Hier"], "a contradiction stays visible"
    assert found.asked is not None
    assert found.asked.quote == "arrivé quand ?"
    assert found.said == 1


def test_what_was_still_being_written_is_no_entry() -> None:
    call = asked().enters("manager", "Ard").enters("manager", "Ardennes-Gestion", after=2)
    assert [entry.text for entry in filled(call, MANAGER)[0].entries] == ["Ardennes-Gestion"]


def test_an_evasive_answer_says_nothing() -> None:
    call = ScriptedCall().trainee("Il y a de l'électricité ?").client("Bof.", lines=("fact.lamp.evasive.1",))
    assert filled(call.enters("dangers", "lampe"), LAMP)[0].outcome == "not_said"


def test_a_fact_that_was_earned_is_said_whoever_worded_it() -> None:
    call = ScriptedCall().trainee("Et l'électricité ?").client("Une lampe, juste là.", lines=("llm",))
    call.earned("lamp", "electricity").enters("dangers", "lampe au plafond")
    assert filled(call, LAMP)[0].outcome == "noted"


def test_an_ordinary_answer_that_a_model_worded_is_said_to_whoever_asked() -> None:
    call = (
        ScriptedCall()
        .trainee(ASKS, DATE)
        .client("Hier, tôt.", moves=("answer",), lines=("llm",))
        .enters("when", "Hier")
    )
    assert filled(call, WHEN)[0].outcome == "noted"
    other = ScriptedCall().trainee("D'accord.").client("Bon.", lines=("llm",)).enters("when", "Hier")
    assert filled(other, WHEN)[0].outcome == "not_said", "nobody had asked for it"


def test_what_is_told_at_once_needs_no_question() -> None:
    call = ScriptedCall().client("Ça coule depuis hier.", lines=("opening.2",)).enters("when", "Hier")
    (found,) = filled(call, WHEN)
    assert (found.outcome, found.asked) == ("noted", None)


def test_each_form_says_itself_what_is_late() -> None:
    soon = replace(WHEN, late_after=samples(5))
    assert filled(asked().enters("when", "Hier", after=6), soon)[0].outcome == "late"


@pytest.mark.parametrize(
    ("text", "values", "choices", "agrees"),
    [
        ("0639981422", ("06 39 98 14 22",), (), True),
        ("06.39.98.14.22 (mobile)", ("06 39 98 14 22",), (), True),
        ("06 39 98 14 23", ("06 39 98 14 22",), (), False),
        ("640 €", ("640",), (), True),
        ("cabinet ARDENNES GESTION", ("Ardennes-Gestion",), (), True),
        ("le syndic de l'immeuble", ("Ardennes-Gestion",), (), None),
        ("iu633oa", ("IU-633-OA",), (), True),
        ("27k, il y a un an", ("27000",), (), None),
        ("Oui", ("Non",), ("Oui", "Non"), False),
        ("avant-hier", ("Hier",), ("Hier", "Avant-hier"), False),
        ("coupé par les pompiers", ("Coupé",), ("Coupé", "Ouvert"), None),
        ("n'importe quoi", (), (), None),
    ],
)
def test_only_what_can_only_be_meant_so_is_another_value(
    text: str, values: tuple[str, ...], choices: tuple[str, ...], agrees: bool | None
) -> None:
    assert agreement(text, values, choices) is agrees


def test_the_wait_counts_from_the_last_time_it_was_said_not_from_a_first_mention_of_something_else() -> None:
    opened = (
        ScriptedCall().client("J'ai eu un accident hier.", lines=("opening.1",)).trainee("Oui ?", after=70)
    )
    assert filled(asked_after(opened).enters("when", "Hier", after=5), WHEN)[0].outcome == "noted"


def test_what_stands_on_the_screen_is_not_blamed_for_not_having_been_said() -> None:
    screen = replace(MANAGER, values=(), screen=("Rappeler au 06 39 98 14 22", "Courrier en gros caractères"))
    for text in ("0639981422", "courrier, gros caractères"):
        assert (
            filled(ScriptedCall().trainee("Bien.").enters("manager", text), screen)[0].outcome == "on_screen"
        )
    for text in ("par mail", "1422", "06 39 98 22 14"):
        other = ScriptedCall().trainee("Bien.").enters("manager", text)
        assert filled(other, screen)[0].outcome == "not_said"


PHONE = replace(MANAGER, id="phone", values=("06 39 98 14 22",), answered=frozenset({"callback_number"}))
ANSWERS = {
    "callback_number": ("C'est le zéro six, trente-neuf, quatre-vingt-dix-huit, quatorze, vingt-deux.",)
}


def test_a_number_read_out_and_confirmed_is_said_and_one_that_is_not_confirmed_is_not() -> None:
    def outcome(reply: tuple[str, ...], number: str = "06 39 98 14 22") -> Outcome:
        call = ScriptedCall().trainee(f"Je vous rappelle au {number}, c'est bien ça ?")
        call.client("Oui, c'est ça.", moves=reply).enters("when", "Hier")
        return (
            analyse(call.record(), call.understand, Expected(form=(PHONE,), answers=ANSWERS)).form[0].outcome
        )

    assert outcome(("confirm",)) == "not_entered"
    assert outcome(("object",)) == "untouched"
    assert outcome(("confirm",), "06 39 98 14 23") == "untouched"


def test_what_the_caller_volunteers_in_any_line_was_said() -> None:
    price = ExpectedField("price", "Prix d'achat", frozenset({"price"}), frozenset({"ask.price"}))
    told = "Et je touche combien ? Je l'ai payée vingt-sept mille quatre cents."
    call = ScriptedCall().trainee("Très bien.").client(told, lines=("objection.amount.1",))
    (found,) = filled(call.enters("price", "27 400"), price)
    assert (found.outcome, found.said) == ("noted", 1)
    (other,) = filled(call.enters("price", "31 000", after=20), price)
    assert other.outcome == "not_said"


def test_what_was_told_is_quoted_and_not_the_yes_to_its_being_read_back() -> None:
    phone = ExpectedField(
        "callback",
        "Téléphone",
        lines=frozenset({"ask.phone"}),
        asked_by=frozenset(),
        answered=frozenset({"phone"}),
    )
    call = ScriptedCall().trainee("Votre numéro ?").client("06 39 98 33 80.", lines=("ask.phone.1",))
    call.trainee("Donc 06 39 98 33 80 ?").client("C'est ça.", moves=("confirm",))
    record = call.enters("callback", "06 39 98 33 80").record()
    expected = Expected(form=(phone,), answers={"phone": ("06 39 98 33 80.",)})
    (found,) = analyse(record, call.understand, expected).form
    assert (found.outcome, found.said) == ("noted", 1)
