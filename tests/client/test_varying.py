"""Other ways of saying an author's lines: what the model proposes, what the guards keep, what is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
import yaml

from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.client.moves import is_written
from voicesim.client.phrase_writer import PhraseWriter
from voicesim.client.pools import author_lines, own_lines, pools_of
from voicesim.client.scenario import find_scenario, load_scenario
from voicesim.client.state import ClientState, Decision, Intention, Mood
from voicesim.client.variants import Variant, with_variants
from voicesim.client.varying import Proposal, intention_of, keys_of, proposals
from voicesim.client.writer import Assignment
from voicesim.errors import StageFailed

KEY = "fact.in_sight"
FIT = "Elle remonte devant mes yeux, du côté conducteur."


class Says:
    """A model that answers each line with the same."""

    name = "a model"

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, list[tuple[ChatMessage, ...]]()

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        self.asked.append(tuple(messages))
        if not self.text:
            raise StageFailed("wording", "nothing came")
        yield self.text

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        yield from ()


def first(text: str, key: str = KEY) -> Proposal:
    return next(proposals(load_scenario("FR07"), Says(text), (key,)))


def variant(line: str = FIT, key: str = KEY) -> Variant:
    return Variant(
        key=key, line=line, of="Côté conducteur.", model="a model", accepted="2026-11-29", by="C. V."
    )


def test_a_line_that_says_the_same_otherwise_passes() -> None:
    assert first(f"« {FIT} »") == Proposal(
        KEY, "Ben, elle est pile devant moi, côté volant. Ça brille dans le soleil, d'ailleurs.", FIT
    )


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("Elle part du bas et elle remonte juste devant mes yeux, en fait !", "repeated"),
        ("Tu es calme et tu dis la même chose autrement.", "echo"),
        ("Votre contrat couvre le bris de glace, côté volant.", "role_swap"),
        ("Je suis une IA, devant moi.", "meta"),
        ("Mon garage me prend demain, et c'est devant mes yeux.", "unearned"),
        ("It's right in front of my eyes.", "language"),
        ("Elle fait quatre cents euros, devant moi.", "numbers"),
        ("Oui, c'est vrai.", "missing"),
        ("C'est devant mes yeux, {born}.", "slots"),
        ("", "failed"),
    ],
)
def test_what_is_not_fit_is_refused_and_the_reason_told(text: str, guard: str) -> None:
    assert first(text).refused.startswith(guard)


def test_the_same_line_is_not_proposed_twice() -> None:
    found = list(proposals(load_scenario("FR07"), Says(FIT), (KEY,)))
    assert [one.refused.partition(":")[0] for one in found] == ["", "repeated", "repeated"]


def test_the_model_is_shown_pairs_of_the_authors_lines_and_never_a_pair_of_the_key_asked_about() -> None:
    engine = Says(FIT)
    list(proposals(load_scenario("FR07"), engine, (KEY,), seed=4))
    roles = [message.role for message in engine.asked[0]]
    assert roles == ["system", *["user", "assistant"] * 4, "user"]
    assert not {"devant mes yeux", "côté volant"} & {m.text for m in engine.asked[0][1:-1]}


@pytest.mark.parametrize("scenario", ["FR07", "EN03"])
def test_every_line_but_those_said_as_written_may_be_varied(scenario: str) -> None:
    loaded = load_scenario(scenario)
    assert len(keys_of(loaded)) > 20
    for key, lines in own_lines(loaded):
        move = intention_of(loaded, key)
        spoken_as_written = move is None or is_written(move)
        assert (key in keys_of(loaded)) == (bool(lines) and not spoken_as_written)


def test_accepted_lines_are_lines_like_the_authors_and_their_ids_follow_his() -> None:
    scenario = load_scenario("FR07").model_copy(update={"variants": (variant(),)})
    theirs = dict(author_lines(scenario))[KEY]
    assert dict(own_lines(scenario))[KEY] == (*theirs, FIT)
    assert pools_of(scenario).get(KEY)[-1].id == f"{KEY}.{len(theirs) + 1}"
    decision = Decision(ClientState(Mood(2, 2, 7)), (Intention("tell", ("in_sight",), KEY),))
    said = {
        line.text
        for seed in range(40)
        for line in PhraseWriter().write(Assignment(scenario, pools_of(scenario), decision, seed))
    }
    assert any(FIT.lower() in text.lower() for text in said)


def test_a_scenario_without_variants_has_the_digest_it_always_had() -> None:
    scenario = load_scenario("FR07")
    varied = scenario.model_copy(update={"variants": (variant(),)})
    assert "variants" not in scenario.model_dump_json(exclude={"variants"})
    assert varied.digest != scenario.digest


def test_the_file_stays_as_it_was_written_but_for_the_block_at_its_end() -> None:
    text = find_scenario("FR07").read_text(encoding="utf-8")
    once = with_variants(text, (variant(),))
    assert once.startswith(text.rstrip())
    assert yaml.safe_load(once)["variants"][0]["model"] == "a model"
    twice = with_variants(once, (variant(), variant("Juste devant mes yeux, quoi.")))
    assert twice.startswith(text.rstrip())
    assert len(yaml.safe_load(twice)["variants"]) == 2
    assert with_variants(twice, ()) == text.rstrip() + "\n"


def test_a_block_in_the_middle_of_a_file_is_replaced_where_what_follows_stays() -> None:
    text = "id: FR07\nvariants:\n- key: opening\n  line: Un.\n# a remark\nrubric:\n  id: fnol\n"
    assert with_variants(text, ()) == "id: FR07\n# a remark\nrubric:\n  id: fnol\n"
