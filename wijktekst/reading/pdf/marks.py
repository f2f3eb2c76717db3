"""What the first and last characters of a line say: bullets, numbers, ends of sentences."""

from __future__ import annotations

import re

from wijktekst.reading.hyphens import MARKS

#: No more characters than a bullet or the number of an item has.
LONGEST_MARK = 5
_BULLET = re.compile(r"^(?:[•·▪■□◦●○➢➤►✓✔❖◆‣⁃*»›\uf000-\uf0ff]|[-–—](?=\s)|o(?=\s))\s*")
_NUMBERED = re.compile(
    r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÀ-Þ]"
    r"|^(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s"
    r"|^\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s"
)
_SECTION = re.compile(r"^\d{1,2}(?:\.[\da-z]{1,2})*\.?\s", re.I)
_ENDING = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)", "?)", "!)", "?”", "?’", "!”", "!’")
_DASHES = "-–—"
#: Words that no sentence, heading or item ends with.
_LEADING = frozenset(
    "de het een en of van met bij naar tussen zonder dat als"
    " wij we ze deze onze mijn uw te tot der den ten ter".split()
)
_LABEL = re.compile(r"[A-ZÀ-Þ][\w&]*(?: [\w&]+){0,2}:")


def is_bullet(text: str) -> bool:
    """Begins with a bullet or a dash."""
    return bool(_BULLET.match(text))


def is_item(text: str) -> bool:
    """Begins with a bullet, a dash, a number or a letter, and goes on after it."""
    return bool(_BULLET.match(text) or _NUMBERED.match(text)) and " " in text.strip()


def is_sure_bullet(text: str) -> bool:
    """A bullet that is no dash, letter or asterisk: it stands in no running sentence."""
    return is_bullet(text) and text[0] not in "-–—o*"


def is_dash(text: str) -> bool:
    return text[:1] in _DASHES


def ends_sentence(text: str) -> bool:
    """Ends in a mark after which a paragraph may end."""
    return text.rstrip().endswith(_ENDING)


def leads_on(text: str) -> bool:
    """Ends in a word, such as an article, after which a sentence must go on."""
    return text.rstrip().rpartition(" ")[2] in _LEADING


def is_labelled(text: str) -> bool:
    """ "Besluit: ..." and "GroenLinks: ..."."""
    return bool(_LABEL.match(text))


def ends_in_mark(text: str) -> bool:
    """Ends in a hyphen that pdfium knows to stand at the end of a line."""
    return text.rstrip().endswith(tuple(MARKS))


def section_depth(text: str) -> int:
    """Depth of a section number: "2 Wonen" is 1, "2.1 Huren" is 2, text without a number is 0."""
    match = _SECTION.match(text.strip() + " ")
    return match[0].strip().rstrip(".").count(".") + 1 if match else 0
