"""What was found, in words that a reader reads: measures, facets and filters as the pages show them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wijktekst.explorer.asking import Asked, address, fields, without_value
from wijktekst.explorer.question import FACETS, FacetValue, Found, Hit, Question, Sorting, Value
from wijktekst.overviews.page.cards import facts_of, tags_of
from wijktekst.overviews.summary import euros
from wijktekst.reading.names import printable
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.rows import UNSURE, Labels

#: Measures on a page of results.
PAGE_SIZE = 25
#: Name of each facet, and of its values together.
NAMES = {
    "opgave": ("Opgave", "opgaven"),
    "thema": ("Thema", "thema's"),
    "plaats": ("Plaats", "plaatsen"),
    "actor": ("Wie het doet", "partijen"),
    "stelligheid": ("Hoe vast het staat", "mogelijkheden"),
    "instrument": ("Aanpak", "soorten aanpak"),
    "jaar": ("Jaar", "jaren"),
    "document": ("Document", "documenten"),
    "soort": ("Soort uitspraak", "soorten"),
}
#: Open when the page is new.
_OPEN = ("opgave", "thema")
SORTINGS: Mapping[Sorting, str] = {
    "plaats": "document",
    "relevantie": "relevantie",
    "bedrag": "bedrag",
    "score": "zekerheid",
}
#: Characters of a sentence in a list, and of them before the first word that was searched for.
_LONGEST, _BEFORE = 700, 200
#: Facts that a list shows.
_IN_LIST = ("Wie", "Bedrag", "Periode", "Plaats")
#: What the page of a measure shows elsewhere.
_ELSEWHERE = ("Onder de kop",)
_LINES = re.compile(r"\s*\n\s*")
#: What may stand between a sentence and the text before it.
_BULLET = " \n\t•·▪–—-*"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `marked`: it was searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class HitView:
    """A measure in words; `facts` are term and text."""

    id: str
    file: str
    page: int | None
    challenge: str
    doubt: str
    tags: tuple[str, ...]
    repeated: bool
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a facet as a box to tick; `id` is the same on every page."""

    id: str
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet; `more` is the address of a page with all values, "" when these are all."""

    name: str
    label: str
    plural: str
    values: tuple[ValueView, ...]
    chosen: int
    open: bool
    more: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the question without it."""

    label: str
    value: str
    question: Question

    @property
    def href(self) -> str:
        """The address of the results without this filter."""
        return f"/{address(self.question)}"


def hit_view(hit: Hit, labels: Labels, *, whole: bool = False, text: str = "") -> HitView:
    """A measure in words, as a whole or for a list of what was found by this text."""
    row = hit.row
    in_list = (*_IN_LIST, *(_ELSEWHERE if text and not hit.marks else ()))  # found by its headings
    page = row["pagina"]
    facts = ((term, printable(text)) for term, text in facts_of(row, labels) if text)
    sentence = printable(str(row["zin"] or ""))
    return HitView(
        id=hit.id,
        file=printable(str(row["bestand"] or "")),
        page=None if page is None else int(page),
        challenge=_challenge(row),
        doubt="Misschien geen maatregel" if row["soort"] == UNSURE else "",
        tags=tuple(tags_of(row)),
        repeated=row["telt_mee"] != "ja",
        pieces=tuple(pieces(sentence, hit.marks) if whole else _shortened(sentence, hit.marks)),
        facts=tuple(one for one in facts if (one[0] not in _ELSEWHERE if whole else one[0] in in_list)),
    )


def _challenge(row: Mapping[str, Value]) -> str:
    return "Opgave onzeker" if row["opgave"] == UNSURE else str(row["opgave_label"] or row["opgave"] or "")


def headings_of(row: Mapping[str, Value]) -> list[str]:
    """The headings above a measure."""
    return [printable(part) for part in str(row["kop"] or "").split(SEPARATOR) if part]


def around(before: str, after: str) -> tuple[str, str]:
    """The text before a sentence and after it, a line a paragraph, without the bullet in front of it."""
    texts = (printable(before).rstrip(_BULLET), printable(after).strip())
    first, last = (_LINES.sub("\n", text) for text in texts)
    return first, last


def pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text cut up at what is marked."""
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            if at < start:
                yield Piece(text[at:start])
            yield Piece(text[start:end], marked=True)
            at = end
    if at < len(text):
        yield Piece(text[at:])


def _shortened(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A sentence that fits a list: as a whole, or what stands around the first mark."""
    first = min((start for start, _ in marks), default=0)
    begin = max(first - _BEFORE, 0) if len(text) > _LONGEST else 0
    if begin:
        yield Piece("… ")
    yield from pieces(text[begin : begin + _LONGEST], [(a - begin, b - begin) for a, b in marks if b > begin])
    if begin + _LONGEST < len(text):
        yield Piece(" …")


def facet_views(question: Question, found: Found) -> list[FacetView]:
    """The facets that there is something to choose of, in the order of the page."""
    views = []
    for name in FACETS:
        values, chosen = found.facets.get(name, ()), len(question.values(name))
        if len(values) > 1 or chosen:
            label, plural = NAMES[name]
            more = f"/kies/{name}{address(question)}" if name in found.more else ""
            shown = tuple(value_view(name, value) for value in values)
            views.append(FacetView(name, label, plural, shown, chosen, bool(chosen) or name in _OPEN, more))
    return views


def value_view(facet: str, value: FacetValue) -> ValueView:
    """A value as a box to tick."""
    digest = hashlib.sha256(value.value.encode("utf-8", "replace")).hexdigest()[:10]
    label = printable(value.label) or "niet genoemd"
    return ValueView(f"{facet}-{digest}", value.value, label, value.count, value.chosen)


def chips(question: Question, found: Found) -> list[Chip]:
    """The filters that are on."""
    labels = {(name, one.value): one.label for name, values in found.facets.items() for one in values}
    made = []
    if question.text:
        made.append(Chip("Zoekwoorden", question.text, replace(question, text="")))
    for name, values in question.chosen:
        for value in values:
            label = printable(labels.get((name, value), value)) or "niet genoemd"
            made.append(Chip(NAMES[name][0], label, without_value(question, name, value)))
    if question.money_from is not None:
        made.append(Chip("Bedrag vanaf", euros(question.money_from), replace(question, money_from=None)))
    if question.money_to is not None:
        made.append(Chip("Bedrag tot en met", euros(question.money_to), replace(question, money_to=None)))
    if question.repeats:
        made.append(Chip("Herhalingen", "ook tonen", replace(question, repeats=False)))
    return made


def pages_of(total: int, page: int) -> list[int]:
    """Numbers of the pages to link to: the first, the last and those around this one; 0 is a gap."""
    last = max((total + PAGE_SIZE - 1) // PAGE_SIZE, 1)
    shown = sorted({1, last, *range(max(page - 2, 1), min(page + 2, last) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number > numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


def hidden_fields(asked: Asked, facet: str) -> list[tuple[str, str]]:
    """What a form about one facet keeps of the question."""
    return [(name, value) for name, value in fields(asked.question, facet) if value]
