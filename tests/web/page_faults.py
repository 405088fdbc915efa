"""What somebody who looks at a page would stumble over: text that is cut or stands on text, small targets."""

from __future__ import annotations

from playwright.sync_api import Page

THUMB = 44
"""Pixels, either way, of what a thumb can hit."""

PHONE = 390

SEEN = """
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".quiet, .skip");
  const short = (one) => one.outerHTML.replace(/\\s+/g, " ").slice(0, 140);
  const lettered = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walker.nextNode());) {
      const parent = node.parentElement;
      if (node.data.trim() && seen(parent) && !parent.closest("script, option, textarea")) found.push(node);
    }
    return found;
  };
"""

SMALL = (
    "(thumb) => {"
    + SEEN
    + """
  const hit = (one) => {
    if (one.matches("input[type=radio], input[type=checkbox]")) {
      const label = one.closest("label") ?? document.querySelector(`label[for="${one.id}"]`);
      if (label) return label.getBoundingClientRect();
    }
    const over = getComputedStyle(one, "::after");
    if (over.content !== "none" && over.position === "absolute")
      return one.closest("li").getBoundingClientRect();
    return one.getBoundingClientRect();
  };
  const words = (node) => node.nodeType === 3 && node.data.trim().length > 2;
  const inText = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some(words);
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const alone = [...document.querySelectorAll(controls)].filter((one) => seen(one) && !inText(one));
  return alone.flatMap((one) => {
    const { width, height } = hit(one);
    return Math.min(width, height) < thumb - 0.5
      ? [`${Math.round(width)} x ${Math.round(height)}: ${short(one)}`] : [];
  });
}"""
)
"""Controls that a thumb may miss. A link in a sentence is as high as its line; a choice is all its label."""

CUT = (
    "() => {"
    + SEEN
    + """
  return [...document.querySelectorAll("body *")].filter(seen).flatMap((one) => {
    const { overflowX } = getComputedStyle(one), more = one.scrollWidth - one.clientWidth;
    if (more <= 1 || one.clientWidth <= 1 || one.matches("pre, svg *, meter, progress")) return [];
    if (one.matches("input[type=text], input:not([type])")) return [`cut by ${more}: ${short(one)}`];
    if (["hidden", "clip"].includes(overflowX)) return [`cut by ${more}: ${short(one)}`];
    return ["auto", "scroll"].includes(overflowX) ? [`scrolls sideways by ${more}: ${short(one)}`] : [];
  });
}"""
)
"""Text that does not fit where it stands, and what has to be scrolled sideways."""

STANDS_ON = (
    "() => {"
    + SEEN
    + """
  const moving = (one) => one.closest(".sticky, .phone, [popover]");
  const clipped = (rect, one) => {
    let { left, top, right, bottom } = rect;
    for (let box = one; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") {
        const edge = box.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
    return { left, top, right, bottom };
  };
  const lines = lettered().filter((node) => !moving(node.parentElement)).flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map((rect) => ({ node, ...clipped(rect, node.parentElement) }));
  }).filter(({ left, top, right, bottom }) => right > left && bottom > top);
  lines.sort((one, other) => one.top - other.top);
  const found = new Set();
  lines.forEach((one, n) => {
    for (const other of lines.slice(n + 1)) {
      if (other.top >= one.bottom) break;
      if (other.node === one.node) continue;
      const over = Math.min(one.bottom, other.bottom) - other.top;
      const beside = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (beside > 3 && over > 0.35 * Math.min(one.bottom - one.top, other.bottom - other.top))
        found.add(`"${one.node.data.trim().slice(0, 50)}" and "${other.node.data.trim().slice(0, 50)}"`);
    }
  });
  return [...found];
}"""
)
"""Lines of text that stand on each other."""

WORDED = (
    "() => {"
    + SEEN
    + """
  const rules = {
    fr: [
      [/[ \\n][;:!?»]/, "a line may break before a sign"],
      [/«[ \\n]/, "a line may break after «"],
      [/[a-zàâçéèêëîïôûùü][;!?](?!\\w)/, "no space before a sign"],
      [/\\d %/, "a line may break before %"],
      [/\\b(the|and|with|your|which|you|this|call|calls|desk)\\b/i, "English"],
    ],
    en: [
      [/\\b(les|des|une|vous|votre|est|avec|pour|dans|qui|pas)\\b/i, "French"],
    ],
  };
  const raw = [
    [/[{}]|\\bundefined\\b|\\bNaN\\b|^None$|\\[object/, "raw"],
    [/\\b[a-z]+_[a-z_]+\\b/, "an id"],
    [/\\.\\.\\./, "three points"],
  ];
  return lettered().filter((node) => !node.parentElement.closest("code, .mono, kbd")).flatMap((node) => {
    const spoken = node.parentElement.closest("[lang]")?.lang.slice(0, 2), text = node.data;
    return [...(rules[spoken] ?? []), ...raw].filter(([form]) => form.test(text.trim()))
      .map(([, what]) => `${what} (${spoken}): ${text.trim().replace(/\\s+/g, " ").slice(0, 120)}`);
  });
}"""
)
"""Words that are of the wrong language, raw, or badly set."""


def faults(page: Page) -> list[str]:
    """Of the page as it is now, at the width it has."""
    found = [*page.evaluate(CUT), *page.evaluate(STANDS_ON)]
    size = page.viewport_size
    if size is not None and size["width"] <= PHONE:
        found += page.evaluate(SMALL, THUMB)
    return found


def badly_worded(page: Page) -> list[str]:
    """The same at any width."""
    return list(page.evaluate(WORDED))
