"""What a caller does who did not follow: takes a guess, answers with a doubt, asks; nobody is blamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.client.callers import HELLO, Conversation, scenario_of
from voicesim.audio.frames import samples
from voicesim.client.client import Client
from voicesim.client.moves import AT_MOST, HELPLESS
from voicesim.client.pools import BANDS, pools_of
from voicesim.client.scenario import scenario_files
from voicesim.client.state import PickedUp, TraineeTurn
from voicesim.text.fold import plain
from voicesim.text.words import Word, text_of, typed
from voicesim.understanding.acts import Act, Understood
from voicesim.understanding.bank import load_bank
from voicesim.understanding.second_ear import Clause, Impression, Proposal

GIRAFFES = "Combien de girafes avez-vous peintes en bleu ?"
"""A question that no caller can make anything of."""
SCENARIOS = tuple(path.stem for path in scenario_files())


@dataclass(frozen=True)
class LikelyEar:
    """A second ear that finds topics likely, each in the sentences that hold its word."""

    likely: tuple[tuple[str, str], ...]
    sure: bool = False
    digest: str = "likely"

    def listen(
        self, clauses: tuple[Clause, ...], words: tuple[Word, ...], language: str, scenario_id: str
    ) -> Impression:
        """The topics whose word is said."""
        said = plain(text_of(words))
        last = len(words) - 1
        return Impression(
            tuple(
                Proposal("topic", topic, 0, last, "A1", 0.5, self.sure)
                for word, topic in self.likely
                if f" {word} " in f" {said} "
            )
        )


def call(scenario: str = "FR01", likely: tuple[tuple[str, str], ...] = ()) -> Conversation:
    """A call in which the caller has said why they call."""
    client = Client(scenario_of(scenario), 1, second_ear=LikelyEar(likely) if likely else None)
    conversation = Conversation(client, client.begin())
    conversation.happens(PickedUp(0))
    conversation.says(HELLO[scenario_of(scenario).language])
    return conversation


CROWD = (("badauds", "witnesses"), ("badauds", "police_report"))
ASKED = "Et côté badauds, ça donne quoi ?"


def test_what_is_only_likely_is_asked_back_by_its_name() -> None:
    conversation = call(likely=CROWD)
    (line,) = conversation.says(ASKED)
    assert line.move == "guess"
    assert "les témoins" in line.text
    assert conversation.facts == []


@pytest.mark.parametrize(
    "yes", ["Oui.", "Voilà.", "C'est ça.", "Oui, c'est bien ça.", "Ben oui, exactement."]
)
def test_a_yes_gets_the_answer_to_the_guess(yes: str) -> None:
    conversation = call(likely=CROWD)
    conversation.says(ASKED)
    lines = conversation.says(yes)
    assert lines[0].move == "tell"
    assert "pharmacienne" in lines[0].text
    assert conversation.decisions[-1].understood is not None
    assert [act.by_example for act in conversation.decisions[-1].understood.acts if act.kind == "topic"] == [
        True
    ]


@pytest.mark.parametrize(
    "no",
    [
        "Non, je parlais de la plaque.",
        "non je parle pas des témoins je parle de la plaque",
        "La plaque, plutôt.",
        "Non non, la plaque.",
        "Pas les témoins, la plaque.",
    ],
)
def test_a_no_goes_on_with_what_was_said_instead(no: str) -> None:
    conversation = call(likely=CROWD)
    conversation.says(ASKED)
    lines = conversation.says(no)
    assert "O U, quatre cent dix-huit" in " ".join(line.text for line in lines)
    assert "asked:witnesses" not in conversation.state.flags


def test_in_english_too() -> None:
    conversation = call("EN01", (("folk", "witnesses"),))
    assert "the witnesses" in conversation.says("And folk, were there any folk?")[0].text
    conversation.says("No, I meant the photos.")
    assert "asked:witnesses" not in conversation.state.flags
    assert any("photos" in flag for flag in conversation.state.flags if flag.startswith("asked:"))


def test_a_bare_no_is_met_with_a_question_not_with_okay() -> None:
    conversation = call(likely=CROWD)
    conversation.says(ASKED)
    assert [line.move for line in conversation.says("Non.")] == ["lost"]


def test_a_yes_long_after_the_guess_asks_nothing() -> None:
    conversation = call(likely=CROWD)
    conversation.says(ASKED)
    conversation.says("Quelle est votre plaque d'immatriculation ?")
    conversation.says("Oui.")
    assert "asked:witnesses" not in conversation.state.flags


def test_asked_again_in_other_words_as_vague_they_answer_with_a_doubt() -> None:
    conversation = call(likely=CROWD[:1])
    conversation.says(ASKED)
    lines = conversation.says("Enfin, des badauds, quoi, vous voyez ?")
    assert [line.move for line in lines][:2] == ["doubt", "tell"]
    assert "pharmacienne" in lines[1].text


def test_who_goes_on_with_a_promise_after_the_caller_was_lost_asks_nothing() -> None:
    conversation = call()
    conversation.says(GIRAFFES)
    conversation.says("Je vous envoie le constat par mail et je vous rappelle demain.")
    assert "asked:accident_report" not in conversation.state.flags
    understood = conversation.decisions[-1].understood
    assert understood is not None
    assert [act.id for act in understood.acts if act.kind == "topic"] == []


def test_nobody_is_led_into_a_critical_question_by_a_guess() -> None:
    conversation = call("FR05", (("badauds", "health_history"),))
    assert conversation.says(ASKED)[0].move == "lost"


def test_to_speak_of_the_police_asks_nothing_about_speaking() -> None:
    conversation = call()
    conversation.says(GIRAFFES)
    conversation.says("je parle de la police")
    understood = conversation.decisions[-1].understood
    assert understood is not None
    assert [act.id for act in understood.acts if act.kind == "topic"] == ["police_report"]


def test_a_guess_that_was_cut_off_is_not_answered_by_a_yes() -> None:
    conversation = call(likely=CROWD)
    words = typed(ASKED, samples(60))
    conversation.happens(TraineeTurn(words, samples(60), samples(60)), heard_words=1)
    conversation.says("Oui.")
    assert "asked:witnesses" not in conversation.state.flags


def test_what_nobody_can_name_is_not_guessed() -> None:
    conversation = call(likely=(("badauds", "refusal_reason"),))
    assert conversation.says(ASKED)[0].move == "lost"  # nothing was refused to this caller


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_helpless_line_is_said_twice_however_long_nothing_is_understood(scenario: str) -> None:
    language = scenario_of(scenario).language
    zebras = {"fr": "Combien de girafes numéro {} ?", "en": "How many giraffes number {}?"}[language]
    conversation = call(scenario)
    for number in range(16):
        conversation.says(zebras.format(number))
        conversation.says("...")
    said = [line.text for line in conversation.lines if line.move in HELPLESS]
    assert len(said) >= AT_MOST["lost"]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_temper_has_lines_enough_for_what_it_may_say(scenario: str) -> None:
    pools = pools_of(scenario_of(scenario))
    for move, most in AT_MOST.items():
        for band in BANDS:
            lines = {plain(line.text) for group in pools.for_move(move, band) for line in group}
            assert len(lines) >= most, f"{move}, {band}"


@given(
    st.lists(st.sampled_from([GIRAFFES, ASKED, "Oui.", "Non.", "D'accord.", "..."]), min_size=1, max_size=14)
)
@settings(deadline=None, max_examples=30)
def test_helplessness_is_never_charged_to_the_trainee(turns: list[str]) -> None:
    conversation = call(likely=CROWD)
    for text in turns:
        at_a_loss = bool(HELPLESS.intersection(line.move for line in conversation.lines[-1:]))
        conversation.says(text)
        causes = [cause.rule for cause in conversation.decisions[-1].causes]
        if at_a_loss or HELPLESS.intersection(line.move for line in conversation.lines[-1:]):
            assert not {"asked_twice", "idle", "objection_ignored", "hold_unthanked"} & set(causes)


def test_a_question_repeated_because_it_was_not_followed_moves_nothing() -> None:
    conversation = call()
    before = conversation.state.mood
    for _ in range(4):
        conversation.says(GIRAFFES)
    assert conversation.state.mood == before


def test_an_objection_does_not_go_unanswered_by_what_the_caller_did_not_follow() -> None:
    conversation = call()
    for number in range(6):
        conversation.says(f"Bien, alors là, je note ça dans votre dossier, point {number}.")
    raised = [flag for flag in conversation.state.flags if flag.startswith("raised:")]
    assert raised, "the caller has an objection by now"
    open_for = dict(conversation.state.counters)
    for _ in range(3):
        conversation.says(GIRAFFES)
    for flag in raised:
        name = f"open:{flag.removeprefix('raised:')}"
        assert dict(conversation.state.counters).get(name) == open_for.get(name)


def test_nearness_to_an_example_alone_hurts_nobody_and_makes_no_critical_question() -> None:
    ear = LikelyEar((("smashed", "intrusive"), ("till", "receipts")), sure=True)
    client = Client(scenario_of("EN05"), 1, second_ear=ear)
    conversation = Conversation(client, client.begin())
    conversation.says(HELLO["en"])
    before = conversation.state.mood
    conversation.says("What's been smashed up?")
    assert "asked:intrusive" not in conversation.state.flags
    conversation.says("And anything off the till?")
    after = conversation.state.mood
    assert after.distress <= before.distress
    assert after.trust >= before.trust


@pytest.mark.parametrize("family", ["leave_taking", "machine_talk", "jargon", "insult", "transfer"])
def test_nearness_to_an_example_alone_ends_no_call_and_is_no_reproach(family: str) -> None:
    words = typed("voilà un peu où on en est dans votre affaire", 0)
    scenario = scenario_of("FR01")
    roles = scenario.bank.families[family].roles
    act = Act("family", family, 0, len(words) - 1, found_by="example:A1", roles=roles)
    assert roles
    assert scenario.known_to_client(Understood((act,))).acts == ()
    assert scenario.known_to_client(Understood((replace(act, found_by="pattern:x"),))).acts != ()


def test_who_cannot_hear_hangs_up_without_a_reproach() -> None:
    conversation = call()
    before = conversation.state.mood
    for _ in range(20):
        if not conversation.over:
            conversation.says("...")
    assert conversation.over
    assert conversation.moves[-1] == "silence_hang_up"
    assert conversation.state.mood == before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_client_can_name_every_topic(language: str) -> None:
    unnamed = [topic.id for topic in load_bank(language).topics.values() if not topic.as_asked]  # type: ignore[arg-type]
    assert unnamed == []
