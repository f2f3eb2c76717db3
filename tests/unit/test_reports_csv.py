"""The CSV reports as an analyst and a program open them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst import reports
from wijktekst.reports.rows import Row
from wijktekst.types import (
    Actor,
    Analysis,
    Attributes,
    Block,
    Document,
    Evidence,
    Measure,
    Money,
    Provenance,
    Sentence,
    Settings,
    Source,
    TableAmount,
    ThemeHit,
    Unread,
)

TEXT = '=Wonen en meer\n\nDe gemeente bouwt 1,5 km warmtenet.\n\nHet waait; dat "weten" we.'
PROVENANCE = Provenance("0.1.0", "t" * 64, (("model", "m" * 64),), "s" * 64)
LABELS = reports.Labels({"warmtenetten": "Warmtenetten"}, {"energie": "Energietransitie in de wijk"})


def analysis() -> Analysis:
    heading = "=Wonen en meer"
    start = TEXT.index("De gemeente")
    end = TEXT.index("\n\nHet")
    blocks = (
        Block("heading", 0, len(heading), 1, heading_path=(heading,), level=1),
        Block("paragraph", start, end, 2, heading_path=(heading,)),
        Block("paragraph", end + 2, len(TEXT), 3, heading_path=(heading,)),
    )
    source = Source("map/plan.pdf", "application/pdf", "a" * 64, 12)
    at = TEXT.index("warmtenet")
    attributes = Attributes(
        actor=Actor("De gemeente", "gemeente", start, start + 11),
        money=Money(start, end, "x", 1234567.5, 1234567.5, 1234567.5),
    )
    return Analysis(
        Document(source, TEXT, blocks, title="@titel", date="2021-03-01", pages=3, quality=0.975),
        (Sentence(0, len(heading), 0), Sentence(start, end, 1), Sentence(end + 2, len(TEXT), 2)),
        (ThemeHit(at, at + 9, "warmtenetten", "energie", "warmtenet", 0.9),),
        (
            Measure(start, end, "maatregel", "energie", ("energie",), attributes, 0.876),
            Measure(end + 2, len(TEXT), "ambitie", "", ("energie",)),
        ),
        PROVENANCE,
    )


def unread() -> Unread:
    source = Source("scan.pdf", "application/pdf", "b" * 64, 3)
    return Unread(source, "scanned", "Alleen beelden.", "Gebruik OCR.")


def write(
    results: Sequence[Analysis | Unread],
    out: Path,
    settings: Settings = Settings(),
    *,
    excel_nl: bool = False,
) -> None:
    found = [focused(result, settings) for result in results]
    sources = [one.source if isinstance(one, Unread) else one.document.source for one in found]

    def rows(table: reports.Table) -> Iterator[Row]:
        for one in found:
            yield from reports.rows_of(one, LABELS, settings.ambitions).get(table.name, ())

    reports.write(out, rows, sources, PROVENANCE, settings, excel_nl=excel_nl)


def focused(result: Analysis | Unread, settings: Settings) -> Analysis | Unread:
    return result if isinstance(result, Unread) else reports.focus(result, settings.challenges)


def written(out: Path, *, settings: Settings = Settings(), excel_nl: bool = False) -> Path:
    write([analysis(), unread()], out, settings, excel_nl=excel_nl)
    return out


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def test_a_measure_can_be_found_back_in_the_text(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path) / "maatregelen.csv")
    assert TEXT[int(row["begin"]) : int(row["eind"])] == row["zin"]
    assert (row["pagina"], row["opgave"], row["score"]) == ("2", "energie", "0.88")
    assert row["opgave_label"] == "Energietransitie in de wijk"
    assert row["bedrag_eur"] == "1234567.50"
    assert row["periode"] == ""


def test_ambitions_come_only_when_asked_for(tmp_path: Path) -> None:
    found = rows(written(tmp_path, settings=Settings(ambitions=True)) / "maatregelen.csv")
    assert [(row["soort"], row["opgave"]) for row in found] == [("maatregel", "energie"), ("ambitie", "")]


def test_another_challenge_leaves_the_reports_without_findings(tmp_path: Path) -> None:
    out = written(tmp_path, settings=Settings(challenges=("zorg",)))
    assert rows(out / "maatregelen.csv") == rows(out / "themas.csv") == rows(out / "passages.csv") == []
    assert len(rows(out / "documenten.csv")) == 1


def test_theme_rows_count_hits_sentences_and_measures(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path) / "themas.csv")
    assert (row["treffers"], row["zinnen"], row["maatregelen"]) == ("1", "1", "1")
    assert (row["zinnen_aandeel"], row["toptermen"]) == ("0.3333", "warmtenet (1)")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    out = written(tmp_path)
    (document,) = rows(out / "documenten.csv")
    assert document["titel"] == "'@titel"
    for table in reports.TABLES:
        for row in rows(out / table.file):
            assert not any(value[:1] in ("=", "+", "-", "@") for value in row.values())


def test_an_unread_document_keeps_its_reason_and_advice(tmp_path: Path) -> None:
    (row,) = rows(written(tmp_path) / "niet_gelezen.csv")
    assert row == {
        "bestand": "scan.pdf",
        "reden": "scan zonder tekst",
        "toelichting": "Alleen beelden.",
        "advies": "Gebruik OCR.",
    }


def test_dutch_excel_gets_semicolons_decimal_commas_and_a_mark(tmp_path: Path) -> None:
    out = written(tmp_path, excel_nl=True)
    assert (out / "maatregelen.csv").read_bytes().startswith(b"\xef\xbb\xbfmaatregel_id;document_id;")
    (row,) = rows(out / "maatregelen.csv", ";")
    assert (row["score"], row["bedrag_eur"]) == ("0,88", "1234567,50")


def test_the_schema_describes_every_column_of_every_file(tmp_path: Path) -> None:
    out = written(tmp_path)
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        with (out / resource["path"]).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] and field["type"] for field in resource["schema"]["fields"])


def test_the_run_names_its_inputs_and_no_place_on_this_computer(tmp_path: Path) -> None:
    text = (written(tmp_path) / "run.json").read_text(encoding="utf-8")
    run = json.loads(text)
    assert [entry["bestand"] for entry in run["bestanden"]] == ["map/plan.pdf", "scan.pdf"]
    assert str(tmp_path) not in text


def test_a_run_that_fails_leaves_the_earlier_reports_alone(tmp_path: Path) -> None:
    before = (written(tmp_path) / "maatregelen.csv").read_bytes()

    def failing(table: reports.Table) -> Iterator[Row]:
        yield from reports.rows_of(analysis(), LABELS)[table.name]
        if table.name == "maatregelen":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reports.write(tmp_path, failing, [], PROVENANCE)
    assert (tmp_path / "maatregelen.csv").read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


def test_frames_are_typed(tmp_path: Path) -> None:
    frames = reports.frames([analysis(), unread()], LABELS)
    assert frames["maatregelen"]["bedrag_eur"].dtype == "Float64"
    assert frames["maatregelen"].loc[0, "bedrag_eur"] == 1234567.5
    assert frames["documenten"]["paginas"].dtype == "Int64"
    assert list(frames["niet_gelezen"]["reden"]) == ["scan zonder tekst"]


def test_an_answer_that_is_not_sure_is_not_given_but_its_reasons_are() -> None:
    whole = analysis()
    first = whole.measures[0]
    why = (Evidence("maatregel", ("bouwen", "bedrag")), Evidence("energie", ("warmtenet (term)",)))
    doubtful = replace(first, sure=False, challenge_sure=False, challenge_score=0.4, evidence=why)
    rows = reports.rows_of(replace(whole, measures=(doubtful,)), LABELS)["maatregelen"]
    names = [column.name for column in reports.TABLES[3].columns]
    (row,) = [dict(zip(names, values, strict=True)) for values in rows]
    assert (row["soort"], row["opgave"], row["opgave_label"]) == ("onzeker", "onzeker", "Onzeker")
    assert row["opgave_score"] == 0.4
    assert row["waarom"] == "maatregel: bouwen, bedrag | energie: warmtenet (term)"


def test_an_ambition_has_no_challenge_to_be_unsure_of() -> None:
    rows = reports.rows_of(analysis(), LABELS, ambitions=True)["maatregelen"]
    names = [column.name for column in reports.TABLES[3].columns]
    row = dict(zip(names, rows[1], strict=True))
    assert (row["soort"], row["opgave"], row["opgave_score"]) == ("ambitie", "", None)


def test_money_in_tables_has_a_report_of_its_own(tmp_path: Path) -> None:
    at = TEXT.index("1,5")
    found = TableAmount(at, at + 3, -1500.0, "=Wijkteams", "Begroting 2026", "2026", "Bedragen x € 1.000")
    result = replace(analysis(), table_amounts=(found,))
    write([result], tmp_path)
    (row,) = rows(tmp_path / "tabelbedragen.csv")
    assert (row["rij"], row["kolom"], row["jaar"]) == ("'=Wijkteams", "Begroting 2026", "2026")
    assert (row["bedrag_eur"], row["pagina"], row["kop"]) == ("-1500.00", "2", "'=Wonen en meer")


def test_measures_of_one_group_share_its_id_and_one_of_them_counts() -> None:
    told = reports.frames([analysis(), analysis()], LABELS, repeated=lambda told: [0] * len(told))
    groups, counts = told["maatregelen"]["maatregel_groep"], told["maatregelen"]["telt_mee"]
    assert groups[0] == groups[1] != ""
    assert list(counts) == ["ja", ""]
    alone = reports.frames([analysis(), analysis()], LABELS)["maatregelen"]
    assert list(alone["telt_mee"]) == ["ja", "ja"]


def test_the_list_of_inputs_is_the_same_json_however_long_it_is(tmp_path: Path) -> None:
    for count in (0, 1, 3):
        write([unread()] * count, tmp_path)
        text = (tmp_path / "run.json").read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
        assert len(json.loads(text)["bestanden"]) == count
