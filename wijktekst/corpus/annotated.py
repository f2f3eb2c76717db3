"""Hand-annotated passages of policy text by reference: what each token is, without the text.

A folder with `passages.csv` (which file, how to recognise the passage) and `tokens.csv` (where each token
stands in it and what it is). A passage is recognised by a hash over its characters without white space, so
another reading of line ends and blocks does not matter; tokens count in those characters. Lemmas are written
as what to change in the word, so that the table does not spell the sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError
from wijktekst.types import Document

PASSAGE_COLUMNS = ("passage", "kind", "root", "file", "length", "anchor", "sha1")
TOKEN_COLUMNS = ("passage", "start", "end", "sentence", "block", "pos", "lemma", "marks")
_ANCHOR = 16


@dataclass(frozen=True, slots=True)
class AnnotatedToken:
    """A token as a reader annotated it.

    `space` says whether white space follows, `sentence` and `block` whether one begins here. `main` marks the
    main verb of its sentence, `subject` the head of that verb's subject; `particle_of` is the index in the
    passage of the verb that a separated particle belongs to, -1 for other words.
    """

    form: str
    lemma: str
    pos: str
    space: bool
    sentence: bool
    block: bool
    main: bool
    subject: bool
    particle_of: int


@dataclass(frozen=True, slots=True)
class AnnotatedPassage:
    """A few sentences on end from one document; `kind` is the kind of document."""

    id: str
    kind: str
    file: str
    tokens: tuple[AnnotatedToken, ...]

    def text(self, border: str = "\n\n") -> str:
        """The passage with `border` between its blocks and one space for other white space."""
        parts = []
        for at, token in enumerate(self.tokens):
            closes = at + 1 < len(self.tokens) and self.tokens[at + 1].block
            parts.append(token.form + (border if closes else " " if token.space else ""))
        return "".join(parts).rstrip()


def lemma_rule(form: str, lemma: str) -> str:
    """What to do with a word to get its lemma: `=0~~2~en` cuts two letters at the end and adds "en".

    The parts: "=" for the word as written or "v" for lower case with the letters to cut in front, what comes
    before, the letters to cut at the end, what comes after. Raises ValueError for a lemma that cannot be
    written so: an empty one, or one with "~".
    """
    if not form or not lemma or "~" in lemma:
        raise ValueError(f"no rule makes '{lemma}' of '{form}'")
    word, flag = (form, "=") if lemma[:1] == form[:1] else (form.lower(), "v")
    size, start, at = max(
        (_shared(word[start:], lemma[at:]), -start, -at)
        for start in range(len(word))
        for at in range(len(lemma))
    )
    start, at = -start, -at
    return f"{flag}{start}~{lemma[:at]}~{len(word) - start - size}~{lemma[at + size :]}"


def _shared(one: str, other: str) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def apply_rule(form: str, rule: str) -> str:
    """The lemma that `lemma_rule` described. Raises ValueError for a rule that is none."""
    start, before, cut, after = rule[1:].split("~")
    word = form.lower() if rule[0] == "v" else form
    return before + word[int(start) : len(word) - int(cut)] + after


def bare(text: str) -> str:
    """A text without its white space: what hashes and offsets of passages count in."""
    return "".join(text.split())


def anchor_of(text: str) -> str:
    """Quick hash of the start of a bare text, in hex."""
    return f"{crc32(text[:_ANCHOR].encode('utf-8')):08x}"


def hash_of(text: str) -> str:
    """SHA-1 of a bare text, in hex."""
    return hashlib.sha1(text.encode("utf-8"), usedforsecurity=False).hexdigest()


def read_annotated(
    folder: Path, roots: Mapping[str, Path], read: Callable[[Path], Document | None]
) -> tuple[list[AnnotatedPassage], list[str]]:
    """Passages found back under `roots`, and the ids of those that were not.

    `roots` says where the files of each root lie ("corpora": those of this package, "bron": a copy of the
    real documents); `read` gives the document of a file, None when it cannot be read. Raises InputError for
    tables that do not fit together.
    """
    rows = read_rows(folder / "passages.csv", PASSAGE_COLUMNS)
    tokens: dict[str, list[dict[str, str]]] = {}
    for token in read_rows(folder / "tokens.csv", TOKEN_COLUMNS):
        tokens.setdefault(token["passage"], []).append(token)
    text_of = _texts(roots, read)
    found, missing = [], []
    for row in rows:
        text = text_of(row)
        try:
            located = None if text is None else _located(text, row)
            if located is None:
                missing.append(row["passage"])
                continue
            found.append(_passage(row, located, tokens[row["passage"]]))
        except (KeyError, ValueError, IndexError) as error:
            raise InputError(f"{folder}: de tokens van passage {row['passage']} kloppen niet.") from error
    return found, missing


def _texts(
    roots: Mapping[str, Path], read: Callable[[Path], Document | None]
) -> Callable[[Mapping[str, str]], str | None]:
    """Gives the text of the document of a passage, None when it is not there; each file is read once."""

    @cache
    def text(path: Path) -> str:
        document = read(path)
        return document.text if document is not None else ""

    def of(row: Mapping[str, str]) -> str | None:
        if row["root"] not in roots:
            return None
        path = roots[row["root"]] / row["file"]
        return text(path) if path.is_file() else None

    return of


def _located(text: str, row: Mapping[str, str]) -> tuple[str, list[bool]] | None:
    """The passage without white space, and for each character whether white space follows it in the text."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    plain = "".join(text[at] for at in places)
    length = int(row["length"])
    for start in range(len(plain) - length + 1):
        if anchor_of(plain[start : start + _ANCHOR]) == row["anchor"] and (
            hash_of(plain[start : start + length]) == row["sha1"]
        ):
            after = [
                places[at] + 1 < len(text) and text[places[at] + 1].isspace()
                for at in range(start, start + length)
            ]
            return plain[start : start + length], after
    return None


def _passage(
    row: Mapping[str, str], located: tuple[str, list[bool]], tokens: Sequence[Mapping[str, str]]
) -> AnnotatedPassage:
    made = tuple(_token(token, *located) for token in tokens)
    return AnnotatedPassage(row["passage"], row["kind"], row["file"], made)


def _token(token: Mapping[str, str], plain: str, after: Sequence[bool]) -> AnnotatedToken:
    start, end = int(token["start"]), int(token["end"])
    form = plain[start:end]
    marks = token["marks"].split()
    return AnnotatedToken(
        form=form,
        lemma=apply_rule(form, token["lemma"]),
        pos=token["pos"],
        space=after[end - 1],
        sentence=token["sentence"] == "1",
        block=token["block"] == "1",
        main="M" in marks,
        subject="S" in marks,
        particle_of=next((int(mark[2:]) for mark in marks if mark.startswith("P=")), -1),
    )
