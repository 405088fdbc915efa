"""What every page is asked for: axe-core, nothing cut or wider than the screen, a keyboard reaching all."""

from __future__ import annotations

import os
from pathlib import Path

import axe_playwright_python
from page_faults import faults
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

SEEN = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
"""Rules whose answer depends on the screen and its colours; the others are asked once a page."""

WIDTHS = (390, 768, 1440)
TWICE = 320
"""Pixels of the narrowest of them at 200 %, and no less: WCAG 1.4.10."""

EVERY = tuple((width, scheme) for scheme in ("light", "dark") for width in WIDTHS)
USUAL = ((390, "dark"), (768, "light"))
"""Besides the width and the light a page comes in: colours do not depend on the width. Whoever takes pictures
has all of them looked at."""

PICTURES = os.environ.get("VOICESIM_PICTURES", "")
"""Folder in which each page is left as a picture, at each width, light and dark; empty: none is taken."""

FOCUSABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
  .filter((one) => !one.matches(".skip"))
  .filter((one) => one.type !== "radio" || one.checked
    || ![...document.getElementsByName(one.name)].some((other) => other.checked && other.form === one.form))
  .map((one) => one.type === "radio" ? `radio ${one.name}` : one.outerHTML.slice(0, 160))"""
"""What the keyboard must reach: of the choices of a question the chosen one, or any while none is."""

FOCUSED = """() => { const one = document.activeElement;
  return one.type === "radio" ? `radio ${one.name}` : one.outerHTML.slice(0, 160); }"""


FOLLOW = f"""() => {{ globalThis.met = new Set();
  addEventListener("keyup", () => met.add(({FOCUSED})()), {{ capture: true }}); }}"""
"""Notes where the focus is after each key."""


RUN = """async rules => {
  const { violations } = await axe.run({ ...(rules && { runOnly: rules }), resultTypes: ["violations"] });
  return violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
}"""
"""Asks axe-core, of all rules or of some, and hands over what it finds; all that it passed is far more."""


def violations(page: Page) -> list[str]:
    """What axe-core finds, for WCAG 2.2 A and AA and its best practice, on the page as it is now."""
    page.evaluate(AXE)
    return list(page.evaluate(RUN))


def look_at(page: Page, name: str) -> None:
    """Asserts that a page is as it should be at every width, light and dark."""
    size = page.viewport_size
    assert size is not None
    found = violations(page)
    for width, scheme in EVERY if PICTURES else USUAL:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        found += [*page.evaluate(RUN, SEEN), *faults(page)]
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{scheme}.png", full_page=True)
    wide = [width for width in (TWICE, *WIDTHS) if _wider(page, width)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size(size)
    assert not found, f"{name}: {found}"
    assert not wide, f"{name} is wider than its screen at {wide}"
    assert_reached(page)


def assert_reached(page: Page) -> None:
    """Tab goes round the whole page and meets everything that can be used."""
    wanted = set(page.evaluate(FOCUSABLE))
    met = set[str]()
    page.evaluate(FOLLOW)
    for number in range(2 * len(wanted) + 20):
        page.keyboard.press("Tab")
        if number >= len(wanted) - 1 and number % 5 == 0:  # asking after each takes as long as the keys
            met = set(page.evaluate("[...met]"))
            if wanted <= met:
                return
    raise AssertionError(f"the keyboard does not reach {sorted(wanted - met)}")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what answers to the selector has the focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Go there by Tab, and press a key."""
    tab_to(page, selector)
    page.keyboard.press(key)


def go(page: Page, selector: str, key: str = "Enter") -> None:
    """The same, and wait for the page it leads to."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


def write(page: Page, selector: str, text: str) -> None:
    """Go there by Tab, and write."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def _wider(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 900})
    wider: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wider
