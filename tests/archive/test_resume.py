"""The résumé of a real call: what the client tells is no question, and the end is more than a goodbye."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.archive.contact import reasons_of, summary_of
from voicesim.archive.freed import heard_of
from voicesim.archive.judging import judge
from voicesim.archive.vocabulary import vocabulary
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.record import CallRecord, Turn
from voicesim.modes import PRACTICE
from voicesim.scorecard.rubric import load_rubric
from voicesim.text.words import Speaker, Word

SAID: tuple[tuple[Speaker, str], ...] = (
    ("trainee", "Service sinistres, bonjour."),
    ("client", "Bonjour, j'ai de l'eau qui tombe du plafond depuis hier."),
    ("trainee", "Je vous écoute."),
    ("client", "La fuite vient du voisin et tout est inondé chez moi."),
    (
        "client",
        "Mais alors, si j'ai bien compris, qui est-ce qui va payer pour tout ça, dites-moi, lui ou moi ?",
    ),
    ("trainee", "Je vous rappelle demain avant midi."),
    ("client", "D'accord, je note pour demain midi. Au revoir."),
    ("trainee", "Au revoir."),
)


def lines(said: Sequence[tuple[Speaker, str]] = SAID) -> dict[str, str]:
    """Each sentence of the résumé with its quote."""
    turns = []
    for place, (speaker, text) in enumerate(said):
        start = place * 10 * SAMPLE_RATE
        words = [Word(one, start + n * 4000, start + n * 4000 + 3500) for n, one in enumerate(text.split())]
        turns.append(Turn(speaker, tuple(words), start, words[-1].end))
    record = CallRecord("", "fr", PRACTICE.mode, 0, 90 * SAMPLE_RATE, tuple(turns), ())
    known, call = vocabulary("fr"), judge(record, load_rubric("fnol", "fr")).analysis
    client = heard_of(record.turns, known)
    summed = summary_of(call, reasons_of(record.turns, client, known), client, known)
    return {one.sentence: one.quote.words for one in summed}


def test_what_the_client_tells_is_a_statement_with_the_words_of_a_reason_and_no_longer_question() -> None:
    assert lines()["Il raconte les faits."].startswith("La fuite vient du voisin")


def test_the_end_is_the_last_sentence_that_says_more_than_goodbye() -> None:
    assert lines()["L'appel se termine ainsi."] == "D'accord, je note pour demain midi."


UNKNOWN: tuple[tuple[Speaker, str], ...] = (
    ("trainee", "Bonjour."),
    ("client", "Allô ? Bonjour madame. Mon scooter a disparu du garage cette nuit, je suis dépité."),
    ("trainee", "Je vous explique la suite. Un collègue lit le dossier et il fixe le montant."),
    ("client", "Je ne vois pas ce que ça change à mon affaire, franchement, mais enfin admettons."),
)


def test_of_a_reason_that_nobody_knows_the_first_thing_told_is_quoted_and_no_account_is_made_up() -> None:
    summed = lines(UNKNOWN)
    assert summed["Le client appelle, motif non reconnu."].startswith("Mon scooter a disparu")
    assert "Il raconte les faits." not in summed


def test_an_explanation_that_is_only_announced_is_quoted_with_what_follows() -> None:
    assert lines(UNKNOWN)["Le conseiller explique."].endswith("il fixe le montant.")


ANNOUNCED: tuple[tuple[Speaker, str], ...] = (
    ("trainee", "Plateforme auto bonjour, comment puis-je vous aider ?"),
    ("client", "Bonjour, ma voiture est morte sur l'autoroute, et le temps passe."),
    ("trainee", "Quelle est l'immatriculation de la voiture ?"),
    ("client", "Je ne la connais pas par cœur."),
    (
        "trainee",
        "Pour ce dépannage de nuit, voici donc comment cela va se passer. La franchise, "
        "c'est la part qui reste à votre charge.",
    ),
    ("client", "Bon, je vous attends alors, il fait noir ici et je ne sors pas."),
)


def test_a_longer_sentence_that_announces_an_explanation_is_quoted_with_it() -> None:
    summed = lines(ANNOUNCED)
    assert summed["Le conseiller explique."].endswith("la part qui reste à votre charge.")


def test_the_question_of_a_greeting_tells_nothing() -> None:
    assert lines(ANNOUNCED)["Le conseiller questionne."].startswith("Quelle est l'immatriculation")


def test_a_car_that_died_is_no_death_and_time_no_tempest() -> None:
    assert "Le client appelle, motif non reconnu." in lines(ANNOUNCED)
