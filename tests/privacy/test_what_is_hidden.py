"""What a real call says of persons is hidden, however it is said; what says nothing of anybody stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.leaks.reading import read_half
from scripts.leaks.spoken import grouped, said
from voicesim.privacy.finding import find
from voicesim.privacy.kinds import Kind
from voicesim.privacy.masking import masked
from voicesim.text.words import Language, Word, text_of


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(one, 1000 * place, 1000 * place + 900) for place, one in enumerate(text.split()))


def left(*turns: str, language: Language = "fr") -> str:
    """What may still be read of a call."""
    return " / ".join(text_of(turn) for turn in masked([words(turn) for turn in turns], language).turns)


@pytest.mark.parametrize(
    ("spoken", "readable"),
    [
        ("Rappelez-moi au 06 39 98 70 21 demain.", "Rappelez-moi au ‹téléphone› demain."),
        ("Je suis monsieur Tardieu, votre sociétaire.", "Je suis ‹nom›, votre sociétaire."),
        ("J'habite 8 rue des Sorbiers, à Vannes.", "J'habite ‹adresse›."),
        ("La plaque est DV 614 QR.", "La plaque est ‹plaque›."),
        ("C'est a.tardieu@exemple.fr, voilà.", "C'est ‹courriel›, voilà."),
        ("Mon IBAN : FR14 2004 1010 0505 0001 3M02 606.", "Mon IBAN : ‹banque›."),
        ("Je suis née le 4 mai 1971.", "Je suis née le ‹naissance›."),
    ],
)
def test_what_names_a_person_is_replaced_and_the_rest_of_the_sentence_stays(
    spoken: str, readable: str
) -> None:
    assert left(spoken) == readable


@pytest.mark.parametrize(
    "spoken",
    [
        "La franchise est de cent cinquante euros et le plafond de 3 800 euros.",
        "Vous avez cinq jours ouvrés, trente pour une catastrophe naturelle.",
        "La fuite a commencé le douze mars vers vingt-deux heures trente.",
        "La rue était barrée, j'ai pris la première à droite.",
        "Bonjour madame, je vous écoute.",
    ],
)
def test_amounts_delays_dates_and_plain_words_stay(spoken: str) -> None:
    assert left(spoken) == spoken


@pytest.mark.parametrize(
    ("spoken", "readable"),
    [
        ("La plaque c'est bé vé, cent douze, cu erre.", "La plaque c'est ‹plaque›."),
        ("Plaque double vé ixe, six cent quarante-trois, té comme Thérèse, ache.", "Plaque ‹plaque›."),
        ("Au 03 39 98 70 21, poste 214.", "Au ‹téléphone›, poste ‹téléphone›."),
        ("Résidence les Sorbiers, bâtiment C, 83000 Toulon.", "‹adresse›, ‹adresse› ‹nom›."),
        ("Je suis de mai soixante-dix.", "Je suis de ‹naissance›."),
        ("ça s'est passé à cambrai, ou à tours.", "ça s'est passé à ‹adresse›, ou à ‹adresse›."),
        ("Une entorse cervicale, et du lexomil.", "‹santé›, et ‹santé›."),
    ],
)
def test_letters_by_name_extensions_steps_of_an_address_and_towns_written_small_go(
    spoken: str, readable: str
) -> None:
    assert left(spoken) == readable


@pytest.mark.parametrize(
    ("spoken", "readable"),
    [
        ("the other car was from cardiff", "the other car was from ‹address›"),
        ("My neighbour at number nineteen saw it.", "My neighbour at ‹address› saw it."),
        ("We're at one hundred and twelve, the Parade.", "We're at ‹address›."),
        ("I was reading in the bath in the sale.", "I was reading in the bath in the sale."),
    ],
)
def test_english_houses_and_towns_go_and_the_words_they_look_like_stay(spoken: str, readable: str) -> None:
    assert left(spoken, language="en") == readable


def test_a_correction_of_a_number_goes_with_it() -> None:
    turns = ("Mon portable, 06 39 98 70 18.", "C'est exact ?", "Non, dix-neuf à la fin.")
    assert left(*turns) == "Mon portable, ‹téléphone›. / C'est exact ? / Non, ‹téléphone› à la fin."


def test_a_given_name_that_is_a_word_is_hidden_written_small_but_not_as_a_thing() -> None:
    turns = ("Ma fille Rose était là.", "Et rose a vu la rose.")
    assert left(*turns) == "Ma fille ‹nom› était là. / Et ‹nom› a vu la rose."


def test_while_a_name_is_waited_for_words_that_name_nobody_stay_for_the_whole_call() -> None:
    ago, drive = "C'était il y a six jours, la nuit.", "That helps. Can I drive on to the boat?"
    assert left("Quel est votre nom ?", ago).endswith(ago)
    assert left("What's your name?", "That's... yeah. Thanks.", drive, language="en").endswith(drive)
    assert left("Quel est votre nom ?", "Y, A, V, E, L.") == "Quel est votre nom ? / ‹nom›."


def test_a_number_said_in_pieces_goes_whole() -> None:
    turns = (
        "Votre numéro de téléphone ?",
        "zéro six",
        "Oui.",
        "trente-neuf quatre-vingt-dix-huit",
        "Oui.",
        "douze zéro neuf",
    )
    assert (
        left(*turns) == "Votre numéro de téléphone ? / ‹téléphone› / Oui. / ‹téléphone› / Oui. / ‹téléphone›"
    )


def test_a_name_that_was_given_is_hidden_wherever_it_comes_back() -> None:
    assert "Claire" not in left("Je m'appelle Claire Tardieu.", "Claire, vous avez vu la fuite ?")


@given(
    st.lists(st.integers(0, 9), min_size=8, max_size=8),
    st.sampled_from(("06", "01", "07", "04")),
    st.integers(0, 10_000),
)
def test_no_telephone_number_gets_through_however_it_is_said(digits: list[int], head: str, seed: int) -> None:
    number = head + "".join(map(str, digits))
    pairs = [number[place : place + 2] for place in range(0, 10, 2)]
    spoken = grouped(pairs, "fr", random.Random(seed))
    turn = words(f"Vous pouvez me joindre au {spoken} après midi.")
    hidden = {place for one in find([turn], "fr") for place in range(one.first, one.last + 1)}
    assert set(range(5, 5 + len(spoken.split()))) <= hidden


@given(st.integers(2, 999), st.sampled_from(("euros", "jours", "kilomètres", "mètres carrés")))
def test_no_quantity_is_taken_for_a_number_that_names_somebody(count: int, unit: str) -> None:
    spoken = f"Il y en a pour {said(str(count), 'fr', random.Random(count))} {unit}, à peu près."
    assert left(spoken) == spoken


def test_a_hidden_stretch_keeps_its_seconds() -> None:
    turn = words("Je suis monsieur Tardieu, bonjour.")
    result = masked([turn], "fr")
    (name,) = [word for word in result.turns[0] if "‹" in word.text]
    assert (name.start, name.end) == (turn[2].start, turn[3].end) == result.spans[0]


def test_the_texts_that_the_rules_were_written_with_do_not_leak() -> None:
    leaked = total = 0
    for text in read_half("seen"):
        hidden = {
            (one.turn, place)
            for one in find(text.turns, text.language)
            for place in range(one.first, one.last + 1)
        }
        for entity in text.entities:
            if entity.kind is not Kind.HEALTH:
                total += 1
                middle = (entity.first + entity.last) // 2
                leaked += not {(entity.turn, place) for place in (middle, entity.last)} <= hidden
    assert total > 280
    assert leaked <= 0.01 * total
