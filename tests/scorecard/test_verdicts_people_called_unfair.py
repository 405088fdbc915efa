"""What people who knew the trade called unfair or wrong in their own scorecards, each by kind."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from written_calls import EXPECTED, analysed, fact, fam, topic

from voicesim.analysis.call import Expected
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.call.events import HungUp
from voicesim.client.conformity import CriticalError
from voicesim.scorecard.check_sentence import check_sentence
from voicesim.scorecard.critical import critical_errors
from voicesim.scorecard.left_open import left_open
from voicesim.scorecard.report.knowledge import knowledge
from voicesim.scorecard.rubric import Check, load_rubric
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.earned import Earned
from voicesim.scorecard.rules.explained import Explained
from voicesim.scorecard.rules.order import Order, Which
from voicesim.scorecard.rules.said import Said
from voicesim.scorecard.rules.stated import Stated
from voicesim.scorecard.verdict import Fault, Met, Missed, NotApplicable, ToVerify, Verdict

OWNERSHIP = Said(kind="said", families=("ownership",), own_dated=("je", "j", "i"))


def step(words: str, *, dated: bool = True) -> Hears:
    return fam("next_step_time", words, polarity="good", complete=dated)


def judged(rule: Said, call: ScriptedCall, expected: Expected = EXPECTED) -> Verdict:
    return rule.judge(analysed(call, expected))


@pytest.mark.parametrize(
    "said", ["je vous rappelle jeudi avant midi", "j'vous rappelle demain", "I'll ring you Thursday at ten"]
)
def test_who_says_i_call_you_back_on_thursday_takes_the_file_in_hand(said: str) -> None:
    assert isinstance(judged(OWNERSHIP, ScriptedCall().trainee(said, step(said))), Met)


@pytest.mark.parametrize(
    ("said", "dated"),
    [
        ("je vous rappelle", False),
        ("on vous rappelle jeudi avant midi", True),
        ("envoyez-moi les photos avant vendredi", True),
    ],
)
def test_a_vague_step_or_somebody_elses_takes_nothing_in_hand(said: str, dated: bool) -> None:
    call = ScriptedCall().trainee(said, step(said, dated=dated))
    assert isinstance(judged(OWNERSHIP, call), Missed)


def test_a_step_announced_for_two_days_takes_nothing_in_hand() -> None:
    call = ScriptedCall()
    for said in ("je vous rappelle demain avant midi.", "je vous rappelle vendredi avant midi."):
        call.client("Oui ?").trainee(said, step(said))
    analysis = analysed(call)
    commits = [act for act in analysis.acts if act.act.does("commits")]
    broken = replace(analysis, contradicted=((commits[0], commits[1]),))
    assert isinstance(OWNERSHIP.judge(broken), Missed)


def test_identity_asked_in_a_rude_sentence_was_asked_and_both_checks_say_so() -> None:
    said = "Calmez-vous, donnez-moi votre nom et on avance."
    hears = (fam("rudeness", "Calmez-vous,", polarity="bad"), topic("identity", "votre nom"))
    analysis = analysed(ScriptedCall().trainee(said, *hears))
    assert isinstance(Said(kind="said", roles=("identifies",)).judge(analysis), Met)
    order = Order(kind="order", first=Which(roles=("identifies",)), then=Which(families=("jargon",)))
    assert isinstance(order.judge(analysis), Met)


def test_a_likely_question_that_the_client_took_for_another_is_for_a_person_to_decide() -> None:
    likely = Hears("topic", "identity", "et Ruth veut bien ?", like="qui êtes-vous", likely=True, asks=True)
    known = replace(EXPECTED, told_by={"ask.identity": frozenset({"identity"})})
    for line, verdict in (("ask.identity.1", Met), ("right.kept.1", ToVerify)):
        call = ScriptedCall().trainee("et Ruth veut bien ?", likely).client("Oui.", lines=(line,))
        assert isinstance(judged(Said(kind="said", roles=("identifies",)), call, known), verdict)


@pytest.mark.parametrize(("reason", "verdict"), [("hang_up", NotApplicable), ("goodbye_curt", Missed)])
def test_nobody_closes_a_call_on_which_the_client_hangs_up(reason: str, verdict: type) -> None:
    call = ScriptedCall().trainee("Il n'est pas là.").client("Au revoir.")
    analysis = analysed(call)
    hung_up = HungUp(analysis.record.duration, "client", reason)
    record = replace(analysis.record, events=(*analysis.record.events, hung_up))
    rule = Said(kind="said", families=("closing",), where="closing")
    assert isinstance(rule.judge(replace(analysis, record=record)), verdict)


def test_a_recap_in_so_many_words_is_shown_before_one_that_is_only_likely() -> None:
    recap = "Donc je vous résume : la fissure côté volant, votre garage demain, et mon appel jeudi matin."
    papers = "Envoyez-moi une photo du pare-brise et la carte grise par mail ce soir, s'il vous plaît."
    rule = Said(kind="said", families=("recap", "next_step_time"), where="closing", turn_words=12)
    call = ScriptedCall().trainee(recap, fam("recap", "je vous résume", polarity="good")).client("Oui.")
    call.trainee(papers, fam("recap", papers, polarity="good", like="envoyez", likely=True))
    verdict = judged(rule, call)
    assert isinstance(verdict, Met)
    assert [one.words for one in verdict.evidence] == [recap]


def test_a_question_in_the_clients_words_says_nothing_back_and_neither_does_an_order() -> None:
    rule = Said(kind="said", families=("reformulation",), said_back=True)
    told = "Le voisin du dessous a vu quelque chose de louche, la camionnette blanche devant la maison."
    asked = "Le voisin du dessous a vu la camionnette blanche devant la maison ?"
    ordered = "Notez la camionnette blanche devant la maison, dessous, et quelque chose de louche."
    for said, hears in (
        (asked, Hears("topic", "witnesses", asked, asks=True)),
        (ordered, fam("instruction", "Notez")),
    ):
        assert isinstance(judged(rule, ScriptedCall().client(told).trainee(said, hears)), Missed), said
    both = "Le voisin du dessous, la camionnette blanche devant la maison, et vous étiez là ?"
    there = Hears("topic", "witnesses", "et vous étiez là ?", asks=True)
    assert isinstance(judged(rule, ScriptedCall().client(told).trainee(both, there)), Met)


def test_a_recap_that_denies_what_was_told_is_not_right_though_the_client_says_yes() -> None:
    known = replace(EXPECTED, betrays={"pan": ("jetée", "poubelle")})
    recap = "Donc rien de jetée, c'est bien ça ?"
    right = fact("nothing_thrown", "rien de jetée,", right=True)
    checked = fam("reformulation", "c'est bien ça ?", polarity="good")
    call = ScriptedCall().trainee("Et la casserole ?").client("Je l'ai mise à la poubelle.")
    call.earned("pan", "pan").trainee(recap, right, checked).client("C'est ça.", moves=("confirm",))
    assert isinstance(Stated(kind="stated").judge(analysed(call, known)), ToVerify)
    order = ScriptedCall().trainee("Ne jetez rien.", fact("nothing_thrown", "Ne jetez rien.", right=True))
    assert isinstance(Stated(kind="stated").judge(analysed(order, known)), Met)


def test_a_term_that_the_client_used_first_needs_no_explanation() -> None:
    term = fam("jargon", "franchise")
    client = ScriptedCall().client("Alors, y a une franchise ou pas ?").trainee("75 euros de franchise", term)
    verdict = Explained(kind="explained").judge(analysed(client))
    assert isinstance(verdict, NotApplicable)
    assert verdict.reason == "jargon_of_client"
    own = ScriptedCall().client("Et combien ?").trainee("75 euros de franchise", term)
    assert isinstance(Explained(kind="explained").judge(analysed(own)), Missed)


def test_what_a_question_only_touched_is_not_said_to_have_been_asked() -> None:
    known = replace(
        EXPECTED,
        facts=("baby", "key"),
        told_by=dict.fromkeys(("fact.key", "ask.callback_number"), frozenset({"callback_number"})),
    )
    for line, values in (
        ("ask.callback_number.1", ("touched", "passed_over")),
        ("objection.pays.1", ("passed_over", "touched")),
    ):
        asks = Hears("topic", "callback_number", "sur ce numéro ?", asks=True)
        call = ScriptedCall().trainee("Qui vit avec vous ?").earned("baby", "household").client("Un bébé.")
        call.trainee("Je vous rappelle sur ce numéro ?", asks).client("Oui.", lines=(line,))
        verdict = Earned(kind="earned").judge(analysed(call, known))
        assert isinstance(verdict, Met)
        assert [verdict.values[name] for name in values] == ["key", ""]
        assert verdict.values["wanted"] == "1"


def test_a_lone_word_of_a_client_is_shown_with_what_stands_before_it() -> None:
    call = ScriptedCall().trainee("Bonjour.")
    call.client("Je veux parler au responsable. Maintenant.", moves=("supervisor",)).trainee("Non.")
    (one,) = left_open(analysed(call, Expected())) or ()
    assert one.evidence.words == "Je veux parler au responsable. Maintenant."


def checks() -> list[Check]:
    rubrics = [load_rubric(id, language) for id in ("fnol", "complaint") for language in ("fr", "en")]
    return [check for rubric in rubrics for one in rubric.criteria for check in one.checks]


def test_the_reason_of_a_half_names_the_part_that_this_check_wants() -> None:
    half = Met(analysed_greeting().evidence, share=0.5)
    for check in checks():
        if "{count}" not in check.sentences.met and "{value}" not in check.sentences.met:
            sentence = check_sentence("fr", check, half, typed=True)
            assert "le délai, une vraie question" not in sentence
            assert sentence != check.sentences.met
    named = [check for check in checks() if check.id in ("greeting", "acknowledged", "understanding_checked")]
    assert len({check.sentences.half for check in named}) == 6


def analysed_greeting() -> Met:
    call = ScriptedCall().trainee("Bonjour.", fam("greeting_intro", "Bonjour."))
    verdict = judged(Said(kind="said", families=("greeting_intro",)), call)
    assert isinstance(verdict, Met)
    return verdict


def test_a_call_back_is_no_entry_into_the_contract() -> None:
    rule = next(check.rule for check in checks() if check.id == "identified_first")
    call = ScriptedCall().trainee("Je vous rappelle à minuit dix.", step("Je vous rappelle à minuit dix."))
    call.client("Bon.").trainee("C'est à quel nom ?", topic("identity", "à quel nom ?"))
    assert isinstance(rule.judge(analysed(call)), Met)
    early = ScriptedCall().trainee("C'est-à-dire ?", fam("plain_explanation", "C'est-à-dire"))
    early.client("Ah.").trainee("C'est à quel nom ?", topic("identity", "à quel nom ?"))
    assert isinstance(rule.judge(analysed(early)), Fault)


@pytest.mark.parametrize(
    ("family", "said"),
    [("cover_refusal", "C'est pas couvert, ça."), ("evidence_loss_advice", "Jetez tout ça à la poubelle.")],
)
def test_a_fault_is_called_by_what_was_said_and_not_by_all_that_it_might_have_been(
    family: str, said: str
) -> None:
    check = next(one for one in checks() if one.id == "no_opinion")
    call = ScriptedCall().trainee(said, fam(family, said, polarity="bad"))
    sentence = check_sentence("fr", check, check.rule.judge(analysed(call)), typed=True)
    assert sentence == check.sentences.faults[family]
    assert ("preuve" in sentence) == (family == "evidence_loss_advice")


def test_what_the_client_told_at_once_is_not_counted_as_learnt() -> None:
    call = ScriptedCall().client("De l'eau partout !").earned("water", "opening").trainee("Qui dort là ?")
    call.client("Un bébé.").earned("baby", "household", "Qui dort là ?")
    facts = [
        SimpleNamespace(id=id, told=told, sentence=id)
        for id, told in (("water", "opening"), ("baby", "asked"), ("key", "trust"))
    ]
    known = knowledge(call.record(), facts)
    assert [one.said for one in known.learnt] == ["Un bébé."]
    assert [one.said for one in known.told_at_once] == ["De l'eau partout !"]
    assert known.hidden == ("key",)


def test_a_request_for_papers_that_is_only_like_a_summary_counts_half() -> None:
    rule = Said(kind="said", families=("recap",), where="closing", turn_words=8)
    papers = "Envoyez-moi donc l'estimation des bijoux et le récépissé,"
    like = fam("recap", papers, polarity="good", like="vous m'envoyez")
    vague = ScriptedCall().trainee(f"{papers} et je vous rappelle.", like)
    dated = ScriptedCall().trainee(
        f"{papers} et je vous rappelle jeudi.", like, step("je vous rappelle jeudi.")
    )
    shares = [
        verdict.share for verdict in map(rule.judge, map(analysed, (vague, dated))) if verdict.name == "met"
    ]
    assert shares == [0.5, 1.0]


def test_of_answers_that_were_not_understood_nobody_says_none_of_none() -> None:
    call = ScriptedCall().mood(1, 8, 4).client("Il y a un bébé dans cette chambre !")
    call.trainee("Oh ben ça alors, un bout de chou là-dedans.").client("Oui...")
    verdict = AnsweredCues(kind="answered_cues").judge(analysed(call))
    assert isinstance(verdict, ToVerify)
    assert (verdict.values["count"], verdict.values["wanted"]) == ("0", "1")


@pytest.mark.parametrize(
    ("said", "reported"),
    [
        ("You're fit to fly, I'd say.", False),
        ("And the certificate that says you're fit to fly, have they given you one yet?", True),
    ],
)
def test_only_what_one_says_oneself_is_a_critical_error_for_certain(said: str, reported: bool) -> None:
    error = CriticalError(id="flying", kind="customer", sentence="…", heard=("statement:fly_ok=wrong",))
    told = Hears("statement", "fly_ok", "fit to fly,", right=False, reported=reported)
    found, undecided = critical_errors(analysed(ScriptedCall().trainee(said, told)), [error], "en")
    assert (len(found), len(undecided)) == ((0, 1) if reported else (1, 0))
