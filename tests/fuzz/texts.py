"""The parsers of texts, and the whole analysis, on bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from tests.fuzz import oracle
from tests.shared import ROOT
from wijktekst import language, pipeline, tabular
from wijktekst.errors import InputError
from wijktekst.language.lemmas import lemmas
from wijktekst.language.places import municipality_of
from wijktekst.language.places import places as places_in
from wijktekst.measures import MeasureText, Writing, attributes_of
from wijktekst.reading.base import DocumentBuilder, Piece, UnreadableError
from wijktekst.types import Analysis, Document, Source
from wijktekst.types.attributes import ACTOR_KINDS, DIRECTIONS, FIRMNESS, INSTRUMENTS, SCALES, TARGET_GROUPS

_SOURCE = Source("tekst", "text/plain", "0" * 64)
_KINDS = ("", "verkiezingsprogramma", "coalitieakkoord", "besluitenlijst", "begroting", "motie", "kamerbrief")
_CODES = ("", "GM0344", "GM0363", "GM9999")
_DATES = ("", "2025-06-30", "1990-01-01", "9999-12-31", "2024-02-29")
_PREFIXES = {"#": "heading", "^": "caption", "-": "list_item", "~": "footnote"}
_SEEDS = (
    "Tussen 1 maart 2025 en 31-12-2028 komt er € 1,2 tot 3 miljoen per jaar voor Utrecht (Overvecht).",
    "Het Rijk draagt structureel 25.000,- euro bij, mits de gemeenteraad instemt (Kamerstuk 32847).",
)
_TABLES = (
    "# Begroting\n\n^Tabel 1: Lasten (bedragen x € 1.000)\n\nPost\t2025\t2026\nZorg\t1.234\t-56",
    "Programma\t2025\t2026\nTotaal\t99\t(12)\n\nProgramma\t2025\t2026\nGroen\t1\t2\n\n%1\t2\n3\t4",
    "Post\tAantal\tBedrag\nBankjes\t12\t€ 3.400,50\nBomen\t300\t€ 1 mln.\n\n\fBruggen\t2\t€ 5",
)


def _text(data: bytes) -> tuple[int, str]:
    """A number to choose by, and the text; the parsers get what readers give, so no lone surrogates."""
    return (data[0] if data else 0), data[1:].decode("utf-8", "replace")


def _spans(choice: int, text: str) -> list[tuple[int, int]]:
    third = len(text) // 3
    return [(0, len(text)), (third, len(text) - third)] if choice % 2 else [(0, len(text))]


def money(data: bytes) -> None:
    choice, text = _text(data)
    for start, end in _spans(choice, text):
        oracle.check_amounts(language.amounts(text, start, end), text, start, end)


def dates(data: bytes) -> None:
    choice, text = _text(data)
    written = _DATES[choice % len(_DATES)]
    for start, end in _spans(choice, text):
        oracle.check_periods(language.periods(text, start, end, written), text, start, end, written)


def places(data: bytes) -> None:
    choice, text = _text(data)
    code = municipality_of(text)
    assert code == "" or (code[:2] == "GM" and len(code) == 6)
    for start, end in _spans(choice, text):
        found = places_in(text, start, end, _CODES[choice % 4])
        oracle.check_places(found, text, start, end)
        assert found == places_in(text, start, end, _CODES[choice % 4])


def entities(data: bytes) -> None:
    _, text = _text(data)
    found = language.entities_of(text)
    oracle.check_spans(found, text)
    assert all(one.text == text[one.start : one.end] for one in found)
    tokens = language.tokenize(text, 0, len(text))
    oracle.check_spans(tokens, text)
    for token in tokens[:40]:
        assert lemmas(token.text)
        assert language.split_compound(token.text, frozenset(("wijk", "huis", "warmte", "net")))


def document_of(text: str) -> Document | None:
    """A document of blocks between blank lines: a sign in front says of which kind, tabs make a table."""
    builder, page = DocumentBuilder(_SOURCE), 1
    for part in text.split("\n\n"):
        page += part.count("\f")
        kind = _PREFIXES.get(part[:1], "paragraph")
        body = part[1:] if part[:1] in _PREFIXES else part
        if "\t" in part:
            kind = "table"
        note = "figures" if part.startswith("%") else ""
        level = part[:6].count("#") if kind == "heading" else 0
        builder.add(kind, [Piece(body, page, 50, 50, 500, 60)], level=level, note=note)  # type: ignore[arg-type]
    try:
        return builder.build(pages=page)
    except UnreadableError:
        return None


def structured(data: bytes) -> None:
    _, text = _text(data)
    document = document_of(text)
    if document:
        oracle.check_document(document)
        oracle.check_stages(document)


def attributes(data: bytes) -> None:
    choice, text = _text(data)
    before = text.find("\n\n") + 2 if "\n\n" in text else 0
    end = len(text) if choice % 3 else max(len(text) - 5, before)
    if before >= end:
        return
    writing = Writing(_KINDS[choice % len(_KINDS)], _DATES[choice % 5], _CODES[choice % 4], text[:2500])
    measure = MeasureText(text, before, end, ("Wat we gaan doen",), None, writing)
    found = attributes_of(measure)
    assert found == attributes_of(measure)
    oracle.check_amounts(found.amounts, text, before, end)
    oracle.check_money(found.money)
    oracle.check_periods(found.periods, text, before, end, writing.date)
    oracle.check_places(found.places, text, before, end)
    for actor in (found.actor, found.payer):
        if actor:
            assert actor.kind in ("", *ACTOR_KINDS)
            assert actor.name
            assert max(0, before - 200) <= actor.start < actor.end <= end
    for facts, values in (
        ((found.instrument,), INSTRUMENTS),
        ((found.direction,), DIRECTIONS),
        ((found.firmness,), FIRMNESS),
        ((found.scale,), SCALES),
        (found.target_groups, TARGET_GROUPS),
        (found.conditions, ("voorwaarde",)),
    ):
        for fact in facts:
            assert fact is None or (fact.value in values and 0 <= fact.start < fact.end <= len(text)), fact
    oracle.check_spans(found.references, text, before, end)


def analysis(data: bytes) -> None:
    # Half of them with lone surrogates, as a caller may have them from a file name.
    text = data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")
    try:
        found = pipeline.analyse_text(text)
    except InputError:
        return
    oracle.check_read(found.document)
    check_analysis(found.document)


def check_analysis(document: Document) -> None:
    """Analysed twice it says the same, every finding lies in the text, and the rows can be written."""
    engine = pipeline.engine()
    found = engine.analyse(document)
    assert found == engine.analyse(document), "analysed twice, it is not the same"
    text = document.text
    assert all(0 <= hit.start < hit.end <= len(text) for hit in found.hits)
    assert all(0 <= hit.weight <= 1 for hit in found.hits)
    oracle.check_spans(found.measures, text)
    for measure in found.measures:
        assert 0 <= measure.score <= 1
        if measure.kind != "maatregel":
            continue
        oracle.check_amounts(measure.attributes.amounts, text, measure.start, measure.end)
        oracle.check_money(measure.attributes.money)
    _check_rows(found)


def _check_rows(found: Analysis) -> None:
    """The sentences of the reports stand in the text, and nothing in them breaks a file."""
    text = found.document.text
    tables = tabular.frames([found])
    for table in tables.values():
        for name in table.columns:
            for value in table[name].dropna():
                assert not isinstance(value, str) or not oracle.CONTROL.search(value), (name, value)
    for table in (tables["passages"], tables["maatregelen"]):
        for start, end, said in zip(table["begin"], table["eind"], table["zin"], strict=True):
            assert text[start:end] == said


@lru_cache(maxsize=1)
def _sentences() -> tuple[str, ...]:
    lines = (ROOT / "corpora" / "eigen-zinnen" / "zinnen.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line)["text"] for line in lines)


def seeds() -> Iterable[bytes]:
    """Sentences of our own, some after another."""
    sentences = _sentences()
    yield from (b"\x01" + sentence.encode() for sentence in sentences[::15])
    yield b"\x01# Plan\n\n" + "\n\n".join(sentences[:5]).encode()
    yield from (f"{number}{text}".encode() for number, text in enumerate(_SEEDS))


def table_seeds() -> Iterable[bytes]:
    yield from (f"0{text}".encode() for text in _TABLES)
