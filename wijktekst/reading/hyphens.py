"""Gluing the end of a line to the start of the next: spaces, real hyphens and line-end hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

#: How pdfium marks a hyphen at the end of a line.
MARKS = "\x02\ufffe"
_SOFT = "\u00ad"
_ANY = MARKS + _SOFT + "-\u2010\u2011"
#: Words before which a hyphen at the line's end is a suspended compound ("jeugd- en ouderenzorg").
_SUSPENDING = frozenset({
    "en", "of", "t/m", "en/of", "tot", "dan", "als", "noch", "alsmede", "respectievelijk", "resp.", "maar",
    "naar", "c.q.", "cq.", "and", "or", "und",
})  # fmt: skip
#: First parts that keep their hyphen.
_KEEPING = frozenset({
    "zij", "oud", "niet", "non", "ex", "vice", "adjunct", "aspirant", "interim", "bijna", "wmo", "wlz",
    "mbo", "hbo", "vmbo", "vso", "ov", "ict", "it", "eu", "aow", "ww", "wia", "nt2", "tv", "co2", "mkb",
    "ggz", "ggd", "avg", "bbl", "zzp", "ai", "ic", "vn", "wo", "boa", "i", "e", "top", "anti",
})  # fmt: skip
#: Vowels that would run together: Dutch writes a real hyphen between the parts of a compound.
_CLASHES = frozenset(
    ["aa", "ae", "ai", "au", "ee", "ei", "eu", "oo", "oe", "oi", "ou", "ui", "uu", "ii", "ij"]
)
#: Before these there is no compound, but a diaeresis that the break took away: "be-invloed" is "beïnvloed".
_PREFIXES = frozenset({"be", "ge"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"[^\s(\[\"'“‘„/]+$")


class Joiner:
    """Decides with the document's own words, so that a spelling is the same on every line."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._plain: set[str] = set()
        self._hyphened: set[str] = set()
        self.learn(texts)

    def learn(self, texts: Iterable[str]) -> None:
        """Take in the words of more of the document."""
        words = {word.lower() for word in set(_WORD.findall("\n".join(texts)))}
        hyphened = {word for word in words if "-" in word}
        self._hyphened |= hyphened
        self._plain |= words - hyphened

    def glue(self, before: str, after: str) -> tuple[str, str]:
        """The text before as it must be written, and what comes between: "", a space, or a hyphen."""
        if not ends_in_hyphen(before):
            slash = before.endswith("/") and before[-2:-1].isalnum() and after[:1].islower()
            return before, "" if slash else " "
        text = before[:-1]
        if before[-1] == _SOFT:
            return text, ""
        match = _LAST.search(text)
        first = after.split(" ", 1)[0]
        bare = first.strip(".,;:!?)\"'”’]")
        if not match:
            # "zorg en -welzijn" broken before its last word, or a dash.
            second = re.search(r"\b(?:en|of) $", text) and bare[:1].islower()
            return f"{text}-", "" if second else " "
        if first.lower() in _SUSPENDING or bare.lower() in _SUSPENDING:
            return f"{text}-", " "
        if not bare or not bare[0].isalnum():
            return f"{text}-", "" if bare else " "
        return (f"{text}-", "") if self._keeps(match[0], bare) else (text, "")

    def join(self, lines: Iterable[str]) -> str:
        """One paragraph of wrapped lines."""
        parts: list[str] = []
        for line in filter(None, map(str.strip, lines)):
            if parts:
                # Only the end of what stands before counts: a paragraph may have a million lines.
                start, between = self.glue(parts[-1], line)
                parts[-1] = start + between
            parts.append(line)
        return "".join(parts)

    def _keeps(self, stem: str, after: str) -> bool:
        """Whether the hyphen belongs to the word."""
        word = re.match(r"[^\W_]*", after)
        rest = (word[0] if word else after).lower()
        hyphened, whole = f"{stem}-{rest}".lower(), f"{stem}{rest}".lower()
        last = stem.rsplit("-", 1)[-1]
        part = last.lower()
        if hyphened in self._hyphened:
            return True
        if whole in self._plain or whole in self._hyphened or part in _PREFIXES:
            return False
        if len(part) > 2 and f"{part}{rest}" in self._plain:
            return False
        if hyphened in _lexicon() or part in _KEEPING or not after[0].islower():
            return True
        if any(char.isdigit() for char in part) or (len(last) > 1 and last.isupper()):
            return True
        if not re.search(r"[aeiouyáéíóúèëïöüê]", part) or (part.endswith("ij") and rest[0] in "aeiou"):
            return True
        return part[-1] + rest[0] in _CLASHES and not rest.startswith(("um", "us", "iteit"))


def ends_in_hyphen(text: str) -> bool:
    return text.endswith(tuple(_ANY))


@lru_cache(maxsize=1)
def _lexicon() -> frozenset[str]:
    """Words that the taxonomy writes with a hyphen."""
    from wijktekst.taxonomy import Taxonomy

    words = (word.lower() for term in Taxonomy.load().terms for word in _WORD.findall(term.text))
    return frozenset(word for word in words if "-" in word)
