from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import ContentError
from voicesim.listening.continuations import load_cues
from voicesim.listening.cues import Cues, Ending, ending, only_backchannels, tokens

FRENCH = [
    ("Je vous appelle parce que", Ending.UNFINISHED),
    ("Je vous appelle parce qu'", Ending.UNFINISHED),
    ("Alors, madame Lambert", Ending.UNFINISHED),
    ("Donc euh", Ending.UNFINISHED),
    ("Je vais regarder votre", Ending.UNFINISHED),
    ("J'ouvre votre dossier et", Ending.UNFINISHED),
    ("Très bien, alors,", Ending.UNFINISHED),
    ("Je regarde, voyons...", Ending.UNFINISHED),
    ("Votre numéro de dossier est le 45 12", Ending.NUMBER),
    ("C'est le zéro six douze", Ending.NUMBER),
    ("Le 06 12 34 56 78", Ending.OPEN),
    ("C'est le zéro six un", Ending.NUMBER),
    ("Le quatre cent vingt et un", Ending.NUMBER),
    ("Trois point", Ending.NUMBER),
    ("Je vous redis chaque point.", Ending.OPEN),
    ("Voulez-vous que je reprenne un point", Ending.QUESTION),
    ("Il reste encore un point", Ending.OPEN),
    ("Votre téléphone était neuf", Ending.OPEN),
    ("Il n'y en a pas d'autres.", Ending.OPEN),
    ("Il n'y en a pas d'autres", Ending.UNFINISHED),
    ("Je regarde votre.", Ending.UNFINISHED),
    ("Dites-moi où elle est.", Ending.OPEN),
    ("Dites-moi où elle est", Ending.UNFINISHED),
    ("Je crois qu'elle est.", Ending.UNFINISHED),
    ("Je fais ce que je peux.", Ending.OPEN),
    ("Est-ce que quelqu'un est blessé", Ending.QUESTION),
    ("Est-ce que vous", Ending.OPEN),
    ("Vous habitez où ?", Ending.MARKED),
    ("C'est à quel étage ?", Ending.MARKED),
    ("Il y a une franchise ?", Ending.MARKED),
    ("Est-ce que vous ?", Ending.QUESTION),
    ("Je comprends. À quelle heure êtes-vous rentrée", Ending.QUESTION),
    ("Est-ce que vous avez un constat parce que", Ending.UNFINISHED),
    ("Je vous souhaite une bonne journée.", Ending.CLOSING),
    ("Je vous écoute", Ending.CLOSING),
    ("Oui, c'est ça", Ending.OPEN),
    ("Très bien", Ending.OPEN),
    ("Je comprends que ce soit difficile", Ending.OPEN),
    ("", Ending.OPEN),
    (None, Ending.UNKNOWN),
]

ENGLISH = [
    ("And so my fellow Americans", Ending.UNFINISHED),
    ("And so, my fellow Americans, ask not", Ending.UNFINISHED),
    ("ask not what your country can do for you", Ending.OPEN),
    ("I'm sorry to hear that", Ending.UNFINISHED),  # the price of "I understand that ..."
    ("I'm sorry to hear that.", Ending.OPEN),
    ("I'm going to the.", Ending.UNFINISHED),
    ("Tell me what happened and where it was.", Ending.QUESTION),
    ("Tell me what happened and where it was", Ending.UNFINISHED),
    ("I think it was.", Ending.UNFINISHED),
    ("I'll ring you as soon as I can.", Ending.OPEN),
    ("I do what I can.", Ending.OPEN),
    ("I have noted your other one", Ending.OPEN),
    ("That's where we are at this point", Ending.OPEN),
    ("It's oh six one", Ending.NUMBER),
    ("Can you tell me what happened", Ending.QUESTION),
    ("Is everyone all right?", Ending.MARKED),
    ("Your claim number is four five", Ending.NUMBER),
    ("Thank you for calling, goodbye.", Ending.CLOSING),
    ("How can I help you", Ending.QUESTION),
]


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_words_promise(text: str | None, expected: Ending, french: Cues) -> None:
    assert ending(text, french) is expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_words_promise(text: str, expected: Ending, english: Cues) -> None:
    assert ending(text, english) is expected


@pytest.mark.parametrize("text", ["Oui.", "D'accord", "Mm, je vois.", "oui oui oui", "Ah d’accord"])
def test_french_backchannels(text: str, french: Cues) -> None:
    assert only_backchannels(text, french)


@pytest.mark.parametrize("text", ["", "Oui mais", "Attendez", "Non", "Je vois ça", "D'accord, madame"])
def test_what_is_more_than_a_backchannel(text: str, french: Cues) -> None:
    assert not only_backchannels(text, french)


@given(st.text())
def test_any_text_has_an_ending(french: Cues, text: str) -> None:
    assert ending(text, french) in Ending
    only_backchannels(text, french)


@given(st.text(alphabet="abcéè'’- ,.", max_size=40))
def test_tokens_carry_no_punctuation_at_their_ends(text: str) -> None:
    assert all(word[0].isalnum() and word[-1].isalnum() for word in tokens(text))


def test_a_word_listed_twice_is_refused_with_file_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "fr.yaml"
    path.write_text("continuations: [et, et]\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"fr\.yaml:1 .*'et' is listed twice; keep one"):
        load_cues("fr", path)


def test_an_entry_without_a_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fr.yaml"
    path.write_text("continuations: ['...']\n", encoding="utf-8")
    with pytest.raises(ContentError, match="holds no word"):
        load_cues("fr", path)


def test_a_missing_or_broken_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such file"):
        load_cues("fr", tmp_path / "none.yaml")
    broken = tmp_path / "fr.yaml"
    broken.write_text("continuations: [", encoding="utf-8")
    with pytest.raises(ContentError, match="not YAML"):
        load_cues("fr", broken)
