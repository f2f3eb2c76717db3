"""What went wrong in reading, for an engineer: the string, found back in the document, and where it is."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.corpus.reading_gold import Case, GoldDocument
from wijktekst.corpus.reading_raw import Witness
from wijktekst.corpus.windows import Key, Stream, fold
from wijktekst.evaluation.reading_found import Failure
from wijktekst.evaluation.reading_units import Place, Read

if TYPE_CHECKING:
    from wijktekst.evaluation.reading import Scored

_SHOWN = 400
_AROUND = 60
#: A shorter start of a string says nothing about where it went wrong.
_LEAST = 10


def print_failures(scored: Sequence[Scored], figures: Sequence[str]) -> None:
    """Print the failures against these figures, per document."""
    for one in scored:
        failures = [failure for failure in one.outcome.failures if failure.figure in figures]
        if not failures:
            continue
        print(f"=== {one.gold.name}")
        teller = _Teller(one)
        seen: dict[tuple[int, str], list[str]] = {}
        for failure in failures:
            seen.setdefault((failure.case.order, failure.why), []).append(failure.figure)
        for failure in sorted(failures, key=lambda f: f.case.order):
            if counted := seen.pop((failure.case.order, failure.why), None):
                print(teller.told(failure, "+".join(counted)))
        print()


class _Teller:
    def __init__(self, scored: Scored) -> None:
        self._read, self._gold = scored.read, scored.gold
        self._texts = _texts(scored.gold, scored.data, [f.case for f in scored.outcome.failures])

    def told(self, failure: Failure, figures: str) -> str:
        """A few lines about one failure."""
        case = failure.case
        text = self._texts.get(case.order, "")
        lines = [f"  {figures} | nr {case.order} | blz {case.page or '-'} | {failure.why}"]
        if text:
            lines.append(f"      goud:    {_short(text)}")
        if failure.place and self._read:
            lines.append(f"      gelezen: {_marked(self._read, failure.place)}")
        elif text and self._read:
            lines += [f"      {line}" for line in _broken(self._read, text, case.page)]
        return "\n".join(lines)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]} [...] {text[-_SHOWN // 2 :]}"


def _marked(read: Read, place: Place) -> str:
    """The unit of a place, with the string between marks."""
    unit = read.units[place.unit]
    end = place.end if place.last == place.unit else len(unit.text)
    before = unit.text[max(place.start - _AROUND, 0) : place.start]
    after = unit.text[end : end + _AROUND]
    text = f"blok {place.unit} ({unit.kind}): …{before}⟦{_short(unit.text[place.start : end])}⟧{after}…"
    return " ".join(text.split())


def _broken(read: Read, text: str, page: int) -> list[str]:
    """Where the start of a string is, with what was read after it, and where its end is."""
    folded, chars = fold(text), read.parted.chars
    lines = []
    for name, backwards in (("begin", False), ("einde", True)):
        low, high = 0, len(folded)
        while low < high:
            middle = (low + high + 1) // 2
            piece = folded[-middle:] if backwards else folded[:middle]
            low, high = (middle, high) if piece in chars else (low, middle - 1)
        if low < _LEAST:
            lines.append(f"{name}:   niet gevonden")
            continue
        place = _nearest(read, folded[-low:] if backwards else folded[:low], page)
        lines.append(f"{name}:   blz {place.page or '-'}, {_marked(read, place)}")
    return lines


def _nearest(read: Read, piece: str, page: int) -> Place:
    """The occurrence on the page or nearest to it."""
    places: list[Place] = []
    at = read.parted.chars.find(piece)
    while at >= 0 and len(places) < 50:
        places.append(read.place(read.parted, at, len(piece)))
        at = read.parted.chars.find(piece, at + 1)
    return min(places, key=lambda place: abs(place.page - page))


def _texts(gold: GoldDocument, data: bytes, cases: Sequence[Case]) -> dict[int, str]:
    """The strings: ours as they are, those of others found back in the plain text of the document."""
    if gold.texts:
        return dict(enumerate(gold.texts))
    found: dict[int, str] = {}
    key = Key(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document{Path(gold.name).suffix}"
        path.write_bytes(data)
        witness = Witness(path)
        for page in sorted({case.page for case in cases}):
            for text in witness.around(page):
                here = [case for case in cases if case.page == page and case.order not in found]
                stream = Stream.of(text)
                for wanted, (at, *_) in key.find(stream, {case.wanted for case in here}).items():
                    told = text[int(stream.offsets[at]) : int(stream.offsets[at + wanted.length - 1]) + 1]
                    found |= {case.order: told for case in here if case.wanted == wanted}
    return found
