"""Which strings of the gold one reading of one document holds as it should."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from wijktekst.corpus.reading_gold import Case
from wijktekst.corpus.windows import Key, Wanted, count_words, fold
from wijktekst.evaluation.reading_units import Place, Read

#: In order of the tables. All count what is right, so that higher is better.
FIGURES = {
    "zin": "zin heel in één blok",
    "zin_grens": "zin begint en eindigt op zinsgrenzen",
    "zin_woorden": "hele zin met evenveel woorden",
    "zin_tekst": "zin heel in de tekst, over blokken heen",
    "volgorde": "buren in goede volgorde",
    "kop": "kop is een kop",
    "meubilair": "meubilair weggelaten",
    "las": "verkeerde las vermeden",
    "noot": "noot is een noot",
    "bijschrift": "bijschrift is een bijschrift",
    "cel": "cel in een tabel",
    "cel_heel": "cel heel in cel of blok",
}
_KINDS = {
    "zin": ("paragraph", "list_item"), "kop": ("heading",), "noot": ("footnote",), "bijschrift": ("caption",),
    "cel": ("table",),
}  # fmt: skip
_RUNNING = ("heading", "paragraph", "list_item", "caption", "footnote")
#: The number of an item and a label before a colon ("Besluit:") may stand before a sentence or a heading.
_BEFORE = re.compile(
    r"\W*(?:\(?(?:\d+(?:\.\d+)*|[a-z]{1,2}|[ivxl]{1,6})[.):]*\W+)?(?:[^\W\d][\w()/-]*(?: [\w()/-]+)?:\W*)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\W*\d{0,3}\W*")


@dataclass(frozen=True, slots=True)
class Failure:
    """A string that is not as it should be: which figure it counts against, why, and where it was found."""

    figure: str
    case: Case
    why: str
    place: Place | None = None


@dataclass(slots=True)
class Outcome:
    """Per figure how many strings are right and how many were looked at, and what is wrong."""

    right: Counter[str] = field(default_factory=Counter)
    looked: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, figure: str, right: bool, case: Case, why: str = "", place: Place | None = None) -> None:
        """Count one string."""
        self.looked[figure] += 1
        self.right[figure] += right
        if not right:
            self.failures.append(Failure(figure, case, why, place))


def nothing_read(cases: Iterable[Case], why: str) -> Outcome:
    """The outcome of a document that was refused: nothing is there, and so nothing leaked."""
    outcome = Outcome()
    for case in cases:
        if case.sort in _KINDS:
            for figure in [
                case.sort,
                *{"zin": ("zin_grens", "zin_tekst"), "cel": ("cel_heel",)}.get(case.sort, ()),
            ]:
                outcome.add(figure, False, case, why)
    return outcome


def outcome_of(read: Read, cases: Sequence[Case], key: Key) -> Outcome:
    """Look for all strings of a document in what was read of it."""
    return _Search(read, cases, key).outcome()


class _Search:
    def __init__(self, read: Read, cases: Sequence[Case], key: Key) -> None:
        self._read, self._cases = read, cases
        wanted = {case.wanted for case in cases}
        parted = key.find(read.parted, wanted)
        running = key.find(read.running, wanted - parted.keys())
        self._within = _places(read, parted, within=True)
        self._across = _places(read, running, within=False)
        self._at = Counter((c.page, c.wanted) for c in cases if c.sort not in ("meubilair", "las"))
        self._outcome = Outcome()

    def outcome(self) -> Outcome:
        for case in self._cases:
            if case.sort == "meubilair":
                self._furniture(case)
            elif case.sort == "las":
                places = self._near(case, self._within)
                self._add("las", not places, case, "staat aan elkaar", places)
            else:
                self._text(case)
        self._order()
        return self._outcome

    def _text(self, case: Case) -> None:
        """A sentence, heading, note, caption or cell: whole, and in a block of its kind."""
        places = [p for p in self._near(case, self._within) if self._counts(case, p)]
        right = [p for p in places if self._kind(p) in _KINDS[case.sort]]
        if case.sort == "kop":
            right = [p for p in right if p.whole or self._after_number(p)]
        self._add(case.sort, bool(right), case, self._why(case, places), places)
        if case.sort == "cel":
            self._add("cel_heel", bool(places), case, self._why(case, places), places)
        if case.sort == "zin":
            across = self._near(case, self._across)
            self._add("zin_tekst", bool(places or across), case, "niet gevonden", [])
            bordered = [p for p in right if self._bordered(p)]
            self._add(
                "zin_grens", bool(bordered), case, "zinsgrens" if right else self._why(case, places), places
            )
            if right:
                told = {count_words(self._text_at(p)) for p in right}
                self._add(
                    "zin_woorden", case.words in told, case, f"{min(told)} woorden, niet {case.words}", right
                )

    def _why(self, case: Case, places: Sequence[Place]) -> str:
        if places:
            return "deel van " * (case.sort == "kop") + f"{self._kind(places[0])}"
        across = self._near(case, self._across)
        if across:
            kinds = [unit.kind for unit in self._read.units[across[0].unit : across[0].last + 1]]
            return "geknipt: " + " | ".join(kind for kind, _ in groupby(kinds))
        return "niet gevonden"

    def _furniture(self, case: Case) -> None:
        """Left out, unless the same words stand on the page as text: then there may be that many."""
        units = self._read.units
        leaks = [
            place
            for place in self._near(case, self._within)
            if self._kind(place) in _RUNNING
            and (place.page == case.page or not (place.page and case.page))
            and (place.whole if case.whole else _at_words(units[place.unit].text, place))
        ]
        allowed = self._at[case.page, case.wanted]
        self._add("meubilair", len(leaks) <= allowed, case, "gelekt", leaks)

    def _order(self) -> None:
        """Neighbours in the gold that were both found: the first must be able to come first."""
        before: tuple[Case, list[Place]] | None = None
        for case in self._cases:
            if not case.ordered:
                continue
            places = [p for p in self._near(case, self._within) if self._counts(case, p)]
            places = places or self._near(case, self._across)
            if not places:
                continue
            if before:
                first = min((p.unit, p.start) for p in before[1])
                right = first < max((p.unit, p.start) for p in places)
                self._add("volgorde", right, case, f"staat voor nummer {before[0].order}", places)
            before = case, places

    def _near(self, case: Case, found: dict[Wanted, list[Place]]) -> list[Place]:
        """Places on the page or beside it, if any; else all."""
        places = found.get(case.wanted, [])
        near = [p for p in places if p.page and case.page and abs(p.page - case.page) <= 1]
        return near or places

    def _counts(self, case: Case, place: Place) -> bool:
        return not case.whole or place.whole or self._bordered(place)

    def _bordered(self, place: Place) -> bool:
        """Whether a string begins and ends where a sentence does, but for its number and note mark."""
        unit = self._read.units[place.unit]
        begins = any(
            start <= place.start and _BEFORE.fullmatch(unit.text, start, place.start)
            for start, _ in unit.borders
        )
        return begins and any(
            place.end <= end and _AFTER.fullmatch(unit.text, place.end, end) for _, end in unit.borders
        )

    def _after_number(self, place: Place) -> bool:
        text = self._read.units[place.unit].text
        return bool(_BEFORE.fullmatch(text, 0, place.start)) and not fold(text[place.end :])

    def _kind(self, place: Place) -> str:
        return self._read.units[place.unit].kind

    def _text_at(self, place: Place) -> str:
        return self._read.units[place.unit].text[place.start : place.end]

    def _add(self, figure: str, right: bool, case: Case, why: str, places: Sequence[Place]) -> None:
        self._outcome.add(figure, right, case, why, places[0] if places else None)


def _places(read: Read, found: dict[Wanted, list[int]], *, within: bool) -> dict[Wanted, list[Place]]:
    """Places outside tables of contents."""
    stream = read.parted if within else read.running
    told = {
        one: [p for at in starts if "contents" not in _kinds(read, p := read.place(stream, at, one.length))]
        for one, starts in found.items()
    }
    return {one: places for one, places in told.items() if places}


def _kinds(read: Read, place: Place) -> set[str]:
    return {read.units[place.unit].kind, read.units[place.last].kind}


def _at_words(text: str, place: Place) -> bool:
    return not (text[: place.start][-1:].isalnum() or text[place.end : place.end + 1].isalnum())
