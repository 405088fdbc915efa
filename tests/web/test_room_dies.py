"""The server of a room is killed in mid-session: nothing that was recorded is lost, and it comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import soundfile

from scripts.room_desk import RoomDesk
from scripts.room_process import PASSWORD, opened, set_up
from voicesim.audio.frames import SAMPLE_RATE

pytestmark = pytest.mark.waits(25)


def test_a_killed_server_leaves_calls_readable_to_the_last_second_and_scores_them_when_it_is_back(
    tmp_path: Path,
) -> None:
    set_up(tmp_path, desks=2)
    with opened(tmp_path) as room:
        codes = room.codes
        desk = RoomDesk(room.address, room.root)
        desk.come_in(code=codes[1])
        desk.prepare("FR07", "typed")
        desk.tell(do="begin", facts={})
        desk.until("line", "ringing")
        desk.do("pick_up")
        desk.until("line", "connected")
        desk.do("say", "Assistance bonjour, Camille à l'appareil, je vous écoute.")
        desk.spend(4)
        answered = desk.number - desk.unanswered
        room.kill()
        desk.close()
    (folder,) = (path for path in room.calls.iterdir() if path.is_dir())
    sound = soundfile.info(folder / "call.flac")
    assert sound.frames / SAMPLE_RATE > answered / 50 - 1, "the last second at most is missing"
    assert not (folder / "scorecard.json").exists()
    with opened(tmp_path) as back:
        assert back.codes == codes
        assert any(folder.name in line and "scored as far" in line for line in back.said)
        card = json.loads((folder / "scorecard.json").read_text("utf-8"))
        assert card["scenario"] == "FR07"
        again = RoomDesk(back.address, back.root, cookie=desk.cookie)
        status, page, _ = again.ask("GET", f"/calls/{folder.name}")
        assert status == 200, "the desk is still in"
        assert "coupé" in page or "broken off" in page
        trainer = RoomDesk(back.address, back.root)
        trainer.come_in(password=PASSWORD)
        rows = json.loads(trainer.ask("GET", "/board/state")[1])["rows"]
        assert [(row["standing"], row["calls"]) for row in rows] == [("seated", 1), ("empty", 0)]
