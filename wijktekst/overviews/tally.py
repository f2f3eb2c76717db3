"""Counts what the page about a run says, while the rows of its reports go by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter

from wijktekst.overviews.cards import Cards, Link, shortened
from wijktekst.overviews.coverage import LACKS, MONEY, UNKNOWN, Cell, ThemeCount, blind_of, tells
from wijktekst.overviews.documents import Documents
from wijktekst.overviews.overview import ChallengeFigures, Overview, PlaceFigures, Totals
from wijktekst.overviews.times_and_places import municipalities, years_of
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import SEPARATOR, Table
from wijktekst.reports.groups import COUNTS
from wijktekst.reports.measure_table import GROUP, MEASURES
from wijktekst.reports.rows import UNSURE, Labels, Row
from wijktekst.reports.tables import DOCUMENTS, PASSAGES, THEMES, UNREAD
from wijktekst.types import CHALLENGES, FIRMNESS, NO_CHALLENGE

#: Themes that are named, and rows of files that were read or not: more do not fit on a page.
MOST_THEMES, MOST_FILES = 15, 500
#: Different sets of themes that are kept apart before they are counted by challenge.
_SETS = 10_000
_DAYS = ("periode_van", "periode_tot")


def _cells(table: Table, *names: str) -> Callable[[Row], tuple[Value, ...]]:
    """Takes these columns, two or more, out of a row."""
    return itemgetter(*map(table.names.index, names))


_document_of = _cells(DOCUMENTS, "document_id", "bestand", "titel", "soort")
_sizes_of = _cells(DOCUMENTS, "paginas", "woorden", "zinnen")
_theme_of = _cells(THEMES, "opgave", "thema", "label", "zinnen", "maatregelen")
_measure_of = _cells(
    MEASURES, "document_id", "bestand", "opgave", "soort", "stelligheid", "plaats_code", *_DAYS
)
_money_of = _cells(MEASURES, *MONEY)
_COUNTS = MEASURES.names.index(GROUP[1])
_ACTOR, _PERIOD = (tuple(map(MEASURES.names.index, LACKS[name])) for name in ("eigenaar", "termijn"))
_MUNICIPALITY = DOCUMENTS.names.index("gemeente_code")
_THEMES = PASSAGES.names.index("themas")


def _nowhere(file: str, page: int | None) -> str:
    return ""


class Tally:
    """Counts rows of reports, each table once and in the order of `reports.TABLES`.

    What it holds grows with the number of documents, and by a number for each amount of money. An
    ambition is no measure here.
    """

    def __init__(self, labels: Labels, link: Link = _nowhere) -> None:
        self._labels = labels
        self._count: Mapping[str, Callable[[Row], None]] = {
            DOCUMENTS.name: self._document,
            THEMES.name: self._theme,
            PASSAGES.name: self._passage,
            MEASURES.name: self._measure,
            UNREAD.name: self._not_read,
        }
        self._documents = Documents()
        self._cards = Cards(link)
        self._totals: Counter[str] = Counter()
        self._themes: dict[Value, ThemeCount] = {}
        self._sets: Counter[Value] = Counter()
        self._sentences: Counter[str] = Counter()
        self._money: defaultdict[str, Cell] = defaultdict(Cell)
        self._firmness: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._years: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._named: Counter[str] = Counter()
        self._about: Counter[str] = Counter()
        self._read: list[Mapping[str, Value]] = []
        self._unread: list[Mapping[str, Value]] = []

    def watch(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted as they go by."""
        count = self._count.get(table.name)
        for row in rows:
            if count:
                count(row)
            yield row

    def _document(self, row: Row) -> None:
        id, file, title, kind = _document_of(row)
        self._documents.add(str(id), str(file), str(title or ""), str(kind or ""))
        pages, words, sentences = map(_whole, _sizes_of(row))
        self._totals["documents"] += 1
        self._totals["pages"] += pages or 1  # as elsewhere: a format without pages is one
        self._totals["words"] += words
        self._totals["sentences"] += sentences
        self._about.update(municipalities(row[_MUNICIPALITY]))
        _keep(self._read, DOCUMENTS, row)

    def _theme(self, row: Row) -> None:
        challenge, theme, label, sentences, measures = _theme_of(row)
        count = self._themes.get(theme)
        if count is None:
            count = self._themes[theme] = ThemeCount(str(challenge), str(theme), str(label))
        count.add(_whole(sentences), _whole(measures))

    def _passage(self, row: Row) -> None:
        self._sets[row[_THEMES]] += 1
        if len(self._sets) > _SETS:
            self._by_challenge()

    def _by_challenge(self) -> None:
        """A sentence counts once for each challenge that its themes are of."""
        for themes, sentences in self._sets.items():
            spoken = (self._themes.get(theme) for theme in str(themes).split(SEPARATOR))
            for challenge in {theme.challenge for theme in spoken if theme}:
                self._sentences[challenge] += sentences
        self._sets.clear()

    def _measure(self, row: Row) -> None:
        document, file, challenge, kind, firmness, places, first, last = _measure_of(row)
        if not challenge:
            return
        challenge = str(challenge)
        self._documents.measure(str(document), str(file), challenge)
        if row[_COUNTS] != COUNTS:
            self._totals["repeats"] += 1
            self._cards.repeat(row)
            return
        self._cards.add(row)
        self._money[challenge].add(*_money_of(row))  # type: ignore[arg-type]  # cells of any type
        self._firmness[challenge][str(firmness or UNKNOWN)] += 1
        self._totals["unsure"] += kind == UNSURE
        self._totals["with_actor"] += tells(*(row[at] for at in _ACTOR))
        self._totals["with_period"] += tells(*(row[at] for at in _PERIOD))
        if first or last:
            for year in years_of(first, last):
                self._years[year][challenge] += 1
        if places:
            self._named.update(municipalities(places))

    def _not_read(self, row: Row) -> None:
        self._totals["unread"] += 1
        _keep(self._unread, UNREAD, row)

    def overview(self) -> Overview:
        """All that was counted."""
        self._by_challenge()
        totals = self._totals
        themes = sorted(self._themes.values(), key=lambda one: (-one.sentences, one.theme))
        return Overview(
            totals=self._in_all(),
            challenges=tuple(map(self._figures, self._challenges())),
            documents=self._documents.rows(),
            years={year: dict(self._years[year]) for year in sorted(self._years)},
            places=self._places(),
            themes=tuple((one.challenge, one.label, one.sentences) for one in themes[:MOST_THEMES]),
            blind=tuple((one.challenge, one.label, one.sentences) for one in blind_of(themes)),
            cards=self._cards.all(),
            left_out=self._cards.left_out,
            read=tuple(self._read),
            read_left_out=totals["documents"] - len(self._read),
            unread=tuple(self._unread),
            unread_left_out=totals["unread"] - len(self._unread),
        )

    def _in_all(self) -> Totals:
        totals = self._totals
        return Totals(
            documents=totals["documents"],
            unread=totals["unread"],
            pages=totals["pages"],
            words=totals["words"],
            sentences=totals["sentences"],
            measures=sum(cell.measures for cell in self._money.values()),
            repeats=totals["repeats"],
            unsure=totals["unsure"],
            with_money=sum(cell.with_money for cell in self._money.values()),
            with_actor=totals["with_actor"],
            with_period=totals["with_period"],
        )

    def _challenges(self) -> Iterable[str]:
        """The twelve and the two that are none; then those of another taxonomy."""
        return dict.fromkeys((*CHALLENGES, NO_CHALLENGE, UNSURE, *sorted({*self._money, *self._sentences})))

    def _figures(self, challenge: str) -> ChallengeFigures:
        spoken, firm = self._sentences[challenge], self._firmness[challenge]
        return ChallengeFigures(
            challenge,
            self._labels.challenges.get(challenge, challenge),
            self._documents.holding(challenge),
            spoken,
            spoken / self._totals["sentences"] if self._totals["sentences"] else 0.0,
            self._money[challenge],
            {name: firm[name] for name in (*FIRMNESS, UNKNOWN)},
            bool(spoken) or challenge in self._labels.looked_for,
        )

    def _places(self) -> tuple[PlaceFigures, ...]:
        """Those that most measures name first."""
        from wijktekst.language.places import name_of

        found = [
            PlaceFigures(code, name_of(code) or code, self._named[code], self._about[code])
            for code in {*self._named, *self._about}
        ]
        return tuple(sorted(found, key=lambda one: (-one.measures, -one.about, one.name, one.code)))


def _whole(value: Value) -> int:
    return int(value or 0)


def _keep(kept: list[Mapping[str, Value]], table: Table, row: Row) -> None:
    if len(kept) < MOST_FILES:
        kept.append(dict(zip(table.names, shortened(row), strict=True)))
