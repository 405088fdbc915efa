from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record, write_transcript
from voicesim.client.scenario import load_scenario
from voicesim.errors import MarkingError, StorageError
from voicesim.records.store import Store
from voicesim.records.trainee import assess_oneself, contest_line, contest_verdict, read_trainee, withdraw
from voicesim.records.verify import verify
from voicesim.scorecard.card import card_in
from voicesim.sessions.filing import file_call

Keep = Callable[..., CallDirectory]


def test_a_contested_line_leads_to_a_second_score_and_the_first_is_kept(keep: Keep, store: Store) -> None:
    call, scenario = keep(), load_scenario("FR03")
    first = call.scorecard.read_bytes()
    empathy = 2  # "Je comprends que ce soit pénible. Est-ce que vous avez pu couper l'eau ?"
    contest_line(call, read_record(call), empathy, "Je n'ai pas dit cela.")
    file_call(call, scenario)
    assert call.scorecard.read_bytes() == first
    second = json.loads((call.path / "scorecard.contested.json").read_text(encoding="utf-8"))
    assert second["score"] != json.loads(first)["score"]
    resting = [
        check["verdict"]
        for criterion in second["criteria"]
        for check in criterion["checks"]
        if any("comprends" in quote["words"] for quote in check["evidence"])
    ]
    assert resting
    assert set(resting) == {"to_verify"}
    page = call.report.read_text(encoding="utf-8")
    assert "Sans ce qui est contesté" in page
    assert "contestée" in page
    assert verify(store).findings == ()


def test_contesting_twice_is_contesting_once(keep: Keep) -> None:
    call = keep()
    record = read_record(call)
    contest_line(call, record, 2, "non")
    contest_line(call, record, 0)
    contest_line(call, record, 2, "vraiment pas")
    said = read_trainee(call)
    assert [(line.turn, line.comment) for line in said.contested] == [(0, ""), (2, "vraiment pas")]
    assert said.contested[0].text == "Service sinistres, Camille à l'appareil, bonjour."


@pytest.mark.parametrize(
    ("turn", "sentence"), [(99, "has no line 99"), (-1, "has no line"), (1, "is the client's")]
)
def test_only_ones_own_lines_are_contested(keep: Keep, turn: int, sentence: str) -> None:
    call = keep()
    with pytest.raises(MarkingError, match=sentence):
        contest_line(call, read_record(call), turn)


def test_ones_own_marks_are_shown_beside_the_proposed_ones(keep: Keep) -> None:
    call = keep()
    assess_oneself(call, {"business": 70, "structure": 80, "emotional": 50, "humanity": 60})
    file_call(call, load_scenario("FR03"))
    assert "vous\u00a0: 70" in call.report.read_text(encoding="utf-8")


def test_an_examination_asks_for_no_self_assessment(keep: Keep) -> None:
    with pytest.raises(MarkingError, match="self-assessment belongs to practice"):
        assess_oneself(keep("certification"), {"business": 70})


def test_a_mark_lies_between_nothing_and_a_hundred(keep: Keep) -> None:
    with pytest.raises(MarkingError, match="business is marked 170; give each dimension 0 to 100"):
        assess_oneself(keep(), {"business": 170})


def test_a_damaged_file_is_one_sentence(keep: Keep) -> None:
    call = keep()
    (call.path / "trainee.json").write_text('{"contested": 3}', encoding="utf-8")
    with pytest.raises(StorageError, match=r"trainee\.json: is damaged"):
        read_trainee(call)


def test_the_command_of_the_report_scores_without_the_contested_line(keep: Keep) -> None:
    from typer.testing import CliRunner

    from voicesim.cli.main import app

    call = keep()
    done = CliRunner().invoke(app, ["score", str(call.path), "--contest", "2"])
    assert done.exit_code == 0
    assert "Sans ce qui est contesté" in done.output
    assert read_trainee(call).turns == {2}


def test_a_wrong_verdict_is_contested_and_counts_for_nothing(keep: Keep, store: Store) -> None:
    call, scenario = keep(), load_scenario("FR03")
    card = card_in(call.scorecard)
    lost = next(check for c in card.criteria for check in c.checks if check.verdict == "missed" and c.weight)
    contest_verdict(call, card, lost.id, "Si, je l'ai dit.")
    file_call(call, scenario)
    second = card_in(call.path / "scorecard.contested.json")
    assert float(second.score or 0) > float(card_in(call.scorecard).score or 0)
    assert card_in(call.scorecard) == card
    again = next(check for c in second.criteria for check in c.checks if check.id == lost.id)
    assert (again.verdict, again.reason) == ("not_applicable", "contested")
    page = call.report.read_text(encoding="utf-8")
    assert "<q>Si, je l'ai dit.</q>" in page.replace("&#39;", "'")
    assert f'data-withdraw="{lost.id}"' in page
    assert verify(store).findings == ()


def repaints(call: CallDirectory) -> None:
    """The trainee says in line 2 what no trainee may say: a critical error that rests on this line alone."""
    said = "Vous pouvez repeindre tout de suite."
    events = call.events.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(events):
        event = json.loads(line)
        if event["event"] == "turn_ended" and "comprends" in line:
            first, last = event["words"][0], event["words"][-1]
            step = (last["end"] - first["start"]) / len(said.split())
            event["words"] = [
                {
                    **first,
                    "text": word,
                    "start": first["start"] + step * n,
                    "end": first["start"] + step * (n + 1),
                }
                for n, word in enumerate(said.split())
            ]
            events[number] = json.dumps(event)
    call.events.write_text("\n".join(events) + "\n", encoding="utf-8")
    write_transcript(call, read_record(call))
    call.fingerprint(("events.jsonl", "transcript.json", "transcript.vtt"))
    file_call(call, load_scenario("FR03"))


@pytest.mark.parametrize("what", ["2", "repaint_before_report"])
def test_a_critical_error_whose_only_evidence_is_contested_is_shown_as_contested(
    keep: Keep, what: str
) -> None:
    call = keep()
    repaints(call)
    first = call.report.read_text(encoding="utf-8")
    doubted, error = '<div class="critical in-doubt">', 'id="critical-repaint_before_report"'
    assert error in first
    assert doubted not in first
    done = score(call, "--contest", what, "--comment", "Mal entendu.")
    assert "Erreur critique contestée, qui reste à vérifier" in done
    assert f"Contesté : {what}" in done.replace("\u00a0", " ")
    page = call.report.read_text(encoding="utf-8")
    certain, _, contested = page.partition(doubted)
    assert error not in certain
    assert error in contested
    assert "<q>Mal entendu.</q>" in page
    done = score(call, "--withdraw", what)
    assert "contesté" not in done.lower()
    assert call.report.read_text(encoding="utf-8") == first
    assert not (call.path / "scorecard.contested.json").exists()


def test_a_contest_is_for_what_counts_and_only_what_is_contested_is_taken_back(keep: Keep) -> None:
    call = keep()
    card = card_in(call.scorecard)
    with pytest.raises(
        MarkingError, match="has no verdict 'nonsense' that counts; give the number of a line"
    ):
        contest_verdict(call, card, "nonsense")
    with pytest.raises(MarkingError, match="'accueil' is not contested; there is nothing to take back"):
        withdraw(call, "accueil")
    contest_line(call, read_record(call), 2)
    with pytest.raises(MarkingError, match="0 is not contested; take back one of 2"):
        withdraw(call, 0)
    assert not withdraw(call, 2).contests


def test_an_examination_is_contested_with_whoever_marks_it(keep: Keep, store: Store) -> None:
    call = keep("certification")
    with pytest.raises(MarkingError, match="contest a mark with 'voicesim records contest'"):
        contest_line(call, read_record(call), 2)
    with pytest.raises(MarkingError, match="is an examination"):
        contest_verdict(call, card_in(call.scorecard), "accueil")
    assert not (call.path / "trainee.json").exists()
    assert 'class="dispute"' not in call.report.read_text(encoding="utf-8")


def score(call: CallDirectory, *words: str) -> str:
    from typer.testing import CliRunner

    from voicesim.cli.main import app

    done = CliRunner().invoke(app, ["score", str(call.path), *words])
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())
