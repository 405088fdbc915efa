"""The command at a real terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from terminal import MAIN, Terminal

pytestmark = pytest.mark.waits(15)


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
    assert "[…]" in terminal.shown
    assert "pouvez saisir la CNIL" in terminal.shown
    terminal.type("d\n")
    terminal.wait_for("Appuyez sur Entrée si vous l'avez lu", times=2)
    assert "n'est noté nulle part" in " ".join(terminal.shown.split())
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
    assert "Arrêté." in terminal.shown
    assert "Traceback" not in terminal.shown


def test_a_trainee_may_mark_themselves_before_the_scorecard_is_shown(tmp_path: Path) -> None:
    """The typed call is a file's; only the questions afterwards are asked at the terminal."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from voicesim.cli.output import Output\n"
        "from voicesim.cli.self_assessment import ask_first\n"
        "from voicesim.call.setup import Plan\n"
        "from voicesim.client.scenario import load_scenario\n"
        "from voicesim.line.keyboard import KeyboardLine\n"
        "from voicesim.listening.recogniser import ScriptedRecogniser\n"
        "from voicesim.sessions.engines import embedded\n"
        "from voicesim.sessions.session import hold_call\n"
        "from voicesim.settings.schema import Settings\n"
        "scenario, said = load_scenario('FR07'), iter(('Bonjour.', 'Oui ?', 'Bien.', 'Au revoir.'))\n"
        "line = KeyboardLine(lambda: next(said, None), live=False)\n"
        "models = embedded(scenario, ScriptedRecogniser())\n"
        "held = hold_call(Plan(scenario, 1), models, line, Path(sys.argv[1]))\n"
        "ask_first(held, Settings(), Output(plain=True))\n"
    )
    terminal = Terminal("-c", script, str(tmp_path / "call"))
    terminal.wait_for("notez-vous")
    terminal.wait_for("(0-100)")
    terminal.type("beaucoup\n")
    terminal.wait_for("Un nombre de 0 à 100")
    terminal.type("80\n\n")
    terminal.wait_for("Votre note, puis")
    assert terminal.end() == 0
    assert json.loads((tmp_path / "call" / "trainee.json").read_text("utf-8"))["self_assessment"] == {
        "business": 80
    }
