"""What stands in an e-mail besides what its writer says: earlier messages, a signature, a disclaimer."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Words in front of a subject that programs put there.
_PREFIX = re.compile(r"\s*(?:(?:re|aw|antw|fwd?|doorst|betr|tr|wg)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(r"\s*(?:fwd?|doorst|tr|wg)(?:\[\d+\])?\s*:", re.IGNORECASE)
_FORWARD_RULE = re.compile(
    r"\W*(?:begin )?(?:doorgestuurd bericht|doorgestuurde bericht|forwarded message)\W*$", re.IGNORECASE
)
#: What any line has at which earlier messages begin.
_CUE = re.compile(r"bericht|message|schre|wrote|^\W*(?:van|from|op|on)\b", re.IGNORECASE)
_RULE = re.compile(
    r"[-_*\s]*(?:oorspronkelijke? (?:e-?mail)?bericht|original message|origineel bericht)[-_*\s]*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:op|on)\s.{4,160}\b(?:schreef|geschreven|wrote)\b.{0,120}:\s*$"
    r"|.{3,120}\b(?:schreef|wrote) (?:op|on)\b.{4,60}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"\W*(?:van|from)\W*:\W*\S", re.IGNORECASE)
_SENT = re.compile(r"\W*(?:verzonden|verstuurd|datum|sent|date)\W*:\W*\S", re.IGNORECASE)
_TO = re.compile(r"\W*(?:aan|to|onderwerp|subject)\W*:\W*\S", re.IGNORECASE)
_FIELD = re.compile(
    r"\W*(?:van|from|verzonden|verstuurd|datum|sent|date|aan|to|cc|bcc|onderwerp|subject|bijlagen?|attachments?"
    r"|urgentie|prioriteit|importance)\W*:",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:met |heel )?(?:vriendelijke|hartelijke|warme|beste|zonnige|collegiale)\s+groet(?:en|jes)?"
    r"|groet(?:en|jes)?|mvg|hoogachtend|(?:kind|best|warm) regards|met dank en groet)\b.{0,30}",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:dit|deze) (?:e-?mail|(?:e-?mail)?bericht)\b.{0,120}"
    r"(?:vertrouwelijk|uitsluitend|bestemd|geadresseerde|niet voor u)"
    r"|uitsluitend bestemd voor de geadresseerde|kunnen geen rechten worden ontleend"
    r"|\bthis (?:e-?mail|message)\b.{0,160}(?:confidential|intended|privileged)"
    r"|denk aan het milieu|consider the environment|^\W*disclaimer\b"
    r"|^\W*(?:(?:verzonden|verstuurd) vanaf mijn|sent from my|outlook voor (?:ios|android))\b",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"\s*(?:[-•*]|\d{1,2}[.)])\s+\S")
_SENTENCE = re.compile(r"[.!?]\W{0,3}$")
_FEWEST_WORDS = 7
#: A signature is short: more lines than this below a greeting, and it is something else.
_LONGEST_SIGNATURE = 15
_WITHIN = 6


def subject_of(header: str) -> str:
    """The subject without the "RE:" and "FW:" of mail programs."""
    return _PREFIX.sub("", header, count=1).strip() or header


def is_forward(header: str) -> bool:
    """Whether the subject says that the message passes on another: then that is what it is about."""
    return bool(_FORWARD.match(header))


def history_at(lines: Sequence[str]) -> tuple[int, bool]:
    """(number of the line at which earlier messages begin, whether they were passed on rather than answered).

    The number of lines when there are none.
    """
    filled = [(at, line.lstrip("> ")) for at, line in enumerate(lines) if line.strip("> ")]
    for n, (at, line) in enumerate(filled):
        if len(line) > 400 or not _CUE.search(line):
            continue
        if _FORWARD_RULE.match(line):
            return at, True
        following = [text for _, text in filled[n + 1 : n + _WITHIN]]
        pair = f"{line} {following[0]}" if following else line
        if _RULE.match(line) or _WROTE.match(line) or (_WROTE.match(pair) and re.match(r"(?i)o[pn]\s", line)):
            return at, False
        if _FROM.match(line) and any(map(_SENT.match, following)) and any(map(_TO.match, following)):
            return at, False
    return len(lines), False


def is_mark(line: str) -> bool:
    """Whether a line only says whose message follows and when it was sent."""
    return bool(_FORWARD_RULE.match(line) or _RULE.match(line) or (_FIELD.match(line) and len(line) < 400))


def starts_closing(line: str) -> bool:
    return bool(_CLOSING.fullmatch(line.strip()))


def without_ending(paragraphs: Sequence[str]) -> list[int]:
    """The numbers of the paragraphs that are left when the signature and the disclaimer are taken off.

    Only at the end, and sentences ("PS ...") and lists behind a greeting stay.
    """
    kept = list(range(len(paragraphs)))
    while len(kept) > 1 and _DISCLAIMER.search(paragraphs[kept[-1]]):
        kept.pop()
    for at in range(len(kept) - 1, max(len(kept) - _LONGEST_SIGNATURE, 0), -1):
        text = paragraphs[kept[at]].strip()
        if text in ("--", "-- ") or text.startswith("-- \n") or starts_closing(text.split("\n")[0]):
            said = [n for n in kept[at + 1 :] if _is_said(paragraphs[n])]
            return kept[:at] + said
    return kept


def _is_said(paragraph: str) -> bool:
    """Whether a paragraph holds a sentence of the writer, or a list item."""
    sentence = len(paragraph.split()) >= _FEWEST_WORDS and _SENTENCE.search(paragraph)
    return bool((sentence or _ITEM.match(paragraph)) and not _DISCLAIMER.search(paragraph))
