"""Connections come and go: the call waits, and goes on at the very sample it waited for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import soundfile
from conftest import QUICK
from page_played import Page, Pages

from voicesim.audio.frames import FRAME
from voicesim.line.browser import BrowserLine
from voicesim.line.page_messages import mic_message


def rising(number: int) -> np.ndarray:
    return np.full(FRAME, number % 150, dtype=np.int16)


def test_a_page_that_comes_back_goes_on_at_the_same_sample(pages: Pages) -> None:
    call = pages.prepare(typed=False)
    with pages.connected(call) as page:
        page.begin()
        for number in range(200):
            page.socket.send_bytes(mic_message(number, rising(number)))
        page.number = 200
        while page.heads[-1:] == [] or page.heads[-1][1] < 150:
            page.receive()
    with pages.connected(call) as again:
        goes_on = again.state["goes_on"]["frame"]
        assert 150 < goes_on <= 200
        assert again.state["begun"]
        again.state["stage"] = "live"
        for number in range(goes_on, 400):
            again.socket.send_bytes(mic_message(number, rising(number)))
        again.number = 400
        again.do("stop")
        result = again.to_the_end()
    directory = pages.desk.filed(result.split("/")[2])
    left = soundfile.read(directory.sound, dtype="int16")[0][: 400 * FRAME, 0]
    assert np.array_equal(left, np.concatenate([rising(number) for number in range(400)]))
    assert directory.manifest().complete


def test_a_tab_that_is_closed_ends_the_call_with_a_scorecard_of_what_there_is(pages: Pages) -> None:
    seconds = [0.0]  # stand still while the tab is there, however slow the machine
    line = partial(BrowserLine, hurry=lambda: None, resumes_within=0.2, clock=lambda: seconds[0])
    pages.desk.engines = replace(QUICK, line=line)
    call = pages.prepare()
    with pages.connected(call) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says("Assistance bonjour, je vous écoute.")
    seconds[0] = 0.2
    assert call.ended(60)
    assert call.stage == "done"
    assert call.line.left
    directory = pages.desk.filed(call.result.split("/")[2])
    assert directory.manifest().complete
    assert "Assistance bonjour" in directory.transcript.read_text("utf-8")
    assert directory.scorecard.is_file()


def test_a_program_that_ends_in_mid_call_hangs_up_and_files_it(page: Page, pages: Pages) -> None:
    page.do("pick_up")
    page.tick(10)
    pages.desk.close()
    assert page.call.stage == "done"
    assert pages.desk.filed(page.call.result.split("/")[2]).report.is_file()


def test_what_the_browser_did_to_the_voice_and_who_had_captions_is_on_the_record(pages: Pages) -> None:
    with pages.call(typed=False, captions=True) as page:
        page.begin(echoCancellation="true", sampleRate="48000")
        page.do("stop")
        result = page.to_the_end()
    manifest = pages.desk.filed(result.split("/")[2]).manifest()
    assert manifest.microphone == {"echoCancellation": "true", "sampleRate": "48000"}
    assert manifest.aids == {"captions": "shown"}


def test_who_hears_the_caller_is_not_shown_their_words_unless_they_asked(pages: Pages) -> None:
    with pages.call(typed=False) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        assert page.said == []
        page.do("stop")
        page.to_the_end()
