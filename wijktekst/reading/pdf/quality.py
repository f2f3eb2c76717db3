"""Whether a PDF's text can be trusted: scans, empty files, letters without meaning."""

from __future__ import annotations

from collections.abc import Sequence

from wijktekst.language.numbers import ranges
from wijktekst.reading.base import UnreadableError
from wijktekst.reading.pdf.scan import FEW
from wijktekst.reading.pdf.text import count_odd
from wijktekst.reading.pdf.words import Missing, PageContent

#: A page that text recognition is less sure of than this is said to be badly read.
_UNSURE = 0.6
#: More drawing objects than this per page, without any text, are letters turned into outlines.
_DRAWN = 150
#: Characters per page that a stamp may have, besides what stands on every page.
_STAMP = 40
_COMMON = frozenset({
    "de", "het", "een", "en", "van", "in", "is", "op", "te", "dat", "voor", "met", "zijn", "aan", "niet",
    "om", "ook", "als", "bij", "of", "the", "and", "to", "a", "for", "der", "die", "und", "den", "das", "la",
    "le", "les", "des", "et", "du", "el", "los", "y", "il", "di", "che",
})  # fmt: skip
#: Judging the meaning of a text takes at least this many characters, and is done on no more than so many.
_ENOUGH, _SAMPLE = 400, 60_000
#: A larger share of characters without meaning is worth a warning.
_ODD_SHARE = 0.03
_FIGURES = frozenset("0123456789.,-–%€()/:")
_MORE_TIME = "Geef met --tijdslimiet meer tijd per document, of splits het bestand."
#: What is said of one page and of several that were not read, and what follows.
_MISSING: dict[Missing, tuple[str, str, str]] = {
    "picture": (
        "is een afbeelding zonder tekst en niet gelezen",
        "zijn afbeeldingen zonder tekst en niet gelezen",
        "",
    ),
    "large": (
        "is een afbeelding die te groot of beschadigd is en niet is gelezen",
        "zijn afbeeldingen die te groot of beschadigd zijn en niet zijn gelezen",
        "",
    ),
    "late": (
        "is niet gelezen: de tekstherkenning duurde te lang",
        "zijn niet gelezen: de tekstherkenning duurde te lang",
        _MORE_TIME,
    ),
    "nothing": (
        "is een afbeelding waarin geen tekst is herkend",
        "zijn afbeeldingen waarin geen tekst is herkend",
        "",
    ),
    "broken": ("is beschadigd en niet gelezen", "zijn beschadigd en niet gelezen", ""),
}


def check_text(contents: Sequence[PageContent], advice: str) -> None:
    """Refuse documents without text. Raises UnreadableError: malformed, empty, scanned (with this advice)."""
    if not contents:
        raise UnreadableError("malformed", "Dit PDF-bestand heeft geen bladzijden.")
    pages = len(contents)
    total = sum(content.characters for content in contents)
    images = sum(content.images for content in contents)
    texts = sum(content.characters >= FEW for content in contents)
    if images and (total == 0 or (texts < 0.1 * pages and total < 120 * pages)):
        raise _scan(contents, advice)
    if total == 0 and sum(content.drawings for content in contents) > _DRAWN * pages:
        raise UnreadableError(
            "scanned",
            "De tekst in dit PDF-bestand is getekend, zonder letters die te lezen zijn.",
            advice,
        )
    if total == 0:
        raise UnreadableError(
            "empty",
            "Er staat geen tekst in dit PDF-bestand, alleen leeg papier of een tekening.",
            "Controleer of dit het goede bestand is.",
        )


def check_kept(contents: Sequence[PageContent], texts: Sequence[str], advice: str) -> None:
    """Refuse a scan whose only text is a stamp or a header on every page: UnreadableError("scanned")."""
    images = sum(content.images > 0 for content in contents)
    if images >= 0.8 * len(contents) and sum(map(len, texts)) < _STAMP * (len(contents) - 1):
        raise _scan(contents, advice)


def _scan(contents: Sequence[PageContent], advice: str) -> UnreadableError:
    what = "Dit bestand bestaat uit afbeeldingen (een scan) zonder tekst"
    if any(content.unread == "late" for content in contents):
        return UnreadableError("scanned", f"{what}; het lezen ervan duurde te lang.", _MORE_TIME)
    if any(content.unread == "nothing" or content.recognised is not None for content in contents):
        return UnreadableError("scanned", f"{what} die met tekstherkenning te lezen is.", advice)
    return UnreadableError("scanned", f"{what}; er is niets gelezen.", advice)


def check_meaning(texts: Sequence[str]) -> None:
    """Refuse text whose characters were mapped wrongly: without the common words of any language we meet.

    Only with enough text, and only when the characters look odd as well: few letters among what is no
    figure, or far too few or too many vowels. Raises UnreadableError("malformed").
    """
    text = " ".join(texts)[:_SAMPLE].lower()
    dense = "".join(text.split())
    if len(dense) < _ENOUGH:
        return
    words = text.split()
    letters = "".join(filter(str.isalpha, dense))
    others = len(dense) - len(letters) - sum(map(_FIGURES.__contains__, dense))
    wordless = sum(map(_COMMON.__contains__, words)) < 0.01 * len(words)
    soup = others > 0.2 * len(dense) and others > len(letters)
    if len(letters) >= _ENOUGH and sum(map(str.isascii, letters)) > 0.8 * len(letters):
        soup = soup or not 0.27 < sum(map(letters.count, "aeiouy")) / len(letters) < 0.6
    if count_odd(text) > 0.3 * len(dense) or (wordless and soup):
        raise UnreadableError(
            "malformed",
            "De letters in dit PDF-bestand zijn verkeerd vastgelegd: er komt onleesbare tekst uit.",
            "Gebruik een andere versie van het document, of maak de tekst opnieuw met tekstherkenning (OCR).",
        )


def quality_of(contents: Sequence[PageContent]) -> float:
    """From 0 to 1: the share of pages that were read, less for characters without meaning.

    A page that text recognition read counts for as much as it was sure.
    """
    total = sum(content.characters for content in contents)
    odd = sum(content.odd for content in contents)
    read = sum(0.0 if content.unread else content.recognised or 1.0 for content in contents)
    return round(max(0.0, read / len(contents) * (1.0 - min(1.0, 5 * odd / max(total, 1)))), 3)


def unread_pages(contents: Sequence[PageContent]) -> list[int]:
    """Numbers of the pages on which something stands that was not read."""
    return [content.number for content in contents if content.unread]


def notes_on(contents: Sequence[PageContent], advice: str) -> list[str]:
    """Dutch sentences on what was not read, or not well; `advice` is for pages that are pictures."""
    notes = _recognised(contents)
    for why, (one, more, closing) in _MISSING.items():
        numbers = [content.number for content in contents if content.unread == why]
        if numbers:
            said = f"{_pages(numbers)} {one if len(numbers) == 1 else more}. {closing}"
            notes.append(f"{said}{advice}" if why == "picture" else said.strip())
    odd = sum(content.odd for content in contents)
    if odd > _ODD_SHARE * sum(content.characters for content in contents):
        notes.append(
            "Een deel van de letters is verkeerd vastgelegd; controleer gevonden zinnen in het bestand."
        )
    return notes


def _recognised(contents: Sequence[PageContent]) -> list[str]:
    """Which pages were read with text recognition, how surely, and which of them badly."""
    read = [(content.number, content.recognised) for content in contents if content.recognised is not None]
    if not read:
        return []
    mean = sum(sure for _, sure in read) / len(read)
    verb = "is" if len(read) == 1 else "zijn"
    pages = _pages([number for number, _ in read])
    check = "controleer gevonden zinnen in het bestand"
    notes = [f"{pages} {verb} met tekstherkenning gelezen (zekerheid {mean:.0%}); {check}."]
    bad = [number for number, sure in read if sure < _UNSURE]
    if bad:
        verb = "is" if len(bad) == 1 else "zijn"
        notes.append(f"{_pages(bad)} {verb} slecht leesbaar: daar kan veel gemist of verkeerd gelezen zijn.")
    return notes


def _pages(numbers: Sequence[int]) -> str:
    return f"{'Bladzijde' if len(numbers) == 1 else 'Bladzijden'} " + ranges(numbers, "-")
