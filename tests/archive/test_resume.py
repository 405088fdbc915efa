"""The résumé of a real call: what the client tells is no question, and the end is more than a goodbye."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.archive.contact import reasons_of
from voicesim.archive.freed import heard_of
from voicesim.archive.judging import judge
from voicesim.archive.summary import summary_of
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


def test_an_account_is_what_answers_a_question_for_one_and_no_question_itself() -> None:
    asked = (
        SAID[0],
        ("client", "Bonjour, c'est pour une fuite."),
        ("trainee", "Racontez-moi ce qui s'est passé."),
        ("client", "Vous payez, vous ? Hier le flexible de la machine a lâché et le salon baigne."),
        *SAID[5:],
    )
    assert lines(asked)["Le client raconte."].startswith("Hier le flexible")


def test_without_such_a_question_what_is_said_beside_the_reason_is_the_account() -> None:
    told = (SAID[0], ("client", "J'ai une fuite. Le plafond de la cuisine est tombé cette nuit."), *SAID[5:])
    assert lines(told)["Le client raconte."] == "Le plafond de la cuisine est tombé cette nuit."
    assert "Le client raconte." not in lines((SAID[0], ("client", "J'ai une fuite."), *SAID[5:]))


def test_the_end_is_the_last_sentence_that_says_more_than_goodbye() -> None:
    assert lines()["L'appel se termine sur ces mots."] == "D'accord, je note pour demain midi."


def test_an_end_of_courtesies_and_an_end_that_was_quoted_already_are_left_out() -> None:
    polite = (*SAID[:6], ("client", "Très bien, merci beaucoup madame."), *SAID[7:])
    summed = lines(polite)
    assert summed["Le conseiller annonce la suite."] == "Je vous rappelle demain avant midi."
    assert "L'appel se termine sur ces mots." not in summed


UNKNOWN: tuple[tuple[Speaker, str], ...] = (
    ("trainee", "Bonjour."),
    (
        "client",
        "Allô ? Bonjour madame. Je suis dépité. La cigogne du voisin niche sur ma cheminée depuis avril.",
    ),
    ("trainee", "Je vous explique la suite. Un collègue lit le dossier et il fixe le montant."),
    ("client", "Je ne vois pas ce que ça change à mon affaire, franchement, mais enfin admettons."),
)


def test_of_a_reason_that_nobody_knows_the_longest_thing_told_first_is_quoted() -> None:
    found = dict.fromkeys(lines((*UNKNOWN[:2], *UNKNOWN[2:3])))
    assert next(iter(found)) == "Motif non reconnu ; le client dit ceci."
    assert lines(UNKNOWN[:3])["Motif non reconnu ; le client dit ceci."].startswith("La cigogne du voisin")


def test_a_reason_that_only_the_handler_names_is_said_to_be_theirs() -> None:
    named = (
        *UNKNOWN[:2],
        ("trainee", "Donc un dégât des eaux par la cheminée, si je vous suis."),
        UNKNOWN[3],
    )
    summed = lines(named)
    assert summed["Motif de l'appel, d'après le conseiller : dégât des eaux."].startswith(
        "Donc un dégât des eaux"
    )


def test_what_any_call_may_come_to_is_why_they_call_only_at_its_beginning() -> None:
    late = (*UNKNOWN, ("client", "Bon. Ensuite ?"), ("client", "Et pour le remboursement, alors ?"))
    assert "Motif non reconnu ; le client dit ceci." in lines(late)
    assert "Motif de l'appel : remboursement, indemnisation." in lines((UNKNOWN[0], *late[-1:], *UNKNOWN[1:]))


def test_an_explanation_that_is_only_announced_is_quoted_with_what_follows() -> None:
    assert lines(UNKNOWN)["Le conseiller explique."].endswith("il fixe le montant.")


def test_of_an_explanation_that_tells_what_comes_the_sentence_about_the_matter_is_quoted() -> None:
    told = (
        "Concrètement il y a deux choses à faire, et ensuite vous pourrez vous reposer. D'abord, vous "
        "prenez des photos. Ensuite, l'expert passe et fixe le montant."
    )
    summed = lines((*SAID[:4], ("trainee", "Je vous explique ce qui va se passer. " + told), *SAID[5:]))
    assert summed["Le conseiller explique."] == "Ensuite, l'expert passe et fixe le montant."


def test_what_is_said_of_the_line_is_no_account_and_thanks_in_other_words_no_end() -> None:
    picked_up = (
        SAID[0],
        ("client", "Ah, quelqu'un décroche, on y croyait plus. J'ai une fuite."),
        *SAID[5:6],
        ("client", "Bien. Merci, c'était carré."),
        SAID[7],
    )
    summed = lines(picked_up)
    assert "Le client raconte." not in summed
    assert "L'appel se termine sur ces mots." not in summed


ANNOUNCED: tuple[tuple[Speaker, str], ...] = (
    ("trainee", "Plateforme auto bonjour, comment puis-je vous aider ?"),
    ("client", "Bonjour, ma voisine est morte de rire et le temps passe."),
    ("trainee", "Quel est votre nom ?"),
    ("client", "Vous le connaissez. C'est combien, la part que je paie ?"),
    ("trainee", "Il y aura cent euros de franchise à votre compte. La voiture roule-t-elle encore ?"),
    ("client", "Bon, je vous attends alors, il fait noir ici et je ne sors pas."),
)


def test_where_nothing_is_explained_an_answer_about_the_matter_stands_for_it() -> None:
    summed = lines(ANNOUNCED)
    assert summed["Le conseiller répond à une question."].startswith("Il y aura cent euros de franchise")


def test_who_is_calling_and_what_a_greeting_asks_are_no_questions_about_the_matter() -> None:
    assert lines(ANNOUNCED)["Le conseiller demande."] == "La voiture roule-t-elle encore ?"


def test_an_apology_and_the_ombudsman_are_not_what_comes_next() -> None:
    sorry = (
        *SAID[:2],
        ("trainee", "On aurait dû vous rappeler."),
        ("trainee", "Il reste le médiateur."),
        SAID[7],
    )
    assert "Le conseiller annonce la suite." not in lines(sorry)


def test_no_two_lines_give_the_same_words_and_there_are_five_at_most() -> None:
    for said in (SAID, UNKNOWN, ANNOUNCED):
        summed = lines(said)
        assert len(set(summed.values())) == len(summed) <= 5


def test_a_time_is_no_tempest_and_to_die_of_laughter_no_death() -> None:
    assert "Motif non reconnu ; le client dit ceci." in lines(ANNOUNCED)
