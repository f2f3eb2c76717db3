"""Treebank sentences in CoNLL-U, brought to one set of guidelines: those of UD Dutch v2.8.

That is what `nl_core_news_*` 3.x is trained on, so labels stay exchangeable with it. Newer releases are
mapped back where the difference is one of names (`obl:arg`, `ExtPos`, foreign words); trees are left as they
are.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

#: Labels of newer guidelines and what v2.8 called them.
_RELATIONS = {
    "obl:arg": "obl",
    "cc:preconj": "cc",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "flat:name": "flat",
}
_NEWER_FEATURES = ("ExtPos=", "Foreign=", "Mood=")


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a treebank, with the ten columns that matter here.

    `head` is the index of the head in the sentence from 0; a root is its own head. `space` says whether a
    space follows. `tag` is the CGN tag with bars, `feats` as in CoNLL-U with "" for none.
    """

    form: str
    lemma: str
    pos: str
    tag: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """A sentence and where it stands: `document` and `paragraph` are "" where the source does not say."""

    id: str
    words: tuple[Word, ...]
    document: str = ""
    paragraph: str = ""

    @property
    def key(self) -> str:
        """Letters and digits of the sentence: tells whether two sources hold the same one."""
        return "".join(char for word in self.words for char in word.form.lower() if char.isalnum())


def read_conllu(path: Path) -> list[TreebankSentence]:
    """Sentences of a CoNLL-U file, plain or gzipped, in v2.8 guidelines.

    Ranges of multiword tokens and empty nodes are skipped. A file without `sent_id` (UD v1) names a sentence
    in the comment before it. Raises ValueError with the line or sentence for what is not CoNLL-U.
    """
    sentences: list[TreebankSentence] = []
    with _open(path) as file:
        name, rows = "", []
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line.startswith("#"):
                name = _name(line, name)
            elif line:
                cells = line.split("\t")
                if len(cells) != 10:
                    raise ValueError(f"{path.name}, line {number}: {len(cells)} columns instead of 10")
                if cells[0].isdigit():
                    rows.append(cells)
            elif rows:
                sentences.append(_sentence(name, rows))
                name, rows = "", []
        if rows:
            sentences.append(_sentence(name, rows))
    return sentences


def _open(path: Path) -> io.TextIOBase:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _name(comment: str, known: str) -> str:
    key, equals, value = comment[1:].partition("=")
    if equals:
        return value.strip() if key.strip() == "sent_id" else known
    return known or comment[1:].strip()


def _sentence(name: str, rows: list[list[str]]) -> TreebankSentence:
    index = {row[0]: at for at, row in enumerate(rows)}
    astray = [row[6] for row in rows if row[6] not in index and row[6] not in ("0", "_")]
    if astray:
        raise ValueError(f"sentence {name}: head {astray[0]} is not in it")
    words = tuple(_word(row, at, index) for at, row in enumerate(rows))
    document, paragraph = _place(name)
    return TreebankSentence(name, words, document, paragraph)


def _place(name: str) -> tuple[str, str]:
    """Document and paragraph in ids such as wiki-135.p.100.s.1; "" where the id has none."""
    head, mark, rest = name.rpartition(".p.")
    if not mark:
        return "", ""
    return head, rest.partition(".s.")[0]


def _word(row: list[str], at: int, index: dict[str, int]) -> Word:
    _, form, lemma, pos, tag, feats, head, relation, _, misc = row
    root = head in ("0", "_")
    word = Word(
        form=form,
        lemma=plain_lemma(lemma, form),
        pos=pos,
        tag="" if tag == "_" else tag,
        feats="" if feats == "_" else feats,
        head=at if root else index[head],
        relation="ROOT" if root else relation,
        space="SpaceAfter=No" not in misc,
    )
    return _to_v28(word)


def _to_v28(word: Word) -> Word:
    foreign = "Foreign=Yes" in word.feats
    feats = "|".join(one for one in word.feats.split("|") if not one.startswith(_NEWER_FEATURES))
    relation = _RELATIONS.get(word.relation, word.relation)
    if foreign and relation == "flat":
        relation = "fixed"
    pos = "SYM" if word.pos == "X" and word.tag == "SPEC|vreemd" else word.pos
    if (pos, feats, relation) == (word.pos, word.feats, word.relation):
        return word
    return replace(word, pos=pos, feats=feats, relation=relation)


def plain_lemma(lemma: str, form: str) -> str:
    """A lemma of the Alpino treebank without the bars between its parts.

    "op_helderen" becomes "ophelderen"; where the word itself has a hyphen between two parts it is kept
    ("D66_kamer_fractie" of "D66-kamerfractie" becomes "D66-kamerfractie").
    """
    if "_" not in lemma.strip("_"):
        return lemma
    first, *rest = lemma.split("_")
    plain = first
    for part in rest:
        hyphen = f"{plain}-{part[:1]}".lower()
        plain += f"-{part}" if form.lower().startswith(hyphen) else part
    return plain


def without(sentences: list[TreebankSentence], held_out: set[str]) -> Iterator[TreebankSentence]:
    """Sentences whose `key` is not among the held out ones; nothing of a test may be trained on."""
    return (sentence for sentence in sentences if sentence.key not in held_out)
