"""How a command ends."""

from __future__ import annotations

import errno
import json

import pytest
import typer
from typer.testing import CliRunner

from voicesim.cli.options import Json
from voicesim.cli.outcome import MendableGroup
from voicesim.errors import RecordingError


def an_app(failure: BaseException | None) -> typer.Typer:
    app = typer.Typer(cls=MendableGroup, pretty_exceptions_enable=False)
    group = typer.Typer()
    app.add_typer(group, name="deep")

    @app.command()
    def work(json_: Json = False) -> None:
        if failure is not None:
            raise failure

    group.command("work")(work)

    @group.command()
    def other() -> None:
        pass

    return app


AN_EMPTY_RECORDING = RecordingError(
    "recording.empty", what="the recording holds no sound", where="call.wav", mend="record it again"
)


def test_a_command_that_succeeds_exits_0() -> None:
    assert CliRunner().invoke(an_app(None), ["work"]).exit_code == 0


@pytest.mark.parametrize("path", [["work"], ["deep", "work"]])
def test_a_problem_the_person_can_mend_is_one_sentence_and_exit_1(path: list[str]) -> None:
    result = CliRunner().invoke(an_app(AN_EMPTY_RECORDING), path)
    assert result.exit_code == 1
    assert result.stderr == "call.wav: the recording holds no sound; record it again.\n"
    assert result.stdout == ""


@pytest.mark.parametrize("path", [["work", "--json"], ["deep", "work", "--json"]])
def test_with_json_the_problem_is_also_one_object_on_standard_output(path: list[str]) -> None:
    result = CliRunner().invoke(an_app(AN_EMPTY_RECORDING), path)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "recording.empty"
    assert "record it again" in result.stderr


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "permission is denied"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOTDIR, "this is a file, not a folder"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence_too(number: int, says: str) -> None:
    result = CliRunner().invoke(an_app(OSError(number, "system words", "calls/one")), ["work"])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"calls/one: {says}; ")


def test_a_defect_of_ours_is_not_dressed_up_as_the_persons_mistake() -> None:
    result = CliRunner().invoke(an_app(ZeroDivisionError("ours")), ["work"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_an_unknown_option_is_wrong_usage() -> None:
    result = CliRunner().invoke(an_app(None), ["work", "--louder"])
    assert result.exit_code == 2
