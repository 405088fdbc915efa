from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.grammar import grammar_of, listed
from voicesim.text.normalising import normalise
from voicesim.text.words import Language, Word, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand


def forms(text: str, language: Language = "fr") -> str:
    bank = load_bank(language)
    return " ".join(normalise(typed(text, 0), bank.grammar, known=bank.knows, repairs=bank.repairs).forms)


@pytest.mark.parametrize(
    "same",
    [
        ("l'expert", "l’expert", "L'EXPERT", "lexpert", "l' expert"),
        ("il y a des blessés", "y a des blessés", "ya des blessés"),
        ("y a-t-il des témoins", "y a t il des témoins", "y a t'il des témoins", "y a til des témoins"),
        ("ce n'est pas grave", "c'est pas grave", "cest pas grave"),
        (
            "je vais vous rappeler",
            "je je vais euh vous rappeler",
            "jvais vous rappeler",
            "Je vais, je vais vous rappeler",
        ),
        ("qu'est-ce qui s'est passé", "qu'est ce qui s'est passé", "questce qui sest passé"),
        ("s'il vous plaît", "svp", "S'IL VOUS PLAÎT"),
        ("cela", "ça", "ca"),
        ("c'était quand", "c était quand"),
        ("qu'est-ce qui s'est passé", "qu est ce qui s est passé"),
        ("l'expert n'a pas d'adresse", "l expert n a pas d adresse"),
        ("j'y vais s'il vous plaît", "j y vais svp"),
        ("vous avez coupé l'eau", "vous avez coupe l eau"),
        ("avez-vous déjà coupé l'eau", "avez vous déjà coupe l'eau"),
        ("d'où ça vient", "d ou ca vient"),
        ("je vous rappelle pour quelqu'un dans la semaine", "je vs rappelle pr qqn ds la semaine"),
    ],
)
def test_ways_to_write_the_same_words_come_out_the_same(same: tuple[str, ...]) -> None:
    assert len({forms(text) for text in same}) == 1


@pytest.mark.parametrize(
    "same",
    [
        ("I can't promise", "i cant promise", "I cannot promise", "I, uh, can not promise"),
        ("you're covered", "you are covered", "youre covered", "your covered"),
        ("I'm going to call", "im gonna call"),
        ("what's happened", "whats happened", "what is happened"),
        ("are you safe", "r u safe"),
        ("when's your claim through, please", "whens ur claim thru pls"),
    ],
)
def test_the_same_in_english(same: tuple[str, ...]) -> None:
    assert len({forms(text, "en") for text in same}) == 1


@pytest.mark.parametrize("half", ["jusqu", "lorsqu", "puisqu", "quoiqu", "l", "qu", "jusqu'", "'"])
def test_an_elision_without_its_word_is_read_all_the_same(half: str) -> None:
    assert forms(f"je garde {half} demain").startswith("je garde")


@pytest.mark.parametrize(
    ("spelled", "language"),
    [("P, R, E, V, O, S, T", "fr"), ("c e l a n", "fr"), ("m u r p h y", "en"), ("R as in Robert", "en")],
)
def test_letters_that_are_spelled_stay_letters(spelled: str, language: Language) -> None:
    assert forms(spelled, language).split() == spelled.lower().replace(",", "").split()


def test_what_is_no_participle_keeps_its_spelling() -> None:
    assert (
        forms("vous avez une coupe, il y a confiance, la coupe")
        == "vous avez une coupe il y a confiance la coupe"
    )


def test_a_reflexive_verb_is_no_stutter() -> None:
    assert forms("vous vous trompez") == "vous vous trompez"
    assert forms("zéro zéro deux deux") == "zéro zéro deux deux"


def test_a_french_question_mark_belongs_to_the_word_before_its_space() -> None:
    tokens = normalise(typed("des blessés ?", 0), grammar_of("fr")).tokens
    assert tokens[-1].mark == "?"


def test_filled_pauses_are_set_aside_and_counted() -> None:
    words = normalise(typed("euh je regarde euh votre dossier", 0), grammar_of("fr"))
    assert words.pauses == (0, 3)
    assert "euh" not in words.forms


ANY_WORDS = st.lists(st.text(min_size=1, max_size=12), max_size=25)
SPOKEN = st.lists(
    st.sampled_from(
        listed(
            "vous êtes couvert pas je ne peux garantir si est-ce que l'expert , ? . mais et euh dans quinze "
            "jours demain jeudi rappelle comprends votre colère mille deux cents euros y a-t-il des blessés"
        )
    ),
    max_size=40,
)


@pytest.mark.parametrize("language", ["fr", "en"])
@given(texts=ANY_WORDS)
def test_whatever_is_typed_is_understood_as_something_or_nothing(
    language: Language, texts: list[str]
) -> None:
    words = [Word(text, 0, 0) for text in texts]
    acts = understand(words, load_bank(language)).acts
    for act in acts:
        assert 0 <= act.first <= act.last < len(words)
        assert 0 <= act.confidence <= 1


@given(texts=SPOKEN)
def test_acts_come_in_order_and_point_at_their_words(texts: list[str]) -> None:
    words = [Word(text, i, i + 1) for i, text in enumerate(texts)]
    acts = understand(words, load_bank("fr")).acts
    assert [act.first for act in acts] == sorted(act.first for act in acts)
    assert all(act.quote(words) for act in acts)
    assert understand(words, load_bank("fr")).acts == acts


@given(texts=SPOKEN)
def test_a_negated_promise_is_never_one(texts: list[str]) -> None:
    words = typed(" ".join(["Je", "ne", "dis", "pas", "que", "vous", "êtes", "couvert.", *texts]), 0)
    promises = [act for act in understand(words, load_bank("fr")).acts if act.id == "over_promising"]
    assert all(act.first > 7 or act.last > 7 for act in promises)
