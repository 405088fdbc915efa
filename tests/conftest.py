"""Properties are tested without a stopwatch, and the same way every time where it must pass every time."""

from __future__ import annotations

import compileall
import gc
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import home_guard
import pytest
from begun_first import begun_first
from hypothesis import HealthCheck, settings

import voicesim  # before any test loads a library that would report home
from voicesim.audio.stored import Samples, stretches
from voicesim.scorecard.report import page
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank

settings.register_profile(
    "voicesim",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("voicesim")


sys.addaudithook(home_guard.watch)

NOBODYS = tempfile.TemporaryDirectory(prefix="voicesim-nobody-")
"""Folders of the moment in which tests are collected."""


def pytest_configure(config: pytest.Config) -> None:
    """What is compiled is kept: a test that starts the program would else compile all of it anew, each time.

    Some machines ask every Python to keep nothing (PYTHONDONTWRITEBYTECODE).
    """
    gc.set_threshold(20_000, 20, 20)  # what is imported and collected stays: there is hardly any garbage
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    for kind in ("DATA", "CONFIG"):  # callers of one's own are not among those that are collected
        os.environ[f"XDG_{kind}_HOME"] = str(Path(NOBODYS.name) / kind.lower())
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(voicesim.__file__).parent, quiet=1, workers=0)
        if config.getoption("numprocesses", None):  # each of them would else make the same at the same time
            for language in get_args(Language):
                load_bank(language)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many processes again as there are cores: some tests wait, for a browser or a terminal."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests, half of them begin with those that wait."""
    if hasattr(config, "workerinput"):
        items[:] = begun_first(items, config.workerinput["workercount"], _file, _waits, _computes)


def _file(test: pytest.Item) -> str:
    return test.nodeid.partition("::")[0]


def _waits(test: pytest.Item) -> float:
    return _seconds(test, "waits")


def _computes(test: pytest.Item) -> float:
    return 0.0 if _waits(test) else _seconds(test, "computes")


def _seconds(test: pytest.Item, name: str) -> float:
    mark = test.get_closest_marker(name)
    return 0.0 if mark is None else float(mark.args[0])


def pytest_collection_finish() -> None:
    """What was collected stays till the end: the collector of garbage need not look at it at every turn."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Calls, keys and settings of the tests, and of the programs they start, lie in a folder of their own."""
    there = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as machine:
        for kind in ("DATA", "CONFIG"):
            machine.setenv(f"XDG_{kind}_HOME", str(there / kind.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def a_sound_is_packed_once() -> Iterator[None]:
    """Equal sound gives equal bytes (test_report_sound): a call that many tests report on is packed once."""
    kept: dict[bytes, str] = {}
    really = page.embedded

    def packed(sound: Samples) -> str:
        whole = hashlib.sha256()
        for _, piece in stretches(sound):
            whole.update(piece.tobytes())
        found = kept.pop(whole.digest(), None) or really(sound)
        kept[whole.digest()] = found
        if len(kept) > 32:
            del kept[next(iter(kept))]
        return found

    with pytest.MonkeyPatch.context() as machine:
        machine.setattr(page, "embedded", packed)
        yield


@pytest.fixture(autouse=True)
def the_persons_own_calls_are_left_alone() -> Iterator[None]:
    """Whoever runs the tests has calls and settings of their own: a test that writes there fails."""
    home_guard.touched.clear()
    yield
    assert home_guard.touched == [], "a test has written into the home of the person who runs it"


@pytest.fixture(autouse=True)
def nobodys_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed after a call is in the call's language, whatever the machine at hand speaks."""
    for name in ("VOICESIM_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(scope="session", autouse=True)
def no_weights() -> Iterator[bool]:
    """Tests, and what they share, meet a machine without weights, whatever `make real` left in models/.

    Whether that had to be arranged: a person's own `VOICESIM_MODELS` is kept.
    """
    with pytest.MonkeyPatch.context() as machine:
        arranged = "VOICESIM_MODELS" not in os.environ
        if arranged:
            machine.setenv("VOICESIM_MODELS", str(Path(__file__).parent / "no-weights-here"))
        yield arranged


@pytest.fixture(autouse=True)
def weights_where_they_are_real(
    request: pytest.FixtureRequest, no_weights: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the tests marked `real` find the weights that are here."""
    if no_weights and "real" in request.keywords:
        monkeypatch.delenv("VOICESIM_MODELS")
