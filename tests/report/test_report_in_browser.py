"""The report in a real browser. Skipped where there is no Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import chromium
import pytest

BINARY = chromium.found()

pytestmark = [
    pytest.mark.waits(30),
    pytest.mark.skipif(BINARY is None, reason="no Chromium here: apt-get install chromium"),
]

Page = Callable[..., str]


@pytest.fixture(scope="module")
def browser() -> Iterator[chromium.Chromium]:
    assert BINARY is not None
    with chromium.Chromium(BINARY) as started:
        yield started


@pytest.fixture
def opened(browser: chromium.Chromium, page: Page, tmp_path: Path) -> chromium.Chromium:
    """The report of the call, open in a window of a laptop."""
    path = tmp_path / "report.html"
    path.write_text(page(), encoding="utf-8")
    browser.media()
    browser.size(1280, 800)
    browser.open(path)
    return browser


PLAYING = """new Promise((done, failed) => {
  const audio = document.getElementById("audio");
  if (!audio.paused && audio.currentTime > 0) return done(true);
  audio.addEventListener("timeupdate", () => { if (audio.currentTime > 0) done(true); });
  audio.addEventListener("error", () => failed(new Error("the sound cannot be played")));
})"""

LOADED = """new Promise((done, failed) => {
  const audio = document.getElementById("audio");
  if (audio.readyState >= 2) return done(audio.duration);
  audio.addEventListener("loadeddata", () => done(audio.duration));
  audio.addEventListener("error", () => failed(new Error("the sound cannot be read")));
})"""

SOUGHT = """new Promise((done) => {
  const audio = document.getElementById("audio");
  const look = () => (audio.seeking ? setTimeout(look, 10) : done(audio.currentTime));
  look();
})"""


def test_the_report_opens_without_a_complaint_and_asks_no_network(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    assert opened.complaints() == []
    assert {address.split(":")[0] for address in opened.requests()} <= {"file", "blob"}
    assert len([a for a in opened.requests() if a.startswith("file")]) == 1


def test_the_sound_inside_is_as_long_as_the_call(opened: chromium.Chromium) -> None:
    assert opened.run(LOADED) == pytest.approx(95.0, abs=0.1)


def test_the_play_button_plays_and_stops(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("document.getElementById('play').click()")
    assert opened.run(PLAYING)
    assert opened.run("document.getElementById('play').getAttribute('aria-label')") == "Pause"
    opened.run("document.getElementById('play').click()")
    assert opened.run("document.getElementById('audio').paused")
    assert opened.run("document.getElementById('play').getAttribute('aria-label')") == "Lire"


def test_enter_on_a_line_plays_it_from_its_first_word(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("document.querySelector('#line-5 > button').focus()")
    opened.press("Enter")
    assert opened.run(SOUGHT) == pytest.approx(25.6, abs=0.5)
    assert opened.run(PLAYING)
    opened.run("document.getElementById('audio').pause()")


def test_enter_plays_a_line_even_while_other_words_are_selected(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("getSelection().selectAllChildren(document.querySelector('h1'))")
    opened.run("document.querySelector('#line-5 > button').focus()")
    opened.press("Enter")
    assert opened.run(SOUGHT) == pytest.approx(25.6, abs=0.5)
    opened.run("document.getElementById('audio').pause()")


def test_dragging_over_words_selects_them_and_plays_nothing(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("getSelection().selectAllChildren(document.querySelector('#line-9 .said p'))")
    opened.run("document.querySelector('#line-9 .said p').click()")
    assert opened.run("document.getElementById('audio').paused")


def test_a_click_anywhere_on_a_line_plays_it(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("document.querySelector('#line-9 .said p').click()")
    start = opened.run("Number(document.getElementById('line-9').dataset.from)")
    assert opened.run(SOUGHT) == pytest.approx(start, abs=0.5)
    opened.run("document.getElementById('audio').pause()")


def test_a_quote_plays_and_stops_where_it_ends(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    ended = opened.run(
        """new Promise((done) => {
          const quote = document.querySelector(".critical .quote");
          const audio = document.getElementById("audio");
          const stopped = () => done([audio.currentTime, Number(quote.dataset.to)]);
          audio.addEventListener("pause", stopped, { once: true });
          quote.click();
        })"""
    )
    assert ended[1] <= ended[0] < ended[1] + 5  # a busy machine may notice late; the call goes on for 20 s


def test_arrows_walk_through_the_transcript(opened: chromium.Chromium) -> None:
    opened.run("document.querySelector('#line-0 > button').focus()")
    opened.press("ArrowDown")
    opened.press("ArrowDown")
    opened.press("ArrowUp")
    assert opened.run("document.activeElement.closest('.line').id") == "line-1"


def test_arrows_move_the_position_by_five_seconds(opened: chromium.Chromium) -> None:
    opened.run(LOADED)
    opened.run("document.getElementById('timeline').focus()")
    opened.press("ArrowRight")
    opened.press("ArrowRight")
    assert opened.run(SOUGHT) == pytest.approx(10.0, abs=0.1)
    assert opened.run("document.getElementById('timeline').getAttribute('aria-valuetext')") == "0:10"


def test_a_note_beside_a_line_opens_the_criterion_it_speaks_of(opened: chromium.Chromium) -> None:
    opened.run("document.querySelectorAll('details').forEach((d) => { d.open = false; })")
    opened.run("document.querySelector('#line-0 .note').click()")
    opened.run("new Promise((done) => setTimeout(done, 50))")
    assert opened.run("document.getElementById('criterion-accueil').open")


def test_lines_that_were_not_said_so_become_one_command(opened: chromium.Chromium) -> None:
    opened.run("document.querySelectorAll('.line .dispute')[0].click()")
    opened.run("document.querySelectorAll('.line .dispute')[4].click()")
    command = opened.run("document.getElementById('contest-command').textContent")
    assert command.startswith('voicesim score "/')
    assert command.endswith('" --contest 0 --contest 7')
    assert opened.run("document.getElementById('audio').paused")
    opened.run("document.querySelectorAll('.line .dispute')[0].click()")
    opened.run("document.querySelectorAll('.line .dispute')[4].click()")
    assert opened.run("document.getElementById('contest').hidden")


def test_a_wrong_verdict_and_why_become_one_command(opened: chromium.Chromium) -> None:
    opened.run("document.querySelector('.critical .dispute').click()")
    opened.run("""document.getElementById("contest-comment").value = 'Non, "jamais" $HOME !' """)
    opened.run("document.getElementById('contest-comment').dispatchEvent(new Event('input'))")
    command = opened.run("document.getElementById('contest-command').textContent")
    assert command.endswith(" --contest promise --comment \"Non, 'jamais'  HOME\"")
    opened.run("document.querySelector('.critical .dispute').click()")
    assert opened.run("document.getElementById('contest').hidden")


def test_the_moment_to_take_up_again_has_its_command(opened: chromium.Chromium, tmp_path: Path) -> None:
    command = opened.run("document.querySelector('.command').textContent")
    assert command == f'voicesim call --from "{tmp_path}@10"'


def test_the_summary_fits_one_screen_of_a_laptop(opened: chromium.Chromium) -> None:
    bottom = opened.run("document.querySelector('.summary').getBoundingClientRect().bottom")
    assert bottom < 800 - 60  # the player covers the last pixels


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 2200])
def test_nothing_sticks_out_at_any_width(opened: chromium.Chromium, width: int) -> None:
    opened.size(width, 900)
    assert opened.run("document.documentElement.scrollWidth") <= width


CONTRASTS = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_every_word_has_the_contrast_of_wcag_aa(opened: chromium.Chromium, scheme: str, medium: str) -> None:
    opened.media(medium, scheme)
    opened.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert opened.run(CONTRASTS) == []


def test_the_dark_scheme_is_dark_and_paper_is_white(opened: chromium.Chromium) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    opened.media("screen", "dark")
    assert opened.run(background) == "rgb(19, 23, 26)"
    opened.media("print", "dark")
    assert opened.run(background) == "rgb(255, 255, 255)"


def test_printing_shows_every_criterion_and_folds_it_again(opened: chromium.Chromium) -> None:
    opened.run("document.querySelectorAll('details').forEach((d) => { d.open = false; })")
    pages = opened.pdf()
    assert pages.startswith(b"%PDF")
    assert opened.run("document.querySelectorAll('details[open]').length") == 0
    opened.run("dispatchEvent(new Event('beforeprint'))")
    assert opened.run("document.querySelectorAll('details.criterion:not([open])').length") == 0


def test_the_player_is_not_printed(opened: chromium.Chromium) -> None:
    opened.media("print")
    assert opened.run("getComputedStyle(document.querySelector('.player')).display") == "none"


def test_headings_go_down_one_step_at_a_time(opened: chromium.Chromium) -> None:
    levels = opened.run(
        "Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6')).map((h) => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_everything_that_can_be_pressed_has_a_name(opened: chromium.Chromium) -> None:
    nodes = opened.send("Accessibility.getFullAXTree")["nodes"]
    pressed = {"button", "link", "slider", "combobox", "DisclosureTriangle"}
    named = [n for n in nodes if not n.get("ignored") and n["role"]["value"] in pressed]
    assert len(named) > 30
    assert [n["role"]["value"] for n in named if not n.get("name", {}).get("value", "").strip()] == []


def test_the_first_tab_leads_past_the_summary_and_the_focus_is_seen(opened: chromium.Chromium) -> None:
    opened.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    opened.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    assert opened.run(f"[{style}.outlineStyle, {style}.outlineWidth]") == ["solid", "3px"]
