from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from voicesim.content.families import Statement, Topic
from voicesim.text.words import Language, Word, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

HERE = Path(__file__).parent
ACCEPTANCE: list[dict[str, Any]] = yaml.safe_load((HERE / "acceptance.yaml").read_text(encoding="utf-8"))


def acts(text: str, language: Language = "fr", **context: Any) -> tuple[Act, ...]:
    return understand(typed(text, 0), load_bank(language), Context(**context)).acts


def families(text: str, language: Language = "fr", **context: Any) -> set[str]:
    return {act.id for act in acts(text, language, **context) if act.kind == "family"}


def topics(text: str, language: Language = "fr") -> set[str]:
    return {act.id for act in acts(text, language) if act.kind == "topic"}


@pytest.mark.parametrize("case", ACCEPTANCE, ids=lambda case: case["text"])
def test_a_sentence_is_heard_to_do_what_it_does_and_nothing_else(case: dict[str, Any]) -> None:
    found = acts(case["text"], case["lang"])
    complete = {act.id for act in found if act.complete}
    assert set(case["expect"]) <= complete
    assert not set(case["forbid"]) & {act.id for act in found}


def test_a_question_asks_and_a_mention_does_not() -> None:
    assert "injuries" in topics("Y a-t-il des blessés ?")
    assert "injuries" in topics("Dites-moi s'il y a des blessés.")
    assert "injuries" not in topics("Je note qu'il n'y a pas de blessés.")
    assert "injuries" not in topics("On m'a demandé s'il y avait des blessés.")
    assert "injuries" in topics("Is anyone hurt?", "en")
    assert "injuries" not in topics("So nobody was hurt.", "en")


def test_asking_where_exactly_is_asking_where() -> None:
    assert {"exact_location", "place", "datetime_place"} <= topics("Où êtes-vous exactement ?")


def test_an_instruction_covers_what_need_not_be_asked() -> None:
    assert "electricity" in topics("Coupez le courant tout de suite.")
    assert "electricity" not in topics("Ne coupez pas le courant.")


def test_a_reformulation_is_checked_against_the_file() -> None:
    fact = Statement(
        id="date",
        right=("(hier|{jour=J-1}) ... {heure=18:20}", "hier [soir|après-midi]"),
        wrong=("avant-hier", "ce matin", "{quand} ... {heure}"),
        sentence="L'accident a eu lieu hier à 18 h 20.",
    )
    excess = Statement(
        id="excess", right=("franchise ... {montant=320}",), wrong=("franchise ... {montant}",)
    )
    bank = load_bank("fr").extended(statements=[fact, excess])

    def right(text: str) -> dict[str, bool | None]:
        return {a.id: a.right for a in understand(typed(text, 0), bank).acts if a.kind == "statement"}

    assert right("Donc c'est arrivé hier soir à dix-huit heures vingt.") == {"date": True}
    assert right("Si je comprends bien, c'était avant-hier.") == {"date": False}
    assert right("La franchise est de trois cent vingt euros.") == {"excess": True}
    assert right("La franchise est de 380 euros.") == {"excess": False}
    assert right("Est-ce que la franchise est de trois cent vingt euros ?") == {}
    assert right("La franchise n'est pas de 320 euros.") == {"excess": False}


def test_what_is_put_as_a_condition_is_not_stated() -> None:
    def right(text: str, lang: Language, wrong: str) -> dict[str, bool | None]:
        bank = load_bank(lang).extended(statements=[Statement(id="open", wrong=(wrong,), sentence="Secret.")])
        return {a.id: a.right for a in understand(typed(text, 0), bank).acts if a.kind == "statement"}

    english, french = "(her|your) claim is (open|opened)", "votre dossier est ouvert"
    assert right("Her claim is open.", "en", english) == {"open": False}
    assert right("I can't say if her claim is open.", "en", english) == {}
    assert right("Whether her claim is open is not for me to say.", "en", english) == {}
    assert right("Votre dossier est ouvert.", "fr", french) == {"open": False}
    assert right("Si votre dossier est ouvert, on vous rappellera.", "fr", french) == {}


def test_a_scenario_brings_topics_of_its_own() -> None:
    bank = load_bank("fr").extended(topics=[Topic(id="parrot", label="Perroquet", patterns=("perroquet",))])
    found = understand(typed("Où est passé le perroquet ?", 0), bank).acts
    assert "parrot" in {act.id for act in found}
    assert "parrot" not in load_bank("fr").topics


def test_the_words_that_show_an_act_can_be_quoted() -> None:
    words = typed("Bonjour. Euh, je vous rappelle, euh, jeudi avant midi, au revoir.", 0)
    act = next(a for a in understand(words, load_bank("fr")).acts if a.id == "next_step_time")
    assert act.quote(words) == "je vous rappelle, euh, jeudi avant midi,"


def test_an_uncertain_recogniser_makes_an_uncertain_act() -> None:
    words = [
        Word(text, 0, 0, probability)
        for text, probability in (("vous", 0.9), ("êtes", 0.5), ("couvert", 0.1))
    ]
    act = next(a for a in understand(words, load_bank("fr")).acts if a.id == "over_promising")
    assert act.confidence == pytest.approx(0.5)


def test_a_promise_beside_a_doubtful_word_is_doubtful_itself() -> None:
    said = (("je", 1.0), ("dis", 1.0), ("pat", 0.3), ("que", 1.0), ("c'est", 1.0), ("couvert", 1.0))
    words = [Word(text, 0, 0, probability) for text, probability in said]
    act = next(a for a in understand(words, load_bank("fr")).acts if a.id == "over_promising")
    assert act.confidence == pytest.approx(0.3)


def test_a_ne_that_is_heard_denies_when_its_pas_is_lost() -> None:
    assert "over_promising" not in families("Je ne dis que... vous n'êtes couvert pour cela.")
    assert "over_promising" in families("Il ne reste que la franchise, vous êtes couvert.")


def test_words_that_leave_nothing_to_match_are_understood_as_nothing() -> None:
    assert understand(typed("... !", 0), load_bank("fr")).acts == ()
