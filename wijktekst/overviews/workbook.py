"""The reports as one workbook for who works in a spreadsheet: rapport.xlsx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from wijktekst.language.numbers import counted
from wijktekst.overviews.coverage import ThemeCount, money
from wijktekst.overviews.overview import Overview
from wijktekst.overviews.sheets import Book, Field, Sheet, Shown, writing
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.measure_table import MEASURES
from wijktekst.reports.rows import Labels, Row
from wijktekst.reports.tables import DOCUMENTS, THEMES, UNREAD
from wijktekst.types import FIRMNESS

READ_ME, COLUMNS = "Lees mij", "Kolommen"
#: The columns that are read first, in this order; the others follow as they stand in the report.
_FIRST = {
    MEASURES.name: (
        *("opgave_label", "zin", "actor", "bedrag_eur", "per_jaar", "periode", "plaats", "stelligheid"),
        *("bestand", "pagina", "telt_mee", "maatregel_groep", "soort", "instrument", "richting", "kop"),
    ),
    DOCUMENTS.name: ("bestand", "titel", "soort", "datum", "gemeente", "auteur", "paginas", "maatregelen"),
    THEMES.name: ("bestand", "label", "opgave", "zinnen", "zinnen_aandeel", "maatregelen"),
}
#: Heads that say it better than the name of the column does.
_HEADS = {
    "opgave": "Opgave (code)",
    "opgave_label": "Opgave",
    "zin": "Maatregel",
    "actor": "Wie",
    "bedrag_eur": "Bedrag",
    "bedrag_min": "Bedrag ten minste",
    "bedrag_max": "Bedrag ten hoogste",
    "periode": "Wanneer",
    "stelligheid": "Hoe vast",
    "pagina": "Bladzijde",
    "paginas": "Bladzijden",
    "telt_mee": "Telt mee",
    "maatregel_groep": "Groep",
    "label": "Thema",
    "thema": "Thema (code)",
    "zinnen_aandeel": "Deel van de zinnen",
}
_WRAPPED = {"zin": 70, "toelichting": 50, "advies": 60, "titel": 40}
_WIDE = {"opgave_label": 24, "bestand": 36, "actor": 22, "plaats": 20, "periode": 18, "label": 28, "kop": 30}
#: Numbers that are no quantities, and so have no points between thousands.
_PLAIN = ("pagina", "begin", "eind", "jaar")


def write_workbook(
    path: Path,
    overview: Overview,
    rows: Callable[[Table], Iterable[Row]],
    link: Callable[[str, int | None], str],
    labels: Labels,
) -> None:
    """Write the workbook; the same rows give the same bytes. `link` leads to a file and a page of it.

    Raises OSError when it cannot be written, and InputError when `rows` does.
    """
    with writing(path, "Wat er in de documenten staat", "Opgaven, thema's en maatregelen") as book:
        read_me = book.page(READ_ME)
        book.add("Opgaven", "Een rij per wijkopgave.", _CHALLENGES, _challenges(overview))
        themes = _theme_totals(rows(THEMES))
        book.add(
            "Thema's", "Een rij per thema, over alle documenten.", _THEMES, _themes(themes, overview, labels)
        )
        for name, table in (
            ("Maatregelen", MEASURES),
            ("Documenten", DOCUMENTS),
            ("Thema's per document", THEMES),
            ("Niet gelezen", UNREAD),
        ):
            _add(book, name, table, rows(table), link)
        columns = book.page(COLUMNS)
        read_me.write(("Lees mij", "Wat u in dit bestand vindt"), _read_me(overview, book.sheets))
        columns.write(("Kolom", "Wat erin staat"), _columns(book.sheets))


def _add(
    book: Book, name: str, table: Table, rows: Iterable[Row], link: Callable[[str, int | None], str]
) -> None:
    """A sheet of a report: its columns in another order, and each file a link to the page."""
    first = _FIRST.get(table.name, ())
    order = [*map(table.names.index, first), *(at for at, one in enumerate(table.names) if one not in first)]
    file, page = order.index(table.names.index("bestand")), None
    if "pagina" in table.names:
        page = order.index(table.names.index("pagina"))

    def leads(row: Sequence[Value]) -> str:
        at = row[page] if page is not None else None
        return link(str(row[file]), at if isinstance(at, int) else None)

    book.add(
        name,
        table.description,
        [_field(table.columns[at]) for at in order],
        ([row[at] for at in order] for row in rows),
        (file, leads),
    )


def _field(column: Column) -> Field:
    head = _HEADS.get(column.name, column.name.replace("_", " ").capitalize())
    told = f"{column.description} In de CSV: {column.name}."
    return Field(head, told, _shown(column), _WRAPPED.get(column.name) or _WIDE.get(column.name, 14))


def _shown(column: Column) -> Shown:
    match column.type:
        case "integer":
            return "number" if column.name in _PLAIN else "count"
        case "number" if column.name.startswith("bedrag"):
            return "euros"
        case "number":
            return "share" if column.name.endswith("_aandeel") else "decimal"
        case "date":
            return "date"
    return "wrapped" if column.name in _WRAPPED else "text"


_CHALLENGES = (
    Field("Opgave", "De wijkopgave.", "text", 30),
    Field("Opgave (code)", "De code van de opgave, zoals in de CSV.", "text", 18),
    Field("Maatregelen", "Aantal maatregelen; wat op meer plaatsen staat, telt eens.", "count"),
    Field("Documenten", "In hoeveel documenten zo'n maatregel staat.", "count"),
    Field("Met bedrag", "Hoeveel van de maatregelen een bedrag noemen.", "count"),
    Field("Eenmalig", "Som van de bedragen die niet per jaar zijn.", "euros", 18),
    Field("Per jaar", "Som van de bedragen per jaar.", "euros", 18),
    Field("Minder", "Som van de bedragen van maatregelen die iets verminderen of stoppen.", "euros", 18),
    Field("Zinnen", "Hoeveel zinnen over de opgave gaan.", "count"),
    Field("Deel van de zinnen", "Welk deel van alle zinnen dat is.", "share"),
    *(Field(one.capitalize(), f"Hoeveel maatregelen {one} zijn.", "count") for one in FIRMNESS),
    Field("Niet gezegd", "Bij hoeveel maatregelen niet staat hoe vast zij zijn.", "count"),
)
_THEMES = (
    Field("Thema", "Het thema.", "text", 34),
    Field("Opgave", "De wijkopgave waar het thema onder valt.", "text", 30),
    Field("Zinnen", "In hoeveel zinnen een term van het thema voorkomt.", "count"),
    Field("Deel van de zinnen", "Welk deel van alle zinnen dat is.", "share"),
    Field("Documenten", "In hoeveel documenten het thema voorkomt.", "count"),
    Field("Maatregelen", "Hoeveel maatregelen een term van het thema bevatten, ook dubbele.", "count"),
    Field("Thema (code)", "De code van het thema, zoals in de CSV.", "text", 26),
)


def _challenges(overview: Overview) -> Iterator[Row]:
    for one in overview.challenges:
        cell = one.money
        yield (
            one.label,
            one.challenge,
            one.measures,
            one.documents,
            cell.with_money,
            money(cell.once),
            money(cell.yearly),
            money(cell.less),
            one.sentences,
            one.share,
            *(one.firmness.get(firm, 0) for firm in (*FIRMNESS, "")),
        )


def _theme_totals(rows: Iterable[Row]) -> list[ThemeCount]:
    challenge, theme, label, sentences, measures = map(
        THEMES.names.index, ("opgave", "thema", "label", "zinnen", "maatregelen")
    )
    found: dict[tuple[Value, Value], ThemeCount] = {}
    for row in rows:
        names = str(row[challenge]), str(row[theme]), str(row[label])
        count = found.setdefault(names[:2], ThemeCount(*names))
        count.add(int(row[sentences] or 0), int(row[measures] or 0))
    return sorted(found.values(), key=lambda one: (-one.sentences, one.challenge, one.theme))


def _themes(themes: Iterable[ThemeCount], overview: Overview, labels: Labels) -> Iterator[Row]:
    of = max(1, overview.totals.sentences)
    for one in themes:
        label = labels.challenges.get(one.challenge, one.challenge)
        yield one.label, label, one.sentences, one.sentences / of, one.documents, one.measures, one.theme


#: What to know before reading on.
_HOW = (
    (
        "Filteren",
        ("Klik op het pijltje in de kop van een kolom om te kiezen wat u wilt zien."),
    ),
    (
        "Tellen",
        (
            "Staat een maatregel op meer plaatsen, dan heeft alleen de eerste rij 'ja' in de kolom Telt mee. "
            "Filter daarop voordat u telt of optelt."
        ),
    ),
    (
        "Nazien in het document",
        (
            "Klik op de naam van een bestand om het te openen. Dat werkt zolang dit bestand op zijn plaats "
            "staat ten opzichte van de documenten. Niet elk programma opent het document op de bladzijde; "
            "het nummer van de bladzijde staat ernaast."
        ),
    ),
    (
        "Beperkingen",
        (
            "Een model heeft de zinnen ingedeeld en maakt fouten. Lees de zin na in het document voordat u "
            "er een besluit op baseert. Onzeker betekent dat het model het niet zeker genoeg weet. Een lege "
            "cel betekent dat het er niet staat of niet is gevonden."
        ),
    ),
    (
        "Bedragen",
        (
            "Bedragen zijn in euro's, zoals de zin ze noemt. In de sommen tellen bandbreedtes, bedragen per "
            "huishouden en dergelijke, en afgewezen maatregelen niet mee."
        ),
    ),
)


def _read_me(overview: Overview, sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    totals = overview.totals
    read = (
        f"wijktekst las {counted(totals.documents, 'document', 'documenten')} met "
        f"{counted(totals.sentences, 'zin', 'zinnen')} en vond "
        f"{counted(totals.measures, 'maatregel', 'maatregelen')}. "
        f"{counted(totals.repeats, 'zin herhaalt', 'zinnen herhalen')} een maatregel die er al was."
    )
    unread = (
        f"{counted(totals.unread, 'bestand is', 'bestanden zijn')} niet gelezen. Op het tabblad Niet gelezen "
        "staat waarom, en wat u kunt doen."
    )
    yield "Wat is dit?", read
    yield "Niet gelezen", unread if totals.unread else "Alle bestanden zijn gelezen."
    for sheet in sheets:
        yield f"Tabblad {sheet.name}", f"{sheet.description} {counted(sheet.rows, 'rij', 'rijen')}."
    yield f"Tabblad {COLUMNS}", "Wat elke kolom betekent. U ziet het ook als u op de kop van een kolom staat."
    yield from _HOW
    yield from _left_out(sheets)


def _left_out(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """What a spreadsheet had no room for."""
    for sheet in sheets:
        place = f"Tabblad {sheet.name}"
        if sheet.left_out:
            told = counted(sheet.left_out, "rij paste", "rijen pasten")
            yield place, f"{told} niet in een spreadsheet. In de CSV-bestanden staat alles."
        if sheet.plain:
            told = counted(sheet.plain, "bestandsnaam is", "bestandsnamen zijn")
            yield place, f"{told} geen link: een spreadsheet kan er niet meer hebben. De naam staat er wel."
        if sheet.cut:
            told = counted(sheet.cut, "cel is", "cellen zijn")
            yield (
                place,
                f"{told} afgekapt (aan het eind staat …): een spreadsheet kan niet meer tekst in een cel.",
            )


def _columns(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    for sheet in sheets:
        yield from ((f"{sheet.name}: {field.name}", field.description) for field in sheet.fields)
