"""The client's state before each turn: written as the call goes, read back exactly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.call.directory import CallDirectory
from voicesim.call.moments import Moment, MomentWriter, read_moment
from voicesim.client.state import ClientState, Earned, Mood, Said
from voicesim.errors import StorageError

few = st.integers(0, 3)
words = st.text(max_size=8)
level = st.floats(0, 10)
states = st.builds(
    ClientState,
    mood=st.builds(Mood, level, level, level),
    turn=few,
    earned=st.lists(st.builds(Earned, few, words, words, words), max_size=3).map(tuple),
    history=st.lists(st.builds(Said, st.sampled_from(["trainee", "client"]), words, words), max_size=5).map(
        tuple
    ),
    flags=st.frozensets(words, max_size=4),
    counters=st.lists(st.tuples(words, few), max_size=3).map(tuple),
)


def talk(turns: int) -> list[Moment]:
    """A client who is told a little more at every turn."""
    said = tuple(Said("trainee", f"Et le point numéro {n}, s'il vous plaît ?") for n in range(turns))
    return [Moment(320 * n, ClientState(Mood(3, 3, 5), n, history=said[:n])) for n in range(turns)]


@settings(max_examples=60)
@given(st.lists(states, min_size=1, max_size=6))
def test_every_moment_comes_back_as_it_was_whatever_came_before_it(
    tmp_path_factory: pytest.TempPathFactory, told: list[ClientState]
) -> None:
    path = tmp_path_factory.mktemp("call") / "moments.jsonl"
    with MomentWriter(path) as writer:
        for start, state in enumerate(told):
            writer.write(Moment(start, state))
    assert [read_moment(path, start).state for start in range(len(told))] == told


def test_twice_the_turns_take_twice_the_room_and_not_four_times(tmp_path: Path) -> None:
    sizes = []
    for turns in (200, 400):
        path = tmp_path / f"{turns}.jsonl"
        with MomentWriter(path) as writer:
            for moment in talk(turns):
                writer.write(moment)
        sizes.append(path.stat().st_size)
    assert sizes[1] < 2.1 * sizes[0]


def test_a_killed_call_can_be_taken_up_again_at_any_turn_it_had(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from voicesim.call.moments import Moment, MomentWriter\n"
        "from voicesim.client.state import ClientState, Mood\n"
        "writer = MomentWriter(Path(sys.argv[1]))\n"
        "for turn in range(50):\n"
        "    writer.write(Moment(320 * turn, ClientState(Mood(3.0, 3.0, 5.0), turn)))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path = tmp_path / "moments.jsonl"
    killed = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert killed.returncode != 0
    assert read_moment(path, 320 * 49).state.turn == 49


def test_a_torn_last_line_spoils_no_other(directory: CallDirectory) -> None:
    with MomentWriter(directory.moments) as writer:
        for moment in talk(3):
            writer.write(moment)
    whole = directory.moments.read_bytes()
    directory.moments.write_bytes(whole[:-9])
    assert read_moment(directory.moments, 320) == talk(3)[1]
    with pytest.raises(StorageError, match="was not kept; choose another turn"):
        read_moment(directory.moments, 640)


def test_a_call_without_moments_is_one_sentence(directory: CallDirectory) -> None:
    with pytest.raises(StorageError, match="was not kept"):
        read_moment(directory.moments, 0)
