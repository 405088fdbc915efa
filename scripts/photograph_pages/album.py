"""Pictures of pages at every width, light and dark, what is found of each, and how their calls are held."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from browsed import chromium, trusting
from conftest import quick
from looked_at import EVERY, RUN, SEEN, USUAL, assert_reached, violations
from page_faults import badly_worded, faults
from playwright.sync_api import Browser, Page
from room_over_tls import RESOLVED, OpenRoom, open_over_tls, without_waiting
from spoken_trainee import SAID, SaidInTurn

from voicesim.call.manifest import Provenance
from voicesim.call.setup import Models, Plan
from voicesim.client.scenario import load_scenario
from voicesim.sessions.robots import hold_robot_call
from voicesim.sessions.store_here import moment, new_call
from voicesim.settings.schema import Catalogue, Settings
from voicesim.web.engines import Engines

GREETS = "Assurances du Lac bonjour, Camille à l'appareil, je vous écoute."
"""What a trainee types first."""


@dataclass
class Album:
    """Where pictures are put, and what was found of each page."""

    folder: Path
    found: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def take(self, page: Page, name: str, *, keys: bool = True) -> None:
        """Look at a page as it is now. `keys`: is the keyboard to go round it?"""
        size = page.viewport_size
        assert size is not None
        page.evaluate("document.activeElement?.blur()")
        said = [*violations(page), *badly_worded(page)]
        for width, scheme in EVERY:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            if (width, scheme) in ((390, "light"), *USUAL):  # colours do not depend on the width
                said += [f"{scheme} {one}" for one in page.evaluate(RUN, SEEN)]
            said += [f"{width} {one}" for one in faults(page)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                said.append(f"{width} wider than its screen")
            page.screenshot(path=self.folder / f"{name}-{width}-{scheme}.png", full_page=True)
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        page.set_viewport_size(size)
        if keys:
            try:
                assert_reached(page)
            except AssertionError as problem:
                said.append(str(problem))
        self.names.append(name)
        self.found += [f"{name}: {one}" for one in dict.fromkeys(said)]
        print(f"{name}: {len(set(said))} found", flush=True)


def spoken_or_typed(plan: Plan, settings: Settings, typed: bool) -> Models:
    """What is said is a script; nobody waits for the notice."""
    return quick(plan, settings, True) if typed else without_waiting(plan, settings, SaidInTurn(SAID))


ENGINES = Engines(open=spoken_or_typed, deaf=lambda settings: None)


def practised(settings: Settings, person: str, group: str, calls: tuple[tuple[str, str], ...]) -> list[str]:
    """Robots take these calls for somebody, whoever sits here if nobody is named; their names."""
    own = settings.model_copy(update={"catalogue": Catalogue(person=person, group=group)})
    names = []
    for seed, (caller, quality) in enumerate(calls, 5):
        scenario = load_scenario(caller)
        with new_call("practice", own, None, lambda sentence: None) as new:
            folder = new.folder(caller, seed, scenario.language)
            now = moment().isoformat(timespec="seconds")
            assert new.owner is not None
            whose = Provenance(owner=new.owner.noted())
            hold_robot_call(scenario, quality, seed, folder, provenance=whose, held=now)  # type: ignore[arg-type]
        names.append(folder.name)
    return names


def prepare(page: Page, how: str) -> None:
    """Accept the notice of the page before a call, and go to the telephone."""
    page.check(f"input[value={how}]")
    if how == "spoken":
        page.check("input[name=captions]")
    page.check("input[name=accepted]")
    page.click("button.main")
    page.wait_for_selector("#begin")


def say(page: Page, text: str) -> None:
    """Type it, and wait for the answer."""
    before = page.locator("#said li.client").count()
    page.fill("#words-typed", text)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => document.querySelectorAll('#said li.client').length > before", arg=before
    )


@contextmanager
def a_room(
    settings: Settings, desks: int, engines: Engines, microphone: Path | None = None
) -> Iterator[tuple[OpenRoom, Browser]]:
    """A room and a browser that trusts it."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        room = stack.enter_context(open_over_tls(settings, engines, desks))
        trusting(home, room.folder.files("root")[0])
        yield room, stack.enter_context(chromium(RESOLVED, home=home, microphone=microphone))
