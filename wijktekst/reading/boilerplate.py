"""Tells the text of a web page from what stands around it: menus, banners, buttons, lists of links.

trafilatura decides which part of the page is the main text; names, roles and shares of link text do the rest.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from wijktekst.reading.draft import Draft
from wijktekst.reading.markup import flat
from wijktekst.reading.page import length, squeeze

Element = Any

# A page without a main text is nothing to warn the user about.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_FRAME_TAGS = frozenset(("nav", "footer", "aside"))
_FRAME_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar")
)
#: What a class or id is called when it holds no part of the text.
_FRAME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie\w+|consent|gdpr|share|sharing|social\w*|addthis\w*|breadcrumbs?|"
    r"broodkruimels?|kruimelpad|menu|navbar|nav|navigation|navigatie|\w+navigatie|footer|sidebar|skip-?links?|"
    r"skiplink|login|pagination|pager|related|gerelateerd|newsletter|nieuwsbrief|search-?box|searchform|zoeken|"
    r"zoekbalk|toolbar|popup|modal|advert\w*|banner|comments?|disqus\w*|print-?link|tekstgrootte|"
    r"language-?switch\w*|back-?to-?top|invisible|visually-hidden|sr-only|screen-?reader\w*|element-invisible|"
    r"tekstueel|nonvisual|hidden|hide|verberg|\w*inhouds-?opgave\w*|toc|table-of-contents|legenda?|actie-?lijst|"
    r"logo-nummer|titel-?balk)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADER_NAMES = re.compile(
    r"(?:^|\s)(?:site-|page-|main-)?(?:header|topbar|top-bar|masthead)(?:$|\s)", re.IGNORECASE
)
_HEADER_DEPTH = 5
_LONGEST_NAMES = 300
_KEEP = frozenset(("html", "body", "main", "article"))
_NOT_BY_NAME = frozenset(("a", "li", "table", "tr", "td", "p"))
_LARGEST_FRAME = 0.4
_FEW_WORDS = 40
#: Real pages stay well below half of this depth.
_DEEPEST = 150
_SMALLEST_MAIN = 0.2
_MENU_LINKS = 0.6
_MENU_RUN = 3
_SHORT = 120
_NUMBER = re.compile(r"\d{1,3}\.?")
#: What stands on buttons rather than in a text.
_BUTTON = re.compile(
    r"(?:print|download|deel|delen|share|tweet|bekijk|lees (?:meer|verder|voor)|meer lezen|terug|toon|"
    r"verberg|sluit|ga (?:naar|direct)|content overslaan|skip|naar boven|abonneer|inloggen|zoek|volg ons|"
    r"accepteer|cookies?)\b[^.!?]{0,90}",
    re.IGNORECASE,
)
#: Labels of icons in the council information systems.
_ICONS = re.compile(
    r"(?:(?:bijlagen?|notitie|normaal|play film|film|fragment \d+(?: [\d:]+)?)\s*)+", re.IGNORECASE
)


class Frame:
    """Tells what stands around the text from the text itself, by tag, role and name."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.whole = length(body)

    def __call__(self, element: Element) -> bool:
        if element.tag in _KEEP or not self._looks(element):
            return False
        if any(flat(heading) for heading in element.iter("h1")):
            return False
        return length(element) < _LARGEST_FRAME * self.whole

    def _looks(self, element: Element) -> bool:
        if element.tag in _FRAME_TAGS or element.get("role") in _FRAME_ROLES:
            return True
        names = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAMES]
        if element.tag == "header" or _HEADER_NAMES.search(names):
            return sum(1 for _ in element.iterancestors()) <= _HEADER_DEPTH
        return bool(_FRAME_NAMES.search(names)) and element.tag not in _NOT_BY_NAME


def main_text(tree: Element) -> str:
    """What trafilatura takes for the main text, letters and digits only; "" for a tree too deep for it."""
    import trafilatura

    if _is_deep(tree):
        return ""
    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # it is a heuristic over hostile input; our own walk stands on its own
        return ""
    text = getattr(found, "text", None) or ""
    return squeeze(text) if len(text.split()) >= _FEW_WORDS else ""


def _is_deep(tree: Element) -> bool:
    """Whether elements stand so deep in each other that trafilatura may take hours: it is cubic in tables."""
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def main_part(drafts: list[Draft], main: str) -> list[Draft]:
    """The drafts in the part of the page that holds the main text; all when that part is unknown."""
    whole = sum(len(draft.text) for draft in drafts)
    kept = [draft for draft in drafts if len(draft.text) > 25 and squeeze(draft.text) in main]
    if not main or not kept or sum(len(draft.text) for draft in kept) < _SMALLEST_MAIN * whole:
        return drafts
    holder = _common(kept)
    if holder.tag not in ("body", "html"):
        inside = set(holder.iter())
        chosen = [draft for draft in drafts if draft.element in inside]
    else:
        first, last = drafts.index(kept[0]), drafts.index(kept[-1])
        while first and drafts[first - 1].kind == "heading":
            first -= 1
        chosen = drafts[first : last + 1]
    if not any(draft.level == 1 for draft in chosen):
        top = [draft for draft in drafts if draft.level == 1 and squeeze(draft.text)]
        chosen = (top[:1] if top and drafts.index(top[0]) < drafts.index(chosen[0]) else []) + chosen
    return chosen


def _common(drafts: Sequence[Draft]) -> Element:
    """The lowest element that holds all drafts."""
    lines = [[draft.element, *draft.element.iterancestors()][::-1] for draft in drafts]
    common = lines[0]
    for line in lines[1:]:
        size = next((i for i, (a, b) in enumerate(zip(common, line, strict=False)) if a is not b), None)
        common = common[: size if size is not None else min(len(common), len(line))]
    return common[-1]


def without_menus(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without buttons and runs of three or more short blocks that are mostly links.

    A term and its description become one item, and the number in front of a heading part of it.
    """
    kept: list[Draft] = []
    run: list[Draft] = []
    for draft in drafts:
        if _is_button(draft):
            continue
        if draft.kind in ("list_item", "paragraph") and _is_link(draft):
            run.append(draft)
            continue
        kept.extend(run if len(run) < _MENU_RUN else [])
        run = []
        _append(kept, draft)
    kept.extend(run if len(run) < _MENU_RUN else [])
    return kept


def _append(kept: list[Draft], draft: Draft) -> None:
    before = kept[-1] if kept else None
    if before is not None and _NUMBER.fullmatch(before.text) and before.kind != "table":
        kept.pop()
        if draft.kind == "heading":
            draft.text = f"{before.text.rstrip('.')}. {draft.text}"
    elif before is not None and _is_pair(before, draft):
        kept.pop()
        draft.text = f"{before.text.rstrip(':')}: {draft.text}"
    kept.append(draft)


def _is_pair(term: Draft, description: Draft) -> bool:
    tags = (term.element.tag, description.element.tag)
    return tags == ("dt", "dd") and len(term.text) + len(description.text) < _SHORT


def _is_link(draft: Draft) -> bool:
    return draft.link_share > _MENU_LINKS and len(draft.text) < _SHORT


def _is_button(draft: Draft) -> bool:
    if draft.kind not in ("paragraph", "list_item"):
        return False
    return bool(_ICONS.fullmatch(draft.text) or (draft.links and _BUTTON.fullmatch(draft.text)))
