"""What goes to standard output, and what to standard error."""

from __future__ import annotations

import json

import pytest

from voicesim.cli.output import Output


def test_with_json_standard_output_holds_one_object_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Output(json=True)
    out.say("Listening.")
    out.line("score 62")
    out.table(["rule", "verdict"], [["greeting", "met"]])
    with out.progress("scoring"):
        pass
    out.result({"score": 62, "quote": "déçue"})
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"score": 62, "quote": "déçue"}
    assert "déçue" in printed.out
    for words in ("Listening.", "score 62", "greeting", "scoring"):
        assert words in printed.err


def test_what_looks_like_the_name_of_a_picture_is_printed_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Output()
    out.line("EC:AB:DC:52 :smile:")
    out.table(["name"], [[":smile:"]])
    printed = capsys.readouterr().out
    assert "EC:AB:DC:52 :smile:" in printed, "a fingerprint is compared sign by sign"
    assert printed.count(":smile:") == 2


def test_without_json_the_result_is_for_people_and_no_object_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = Output()
    out.table(["rule", "verdict"], [["greeting", "met"]])
    out.result({"score": 62})
    printed = capsys.readouterr()
    assert "greeting" in printed.out
    assert "{" not in printed.out
    assert printed.err == ""


def test_plain_output_has_no_boxes_no_colour_and_reads_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    Output(plain=True).table(["rule", "verdict"], [["greeting", "met"], ["recap", "missed"]], title="Checks")
    assert capsys.readouterr().out == "Checks\nrule: greeting. verdict: met\nrule: recap. verdict: missed\n"


def test_a_quote_with_brackets_is_shown_as_it_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table(["quote"], [["[bold]oui[/bold]"]])
    Output().line("[red]")
    assert "[bold]oui[/bold]" in (shown := capsys.readouterr().out)
    assert "[red]" in shown


def test_tables_fit_80_columns(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    Output().table(["rule", "quote"], [["x" * 30, "a long quotation " * 20]])
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_the_name_of_a_call_is_never_broken_by_a_table_of_80_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    name = "20260305-100000-MON-SCENARIO-12"
    heads = ("call", "mode", "score", "signed", "sound till", "all till")
    Output().table(heads, [(name, "certification", "100", "yes", "2026-12-29", "2027-11-29")])
    shown = capsys.readouterr().out
    assert name in shown
    assert max(len(line) for line in shown.splitlines()) <= 80
