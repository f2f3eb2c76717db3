"""The commands as a user runs them, on small inputs."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest

from tests.here import wijktekst
from tests.shared import ROOT
from wijktekst.corpus.corrections import Correction, Verdict, append

pytestmark = pytest.mark.usefixtures("work_here")

EXAMPLES = ROOT / "corpora" / "voorbeeld"
PLAN = EXAMPLES / "gemeente" / "wijkplan-havenkwartier.pdf"


def test_lees_shows_headings_and_reads_columns_one_after_the_other() -> None:
    text = wijktekst("lees", PLAN)
    assert text.startswith("Titel: Wijkplan Havenkwartier")
    assert "\n## 3. Wonen en energie\n" in text
    assert "Zou een gezamenlijk feest daar iets aan veranderen?" in text


def test_lees_json_gives_offsets_that_fit_the_text() -> None:
    document = json.loads(wijktekst("lees", PLAN, "--json"))
    heading = next(block for block in document["blocks"] if block["kind"] == "heading")
    assert document["text"][heading["start"] : heading["end"]] == heading["heading_path"][-1]
    assert document["pages"] >= 4
    assert all(block["boxes"] for block in document["blocks"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("leeg.docx", "leeg"),
        ("ingescande-brief.pdf", "scan"),
        ("vertrouwelijke-businesscase.pdf", "wachtwoord"),
        ("afgebroken-download.pdf", "beschadigd"),
    ],
)
def test_lees_says_why_a_document_cannot_be_read(name: str, said: str) -> None:
    assert said in wijktekst("lees", EXAMPLES / "overig" / name, "--geen-ocr", code=3)


def test_lees_shows_each_document_of_an_archive_or_a_mail_under_its_name() -> None:
    said = wijktekst("lees", EXAMPLES / "gemeente" / "raadsstukken-2026-02-26.zip")
    assert "===== raadsstukken-2026-02-26.zip/agenda.md =====" in said
    assert "# Notitie Woonbalans Oosterpolder" in said
    mail = wijktekst("lees", EXAMPLES / "gemeente" / "mail-toezegging-speeltuin.eml", "--json")
    assert [document["source"]["path"] for document in json.loads(mail)] == [
        "mail-toezegging-speeltuin.eml",
        "mail-toezegging-speeltuin.eml/memo-speeltuin.rtf",
    ]


def test_lees_goes_on_after_a_document_in_an_archive_that_it_cannot_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.gif", "GIF89a")
        archive.writestr("b.txt", "De gemeente bouwt.")
    said = wijktekst("lees", tmp_path / "a.zip", code=3)
    assert "De gemeente bouwt." in said
    assert "a.zip/a.gif: " in said


def test_analyseer_says_where_the_reports_are_and_that_some_files_were_not_read(tmp_path: Path) -> None:
    out = tmp_path / "uit"
    said = wijktekst("analyseer", EXAMPLES / "overig", "--uit", out, "--excel-nl", "--geen-ocr", code=3)
    assert f"De rapporten staan in {out}" in said
    assert "4 bestanden niet gelezen" in said
    assert (out / "maatregelen.csv").read_text(encoding="utf-8").startswith("\ufeffmaatregel_id;")


def test_reports_in_the_analysed_folder_are_not_read_as_documents(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("De gemeente bouwt dit jaar tien huurwoningen in de wijk.", "utf-8")
    first = wijktekst("analyseer", tmp_path, "--uit", tmp_path / "uit", "--stil")
    assert "1 document gelezen" in first
    again = wijktekst("analyseer", tmp_path, "--uit", tmp_path / "uit", "--stil")
    assert "1 document gelezen" in again
    assert "0 nu gedaan; 1 was al klaar." in again


def test_themas_lists_every_challenge_and_shows_a_theme_with_its_codes() -> None:
    overview = wijktekst("themas")
    assert "woonruimteverdeling" in overview
    assert "digitaal" in overview
    theme = wijktekst("themas", "warmtenetten")
    assert "Energietransitie in de wijk" in theme
    assert "identifier.overheid.nl/tooi/def/thes/top/" in theme
    assert "Iv3" in theme


def test_themas_proposes_terms_that_are_missing(tmp_path: Path) -> None:
    out = tmp_path / "radar.csv"
    said = wijktekst("themas", "--radar", EXAMPLES / "gemeente", "--uit", out)
    assert said.strip().endswith(f"in {out}.")
    assert out.read_text(encoding="utf-8").startswith("term,soort,aantal,documenten,thema,")


def test_the_shipped_taxonomy_has_no_errors() -> None:
    assert wijktekst("themas", "--controleer").splitlines()[-1].startswith("0 fouten")


def test_modellen_names_what_is_in_use_with_its_card() -> None:
    said = wijktekst("modellen", "--taalmodel", "geen", "--kaarten")
    assert "wijktekst-zinnen" in said
    assert "maatregel" in said
    assert "nl_wijktekst_sm" in wijktekst("modellen")


def test_a_language_model_that_is_not_there_is_explained(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("De gemeente bouwt.", encoding="utf-8")
    said = wijktekst("analyseer", tmp_path, "--taalmodel", "nl_bestaat_niet", "--uit", tmp_path / "u", code=1)
    assert said.startswith("Fout: ")
    assert "nl_bestaat_niet" in said


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = (ROOT / "corpora" / "eigen-zinnen" / "zinnen.jsonl").read_text(encoding="utf-8").splitlines()
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    rows = [{**json.loads(line), "iets_anders": 1} for line in lines[::4]]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_evalueer_prints_one_object_with_intervals_and_writes_the_errors(gold: Path, tmp_path: Path) -> None:
    errors = tmp_path / "fouten.csv"
    report = json.loads(wijktekst("evalueer", gold, "--json", "--fouten", errors))
    assert report["n"] == len(gold.read_text(encoding="utf-8").splitlines())
    low, high = report["maatregel"]["f1_ci"]
    assert 0 <= low <= report["maatregel"]["f1"] <= high <= 1
    assert {"accuracy", "macro_f1", "macro_f1_ci"} <= report["opgave"].keys()
    assert {"micro_f1", "macro_f1", "micro_f1_ci"} <= report["themas"].keys()
    assert {"macro_f1"} <= report["soort"].keys()
    assert report["seconds"] >= 0
    with errors.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.DictReader(stream))


def test_evalueer_in_words_shows_what_is_confused(gold: Path) -> None:
    said = wijktekst("evalueer", gold)
    assert "maatregel" in said
    assert "%" in said or "F1" in said


def test_evalueer_names_the_line_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "De gemeente bouwt.", "soort": "plan"}\n', encoding="utf-8")
    assert "regel 1" in wijktekst("evalueer", path, code=1)


def test_evalueer_measures_on_corrections_and_leaves_out_what_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "correcties.jsonl"
    for number in range(3):
        text = f"De gemeente bouwt {number} nieuwe huurwoningen."
        verdict: Verdict = "goed" if number else "fout"
        append(path, Correction(f"mtr-{number}", verdict, "maatregel", "wonen", text, "nota.pdf"))
    assert json.loads(wijktekst("evalueer", path, "--json"))["n"] == 2


def test_train_names_the_file_of_corrections_that_is_not_there(tmp_path: Path) -> None:
    said = wijktekst("train", "--uit", tmp_path / "m", "--correcties", tmp_path / "weg.jsonl", code=1)
    assert "weg.jsonl' bestaat niet" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--kruis --bron MAP"),
        (["--kruis"], "--bron MAP"),
        (["zinnen.jsonl", "--kruis", "--bron", "."], "laat GOLD en --fouten weg"),
        (["zinnen.jsonl", "--bron", "."], "--kruis --bron MAP"),
    ],
)
def test_evalueer_says_what_goes_together(options: list[str], said: str) -> None:
    assert said in wijktekst("evalueer", *options, code=1)


def test_a_certainty_of_nought_gives_every_answer_and_of_one_none(tmp_path: Path) -> None:
    note = tmp_path / "nota.txt"
    note.write_text("De gemeente bouwt in 2026 honderd sociale huurwoningen.", encoding="utf-8")
    found = {}
    for certainty in ("0", "1"):
        out = tmp_path / certainty
        wijktekst("analyseer", note, "--uit", out, "--zekerheid", certainty, "--stil", "--processen", "1")
        with (out / "maatregelen.csv").open(encoding="utf-8", newline="") as file:
            (row,) = csv.DictReader(file)
        found[certainty] = (row["soort"], row["opgave"])
        assert row["waarom"].startswith("maatregel: ")
    assert found == {"0": ("maatregel", "wonen"), "1": ("onzeker", "onzeker")}


def test_vergelijk_reads_documents_and_reports_and_says_what_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "oud", tmp_path / "nieuw"
    for folder, amount in ((old, "€ 3 miljoen"), (new, "€ 4 miljoen")):
        folder.mkdir()
        text = f"De gemeente stelt in 2026 {amount} beschikbaar voor buurthuizen in de wijken."
        (folder / "besluit.txt").write_text(text, encoding="utf-8")
    wijktekst("analyseer", old, "--uit", tmp_path / "rapport")
    said = wijktekst("vergelijk", tmp_path / "rapport", new, "--uit", tmp_path / "uit", "--stil")
    assert "Gewijzigd: 1." in said
    assert "Bedrag: € 3 miljoen werd € 4 miljoen." in said
    assert (tmp_path / "uit" / "nieuw" / "maatregelen.csv").is_file()
    assert not (tmp_path / "uit" / "oud").exists()
    again = wijktekst("vergelijk", old, new, "--uit", tmp_path / "uit", "--stil", "--excel-nl")
    assert again == said
    assert (tmp_path / "uit" / "verschillen.csv").read_text(encoding="utf-8").startswith("\ufeffstatus;")


def test_dekking_needs_reports_and_writes_beside_them(tmp_path: Path) -> None:
    said = wijktekst("dekking", tmp_path, code=1)
    assert "staan geen rapporten" in said
    assert "wijktekst analyseer" in said
    wijktekst("analyseer", EXAMPLES / "gemeente", "--uit", tmp_path / "uit")
    said = wijktekst("dekking", tmp_path / "uit")
    assert "| Betaalbaar en passend wonen |" in said
    for name in ("dekking.csv", "dekking_opgaven.csv", "blinde_vlekken.csv", "dekking.md"):
        assert (tmp_path / "uit" / name).is_file()


def test_vergelijk_names_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "bestaat niet" in wijktekst("vergelijk", tmp_path / "weg", EXAMPLES, "--stil", code=1)
