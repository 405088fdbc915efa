"""What understanding makes of sentences nobody has written patterns, examples or lessons from.

    python -m scripts.unseen_report [--faults]

The files of `tests/understanding/unseen/`, by people who knew only the labels and their meanings: faults
really committed, near misses of them (the second person's are those with a 2), plain questions with the
topic they ask about; and of one more person a language every way of speaking and every shared topic, with
near misses. The engines are those that are configured. A fault is heard for certain, or only as
something a person should listen to; so is what an expression finds and the second ear doubts. A question is
answered when its topic is sure, asked back about when it is only likely or doubted: as the client takes it.
Who writes patterns reads the totals here, never the sentences.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from voicesim.client.scenario import load_scenario
from voicesim.text.words import Language
from voicesim.understanding.ear.fault_lesson import load_fault_lesson

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "understanding" / "unseen"
COMMAND = [sys.executable, "-c", "from voicesim.cli.main import run; run()", "acts", "--json", "--file"]

WAYS = ("right", "asked back", "something else answered", "something else guessed", "nothing")


def rows(name: str) -> list[list[str]]:
    """The lines of one file, split at their tabs."""
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if line]


def heard(asked: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """What is heard of each (language, text, scenario or nothing), by the command that authors use."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sentences.tsv"
        sheet.write_text("".join("\t".join((*one, "")) + "\n" for one in asked), "utf-8")
        done = subprocess.run([*COMMAND, str(sheet)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@lru_cache
def said(name: str) -> dict[str, Counter[str]]:
    """By language, how many lines of `name` are heard how as what they are labelled with.

    "certain", "listen" (asked back about, or to verify), "doubted" (found by an expression and doubted: to
    verify as well), or "".
    """
    sentences = rows(name)
    scenarios = [re.match(r"[A-Z]{2}\d\d", label) for _, _, label in sentences]
    found = heard(
        [
            (language, text, match[0] if match else "")
            for (language, text, _), match in zip(sentences, scenarios, strict=True)
        ]
    )
    counted = {"fr": Counter[str](), "en": Counter[str]()}
    for (language, _, label), one in zip(sentences, found, strict=True):
        ways = {
            "doubted" if act in one["doubted"] else "certain" if act["sure"] else "listen"
            for act in (*one["acts"], *one["doubted"])
            if act["id"] == label.split(":")[-1]
        }
        counted[language][next((way for way in ("certain", "listen", "doubted") if way in ways), "")] += 1
    return counted


@lru_cache
def asked() -> dict[str, Counter[str]]:
    """By language, what becomes of the plain questions: one of `WAYS`.

    A question is answered too when what is heard gets the same fact from this client ("et la plaque ?", heard
    as the car). Something else is *answered* where the client is sure of it, and only *guessed* where they
    would ask back about it.
    """
    sentences = rows("questions")
    found = heard([(language, text, scenario) for language, text, scenario, _ in sentences])
    counted = {"fr": Counter[str](), "en": Counter[str]()}
    for (language, _, scenario, label), one in zip(sentences, found, strict=True):
        counted[language][_as_heard(_same_answer(scenario, label.split(":")[-1]), one)] += 1
    return counted


@lru_cache
def flagged() -> dict[str, Counter[str]]:
    """By language, on how many ordinary sentences a fault is heard: "certain", "to verify", or "".

    Ordinary are the ways of speaking that speak against nobody, the shared topics, and the plain questions.
    """
    counted = {"fr": Counter[str](), "en": Counter[str]()}
    shared = (*rows("families"), *rows("topics"))
    lines = [(language, text, label, "") for language, text, label in shared]
    lines += [(language, text, label, scenario) for language, text, scenario, label in rows("questions")]
    costly = {language: _costly(language) for language in counted}
    ordinary = [line for line in lines if line[2].split(":")[-1] not in costly[line[0]]]
    found = heard([(language, text, scenario) for language, text, _, scenario in ordinary])
    for (language, *_), one in zip(ordinary, found, strict=True):
        acts = [act for act in (*one["acts"], *one["doubted"]) if act["id"] in costly[language]]
        sure = any(act["sure"] for act in acts)
        counted[language]["certain" if sure else "to verify" if acts else ""] += 1
    return counted


def _costly(language: str) -> frozenset[str]:
    """The faults that the lesson of faults knows, a goodbye apart."""
    lesson, _ = load_fault_lesson(cast(Language, language))
    return frozenset(lesson.faults) - {"leave_taking"}


def _same_answer(scenario: str, topic: str) -> frozenset[str]:
    """The topics that get from this client what `topic` gets."""
    client = load_scenario(scenario)
    asks = (ask.topics for ask in client.asks if topic in ask.topics)
    facts = (fact.earned_by for fact in client.facts if topic in fact.topics)
    return client.same_question(topic).union(*asks, *facts)


def _as_heard(right: frozenset[str], one: dict[str, Any]) -> str:
    """What becomes of a question that the topics `right` answer."""
    sure = {_topic(act) for act in one["acts"] if act["kind"] == "topic" and act["sure"]}
    may = {_topic(act) for act in (*one["acts"], *one["doubted"]) if act["kind"] == "topic"}
    if right & may:
        return "right" if right & sure else "asked back"
    if sure:
        return "something else answered"
    return "something else guessed" if may else "nothing"


def _topic(act: dict[str, Any]) -> str:
    return str(act["id"]).split("/")[-1]


def main() -> None:
    """Print the totals; with `--faults` those of faults alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", action="store_true", help="faults, near misses and ordinary sentences")
    only_faults = parser.parse_args().faults
    for name in ("faults", "faults_2", "traps", "traps_2"):
        for spoken, counted in said(name).items():
            print(
                f"{name:10} {spoken}: of {counted.total()}, {counted['certain']} heard as the fault, "
                f"{counted['listen']} more to verify, {counted['doubted']} found and doubted "
                "(to verify as well)"
            )
    for spoken, counted in flagged().items():
        print(
            f"ordinary   {spoken}: of {counted.total()}, {counted['to verify']} with a fault to verify, "
            f"{counted['certain']} with one heard for certain",
            flush=True,
        )
    if only_faults:
        return
    for name in ("families", "topics", "near_families", "near_topics"):
        for spoken, counted in said(name).items():
            print(
                f"{name:13} {spoken}: of {counted.total()}, {counted['certain']} heard for certain, "
                f"{counted['listen']} asked back about or to verify, {counted['doubted']} found and doubted"
            )
    for spoken, counted in asked().items():
        told = ", ".join(f"{counted[how]} {how}" for how in WAYS)
        print(f"questions  {spoken}: of {counted.total()}, {told}")


if __name__ == "__main__":
    main()
