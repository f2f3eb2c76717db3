"""Title, date, kind and maker of official XML, as it states them."""

from __future__ import annotations

import re
from typing import Any

from wijktekst.reading.archive import local
from wijktekst.reading.authors_names import of_kind, organisation
from wijktekst.reading.draft import Draft
from wijktekst.reading.xml_elements import SPACE, flat
from wijktekst.types import BlockKind

Element = Any

#: Root or body elements of publications and regulations, with the kind of document they are.
KINDS = {
    "kamerstuk": "kamerstuk",
    "kamervragen": "kamervragen",
    "aanhangsel": "kamervragen",
    "handelingen": "notulen",
    "cvdr": "regeling",
    "toestand": "regeling",
    "wet-besluit": "regeling",
    "regeling": "regeling",
    "verordening": "regeling",
    "zakelijke-mededeling": "bekendmaking",
    "avvcao": "regeling",
}
_STATED = frozenset(
    (
        "title", "alternative", "creator", "issued", "available", "modified", "date", "abstract", "intitule",
        "citeertitel", "regelingopschrift",
    )
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Facts:
    """Title, date, kind and maker as the XML states them; in elements, in attributes, or in meta records."""

    def __init__(self, root: Element) -> None:
        self.found: dict[str, str] = {}
        names: list[str] = []
        for element in root.iter():
            name = local(element).lower()
            names.append(name)
            if name in ("meta", "metadata") and element.get("name") and element.get("content"):
                field = element.get("name").lower().rpartition(".")[2]
                self._note(field, element.get("content"), element.get("scheme", ""))
            elif name in _STATED:
                self._note(name, flat(element), element.get("scheme", ""))
            elif name == "datum" and element.get("isodatum"):
                self._note("isodatum", element.get("isodatum"))
        top = next((child for child in root if local(child) not in ("metadata", "kop", "meta")), root)
        head = next((child for child in top if local(child) == "kop"), None)
        self.title = self._first("intitule", "regelingopschrift", "title", "citeertitel")
        self.title = self.title or (flat(head) if head is not None else "")
        self.date = self._date(root)
        self.creator = self._creator(root)
        self.kind = next((KINDS[name] for name in names[:400] if name in KINDS), "")

    def _note(self, name: str, value: str, scheme: str = "") -> None:
        """Keep the first value; that of a maker with the kind of body that its scheme says it is."""
        value = SPACE.sub(" ", value).strip()
        if name == "creator":
            value = of_kind(re.split(r"[:.]", scheme)[-1], value)
        if value:
            self.found.setdefault(name, value)

    def _first(self, *names: str) -> str:
        return next((self.found[name] for name in names if name in self.found), "")

    def _date(self, root: Element) -> str:
        stated = [self._first(name) for name in ("available", "issued", "isodatum", "date", "modified")]
        stated.append(root.get("inwerkingtreding", ""))
        return next((match.group() for value in stated if (match := _ISO.search(value))), "")

    def _creator(self, root: Element) -> str:
        stated = self.found.get("creator", "")
        if organisation(stated):
            return stated
        heads = (head for head in root if local(head) == "kop")
        texts = [flat(e) for head in heads for e in head if local(e) == "subtitel"]
        match = re.search(r"uitgave van (?:de |het )?(.+?)\.?$", texts[0], re.IGNORECASE) if texts else None
        return match.group(1) if match and "Koninkrijk" not in match.group(1) else stated

    def as_text(self) -> list[Draft]:
        """Title and abstract as the text of a record that has no other."""
        texts = [self._first("title", "intitule"), self._first("abstract", "description")]
        kinds: list[tuple[BlockKind, int]] = [("heading", 1), ("paragraph", 0)]
        return [Draft(kind, text, level) for text, (kind, level) in zip(texts, kinds, strict=True) if text]
