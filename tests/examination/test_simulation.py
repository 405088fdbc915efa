from __future__ import annotations

import pytest

from scripts.simulate_sitting import Truth, main


def test_the_true_reliability_follows_from_the_components() -> None:
    truth = Truth(person=60, person_call=60, person_examiner=0, rest=0)
    assert truth.reliability(4, 2) == pytest.approx(0.8)


def test_the_simulation_prints_a_line_for_each_number_of_candidates(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.simulate_sitting.CANDIDATES", (12, 24))
    main(["--repeat", "2"])
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("  n = ") for line in lines) == 2 * (4 + 1 + 2 + 1 + 1)
    assert any(line.startswith("reliability of 6 calls x 2 examiner(s), truly 0.7") for line in lines)
