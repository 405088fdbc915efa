"""Rubrics as files people write."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from written_calls import analysed

from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.client.conformity import CRITERIA
from voicesim.client.scenario import load_scenario
from voicesim.errors import ContentError
from voicesim.scorecard.rubric import PLACEHOLDERS, Rubric, load_rubric, rubric_files
from voicesim.scorecard.rules import RULES
from voicesim.scorecard.rules.one_at_a_time import OneAtATime
from voicesim.scorecard.schema_export import rubric_schema_text
from voicesim.scorecard.score import score
from voicesim.scorecard.verdict import Met, Missed

ALL = [*rubric_files("fr"), *rubric_files("en")]


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_every_rubric_is_whole(path: Path):
    rubric = load_rubric(path)
    assert path.name == f"{rubric.id}.{rubric.language}.yaml"
    assert {c.id for c in rubric.criteria} == set(CRITERIA)
    assert sum(1 for _ in rubric.checks()) >= 14
    assert {c.id for c in rubric.criteria if c.waivable} == {"voix"}
    assert all(set(c.anchors) == {level.id for level in rubric.levels} for c in rubric.criteria)
    for criterion, check in rubric.checks():
        if criterion.id == "voix":
            assert check.penalty == 0, "the voice is never a fault"
        if check.penalty:
            assert check.sentences.fault, f"{check.id} can be a fault and has no sentence for it"


@pytest.mark.parametrize("path", rubric_files("fr"), ids=lambda p: p.stem)
def test_french_and_english_judge_the_same_things(path: Path):
    french = load_rubric(path)
    english = load_rubric(french.id, "en")
    assert shape(french) == shape(english)


def shape(rubric: Rubric) -> list[object]:
    """All but the words: sentences, and the expressions a rule leaves out."""
    return [
        (
            c.id,
            k.id,
            k.points,
            k.penalty,
            k.rule.model_copy(update={key: () for key in ("only", "besides") if hasattr(k.rule, key)}),
        )
        for c, k in rubric.checks()
    ]


def rule_of(data, kind: str):
    """The first rule of a kind in a rubric's data."""
    checks = [check for criterion in data["criteria"] for check in criterion["checks"]]
    return next(check["rule"] for check in checks if check["rule"]["kind"] == kind)


def measured(data, **other) -> None:
    """The first criterion says how often the machine was wrong."""
    found = {"wrong": 31, "of": 212, "source": "four sittings", "date": "2026-11-29"}
    data["criteria"][0]["error_rate"] = {**found, **other}


def broken(tmp_path: Path, change) -> Path:
    data = yaml.safe_load(rubric_files("fr")[0].read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "house.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d["criteria"][0].update(colour="red"), "colour"),
        (lambda d: d["criteria"][0]["checks"][0]["rule"].update(kind="guessed"), "kind"),
        (lambda d: d["criteria"].append(d["criteria"][0]), "written twice"),
        (lambda d: d["criteria"][0]["checks"][0]["sentences"].update(met="{mood} entendu"), "mood"),
        (lambda d: d["dimensions"].pop("business"), "business"),
        (lambda d: d["levels"][1].update(at_least=0), "rise"),
        (lambda d: rule_of(d, "said").update(families=["greeting_intros"]), "did you mean 'greeting_intro'"),
        (lambda d: rule_of(d, "stated").update(statements=["complaint_rekorded"]), "none of the statements"),
        (lambda d: rule_of(d, "order")["first"].update(topics=["identiti"]), "did you mean 'identity'"),
        (lambda d: measured(d, wrong=3, of=2), "more judgements were wrong than were compared"),
        (lambda d: measured(d, date="in May"), "date"),
    ],
)
def test_a_broken_rubric_is_refused_in_one_sentence(tmp_path, change, says):
    path = broken(tmp_path, change)
    with pytest.raises(ContentError) as refused:
        load_rubric(path)
    assert says in str(refused.value)
    assert str(path) in str(refused.value)


def test_an_unknown_rubric_names_those_there_are():
    with pytest.raises(ContentError, match="fnol"):
        load_rubric("fnoll")


def test_the_hash_follows_the_content_and_not_its_layout(tmp_path):
    original = load_rubric("fnol")
    same = load_rubric(
        broken(tmp_path, lambda d: None) if rubric_files("fr")[0].name == "fnol.fr.yaml" else "fnol"
    )
    assert same.digest == original.digest
    found = load_rubric(broken(tmp_path, measured))
    assert found.digest != load_rubric(broken(tmp_path, lambda d: None)).digest
    other = original.model_copy(update={"version": 2})
    assert Rubric.model_validate(other.model_dump()).digest == other.digest != original.digest


def test_a_rubric_finds_its_own_statements_in_plain_words():
    call = (
        ScriptedCall()
        .client("Je veux faire une réclamation, c'est inadmissible.")
        .trainee("Je comprends. J'enregistre votre réclamation tout de suite.")
        .client("Et j'aurai une réponse quand ?")
        .trainee(
            "Vous recevez un accusé de réception sous dix jours ouvrables, et une réponse sous deux mois."
        )
        .client("Et si je suis pas d'accord ?")
        .trainee("Dans ce cas, vous pouvez saisir gratuitement le médiateur de l'assurance.")
    )
    card = score(call.record(), load_scenario("FR03"), load_rubric("complaint"))
    for check in ("complaint_recorded", "complaint_deadline", "mediator"):
        assert card.verdicts[check] == "met"


def test_jours_ouvres_for_jours_ouvrables_is_a_fault():
    call = ScriptedCall().client("Quand ?").trainee("Vous aurez une réponse sous dix jours ouvrés, monsieur.")
    card = score(call.record(), load_scenario("FR03"), load_rubric("complaint"))
    assert card.verdicts["complaint_deadline"] == "fault"


def test_refusing_a_complaint_is_a_fault():
    call = (
        ScriptedCall()
        .client("C'est une réclamation.")
        .trainee("Je peux pas prendre de réclamation au téléphone.")
    )
    card = score(call.record(), load_scenario("FR03"), load_rubric("complaint"))
    assert card.verdicts["complaint_recorded"] == "fault"


def test_condolences_once_are_simple_and_four_times_a_formula():
    once = (
        ScriptedCall()
        .client("Mon père est mort mardi.")
        .trainee("Toutes mes condoléances. Prenez votre temps.")
    )
    card = score(once.record(), load_scenario("FR03"), load_rubric("bereavement"))
    assert card.verdicts["condolences"] == "met"
    assert card.verdicts["silence_granted"] == "met"
    often = ScriptedCall()
    for _ in range(4):
        often.client("Oui...").trainee("Toutes mes condoléances. Je note votre demande, un instant.")
    card = score(often.record(), load_scenario("FR03"), load_rubric("bereavement"))
    assert card.verdicts["condolences_once"] == "fault"


def test_three_questions_at_once_are_two_too_many_for_the_bereaved():
    rule = OneAtATime(kind="one_at_a_time")
    both = (Hears("topic", "deceased_name", "nom,"), Hears("topic", "death_date", "date"))
    volley = ScriptedCall().trainee("Le nom, la date ?", *both)
    assert isinstance(rule.judge(analysed(volley)), Missed)
    calm = ScriptedCall().trainee("Quel est son nom ?", Hears("topic", "deceased_name", "son nom"))
    assert isinstance(rule.judge(analysed(calm)), Met)


def test_the_documentation_names_every_rule_and_every_key():
    text = (Path(__file__).parents[2] / "docs" / "rubrics.md").read_text(encoding="utf-8")
    for rule in RULES:
        assert f"| `{rule.model_fields['kind'].annotation.__args__[0]}` |" in text
        for key in set(rule.model_fields) - {"kind"}:
            assert f"`{key}`" in text, f"{rule.__name__}.{key}"
    for placeholder in PLACEHOLDERS:
        assert f"`{{{placeholder}}}`" in text


def test_the_schema_for_editors_is_the_one_the_program_checks():
    written = (Path(__file__).parents[2] / "docs" / "rubric.schema.json").read_text(encoding="utf-8")
    assert written == rubric_schema_text(), "write it anew with voicesim.scorecard.schema_export"
