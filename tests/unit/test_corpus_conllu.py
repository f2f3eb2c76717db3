"""Treebank files of any release read as the same tokens, in the guidelines of UD Dutch v2.8."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from wijktekst.corpus.conllu import TreebankSentence, Word, plain_lemma, read_conllu, without


def row(number: str, form: str, head: str, relation: str, **more: str) -> str:
    cells = {"lemma": form.lower(), "pos": "X", "tag": "_", "feats": "_", "deps": "_", "misc": "_"} | more
    return "\t".join(
        (
            number, form, cells["lemma"], cells["pos"], cells["tag"], cells["feats"], head, relation,
            cells["deps"], cells["misc"],
        )
    )  # fmt: skip


def write(path: Path, *lines: str) -> Path:
    text = "\n".join([*lines, ""])
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode("utf-8")))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *lines: str) -> list[TreebankSentence]:
    return read_conllu(write(folder / "boom.conllu", *lines))


def word(folder: Path, form: str, relation: str = "obj", **more: str) -> Word:
    """The second word of a sentence, read from its row."""
    (sentence,) = read(folder, row("1", "Zie", "0", "root"), row("2", form, "1", relation, **more))
    return sentence.words[1]


def test_heads_count_from_0_and_a_root_is_its_own_head(tmp_path: Path) -> None:
    (sentence,) = read(
        tmp_path,
        "# sent_id = z1",
        row("1", "De", "2", "det", pos="DET", tag="LID|bep|stan|rest", feats="Definite=Def"),
        row("2", "brug", "3", "nsubj", pos="NOUN"),
        row("3", "sluit", "0", "root", pos="VERB", lemma="sluiten", misc="SpaceAfter=No"),
        row("4", ".", "3", "punct", pos="PUNCT"),
    )
    assert [one.head for one in sentence.words] == [1, 2, 2, 2]
    assert [one.relation for one in sentence.words] == ["det", "nsubj", "ROOT", "punct"]
    assert [one.space for one in sentence.words] == [True, True, False, True]
    assert sentence.words[0] == Word(
        "De", "de", "DET", "LID|bep|stan|rest", "Definite=Def", 1, "det", space=True
    )
    assert (sentence.words[1].tag, sentence.words[1].feats) == ("", "")


def test_ranges_and_empty_nodes_are_no_words_and_do_not_shift_heads(tmp_path: Path) -> None:
    (sentence,) = read(
        tmp_path,
        row("1-2", "ter", "_", "_"),
        row("1", "te", "2", "case"),
        row("2", "plekke", "3", "obl"),
        row("2.1", "weg", "_", "_"),
        row("3", "gebouwd", "0", "root"),
    )
    assert [one.form for one in sentence.words] == ["te", "plekke", "gebouwd"]
    assert [one.head for one in sentence.words] == [1, 2, 2]


def test_the_id_says_document_and_paragraph(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# newdoc id = wiki-7",
        "# sent_id = wiki-7.p.12.s.3",
        "# text = Ja",
        row("1", "Ja", "0", "root"),
        "",
        "# sent_id = los",
        row("1", "Nee", "0", "root"),
    )
    assert [(one.id, one.document, one.paragraph) for one in found] == [
        ("wiki-7.p.12.s.3", "wiki-7", "12"),
        ("los", "", ""),
    ]


def test_a_file_of_ud_v1_names_a_sentence_in_the_comment_before_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# suite/een.xml",
        "# tweede opmerking",
        row("1", "Ja", "0", "root"),
        "",
        row("1", "Nee", "0", "root"),
    )
    assert [one.id for one in found] == ["suite/een.xml", ""]


def test_a_gzipped_file_without_a_last_blank_line_is_read_to_its_end(tmp_path: Path) -> None:
    lines = (row("1", "Ja", "0", "root"), "", row("1", "Nee", "0", "root"))
    path = write(tmp_path / "boom.conllu.gz", *lines)
    assert [one.words[0].form for one in read_conllu(path)] == ["Ja", "Nee"]


def test_a_row_with_other_columns_is_an_error_that_says_where(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"boom\.conllu, line 2: 3 columns"):
        read(tmp_path, row("1", "Ja", "0", "root"), "2\tNee\tnee")


@pytest.mark.parametrize(
    ("newer", "relation"),
    [
        ("obl:arg", "obl"),
        ("cc:preconj", "cc"),
        ("nsubj:outer", "nsubj"),
        ("csubj:outer", "csubj"),
        ("flat:name", "flat"),
        ("nsubj:pass", "nsubj:pass"),
        ("compound:prt", "compound:prt"),
    ],
)
def test_relations_get_the_names_of_v28(tmp_path: Path, newer: str, relation: str) -> None:
    assert word(tmp_path, "daarop", newer).relation == relation


def test_features_that_v28_does_not_know_are_left_out(tmp_path: Path) -> None:
    found = word(tmp_path, "bouwt", feats="ExtPos=ADP|Mood=Ind|Number=Sing|Tense=Pres|VerbForm=Fin")
    assert found.feats == "Number=Sing|Tense=Pres|VerbForm=Fin"


def test_foreign_words_are_fixed_and_symbols_as_in_v28(tmp_path: Path) -> None:
    found = word(tmp_path, "centre", "flat", pos="X", tag="SPEC|vreemd", feats="Foreign=Yes")
    assert (found.pos, found.feats, found.relation) == ("SYM", "", "fixed")
    name = word(tmp_path, "Berg", "flat", pos="PROPN", tag="SPEC|deeleigen")
    assert (name.pos, name.relation) == ("PROPN", "flat")


@pytest.mark.parametrize(
    ("lemma", "form", "plain"),
    [
        ("wijk", "wijken", "wijk"),
        ("op_knappen", "opgeknapt", "opknappen"),
        ("wijk_raad_lid", "wijkraadslid", "wijkraadlid"),
        ("D66_kamer_fractie", "D66-kamerfractie", "D66-kamerfractie"),
        ("oud_wijk_agent", "Oud-wijkagent", "oud-wijkagent"),
        ("_", "_", "_"),
        ("__", "__", "__"),
    ],
)
def test_parts_of_a_lemma_are_joined_and_hyphens_of_the_word_are_kept(
    lemma: str, form: str, plain: str
) -> None:
    assert plain_lemma(lemma, form) == plain


def test_a_held_out_sentence_is_left_out_whatever_its_spaces_and_case(tmp_path: Path) -> None:
    held, other, same = read(
        tmp_path,
        row("1", "De", "2", "det"),
        row("2", "buurt", "0", "root"),
        "",
        row("1", "Buurt", "0", "root"),
        "",
        row("1", "de", "2", "det"),
        row("2", "buurt", "0", "root", misc="SpaceAfter=No"),
        row("3", "!", "2", "punct"),
    )
    assert list(without([held, other, same], {held.key})) == [other]
