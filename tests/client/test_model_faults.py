"""A language model that hangs, crawls, crashes or raves harms no call; and it is stopped in mid-decode."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.errors import StageFailed, StageLate

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed: 'make llm' brings it")

from scripts.bench.model_faults import FAULTS, Fault, broken, held, is_lost
from scripts.miniatures.gguf_model import build
from voicesim.client.llm_llama import LlamaEngine

if TYPE_CHECKING:
    from voicesim.client.state import Line

REPLY = "Ouais, si vous le dites."
PROMPT = (ChatMessage("system", "Tu es un client."), ChatMessage("user", "Bonjour."))


@pytest.fixture
def engine(tmp_path: Path) -> LlamaEngine:
    return LlamaEngine.load(build(tmp_path / "tiny.gguf", REPLY), threads=1)


def completed(engine: LlamaEngine, seconds: float = 60.0) -> str:
    return "".join(engine.complete(PROMPT, Limits(seconds=seconds))).strip()


@pytest.mark.parametrize("fault", FAULTS)
def test_no_call_is_lost_whatever_the_model_does(engine: LlamaEngine, fault: Fault) -> None:
    for scenario in ("FR03", "EN01"):
        call = held(engine, fault, scenario, 1, seconds=0.05)
        asked = [line for line in call.lines if line.attempt != "unasked"]
        assert not is_lost(call)
        assert asked
        assert not [line.text for line in asked if line.attempt == "spoken"]
        assert all(line.move != "pardon" for line in _said_well(asked))


def _said_well(lines: list[Line]) -> list[Line]:
    """Lines that the model was asked for: "pardon" is never one of them."""
    return [line for line in lines if line.attempt in ("late", "failed", "refused", "resting")]


def test_a_decode_that_hangs_is_stopped_when_its_time_is_up(engine: LlamaEngine) -> None:
    with broken(engine, "hang"), pytest.raises(StageLate, match="more than"):
        completed(engine, 0.05)
    assert completed(engine) == REPLY


def test_a_new_request_takes_the_model_from_one_that_hangs(engine: LlamaEngine) -> None:
    ended: list[StageFailed] = []

    def hangs() -> None:
        try:
            completed(engine)
        except StageFailed as failure:
            ended.append(failure)

    with broken(engine, "hang"):
        first = Thread(target=hangs)
        first.start()
        while not engine._model.locked():
            pass
        with pytest.raises(StageLate):
            completed(engine, 0.05)
        first.join()
    assert [type(failure) for failure in ended] == [StageLate]
    assert completed(engine) == REPLY


def test_llama_cpp_itself_asks_whether_it_may_stop(engine: LlamaEngine) -> None:
    tokens = engine._llama.tokenize(b"Bonjour, je vous appelle.")
    engine._running.late = True
    with pytest.raises(RuntimeError, match="returned 2"):
        engine._llama.eval(tokens)
    engine._running.late = False
    engine._llama.eval(tokens)


def test_a_model_that_crashes_once_answers_again(engine: LlamaEngine) -> None:
    with broken(engine, "crash"), pytest.raises(StageFailed, match=r"llama\.cpp failed"):
        completed(engine)
    assert completed(engine) == REPLY


def test_what_was_read_in_advance_is_not_read_again(engine: LlamaEngine) -> None:
    system = ChatMessage("system", "Tu es un client, et tu attends depuis longtemps. " * 10)
    list(engine.read([system]))
    "".join(engine.complete([system, ChatMessage("user", "Bonjour.")], Limits()))
    reading = engine.readings[-1]
    assert reading.prompt > 100
    assert reading.evaluated < 30
