"""The bank that learns: what helped is proposed by people who agree, nameless, and decided on by a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import answered, at_home

from tests.programme.people import day
from voicesim.analysis.mood import mood_curve
from voicesim.analysis.scripted import ScriptedCall
from voicesim.client.state import Mood
from voicesim.content.accepted import accepted_file
from voicesim.programme import learning
from voicesim.programme.beside import better_for
from voicesim.programme.consent import decide
from voicesim.programme.helped import Helped, helped_in
from voicesim.programme.learning import accept, proposals, refuse
from voicesim.records.programme import path_folders
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import registry_here
from voicesim.settings.sources import read_settings
from voicesim.understanding.bank import load_bank

START, CALMER = Mood(6, 4, 3), Mood(4, 4, 3)
KIND = "Je comprends votre colère, et je reste avec vous jusqu'au bout."
PEOPLE = [f"p-{number:020d}" for number in range(5)]


def helped(text: str, *, better: Mood = CALMER, quote: str = "", **turn: float) -> tuple[Helped, ...]:
    """What is taken of a call in which this was said, and then the mood moved."""
    call = ScriptedCall().client("Je suis furieux.").trainee(text, **turn)  # type: ignore[arg-type]
    call.mood(better.anger, better.distress, better.trust, "empathy", quote or text)
    record = call.record()
    return helped_in(record, mood_curve(record, START), "Solange Tarrin")


def test_a_sentence_after_which_the_client_was_calmer_is_taken_whole() -> None:
    (one,) = helped(f"{KIND} Quel est votre contrat ?", quote="comprends votre colère")
    assert (one.words, one.mood, one.by) == (KIND, "anger", 2.0)


@pytest.mark.parametrize("better", [START, Mood(7, 4, 3), Mood(4, 6, 3)], ids=["same", "worse", "mixed"])
def test_what_did_not_help_is_not_taken(better: Mood) -> None:
    assert helped(KIND, better=better) == ()


def test_what_was_heard_badly_or_is_no_sentence_is_not_taken() -> None:
    assert helped(KIND, probability=0.4) == ()
    assert helped("Oui, bien sûr.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Je comprends votre colère, je suis Nadia Belkacem et je m'en occupe.",
        "Je comprends, appelez-moi au 06 39 98 12 34 quand vous voulez.",
        "Je comprends, appelez-moi au zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre.",
        "Je comprends, écrivez-moi à nadia.belkacem@exemple.fr et je vous réponds.",
        "Je comprends votre colère, les 640 euros vous seront expliqués par moi.",
        "Je comprends, madame Rossignol du 12 rue des Lilas a vécu la même chose.",
    ],
)
def test_a_sentence_with_anything_of_a_person_or_a_number_is_never_proposed(text: str) -> None:
    assert helped(text) == ()


def test_the_invented_clients_own_name_is_taken_out_and_the_sentence_stays() -> None:
    (one,) = helped("Je comprends votre colère, madame Tarrin, c'est très pénible.")
    assert "Tarrin" not in one.words
    assert one.words.startswith("Je comprends votre colère, madame ‹…›")


def test_a_real_call_gives_what_helped_in_it_once_its_trainee_agrees(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path, monkeypatch)

    assert answered("path")["lends_wordings"] is False, "off, unless somebody says yes"
    assert answered("path", "--lend")["lends_wordings"] is True
    kind = "Je comprends votre inquiétude, c'est une situation très pénible.\n"
    answered("call", "FR03", "--keyboard", "--seed", "3", typed=kind * 2 + "Au revoir.\n")
    registry = registry_here(read_settings().settings)
    (folder,) = path_folders(registry.store.root, registry.store.keys)
    calls = list(learning._helped(registry, folder.id, "fr", day(-999)))
    assert [one.words for call in calls for one in call] == [kind.strip()]
    assert list(learning._helped(registry, folder.id, "fr", day(9999))) == [], "held before they agreed"
    assert answered("content", "proposals") == {"enough": False, "proposals": []}
    assert answered("path", "--no-lend")["lends_wordings"] is False


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """A house of five people, each of whom said one thing that helped in a call on the tenth day."""
    at_home(tmp_path, monkeypatch)
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / "ours"))
    wordings = {
        person: Helped(f"Je comprends votre colère, {rest}.", "anger", 2.0)
        for person, rest in zip(
            PEOPLE,
            [
                "je reste avec vous",
                "c'est pénible",
                "on avance ensemble",
                "vous avez raison",
                "prenons le temps",
            ],
            strict=True,
        )
    }

    def of(_: Registry, person: str, language: str, since: object) -> list[tuple[Helped, ...]]:
        return [(wordings[person],)] if since < day(10) else []  # type: ignore[operator]

    monkeypatch.setattr(learning, "_helped", of)
    return registry_here(read_settings().settings)


def test_nobody_is_proposed_who_was_not_asked_and_fewer_than_five_say_nothing(house: Registry) -> None:
    assert not proposals(house, "fr").enough
    for person in PEOPLE[:4]:
        decide(house, person, day(1), lends=True)
    assert proposals(house, "fr") == learning.Proposals(enough=False)
    decide(house, PEOPLE[4], day(1), lends=True)
    there = proposals(house, "fr")
    assert there.enough
    assert len(there.found) == 5
    assert not any(person in repr(there) for person in PEOPLE), "nothing says who"
    assert [one.id for one in there.found] == sorted(one.id for one in there.found)


def test_who_takes_it_back_withdraws_what_was_only_proposed_and_calls_before_consent_are_none(
    house: Registry,
) -> None:
    for person in PEOPLE:
        decide(house, person, day(1), lends=True)
    assert proposals(house, "fr").enough
    decide(house, PEOPLE[0], day(2), lends=False)
    assert not proposals(house, "fr").enough, "four are left"
    decide(house, PEOPLE[0], day(20), lends=True)
    assert not proposals(house, "fr").enough, "their call was before they agreed again"


def test_what_is_accepted_is_shown_beside_ones_words_and_scores_nothing(house: Registry) -> None:
    for person in PEOPLE:
        decide(house, person, day(1), lends=True)
    first, second, *_ = proposals(house, "fr").found
    digest = load_bank("fr").digest
    words = accept(house, "fr", first.id, "Camille Roy", day(11))
    refuse(house, "fr", second.id)
    assert not {first.id, second.id} & {one.id for one in proposals(house, "fr").found}
    checks = {check.id: check for _, check in load_rubric("fnol", "fr").checks()}
    assert words in better_for(checks["cues_answered"], load_bank("fr"))
    assert load_bank("fr").digest == digest, "the bank hears what it heard before"
    kept = accepted_file("fr").read_text("utf-8")
    assert "Camille Roy" in kept
    assert second.helped.words not in kept, "of what is refused no word is kept"
    assert not any(person in kept for person in PEOPLE)
