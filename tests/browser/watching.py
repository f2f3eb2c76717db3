"""What tests see of a page in a browser: rules of accessibility, overflow, and where the focus is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: WCAG 2.2 A and AA, and what axe holds for good practice.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_FOCUS = """() => {
  let it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    tag: it.tagName.toLowerCase(), id: it.id,
    text: (it.innerText || it.value || '').trim().slice(0, 80),
    ringed: outline,
    visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
      && box.left < innerWidth,
    width: box.width, height: box.height,
  };
}"""


@dataclass(frozen=True, slots=True)
class Focus:
    """The element with the focus; `ringed`: an outline of two pixels or more, `visible`: on the screen."""

    tag: str
    id: str
    text: str
    ringed: bool
    visible: bool
    width: float
    height: float


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong, one line for each element."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": _RULES}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def overflow(page: Any) -> int:
    """CSS pixels that the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def focus(page: Any) -> Focus | None:
    """Where the focus is; None when it is nowhere."""
    found = page.evaluate(_FOCUS)
    return None if found is None else Focus(**found)


def tab(page: Any, back: bool = False) -> Focus | None:
    """Press Tab (or with Shift), and tell where the focus went."""
    page.keyboard.press("Shift+Tab" if back else "Tab")
    return focus(page)
