"""One byte changed, of anything that was sealed or entered: the next call, mark or verification names it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import MARCH
from entered import refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from robot_sitting import RobotExaminer, RobotSitting

from voicesim.content import house
from voicesim.errors import Mendable
from voicesim.examination.blueprint import load_blueprint
from voicesim.examination.book import Book
from voicesim.examination.holding import prepare
from voicesim.examination.seal import content_seal, refuse_changed
from voicesim.examination.sittings import add_candidates, new_sitting, open_sitting
from voicesim.records import deciding
from voicesim.records.proces_verbaux import file_proces_verbal
from voicesim.records.verify import Verified, verify
from voicesim.sessions.registry import Registry
from voicesim.settings.schema import Ears, Settings
from voicesim.weights.lock import Locked, LockedFile, write_lock

pytestmark = pytest.mark.computes(8)

ROOT = Path(__file__).resolve().parents[2]
BLUEPRINT = load_blueprint("cqp_relation_clientele")
FLIPS = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PLACE, BIT = st.floats(0, 1, exclude_max=True), st.integers(1, 255)


def said(look: Callable[[], Verified]) -> list[str]:
    """What a verification finds, or why it cannot be made."""
    try:
        return [str(one.sentence) for one in look().findings]
    except Mendable as error:
        return [str(error)]


class Flipped:
    """A file with one byte changed, for the length of a block."""

    def __init__(self, path: Path, place: float, bits: int) -> None:
        self._path, self._whole = path, path.read_bytes()
        at = int(place * len(self._whole))
        self._other = self._whole[:at] + bytes([self._whole[at] ^ bits]) + self._whole[at + 1 :]

    def __enter__(self) -> None:
        self._path.write_bytes(self._other)

    def __exit__(self, *_: object) -> None:
        self._path.write_bytes(self._whole)


def sealed_files(personas: Path) -> list[Path]:
    """Every file that decides in a sitting of the blueprint, and what it is called."""
    patterns = [one.format(language="fr") for part in deciding.PARTS.values() for one in part]
    found = {path for pattern in patterns for path in personas.glob(pattern) if path.is_file()}
    found |= {personas / "scenarios" / f"{name}.yaml" for name in BLUEPRINT.scenarios}
    found |= {personas / "rubrics" / f"{station.rubric}.fr.yaml" for station in BLUEPRINT.stations}
    return sorted(found)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content and program, where they may be spoiled."""
    folder = tmp_path_factory.mktemp("copy")
    for path in sealed_files(ROOT / "personas"):
        there = folder / path.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
    shutil.copytree(ROOT / "voicesim", folder / "voicesim", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def spoilt(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program reads its content and itself from the copy."""
    for module in (deciding, house):
        monkeypatch.setattr(module, "content", lambda *parts: copy.joinpath(*parts))
    monkeypatch.setattr(deciding, "_PACKAGE", copy / "voicesim")
    monkeypatch.setattr(deciding, "program", deciding.program.__wrapped__)
    return copy


def test_a_byte_of_any_sealed_content_is_named(spoilt: Path) -> None:
    sealed, files = content_seal(BLUEPRINT), sealed_files(spoilt / "personas")
    files += deciding.program_files(spoilt / "voicesim")
    assert len(files) > 300

    @FLIPS
    @given(which=st.sampled_from(files), place=PLACE, bits=BIT)
    def flipped(which: Path, place: float, bits: int) -> None:
        if not which.stat().st_size:
            return
        with Flipped(which, place, bits):
            error = refused(lambda: refuse_changed(sealed, content_seal(BLUEPRINT), "mars"))
            assert error.code == "sitting.seal" or which.name in str(error.where), error

    flipped()
    refuse_changed(sealed, content_seal(BLUEPRINT), "mars")


def test_a_comment_of_a_scenario_or_a_rubric_is_sealed_too(spoilt: Path) -> None:
    sealed = content_seal(BLUEPRINT)
    for name, said in (("scenarios/FR03", "the scenario FR03"), ("rubrics/fnol.fr", "the rubric fnol")):
        path = spoilt / "personas" / f"{name}.yaml"
        whole = path.read_bytes()
        path.write_bytes(whole + b"# a word\n")
        error = refused(lambda: refuse_changed(sealed, content_seal(BLUEPRINT), "mars"))
        assert said in str(error)
        path.write_bytes(whole)


def test_a_byte_of_any_record_is_named(
    registry: Registry, settings: Settings, kept: Path, tmp_path: Path
) -> None:
    """The folder of a call, the journals, who sits where, the record to sign."""
    examiners = {"Claire Morel": RobotExaminer(), "Jean Petit": RobotExaminer()}
    run = RobotSitting(registry, settings, kept, MARCH, examiners).begin(tmp_path, 1)
    run.mark("Claire Morel", run.take_call(1))
    file_proces_verbal(run.book.folder, b"%PDF-1.7 signed", MARCH, "fr", MARCH)
    root = registry.store.root
    files = sorted(path for part in ("certification", "sittings") for path in (root / part).rglob("*"))
    files = [path for path in files if path.is_file() and path.name != ".lock"]
    assert {"call.flac", "journal.jsonl", "manifest.json", "C1.json", "scorecard.json"} <= {
        path.name for path in files
    }
    assert verify(registry.store).findings == ()

    @FLIPS
    @given(which=st.sampled_from(files), place=PLACE, bits=BIT)
    def flipped(which: Path, place: float, bits: int) -> None:
        with Flipped(which, place, bits):
            named = said(lambda: verify(registry.store))
            assert named, (which, place, bits)

    flipped()
    assert verify(registry.store).findings == ()


def test_a_byte_of_a_weight_file_is_named_at_the_next_call(
    registry: Registry, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights that were brought, and weights of one's own."""
    shelf, own = tmp_path / "models", tmp_path / "turns.onnx"
    monkeypatch.setenv("VOICESIM_MODELS", str(shelf))
    brought = shelf / "whisper-base" / "model.bin"
    brought.parent.mkdir(parents=True)
    brought.write_bytes(bytes(range(256)) * 40)
    own.write_bytes(bytes(range(256)) * 30)
    locked = LockedFile(brought.stat().st_size, sha256(brought.read_bytes()).hexdigest())
    write_lock(shelf, {"whisper-base": Locked("hub", "main", "MIT", {"model.bin": locked})})
    assert asdict(locked)["size"] == 10240
    chosen = settings.model_copy(update={"ears": Ears(model="whisper-base", turn_model=str(own))})
    book = new_sitting(registry, "cqp_relation_clientele", "Une maison", MARCH, "mars")
    add_candidates(registry, book, ["Zoé Le Fèvre"], MARCH)
    open_sitting(book, chosen, MARCH, seed=5, spoken=True, fit=True)
    assert {"weights whisper-base", "weights turns turns.onnx"} <= set(book.state.seal)

    def next_call() -> object:
        again = Book.open(registry.store, "mars")
        return prepare(registry, again, 1, chosen, lambda: MARCH, spoken=True)

    next_call()
    for place in (0.0, 0.37, 0.9999):
        with Flipped(brought, place, 1):
            assert "model.bin" in str(refused(next_call))
        with Flipped(own, place, 1):
            assert "the weights turns turns.onnx" in str(refused(next_call))
    next_call()
