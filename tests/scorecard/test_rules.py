"""Each kind of rule, on small written calls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_calls import EXPECTED, analysed, fact, fam, topic

from voicesim.analysis.call import Expected, analyse
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.client.state import Mood
from voicesim.scorecard.rules.asked import Asked
from voicesim.scorecard.rules.avoided import Avoided
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.earned import Earned
from voicesim.scorecard.rules.explained import Explained
from voicesim.scorecard.rules.holds import HoldManners
from voicesim.scorecard.rules.measured import Measured
from voicesim.scorecard.rules.order import Order, Which
from voicesim.scorecard.rules.own_words import OwnWords
from voicesim.scorecard.rules.said import Said
from voicesim.scorecard.rules.stated import Stated
from voicesim.scorecard.rules.uninterrupted import Uninterrupted
from voicesim.scorecard.verdict import Fault, Met, Missed, NotApplicable, ToVerify
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

GREETING = Said(kind="said", families=("greeting_intro",), where="opening")
CHATTY = "je regarde avec vous tous les éléments de votre contrat et je note tout cela dans le dossier " * 2


def test_a_greeting_in_the_tenth_turn_greets_nobody():
    call = ScriptedCall()
    for _ in range(5):
        call.client("Oui.").trainee("D'accord je note.")
    call.trainee("Bonjour monsieur.", fam("greeting_intro", "Bonjour"))
    assert isinstance(GREETING.judge(analysed(call)), Missed)


def test_a_commitment_without_its_time_counts_half():
    call = ScriptedCall().trainee(
        "On vous rappellera.", fam("next_step_time", "vous rappellera.", complete=False)
    )
    verdict = Said(kind="said", families=("next_step_time",)).judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.share == 0.5


def test_a_volley_of_formulas_in_one_turn_is_one_formula():
    call = ScriptedCall().trainee(
        "je comprends je suis désolé je vois bien",
        fam("empathy", "je comprends"),
        fam("empathy", "je suis désolé"),
        fam("empathy", "je vois bien"),
    )
    verdict = Said(kind="said", families=("empathy",), at_least=3).judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.share < 0.5


def test_checking_understanding_counts_only_after_an_explanation():
    rule = Said(kind="said", families=("check_understanding",), where="after_explanation")
    empty = ScriptedCall().trainee("C'est clair pour vous ?", fam("check_understanding", "C'est clair"))
    assert isinstance(rule.judge(analysed(empty)), Missed)
    explained = (
        ScriptedCall()
        .trainee("Concrètement " + CHATTY, fam("plain_explanation", "Concrètement"))
        .client("Ah.")
        .trainee("C'est clair pour vous ?", fam("check_understanding", "C'est clair"))
    )
    assert isinstance(rule.judge(analysed(explained)), Met)


def test_topics_are_credited_in_proportion_and_the_missing_ones_named():
    call = ScriptedCall().trainee("Des photos ?", topic("photos", "Des photos"))
    verdict = Asked(kind="asked", besides=("electricity", "leak_stopped")).judge(analysed(call))
    assert isinstance(verdict, Met)
    assert (verdict.share, verdict.values["missing"]) == (0.5, "building manager")


def test_a_topic_the_scenario_does_not_want_is_not_judged():
    assert isinstance(Asked(kind="asked", topics=("gas",)).judge(analysed(ScriptedCall())), NotApplicable)


SAFETY_FIRST = Order(
    kind="order", first=Which(topics=("electricity",)), then=Which(topics=("photos",)), only_if_expected=True
)


def test_papers_before_safety_is_a_fault_that_quotes_both():
    call = (
        ScriptedCall()
        .trainee("Vous avez des photos ?", topic("photos", "des photos"))
        .client("Oui.")
        .trainee("Et le courant est coupé ?", topic("electricity", "le courant"))
    )
    verdict = SAFETY_FIRST.judge(analysed(call))
    assert isinstance(verdict, Fault)
    assert [e.words for e in verdict.evidence] == ["Vous avez des photos ?", "Et le courant est coupé ?"]
    assert [e.found for e in verdict.evidence] == [("des photos",), ("le courant",)]


def test_safety_first_is_met_and_safety_never_is_missed():
    first = ScriptedCall().trainee("Le courant est coupé ?", topic("electricity", "Le courant"))
    assert isinstance(SAFETY_FIRST.judge(analysed(first)), Met)
    assert isinstance(SAFETY_FIRST.judge(analysed(ScriptedCall().trainee("Bon."))), Missed)


NO_PROMISE = Avoided(kind="avoided", families=("over_promising",), instead=("reserves",))


def test_a_promise_kept_out_is_shown_by_the_reserve_that_stands_in_its_place():
    call = (
        ScriptedCall()
        .trainee(CHATTY)
        .client("Vous allez me rembourser ?", moves=("object",))
        .trainee("Je vérifie d'abord vos garanties.", fam("compliant_hedges", "Je vérifie", polarity="good"))
    )
    verdict = NO_PROMISE.judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.evidence[0].words == "Je vérifie d'abord vos garanties."


def test_the_sentence_with_a_sum_that_nothing_explains_is_no_proof_that_nothing_was_promised():
    rule = Avoided(kind="avoided", families=("over_promising",), sums=True)

    def judged(call: ScriptedCall) -> object:
        bank = load_bank("fr")
        return rule.judge(analyse(call.record(), lambda words, c: understand(words, bank, c), Expected()))

    asked = ScriptedCall().trainee(CHATTY).client("Je touche combien ?", moves=("object",))
    verdict = judged(asked.trainee("À peu près vingt-six mille cinq cents, allez."))
    assert isinstance(verdict, ToVerify)
    assert verdict.against
    assert verdict.evidence[0].words == "À peu près vingt-six mille cinq cents, allez."
    told = (
        ScriptedCall()
        .trainee(CHATTY + "je m'en occupe.")
        .client("Vingt-six mille cinq cents, je l'ai payée.")
    )
    assert isinstance(judged(told.trainee("Vingt-six mille cinq cents, d'accord.")), Met)


def test_a_filler_a_number_or_the_clients_own_words_near_a_fault_are_nothing_to_listen_to():
    opinion = Avoided(kind="avoided", families=("driving_advice",))
    near = {"polarity": "bad", "faint": True, "like": "Nurse it home, you'll be fine."}
    said_back = ScriptedCall().client("Un ballon dans la vitrine du boulanger.")
    for call, words in (
        (ScriptedCall(), "Bon, ça va."),
        (ScriptedCall(), "A, B, C, D, 12, 44."),
        (said_back, "Le ballon dans la vitrine du boulanger."),
    ):
        call.trainee(CHATTY, fam("ownership", "je note", polarity="good"))
        call.trainee(words, Hears("family", "driving_advice", words, **near))
        assert isinstance(opinion.judge(analysed(call)), Met), words
    own = "Prenez donc la voiture jusque là-bas."
    heard = ScriptedCall().trainee(CHATTY).trainee(own, Hears("family", "driving_advice", own, **near))
    verdict = opinion.judge(analysed(heard))
    assert isinstance(verdict, ToVerify)
    assert verdict.evidence[0].like == ""


def test_what_is_only_likely_speaks_for_a_trainee_in_practice_and_is_for_a_person_in_an_examination():
    rule = Said(kind="said", families=("empathy",))
    words = "Ça a dû vous faire une sacrée peur."
    likely = Hears("family", "empathy", words, "good", like="ça a dû vous faire peur", likely=True)
    practice = rule.judge(analysed(ScriptedCall().trainee(words, likely)))
    assert isinstance(practice, Met)
    assert practice.evidence[0].perhaps
    examined = ScriptedCall(mode="certification").trainee(words, likely)
    assert isinstance(rule.judge(analysed(examined)), ToVerify)
    question = replace(likely, asks=True)
    assert isinstance(rule.judge(analysed(ScriptedCall().trainee(words, question))), Missed)


def test_a_topic_likely_asked_is_not_said_to_be_open_nor_one_that_the_client_told():
    call = ScriptedCall().trainee("Des photos ?", topic("photos", "Des photos"))
    likely = Hears(
        "topic", "leak_stopped", "ça coule toujours ?", like="ça coule encore", likely=True, asks=True
    )
    call.client("Oui.").trainee("Et là, ça coule toujours ?", likely)
    verdict = Asked(kind="asked", besides=("electricity",)).judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.values["missing"] == "building manager"
    call.client("Le syndic s'appelle Durand.", lines=("fact.syndic.0",))
    told = replace(EXPECTED, told_by={"fact.syndic": frozenset({"building_manager"})})
    verdict = Asked(kind="asked", besides=("electricity",)).judge(analysed(call, told))
    assert isinstance(verdict, Met)
    assert (verdict.share, verdict.values["missing"]) == (1.0, "—")


def test_what_says_back_the_clients_words_is_likely_a_reformulation_and_a_question_is_none():
    rule = Said(kind="said", families=("reformulation",), said_back=True)
    told = "Cambriolage il y a trois jours, la porte-fenêtre du salon entrouverte, une camionnette."
    recap = "Cambriolage il y a trois jours, la porte-fenêtre du salon entrouverte, et une camionnette."
    verdict = rule.judge(analysed(ScriptedCall().client(told).trainee(recap)))
    assert isinstance(verdict, Met)
    assert [(e.words, e.perhaps) for e in verdict.evidence] == [(recap, True)]
    for other in ("La camionnette était entrouverte ?", "Vous avez appelé un serrurier pour la porte."):
        assert isinstance(rule.judge(analysed(ScriptedCall().client(told).trainee(other))), Missed), other


def test_plain_words_are_missed_only_where_a_term_of_the_trade_asked_for_them():
    rule = Said(kind="said", families=("plain_explanation",), occasion="technical")
    assert isinstance(rule.judge(analysed(ScriptedCall().trainee(CHATTY))), NotApplicable)
    term = ScriptedCall().trainee("La franchise est de 150 euros.", fam("jargon", "franchise"))
    assert isinstance(rule.judge(analysed(term)), Missed)


def test_a_sentence_that_is_a_fault_earns_nothing_beside_it():
    said = "Pourquoi si tard, vous auriez dû appeler, je comprends."
    hears = (
        fam("blame_confrontation", "vous auriez dû", polarity="bad"),
        fam("empathy", "je comprends.", polarity="good"),
    )
    rule = Said(kind="said", families=("empathy",))
    assert isinstance(rule.judge(analysed(ScriptedCall().trainee(said, *hears))), Missed)


def test_silence_is_no_merit():
    assert isinstance(NO_PROMISE.judge(analysed(ScriptedCall().trainee("Oui."))), Missed)


def test_what_the_second_ear_doubts_is_for_a_person_to_hear_and_no_fault():
    said = "Vous serez remboursée, si l'expert le dit."
    promise = Hears("family", "over_promising", "Vous serez remboursée,", "bad")
    assert isinstance(NO_PROMISE.judge(analysed(ScriptedCall().trainee(said, promise))), Fault)
    doubted = replace(promise, faint=True)
    assert isinstance(NO_PROMISE.judge(analysed(ScriptedCall().trainee(said, doubted))), ToVerify)


def test_a_few_hard_words_are_tolerated_and_more_are_not():
    rule = Avoided(kind="avoided", families=("negative_words",), allowed=1)
    taken_on = fam("ownership", "je note tout cela", polarity="good")
    call = ScriptedCall().trainee(CHATTY, taken_on)
    call.trainee("Pas de souci.", fam("negative_words", "Pas de souci."))
    assert isinstance(rule.judge(analysed(call)), Met)
    call.trainee("Pas de problème.", fam("negative_words", "Pas de problème."))
    assert isinstance(rule.judge(analysed(call)), Fault)


def test_jargon_is_explained_in_the_same_turn_or_the_next():
    rule = Explained(kind="explained")
    call = ScriptedCall().trainee("La vétusté s'applique.", fam("jargon", "vétusté"))
    assert isinstance(rule.judge(analysed(call)), Missed)
    call.client("La quoi ?").trainee(
        "C'est-à-dire la perte de valeur.", fam("plain_explanation", "C'est-à-dire")
    )
    assert isinstance(rule.judge(analysed(call)), Met)
    assert isinstance(rule.judge(analysed(ScriptedCall().trainee("Bonjour."))), NotApplicable)


def test_a_wrong_statement_is_a_fault_unless_it_is_put_right():
    rule = Stated(kind="stated")
    call = ScriptedCall().trainee("Donc c'était mardi soir.", fact("date", "mardi soir.", right=False))
    assert isinstance(rule.judge(analysed(call)), Fault)
    call.client("Non, hier.").trainee("Hier matin, pardon.", fact("date", "Hier matin,", right=True))
    assert isinstance(rule.judge(analysed(call)), Met)


def test_hidden_facts_are_shown_by_the_turn_that_earned_them():
    call = ScriptedCall().trainee("Qui vit avec vous ?").earned("baby", "household").client("Un bébé.")
    verdict = Earned(kind="earned").judge(analysed(call))
    assert isinstance(verdict, Met)
    assert (verdict.share, verdict.evidence[0].words) == (0.5, "Qui vit avec vous ?")


def cue_call(*answers: ScriptedCall) -> ScriptedCall:
    return ScriptedCall().mood(1, 8, 4).client("Il y a un bébé dans cette chambre !")


CUES = AnsweredCues(kind="answered_cues")


def test_a_cue_answered_in_the_second_turn_is_answered():
    call = (
        cue_call()
        .trainee("Bien.")
        .client("Et donc ?")
        .trainee("Je comprends.", fam("empathy", "Je comprends."))
    )
    verdict = CUES.judge(analysed(call))
    assert isinstance(verdict, Met)
    assert [e.speaker for e in verdict.evidence] == ["client", "trainee"]


def test_a_cue_answered_in_the_fourth_turn_is_not():
    call = cue_call()
    for _ in range(3):
        call.trainee("Bien.")
    call.trainee("Je comprends.", fam("empathy", "Je comprends."))
    assert isinstance(CUES.judge(analysed(call)), Missed)


def test_the_same_formula_for_the_third_time_answers_nothing():
    call = ScriptedCall()
    for _ in range(3):
        call.mood(1, 8, 4).client("C'est terrible.").trainee("Je comprends.", fam("empathy", "Je comprends."))
        call.mood(1, 1, 4)
        for _ in range(3):
            call.client("Oui.").trainee("Bien, je note.")
    verdict = CUES.judge(analysed(call, Expected(mood=Mood(1, 1, 5))))
    assert isinstance(verdict, Met)
    assert round(verdict.share, 2) == 0.67


def test_a_hold_with_manners_is_credited_and_one_without_is_not():
    rule = HoldManners(kind="hold_manners")
    rude = ScriptedCall().trainee("Attendez.").hold(30.0).trainee("Bon.")
    assert isinstance(rule.judge(analysed(rude)), Missed)
    asked = ScriptedCall().trainee("Puis-je vous mettre en attente ?", fam("hold_permission", "Puis-je vous"))
    half = rule.judge(analysed(asked.hold(30.0).trainee("Merci.", fam("hold_thanks", "Merci."))))
    assert isinstance(half, Met)
    assert half.share == 0.5
    polite = ScriptedCall().trainee(
        "Puis-je vous mettre en attente une minute le temps de vérifier ?",
        fam("hold_permission", "Puis-je vous"),
        fam("hold_duration", "une minute"),
        fam("hold_reason", "le temps de vérifier"),
    )
    whole = rule.judge(analysed(polite.hold(30.0).trainee("Merci.", fam("hold_thanks", "Merci."))))
    assert isinstance(whole, Met)
    assert whole.share == 1
    assert isinstance(rule.judge(analysed(ScriptedCall())), NotApplicable)


def test_one_interruption_is_human_and_three_are_a_fault():
    rule = Uninterrupted(kind="uninterrupted", most=1)
    call = ScriptedCall().trainee(CHATTY)
    for _ in range(3):
        call.client("Et alors l'eau est arrivée dans la chambre du", complete=False).trainee(
            "Oui bon.", after=-0.8
        )
    verdict = rule.judge(analysed(call))
    assert isinstance(verdict, Fault)
    assert {e.speaker for e in verdict.evidence} == {"client", "trainee"}
    once = (
        ScriptedCall()
        .trainee(CHATTY)
        .client("Et alors l'eau", complete=False)
        .trainee("Oui bon.", after=-0.8)
        .client("Je disais.")
    )
    assert isinstance(rule.judge(analysed(once)), Met)


def test_a_measure_outside_its_band_is_missed_and_never_a_fault():
    rule = Measured(kind="measured", what="response_gap", most=1.8)
    slow = ScriptedCall().client("Alors ?").trainee(CHATTY, after=4.0)
    assert isinstance(rule.judge(analysed(slow)), Missed)
    quick = ScriptedCall().client("Alors ?").trainee(CHATTY, after=0.7)
    verdict = rule.judge(analysed(quick))
    assert isinstance(verdict, Met)
    assert verdict.values["value"] == "0,7 s"


def test_a_typing_trainee_has_no_pace_to_judge():
    typing = ScriptedCall().client("Alors ?").trainee(CHATTY, after=30.0, typed=True)
    for what in ("response_gap", "words_per_minute", "talk_share", "thinking_silences"):
        assert isinstance(Measured(kind="measured", what=what, most=1).judge(analysed(typing)), NotApplicable)


def test_unclear_words_are_for_a_person_to_decide():
    call = ScriptedCall().trainee("bonjour", fam("greeting_intro", "bonjour"), probability=0.3)
    assert isinstance(GREETING.judge(analysed(call)), ToVerify)


def test_declining_to_promise_is_the_best_proof_that_nothing_was_promised():
    call = (
        ScriptedCall()
        .trainee(CHATTY)
        .trainee(
            "Je ne peux pas vous promettre une date.",
            fam("over_promising", "ne peux pas vous promettre", denied=True),
        )
    )
    verdict = NO_PROMISE.judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.evidence[0].words == "Je ne peux pas vous promettre une date."


@pytest.mark.parametrize("text", ["D'accord. Et ensuite ?", "Je vois.", "C'est noté.", "Oui, je vous suis."])
def test_a_mere_agreement_reformulates_nothing(text):
    rule = Said(kind="said", families=("reformulation",))
    record = ScriptedCall().trainee(text).record()
    heard = analyse(record, lambda words, context: understand(words, load_bank("fr"), context), Expected())
    assert any(placed.act.does("short_answer") for placed in heard.acts)
    assert isinstance(rule.judge(heard), Missed)


def test_a_recap_has_something_to_recap():
    rule = Said(kind="said", families=("reformulation",), turn_words=12)
    call = ScriptedCall().trainee("Je récapitule.", fam("reformulation", "Je récapitule."))
    assert isinstance(rule.judge(analysed(call)), Missed)


OWN_WORDS = OwnWords(kind="own_words")


def test_a_string_of_formulas_is_a_recitation_and_earns_nothing():
    call = (
        ScriptedCall()
        .client("Oui ?")
        .trainee(
            "Je comprends si je comprends bien je m'en occupe concrètement sous huit jours",
            fam("empathy", "Je comprends", polarity="good"),
            fam("reformulation", "si je comprends bien", polarity="good"),
            fam("ownership", "je m'en occupe", polarity="good"),
            fam("plain_explanation", "concrètement", polarity="good"),
            fam("next_step_time", "sous huit jours", polarity="good"),
        )
    )
    verdict = OWN_WORDS.judge(analysed(call))
    assert isinstance(verdict, Fault)
    assert isinstance(Said(kind="said", families=("ownership",)).judge(analysed(call)), Missed)


def test_a_formula_for_every_answer_is_a_recitation():
    call = ScriptedCall().trainee("Bonjour.")
    for _ in range(7):
        call.client("Il y a de l'eau partout.").trainee(
            "Je comprends.", fam("empathy", "Je comprends.", polarity="good")
        )
    assert isinstance(OWN_WORDS.judge(analysed(call)), Fault)


def test_a_formula_with_a_question_is_no_recitation():
    call = ScriptedCall().trainee("Bonjour.")
    for i in range(7):
        call.client("Il y a de l'eau partout.").trainee(
            f"Je comprends. Et le courant numéro {i} est-il coupé chez vous ?",
            fam("empathy", "Je comprends.", polarity="good"),
            topic("electricity", "le courant"),
        )
    assert isinstance(OWN_WORDS.judge(analysed(call)), Met)


def test_who_is_calling_is_shown_by_the_question_that_asks_it_most_plainly():
    call = ScriptedCall()
    call.trainee("Et ce monsieur, vous avez son nom ?", topic("identity", "nom"))
    mine = (topic("identity", "votre nom"), topic("contract_number", "votre numéro de contrat"))
    call.client("Non.").trainee("Bien. Votre numéro, et votre nom et votre numéro de contrat ?", *mine)
    verdict = Said(kind="said", topics=("identity", "contract_number")).judge(analysed(call))
    assert isinstance(verdict, Met)
    assert [quote.words for quote in verdict.evidence] == [
        "Votre numéro, et votre nom et votre numéro de contrat ?"
    ]
    first = Which(topics=("identity", "contract_number"))
    order = Order(kind="order", first=first, then=Which(families=("next_step_time",)))
    ordered = order.judge(analysed(call))
    assert isinstance(ordered, Met)
    assert ordered.evidence[0].words.startswith("Votre numéro")


def test_a_question_that_the_second_ear_doubts_shows_it_only_where_no_other_does():
    doubted = replace(topic("identity", "nom"), faint=True)
    call = ScriptedCall().trainee("Le médicament, vous avez son nom ?", doubted)
    rule = Said(kind="said", topics=("identity",))
    alone = rule.judge(analysed(call))
    assert isinstance(alone, Met)
    assert alone.evidence[0].perhaps
    call.client("Non.").trainee("Et le vôtre, votre nom ?", topic("identity", "votre nom"))
    both = rule.judge(analysed(call))
    assert isinstance(both, Met)
    assert [quote.words for quote in both.evidence] == ["Et le vôtre, votre nom ?"]


def test_what_the_opening_told_need_not_be_asked_and_is_shown_with_its_words():
    expected = replace(
        EXPECTED,
        must_ask=("date", "photos"),
        told_by={"opening.2": frozenset({"date"})},
        labels={"date": "Date et heure", "photos": "Photos"},
    )
    call = ScriptedCall().client("Mon toit fuit depuis hier.", moves=("opening",), lines=("opening.2",))
    call.trainee("Vous avez des photos ?", topic("photos", "des photos ?"))
    verdict = Asked(kind="asked").judge(analysed(call, expected))
    assert isinstance(verdict, Met)
    assert (verdict.share, verdict.values["wanted"]) == (1.0, "1")
    assert verdict.values["told_besides"] == "Date et heure (« Mon toit fuit depuis hier. »)"
    call = ScriptedCall().client("Mon toit fuit.", moves=("opening",), lines=("opening.1",))
    call.trainee("Vous avez des photos ?", topic("photos", "des photos ?"))
    assert Asked(kind="asked").judge(analysed(call, expected)).values["missing"] == "Date et heure"
