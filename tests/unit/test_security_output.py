"""What a document says, or a file is called, is shown and never obeyed: by spreadsheet, terminal or page."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import stat
import sys
from pathlib import Path

import pytest

from tests.here import wijktekst
from tests.unit.test_reading_docx import docx
from tests.unit.test_reading_docx import p as word_p
from wijktekst import overviews, pipeline
from wijktekst.overviews.compare import compare
from wijktekst.reading import find_files, read_file
from wijktekst.reading.dispatch import read_bytes
from wijktekst.reports import TABLES, Labels, frames
from wijktekst.reports.columns import Column, Table
from wijktekst.reports.csv_files import CsvWriter, replacing, writing
from wijktekst.reports.rows import rows_of
from wijktekst.types import Analysis, Block, Document, Measure, Provenance, Sentence, Source, Unread
from wijktekst.types.cells import guarded, without_quote

pytestmark = pytest.mark.usefixtures("work_here")

DDE = "=cmd|' /C calc'!A0"
SIGNS = "=+-@＝＋－＠"
#: Cells that a spreadsheet would run: as they are, behind what it steps over, and behind a separator.
FORMULAS = (
    DDE,
    *(f"{sign}SUM(1)" for sign in SIGNS),
    *(f"{before}=1+1" for before in (" ", "\t", "\r", "\n", '"', "'", "\u200b", "\ufeff", "\xa0", "’", ' "')),
    *(f"wonen{by}{DDE}" for by in (";", ",", "\t", "\n", "\r", "; ", ';"', ";\ufeff")),
    "wonen;@SUM(1)",
    "wonen;-2+3+cmd|' /C calc'!A0",
    'wonen;+HYPERLINK("http://x")',
)
#: Text that reads better as it is, and that no spreadsheet runs.
ORDINARY = (
    "€ 50,- (exclusief btw) per jaar",
    "wonen; - zorg; - welzijn",
    "a = b",
    "mail@gemeente.nl",
    "'t Hof",
)
#: What a terminal obeys: clear the screen, set the title, turn the direction of text, begin a new line.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
EVIL = "\x1b[2J\x1b]0;weg\x07\x9b2J\u202ekwaad\u2066\r"


def cells_of(written: str, delimiter: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter) for cell in row]


def is_run(cell: str) -> bool:
    """Whether a spreadsheet may run a cell; an apostrophe before the sign keeps it from that."""
    bare = cell.lstrip(' \t\r\n\xa0\u200b\ufeff"’')
    return bool(bare) and bare[0] in SIGNS


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("excel_nl", [False, True], ids=["comma", "semicolon"])
def test_no_cell_is_run_whichever_way_the_file_is_opened(formula: str, excel_nl: bool) -> None:
    stream = io.StringIO(newline="")
    table = Table("t", "", (Column("a", "string", ""), Column("b", "string", "")), ("a",))
    CsvWriter(stream, table, excel_nl=excel_nl).write([(formula, f"x{formula}")])
    for delimiter in ",;\t":
        assert not any(map(is_run, cells_of(stream.getvalue(), delimiter)[2:])), delimiter
    for line in re.split("[\r\n]+", stream.getvalue())[
        1:
    ]:  # to who expects another delimiter, a quote is a sign
        assert not any(is_run(cell) for cell in re.split("[;,\t]", line))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_reading_a_report_gives_back_what_was_written() -> None:
    draw = random.Random(1)
    signs = SIGNS + "'\"\t\r\n ;,|(ab5\ufeff\u200b\xa0’"
    for _ in range(20_000):
        text = "".join(draw.choices(signs, k=draw.randrange(1, 14)))
        assert without_quote(guarded(text)) == text


def hostile(sentence: str = DDE, name: str = f"{DDE}.txt") -> Analysis:
    """An analysis of a document in which every text is made for a spreadsheet."""
    text = f"{sentence}\n\nDe gemeente bouwt."
    end = len(sentence)
    blocks = (
        Block("heading", 0, end, heading_path=(sentence,), level=1),
        Block("paragraph", end + 2, len(text), heading_path=(sentence,)),
    )
    source = Source(name, "text/plain", "a" * 64)
    document = Document(
        source, text, blocks, title=sentence, author=sentence, kind=sentence, notes=(sentence,)
    )
    sentences = Sentence(0, end, 0), Sentence(end + 2, len(text), 1)
    measure = Measure(0, end, "maatregel", "wonen", ("wonen",))
    return Analysis(document, sentences, (), (measure,), Provenance("0", "t", (), "s"))


def labels() -> Labels:
    return Labels({}, {"wonen": "Wonen"})


@pytest.mark.parametrize("excel_nl", [False, True])
def test_no_column_that_a_document_or_a_file_name_fills_is_run(excel_nl: bool) -> None:
    unread = Unread(Source(f"{DDE}.pdf", "x", ""), "crashed", DDE, DDE)
    guarded_cells = 0
    for result in (hostile(), unread):
        found = rows_of(result, labels())
        for table in TABLES:
            stream = io.StringIO(newline="")
            CsvWriter(stream, table, excel_nl=excel_nl).write(found.get(table.name, []))
            cells = cells_of(stream.getvalue().lstrip("\ufeff"), ";" if excel_nl else ",")
            assert not any(map(is_run, cells))
            guarded_cells += sum(DDE in cell for cell in cells)
    assert guarded_cells >= 10  # titles, names, headings and sentences did come by


def test_a_report_is_never_for_all_to_write(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("this system has no such modes")
    modes = []
    for mask in (0, 0o077):
        before = os.umask(mask)
        try:
            with replacing(tmp_path / "themas.csv") as stream:
                stream.write("x")
        finally:
            os.umask(before)
        modes.append(stat.S_IMODE((tmp_path / "themas.csv").stat().st_mode))
    assert modes == [0o664, 0o600]


def test_a_link_in_the_place_of_a_report_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "van-ander").write_text("blijft", encoding="utf-8")
    for name in ("themas.csv", f".themas.csv.{os.getpid()}.tmp"):
        (tmp_path / name).symlink_to(tmp_path / "van-ander")
    with writing(tmp_path / "themas.csv") as stream:
        stream.write("rapport")
    assert (tmp_path / "van-ander").read_text(encoding="utf-8") == "blijft"
    assert (tmp_path / "themas.csv").read_text(encoding="utf-8") == "rapport"


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such names")
def test_a_file_name_cannot_command_a_terminal(tmp_path: Path) -> None:
    (tmp_path / f"plan{EVIL}\n.gif").write_bytes(b"GIF89a")
    (tmp_path / f"plan{EVIL}.txt").write_text("De gemeente bouwt.", encoding="utf-8")
    for place, name in find_files([tmp_path]):
        assert not COMMANDS.search(name)
        assert "\n" not in name
        assert read_file(place).source.path == name
    assert not COMMANDS.search(wijktekst("lees", tmp_path / f"plan{EVIL}\n.gif", code=3))
    assert not COMMANDS.search(wijktekst("lees", tmp_path / f"plan{EVIL}.txt"))
    assert not COMMANDS.search(wijktekst("lees", tmp_path / f"weg{EVIL}.txt", code=1))
    assert not COMMANDS.search(wijktekst("dekking", tmp_path / f"uit{EVIL}", code=1))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such names")
def test_a_run_shows_and_logs_names_and_never_text(tmp_path: Path) -> None:
    folder, log = tmp_path / "stukken", tmp_path / "log.jsonl"
    folder.mkdir()
    (folder / f"plan{EVIL}\n{{}}.txt").write_text("De gemeente bouwt het Zilverpaviljoen.", encoding="utf-8")
    (folder / f"{EVIL}.gif").write_bytes(b"GIF89a")
    options = ("--uit", tmp_path / "uit", "--log", log, "--taalmodel", "geen")
    assert not COMMANDS.search(wijktekst("analyseer", folder, *options, code=3))
    written = log.read_bytes().decode("ascii")
    lines = [json.loads(line) for line in written.splitlines()]
    assert len([line for line in lines if line.get("bestand")]) == 2
    assert not COMMANDS.search("".join(map(str, lines)))
    assert "paviljoen" not in written
    assert "Zilverpaviljoen" in (tmp_path / "uit" / "maatregelen.csv").read_text(encoding="utf-8")


def hostile_documents() -> dict[str, bytes]:
    names = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>x&#x202e;y&#x9b;2J</dc:title></c>'
    encoded = "=?utf-8?q?=1B=5B2J=C2=9B2J=E2=80=AE?="
    mail = (
        f"From: {encoded} <a@b.nl>\nSubject: Plan {encoded}\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=g\n\n--g\nContent-Type: text/plain; charset=utf-8\n\n"
        f"De gemeente bouwt {EVIL} woningen.\n--g\nContent-Type: application/pdf\n"
        f'Content-Disposition: attachment; filename="{encoded}.pdf"\n\nx\n--g--\n'
    )
    html = f"<html><head><title>{EVIL}</title></head><body><p>De gemeente {EVIL} bouwt.</p></body></html>"
    return {
        "plan.eml": mail.encode(),
        "plan.html": html.encode(),
        "plan.txt": f"De gemeente {EVIL} bouwt. {'Er komt een plein. ' * 50}".encode(),
        "plan.rtf": rb"{\rtf1{\info{\title \u27 ?[2J}}De gemeente \u27 ?[2J\u8238 ? bouwt.}",
        "plan.docx": docx(word_p("De gemeente &#x9b;2J&#x202e; bouwt."), core=names),
    }


@pytest.mark.parametrize("name", hostile_documents())
def test_a_document_cannot_command_a_terminal(name: str) -> None:
    found = read_bytes(hostile_documents()[name], name)
    assert isinstance(found, Document)
    shown = (found.text, found.title, found.author, found.date, found.kind, *found.notes)
    assert not any(COMMANDS.search(text) for text in shown)
    assert "gemeente" in found.text


def test_a_document_cannot_draw_or_link_on_a_page_of_markdown(tmp_path: Path) -> None:
    evil = "De gemeente bouwt <script>x</script> ![a](http://x/a.png) [b](javascript:b) `c` &lt; woningen."
    after = frames([hostile(evil, "<img src=x>[y](z).txt")], labels())
    comparison = compare(frames([], labels()), after)
    text = overviews.write_comparison(comparison, tmp_path, pipeline.labels(), excel_nl=False)
    assert "bouwt" in text
    assert not re.search(r"(?<!\\)[<`\[\]&]", text)
