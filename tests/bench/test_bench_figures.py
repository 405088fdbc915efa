"""The table says what was measured: those not met first, and nothing kept that a busy machine timed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.bench.__main__ import main, measured
from scripts.bench.elsewhere import ELSEWHERE, told_elsewhere
from scripts.bench.engines import ENGINES
from scripts.bench.faults import KINDS, ROOT, counted, figure_of
from scripts.bench.figures import Figure, Machine, in_order, late, middle, unmeasured
from scripts.bench.goals import MEASURED, TIMED
from scripts.bench.keeping import PAGE
from scripts.bench.kept import Kept, read, write
from scripts.bench.shape import broad_handlers, function_lengths
from scripts.bench.table import markdown, plain

QUIET = Machine(2, "Linux x86_64", "3.12.0", 0.1)
BUSY = Machine(2, "Linux x86_64", "3.12.0", 3.0)
MET = Figure("G12", "samples", "20 of 20", "all", True, 20)
NOT_MET = Figure("G18", "lines", "300", "<= 200", False, 1, "it does too much")
CLOCKED = Figure("G1", "own time", "1.0 ms", "<= 1.5 ms", True, 30, timed=True)


def test_what_is_not_met_comes_first_then_what_was_not_measured() -> None:
    missing = unmeasured("G4", "tokens", "new + 8", "no engine")
    assert in_order([MET, missing, CLOCKED, NOT_MET]) == [NOT_MET, missing, CLOCKED, MET]


def test_the_reason_stands_under_the_figure() -> None:
    lines = plain([NOT_MET], QUIET).splitlines()
    assert lines[1].split()[0] == "G18"
    assert lines[2].strip() == "it does too much"


def test_what_was_timed_on_a_busy_machine_is_shown_and_not_kept() -> None:
    assert "1.0 ms (busy machine)" in plain([CLOCKED], BUSY)
    assert "1.0 ms" not in markdown(Kept().renewed([CLOCKED], BUSY, "2026-01-02", ""))
    assert "1.0 ms" in markdown(Kept().renewed([CLOCKED], QUIET, "2026-01-02", ""))


def test_a_machine_that_does_not_tell_its_load_is_not_called_busy() -> None:
    assert not Machine(2, "Windows", "3.12.0", None).busy


def test_median_and_percentile() -> None:
    assert middle([1.0, 9.0, 2.0]) == 2.0
    assert late(list(range(101)), 99) == 99.0


def test_lines_of_functions_are_counted_to_their_end() -> None:
    source = "def one():\n    '''Doc.'''\n    return 1\n\nclass A:\n    async def two(self): ...\n"
    assert sorted(function_lengths(source)) == [1, 3]


def test_handlers_that_catch_everything_are_found() -> None:
    body = "try:\n    pass\nexcept {}:\n    pass\n"
    assert broad_handlers(body.format("Exception")) == [3]
    assert broad_handlers(body.format("(OSError, BaseException)")) == [3]
    assert broad_handlers(body.replace(" {}", "")) == [3]
    assert broad_handlers(body.format("(OSError, ValueError)")) == []


def test_the_cells_of_the_fault_matrix_are_counted() -> None:
    report = """<testsuites><testsuite><testcase name="a"/><testcase name="b"><failure/></testcase>
    <testcase name="c"><properties/></testcase></testsuite></testsuites>"""
    assert counted(report) == (2, ["b"])
    assert figure_of(KINDS[0], 2, ["b"]).met is False
    assert figure_of(KINDS[0], 3, []).met is True
    assert figure_of(KINDS[0], 0, []).met is False, "an empty matrix proves nothing"


def test_every_case_that_the_table_counts_is_a_test_that_there_is() -> None:
    for test in (test for kind in KINDS for test in kind.tests):
        file, _, name = test.partition("::")
        assert f"def {name}" in (ROOT / file).read_text("utf-8"), test


def test_every_goal_is_measured_with_engines_that_are_named_or_said_not_to_be() -> None:
    many = {"G": 18, "R": 8, "U": 4, "W": 3, "X": 2, "P": 1, "A": 2, "S": 2}
    goals = {f"{letter}{number}" for letter, count in many.items() for number in range(1, count + 1)}
    assert set(MEASURED) | {one.goal for one in ELSEWHERE} == goals == set(ENGINES)
    assert set(TIMED) <= set(MEASURED)
    assert all(one.value or one.reason for one in told_elsewhere(Kept()))


def test_who_takes_a_goal_elsewhere_is_a_module_that_keeps_its_figure_when_it_is_asked_to() -> None:
    for module in {one.by for one in ELSEWHERE if one.by}:
        source = (ROOT / f"{module.replace('.', '/')}.py").read_text("utf-8")
        assert "keep([" in source, module
        assert f'by="{module}"' in source, module


def test_what_a_script_kept_stands_in_the_place_of_what_was_quoted_of_it() -> None:
    (quoted,) = (one for one in told_elsewhere(Kept()) if one.goal == "W2")
    assert quoted.taken.endswith("(quoted)")
    taken = replace(quoted, value="+ 30 ms", by="scripts.bench.page_answering")
    kept = Kept().renewed([taken], QUIET, "2026-12-01", "")
    assert not [one for one in told_elsewhere(kept) if one.goal == "W2"]
    assert "+ 30 ms" in markdown(kept)
    assert quoted.value not in markdown(kept)


def test_two_scripts_that_measure_one_goal_leave_each_other_their_figures() -> None:
    other = replace(MET, value="9 of 9", by="scripts.kill_calls")
    both = Kept().renewed([MET], QUIET, "2026-01-02", "").renewed([other], BUSY, "2026-01-03", "")
    assert [one.value for one in both.figures] == [MET.value, "9 of 9"]
    again = both.renewed([replace(MET, value="21 of 21")], QUIET, "2026-01-04", "")
    assert sorted(one.value for one in again.figures) == ["21 of 21", "9 of 9"]


def test_a_quiet_day_is_not_called_busy_for_what_nobody_times() -> None:
    quiet = Kept().renewed([CLOCKED], QUIET, "2026-01-02", "")
    assert quiet.renewed([MET], BUSY, "2026-01-02", "").days == quiet.days


def test_the_table_says_of_each_figure_whether_stubs_or_real_weights_gave_it() -> None:
    assert plain([MET], QUIET).splitlines()[1].endswith(ENGINES["G12"])
    assert ENGINES["G18"] in markdown(Kept().renewed([NOT_MET], QUIET, "2026-01-02", ""))


def test_a_goal_taken_again_replaces_its_own_figures_and_no_others(tmp_path: Path) -> None:
    first = Kept().renewed([MET, CLOCKED], QUIET, "2026-01-02", "numpy 2")
    better = replace(MET, value="21 of 21")
    second = first.renewed([better], BUSY, "2026-02-03", "numpy 2")
    write(second, tmp_path / "figures.json")
    assert read(tmp_path / "figures.json") == second
    assert [(one.goal, one.value, one.taken) for one in second.figures] == [
        ("G1", "1.0 ms", "2026-01-02"),
        ("G12", "21 of 21", "2026-02-03"),
    ]
    assert list(second.days) == ["2026-01-02", "2026-02-03"]


def test_a_busy_machine_replaces_nothing_that_a_quiet_one_timed() -> None:
    quiet = Kept().renewed([CLOCKED], QUIET, "2026-01-02", "")
    assert quiet.renewed([replace(CLOCKED, value="9.0 ms")], BUSY, "2026-02-03", "") == quiet


def test_the_page_is_written_from_the_figures_that_were_kept() -> None:
    assert PAGE.read_text("utf-8") == markdown(read())


def test_what_real_weights_would_measure_is_said_where_there_are_none() -> None:
    for goal in ("R1", "R2", "R3", "R4", "R5", "R6", "R7"):
        (figure, *_) = MEASURED[goal]()
        assert figure.met is None
        assert "make real" in figure.reason or "models pull" in figure.reason


def test_goals_stand_in_the_order_of_their_letter_and_number() -> None:
    goals = ("R2", "G10", "G9")
    found = in_order([unmeasured(goal, "", "", "no engine") for goal in goals])
    assert [figure.goal for figure in found] == ["G9", "G10", "R2"]


def test_what_awaits_a_quiet_machine_is_listed_and_not_run() -> None:
    figures = measured(sorted(TIMED), untimed=True)
    assert [figure.goal for figure in figures] == sorted(TIMED)
    assert all(figure.met is None and "quiet" in figure.reason for figure in figures)


def test_a_goal_that_there_is_not_is_refused() -> None:
    assert main(["G99"]) == 2
