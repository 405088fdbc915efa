"""An examination in real browsers over TLS, by keyboard alone: a spoken call, two blind marks, the record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import soundfile
from browsed import Visit, chromium, found, trusting, visiting, with_an_authenticator
from looked_at import go, look_at, press, tab_to, write
from playwright.sync_api import Page, expect
from room_over_tls import RESOLVED, OpenRoom, open_over_tls, without_waiting
from sitting_played import DECIDE, MARKS, NAME, again, password, sitting
from spoken_trainee import SaidInTurn, compared, wav

from voicesim.audio.frames import Sound
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.events import Closed
from voicesim.call.setup import Models, Plan
from voicesim.settings.schema import Ears, Records, Settings
from voicesim.web.engines import Engines

pytestmark = [
    pytest.mark.waits(60),
    pytest.mark.skipif(
        found() is None or shutil.which("certutil") is None,
        reason="there is no Chromium, or no certutil (libnss3-tools) to make it trust a root",
    ),
]

SAID = ("Good afternoon, Camille speaking, is anybody hurt?", "I am sorry to hear that. Where are you now?")
AT = (9.0, 16.0)
"""Seconds of the candidate's WAV."""


def spoken(plan: Plan, settings: Settings, typed: bool) -> Models:
    return without_waiting(plan, settings, SaidInTurn(SAID))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A house that examines; the weights that hear are a file, sealed and never loaded."""
    weights = tmp_path / "ears"
    weights.mkdir()
    (weights / "model.bin").write_bytes(b"weights")
    kept = Records(folder=str(tmp_path / "records"), organisation="Une maison", dpo="dpo@maison.example")
    return Settings(records=kept, ears=Ears(model=str(weights)))


@pytest.fixture
def people(settings: Settings, tmp_path: Path) -> Iterator[tuple[OpenRoom, dict[str, Visit], Sound]]:
    """The room, and a browser for everybody."""
    said = wav(tmp_path / "candidate.wav", SAID, AT, "en", after=30.0)
    engines = Engines(open=spoken, deaf=lambda settings: None)
    with ExitStack() as stack:
        room = stack.enter_context(open_over_tls(settings, engines))
        trusting(tmp_path / "home", room.folder.files("root")[0])
        browser = stack.enter_context(
            chromium(RESOLVED, home=tmp_path / "home", microphone=tmp_path / "candidate.wav")
        )
        names = ("trainer", "candidate", *MARKS, *DECIDE)
        yield room, {name: stack.enter_context(visiting(browser)) for name in names}, said


def test_an_examination_goes_from_the_desk_to_the_record_by_keyboard_alone(
    people: tuple[OpenRoom, dict[str, Visit], Sound],
) -> None:
    room, visits, said = people
    sitting(room.house, spoken=True)
    seated(room, visits["trainer"].page)
    call = taken(room, visits["candidate"].page)
    compare(room, call, said)
    for name, top in zip(MARKS, (True, False), strict=True):
        page = come_in(room, visits[name].page, name)
        mark(page, name, top=top, looked=top)
    settle(come_in(room, visits[DECIDE[0]].page, DECIDE[0]))
    decide(room, come_in(room, visits[DECIDE[1]].page, DECIDE[1]))
    complaints = [one for visit in visits.values() for one in visit.complaints]
    assert [one for one in complaints if "403" not in one] == [], "but the wrong passwords"
    state = again(room.house).state
    assert state.stage == "closed"
    assert state.candidates["C1"].decisions[0].by == tuple(
        again(room.house).seat_of(room.house.registry.find(name)) for name in DECIDE
    )


def seated(room: OpenRoom, page: Page) -> None:
    """The trainer seats candidate 1 at desk 1."""
    room.as_trainer(page)
    press(page, "input[name=desk][value='1']", "Space")
    tab_to(page, "#sitting")
    page.keyboard.type(NAME)
    look_at(page, "board")
    go(page, "button[formaction='/board/examine']")
    expect(page.locator("#desk-1 [data-cell=asked]")).to_have_text(f"{NAME} C1")


def taken(room: OpenRoom, page: Page) -> str:
    """The candidate's call, spoken; gives its name."""
    room.at_a_desk(page, 1)
    page.wait_for_url("**/examination")
    expect(page.locator(".notice[data-how=spoken]")).to_be_visible()
    look_at(page, "candidate")
    press(page, "input[name=accepted]", "Space")
    go(page, "button.main")
    press(page, "#listen")
    expect(page.locator("#levels")).to_be_visible()
    look_at(page, "candidate-check")
    press(page, "#begin")
    expect(page.locator("#pick-up")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("#pause").count() == 0, "an examination's clock does not stop"
    page.wait_for_function("seconds => Number(timer.textContent.slice(3)) >= seconds", arg=20)
    look_at(page, "candidate-call")
    go(page, "#hang-up")
    page.wait_for_url("**/examination")
    (call,) = again(room.house).state.calls.values()
    assert call.held
    return call.name


def compare(room: OpenRoom, call: str, said: Sound) -> None:
    """What was kept of the candidate is what they said, every frame of it."""
    directory = CallDirectory(room.house.registry.store.shelf("certification").folder / call)
    closed = read_events(directory.events)[-1]
    assert isinstance(closed, Closed)
    assert closed.dropped == 0
    left = soundfile.read(directory.sound, dtype="int16")[0][:, 0]
    likeness, level = compared(said, left, AT[-1])
    assert likeness > 0.99
    assert abs(level) < 0.5


def come_in(room: OpenRoom, page: Page, name: str) -> Page:
    page.goto(f"{room.where}/enter")
    press(page, "details:has(#examiner) summary")
    write(page, "#examiner", name)
    write(page, "#examiner-password", password(name))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def mark(page: Page, name: str, *, top: bool, looked: bool) -> None:
    """From the impression to the signature; `top` gives every criterion the best level, else the least."""
    if looked:
        look_at(page, "examine")
    go(page, ".waiting a")
    if looked:
        look_at(page, "mark-whole")
    press(page, "input[name=rating]", "Space")
    go(page, "button.main")
    expect(page.locator("#blind")).to_be_visible()
    criteria = page.locator("form.blind fieldset").count()
    for number in range(criteria):
        choices = page.locator("form.blind fieldset").nth(number).locator("input")
        tab_to(page, f"form.blind fieldset:nth-of-type({number + 1}) input")
        page.keyboard.press("Space")
        if top:
            page.keyboard.press("ArrowUp")
            expect(choices.last).to_be_checked()
    if looked:
        look_at(page, "mark-blind")
    go(page, "button[value=see]")
    press(page, "details.criterion summary")
    if looked:
        look_at(page, "mark-evidence")
    write(page, "#password", "somebody else's")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("ce n'est pas le mot de passe")
    write(page, "#password", password(name))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def settle(page: Page) -> None:
    """The third person settles what the two differ on."""
    go(page, ".waiting a")
    look_at(page, "settle")
    while page.url.endswith("/differences"):
        write(page, "input[name=points]", "70")
        write(page, "textarea[name=why]", "réécouté en entier")
        write(page, "input[name=password]", password(DECIDE[0]))
        go(page, "button.main")
        if page.locator(".waiting a").count():
            go(page, ".waiting a")


def with_a_passkey(page: Page, password: str) -> None:
    """Add one to whoever has come in."""
    at = page.url
    with_an_authenticator(page)
    go(page, "a.keys")
    look_at(page, "passkeys")
    write(page, "#password", password)
    go(page, "[data-passkey=add]")
    page.goto(at)


def decide(room: OpenRoom, page: Page) -> None:
    """The jury decides, tells, closes, and has its record; who tells and closes says so by passkey."""
    with_a_passkey(page, password(DECIDE[1]))
    go(page, f"a[href='/examine/{NAME}']")
    look_at(page, "sitting")
    go(page, f"a[href='/examine/{NAME}/candidates/1']")
    look_at(page, "jury")
    press(page, "input[name=passed][value=yes]", "Space")
    page.keyboard.press("ArrowDown")
    write(page, "#why", "deux épreuves manquent")
    for name in DECIDE:
        seat = again(room.house).seat_of(room.house.registry.find(name))
        write(page, f"#password-{seat}", password(name))
    go(page, "button.main")
    go(page, f"a[href='/examine/{NAME}/candidates/1']")
    look_at(page, "jury-decided")
    go(page, "[data-passkey=sign]")
    look_at(page, "sitting-told")
    go(page, "[data-passkey=sign]")
    look_at(page, "record")
    expect(page.locator("article.paper")).to_contain_text("réécouté en entier")
    expect(page.locator("article.paper")).not_to_contain_text("Candidat Un")
    with page.expect_download() as printed:
        press(page, "a[href$='.pdf']")
    assert Path(printed.value.path()).read_bytes().startswith(b"%PDF")
