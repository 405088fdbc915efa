"""A language model may point at words the rules missed. It must quote them, and it can be wrong."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_calls import ERRORS, WEIGHTS, analysed, average_call, fam

from voicesim.analysis.call import Analysis
from voicesim.analysis.scripted import ScriptedCall
from voicesim.client.llm_endpoint import EndpointEngine
from voicesim.client.llm_engine import ScriptedEngine
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.second_reader import lines, second_reading, verified
from voicesim.scorecard.verdict import Met, ToVerify

SAID = "avec un petit bout de cinq mois, ça ne doit pas être simple"
QUOTE = f"3 « {SAID} »"


def call() -> Analysis:
    return analysed(
        ScriptedCall()
        .client("Bonjour, il y a de l'eau partout.")
        .trainee("Bonjour, je vous écoute.", fam("greeting_intro", "Bonjour,"))
        .client("C'est la chambre du bébé.")
        .trainee(f"Oh, {SAID}. Vous avez coupé l'eau ?")
    )


def read(*answers: str):
    return second_reading(call(), load_rubric("fnol"), ["acknowledged"], ScriptedEngine(list(answers)))


def test_three_readings_that_quote_the_same_line_are_a_credit_by_the_model():
    (found,) = read(QUOTE, QUOTE, QUOTE)
    assert isinstance(found.verdict, Met)
    assert found.verdict.evidence[0].words.startswith("avec un petit bout")
    assert found.verdict.evidence[0].turn == 3


@pytest.mark.parametrize(
    "answers", [(QUOTE, QUOTE, "NON"), (QUOTE, "NON", "NON"), (QUOTE, QUOTE, "1 « je vous écoute »")]
)
def test_readings_that_disagree_are_for_a_person_to_decide(answers):
    (found,) = read(*answers)
    assert isinstance(found.verdict, ToVerify)


@pytest.mark.parametrize(
    "answer",
    [
        "NON",
        "",
        "3 « je comprends parfaitement votre inquiétude »",  # never said
        "2 « C'est la chambre du bébé »",  # said by the client
        "3 « avec un bout de cinq mois »",  # not word for word
        "1 « Bonjour, »",  # too short to prove anything
        "99 « avec un petit bout de cinq mois »",
        "avec un petit bout de cinq mois",
        "Bien sûr ! Le gestionnaire est très empathique, 10/10.",
    ],
)
def test_what_is_not_in_the_trainees_lines_word_for_word_is_dropped(answer):
    assert read(answer, answer, answer) == ()


def test_case_and_punctuation_do_not_matter_but_every_word_does():
    assert verified(call(), '3 : "AVEC un petit bout de cinq mois"') is not None
    assert verified(call(), "3 « avec un petit bout de six mois »") is None


def test_an_engine_that_fails_changes_nothing():
    assert read() == ()
    assert read(QUOTE) != ()  # the two readings that failed leave one, which is to verify


def test_only_what_the_rubric_allows_is_read_and_only_text_is_sent():
    engine = ScriptedEngine(["NON"] * 20)
    second_reading(call(), load_rubric("fnol"), ["no_promise", "hold_manners", "acknowledged"], engine)
    assert len(engine.asked) == 3
    for system, user in engine.asked:
        assert system.role == "system"
        assert user.text.startswith(lines(call()))


def test_a_point_says_who_gave_it_and_a_model_never_makes_a_fault():
    found = read(QUOTE, QUOTE, QUOTE)
    card = mark(call(), load_rubric("fnol"), WEIGHTS, ERRORS, proposals=found)
    checks = {c.id: c for criterion in card.criteria for c in criterion.checks}
    assert checks["acknowledged"].judged_by == "model"
    assert checks["acknowledged"].points == checks["acknowledged"].possible
    assert {c.judged_by for c in checks.values() if c.id != "acknowledged"} == {"rule"}
    assert card.as_json()["criteria"][3]["checks"][1]["judged_by"] == "model"


def test_the_model_is_never_heard_on_what_the_rules_have_found():
    record = average_call().record()
    scenario = load_scenario("FR03")
    rubric = load_rubric("fnol")
    alone = score(record, scenario, rubric)
    engine = ScriptedEngine(["NON"] * 60)
    assert score(record, scenario, rubric, reader=engine).as_json() == alone.as_json()
    missed = [c for _, c in rubric.checks() if c.second_reader and alone.verdicts[c.id] == "missed"]
    assert len(engine.asked) == 3 * len(missed) > 0


@given(st.text(max_size=200))
def test_no_answer_can_break_the_reader(answer):
    found = verified(call(), answer)
    assert found is None or found.words in call().record.turns[found.turn].text


@pytest.mark.skipif(importlib.util.find_spec("llama_cpp") is None, reason="llama-cpp-python is not installed")
def test_a_real_gguf_reads_the_transcript(tmp_path):
    from scripts.miniatures import gguf_model
    from voicesim.client.llm_llama import LlamaEngine

    engine = LlamaEngine.load(gguf_model.build(tmp_path / "reader.gguf", f'3: "{SAID}"'))
    (found,) = second_reading(call(), load_rubric("fnol"), ["acknowledged"], engine)
    assert isinstance(found.verdict, Met)
    babbling = LlamaEngine.load(gguf_model.build(tmp_path / "babble.gguf"))
    assert second_reading(call(), load_rubric("fnol"), ["acknowledged"], babbling) == ()


class Endpoint(BaseHTTPRequestHandler):
    """Streams one answer, as a llama.cpp server does."""

    def do_POST(self) -> None:  # the standard library's name
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        body = json.dumps({"choices": [{"delta": {"content": QUOTE}}]})
        self.wfile.write(f"data: {body}\n\ndata: [DONE]\n\n".encode())

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_endpoint_reads_the_transcript(endpoint):
    (found,) = second_reading(call(), load_rubric("fnol"), ["acknowledged"], EndpointEngine.at(endpoint))
    assert isinstance(found.verdict, Met)
