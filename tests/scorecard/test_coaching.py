"""From the weakest checks to a drill, a moment to replay and half an hour of content."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_calls import ERRORS, WEIGHTS, analysed, average_call, fam, good_call, poor_call, scored

from voicesim.analysis.scripted import ScriptedCall
from voicesim.content.yaml_file import load_yaml
from voicesim.errors import ContentError
from voicesim.scorecard.card import Check
from voicesim.scorecard.coaching.path import path, theme_for
from voicesim.scorecard.coaching.theme import Round, Theme, load_themes, theme_files
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import load_rubric, rubric_files
from voicesim.scorecard.scorecard import NextAction
from voicesim.text.words import typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

LANGUAGES = ("fr", "en")
ROUNDS = [
    pytest.param(language, one, id=f"{language}:{one.model[:40]}")
    for language in LANGUAGES
    for theme in load_themes(language)
    for unit in theme.units
    for one in unit.rounds
]


def action(call: ScriptedCall, prefer: str = "read") -> NextAction:
    card = mark(analysed(call), load_rubric("fnol"), WEIGHTS, ERRORS, themes=load_themes("fr"), prefer=prefer)
    assert card.next_action is not None
    return card.next_action


def clarity(call: ScriptedCall) -> Check:
    checks = {check.id: check for one in scored(call).card.criteria for check in one.checks}
    return checks["understanding_checked"]


@pytest.mark.parametrize(("language", "one"), ROUNDS)
def test_every_model_answer_does_what_it_teaches(language: str, one: Round):
    acts = understand(typed(one.model, 0), load_bank(language), Context(1, (one.client,), ())).acts
    done = {f"{act.kind}:{act.id}" for act in acts if act.polarity != "good" or act.id != "over_promising"}
    assert set(one.expects) <= done
    assert not set(one.avoids) & done


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_of_every_rubric_has_a_theme(language):
    themes = load_themes(language)
    for file in rubric_files(language):
        for criterion, check in load_rubric(file).checks():
            assert theme_for(check.id, themes) is not None, f"{file.name}: {criterion.id}.{check.id}"


def test_both_languages_teach_the_same_things():
    french, english = load_themes("fr"), load_themes("en")
    assert [(t.id, t.checks, [(u.id, u.format, u.minutes) for u in t.units]) for t in french] == [
        (t.id, t.checks, [(u.id, u.format, u.minutes) for u in t.units]) for t in english
    ]


@pytest.mark.parametrize("prefer", ["read", "listen", "interactive"])
def test_a_path_lasts_half_an_hour_at_most_and_begins_in_the_preferred_format(prefer):
    everything = [check for theme in load_themes("fr") for check in theme.checks]
    steps = path(everything, load_themes("fr"), prefer)
    assert 20 <= sum(step.unit.minutes for step in steps) <= 30
    assert steps[0].unit.format == prefer
    assert len({step.unit.id for step in steps}) == len(steps)


def test_a_path_takes_in_every_weak_theme_before_it_deepens_one():
    steps = path(["next_step", "cues_answered"], load_themes("fr"), "listen")
    assert [step.unit.id for step in steps[:2]] == ["next_steps_listen", "empathy_listen"]


def test_no_weak_check_no_path():
    assert path([], load_themes("fr")) == ()
    assert path(["unheard_of"], load_themes("fr")) == ()


def test_the_next_action_is_one_with_a_drill_and_a_path():
    found = action(average_call())
    assert found.drill is not None
    assert 1 <= len(found.also) <= 2
    assert 0 < sum(step.unit.minutes for step in found.path) <= 30
    card = found.as_json()
    assert card["drill"].startswith(card["drill_title"])
    assert card["minutes"] == sum(step["minutes"] for step in card["path"])


def test_a_critical_sentence_is_the_turning_point():
    call = poor_call()
    found = action(call).replay
    assert found is not None
    assert "vous serez intégralement remboursé" in call.record().turns[found.turn].text
    assert found.why == "critical"
    assert found.at == call.record().turns[found.turn].start


def test_where_the_client_tensed_is_the_turning_point_when_nothing_was_critical():
    call = (
        ScriptedCall()
        .client("Bonjour.")
        .trainee("Bonjour, le numéro ?")
        .client("Le numéro de quoi ?")
        .mood(5, 7, 3, "family.negative_words", "le numéro de contrat évidemment")
        .trainee("Et votre adresse ?")
        .client("Oui.")
    )
    card = mark(analysed(call), load_rubric("fnol"), WEIGHTS, (), themes=load_themes("fr"))
    assert card.next_action is not None
    assert card.next_action.replay is not None
    assert (card.next_action.replay.turn, card.next_action.replay.why) == (1, "mood")


def test_an_occasion_missed_is_replayed_from_what_the_client_said():
    call = (
        ScriptedCall().client("Il y a de l'eau partout.").trainee("Bonjour.").client("Oui ?").trainee("Bien.")
    )
    card = mark(analysed(call), load_rubric("fnol"), WEIGHTS, (), themes=load_themes("fr"))
    assert card.next_action is not None
    assert card.next_action.replay is not None
    assert card.next_action.replay.why in ("cue", "missed")
    assert "« Il y a de l'eau partout. »" in card.next_action.replay.sentence


def test_who_was_never_heard_is_given_no_advice():
    card = mark(
        analysed(ScriptedCall().client("Allô ?")), load_rubric("fnol"), WEIGHTS, (), themes=load_themes("fr")
    )
    assert card.next_action is None
    assert [item.reason for item in card.unjudged] == ["nothing_said"]


def test_whose_first_words_were_the_fault_has_nothing_to_replay():
    call = ScriptedCall().trainee("Oui.").client("Allô ?")
    card = mark(analysed(call), load_rubric("fnol"), WEIGHTS, (), themes=load_themes("fr"))
    assert card.next_action is not None
    assert card.next_action.replay is None


def test_the_advice_does_not_depend_on_the_format_one_prefers():
    assert action(average_call(), "listen").check == action(average_call(), "read").check


def test_scoring_without_content_still_gives_advice():
    card = scored(average_call())
    assert card.next_action is not None
    assert (card.next_action.drill, card.next_action.path) == (None, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_without_its_matter_is_refused(language, tmp_path: Path):
    text = theme_files(language)[0].read_text(encoding="utf-8").replace("format: listen", "format: read")
    broken = tmp_path / "theme.yaml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="do not agree"):
        load_yaml(broken, Theme)


def test_a_good_call_is_coached_too():
    assert action(good_call()).lost > 0


def test_the_advice_says_what_of_this_call_it_rests_on():
    found = action(poor_call()).as_json()
    assert found["because"]
    assert found["on"]
    assert len(found["on"]) <= 2


def test_what_called_for_a_check_is_shown_where_it_was_missed():
    explained = "Je vous rappelle demain avant midi avec la réponse de l'expert pour toute la toiture."
    step = fam("next_step_time", "Je vous rappelle demain avant midi", polarity="good")
    call = ScriptedCall().client("Bonjour.").trainee(explained, step).client("Bon.")
    checked = clarity(call)
    assert checked.verdict == "missed"
    assert [quote.words for quote in checked.called_for] == [explained]


def test_nobody_is_blamed_for_not_checking_what_they_never_explained():
    call = ScriptedCall().client("Bonjour.").trainee("Bonjour, votre nom ?").client("Aubert.")
    assert clarity(call).verdict == "not_applicable"


def test_no_drill_is_about_what_the_check_is_not():
    for language, term in (("fr", "métier"), ("en", "trade")):
        theme = theme_for("understanding_checked", load_themes(language))
        assert theme is not None
        assert term not in " ".join((theme.drill.title, *theme.drill.steps))


def test_what_calls_for_saying_it_back_is_what_was_told_and_no_number_spelled_out():
    call = ScriptedCall().client("Mon fils dort dans cette chambre.", moves=("tell",)).trainee("Bien.")
    call.client("M, R, zéro, zéro, quatre, vingt, cinq, soixante-dix-sept, treize.", moves=("answer",))
    card = scored(call.trainee("Bonjour, merci.")).card
    checks = {check.id: check for one in card.criteria for check in one.checks}
    assert [quote.words for quote in checks["reformulation"].called_for] == [
        "Mon fils dort dans cette chambre."
    ]
