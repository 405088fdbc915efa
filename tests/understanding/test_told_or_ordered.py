"""A fault in words that only look like a question, another's words, a time or something told."""

from __future__ import annotations

import pytest

from tests.understanding.test_second_ear import ProposingEar
from voicesim.text.words import typed
from voicesim.understanding.acts import Understood
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def heard(text: str, fault: str = "") -> Understood:
    """By expressions, and by an ear that proposes `fault`."""
    return understand(
        typed(text, 0), load_bank("fr"), second_ear=ProposingEar("family", fault) if fault else None
    )


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("débarrassez-vous du canapé mouillé", "evidence_loss_advice"),
        ("encore une fois vous êtes responsable", "liability_opinion"),
        ("une fois pour toutes, vous êtes responsable", "liability_opinion"),
        ("je pense que vous ne me dites pas la vérité", "accusation"),
        ("je vous arrête, vous me racontez votre vie", "rudeness"),
        ("À la revoyure, comme on dit chez nous.", "leave_taking"),
    ],
)
def test_what_only_looks_like_a_question_or_another_s_words_is_said(text: str, family: str) -> None:
    assert family in {act.id for act in heard(text).acts}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("une fois réparé, vous êtes responsable de l'entretien", "liability_opinion"),
        ("vous me dites que vous ne me dites pas la vérité", "accusation"),
        ("occupez-vous le logement", "evidence_loss_advice"),
        ("Vous êtes responsable, comme on vous l'a dit.", "liability_opinion"),
    ],
)
def test_what_is_a_question_or_another_s_words_stays_so(text: str, family: str) -> None:
    assert family not in {act.id for act in heard(text).acts}


def test_a_verb_that_may_tell_or_order_is_left_to_the_ear() -> None:
    text = "vous jetez tout à la poubelle"
    assert [item.rule for item in heard(text).refused if item.act.id == "evidence_loss_advice"]
    assert "evidence_loss_advice" not in {act.id for act in heard(text, "evidence_loss_advice").acts}
    assert "evidence_loss_advice" in {act.id for act in heard(text, "evidence_loss_advice").faint}


@pytest.mark.parametrize("fault", ["driving_advice", "evidence_loss_advice"])
def test_advice_under_a_condition_is_advice_to_listen_to(fault: str) -> None:
    class Main(ProposingEar):
        """Proposes it for the clause that the condition bears on."""

        def listen(self, clauses, words, language, scenario_id):  # type: ignore[no-untyped-def]
            return super().listen(clauses[1:], words, language, scenario_id)

    words = typed("si elle démarre, ben vous faites comme ça vous chante", 0)
    found = understand(words, load_bank("fr"), second_ear=Main("family", fault))
    assert fault in {act.id for act in found.faint}
    decided = typed("si l'expert est d'accord, ben vous faites comme ça vous chante", 0)
    found = understand(decided, load_bank("fr"), second_ear=Main("family", fault))
    assert fault not in {act.id for act in found.faint}


def test_rude_is_how_it_is_said_but_not_what_another_said() -> None:
    own = heard("si ça vous chante de vous agiter comme ça", "rudeness")
    assert "rudeness" in {act.id for act in own.faint}
    another_s = heard("il vous a dit que vous vous agitiez comme ça", "rudeness")
    assert "rudeness" not in {act.id for act in another_s.faint}
