"""What the elements of official XML are for, by name, and the text of one of them on a line."""

from __future__ import annotations

import re
from typing import Any

from wijktekst.reading.archive import local

Element = Any

#: Elements that hold no text of the document.
SKIP = frozenset(
    (
        "metadata", "meta", "meta-data", "colspec", "plaatje", "illustratie", "jcis", "jci", "li.nr",
        "linummer", "lidnr", "lidnummer", "noot.nr", "nootnummer", "bwb-inputbestand", "bwb-wijzigingen",
        "redactionele-correcties", "citeertitel", "owmskern", "owmsmantel", "cvdripm", "script", "style",
    )
)  # fmt: skip
#: Elements that run on in a line.
INLINE = frozenset(
    (
        "nadruk", "vet", "cursief", "ondlijn", "sup", "sub", "inf", "extref", "intref", "extio", "intio",
        "noot.ref", "nootref", "b", "i", "u", "em", "strong", "span", "a", "abbr", "unl", "hoofdletter",
        "inlinetekst",
    )
)  # fmt: skip
NOTES = frozenset(("noot", "voetnoot", "eindnoot", "footnote"))
SPACE = re.compile(r"\s+")


def flat(element: Element) -> str:
    """Text of an element on one line, its parts spaced, without notes and images."""
    parts: list[str] = []
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        node, seen = stack.pop()
        name = local(node).lower()
        if not seen and name and (name not in SKIP or name in ("li.nr", "linummer")) and name not in NOTES:
            parts.append(("" if name in INLINE else " ") + (node.text or ""))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        parts.append("" if name in INLINE else " ")
        if node is not element:
            parts.append(tail_of(node))
    return SPACE.sub(" ", "".join(parts)).strip()


def tail_of(node: Element) -> str:
    """Text behind an element; a line break of the layout does not part the figures of one number."""
    tail, following = node.tail or "", node.getnext()
    if tail.strip() or "\n" not in tail or following is None or local(node) not in INLINE:
        return tail
    figures = (node.text or "")[-1:].isdigit() and (following.text or "")[:1].isdigit()
    return "" if figures and local(following) in INLINE else tail
