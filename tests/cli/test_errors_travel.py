"""An error raised in a worker process reaches the person as the sentence it was."""

from __future__ import annotations

import pickle

import pytest

from voicesim import errors


@pytest.mark.parametrize("kind", errors.Mendable.__subclasses__())
def test_a_mendable_error_crosses_processes_whole(kind: type[errors.Mendable]) -> None:
    error = kind("some.code", what="is empty", where="call.flac", mend="record again")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (str(again), again.code, again.mend) == (str(error), "some.code", "record again")
