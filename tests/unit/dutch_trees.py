"""Small Dutch treebank sentences of our own writing."""

from __future__ import annotations

from wijktekst.corpus.conllu import TreebankSentence, Word

Row = tuple[str, str, str, str, int, str]

_BRIDGE: tuple[Row, ...] = (
    ("De", "de", "DET", "LID|bep|stan|rest", 1, "det"),
    ("gemeente", "gemeente", "NOUN", "N|soort|ev|basis|zijd|stan", 2, "nsubj"),
    ("bouwt", "bouwen", "VERB", "WW|pv|tgw|met-t", 2, "ROOT"),
    ("een", "een", "DET", "LID|onbep|stan|agr", 4, "det"),
    ("brug", "brug", "NOUN", "N|soort|ev|basis|zijd|stan", 2, "obj"),
    (".", ".", "PUNCT", "LET", 2, "punct"),
)
_SQUARE: tuple[Row, ...] = (
    ("Bewoners", "bewoner", "NOUN", "N|soort|mv|basis", 1, "nsubj"),
    ("knappen", "opknappen", "VERB", "WW|pv|tgw|mv", 1, "ROOT"),
    ("het", "het", "DET", "LID|bep|stan|evon", 3, "det"),
    ("plein", "plein", "NOUN", "N|soort|ev|basis|onz|stan", 1, "obj"),
    ("op", "op", "ADP", "VZ|fin", 1, "compound:prt"),
    (".", ".", "PUNCT", "LET", 1, "punct"),
)
_PARK: tuple[Row, ...] = (
    ("Utrecht", "Utrecht", "PROPN", "N|eigen|ev|basis|onz|stan", 3, "nsubj"),
    ("is", "zijn", "AUX", "WW|pv|tgw|ev", 3, "cop"),
    ("vol", "vol", "ADV", "BW", 3, "advmod"),
    ("parken", "park", "NOUN", "N|soort|mv|basis", 3, "ROOT"),
    (".", ".", "PUNCT", "LET", 3, "punct"),
)
_FEATS = {"NOUN": "Number=Sing", "VERB": "VerbForm=Fin", "AUX": "VerbForm=Fin", "DET": "Definite=Def"}


def _sentence(rows: tuple[Row, ...]) -> tuple[Word, ...]:
    before_stop = len(rows) - 2
    return tuple(
        Word(form, lemma, pos, tag, _FEATS.get(pos, ""), head, relation, space=at != before_stop)
        for at, (form, lemma, pos, tag, head, relation) in enumerate(rows)
    )


BRIDGE, SQUARE, PARK = (_sentence(rows) for rows in (_BRIDGE, _SQUARE, _PARK))


def sentence(words: tuple[Word, ...], name: str = "los") -> TreebankSentence:
    """With an id such as nota.p.1.s.2 it stands in paragraph 1 of the document nota."""
    document, mark, rest = name.rpartition(".p.")
    return TreebankSentence(name, words, document, rest.partition(".s.")[0] if mark else "")


def note() -> list[TreebankSentence]:
    """A document of two paragraphs, not in order."""
    return [
        sentence(PARK, "nota.p.10.s.1"),
        sentence(SQUARE, "nota.p.2.s.2"),
        sentence(BRIDGE, "nota.p.2.s.1"),
    ]
