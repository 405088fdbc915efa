"""One opener an answer, the caller's own; nothing glued behind an answer that fills the turn."""

from __future__ import annotations

from callers import HELLO, call, scenario_of, worded

from voicesim.client.memory import since
from voicesim.client.state import ClientState, Decision, Intention, Mood, Said
from voicesim.client.wording import load_stock
from voicesim.text.fold import plain

ASKS = (
    "Vous êtes locataire ou propriétaire ?",
    "Vous avez des photos ?",
    "D'où vient l'eau ?",
    "Quand l'avez-vous constaté ?",
    "Quels biens sont touchés ?",
    "Y a-t-il de l'électricité près de l'eau ?",
    "Racontez-moi ce qui s'est passé, et c'était quand ?",
)


def test_no_second_line_of_an_answer_has_an_opener_and_none_comes_back_within_three_turns() -> None:
    leads = {plain(lead) for lead in load_stock("fr").leads.any}
    for seed in range(12):
        conversation = call("FR07", seed, [HELLO["fr"]])
        begun: list[str] = []
        for text in ASKS:
            if conversation.over:
                break
            lines = conversation.says(text)
            begun.append(plain(lines[0].text).split()[0])
        for place, first in enumerate(begun):
            assert first not in leads or first not in begun[max(0, place - 3) : place]


def test_a_caller_with_openers_of_their_own_uses_no_other() -> None:
    own = scenario_of("EN02").leads
    assert own is not None
    for seed in range(8):
        conversation = call("EN02", seed, [HELLO["en"], "When did it happen?", "What is damaged?"])
        assert not any(line.text.startswith(("Look,", "Er,", "Um,")) for line in conversation.lines)


def test_what_was_said_lately_ends_at_the_trainee_turns_asked_for() -> None:
    said = tuple(
        Said(speaker, text)
        for speaker, text in (
            ("client", "Un."), ("trainee", "?"), ("client", "Deux."), ("trainee", "?"), ("client", "Trois.")
        )
    )  # fmt: skip
    state = ClientState(Mood(0, 0, 5), history=said)
    assert since(state, 1) == ("Deux.", "Trois.")
    assert since(state, 5) == ("Un.", "Deux.", "Trois.")


def test_two_questions_are_answered_and_nothing_is_brought_up_behind_them() -> None:
    for seed in range(8):
        conversation = call("FR03", seed, [HELLO["fr"], *["D'accord, je note."] * 2])
        lines = conversation.says("Vous avez des photos, et vous êtes locataire ?")
        assert sum(line.move in ("tell", "answer") for line in lines) == 2
        assert not {"object", "insist", "remind"} & {line.move for line in lines}


def test_an_answer_of_one_line_that_is_given_again_is_not_given_word_for_word() -> None:
    scenario = scenario_of("FR06")
    only = next(ask for ask in scenario.asks if len(ask.lines) == 1 and not ask.again)
    conversation = call("FR06", turns=[HELLO["fr"]])
    said = []
    for _ in range(2):
        decision = Decision(conversation.state, (Intention("answer", (), f"ask.{only.id}", only.id),))
        lines = worded(conversation.client, decision)
        said.append(lines[0].text)
        conversation.state = conversation.client.heard(conversation.state, lines, lines[0].text, True)
    assert said[0] != said[1]
    assert plain(said[1]).endswith(plain(only.lines[0]).split()[-1])
