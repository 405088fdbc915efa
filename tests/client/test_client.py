"""The caller answers what is asked, keeps back the rest, and is the same caller every time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from callers import HELLO, Conversation, call, scenario_of, worded
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client import memory
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.client.state import (
    Decision,
    HoldEnded,
    Intention,
    Monologue,
    PickedUp,
    Silence,
    TraineeTurn,
)
from voicesim.client.wording import load_stock
from voicesim.text.words import typed

SCENARIOS = [path.stem for path in scenario_files()]

GOOD = {
    "FR03": [
        HELLO["fr"],
        "Je comprends que ce soit inquiétant. Y a-t-il de l'électricité près de l'eau ?",
        "Est-ce que la fuite est arrêtée ?",
        "Quels sont votre nom et votre numéro de contrat, s'il vous plaît ?",
        "Quand l'avez-vous constaté ?",
        "D'où vient l'eau ?",
        "Êtes-vous locataire ou propriétaire ?",
        "D'autres logements sont-ils touchés ?",
        "Avez-vous rempli un constat dégât des eaux ?",
        "Le syndic est-il prévenu ?",
        "Quels biens sont touchés ?",
        "Le logement est-il habitable ?",
        "Avez-vous des photos ?",
        "Je vous rappelle demain avant midi.",
        "Au revoir, bonne journée.",
        "Au revoir.",
    ]
}


def test_the_client_says_why_they_call_once_greeted() -> None:
    conversation = call(turns=[HELLO["fr"]])
    assert conversation.moves == ["opening"]
    assert "plafond" in conversation.lines[0].text


def test_the_client_waits_to_be_greeted_then_says_hello() -> None:
    conversation = call()
    assert conversation.lines == []
    conversation.happens(Silence(4 * SAMPLE_RATE, 4 * SAMPLE_RATE))
    assert conversation.moves == ["allo"]


def test_only_the_fact_whose_topic_is_asked_is_told() -> None:
    conversation = call(turns=[HELLO["fr"], "Y a-t-il de l'électricité près de l'eau ?"])
    assert conversation.facts == ["ceiling_lamp"]


def test_small_talk_earns_no_fact() -> None:
    conversation = call(
        turns=[HELLO["fr"], "Je comprends.", "D'accord.", "Très bien, je note.", "Je m'en occupe."]
    )
    assert conversation.facts == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_nothing_hidden_is_in_the_opening(scenario: str) -> None:
    for seed in range(6):
        conversation = call(scenario, seed, ["Bonjour, hello"])
        assert conversation.facts == []


def test_a_fact_told_in_trust_is_dodged_until_the_trust_is_there() -> None:
    conversation = call(turns=[HELLO["fr"], "Depuis quand y a-t-il une tache ?"])
    assert "earlier_stain" not in conversation.facts
    conversation = call(
        turns=[
            HELLO["fr"],
            "Je comprends votre inquiétude. Y a-t-il de l'électricité près de l'eau ?",
            "Quand l'avez-vous constaté ?",
            "Depuis combien de temps y a-t-il une tache ?",
        ]
    )
    assert "earlier_stain" in conversation.facts


def test_a_wrong_reformulation_is_corrected() -> None:
    conversation = call(turns=[HELLO["fr"]])
    conversation.says("Donc l'eau tombe du plafond de la cuisine.")
    assert conversation.moves[-1] == "correct"
    assert "chambre" in conversation.lines[-1].text.lower()


def test_an_objection_is_raised_insisted_upon_and_settled() -> None:
    conversation = call(turns=[HELLO["fr"], "D'où vient l'eau ?"])
    while "object" not in conversation.moves:
        conversation.says("D'accord, je note.")
    assert "raised:neighbour_pays" in conversation.state.flags
    for question in ("Avez-vous des photos ?", "Êtes-vous locataire ?", "Quels biens sont touchés ?"):
        conversation.says(question)
    assert "insist" in conversation.moves
    conversation.says("Je ne peux pas vous dire qui paiera, c'est trop tôt.")
    assert "settled:neighbour_pays" in conversation.state.flags


def test_a_promise_pleases_now_and_comes_back_later() -> None:
    conversation = call(turns=[HELLO["fr"], "Ne vous inquiétez pas, vous serez intégralement remboursé."])
    assert "pleased" in conversation.moves
    for question in ("Avez-vous des photos ?", "Êtes-vous locataire ?", "Quels biens sont touchés ?"):
        conversation.says(question)
    assert "recall_promise" in conversation.moves


def test_being_asked_twice_annoys() -> None:
    conversation = call(turns=[HELLO["fr"], "Êtes-vous locataire ?"])
    before = conversation.state.mood
    conversation.says("Êtes-vous propriétaire ou locataire ?")
    assert conversation.moves[-1] == "again"
    assert conversation.state.mood.anger > before.anger
    assert conversation.decisions[-1].causes[0].rule == "asked_twice"


def test_a_technical_word_without_explanation_is_asked_about() -> None:
    conversation = call(turns=[HELLO["fr"], "La vétusté sera appliquée."])
    assert conversation.moves[-1] == "jargon"
    assert "vétusté" in conversation.lines[-1].text


def test_blame_hurts_and_empathy_at_the_right_moment_soothes() -> None:
    hurt = call(turns=[HELLO["fr"], "Vous auriez dû nous appeler avant."])
    soothed = call(turns=[HELLO["fr"], "Je comprends votre inquiétude."])
    assert hurt.state.mood.anger > soothed.state.mood.anger
    assert hurt.moves[-1] == "hurt"
    assert soothed.moves[-1] == "comforted"


def test_a_good_call_ends_with_thanks() -> None:
    conversation = call(turns=GOOD["FR03"])
    assert conversation.over
    assert conversation.moves[-1] in ("thank", "goodbye")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_line_is_said_twice_in_a_long_call(scenario: str) -> None:
    language = scenario_of(scenario).language
    topics = {"fr": "Avez-vous des photos ?", "en": "Do you have any photos?"}[language]
    turns = {
        "fr": ["D'accord.", "Je vois.", "Je comprends.", "Très bien, je note cela dans le dossier.", topics],
        "en": ["Okay.", "I see.", "I understand.", "Right, I'm putting that in the file.", topics],
    }[language]
    conversation = call(scenario, 3, [HELLO[language]])
    for number in range(24):
        if not conversation.over:
            conversation.says(f"{turns[number % len(turns)]}")
    short = [line.id for line in conversation.lines if line.id.startswith(("fact", "objection", "opening"))]
    assert len(short) == len(set(short))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_same_seed_gives_the_same_call(scenario: str) -> None:
    turns = [HELLO[scenario_of(scenario).language], *GOOD["FR03"][1:9]]
    first, second = call(scenario, 7, turns), call(scenario, 7, turns)
    assert first.decisions == second.decisions
    assert first.lines == second.lines


def test_another_seed_words_at_least_half_otherwise_and_changes_no_fact() -> None:
    worded = [call(seed=seed, turns=GOOD["FR03"][:13]) for seed in range(8)]
    facts = {tuple(sorted(conversation.facts)) for conversation in worded}
    assert len(facts) == 1
    same = [
        {line.text for line in one.lines} & {line.text for line in other.lines}
        for one, other in pairwise(worded)
    ]
    assert sum(map(len, same)) <= sum(len(one.lines) for one in worded[1:]) / 2


def test_taking_care_of_something_is_no_goodbye() -> None:
    conversation = call("EN01", turns=[HELLO["en"], "I'll take care of it."])
    assert not conversation.over


def test_a_check_of_understanding_is_answered_as_such() -> None:
    early = call(
        turns=[HELLO["fr"], "Je vous explique : chacun déclare à son assureur. Est-ce que c'est clair ?"]
    )
    assert early.moves[-1] == "not_clear"
    late = call(
        turns=[
            HELLO["fr"],
            "Je vous rappelle demain avant midi, et chacun déclare à son assureur.",
            "Est-ce que c'est clair pour vous ?",
        ]
    )
    assert "clear" in late.moves


def test_a_question_that_is_not_understood_is_not_passed_over() -> None:
    conversation = call(turns=[HELLO["fr"], "Combien de giraffes avez-vous peintes en bleu ?"])
    assert conversation.moves[-1] in ("lost", "dont_know")


def test_an_objection_answered_beforehand_is_not_raised() -> None:
    conversation = call(turns=[HELLO["fr"], "Vous pouvez remplir le constat tout seul, sans le voisin."])
    assert "settled:no_report" in conversation.state.flags
    for _ in range(14):
        if not conversation.over:
            conversation.says("Je regarde ce que prévoit votre contrat pour ce type de situation.")
    assert not any(line.id.startswith("objection.no_report") for line in conversation.lines)


def test_an_objection_that_would_give_a_fact_away_waits_for_it() -> None:
    conversation = call("FR07", turns=[HELLO["fr"]])
    for number in range(16):
        if not conversation.over:
            conversation.says(f"Je regarde la page {number} de votre contrat pour vous répondre.")
    assert not any(line.id.startswith("objection.keep_garage") for line in conversation.lines)


@pytest.mark.parametrize("scenario", ["FR03", "FR07", "EN01"])
def test_no_line_at_all_is_repeated_in_forty_turns(scenario: str) -> None:
    asked = {
        "fr": (
            "Je regarde le point numéro {}.",
            "D'accord, je note le point {}.",
            "Avez-vous des photos du point {} ?",
        ),
        "en": ("I'm looking at item {}.", "Okay, I'm noting item {}.", "Do you have photos of item {}?"),
    }[scenario_of(scenario).language]
    conversation = call(scenario, 2, [HELLO[scenario_of(scenario).language]])
    for number in range(36):
        if not conversation.over:
            conversation.says(asked[number % 3 if number < 3 else number % 2].format(number))
    texts = [line.text for line in conversation.lines]
    assert len(texts) == len(set(texts))


def test_forty_hellos_end_the_call() -> None:
    conversation = call()
    for _ in range(40):
        if conversation.over:
            break
        conversation.says("Bonjour.")
    assert conversation.over
    assert conversation.moves[-1] == "idle_hang_up"
    assert conversation.moves.count("opening") == 1


def test_an_insulted_client_says_so_and_then_hangs_up() -> None:
    conversation = call(turns=[HELLO["fr"], "Vous êtes un imbécile.", "Ta gueule, connard.", "Pauvre type."])
    assert conversation.moves[-3:] == ["insulted", "insulted_again", "insulted_hang_up"]
    assert conversation.over


def test_a_french_caller_does_not_follow_english() -> None:
    conversation = call(turns=[HELLO["fr"]])
    for _ in range(6):
        if not conversation.over:
            conversation.says("Good morning, could you please tell me what happened with the water?")
    assert set(conversation.moves[1:]) <= {"foreign", "foreign_hang_up"}
    assert conversation.over
    assert conversation.facts == []


def test_a_trainee_who_says_nothing_is_asked_whether_they_are_there_and_then_left() -> None:
    conversation = call()
    second = 0
    quiet_since = 0
    while not conversation.over and second < 120:
        second += 1
        said = conversation.happens(Silence(second * SAMPLE_RATE, (second - quiet_since) * SAMPLE_RATE))
        quiet_since = second if said else quiet_since
    assert conversation.moves[0] == "allo"
    assert conversation.moves[-1] == "silence_hang_up"
    assert second < 60


def test_an_announced_wait_is_borne_longer_than_a_sudden_silence() -> None:
    announced = call(turns=[HELLO["fr"], "Un instant, je regarde votre dossier."])
    sudden = call(turns=[HELLO["fr"], "Je comprends."])
    silence = Silence(30 * SAMPLE_RATE, 8 * SAMPLE_RATE)
    assert announced.happens(silence) == []
    assert sudden.happens(silence) != []


def test_a_hold_without_a_word_angers_more_than_one_announced() -> None:
    announced = call(
        turns=[HELLO["fr"], "Puis-je vous mettre en attente deux minutes, le temps de vérifier ?"]
    )
    sudden = call(turns=[HELLO["fr"], "Je comprends."])
    assert announced.moves[-1] == "wait"
    before = (announced.state.mood.anger, sudden.state.mood.anger)
    for conversation in (announced, sudden):
        conversation.happens(HoldEnded(60 * SAMPLE_RATE, 30 * SAMPLE_RATE))
    assert sudden.state.mood.anger - before[1] > announced.state.mood.anger - before[0]


def test_a_hold_longer_than_announced_is_complained_of() -> None:
    kept, broken = (
        call(turns=[HELLO["fr"], "Puis-je vous mettre en attente une minute, le temps de vérifier ?"])
        for _ in "ab"
    )
    kept.happens(HoldEnded(90 * SAMPLE_RATE, 70 * SAMPLE_RATE))
    broken.happens(HoldEnded(240 * SAMPLE_RATE, 200 * SAMPLE_RATE))
    assert "hold_long" not in kept.moves
    assert broken.moves[-1] == "hold_long"
    assert [cause.rule for cause in kept.decisions[-1].causes] == ["hold_explained"]


def test_an_impatient_client_cuts_a_monologue_once() -> None:
    conversation = call("FR07", turns=[HELLO["fr"]])
    for second in range(18, 40):
        conversation.happens(Monologue(second * SAMPLE_RATE, second * SAMPLE_RATE))
    assert conversation.moves.count("cut_in") == 1


def test_a_listening_client_murmurs_now_and_then() -> None:
    conversation = call("FR03", turns=[HELLO["fr"]])
    for second in range(10, 26):
        conversation.happens(Monologue(second * SAMPLE_RATE, second * SAMPLE_RATE))
    assert 1 <= conversation.moves.count("backchannel") <= 3


def test_a_fact_whose_line_was_not_heard_is_not_earned_and_can_be_asked_again() -> None:
    conversation = call(turns=[HELLO["fr"]])
    turn = TraineeTurn(typed("Y a-t-il de l'électricité près de l'eau ?", 0), 0, 0)
    conversation.happens(turn, heard_words=2)
    assert conversation.facts == []
    conversation.says("Pardon. Y a-t-il de l'électricité près de l'eau ?")
    assert conversation.facts == ["ceiling_lamp"]
    assert "again" not in conversation.moves


def test_an_opening_that_was_cut_is_said_again() -> None:
    conversation = call()
    conversation.happens(TraineeTurn(typed("Bonjour", 0), 0, 0), heard_words=2)
    assert "opened" not in conversation.state.flags
    conversation.says("Allez-y, je vous écoute.")
    assert conversation.moves == ["opening", "opening"]
    assert conversation.lines[0].id != conversation.lines[1].id


def test_only_lines_that_began_to_be_heard_are_used() -> None:
    conversation = call(turns=[HELLO["fr"]])
    turn = TraineeTurn(typed("Votre nom et votre numéro de contrat ?", 0), 0, 0)
    lines = conversation.happens(turn, heard_words=1)
    used = memory.used_lines(conversation.state)
    assert lines[0].id in used
    assert lines[1].id not in used


def test_the_mood_moves_at_most_three_a_turn_and_stays_between_zero_and_ten() -> None:
    conversation = call(turns=[HELLO["fr"]])
    for text in (
        "Vous auriez dû appeler avant, calmez-vous, imbécile !",
        "Idiot.",
        "Crétin, c'est de votre faute.",
    ):
        before = conversation.state.mood
        conversation.says(text, interrupted=True)
        after = conversation.state.mood
        for dimension in ("anger", "distress", "trust"):
            assert abs(getattr(after, dimension) - getattr(before, dimension)) <= 3.001
            assert 0 <= getattr(after, dimension) <= 10


def test_every_move_of_the_mood_has_a_cause_that_accounts_for_it() -> None:
    conversation = call(turns=GOOD["FR03"])
    mood = conversation.client.scenario.mood.first()
    for decision in conversation.decisions:
        for cause in decision.causes:
            assert cause.before == mood
            mood = cause.after
            assert cause.sentence
        assert decision.state.mood == mood


WORDS = st.sampled_from(
    [
        "bonjour",
        "oui",
        "non",
        "dossier",
        "photos",
        "courant",
        "eau",
        "plafond",
        "remboursé",
        "vous",
        "connard",
        "merci",
        "franchise",
        "?",
        ".",
        "au revoir",
        "je comprends",
        "désolé",
        "quand",
        "où",
        "qui",
        "hier",
        "hello",
        "the",
        "water",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=12), st.integers(0, 5))
def test_whatever_is_said_every_line_is_worded_and_the_mood_keeps_its_range(
    turns: list[list[str]], seed: int
) -> None:
    conversation: Conversation = call("FR03", seed)
    for turn in turns:
        lines = conversation.says(" ".join(turn))
        assert all(line.text and "{" not in line.text and "[" not in line.text for line in lines)
        assert all(line.id != "none" for line in lines)
        for value in (
            conversation.state.mood.anger,
            conversation.state.mood.distress,
            conversation.state.mood.trust,
        ):
            assert 0 <= value <= 10


def test_the_mood_follows_the_words_and_never_the_voice() -> None:
    turn = TraineeTurn(typed("Je comprends votre inquiétude.", 10), 10, 20)
    assert set(TraineeTurn.__dataclass_fields__) == {
        "words",
        "start",
        "end",
        "interrupted",
        "typed",
    }
    client = Client(load_scenario("FR03"), 1)
    state = client.decide(client.begin(), PickedUp(0)).state
    assert client.decide(state, turn) == client.decide(state, turn)


def test_nobody_introduces_themselves_a_third_time():
    client = Client(load_scenario("FR03"), seed=4)
    state = client.begin()
    openings = []
    for text in ("Allô.", "Attendez.", "Et alors ?", "Vous disiez ?"):
        decision = client.decide(state, TraineeTurn(typed(text, 0), 0, 0, interrupted=True))
        lines = tuple(client.word(decision))
        openings.append(any(line.move == "opening" for line in lines))
        state = client.heard(decision.state, lines, " ".join(lines[0].text.split()[:2]), complete=False)
    assert openings == [True, True, False, False]


def test_nobody_clears_their_throat_before_what_hurts() -> None:
    leads = load_stock("fr").leads
    told = []
    for seed in range(40):
        client = Client(load_scenario("FR12"), seed)
        decision = Decision(client.begin(), (Intention("tell", facts=("hip",), line="fact.hip"),))
        told += [line.text for line in worded(client, decision)]
    assert len(told) == 40
    assert not [text for text in told if text.startswith(leads.any)]
