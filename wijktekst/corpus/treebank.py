"""The treebanks of the Dutch pipeline, by reference: where each file is published, what it is for, its hash.

Nothing that stands in a test is trained on: sentences with the letters of a test sentence are left out
wherever they turn up. The development part is the documents of the development files whose name falls in one
half.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from wijktekst import resources
from wijktekst.corpus.conllu import TreebankSentence, read_conllu, without
from wijktekst.corpus.references import read_rows
from wijktekst.errors import InputError

#: Files by today's guidelines, of which the tags of names are not taken over.
_NEWEST = "lassysmall-HEAD"
_PART_OF_NAME = "SPEC|deeleigen"
COLUMNS = ("name", "use", "file", "repository", "revision", "path", "licence", "sha256")


@dataclass(frozen=True, slots=True)
class TreebankFile:
    """One file and where it is published.

    `use` is train, older (other guidelines), development, test or lgpl; `file` its place in a copy.
    `revision` is "" where it was not recorded; suites of the Alpino Treebank were converted with ALUD 2.5.5.
    """

    name: str
    use: str
    file: str
    repository: str
    revision: str
    path: str
    licence: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Treebank:
    """Sentences to train on, of older releases, and to choose by; none of them stands in a test."""

    train: tuple[TreebankSentence, ...]
    older: tuple[TreebankSentence, ...]
    development: tuple[TreebankSentence, ...]


def treebank_files() -> list[TreebankFile]:
    """The files of the manifest corpora/boombank/bronnen.csv."""
    rows = read_rows(resources.find("corpora", "boombank") / "bronnen.csv", COLUMNS)
    return [TreebankFile(**row) for row in rows]


def read_treebank(source: Path, *, lgpl: bool = False) -> Treebank:
    """The treebanks in a copy at `source`, each checked against its hash.

    With `lgpl` the suites that are published under the LGPL only come along. Raises InputError for a file
    that is missing or another one.
    """
    found: dict[str, list[TreebankSentence]] = {}
    for file in treebank_files():
        if file.use != "lgpl" or lgpl:
            found.setdefault(file.use, []).extend(_checked(source, file))
    held = {sentence.key for sentence in found["test"]}
    development = [s for s in found["development"] if _is_development(s) and s.key not in held]
    held |= {sentence.key for sentence in development}
    rest = [s for s in found["development"] if not _is_development(s)]
    train = tuple(without([*rest, *found["train"], *found.get("lgpl", [])], held))
    older = _once(without(found["older"], held | {sentence.key for sentence in train}))
    return Treebank(train, tuple(older), tuple(development))


def _is_development(sentence: TreebankSentence) -> bool:
    return crc32(sentence.document.encode("utf-8")) % 2 == 0


def _once(sentences: Iterable[TreebankSentence]) -> list[TreebankSentence]:
    """Each sentence only the first time."""
    first: dict[str, TreebankSentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.key, sentence)
    return list(first.values())


def _checked(source: Path, file: TreebankFile) -> list[TreebankSentence]:
    path = source / file.file
    where = f"https://github.com/{file.repository} ({file.revision or 'ALUD 2.5.5'}, {file.path})"
    if not path.is_file():
        raise InputError(f"Boombank '{file.name}' staat niet in {path}. Haal hem op: {where}.")
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise InputError(f"{path} is een andere versie van boombank '{file.name}' dan {where}.")
    try:
        sentences = read_conllu(path)
    except ValueError as error:
        raise InputError(f"{path} is geen CoNLL-U: {error}") from error
    return [_without_new_names(s) for s in sentences] if file.name.startswith(_NEWEST) else sentences


def _without_new_names(sentence: TreebankSentence) -> TreebankSentence:
    """Parts of names without their tag, so that nobody learns it: today's guidelines tag other words so."""
    words = (replace(word, tag="") if word.tag == _PART_OF_NAME else word for word in sentence.words)
    return replace(sentence, words=tuple(words))
