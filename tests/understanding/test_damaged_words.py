"""A word that was heard badly may have been another: what that gives, and what it may never take."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.fold import folded
from voicesim.text.words import Language, Word
from voicesim.understanding.acts import Act
from voicesim.understanding.bank import load_bank
from voicesim.understanding.damaged import UNSURE, near, near_among
from voicesim.understanding.judging import FAINT
from voicesim.understanding.understanding import understand

STEP = 3_200  # samples from one word to the next


def heard(text: str, badly: Sequence[str] = (), lost: Sequence[str] = (), p: float = 0.5) -> tuple[Word, ...]:
    """The words as a recogniser gives them: those of `badly` unsure, those of `lost` not at all."""
    words = [
        Word(part, place * STEP, (place + 1) * STEP - 160, p if part in badly else 0.95)
        for place, part in enumerate(text.split())
    ]
    return tuple(word for word in words if word.text not in lost)


def acts(words: Sequence[Word], kind: str, lang: Language = "fr", *, faintly: bool = False) -> dict[str, Act]:
    found = understand(words, load_bank(lang))
    return {act.id: act for act in (found.with_faint if faintly else found.acts) if act.kind == kind}


def test_a_phrase_is_heard_through_a_word_that_was_misheard() -> None:
    assert "empathy" in acts(heard("toutes mes condoliances madame.", ["condoliances"]), "family")
    assert "empathy" in acts(heard("Thank you for selling me.", ["selling"]), "family", "en")


def test_the_same_word_heard_well_is_taken_as_it_is() -> None:
    assert "check_understanding" not in acts(heard("Does that cake sense?"), "family", "en")
    assert "check_understanding" in acts(heard("Does that cake sense?", ["cake"]), "family", "en")


def test_a_word_lost_where_there_is_time_for_one_makes_it_to_verify_and_not_heard() -> None:
    whole = "I'll handle this claim, madam."
    assert acts(heard(whole), "family", "en")["ownership"].confidence > UNSURE
    damaged = heard(whole, lost=["handle"])
    assert "ownership" not in acts(damaged, "family", "en")
    assert acts(damaged, "family", "en", faintly=True)["ownership"].confidence <= FAINT


def test_a_topic_whose_question_mark_was_lost_is_to_verify_and_not_asked() -> None:
    words = heard("Je prendrai votre numéro de contrat la", ["la"])
    assert "contract_number" not in acts(words, "topic")
    assert acts(words, "topic", faintly=True)["contract_number"].confidence <= FAINT


def test_a_topic_only_mentioned_stays_unasked_when_all_was_heard() -> None:
    words = heard("J'ai bien votre numéro de contrat.")
    assert "contract_number" not in acts(words, "topic", faintly=True)


def test_a_negation_that_may_not_have_been_said_denies_nothing_for_sure() -> None:
    words = heard("Je suis pas sincèrement désolée.", ["pas"])
    assert acts(words, "family", faintly=True)["empathy"].confidence <= FAINT
    sure = heard("Je suis pas sincèrement désolée.")
    assert "empathy" not in acts(sure, "family", faintly=True)


def test_nothing_bad_is_guessed_at() -> None:
    words = heard("Vous serez intégralement rembourrée demain.", ["rembourrée"])
    assert "over_promising" not in acts(words, "family")
    faint = acts(words, "family", faintly=True)
    assert "over_promising" not in faint or faint["over_promising"].confidence <= FAINT


SENTENCES = (
    "Je comprends votre inquiétude, je vous rappelle demain avant midi.",
    "Vous serez remboursé, c'est le voisin qui paiera.",
    "Quel est votre nom, et votre numéro de contrat, s'il vous plaît ?",
)


@given(st.sampled_from(SENTENCES))
def test_what_is_heard_well_is_understood_alike_faintly_or_not(sentence: str) -> None:
    words = heard(sentence)
    bank = load_bank("fr")
    assert not understand(words, bank).faint


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14), st.data())
def test_a_word_is_near_itself_cut_short_or_with_a_letter_wrong(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    assert near(word, word)
    assert near(word[: max(2, len(word) // 2)], word)
    assert near(word[:place] + "w" + word[place + 1 :], word)


def test_words_that_sound_nothing_alike_are_not_near() -> None:
    assert not near("plafond", "contrat")
    assert not near("a", "assurance")


WORDS = st.lists(st.text("abcdeé", max_size=9).map(folded), max_size=8, unique=True)


@given(st.text("abcde", max_size=9), WORDS)
def test_many_words_are_near_as_each_of_them_is(plain: str, meant: list[str]) -> None:
    assert near_among(plain, sorted(meant)) == {word for word in meant if near(plain, word)}
