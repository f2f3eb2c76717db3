"""Loading the taxonomy: the package's own tables, a user's folder, and every mistake with file and line."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from wijktekst.errors import InputError, TaxonomyError
from wijktekst.taxonomy import Taxonomy
from wijktekst.taxonomy.in_use import taxonomy_of
from wijktekst.types import CHALLENGES, Settings

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "thema's"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(path: Path, *lines: str) -> int:
    """Adds lines; returns the number of the last one."""
    text = path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return text.count("\n")


def message(folder: Path) -> str:
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy.load(folder)
    return str(caught.value)


def test_package_has_twelve_challenges_and_a_hundred_themes() -> None:
    taxonomy = Taxonomy.load()
    assert tuple(one.id for one in taxonomy.challenges) == CHALLENGES
    assert 84 <= len(taxonomy.themes) <= 100
    assert len(taxonomy.terms) > 5000
    assert {theme.challenge for theme in taxonomy.themes} == set(CHALLENGES)


def test_look_up() -> None:
    taxonomy = Taxonomy.load()
    assert taxonomy.theme("sociale-huur").challenge == "wonen"
    assert taxonomy.challenge_label("wonen") == "Betaalbaar en passend wonen"
    assert taxonomy.challenge_label("geen") == "Geen wijkopgave"
    assert all(theme.challenge == "zorg" for theme in taxonomy.themes_of("zorg"))


def test_unknown_names_come_with_near_names() -> None:
    with pytest.raises(InputError, match="Bedoelde u 'sociale-huur'"):
        Taxonomy.load().theme("sociale-hur")
    with pytest.raises(InputError, match="Bedoelde u 'wonen'"):
        Taxonomy.load().theme("wonnen")
    with pytest.raises(InputError, match="Bedoelde u 'wonen'"):
        Taxonomy.load().challenge_label("woonen")


def test_folder_of_a_user(folder: Path) -> None:
    taxonomy = Taxonomy.load(folder)
    term = next(term for term in taxonomy.terms if term.text == "eigenaar")
    assert (term.theme, term.certainty, term.condition) == ("vve-wonen", 0.3, ("appartement", "flat"))
    assert (term.place.file, term.place.line) == ("termen/wonen.csv", 7)
    assert taxonomy.exclusions[0].theme == "*"
    assert taxonomy.crosswalk == ()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        Taxonomy.load(tmp_path / "weg")


def test_hash_changes_with_the_content_only(folder: Path) -> None:
    before = Taxonomy.load(folder).hash
    table = folder / "termen" / "wonen.csv"
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    assert Taxonomy.load(folder).hash == before
    replace(folder / "termen" / "wonen.csv", "huur,huren,0.8", "huur,huren,0.7")
    assert Taxonomy.load(folder).hash != before


def test_tables_saved_by_dutch_excel(folder: Path) -> None:
    table = folder / "termen" / "wonen.csv"
    table.write_text(
        "term;thema;zekerheid;match;deel;voorwaarde;notitie\n"
        '"huur";huren;0,8;lemma;rechts;;"zie ook; koop"\n\n;;;;;;\n',
        encoding="utf-8-sig",
    )
    term = next(term for term in Taxonomy.load(folder).terms if term.theme == "huren")
    assert (term.text, term.certainty, term.note) == ("huur", 0.8, "zie ook; koop")


def test_only_term_and_theme_are_required(folder: Path) -> None:
    (folder / "termen" / "wonen.csv").write_text("term,thema\nhuur,huren\n", encoding="utf-8")
    term = next(term for term in Taxonomy.load(folder).terms if term.theme == "huren")
    assert (term.certainty, term.match, term.part, term.condition) == (1.0, "lemma", "", ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kamer,hurn,1,lemma,,,", ["hurn", "Bedoelde u 'huren'"]),
        ("kamer,wmo,1,lemma,,,", ["hoort bij de opgave 'zorg'", "termen/zorg.csv"]),
        ("kamer,huren,1.2,lemma,,,", ["1.2", "0.1 tot en met 1"]),
        ("kamer,huren,nan,lemma,,,", ["0.1 tot en met 1"]),
        ("kamer,huren,veel,lemma,,,", ["'veel' is geen getal"]),
        ("kamer,huren,1,stam,,,", ["'stam'", "'match'", "'lemma'"]),
        ("kamer,huren,1,lemma,midden,,", ["'midden'", "'deel'", "'links'"]),
        (",huren,1,lemma,,,", ["'term' is leeg"]),
        ("--,huren,1,lemma,,,", ["'--' heeft geen letter of cijfer"]),
        ("kamer,,1,lemma,,,", ["'thema' is leeg"]),
        ("kamer, met bed,huren,1,lemma,,,", ["8 velden, de kop heeft er 7", "aanhalingstekens"]),
        ('"kamer" met,huren,1,lemma,,,', ["geen geldige CSV"]),
    ],
)
def test_a_wrong_term_is_named_with_file_and_line(folder: Path, line: str, words: list[str]) -> None:
    number = append(folder / "termen" / "wonen.csv", line)
    text = message(folder)
    assert text.startswith(f"termen/wonen.csv, regel {number}: ")
    assert all(word in text for word in words), text


def test_line_counts_cells_of_several_lines(folder: Path) -> None:
    number = append(folder / "termen" / "wonen.csv", 'kamer,huren,1,lemma,,,"een', 'twee"', "bed,weg,1,,,,")
    assert message(folder).startswith(f"termen/wonen.csv, regel {number}: ")


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("themas.csv", "Huren2,wonen,Huren,", ["'Huren2' is geen geldig thema"]),
        ("themas.csv", "wonen,wonen,Wonen,", ["naam van een opgave"]),
        ("themas.csv", "huren,wonen,Huren,", ["staat er al"]),
        ("themas.csv", "kopen,woning,Kopen,", ["de opgave 'woning' bestaat niet"]),
        ("themas.csv", "kopen,wonen,,", ["'label' is leeg"]),
        ("opgaven.csv", "sport,Sport,", ["de opgave 'sport' bestaat niet"]),
        ("opgaven.csv", "wonen,Wonen,", ["staat er al"]),
        ("uitsluitingen.csv", "noord,wijken,vorm,", ["'wijken' staat niet in themas.csv", "'wijk'"]),
        ("uitsluitingen.csv", "noord,*,soms,", ["'soms'", "'match'"]),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(
    folder: Path, table: str, line: str, words: list[str]
) -> None:
    number = append(folder / table, line)
    text = message(folder)
    assert text.startswith(f"{table}, regel {number}: ")
    assert all(word in text for word in words), text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("huren,CBS,8.3,Wonen,exactMatch,", ["'CBS'", "'lijst'", "'Iv3'"]),
        ("huren,TOP,c_124eaf3a,wonen,exactMatch,", ["volledig adres"]),
        ("huren,Iv3,8.3,Wonen en bouwen,closeMatch,", ["hoort een jaar"]),
        ("huren,NPLV,wonen,Wonen,closeMatch,2025", ["alleen bij Iv3 hoort een jaar"]),
        ("huren,NPLV,wonen,Wonen,sameAs,", ["'sameAs'", "'relatie'"]),
    ],
)
def test_a_wrong_link_is_named_with_file_and_line(folder: Path, line: str, words: list[str]) -> None:
    (folder / "kruistabel.csv").write_text(f"thema,lijst,code,label,relatie,jaar\n{line}\n", encoding="utf-8")
    text = message(folder)
    assert text.startswith("kruistabel.csv, regel 2: ")
    assert all(word in text for word in words), text


def test_missing_and_broken_tables(folder: Path) -> None:
    (folder / "termen" / "wonnen.csv").write_text("term,thema\n", encoding="utf-8")
    assert "Bedoelde u 'wonen'" in message(folder)
    (folder / "termen" / "wonnen.csv").unlink()
    replace(folder / "termen" / "wonen.csv", "term,thema,zekerheid", "term,thema,weging")
    assert message(folder).startswith("termen/wonen.csv, regel 1: de kolom 'weging' is onbekend")
    replace(folder / "termen" / "wonen.csv", "term,thema,weging", "woord,thema,zekerheid")
    assert message(folder).startswith("termen/wonen.csv, regel 1: de kolom 'term' ontbreekt")
    (folder / "termen" / "wonen.csv").write_text("", encoding="utf-8")
    assert "de tabel is leeg" in message(folder)
    (folder / "termen" / "wonen.csv").write_bytes("term,thema\nhuur,huren\ncafé,huren\n".encode("cp1252"))
    assert message(folder).startswith("termen/wonen.csv, regel 3: deze regel is niet in UTF-8")
    (folder / "themas.csv").unlink()
    assert "themas.csv ontbreekt" in message(folder)


def test_a_table_that_another_program_keeps_to_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert "Sluit het als het nog in Excel openstaat" in message(folder)


def test_files_that_editors_and_macos_hide_among_the_tables_are_none(folder: Path) -> None:
    before = taxonomy_of(Settings(taxonomy=str(folder)))
    (folder / "termen" / "._wonen.csv").write_bytes(b"\x00\x05\x16\x07")
    if sys.platform != "win32":  # how Emacs says that somebody is at work
        (folder / ".#themas.csv").symlink_to("iemand@computer.123")
    assert taxonomy_of(Settings(taxonomy=str(folder))) == before


def test_a_theme_below_none_of_the_twelve_and_names_of_the_package(folder: Path) -> None:
    (folder / "opgaven.csv").unlink()
    (folder / "themas.csv").write_text(
        "thema,opgave,label,iri,breder\nzwemmen,geen,Zwemmen,https://voorbeeld.nl/1,\n"
        "schoolzwemmen,geen,Schoolzwemmen,,zwemmen\n",
        encoding="utf-8",
    )
    (folder / "uitsluitingen.csv").unlink()
    for table in (folder / "termen").glob("*.csv"):
        table.unlink()
    (folder / "termen" / "geen.csv").write_text("term,thema\nzwembad,zwemmen\n", encoding="utf-8")
    (folder / "labels.csv").write_text(
        "thema,taal,soort,label\nzwemmen,EN,prefLabel,swimming\nzwemmen,,notation,5.2\n", encoding="utf-8"
    )
    taxonomy = Taxonomy.load(folder)
    assert [(one.id, one.challenge, one.iri, one.broader) for one in taxonomy.themes] == [
        ("zwemmen", "geen", "https://voorbeeld.nl/1", ""),
        ("schoolzwemmen", "geen", "", "zwemmen"),
    ]
    assert [(one.text, one.theme) for one in taxonomy.terms] == [("zwembad", "zwemmen")]
    assert [(one.language, one.kind, one.text) for one in taxonomy.labels] == [
        ("", "notation", "5.2"),
        ("en", "prefLabel", "swimming"),
    ]
    assert taxonomy.challenges == Taxonomy.load().challenges
    assert taxonomy.themes_of("geen") == taxonomy.themes


@pytest.mark.parametrize(
    ("header", "lines", "words"),
    [
        ("iri", ["a,wonen,A,geen adres"], ["'geen adres' kan geen adres"]),
        ("iri", ["a,wonen,A,urn:wijktekst:thema:b"], ["kan geen adres"]),
        ("iri", ["a,wonen,A,x:1", "b,wonen,B,x:1"], ["staat al bij een ander thema"]),
        ("breder", ["a,wonen,A,bb"], ["'bb' staat niet"]),
        ("breder", ["a,wonen,A,b", "b,wonen,B,a"], ["onder zichzelf"]),
    ],
)
def test_a_wrong_address_or_broader_theme_is_named(
    folder: Path, header: str, lines: list[str], words: list[str]
) -> None:
    text = "\n".join([f"thema,opgave,label,{header}", *lines]) + "\n"
    (folder / "themas.csv").write_text(text, encoding="utf-8")
    assert message(folder).startswith("themas.csv, regel ")
    assert all(word in message(folder) for word in words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("huren,nl,altLabel,huurhuis", "zijn termen"),
        ("huren,engels taal,altLabel,rent", "geen code van een taal"),
        ("huren,en,notation,4", "heeft geen taal"),
        ("huren,en,soms,rent", "'soms'"),
        ("weg,en,altLabel,rent", "'weg' staat niet"),
    ],
)
def test_a_wrong_label_is_named(folder: Path, line: str, words: str) -> None:
    (folder / "labels.csv").write_text(f"thema,taal,soort,label\n{line}\n", encoding="utf-8")
    assert message(folder).startswith("labels.csv, regel 2: ")
    assert words in message(folder)


def test_a_language_has_one_preferred_label(folder: Path) -> None:
    rows = "huren,en,prefLabel,rent\nhuren,en,prefLabel,tenancy\n"
    (folder / "labels.csv").write_text(f"thema,taal,soort,label\n{rows}", encoding="utf-8")
    assert message(folder).startswith("labels.csv, regel 3: ")


def test_all_twelve_challenges_are_needed(folder: Path) -> None:
    lines = (folder / "opgaven.csv").read_text(encoding="utf-8").splitlines()[:-1]
    (folder / "opgaven.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "de opgave 'bestuur' ontbreekt" in message(folder)
