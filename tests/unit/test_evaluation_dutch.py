"""The tests of the Dutch pipeline: texts as pipelines meet them, compared by the same characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst.corpus.annotated import AnnotatedPassage, AnnotatedToken
from wijktekst.corpus.conllu import TreebankSentence, Word
from wijktekst.evaluation import dutch
from wijktekst.evaluation.parsed import ParsedToken


def word(form: str, head: int, *, space: bool = True) -> Word:
    return Word(form, form, "X", "X", "", head, "ROOT" if not head else "dep", space)


SENTENCES = [
    TreebankSentence("d.p.1.s.1", (word("Ja", 0, space=False), word("!", 0)), "d", "1"),
    TreebankSentence("d.p.1.s.2", (word("Mooi", 0), word("zo", 0)), "d", "1"),
    TreebankSentence("d.p.2.s.1", (word("Kop", 0),), "d", "2"),
]


def test_running_text_has_a_space_between_sentences_and_one_tree_each() -> None:
    ((text, tokens, unit),) = dutch.running(SENTENCES)
    assert (text, unit) == ("Ja! Mooi zo Kop", 0)
    assert [(token.start, token.end) for token in tokens] == [(0, 2), (2, 3), (3, 7), (7, 9), (9, 12)]
    assert [token.head for token in tokens] == [0, 0, 2, 2, 4]
    assert [token.sentence for token in tokens] == [True, False, True, False, True]


def test_running_text_is_cut_after_ten_sentences() -> None:
    assert [unit for _, _, unit in dutch.running(SENTENCES * 5)] == [0, 1]


def test_bordered_text_has_a_blank_line_between_paragraphs() -> None:
    ((text, tokens, _),) = dutch.bordered(SENTENCES)
    assert text == "Ja! Mooi zo\n\nKop"
    assert tokens == dutch.running(SENTENCES)[0][1]


def test_a_pipeline_is_measured_per_test_with_an_interval() -> None:
    items = dutch.running(SENTENCES * 5)
    right = {text: tokens for text, tokens, _ in items}
    figures = dutch.measured(items, lambda texts: [right[text] for text in texts])
    assert {figures[name].value for name in ("tokens", "pos", "uas", "sents")} == {1.0}
    assert figures["tokens"].low == figures["tokens"].high == 1.0


def test_an_annotated_passage_compares_by_the_same_characters() -> None:
    verb = AnnotatedToken(
        "Ruim",
        "ruimen",
        "VERB",
        space=True,
        sentence=True,
        block=True,
        main=True,
        subject=False,
        particle_of=-1,
    )
    particle = replace(verb, form="op", lemma="op", pos="ADP", sentence=False, main=False, particle_of=0)
    passage = AnnotatedPassage("p1", "eigen", "plein.txt", (verb, particle))
    assert dutch.annotated(passage) == [
        ParsedToken(0, 4, "VERB", lemma="ruimen", sentence=True, main=True),
        ParsedToken(4, 6, "ADP", lemma="op", particle_of=0),
    ]


def test_the_embedded_pipeline_gives_tokens_without_white_space() -> None:
    text = "De gemeente knapt het plein op.\n\nBewoners helpen mee."
    (tokens,) = dutch.spacy_parse("nl_wijktekst_sm")([text])
    plain = "".join(text.split())
    assert "".join(plain[token.start : token.end] for token in tokens) == plain
    assert tokens[0].sentence
    assert all(0 <= token.head < len(tokens) for token in tokens)


def test_the_command_explains_in_dutch_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dutch.main([]) == 1
    assert "Noem een kopie van de boombanken" in capsys.readouterr().err
    assert dutch.main(["--bron", str(tmp_path)]) == 1
    assert "ontbreekt" in capsys.readouterr().err
    assert dutch.main(["--bron", str(tmp_path), "nl_van_niemand"]) == 1
    assert "nl_van_niemand" in capsys.readouterr().err
