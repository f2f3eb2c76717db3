"""Gluing the end of a line to the start of the next: spaces, real hyphens and line-end hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable

HYPHENS = "\x02\ufffe"
_ANY = HYPHENS + "-\u2010\u2011\u00ad"
#: Words before which a hyphen at the line's end is a suspended compound ("jeugd- en ouderenzorg").
_SUSPENDING = frozenset({
    "en", "of", "t/m", "en/of", "tot", "dan", "als", "noch", "alsmede", "respectievelijk", "resp.", "maar",
    "naar", "c.q.", "cq.", "and", "or",
})  # fmt: skip
#: First parts that keep their hyphen.
_KEEPING = frozenset({
    "zij", "oud", "niet", "non", "ex", "vice", "adjunct", "aspirant", "interim", "bijna", "wmo", "wlz",
    "mbo", "hbo", "vmbo", "vso", "ov", "ict", "it", "eu", "aow", "ww", "wia", "nt2", "tv", "co2", "mkb",
    "ggz", "ggd", "avg", "bbl", "zzp", "ai", "ic", "vn", "wo", "i", "e", "top", "anti",
})  # fmt: skip
_CLASHES = frozenset(["aa", "ae", "au", "ee", "eu", "oo", "oe", "ou", "uu", "ii", "ij"])
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Joiner:
    """Decides with the document's own words, so that a spelling is the same on every line."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._plain: set[str] = set()
        self._hyphened: set[str] = set()
        for text in texts:
            for word in _WORD.findall(text):
                (self._hyphened if "-" in word else self._plain).add(word.lower())

    def glue(self, before: str, after: str) -> tuple[str, str]:
        """The text before as it must be written, and what comes between: "" or a space."""
        if not before or before[-1] not in _ANY:
            if before.endswith("/") and len(before) > 1 and before[-2].isalnum() and after[:1].islower():
                return before, ""
            return before, " "
        stem_text = before[:-1]
        match = re.search(r"[^\s(\[\"'“‘„/]+$", stem_text)
        stem = match[0] if match else ""
        first = after.split(" ", 1)[0]
        bare = first.strip(".,;:!?)\"'”’]")
        if not stem:
            return f"{stem_text}-", "" if re.search(r"\b(?:en|of) $", stem_text) and bare[
                :1
            ].islower() else " "
        if first.lower() in _SUSPENDING or bare.lower() in _SUSPENDING:
            return f"{stem_text}-", " "
        if not bare or not bare[0].isalnum():
            return f"{stem_text}-", "" if bare else " "
        return (f"{stem_text}-", "") if self._keeps(stem, bare) else (stem_text, "")

    def _keeps(self, stem: str, after: str) -> bool:
        """Whether the hyphen belongs to the word."""
        word = re.match(r"[^\W_]*", after)
        rest = (word[0] if word else after).lower()
        part = stem.rsplit("-", 1)[-1].lower()
        whole = stem.lower() + rest
        if f"{stem.lower()}-{rest}" in self._hyphened:
            return True
        if whole in self._plain or (f"{part}{rest}" in self._plain and len(part) > 2):
            return False
        if not after[0].islower() or any(c.isdigit() for c in part) or part in _KEEPING:
            return True
        last = stem.rsplit("-", 1)[-1]
        if len(last) > 1 and last.isupper():
            return True
        if not re.search(r"[aeiouyáéíóúèëïöüê]", part):
            return True
        if part.endswith("ij") and rest[0] in "aeiou":
            return True
        clash = part[-1] + rest[0]
        return clash in _CLASHES and not rest.startswith(("um", "us", "iteit"))
