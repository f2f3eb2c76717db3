"""Hand-annotated passages are found back in their documents, by characters and nothing else."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.shared import ROOT, SHARED, needs_shared
from wijktekst.corpus.annotated import (
    PASSAGE_COLUMNS,
    TOKEN_COLUMNS,
    AnnotatedPassage,
    anchor_of,
    apply_rule,
    bare,
    hash_of,
    lemma_rule,
    read_annotated,
)
from wijktekst.errors import InputError
from wijktekst.training.dutch.held_out import policy_test
from wijktekst.types import Block, Document, Source

CORPUS = ROOT / "corpora" / "beleidszinnen"
#: Two blocks; the first has two sentences and a separated particle.
FORMS = "Wij knappen het Kadeplein op . Dat helpt ! Nieuwe bankjes".split()
LEMMAS = "wij opknappen het Kadeplein op . dat helpen ! nieuw bank".split()
MARKS = ["S", "M", "", "", "P=1", "", "S", "M", "", "", ""]
SENTENCES, BLOCKS = (0, 6, 9), (0, 9)
TEXT = "Vooraf een kop.\n\nWij knappen het Kadeplein op. Dat helpt!\n\nNieuwe bankjes\n\nEn verder."


def write(path: Path, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one passage in bron/plein.txt."""
    plain, place, tokens = "".join(FORMS), 0, []
    for at, (form, lemma) in enumerate(zip(FORMS, LEMMAS, strict=True)):
        tokens.append(
            {
                "passage": "p1", "start": place, "end": place + len(form), "pos": "X",
                "sentence": int(at in SENTENCES), "block": int(at in BLOCKS),
                "lemma": lemma_rule(form, lemma), "marks": MARKS[at],
            }
        )  # fmt: skip
        place += len(form)
    passage = {
        "passage": "p1", "kind": "eigen", "root": "bron", "file": "plein.txt", "length": len(plain),
        "anchor": anchor_of(plain), "sha1": hash_of(plain),
    }  # fmt: skip
    write(tmp_path / "corpus" / "passages.csv", PASSAGE_COLUMNS, [passage])
    write(tmp_path / "corpus" / "tokens.csv", TOKEN_COLUMNS, tokens)
    return tmp_path / "corpus"


def found(corpus: Path, text: str) -> tuple[list[AnnotatedPassage], list[str]]:
    """The passages that a document with this text holds."""
    path = corpus.parent / "plein.txt"
    path.write_text(text, encoding="utf-8")

    def read(path: Path) -> Document:
        source = Source(path.name, "text/plain", hash_of(path.name))
        return Document(source, text, (Block("paragraph", 0, len(text)),) if text else ())

    return read_annotated(corpus, {"bron": corpus.parent}, read)


def test_a_passage_is_found_back_with_what_each_token_is(corpus: Path) -> None:
    (passage,), missing = found(corpus, TEXT)
    assert missing == []
    assert (passage.id, passage.kind, passage.file) == ("p1", "eigen", "plein.txt")
    assert [token.form for token in passage.tokens] == FORMS
    assert [token.lemma for token in passage.tokens] == LEMMAS
    assert [at for at, token in enumerate(passage.tokens) if token.sentence] == list(SENTENCES)
    assert [at for at, token in enumerate(passage.tokens) if token.block] == list(BLOCKS)
    assert [token.form for token in passage.tokens if token.main] == ["knappen", "helpt"]
    assert [token.form for token in passage.tokens if token.subject] == ["Wij", "Dat"]


def test_a_particle_points_at_its_verb(corpus: Path) -> None:
    (passage,), _ = found(corpus, TEXT)
    particles = {
        token.form: passage.tokens[token.particle_of].form
        for token in passage.tokens
        if token.particle_of >= 0
    }
    assert particles == {"op": "knappen"}


def test_the_text_shows_the_blocks_with_the_border_asked_for(corpus: Path) -> None:
    (passage,), _ = found(corpus, TEXT)
    assert passage.text() == "Wij knappen het Kadeplein op. Dat helpt!\n\nNieuwe bankjes"
    assert passage.text(border="\n") == "Wij knappen het Kadeplein op. Dat helpt!\nNieuwe bankjes"


@pytest.mark.parametrize("space", ["\n", "\n\n", "  ", "\t", "\u00a0", "\r\n"])
def test_another_reading_of_white_space_and_blocks_finds_the_same(corpus: Path, space: str) -> None:
    passages, missing = found(corpus, re.sub(r"\s+", space, TEXT))
    assert missing == []
    assert passages == found(corpus, TEXT)[0]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Nieuwe", "Niewe"),
        TEXT.replace("Kadeplein", "Marktplein"),
        TEXT.replace("knappen", "Knappen"),
        TEXT.partition("bankjes")[0],
        "",
    ],
)
def test_a_text_that_was_changed_is_reported_as_missing(corpus: Path, text: str) -> None:
    assert found(corpus, text) == ([], ["p1"])


def test_a_passage_whose_file_is_not_there_or_not_readable_is_missing(corpus: Path) -> None:
    assert read_annotated(corpus, {"bron": corpus.parent}, lambda path: None) == ([], ["p1"])
    assert read_annotated(corpus, {}, lambda path: None) == ([], ["p1"])
    (corpus.parent / "plein.txt").write_text(TEXT, encoding="utf-8")
    assert read_annotated(corpus, {"bron": corpus.parent}, lambda path: None) == ([], ["p1"])


def test_tokens_that_do_not_fit_their_passage_are_an_error_in_dutch(corpus: Path) -> None:
    table = corpus / "tokens.csv"
    table.write_text(table.read_text("utf-8").replace("P=1", "P=x"), encoding="utf-8")
    with pytest.raises(InputError, match="tokens van passage p1 kloppen niet"):
        found(corpus, TEXT)
    table.write_text(",".join(TOKEN_COLUMNS) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="tokens van passage p1 kloppen niet"):
        found(corpus, TEXT)


@pytest.mark.parametrize(
    ("form", "lemma", "rule"),
    [
        ("wijken", "wijk", "=0~~2~"),
        ("De", "de", "v0~~0~"),
        ("bouwt", "bouwen", "=0~~1~en"),
        ("opgeknapt", "opknappen", None),
        ("is", "zijn", None),
        ("Zoetermeer", "Zoetermeer", "=0~~0~"),
    ],
)
def test_a_lemma_is_written_as_what_to_change_in_the_word(form: str, lemma: str, rule: str | None) -> None:
    assert apply_rule(form, lemma_rule(form, lemma)) == lemma
    if rule is not None:
        assert lemma_rule(form, lemma) == rule


def words() -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-8", exclude_characters="~", exclude_categories=("Cs", "Cc", "Z"))
    return st.text(letters, min_size=1, max_size=12)


@given(words(), words())
@example("İJ", "ij")
@example("€", "euro")
def test_every_lemma_comes_back_from_its_rule(form: str, lemma: str) -> None:
    assert apply_rule(form, lemma_rule(form, lemma)) == lemma


def test_a_rule_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="unpack"):
        apply_rule("wijken", "=0~2")


def test_a_bare_text_has_no_white_space_of_any_kind() -> None:
    assert bare(" de\u00a0wijk\n\n in\t") == "dewijkin"


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_hold_numbers_tags_and_rules_but_no_text() -> None:
    for row in rows("passages.csv"):
        assert re.fullmatch(r"p\d+", row["passage"])
        assert re.fullmatch(r"[\da-f]{8}", row["anchor"])
        assert re.fullmatch(r"[\da-f]{40}", row["sha1"])
        assert row["length"].isdigit()
    for row in rows("tokens.csv"):
        assert re.fullmatch(r"p\d+", row["passage"])
        assert row["start"].isdigit()
        assert row["end"].isdigit()
        assert {row["sentence"], row["block"]} <= {"0", "1"}
        assert re.fullmatch(r"[A-Z]+", row["pos"])
        assert re.fullmatch(r"(M|S|P=\d+)?( (M|S|P=\d+))*", row["marks"])
        assert re.fullmatch(r"[=v]\d+~[^~]*~\d+~[^~]*", row["lemma"])
        assert row["lemma"].count(" ") <= 2  # an abbreviation may stand for three words


def test_the_rules_do_not_spell_the_text() -> None:
    # A rule shows letters where a lemma differs from its word (is: zijn); never of several words on end.
    shown = [len("".join(re.findall(r"~([^~]*)", row["lemma"])[::2])) for row in rows("tokens.csv")]
    telling = "".join("x" if letters > 2 else " " for letters in shown)
    assert "xxx" not in telling
    assert telling.count("x") < len(telling) / 10


def test_every_particle_belongs_to_a_verb_of_its_passage() -> None:
    sizes: dict[str, int] = {}
    for row in rows("tokens.csv"):
        sizes[row["passage"]] = sizes.get(row["passage"], 0) + 1
    for row in rows("tokens.csv"):
        for mark in row["marks"].split():
            if mark.startswith("P="):
                assert 0 <= int(mark[2:]) < sizes[row["passage"]]


def test_passages_of_our_own_documents_are_found_without_a_copy_of_the_others() -> None:
    passages, missing = policy_test(None)
    own = {row["passage"] for row in rows("passages.csv") if row["root"] == "corpora"}
    assert {passage.id for passage in passages} == own
    assert len(missing) == len(rows("passages.csv")) - len(own)


@needs_shared
def test_every_passage_is_found_in_the_real_documents() -> None:
    passages, missing = policy_test(SHARED)
    assert missing == []
    assert sum(token.sentence for passage in passages for token in passage.tokens) >= 250
    for passage in passages:
        assert all(token.form and token.lemma for token in passage.tokens)
        for token in passage.tokens:
            if token.particle_of >= 0:
                assert passage.tokens[token.particle_of].pos in ("VERB", "AUX", "ADJ", "NOUN")
