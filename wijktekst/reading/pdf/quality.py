"""Whether a PDF's text can be trusted: scans, empty files, letters without meaning."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.reading.base import UnreadableError
from wijktekst.reading.pdf.text import PageContent, count_odd

#: Fewer characters than this on a page is no text worth reading.
_FEW = 25
_SCAN_ADVICE = (
    "Maak de tekst doorzoekbaar met tekstherkenning (OCR), bijvoorbeeld met OCRmyPDF, en lees hem opnieuw."
)
#: More drawing objects than this per page, without any text, are letters turned into outlines.
_DRAWN = 150
#: Characters per page that a stamp may have, besides what stands on every page.
_STAMP = 40
_COMMON = frozenset({
    "de", "het", "een", "en", "van", "in", "is", "op", "te", "dat", "voor", "met", "zijn", "aan", "niet",
    "om", "ook", "als", "bij", "of", "the", "and", "to", "a", "for", "der", "die", "und", "den", "das", "la",
    "le", "les", "des", "et", "du", "el", "los", "y", "il", "di", "che",
})  # fmt: skip
#: Judging the meaning of a text takes at least this many characters.
_ENOUGH = 400
#: A larger share of characters without meaning is worth a warning.
_ODD_SHARE = 0.03
_FIGURES = frozenset("0123456789.,-–%€()/:")


def check_text(contents: Sequence[PageContent]) -> None:
    """Refuse documents without text. Raises UnreadableError: malformed, empty or scanned."""
    if not contents:
        raise UnreadableError("malformed", "Dit PDF-bestand heeft geen bladzijden.")
    pages = len(contents)
    total = sum(content.characters for content in contents)
    images = sum(content.images for content in contents)
    texts = sum(content.characters >= _FEW for content in contents)
    if images and (total == 0 or (texts < 0.1 * pages and total < 120 * pages)):
        raise _scan()
    if total == 0 and sum(content.drawings for content in contents) > _DRAWN * pages:
        raise UnreadableError(
            "scanned",
            "De tekst in dit PDF-bestand is getekend, zonder letters die te lezen zijn.",
            _SCAN_ADVICE,
        )
    if total == 0:
        raise UnreadableError(
            "empty",
            "Er staat geen tekst in dit PDF-bestand, alleen leeg papier of een tekening.",
            "Controleer of dit het goede bestand is.",
        )


def check_kept(contents: Sequence[PageContent], texts: Sequence[str]) -> None:
    """Refuse a scan whose only text is a stamp or a header on every page: UnreadableError("scanned")."""
    images = sum(content.images > 0 for content in contents)
    if images >= 0.8 * len(contents) and sum(map(len, texts)) < _STAMP * (len(contents) - 1):
        raise _scan()


def _scan() -> UnreadableError:
    return UnreadableError(
        "scanned",
        "Dit PDF-bestand bestaat uit afbeeldingen (een scan) zonder tekst; er is niets gelezen.",
        _SCAN_ADVICE,
    )


def check_meaning(texts: Sequence[str]) -> None:
    """Refuse text whose characters were mapped wrongly: without the common words of any language we meet.

    Only with enough text, and only when the characters look odd as well: few letters among what is no
    figure, or far too few or too many vowels. Raises UnreadableError("malformed").
    """
    text = " ".join(texts)[:200_000].lower()
    dense = [char for char in text if not char.isspace()]
    if len(dense) < _ENOUGH:
        return
    words = text.split()
    letters = [char for char in dense if char.isalpha()]
    others = sum(char not in _FIGURES for char in dense) - len(letters)
    wordless = sum(word in _COMMON for word in words) < 0.01 * len(words)
    soup = others > 0.2 * len(dense) and others > len(letters)
    if len(letters) >= _ENOUGH and sum(char.isascii() for char in letters) > 0.8 * len(letters):
        soup = soup or not 0.27 < sum(char in "aeiouy" for char in letters) / len(letters) < 0.6
    if count_odd(text) > 0.3 * len(dense) or (wordless and soup):
        raise UnreadableError(
            "malformed",
            "De letters in dit PDF-bestand zijn verkeerd vastgelegd: er komt onleesbare tekst uit.",
            "Gebruik een andere versie van het document, of maak de tekst opnieuw met tekstherkenning (OCR).",
        )


def quality_of(contents: Sequence[PageContent]) -> float:
    """From 0 to 1: the share of pages that were read, less for characters without meaning."""
    total = sum(content.characters for content in contents)
    odd = sum(content.odd for content in contents)
    unread = sum(content.characters < _FEW and content.images > 0 for content in contents)
    share = 1.0 - unread / len(contents)
    return round(max(0.0, share * (1.0 - min(1.0, 5 * odd / max(total, 1)))), 3)


def notes_on(contents: Sequence[PageContent]) -> list[str]:
    """Dutch sentences on what was not read, or not well."""
    unread = [content.number for content in contents if content.characters < _FEW and content.images > 0]
    notes: list[str] = []
    if unread:
        word = "Bladzijde" if len(unread) == 1 else "Bladzijden"
        verb = "is een afbeelding" if len(unread) == 1 else "zijn afbeeldingen"
        notes.append(
            f"{word} {_ranges(unread)} {verb} zonder tekst en niet gelezen; gebruik tekstherkenning (OCR)."
        )
    odd = sum(content.odd for content in contents)
    if odd > _ODD_SHARE * sum(content.characters for content in contents):
        notes.append(
            "Een deel van de letters is verkeerd vastgelegd; controleer gevonden zinnen in het bestand."
        )
    return notes


def _ranges(numbers: Sequence[int]) -> str:
    """[1, 2, 3, 7] as "1-3, 7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{p[0]}-{p[-1]}" if len(p) > 1 else str(p[0]) for p in parts)
