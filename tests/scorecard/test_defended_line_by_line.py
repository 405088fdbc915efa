"""What a score hangs on: what could be judged, words that are about it, and each act once."""

from __future__ import annotations

import pytest
from written_calls import analysed, average_call, fact, fam, good_call, scored, topic

from voicesim.analysis.scripted import ScriptedCall
from voicesim.scorecard.rules.avoided import Avoided
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.said import Said
from voicesim.scorecard.verdict import Fault, Met, NotApplicable, ToVerify

NO_REPROACH = Avoided(kind="avoided", families=("blame_confrontation", "accusation", "rudeness"))
LONG = "je regarde avec vous tous les éléments de votre contrat et je note ce que vous me dites " * 2
"""Words enough for an absence to mean something."""


def test_a_criterion_of_which_little_could_be_judged_counts_for_little():
    card = scored(average_call())
    weights = {c.id: c.weight for c in card.criteria if c.share is not None}
    assert sum(weights.values()) == pytest.approx(100)
    for criterion in card.criteria:
        possible = sum(check.possible for check in criterion.checks)
        judged = sum(check.possible for check in criterion.checks if check.counts)
        assert criterion.judged == pytest.approx(judged / possible)
    whole = next(c for c in card.criteria if c.judged == 1)
    part = next(c for c in card.criteria if 0 < c.judged < 1)
    given = {c.id: c.weight / c.judged for c in (whole, part)}
    wanted = {"accueil": 10, "questionnement": 15, "ecoute": 15, "empathie": 15, "clarte": 20}
    wanted |= {"conformite": 10, "solution": 10, "cloture": 5}
    assert given[part.id] / given[whole.id] == pytest.approx(wanted[part.id] / wanted[whole.id])


def doubted(typed: bool) -> str:
    call = ScriptedCall().trainee(LONG, fam("open_questions", "je note"), typed=typed)
    call.trainee(
        "Vous exagérez un peu là non ?",
        fam("rudeness", "Vous exagérez", polarity="bad", faint=True),
        typed=typed,
    )
    (line,) = (item.sentence for item in scored(call).unjudged if item.id == "no_reproach")
    return line


def test_of_a_typed_call_nobody_says_that_it_has_to_be_listened_to():
    assert "à l'oreille" in doubted(typed=False)
    assert "à l'oreille" not in doubted(typed=True)
    assert "en relisant" in doubted(typed=True)


def test_what_was_kept_out_is_proved_by_how_much_was_read_and_not_by_a_sentence_about_something_else():
    call = ScriptedCall().trainee(LONG, topic("photos", "éléments")).client("Vous payez ?", moves=("object",))
    call.trainee("Avez-vous des photos ?", topic("photos", "des photos"))
    verdict = NO_REPROACH.judge(analysed(call))
    assert isinstance(verdict, Met)
    assert verdict.evidence == ()
    assert verdict.read == 2
    (line,) = (c for criterion in scored(call).criteria for c in criterion.checks if c.id == "no_reproach")
    assert line.sentence.endswith("(phrases relues : 2).")


def test_a_sentence_that_may_be_a_fault_proves_no_merit():
    words = "Vous exagérez beaucoup, je m'en occupe avant ce soir."
    offer = fam("ownership", "je m'en occupe", polarity="good")
    for faint in (False, True):
        blame = fam("blame_confrontation", "Vous exagérez beaucoup,", polarity="bad", faint=faint)
        call = ScriptedCall().mood(8, 2, 2).client("C'est une honte !").trainee(words, offer, blame)
        assert not isinstance(Said(kind="said", families=("ownership",)).judge(analysed(call)), Met)
        assert not isinstance(AnsweredCues(kind="answered_cues").judge(analysed(call)), Met)


def test_likely_words_are_shown_only_where_sure_ones_do_not_do():
    ownership = Said(kind="said", families=("ownership",))
    likely = fam("ownership", "je vous suis là.", polarity="good", like="je vous aide", likely=True)
    call = ScriptedCall().trainee("Alors oui, je vous suis là.", likely)
    alone = ownership.judge(analysed(call))
    assert isinstance(alone, Met)
    assert alone.evidence[0].perhaps
    call.trainee("J'ouvre votre dossier.", fam("ownership", "J'ouvre votre dossier."))
    both = ownership.judge(analysed(call))
    assert isinstance(both, Met)
    assert [e.words for e in both.evidence] == ["J'ouvre votre dossier."]


def test_a_sure_find_outweighs_what_may_be_a_fault_in_the_same_sentence_unless_it_asks():
    def verdict(sentence: str) -> object:
        right = fact("since", "Neuf jours,", True)
        faint = fam("blame_confrontation", "vous traînez", polarity="bad", faint=True)
        call = ScriptedCall().trainee(LONG, topic("photos", "éléments")).trainee(sentence, right, faint)
        return NO_REPROACH.judge(analysed(call))

    assert isinstance(verdict("Neuf jours, disons que vous traînez la jambe."), Met)
    assert isinstance(verdict("Neuf jours, et vous traînez pour appeler ?"), ToVerify)


def test_the_same_words_are_charged_once_by_the_graver_check_and_the_other_says_so():
    words = "C'est le voisin qui paiera, promis."
    both = (
        fact("origin", "C'est le voisin qui paiera,", False),
        fam("over_promising", "voisin qui paiera, promis."),
    )
    checks = {c.id: c for k in scored(good_call().trainee(words, *both)).criteria for c in k.checks}
    assert isinstance(checks["no_promise"].verdict, Fault)
    assert isinstance(checks["facts_right"].verdict, (NotApplicable, Fault))
    apart = ScriptedCall().trainee(LONG, topic("photos", "éléments"))
    apart.trainee("Je vous le promets.", fam("over_promising", "vous le promets."))
    apart.trainee("L'eau vient de chez vous.", fact("origin", "L'eau vient de chez vous.", False))
    two = {c.id: c for k in scored(apart).criteria for c in k.checks}
    assert isinstance(two["no_promise"].verdict, Fault)
    assert isinstance(two["facts_right"].verdict, Fault)
    same = ScriptedCall().trainee(LONG, topic("photos", "éléments"))
    same.trainee(words, fact("origin", words, False), fam("over_promising", words))
    one = {c.id: c for k in scored(same).criteria for c in k.checks}
    assert isinstance(one["no_promise"].verdict, Fault)
    assert isinstance(one["facts_right"].verdict, NotApplicable)
    assert "Vous promettez ce qui n'est pas encore établi" in one["facts_right"].sentence


def test_an_asked_tag_checks_understanding_by_half_and_only_where_it_is_asked():
    rule = Said(kind="said", families=("check_understanding",), tags=("acknowledgement",))

    def share(sentence: str, *, asks: bool) -> float:
        tag = fam("acknowledgement", sentence.split()[-1], asks=asks)
        verdict = rule.judge(analysed(ScriptedCall().trainee(sentence, tag)))
        return verdict.share if isinstance(verdict, Met) else 0.0

    assert share("Vous ne touchez à rien jusqu'à demain, d'accord?", asks=True) == 0.5
    assert share("Vous ne touchez à rien, d'accord.", asks=False) == 0.0
    assert share("d'accord?", asks=True) == 0.0
