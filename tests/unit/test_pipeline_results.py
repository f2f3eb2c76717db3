"""What a whole run promises: nothing lost, everything found back, the same bytes each time."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst import pipeline, reports, running
from wijktekst.reading import find_files
from wijktekst.types import Analysis, Settings, Unread

EXAMPLES = ROOT / "corpora" / "voorbeeld"
#: Whether text recognition is installed must not matter here.
TEXT_ONLY = Settings(ocr=False)
UNREAD = {
    "overig/afgebroken-download.pdf": "malformed",
    "overig/ingescande-brief.pdf": "scanned",
    "overig/leeg.docx": "empty",
    "overig/vertrouwelijke-businesscase.pdf": "encrypted",
}


def report(folder: Path, out: Path, settings: Settings) -> dict[str, bytes]:
    running.analyse_folder([folder], out, settings)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    out = tmp_path_factory.mktemp("uit")
    return out, report(EXAMPLES, out, replace(TEXT_ONLY, workers=2))


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def assert_found_back(results: list[Analysis | Unread], labels: reports.Labels) -> int:
    """Each row of passages and measures stands in its document's text, in a block, on its page."""
    checked = 0
    for result in results:
        if isinstance(result, Unread):
            continue
        document = result.document
        tables = reports.rows_of(result, labels)
        for table in reports.TABLES:
            names = [column.name for column in table.columns]
            if "begin" not in names:
                continue
            for values in tables[table.name]:
                row = dict(zip(names, values, strict=True))
                begin, end = int(str(row["begin"])), int(str(row["eind"]))
                if "zin" in row:
                    assert document.text[begin:end] == row["zin"]
                    assert not str(row["zin"]).startswith(("=", "+", "-", "@"))
                block = document.block_at(begin)
                assert block is not None
                assert end <= block.end
                assert row["pagina"] == document.page_at(begin)
                if document.pages:
                    assert 1 <= int(str(row["pagina"])) <= document.pages
                checked += 1
    return checked


def test_every_example_is_analysed_or_unread_for_the_right_reason() -> None:
    found = {}
    for result in pipeline.analyse(EXAMPLES, TEXT_ONLY):
        name = result.source.path if isinstance(result, Unread) else result.document.source.path
        found[name] = result.reason if isinstance(result, Unread) else ""
    assert {name: reason for name, reason in found.items() if reason} == UNREAD
    assert set(found) == {name for _, name in find_files([EXAMPLES])}
    assert "gemeente/raadsstukken-2026-02-26.zip/agenda.md" in found


def test_every_row_is_found_back_in_the_text() -> None:
    assert assert_found_back(list(pipeline.analyse(EXAMPLES, TEXT_ONLY)), pipeline.labels()) > 300


def test_the_examples_touch_every_challenge(examples: tuple[Path, dict[str, bytes]]) -> None:
    from wijktekst.types import CHALLENGES

    assert {row["opgave"] for row in rows(examples[0], "maatregelen.csv")} >= set(CHALLENGES)


def test_the_same_folder_gives_the_same_bytes_with_another_number_of_workers(
    examples: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    assert report(EXAMPLES, tmp_path, replace(TEXT_ONLY, workers=1)) == examples[1]


def test_the_api_and_the_command_line_give_the_same_rows(
    examples: tuple[Path, dict[str, bytes]],
) -> None:
    import wijktekst

    frame = wijktekst.frames(wijktekst.analyse(EXAMPLES, TEXT_ONLY))["maatregelen"]
    assert list(frame["maatregel_id"]) == [
        row["maatregel_id"] for row in rows(examples[0], "maatregelen.csv")
    ]


def test_text_without_documents_can_be_analysed() -> None:
    import wijktekst

    analysis = wijktekst.analyse_text(
        "Plan voor de wijk\n\nDe gemeente legt in 2026 voor € 2 miljoen een warmtenet aan in de wijk."
    )
    (measure,) = [m for m in analysis.measures if m.kind == "maatregel"]
    assert measure.challenge == "energie"
    assert [amount.euros for amount in measure.attributes.amounts] == [2_000_000]
    assert "warmtenetten" in {hit.theme for hit in analysis.hits}


def test_an_english_document_is_listed_with_a_note_but_not_analysed(tmp_path: Path) -> None:
    text = "The municipality will build three hundred new houses for families with low incomes. " * 8
    (tmp_path / "summary.txt").write_text(text, encoding="utf-8")
    (result,) = pipeline.analyse(tmp_path)
    assert isinstance(result, Analysis)
    assert result.document.language == "en"
    assert result.measures == ()
    assert any("Engels" in note for note in result.document.notes)


@needs_shared
def test_no_real_document_is_lost_and_every_row_is_found_back() -> None:
    folder = SHARED / "documents"
    results = list(pipeline.analyse(folder, replace(TEXT_ONLY, fast=True)))
    assert len(results) == len(find_files([folder]))
    assert assert_found_back(results, pipeline.labels()) > 10_000
    unread = {r.source.path: r.reason for r in results if isinstance(r, Unread)}
    assert set(unread.values()) <= {"scanned", "unsupported", "empty"}
    assert {name for name in unread if name.startswith("scan/")} == {
        f"scan/{path.name}" for path in (folder / "scan").iterdir()
    }
