"""Typing during a call, at a pseudo-terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from terminal import Terminal

pytestmark = pytest.mark.waits(15)

ERASED = "\x1b[J"
"""What an editor sends that takes away what is below and right of the cursor."""

UNSTYLED = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")

SCRIPT = """
import json, sys, threading
from pathlib import Path
from voicesim.cli.line_editor import LineEditor
from voicesim.cli.output import Output

told, lines, seen = Output(plain=sys.argv[1] == "plain"), [], []
with LineEditor(plain=told.plain).open() as editor:
    def reader():
        while (line := editor.read()) is not None:
            lines.append(line)
            if line == "un":
                second.set()
    second = threading.Event()
    thread = threading.Thread(target=reader, daemon=True)
    thread.start()
    told.say("begin")
    second.wait(60)
    told.say("more")
    while not editor.typing:
        pass
    editor.say(lambda: told.say("the client speaks meanwhile"))
    Path(sys.argv[3]).with_suffix(".spoken").touch()
    while len(lines) < int(sys.argv[2]):
        pass
    told.say("last")
    while not editor.typing:
        pass
    editor.over()
    thread_was_waiting = thread.is_alive()
thread.join(10)
told.say("closed")
assert "jamais envoy".startswith(*editor.unheard)
assert editor.unfinished
print("answer:", sys.stdin.readline().strip())
Path(sys.argv[3]).write_text(json.dumps([lines, thread.is_alive()]), encoding="utf-8")
"""


@pytest.mark.parametrize(("kind", "term"), [("plain", "xterm"), ("drawn", "xterm"), ("drawn", "dumb")])
def test_a_line_is_not_broken_into_and_nothing_lands_in_the_next_question(
    tmp_path: Path, kind: str, term: str
) -> None:
    drawn = kind == "drawn" and term != "dumb"
    terminal = Terminal("-c", SCRIPT, kind, "4", str(tmp_path / "lines.json"), TERM=term)
    terminal.wait_for("begin")
    terminal.type("un\r")
    terminal.wait_for("more")
    terminal.type("deux et de")
    while not (tmp_path / "lines.spoken").exists():
        terminal.process.poll()
    if drawn:
        terminal.wait_for("the client speaks meanwhile")
        terminal.wait_for("> deux et de")
    terminal.type("mi\r")
    terminal.type("trois\rquatre \u00e9t\u00e9\r")
    terminal.wait_for("last")
    terminal.type("jamais envoy")
    terminal.wait_for("closed")
    terminal.type("ma note\n")
    assert terminal.end() == 0
    lines, alive = json.loads((tmp_path / "lines.json").read_text(encoding="utf-8"))
    assert lines == ["un", "deux et demi", "trois", "quatre \u00e9t\u00e9"]
    assert not alive
    assert "answer: ma note" in terminal.shown
    if drawn:
        before, after = terminal.shown.split("the client speaks meanwhile", 1)
        assert ERASED in before.rpartition("e")[2], "the line being typed is taken away first"
        assert UNSTYLED.sub("", after).split("\r\n", 2)[1].startswith("> deux et de")
    else:  # nothing moves the cursor: what is shown is what was written
        assert "deux et demi" in terminal.shown
        assert "\x1b[" not in terminal.shown
