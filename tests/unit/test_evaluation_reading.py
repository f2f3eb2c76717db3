"""The scores of reading see what a user would: welded columns, leaked footers, cut sentences, bad order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests.shared import ROOT
from tests.unit.drawn import lines, pdf
from wijktekst.corpus.reading_gold import SHORT, Case, GoldDocument
from wijktekst.corpus.windows import Key, Wanted, count_words, fold
from wijktekst.evaluation import gate_reading, reading, reading_peers
from wijktekst.evaluation.floors import Floors
from wijktekst.evaluation.reading_found import Outcome, nothing_read, outcome_of
from wijktekst.evaluation.reading_units import Read, units_of
from wijktekst.reading.dispatch import read_bytes
from wijktekst.types import Block, BlockKind, Box, Document, Source

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

KEY = Key(b"het document")


def case(order: int, sort: str, text: str, page: int = 0, key: Key = KEY) -> Case:
    folded = fold(text)
    wanted = Wanted(len(folded), key.rolling(folded), key.sure(folded))
    return Case(order, page, sort, count_words(text), len(folded) < SHORT, sort in ("zin", "kop"), wanted)


def cases(*pairs: tuple[str, str], page: int = 0, key: Key = KEY) -> list[Case]:
    return [case(order, sort, text, page, key) for order, (sort, text) in enumerate(pairs)]


def document(
    *blocks: tuple[BlockKind, str], pages: Sequence[int] = (), notes: Sequence[str] = ()
) -> Document:
    """A document of these blocks, one a page where pages are given."""
    made, text = [], ""
    for number, (kind, told) in enumerate(blocks):
        start, end = len(text), len(text) + len(told)
        page = pages[number] if pages else None
        boxes = (Box(start, end, page, 0, 0, 1, 1),) if page else ()
        note = notes[number] if notes else ""
        path = (told,) if kind == "heading" else ()
        made.append(Block(kind, start, end, page, boxes, path, int(kind == "heading"), note))
        text += told + "\n\n"
    return Document(Source("proef.pdf", "application/pdf", "0" * 64), text, tuple(made))


def scored(read: Document, gold: Sequence[Case], key: Key = KEY) -> Outcome:
    return outcome_of(Read(list(units_of(read))), gold, key)


def shares(outcome: Outcome) -> dict[str, str]:
    return {name: f"{outcome.right[name]}/{outcome.looked[name]}" for name in outcome.looked}


FIRST = "De gemeente legt in 2027 een fietspad aan langs de Lijnbaan."
SECOND = "Het college stelt twee ton beschikbaar voor groen in de wijk."


def test_what_is_read_well_is_all_right() -> None:
    read = document(
        ("heading", "2. Groen en fietsen"), ("paragraph", f"{FIRST} {SECOND}"),
        ("list_item", "a) een bank bij de brug"),
        ("caption", "Figuur 1. Het fietspad"), ("table", "Fietspad Lijnbaan\t€ 200.000\nJaar\t2027"),
        ("footnote", "1 Raadsbesluit van 4 december 2025."),
    )  # fmt: skip
    gold = cases(
        ("kop", "Groen en fietsen"), ("zin", FIRST), ("zin", SECOND), ("zin", "een bank bij de brug"),
        ("bijschrift", "Figuur 1. Het fietspad"), ("cel", "Fietspad Lijnbaan"), ("cel", "2027"),
        ("noot", "Raadsbesluit van 4 december 2025."), ("meubilair", "Pagina 3 van 12"),
        ("las", "de wijk. Figuur 1"),
    )  # fmt: skip
    outcome = scored(read, gold)
    assert outcome.failures == []
    assert shares(outcome) == {
        "kop": "1/1", "zin": "3/3", "zin_grens": "3/3", "zin_tekst": "3/3", "zin_woorden": "3/3",
        "volgorde": "3/3", "bijschrift": "1/1", "cel": "2/2", "cel_heel": "2/2", "noot": "1/1",
        "meubilair": "1/1", "las": "1/1",
    }  # fmt: skip


def test_a_cut_sentence_is_caught() -> None:
    read = document(("paragraph", FIRST[:30]), ("paragraph", FIRST[30:]))
    outcome = scored(read, cases(("zin", FIRST)))
    assert shares(outcome) == {"zin": "0/1", "zin_tekst": "1/1", "zin_grens": "0/1"}
    assert outcome.failures[0].why == "geknipt: paragraph"


def test_a_sentence_of_another_kind_or_with_something_inside_is_caught() -> None:
    heading = scored(document(("heading", FIRST)), cases(("zin", FIRST)))
    assert (heading.right["zin"], heading.failures[0].why) == (0, "heading")
    inside = scored(
        document(("paragraph", FIRST.replace("een fiets", "Pagina 3 een fiets"))), cases(("zin", FIRST))
    )
    assert (inside.right["zin"], inside.right["zin_tekst"]) == (0, 0)


def test_a_sentence_welded_to_another_has_no_borders() -> None:
    read = document(("paragraph", f"Fietspad {FIRST}"))
    outcome = scored(read, cases(("zin", FIRST)))
    assert (outcome.right["zin"], outcome.right["zin_grens"]) == (1, 0)
    marked = document(("paragraph", f"2. Besluit: {FIRST[:-1]}.3"))
    assert scored(marked, cases(("zin", FIRST))).right["zin_grens"] == 1


def test_lost_spaces_are_caught() -> None:
    outcome = scored(document(("paragraph", FIRST.replace("een fiets", "eenfiets"))), cases(("zin", FIRST)))
    assert (outcome.right["zin"], outcome.right["zin_woorden"]) == (1, 0)


def test_a_wrong_order_is_caught() -> None:
    gold = cases(("zin", FIRST), ("zin", SECOND))
    assert shares(scored(document(("paragraph", SECOND), ("paragraph", FIRST)), gold))["volgorde"] == "0/1"
    assert shares(scored(document(("paragraph", FIRST), ("paragraph", SECOND)), gold))["volgorde"] == "1/1"


def test_a_heading_must_be_one_and_whole() -> None:
    gold = cases(("kop", "Groen en fietsen"))
    assert scored(document(("paragraph", "Groen en fietsen")), gold).right["kop"] == 0
    assert scored(document(("heading", "Groen en fietsen in de wijk")), gold).right["kop"] == 0
    contents = document(("paragraph", "Groen en fietsen"), notes=("contents",))
    assert scored(contents, gold).failures[0].why == "niet gevonden"


def test_a_leaked_footer_is_caught_as_a_block_and_inside_one() -> None:
    gold = [case(0, "meubilair", "Wijkplan Havenkwartier 2026", page=2)]
    own = document(("paragraph", FIRST), ("paragraph", "Wijkplan Havenkwartier 2026"), pages=(1, 2))
    inside = document(("paragraph", f"{FIRST[:20]} Wijkplan Havenkwartier 2026 {FIRST[20:]}"), pages=(2,))
    other = document(("heading", "Wijkplan Havenkwartier 2026"), ("paragraph", FIRST), pages=(1, 2))
    words = document(("paragraph", "Zie het Wijkplan Havenkwartier 2026-2029."), pages=(2,))
    assert [scored(read, gold).right["meubilair"] for read in (own, inside, other, words)] == [0, 0, 1, 0]
    title = [*gold, case(1, "kop", "Wijkplan Havenkwartier 2026", page=2)]
    assert scored(own, title).right["meubilair"] == 1, "it is there once, as the heading"


def test_a_page_number_leaks_only_as_a_block_of_its_own() -> None:
    gold = [case(0, "meubilair", "3", page=3)]
    within = document(("paragraph", "Wij planten 3 bomen."), pages=(3,))
    alone = document(("paragraph", "Wij planten 3 bomen."), ("paragraph", "3"), pages=(3, 3))
    assert [scored(read, gold).right["meubilair"] for read in (within, alone)] == [1, 0]


def test_a_join_over_blocks_or_cells_is_no_join() -> None:
    gold = cases(("las", "langs de Lijnbaan. Het college"))
    assert scored(document(("paragraph", f"{FIRST} {SECOND}")), gold).right["las"] == 0
    assert scored(document(("paragraph", FIRST), ("paragraph", SECOND)), gold).right["las"] == 1
    assert scored(document(("table", f"{FIRST}\t{SECOND}")), gold).right["las"] == 1


def test_a_document_that_was_refused_has_nothing() -> None:
    outcome = nothing_read(
        cases(("zin", FIRST), ("kop", "Groen"), ("meubilair", "Pagina 3 van 12")), "gescand"
    )
    assert shares(outcome) == {"zin": "0/1", "zin_grens": "0/1", "zin_tekst": "0/1", "kop": "0/1"}


LEFT = [
    "De gemeente legt een fietspad",
    "aan langs de Lijnbaan, en ook",
    "een bank bij de brug over het",
    "kanaal in de wijk.",
]
RIGHT = [
    "Bewoners denken mee over het",
    "groen in hun straat, en kiezen",
    "zelf welke bomen er komen op",
    "het plein bij de school.",
]


def drawn_columns() -> bytes:
    def page(canvas: Canvas) -> None:
        for x, texts in ((60, LEFT), (320, RIGHT)):
            for times in range(4):
                lines(canvas, x, 100 + 100 * times, texts)

    return pdf(page)


def test_two_columns_are_parted_here_and_welded_by_another_reader() -> None:
    data = drawn_columns()
    key = Key(data)
    gold = cases(
        ("zin", " ".join(LEFT)), ("las", "legt een fietspad Bewoners denken mee"), page=1, key=key
    )  # fmt: skip
    read = read_bytes(data, "kolommen.pdf")
    assert isinstance(read, Document)
    assert scored(read, gold, key).failures == []
    one = reading.Scored(GoldDocument("kolommen.pdf", "", "eigen", tuple(gold)), data, Read([]), Outcome())
    welded = reading_peers.peer_outcome(reading_peers.peers()["pdfplumber"](data), one)
    assert {failure.figure for failure in welded.failures} == {"zin", "zin_tekst", "zin_grens", "las"}
    table = reading_peers.peers_table([one])
    assert "| pdfplumber (1 documenten)" in table
    assert "ms per bladzijde (1 bladzijden)" in table


def _source(tmp_path: Path) -> list[str]:
    """A table with two documents that both lost a sentence of theirs, and the command to measure them."""
    from wijktekst.corpus.reading_gold import convert, write_gold
    from wijktekst.corpus.reading_raw import Line, Raw

    raws = []
    for part in ("ontwikkel", "toets"):
        (tmp_path / f"{part}.txt").write_text(
            f"{FIRST}\n\nDit is {part} in\n\ntwee stukken geknipt.\n", encoding="utf-8"
        )
        told = (Line("zin", 0, FIRST), Line("zin", 0, f"Dit is {part} in twee stukken geknipt."))
        raws.append(Raw(f"{part}.txt", part, told))
    documents, remarks = convert(raws, tmp_path)
    assert remarks == []
    write_gold(documents, tmp_path / "gevallen.csv")
    return ["--bron", str(tmp_path), "--gevallen", str(tmp_path / "gevallen.csv")]


def test_failures_are_shown_with_their_text_but_never_those_of_the_test_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reading.main([*_source(tmp_path), "--fouten", "--deel", "ontwikkel", "--deel", "toets"]) == 0
    out = capsys.readouterr().out
    assert "Dit is ontwikkel in" in out
    assert "Dit is toets in" not in out
    assert "| zin heel in één blok | 0.500 (0.50-0.50) van 2 | 0.500 (0.50-0.50) van 2 |" in out


def test_another_file_than_the_labelled_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _source(tmp_path)
    (tmp_path / "toets.txt").write_text("iets anders", encoding="utf-8")
    (tmp_path / "ontwikkel.txt").unlink()
    assert reading.main([*command, "--deel", "ontwikkel", "--deel", "toets"]) == 1
    told = capsys.readouterr().err
    assert "'ontwikkel.txt' staat niet in de bron." in told
    assert "'toets.txt' in de bron is niet het bestand dat is gelabeld." in told


def test_the_examples_are_read_as_their_truth_says() -> None:
    found, missing = reading.evaluate(None, ["eigen"])
    assert missing == []
    truths = {path.stem for path in (ROOT / "corpora" / "voorbeeld-bron" / "waarheid").glob("*.txt")}
    assert {PurePosixPath(one.gold.name).stem for one in found} == truths, "those in an archive as well"
    figures = reading.estimates([one.outcome for one in found])
    assert figures["zin"][0].value == figures["cel"][0].value == figures["volgorde"][0].value == 1.0


def _floors(tmp_path: Path, gold: str, **floors: float) -> Path:
    path = tmp_path / "floors.json"
    Floors(gold, "", {"eigen": floors}).write(path)
    return path


def test_the_gate_fails_under_a_floor_and_holds_above_it(tmp_path: Path) -> None:
    figures = gate_reading._reading(reading.evaluate(None, ["eigen"])[0])["eigen"]
    reached = {name: figure.value for name, figure in figures.items()}
    gold = gate_reading.gold_hash()
    assert gate_reading.run(None, floors_file=_floors(tmp_path, gold, **reached)) == []
    too_high = _floors(tmp_path, gold, **(reached | {"zin": 1.1}))
    (problem,) = gate_reading.run(None, floors_file=too_high)
    assert problem.startswith("eigen, zin: ")


def test_the_gate_refuses_other_gold_unless_floors_are_raised(tmp_path: Path) -> None:
    path = _floors(tmp_path, "0" * 64)
    (problem,) = gate_reading.run(None, floors_file=path)
    assert gate_reading.gold_hash() in problem
    assert gate_reading.run(None, higher=True, floors_file=path) == [problem], "not without the documents"


def test_raising_takes_over_the_gold_that_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_reading, "evaluate", lambda bron, parts: reading.evaluate(None, parts))
    monkeypatch.setattr(gate_reading, "_others", lambda bron: {})
    path = _floors(tmp_path, "0" * 64)
    assert gate_reading.run(tmp_path, higher=True, floors_file=path) == []
    floors = Floors.read(path)
    assert floors.gold == gate_reading.gold_hash()
    assert floors.least["eigen"]["zin"] == 0.995


def test_a_missing_document_fails_the_gate(tmp_path: Path) -> None:
    path = _floors(tmp_path, gate_reading.gold_hash())
    problems = gate_reading.run(tmp_path, floors_file=path)
    assert any("staat niet in de bron" in problem for problem in problems)
