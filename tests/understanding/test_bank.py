from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.content.families import Statement, Topic
from voicesim.content.notation import NotationError
from voicesim.errors import ContentError
from voicesim.text.words import typed
from voicesim.understanding.bank import Bank, bank_from, load_bank, read_expression
from voicesim.understanding.understanding import understand

TOPICS = "language: fr\ntopics:\n  - id: photos\n    label: Photos\n    patterns: [photos]\n"
PHRASES = """language: fr
author: moi
date: "2026-01-02"
families:
  - id: greeting
    label: Accueil
    patterns:
      - "{pattern}"
"""


def bank_of(tmp_path: Path, pattern: str, topics: str = TOPICS) -> Bank:
    phrase_file, topic_file = tmp_path / "phrases.yaml", tmp_path / "topics.yaml"
    phrase_file.write_text(PHRASES.replace("{pattern}", pattern), encoding="utf-8")
    topic_file.write_text(topics, encoding="utf-8")
    return bank_from("fr", phrase_file, topic_file)


def hears(tmp_path: Path, pattern: str, text: str) -> bool:
    return bool(understand(typed(text, 0), bank_of(tmp_path, pattern)).acts)


@pytest.mark.parametrize(
    ("pattern", "heard", "not_heard"),
    [
        ("je vous (rappelle|recontacte) demain", "je vous recontacte demain", "je vous écris demain"),
        ("le|la lampe", "la lampe", "une lampe"),
        ("je suis [si] désolé", "je suis désolé", "je suis navré"),
        ("~couper le courant", "nous coupons le courant", "nous mettons le courant"),
        ("bless... graves", "blessures graves", "brûlures graves"),
        ("par où ... passés", "par où sont-ils donc passés", "par où c'est"),
        ("avant {heure}", "avant dix-huit heures", "avant l'expertise"),
        ("franchise de {montant=320}", "franchise de trois cent vingt euros", "franchise de 330 euros"),
        ("rappelle !que", "je rappelle demain", "je rappelle que non"),
        ("continuer à ~couper la !bâche", "vous pouvez continuer à couper la corde", "continuer à couper"),
        ("je comprends $", "je comprends, madame", "je comprends le français"),
        ("le {jour=J-1}", "le hier", "le demain"),
        ("votre numéro {telephone}", "votre numéro 06 39 98 12 34", "votre numéro de rue"),
        ("monsieur {nom}", "bonjour monsieur Lesueur", "bonjour monsieur, merci"),
    ],
)
def test_a_sign_of_the_notation_means_what_the_page_says(
    tmp_path: Path, pattern: str, heard: str, not_heard: str
) -> None:
    assert hears(tmp_path, pattern, heard)
    assert not hears(tmp_path, pattern, not_heard)


@pytest.mark.parametrize(
    ("pattern", "mend"),
    [
        ("je (rappelle", "close what is open"),
        ("je rappelle)", "remove it"),
        ("{truc} demain", "use one of"),
        ("{nom", "write it {nom}"),
        ("[je]", "make one word of it compulsory"),
        ("je |", "write the other word"),
        ("~ demain", "write it before a word"),
        ("euh bonjour", "leave it out"),
        ("| demain", "write a word"),
        ("je vous je vous rappelle", "write it once"),
    ],
)
def test_an_expression_that_cannot_be_read_says_where_and_what_to_write(
    tmp_path: Path, pattern: str, mend: str
) -> None:
    with pytest.raises(ContentError, match=r"phrases\.yaml:8 \(families\[0\]\.patterns\[0\]\)") as caught:
        bank_of(tmp_path, pattern)
    assert mend in str(caught.value)
    with pytest.raises(NotationError):
        read_expression(pattern, "fr")


def test_an_id_written_twice_is_refused(tmp_path: Path) -> None:
    twice = TOPICS + "  - id: photos\n    label: Images\n"
    with pytest.raises(ContentError, match=r"topics\.yaml:6 .*'photos' is there already"):
        bank_of(tmp_path, "bonjour", twice)


def test_a_topic_that_includes_an_unknown_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no topic is called 'fotos'"):
        bank_of(tmp_path, "bonjour", TOPICS + "    includes: [fotos]\n")


def test_a_scenario_may_give_a_known_topic_more_words(tmp_path: Path) -> None:
    bank = bank_of(tmp_path, "bonjour")
    larger = bank.extended(topics=[Topic(id="photos", label="Photos", patterns=("clichés",))])
    for text in ("Avez-vous des clichés ?", "Avez-vous des photos ?"):
        assert [act.id for act in understand(typed(text, 0), larger).acts] == ["photos"]
    assert not understand(typed("Avez-vous des clichés ?", 0), bank).acts


def test_a_scenario_s_statement_with_a_slip_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"statement 'excess'.*unknown slot"):
        bank_of(tmp_path, "bonjour").extended(statements=[Statement(id="excess", right=("{euros}",))])


def test_the_bank_is_compiled_once() -> None:
    assert load_bank("fr") is load_bank("fr")


def test_a_lone_voila_is_no_filler_and_two_of_them_are() -> None:
    def fills(text: str) -> bool:
        return "fillers" in {act.id for act in understand(typed(text, 0), load_bank("fr")).acts}

    assert fills("Voilà voilà, c'est noté.")
    assert not fills("Voilà, c'est noté.")
