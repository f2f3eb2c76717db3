"""What a title can be: no placeholder or file name, not the sender, no heading that any document has."""

from __future__ import annotations

import re

LONGEST = 200

#: What programs and templates leave in a file's properties, and names of files.
_PLACEHOLDER = re.compile(
    r"\.(?:docx?|pdf|odt|indd|pptx?|xlsx?|tmp)$|^microsoft |^(?:untitled|naamloos|geen titel|sjabloon"
    r"|template|pagina afdrukken|presentatie|powerpoint|opmaak|layout|model)$|_|^upload|^logo\b|^slide \d"
    r"|^(?:document|doc|page|presentatie|book|map|blad|sheet) ?\d*$|^\d{4,}|^\W*vul hier\b",
    re.IGNORECASE,
)
#: Headings that open a document without being its title.
_GENERAL = re.compile(
    r"(?:\d+(?:\.\d+)*[.:]?\s+)?(?:inhoud|inhoudsopgave|inleiding|voorwoord|(?:management)?samenvatting|colofon|toelichting|leeswijzer"
    r"|titel|besluit(?: van)?|datum|onderwerp|betreft|agenda|bijlage|pagina|aan|van|aanleiding|griffie"
    r"|gemeenteblad)\W*\d*$|\W*(?:hoofdstuk\s)?\d+\W*$",
    re.IGNORECASE,
)
#: Who sends a document.
_SENDER = re.compile(
    r"(?:tweede|eerste) kamer(?: der staten-generaal)?|(?:de )?(?:gemeente(?:raad)?|raad)(?: [\w\-'’]+){0,4}"
    r"|ministerie van .*|provincie \w+|waterschap .*",
    re.IGNORECASE,
)
_DROP_CAP = re.compile(r"(?<!\S)([B-HJ-TV-Z]) ([^\W\d_]{3,})(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"\w{3,}")


def _joined(match: re.Match[str]) -> str:
    """ "V OORBEREIDING" is a word whose first letter was set larger; "V ALGEMEEN" is a numbered heading."""
    from simplemma import is_known

    whole = "".join(match.groups())
    is_torn = is_known(whole.lower(), lang="nl") and not is_known(match[2].lower(), lang="nl")
    return whole if is_torn else match[0]


def is_placeholder(text: str) -> bool:
    """Whether a stated title is empty, or left over from a program, a template or a file name."""
    return not text.strip() or bool(_PLACEHOLDER.search(text.strip()))


def is_sender(text: str) -> bool:
    """Whether a line names the sender and nothing else."""
    return bool(_SENDER.fullmatch(text.strip()))


def can_be_title(text: str) -> bool:
    """Whether a heading can be a title: it has words, is no sentence, and announces nothing."""
    text = text.strip()
    if _GENERAL.match(text) or is_sender(text) or is_placeholder(text):
        return False
    sentences = text.endswith(".") and ". " in text[3:]
    return bool(_LETTERS.search(text)) and not sentences and not text.endswith(":")


def is_stated_in(title: str, text: str) -> bool:
    """Whether every word of a title stands in a text; office files may keep the title of another text."""
    words = set(_WORD.findall(title.lower()))
    return bool(words) and words <= set(_WORD.findall(text.lower()))


def shortened(title: str) -> str:
    """A title on one line, without loose marks at its ends or a first letter set apart, cut at a word."""
    title = _DROP_CAP.sub(_joined, " ".join(title.split()).strip(" -–—|:;"))
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
