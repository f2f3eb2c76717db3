"""Labels by reference find their sentences back, by hash and nothing else."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst.corpus import LabelledSentence, fetch, fold, hydrate, read_jsonl, read_references
from wijktekst.corpus.references import LABEL_COLUMNS, ORIGIN_COLUMNS, anchor, sha1
from wijktekst.errors import InputError

GOLD = ROOT / "corpora" / "wijktekst-gold"
BEFORE = "Het college nam dinsdag drie besluiten."
SENTENCE = "De gemeente koopt het leegstaande postkantoor en maakt er woningen van."
NEXT = "Bewoners praten mee over de inrichting van het plein."


def labels(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    empty = dict.fromkeys(LABEL_COLUMNS, "")
    return [empty | row for row in rows]


def row(number: int, text: str, context: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"z-{number}",
        "source": "overheid",
        "doc": "besluiten.txt",
        "length": len(fold(text)),
        "anchor": anchor(fold(text)),
        "sha1": sha1(fold(text)),
        "context_length": len(fold(context)),
        "context_sha1": sha1(fold(context)),
        "soort": "overig",
        **more,
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus by reference of two sentences in one document."""
    folder = tmp_path / "corpus"
    write_corpus(
        folder,
        labels(
            row(
                1,
                SENTENCE,
                BEFORE,
                soort="maatregel",
                opgave="wonen",
                themas="wonen",
                instrument="uitvoering",
            ),
            row(2, NEXT, SENTENCE, themas="samenleven|leefomgeving", themas_optional="bestuur"),
        ),
        [("overheid", "besluiten.txt", "iemand/raad", "c0ffee", "teksten/besluiten.txt", "CC0-1.0")],
    )
    return folder


def write_corpus(folder: Path, rows: list[dict[str, Any]], origins: list[tuple[str, ...]]) -> None:
    folder.mkdir()
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, LABEL_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    with (folder / "bronnen.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([ORIGIN_COLUMNS, *origins])


def labelled(folder: Path, *texts: tuple[str, str | None, str]) -> Path:
    folder.mkdir()
    lines = [
        json.dumps({"id": i, "text": text, "context": context, "soort": "overig", "themas": []})
        for i, context, text in texts
    ]
    (folder / "labelled.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


EXPECTED = LabelledSentence(
    "z-1", "overheid", "besluiten.txt", BEFORE, SENTENCE, "maatregel", "wonen", ("wonen",), (), "uitvoering"
)


def test_labels_come_from_the_corpus_and_text_from_a_file_with_sentences(
    corpus: Path, tmp_path: Path
) -> None:
    bron = labelled(
        tmp_path / "bron", ("z-2", SENTENCE, NEXT), ("z-1", BEFORE, SENTENCE), ("z-9", None, "Los.")
    )
    found = hydrate(corpus, bron)
    assert found.complete
    assert found.notes == ()
    assert found.sentences[0] == EXPECTED
    assert found.sentences[1].themes == ("samenleven", "leefomgeving")
    assert found.sentences[1].themes_optional == ("bestuur",)


def test_a_text_with_another_hash_is_reported_and_not_used(corpus: Path, tmp_path: Path) -> None:
    bron = labelled(
        tmp_path / "bron", ("z-1", BEFORE, SENTENCE.replace("koopt", "verkoopt")), ("z-2", SENTENCE, NEXT)
    )
    found = hydrate(corpus, bron)
    assert [s.id for s in found.sentences] == ["z-2"]
    assert found.missing == 1
    assert "hash klopt niet" in found.notes[0]
    assert "1 van de 2" in found.notes[1]


def test_a_context_with_another_hash_is_reported_and_left_out(corpus: Path, tmp_path: Path) -> None:
    bron = labelled(tmp_path / "bron", ("z-1", "Iets anders.", SENTENCE), ("z-2", SENTENCE, NEXT))
    found = hydrate(corpus, bron)
    assert (found.missing, found.bare, found.complete) == (0, 1, False)
    assert found.sentences[0] == replace(EXPECTED, context="")
    assert "wat ervoor stond" in found.notes[0]


@pytest.mark.parametrize("name", ["besluiten.txt", "gemeente-besluiten.txt", "Gemeente_Besluiten.txt"])
def test_sentences_are_found_in_their_document_however_it_is_broken(
    corpus: Path, tmp_path: Path, name: str
) -> None:
    bron = tmp_path / "bron"
    bron.mkdir()
    broken = f"Kop\n\n{BEFORE}\n{SENTENCE}\n{NEXT}\n".replace("leegstaande", "leeg-\nstaande")
    (bron / name).write_text(broken, encoding="utf-8")
    found = hydrate(corpus, bron)
    assert found.missing == 0
    assert fold(found.sentences[0].text) == fold(SENTENCE)
    assert (found.sentences[0].context, found.sentences[0].challenge) == (BEFORE, "wonen")


def test_sentences_of_a_csv_are_found_by_their_row(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    write_corpus(
        folder,
        labels(row(1, NEXT, SENTENCE, doc="P_2023", row=1, soort="overig")),
        [("overheid", "P_2023", "iemand/raad", "c0ffee", "uit/zinnen.csv", "")],
    )
    bron = tmp_path / "bron"
    bron.mkdir()
    (bron / "zinnen.csv").write_text(f',partij,zin\n0,P,"{SENTENCE}"\n1,P,"{NEXT}"\n', encoding="utf-8")
    [sentence] = hydrate(folder, bron).sentences
    assert (sentence.text, sentence.context) == (NEXT, SENTENCE)


def test_without_a_source_it_says_what_is_missing(corpus: Path, tmp_path: Path) -> None:
    found = hydrate(corpus)
    assert (found.sentences, found.missing) == ((), 2)
    assert "--bron" in found.notes[0]
    with pytest.raises(InputError, match="bestaat niet"):
        hydrate(corpus, tmp_path / "weg")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("overig", "plan"), "regel 3: soort en opgave"),
        (lambda text: text.replace(",wonen,wonen", ",,wonen"), "regel 2: soort en opgave"),
        (lambda text: text.replace("samenleven|", "samen|"), "regel 3: 'samen' is geen opgave"),
        (lambda text: text.replace(",uitvoering", ",uitvoering,x"), "regel 2: hier horen 14 kolommen"),
        (lambda text: text.replace("length", "lengte", 1), "de kolommen horen te zijn"),
    ],
)
def test_a_damaged_table_of_labels_is_named_with_its_line(
    corpus: Path, change: Callable[[str], str], says: str
) -> None:
    path = corpus / "labels.csv"
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_references(corpus)


def test_sentences_are_fetched_from_their_commit_once_per_file(corpus: Path) -> None:
    references, origins = read_references(corpus)
    asked = []

    def download(address: str) -> bytes:
        asked.append(address)
        return f"{BEFORE} {SENTENCE} {NEXT}".encode()

    found, problems = fetch.fetched(references, origins, download)
    assert asked == ["https://raw.githubusercontent.com/iemand/raad/c0ffee/teksten/besluiten.txt"]
    assert found["z-1"] == (SENTENCE, BEFORE)
    assert found["z-2"] == (NEXT, SENTENCE)
    assert problems == []


def test_a_fetched_text_with_another_hash_is_reported_and_not_used(corpus: Path) -> None:
    references, origins = read_references(corpus)
    found, problems = fetch.fetched(references, origins, lambda _: f"{BEFORE} {SENTENCE}".encode())
    assert set(found) == {"z-1"}
    assert "1 van de 2 zinnen" in problems[0]


def test_without_network_it_stops_at_the_first_file_with_advice(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nowhere:
        def open(self, address: str, timeout: float) -> None:
            raise OSError("no route")

    monkeypatch.setattr(fetch, "_opener", Nowhere)
    found = hydrate(corpus, online=True)
    assert found.missing == 2
    assert "niet bereikbaar" in found.notes[0]
    assert "--bron" in found.notes[0]


def test_only_https_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x", encoding="utf-8")
    for address in ("http://127.0.0.1/x", (tmp_path / "x").as_uri(), "ftp://127.0.0.1/x"):
        with pytest.raises(InputError, match="alleen adressen met https"):
            fetch.download_https(address)
        with pytest.raises(OSError, match="unknown url type"):
            fetch._opener().open(address)


def test_a_file_that_is_too_large_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def open(self, address: str, timeout: float) -> Endless:
            return self

        def __enter__(self) -> Endless:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self, size: int) -> bytes:
            return b"x" * size

    monkeypatch.setattr(fetch, "_opener", Endless)
    monkeypatch.setattr(fetch, "LARGEST", 1_000_000)
    with pytest.raises(InputError, match="groter dan 1 MB"):
        fetch.download_https("https://voorbeeld.invalid/x")


def test_every_document_of_the_gold_has_an_origin_and_every_development_document_labels() -> None:
    from wijktekst.corpus import development

    references, origins = read_references(GOLD)
    documents = {(r.source, r.doc) for r in references}
    assert documents == set(origins)
    assert all(origin.repository for origin in origins.values())
    assert sum(1 for origin in origins.values() if not fetch.address_of(origin)) == 2
    assert development(GOLD) < documents


@needs_shared
def test_the_gold_is_filled_in_to_the_last_label() -> None:
    found = hydrate(GOLD, SHARED)
    assert found.complete
    assert list(found.sentences) == read_jsonl(SHARED / "gold" / "labelled.jsonl")
