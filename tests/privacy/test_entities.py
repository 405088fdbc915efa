"""What a model of names adds to the rules: only what may be a name, on whole words."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from voicesim.privacy.entities import SpacyModel
from voicesim.privacy.masking import masked
from voicesim.text.words import Word, text_of


@dataclass
class Pipeline:
    """Finds the same stretch of every text, as spaCy shows what it finds."""

    text: str
    label: str = "PER"

    def __call__(self, text: str) -> SimpleNamespace:
        start = text.find(self.text)
        found = SimpleNamespace(label_=self.label, start_char=start, end_char=start + len(self.text))
        return SimpleNamespace(ents=[found] if start >= 0 else [])


def left(spoken: str, model: SpacyModel) -> str:
    words = tuple(Word(one, place, place + 1) for place, one in enumerate(spoken.split()))
    return text_of(masked([words], "fr", model).turns[0])


def test_a_name_that_the_rules_let_pass_is_hidden_whole() -> None:
    spoken = "Marchand passera demain matin."
    assert left(spoken, SpacyModel(Pipeline("rien"))) == spoken
    assert left(spoken, SpacyModel(Pipeline("Marchan"))) == "‹nom› passera demain matin."


def test_a_plain_word_that_the_model_takes_for_a_name_stays() -> None:
    assert left("Il faut ouvrir le robinet.", SpacyModel(Pipeline("robinet"))) == "Il faut ouvrir le robinet."


def test_what_is_no_person_and_no_place_is_left_to_the_rules() -> None:
    spoken = "Ils ont parlé de la garantie."
    assert left(spoken, SpacyModel(Pipeline("garantie", label="ORG"))) == spoken
