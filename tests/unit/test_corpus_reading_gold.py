"""The gold for reading: strings by keyed hashes, found again whatever the spacing, slips left out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst.corpus.reading_gold import convert, main, own_gold, read_gold, write_gold
from wijktekst.corpus.reading_raw import PARTS, read_raw
from wijktekst.corpus.windows import BREAK, Key, Stream, Wanted, count_words, fold
from wijktekst.errors import InputError

TABLE = ROOT / "corpora" / "leesgoud" / "gevallen.csv"
TEXT = """Waterveen in beweging

De gemeente legt in 2027 een fietspad aan langs de Lijnbaan.
Het college stelt twee ton beschikbaar voor groen in de wijk.

Pagina 3
Havenkwartier
Bewoners van het Havenkwartier denken mee.
TNO5 telt bewoners van wijken.
"""
HEAD = "#document\tdocumenten/plan.txt\tontwikkel"
ROWS = (
    "kop\t\tWaterveen in beweging",
    "zin\t\tDe gemeente legt in 2027 een fietspad aan langs de Lijnbaan.",
    "zin\t\tHet college stelt twee ton beschikbaar voor groen in de wijk.",
    "meubilair\t\tPagina 3",
    "meubilair\t\tHavenkwartier",
    "las\t\tlangs de Lijnbaan. Pagina 3",
)


def labelled(folder: Path, *rows: str, head: str = HEAD) -> Path:
    """A folder with what a reader wrote down; the documents lie beside it."""
    (folder / "ruw").mkdir(exist_ok=True)
    (folder / "documenten").mkdir(exist_ok=True)
    (folder / "documenten" / "plan.txt").write_text(TEXT, encoding="utf-8")
    (folder / "ruw" / "plan.tsv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return folder / "ruw"


def wanted(key: Key, text: str) -> Wanted:
    return Wanted(len(fold(text)), key.rolling(fold(text)), key.sure(fold(text)))


def test_spaces_hyphens_ligatures_accents_and_case_do_not_matter() -> None:
    assert fold("De ﬁets-\u00adroute in\nCafé ‘Ĳ-oever’") == "defietsrouteincafeijoever"


def test_a_string_is_found_at_every_place_and_nowhere_else() -> None:
    key, stream = (
        Key(b"een document"),
        Stream.of("De wijk. En de\nwijk, de wij-\nk" + BREAK + "de" + BREAK + "wijk"),
    )
    one, other, cut = wanted(key, "de wijk"), wanted(key, "de wijkt"), wanted(key, "de wijk de wijk")
    found = key.find(stream, [one, other, cut])
    assert found == {one: [0, 8, 14], cut: [8]}
    assert [int(stream.offsets[at]) for at in found[one]] == [0, 12, 21]
    assert key.find(stream.without_breaks(), [one])[one] == [0, 8, 14, 20]


def test_a_hash_of_one_document_says_nothing_of_another() -> None:
    one, other = Key(b"een"), Key(b"twee")
    assert one.sure("inleiding") != other.sure("inleiding")
    assert one.rolling("a") != other.rolling("a")
    assert other.find(Stream.of("Inleiding"), [wanted(one, "inleiding")]) == {}


def test_words_hold_a_letter_or_digit() -> None:
    assert count_words("het fietspad - of: 2 paden ;") == 5


def test_the_table_holds_hashes_and_is_read_back(tmp_path: Path) -> None:
    documents, remarks = convert(read_raw(labelled(tmp_path, *ROWS)), tmp_path)
    assert remarks == []
    path = tmp_path / "gevallen.csv"
    write_gold(documents, path)
    written = path.read_bytes()
    assert "lijnbaan" not in written.decode().lower()
    (document,) = read_gold(path)
    assert document.cases == documents[0].cases
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [case.sort for case in document.cases] == [row.split("\t")[0] for row in ROWS]
    assert main([str(tmp_path / "ruw"), "--bron", str(tmp_path), "--uit", str(path)]) == 0
    assert path.read_bytes() == written


def test_strings_that_prove_little_count_only_as_a_whole(tmp_path: Path) -> None:
    (document,), _ = convert(read_raw(labelled(tmp_path, *ROWS)), tmp_path)
    whole = {case.order for case in document.cases if case.whole}
    # "Pagina 3" is short, and "Havenkwartier" is a word of the running text too.
    assert whole == {3, 4}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("zin\t\tDe gemeente legt in 2028 een fietspad aan langs de Lijnbaan.", "niet gevonden"),
        ("las\t\tfietspad aan langs de Lijnbaan", "staat zo in de tekst"),
        ("las\t\tHavenkwartier denken", "staat zo in de tekst"),
        ("las\t\t3 Haven", "te kort"),
        ("meubilair\t\t---", "geen letter of cijfer"),
    ],
)
def test_a_slip_of_the_reader_is_told_and_left_out(tmp_path: Path, row: str, why: str) -> None:
    documents, remarks = convert(read_raw(labelled(tmp_path, *ROWS, row)), tmp_path)
    assert len(documents[0].cases) == len(ROWS)
    assert len(remarks) == 1
    assert why in remarks[0]


def test_a_sentence_in_a_few_pieces_is_no_slip(tmp_path: Path) -> None:
    row = "zin\t\tHet college stelt twee ton beschikbaar voor Bewoners van het Havenkwartier"
    marked = "zin\t\tTNO telt bewoners van wijken."
    folder = labelled(tmp_path, *ROWS, row, marked)
    assert convert(read_raw(folder), tmp_path)[1] == []


def test_a_document_without_a_string_that_must_be_there_is_left_out(tmp_path: Path) -> None:
    documents, remarks = convert(read_raw(labelled(tmp_path, "meubilair\t\tPagina 3")), tmp_path)
    assert documents == []
    assert len(remarks) == 1


@pytest.mark.parametrize("row", ["zin\tDe gemeente", "zinnen\t1\tDe gemeente", "zin\teen\tDe gemeente"])
def test_a_damaged_line_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r"plan\.tsv, regel 3"):
        read_raw(labelled(tmp_path, ROWS[0], row))


def test_a_document_that_was_labelled_twice_is_refused(tmp_path: Path) -> None:
    folder = labelled(tmp_path, *ROWS)
    (folder / "nog.tsv").write_text(f"{HEAD}\n{ROWS[0]}\n", encoding="utf-8")
    with pytest.raises(InputError, match="twee keer"):
        read_raw(folder)


@pytest.mark.parametrize(("old", "new"), [("ontwikkel", "oefen"), (",kop,", ",titel,"), (",kop,", ",kop,x")])
def test_a_damaged_table_is_named_with_its_line(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "gevallen.csv"
    write_gold(convert(read_raw(labelled(tmp_path, *ROWS)), tmp_path)[0], path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=r"gevallen\.csv, regel 2"):
        read_gold(path)


def test_the_examples_come_with_their_truth() -> None:
    corpora = ROOT / "corpora"
    name = "gemeente/wijkplan-havenkwartier.pdf"
    files = {name: (corpora / "voorbeeld" / name).read_bytes}
    (plan,) = own_gold(corpora / "voorbeeld-bron" / "waarheid", files)
    assert plan.name == name
    assert plan.texts[0] == "1. Waarom een wijkplan"
    assert {case.sort for case in plan.cases} == {"kop", "zin", "bijschrift", "cel"}
    assert not all(case.ordered for case in plan.cases if case.sort == "zin"), "boxes may stand anywhere"


def test_the_shipped_table_is_whole() -> None:
    documents = read_gold(TABLE)
    assert len({one.name for one in documents}) == len(documents) >= 60
    for part in PARTS:
        cases = [case for one in documents if one.part == part for case in one.cases]
        counted = {
            sort: sum(case.sort == sort for case in cases) for sort in ("zin", "kop", "meubilair", "las")
        }
        assert min(counted.values()) >= 100, counted
    for one in documents:
        assert [case.order for case in one.cases] == sorted({case.order for case in one.cases})
        assert all(len(case.wanted.sure) == len(case.wanted.rolling) == 16 for case in one.cases)


@needs_shared
def test_the_documents_are_those_that_were_labelled() -> None:
    for one in read_gold(TABLE):
        assert hashlib.sha256((SHARED / one.name).read_bytes()).hexdigest() == one.sha256, one.name
