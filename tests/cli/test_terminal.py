"""The command at a real terminal."""

from __future__ import annotations

from pathlib import Path

from terminal import MAIN, Terminal


def test_the_notice_is_acknowledged_with_a_key_before_the_call_begins(tmp_path: Path) -> None:
    terminal = Terminal(
        "-c",
        MAIN,
        "call",
        "FR07",
        "--keyboard",
        "--read",
        "--plain",
        "--seed",
        "1",
        "--out",
        str(tmp_path / "call"),
    )
    terminal.wait_for("Appuyez sur Entrée si vous l'avez lu")
    assert "Une voix annonce" not in terminal.shown
    assert not (tmp_path / "call").exists()
    terminal.type("\n")
    terminal.wait_for("Une voix annonce l'appel")
    terminal.type("/stop\n")
    assert terminal.end() == 0
    assert (tmp_path / "call" / "scorecard.json").is_file()
    assert "\x1b[" not in terminal.shown


def test_one_key_is_read_without_waiting_for_enter_and_the_terminal_is_given_back() -> None:
    script = (
        "import sys, termios\n"
        "from voicesim.cli.keys import keys\n"
        "before = termios.tcgetattr(0)\n"
        "with keys() as pressed:\n"
        "    assert pressed() == ''\n"
        "    print('ready', flush=True)\n"
        "    key = ''\n"
        "    while not key:\n"
        "        key = pressed()\n"
        "assert termios.tcgetattr(0) == before\n"
        "print('pressed', key)\n"
    )
    terminal = Terminal("-c", script)
    terminal.wait_for("ready")
    terminal.type("h")
    assert terminal.end() == 0
    assert "pressed h" in terminal.shown


def test_ctrl_c_is_one_word_and_not_a_traceback() -> None:
    terminal = Terminal("-c", MAIN, "call", "FR07", "--keyboard", "--plain")
    terminal.wait_for("Appuyez sur Entrée")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "Stopped." in terminal.shown
    assert "Traceback" not in terminal.shown
