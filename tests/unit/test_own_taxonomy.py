"""Runs with a taxonomy of the user's own: what is reported, what is done again, and what needs the file."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.here import told
from tests.unit.own_taxonomies import HOMES, own_taxonomy, rename, some_examples
from tests.unit.stored import reports_in
from wijktekst import pipeline, running
from wijktekst.explorer.index import Index
from wijktekst.overviews import Extras
from wijktekst.reports.write import OWN_TAXONOMY
from wijktekst.running import Started
from wijktekst.types import CHALLENGES, Settings

pytestmark = pytest.mark.usefixtures("work_here")

QUICK = ("--taalmodel", "geen", "--geen-ocr", "--processen", "1")


def wijktekst(*arguments: object, code: int = 0) -> str:
    """All that a command says, remarks on stderr too."""
    done = told(*arguments)
    assert done.code == code, done.stderr
    return done.stdout + done.stderr


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def done_again(ran: Path, taxonomy: Path, out: Path) -> int:
    """How many documents another run does."""
    begun: list[int] = []

    def watch(event: running.Event) -> None:
        if isinstance(event, Started):
            begun.append(event.todo)

    settings = Settings("geen", taxonomy=str(taxonomy), ocr=False, workers=1)
    running.analyse_folder([ran / "in"], out, settings, watch=watch)
    return begun[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with the own taxonomy into `eigen`, and one with the package's into `gewoon`."""
    base = tmp_path_factory.mktemp("eigen")
    documents, taxonomy = some_examples(base / "in"), own_taxonomy(base / "taxonomie")
    wijktekst("analyseer", documents, "--uit", base / "eigen", "--taxonomie", taxonomy, "--excel", *QUICK)
    wijktekst("analyseer", documents, "--uit", base / "gewoon", *QUICK)
    return base


@pytest.fixture
def ran(made: Path, tmp_path: Path) -> Path:
    """A copy of it all that a test may spoil."""
    shutil.copytree(made, tmp_path / "werk")
    return tmp_path / "werk"


def test_themes_of_the_own_taxonomy_are_reported_by_their_labels(made: Path) -> None:
    found = {(row["opgave"], row["thema"], row["label"]) for row in rows(made / "eigen", "themas.csv")}
    assert found == {
        ("wonen", "huurhuizen", "Huurhuizen"),
        ("mobiliteit", "fietsers", "Wie fietst"),
        ("geen", "gemeentewerk", "Werk van de gemeente"),
        ("geen", "geldzaken", "Geldzaken & subsidies"),
    }
    terms = " ".join(row["toptermen"] for row in rows(made / "eigen", "themas.csv"))
    assert "gemeente (" in terms  # certainty .7, with no challenge that could bear it out
    assert "raad (" not in terms  # certainty .5: a clue, never reported


def test_what_is_a_measure_does_not_depend_on_it(made: Path) -> None:
    names = ("maatregel_id", "opgave", "soort", "score", "opgave_score", "waarom", "themas")
    own, package = (
        [[row[name] for name in names] for row in rows(made / out, "maatregelen.csv")]
        for out in ("eigen", "gewoon")
    )
    assert own == package
    assert len(own) > 50
    labels = {row["opgave"]: row["opgave_label"] for row in rows(made / "eigen", "maatregelen.csv")}
    assert labels["wonen"] == HOMES


def test_a_run_without_one_says_nothing_of_it(made: Path) -> None:
    run = json.loads((made / "gewoon" / "run.json").read_text(encoding="utf-8"))
    assert OWN_TAXONOMY not in run
    assert run["taxonomie_sha256"] == pipeline.provenance().taxonomy


def test_another_place_gives_the_same_bytes_and_what_changes_meanwhile_is_for_the_next_run(ran: Path) -> None:
    """Workers start when the file is gone, and the reports are written when it is back with other names."""
    moved = Path(shutil.move(ran / "taxonomie", ran / "elders"))
    settings = Settings("geen", taxonomy=str(moved), ocr=False, workers=1)

    def watch(event: running.Event) -> None:
        if isinstance(event, Started):
            shutil.move(moved, ran / "weg")
        if isinstance(event, running.Reporting):
            shutil.move(ran / "weg", moved)
            rename(moved, "Centen")

    running.analyse_folder([ran / "in"], ran / "weer", settings, extras=Extras(True), watch=watch)
    before, after = reports_in(ran / "eigen"), reports_in(ran / "weer")
    assert before == after
    assert {"rapport.html", "rapport.xlsx", "run.json", "themas.csv"} <= set(before)
    assert not [name for name, data in after.items() if b"elders" in data or b"taxonomie/" in data]
    assert "Centen" in pipeline.labels(settings).themes.values()


def test_results_are_done_again_when_it_changed_and_not_when_it_moved(ran: Path) -> None:
    moved = Path(shutil.move(ran / "taxonomie", ran / "elders"))
    assert done_again(ran, moved, ran / "eigen") == 0
    rename(moved, "Centen")
    assert done_again(ran, moved, ran / "eigen") == 3
    assert "Centen" in {row["label"] for row in rows(ran / "eigen", "themas.csv")}
    assert "Centen" in (ran / "eigen" / "rapport.html").read_text(encoding="utf-8")


def test_a_cluster_needs_no_file(ran: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    from tests.unit.clusters import local_cluster

    (ran / "cluster").mkdir()
    settings = Settings("geen", taxonomy=str(ran / "taxonomie"), ocr=False, workers=1)

    def watch(event: running.Event) -> None:
        if isinstance(event, Started):
            shutil.rmtree(ran / "taxonomie")

    with local_cluster(ran / "cluster", workers=1) as cluster:
        running.analyse_folder([ran / "in"], ran / "weer", settings, cluster=cluster.address, watch=watch)
    assert (ran / "weer" / "themas.csv").read_bytes() == (ran / "eigen" / "themas.csv").read_bytes()


def test_the_report_needs_no_file(ran: Path) -> None:
    shutil.rmtree(ran / "taxonomie")
    before = reports_in(ran / "eigen")
    assert "Let op" not in wijktekst("rapport", ran / "eigen", "--ro-crate", "--datum", "2026-01-01")
    after = reports_in(ran / "eigen")
    crate = json.loads(after.pop("ro-crate-metadata.json"))
    assert after == before
    page = after["rapport.html"].decode("utf-8")
    assert HOMES in page
    assert '<th scope="row">Geldzaken &amp; subsidies</th><td>Geen wijkopgave</td>' in page
    (taxonomy,) = (one for one in crate["@graph"] if one["@id"] == "#taxonomie")
    assert taxonomy["name"].startswith("Eigen taxonomie")
    assert "license" not in taxonomy


def test_what_is_not_looked_for_is_not_called_silence(made: Path) -> None:
    """The taxonomy has no themes of care: that no sentence has one says nothing."""
    page = (made / "eigen" / "rapport.html").read_text(encoding="utf-8")
    table = page[page.index("tabel-opgaven") : page.index("Aandacht is het deel")].split("<tr>")
    attention = {
        name: next(row for row in table if f">{name}<" in row).split('<td class="getal">')[5].split("<")[0]
        for name in (HOMES, "Zorg", "Geen wijkopgave")
    }
    assert attention["Zorg"] == "–"
    assert attention[HOMES].endswith("%")
    assert attention["Geen wijkopgave"] not in ("–", "0,0%")


def test_the_explorer_needs_no_file(ran: Path) -> None:
    shutil.rmtree(ran / "taxonomie")
    index = Index.open(ran / "eigen")
    try:
        shown = {one.value: one.label for one in index.values("thema")}
        challenges = {one.value: one.label for one in index.values("opgave")}
    finally:
        index.close()
    assert shown["geldzaken"] == "Geldzaken & subsidies"
    assert challenges["wonen"] == HOMES
    assert pipeline.labels_of(ran / "eigen").challenges["wonen"] == HOMES


def test_coverage_needs_no_file_and_counts_what_is_of_no_challenge(ran: Path) -> None:
    shutil.rmtree(ran / "taxonomie")
    said = wijktekst("dekking", ran / "eigen")
    assert HOMES in said
    lines = {row["opgave"]: row for row in rows(ran / "eigen", "dekking_opgaven.csv")}
    assert int(lines["geen"]["zinnen"]) > 10
    assert lines["geen"]["opgave_label"] == "Geen wijkopgave"
    assert set(CHALLENGES) <= set(lines)
    assert "- Geen wijkopgave:" not in said  # it is no challenge that lacks a measure


def test_a_comparison_names_themes_that_the_package_does_not_know(ran: Path) -> None:
    shutil.rmtree(ran / "taxonomie")
    said = wijktekst("vergelijk", ran / "gewoon", ran / "eigen", "--uit", ran / "verschil")
    assert "met een verschillende taxonomie gemaakt" in said
    names = {row["code"]: row["label"] for row in rows(ran / "verschil", "verschuivingen.csv")}
    assert names["geldzaken"] == "Geldzaken & subsidies"
    assert names["wonen"] == HOMES
    assert "verschillende taxonomie" not in wijktekst(
        "vergelijk", ran / "eigen", ran / "eigen", "--uit", ran / "niets"
    )


def test_folders_of_documents_are_compared_by_it(ran: Path) -> None:
    arguments = ("--taxonomie", ran / "taxonomie", "--taalmodel", "geen")
    wijktekst("vergelijk", ran / "in", ran / "eigen", "--uit", ran / "verschil", *arguments)
    assert {row["thema"] for row in rows(ran / "verschil" / "oud", "themas.csv")} == {
        row["thema"] for row in rows(ran / "eigen", "themas.csv")
    }


def test_status_says_that_it_is_lost_and_finds_it_where_it_is_now(ran: Path) -> None:
    moved = shutil.move(ran / "taxonomie", ran / "elders")
    assert done_again(ran, Path(moved), ran / "eigen") == 0
    shutil.move(moved, ran / "derde")
    lost = wijktekst("status", ran / "eigen")
    assert "is er niet meer" in lost
    assert "Verouderd" not in lost
    assert "Alles is bij." in wijktekst("status", ran / "eigen", "--taxonomie", ran / "derde")
    rename(ran / "derde", "Centen")
    assert "veranderde: taxonomie." in wijktekst("status", ran / "eigen", "--taxonomie", ran / "derde")


def test_reports_of_another_taxonomy_are_told_of(ran: Path) -> None:
    remark = "met een andere taxonomie gemaakt"
    assert remark not in wijktekst("rapport", ran / "eigen", "--taxonomie", ran / "taxonomie")
    assert remark in wijktekst("rapport", ran / "gewoon", "--taxonomie", ran / "taxonomie")
    assert remark in wijktekst("dekking", ran / "gewoon", "--taxonomie", ran / "taxonomie")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("weg.ttl", None, "bestaat niet"),
        ("stuk.ttl", b"@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\nnee {", "stuk.ttl"),
        ("tabel", b"thema,opgave\nhuur,wonen\n", "themas.csv, regel 1"),
    ],
)
def test_one_that_is_missing_or_damaged_is_said_before_anything_is_read(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    documents = some_examples(tmp_path / "in")
    path = tmp_path / name
    if path.suffix and content:
        path.write_bytes(content)
    elif content:
        path.mkdir()
        (path / "themas.csv").write_bytes(content)
    done = told("analyseer", documents, "--uit", tmp_path / "uit", "--taxonomie", path)
    assert done.code == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("Fout: ")
    assert said in sentence
    assert not (tmp_path / "uit").exists()


def test_models_are_shown_with_it_and_the_method_text_refuses_it(made: Path) -> None:
    taxonomy = made / "taxonomie"
    assert "4 thema's, 6 termen" in wijktekst("modellen", "--taxonomie", taxonomy)
    assert "Laat --taxonomie weg" in wijktekst("modellen", "--methode", "--taxonomie", taxonomy, code=1)
