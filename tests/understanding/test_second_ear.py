"""What a second ear may add to what the patterns hear, and what it may never do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from voicesim.client.scenario import load_scenario
from voicesim.text.words import Language, Word, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.keeping import as_json, from_json
from voicesim.understanding.second_ear import Clause, Doubt, Impression, Proposal
from voicesim.understanding.understanding import understand


@dataclass
class ProposingEar:
    """Proposes what it was told to, for the first clause."""

    kind: str
    id: str
    sure: bool = True
    digest: str = "an ear"
    asked_about: tuple[Clause, ...] = ()
    scenario: str = ""

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        self.asked_about, self.scenario = tuple(clauses), scenario_id
        first = clauses[0]
        proposal = Proposal(self.kind, self.id, first.first, first.last, "B12", 0.9, self.sure)  # type: ignore[arg-type]
        return Impression((proposal,))


def test_a_clause_that_no_expression_says_is_heard_by_its_nearest_example() -> None:
    text = "Y a des gens qu'étaient là sur le trottoir d'en face ?"
    assert "witnesses" not in {act.id for act in understand(typed(text, 0), load_bank("fr")).acts}
    ear = ProposingEar("topic", "witnesses")
    heard = understand(typed(text, 0), load_bank("fr"), Context(scenario="FR01"), ear)
    (act,) = (act for act in heard.acts if act.by_example)
    assert (act.id, act.found_by, act.mode) == ("witnesses", "example:B12", "asked")
    assert act.quote(typed(text, 0)) == text.removesuffix(" ?")
    assert (heard.ear, ear.scenario) == ("an ear", "FR01")


def test_a_likely_proposal_is_a_guess_and_no_act() -> None:
    ear = ProposingEar("topic", "witnesses", sure=False)
    heard = understand(typed("Y a du monde qui traînait ?", 0), load_bank("fr"), second_ear=ear)
    assert [act.id for act in heard.guesses] == ["witnesses"]
    assert not any(act.by_example for act in heard.acts)


@pytest.mark.parametrize("text", ["Oh là là !", "D'accord, très bien.", "Euh... ah bon."])
@pytest.mark.parametrize("fault", ["rudeness", "liability_opinion", "empathy"])
def test_mere_sounds_are_like_nothing_a_person_should_listen_to(text: str, fault: str) -> None:
    heard = understand(typed(text, 0), load_bank("fr"), second_ear=ProposingEar("family", fault))
    assert fault not in {act.id for act in (*heard.acts, *heard.faint, *heard.guesses)}


def test_nearness_excuses_nothing_that_an_expression_accuses_of() -> None:
    words = typed("Oui c'est bien vous la bénéficiaire avec votre frère.", 0)
    bank = load_scenario("FR06").bank
    heard = understand(words, bank, Context(scenario="FR06"), ProposingEar("topic", "her_belief"))
    assert [act.id for act in heard.acts if act.right is False] == ["clause_told"]
    assert "her_belief" in {act.id for act in heard.guesses}
    assert "her_belief" not in {act.id for act in heard.acts}


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Ah mince.", False),
        ("Ça vous a remué, tout ça ?", False),
        ("Ça a dû vous remuer, tout ça, quand même.", True),
    ],
)
def test_a_mere_exclamation_or_question_shares_no_feeling_for_certain(text: str, credited: bool) -> None:
    heard = understand(typed(text, 0), load_bank("fr"), second_ear=ProposingEar("family", "empathy"))
    near = {act.id for act in heard.acts if act.by_example}
    assert ("empathy" in near) is credited
    assert ("empathy" in {act.id for act in heard.guesses}) is not credited


def test_patterns_come_first() -> None:
    words = typed("Avez-vous des photos ?", 0)
    ear = ProposingEar("topic", "photos")
    photos = [act for act in understand(words, load_bank("fr"), second_ear=ear).acts if act.id == "photos"]
    assert [act.by_example for act in photos] == [False]


def test_what_speaks_against_the_speaker_is_faint_when_only_nearness_shows_it() -> None:
    bank = load_bank("fr")
    for family in bank.families.values():
        ear = ProposingEar("family", family.id)
        heard = understand(typed("La boulangerie ferme à midi.", 0), bank, second_ear=ear)
        accused = family.critical or family.polarity == "bad"
        assert any(act.by_example for act in heard.acts) is not accused
        assert [act.faint for act in heard.faint if act.by_example] == [True] * accused


@pytest.mark.parametrize(
    "text",
    [
        "si l'expert est d'accord la boulangerie ferme",
        "votre garagiste vous a dit que la boulangerie fermait",
        "je ne peux pas vous dire que la boulangerie ferme",
    ],
)
def test_nobody_need_listen_for_what_is_not_the_speakers_own(text: str) -> None:
    ear = ProposingEar("family", "over_promising")
    heard = understand(typed(text, 0), load_bank("fr"), second_ear=ear)
    assert not heard.faint
    assert [item.rule for item in heard.refused if item.act.by_example] == ["not_asserted"]


@dataclass(frozen=True)
class Doubting(Impression):
    """Doubts these ids, and nothing else."""

    doubted: tuple[str, ...] = ()

    def doubt(self, kind: str, id: str, first: int, last: int) -> Doubt | None:
        return Doubt("B7", "Personne ne vous promet rien.") if id in self.doubted else None


@dataclass(frozen=True)
class DoubtingEar:
    """Proposes nothing."""

    doubted: tuple[str, ...]
    digest: str = "a sceptic"

    def listen(self, *heard: object) -> Impression:
        return Doubting(doubted=self.doubted)


def test_a_fault_that_the_ear_doubts_is_no_fault_but_somebody_should_listen() -> None:
    words = typed("Vous serez remboursé intégralement.", 0)
    heard = understand(words, load_bank("fr"), second_ear=DoubtingEar(("over_promising",)))
    assert "over_promising" not in {act.id for act in heard.acts}
    (doubted,) = heard.doubted
    assert (doubted.id, doubted.faint, doubted.like) == (
        "over_promising",
        True,
        "Personne ne vous promet rien.",
    )
    assert "B7" in doubted.explanation
    assert doubted in heard.with_faint
    assert from_json(as_json(heard)) == heard


def test_words_that_do_two_things_are_doubted_when_both_are() -> None:
    words = typed("Vous mentez.", 0)
    sure = {act.id for act in understand(words, load_bank("fr")).acts}
    assert {"accusation", "blame_confrontation"} <= sure
    one = understand(words, load_bank("fr"), second_ear=DoubtingEar(("blame_confrontation",)))
    assert not one.doubted
    both = DoubtingEar(("accusation", "blame_confrontation"))
    assert not {"accusation", "blame_confrontation"} & {
        act.id for act in understand(words, load_bank("fr"), second_ear=both).acts
    }


def test_a_doubted_question_is_one_to_ask_back_about() -> None:
    words = typed("Il tient combien de temps sans courant ?", 0)
    heard = understand(words, load_bank("fr"), second_ear=DoubtingEar(("electricity",)))
    assert "electricity" not in {act.id for act in heard.acts}
    assert [act.id for act in heard.doubted] == ["electricity"]


def test_what_the_bank_does_not_know_is_left_out() -> None:
    ear = ProposingEar("topic", "unheard_of")
    assert not understand(typed("Bien entendu.", 0), load_bank("fr"), second_ear=ear).guesses
    assert all(not a.by_example for a in understand(typed("Bien.", 0), load_bank("fr"), second_ear=ear).acts)


def test_a_clause_is_what_stands_between_two_marks_and_knows_whether_it_asks() -> None:
    ear = ProposingEar("topic", "unheard_of")
    words = typed("Je note votre adresse. Vous avez des photos ?", 0)
    understand(words, load_bank("fr"), second_ear=ear)
    spans = [(clause.first, clause.last, clause.asks) for clause in ear.asked_about]
    assert spans[0] == (0, 3, False)
    assert spans[-1] == (4, 7, True)


def test_the_same_content_has_the_same_digest_and_another_has_not() -> None:
    bank = load_bank("fr")
    heard = understand(typed("Bonjour.", 0), bank)
    assert heard.content == bank.digest == bank.extended().digest
    fewer = {name: family for name, family in bank.families.items() if name != "empathy"}

    assert replace(bank, families=fewer).digest != bank.digest


def test_an_act_says_how_it_stands() -> None:
    def family(text: str, name: str) -> Act:
        heard = understand(typed(text, 0), load_bank("fr"))
        return next(act for act in heard.acts if act.id == name)

    def refused(text: str, name: str) -> tuple[str, Act]:
        heard = understand(typed(text, 0), load_bank("fr"))
        return next((item.rule, item.act) for item in heard.refused if item.act.id == name)

    assert family("Vous serez remboursé intégralement.", "over_promising").mode == "stated"
    rule, act = refused("Je ne peux pas vous promettre que vous serez remboursé.", "over_promising")
    assert (rule, act.denied) == ("denied", True)
    rule, act = refused("Sous réserve de l'accord de l'expert, vous serez remboursé.", "over_promising")
    assert (rule, act.conditional) == ("not_asserted", True)


@dataclass(frozen=True)
class _Rivalled(Impression):
    """Hears one question where an expression finds another."""

    rival: str = ""

    def outdone(self, id: str, first: int, last: int) -> bool:
        return id != self.rival


@dataclass
class RivallingEar:
    """Surely hears another question."""

    rival: str
    digest: str = "a rival's ear"

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        return _Rivalled(rival=self.rival)


def test_a_question_that_the_ear_surely_hears_as_another_one_is_asked_back_about() -> None:
    words = typed("Et le monsieur qui passait avec son chien, les témoins lui ont parlé de la panne ?", 0)
    heard = understand(words, load_bank("fr"), second_ear=RivallingEar("electricity"))
    assert "witnesses" in {act.id for act in heard.doubted}
    assert "witnesses" not in {act.id for act in heard.acts}


def test_two_questions_that_expressions_found_are_both_asked() -> None:
    words = typed("Vous avez des témoins et vous avez coupé le courant ?", 0)
    heard = understand(words, load_bank("fr"), second_ear=RivallingEar("electricity"))
    assert {"witnesses", "electricity"} <= {act.id for act in heard.acts}


@pytest.mark.parametrize(("text", "near"), [("lundi, si j'ai le temps", False), ("dans la semaine", True)])
def test_nearness_overrules_no_expression_that_says_otherwise(text: str, near: bool) -> None:
    words = typed(f"On vous rappelle {text}.", 0)
    heard = understand(words, load_bank("fr"), second_ear=ProposingEar("family", "next_step_time"))
    assert ("next_step_time" in {act.id for act in (*heard.acts, *heard.guesses)}) == near
