"""How well a Dutch pipeline reads: `python -m wijktekst.evaluation.dutch`, or `make eval-nl`.

Three tests that nothing was trained on: LassySmall and Alpino (UD v2.8 and the newest Alpino), as running
text and with the borders of their paragraphs, and policy text annotated by hand (corpora/beleidszinnen).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from wijktekst.corpus.annotated import AnnotatedPassage, bare
from wijktekst.corpus.conllu import TreebankSentence, read_conllu
from wijktekst.errors import InputError, WijktekstError
from wijktekst.evaluation.metrics import Estimate, class_f1, estimate, resampled
from wijktekst.evaluation.parsed import MEASURES, Parse, ParsedToken, agreement, clause_marks
from wijktekst.training.dutch.held_out import policy_test

#: A text, its annotation and the number of its unit: what is drawn together in the bootstrap.
Item = tuple[str, list[ParsedToken], int]

TREEBANKS = {
    "LassySmall v2.8": "treebank/conllu/ud/lassysmall-v2.8-test.conllu.gz",
    "Alpino v2.8": "treebank/conllu/ud/alpino-v2.8-test.conllu.gz",
    "Alpino nieuwste": "treebank/conllu/ud/alpino-HEAD-test.conllu.gz",
}
#: Measures that each kind of test can tell, in the order of the table.
TREEBANK_COLUMNS = ("pos", "tag", "morph", "lemma", "uas", "las", "sents")
POLICY_COLUMNS = ("pos", "pos+", "lemma", "sents", "verb", "subject", "particle")
_ROW = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table per test; a row per pipeline. 1 when something is missing."""
    parser = argparse.ArgumentParser(
        "wijktekst.evaluation.dutch", description="Meet Nederlandse taalmodellen."
    )
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van boombanken en bronnen")
    parser.add_argument("--frog", action="store_true", help="meet ook Frog, als het is geïnstalleerd")
    parser.add_argument("namen", nargs="*", help="taalmodellen of mappen; standaard het ingebouwde")
    options = parser.parse_args(arguments)
    try:
        run(options.bron, options.namen or ["nl_wijktekst_sm"], frog=options.frog)
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr, flush=True)
        return 1
    return 0


def run(source: Path | None, names: Sequence[str], *, frog: bool = False) -> None:
    """Print the tables of the named pipelines; Frog is measured on policy text only.

    Raises InputError when the copy of the treebanks or Frog is missing, ModelError for a pipeline.
    """
    if source is None:
        raise InputError("Noem een kopie van de boombanken: --bron MAP (of make eval-nl BRON=MAP).")
    systems: dict[str, Parse] = {name: spacy_parse(name) for name in names}
    peers = _frog() if frog else {}
    for title, file in TREEBANKS.items():
        sentences = treebank_test(source / file)
        _print(f"{title}, doorlopend", running(sentences), systems, TREEBANK_COLUMNS)
        _print(f"{title}, met blokranden", bordered(sentences), systems, TREEBANK_COLUMNS)
    ours = {f"{name} + wijk_zinnen": spacy_parse(name, our_borders=True) for name in names}
    passages, missing = policy_test(source)
    items = [(passage.text(), annotated(passage), at) for at, passage in enumerate(passages)]
    _print("Beleidszinnen", items, systems | ours | peers, POLICY_COLUMNS)
    if missing:
        print(f"Niet teruggevonden in de bron: {', '.join(missing)}.")


def _frog() -> dict[str, Parse]:
    from wijktekst.evaluation.frog import frog_parse

    return {"Frog": frog_parse()}


def treebank_test(path: Path) -> list[TreebankSentence]:
    """Sentences of a treebank file. Raises InputError when it is missing."""
    if not path.is_file():
        raise InputError(f"{path} ontbreekt. Noem met --bron een kopie waar de boombanken in staan.")
    return read_conllu(path)


def spacy_parse(name: str, *, our_borders: bool = False) -> Parse:
    """A spaCy pipeline by name or folder. Sentence borders are its own, or those of `wijk_zinnen`."""
    from wijktekst.language import load_pipeline

    nlp = load_pipeline(name)
    if our_borders:
        nlp.add_pipe("wijk_zinnen", first=True)

    def parse(texts: Sequence[str]) -> list[list[ParsedToken]]:
        return [_of_doc(doc) for doc in nlp.pipe(texts)]

    return parse


def _of_doc(doc: object) -> list[ParsedToken]:
    tokens: list[ParsedToken] = []
    index: dict[int, int] = {}
    place, opens = 0, True
    heads = []
    for token in doc:  # type: ignore[attr-defined]
        opens = opens or bool(token.is_sent_start)
        if token.is_space:
            continue
        index[token.i] = len(tokens)
        heads.append(token.head.i)
        size = len(bare(token.text))
        tokens.append(
            ParsedToken(
                place,
                place + size,
                token.pos_,
                token.tag_,
                str(token.morph),
                token.lemma_,
                -1,
                token.dep_,
                opens,
            )
        )
        place, opens = place + size, False
    tokens = [
        replace(token, head=index.get(head, at))
        for at, (token, head) in enumerate(zip(tokens, heads, strict=True))
    ]
    return with_marks(tokens)


def with_marks(tokens: list[ParsedToken]) -> list[ParsedToken]:
    """The tokens with main verb, subject and particle filled in from their tree."""
    verbs, subjects, particles = clause_marks(tokens)
    return [
        replace(token, main=at in verbs, subject=at in subjects, particle_of=particles.get(at, -1))
        for at, token in enumerate(tokens)
    ]


def running(sentences: Sequence[TreebankSentence]) -> list[Item]:
    """Texts of ten sentences on end, a space between: how the published figures of the baseline were made."""
    groups = [sentences[at : at + _ROW] for at in range(0, len(sentences), _ROW)]
    return [_item(group, lambda before, after: " ", unit) for unit, group in enumerate(groups)]


def bordered(sentences: Sequence[TreebankSentence]) -> list[Item]:
    """Whole documents with a blank line between paragraphs, as documents reach the pipeline in wijktekst."""
    documents: dict[str, list[TreebankSentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)

    def border(before: TreebankSentence, after: TreebankSentence) -> str:
        return " " if before.paragraph == after.paragraph else "\n\n"

    return [_item(group, border, unit) for unit, group in enumerate(documents.values())]


def _item(
    group: Sequence[TreebankSentence], border: Callable[[TreebankSentence, TreebankSentence], str], unit: int
) -> Item:
    text, place = "", 0
    tokens: list[ParsedToken] = []
    for at, sentence in enumerate(group):
        if at:
            text = text.rstrip() + border(group[at - 1], sentence)
        shift = len(tokens)
        for number, word in enumerate(sentence.words):
            text += word.form + (" " if word.space else "")
            size = len(bare(word.form))
            tokens.append(
                ParsedToken(
                    place, place + size, word.pos, word.tag, word.feats, word.lemma,
                    shift + word.head, word.relation, number == 0,
                )
            )  # fmt: skip
            place += size
    return text.rstrip(), tokens, unit


def annotated(passage: AnnotatedPassage) -> list[ParsedToken]:
    """A hand-annotated passage in the form that is compared."""
    tokens, place = [], 0
    for token in passage.tokens:
        tokens.append(
            ParsedToken(
                place, place + len(token.form), token.pos, "", "", token.lemma, -1, "", token.sentence,
                token.main, token.subject, token.particle_of,
            )
        )  # fmt: skip
        place += len(token.form)
    return tokens


def measured(items: Sequence[Item], parse: Parse) -> dict[str, Estimate]:
    """F1 of each of `MEASURES` with its 95% interval over units."""
    parses = parse([text for text, _, _ in items])
    counts = np.stack([agreement(gold, found) for (_, gold, _), found in zip(items, parses, strict=True)])
    samples = resampled(counts, np.array([unit for _, _, unit in items]))
    sums = counts.sum(axis=0)
    return {
        measure: estimate(sums[:, [at]], samples[:, :, [at]], lambda table: class_f1(table)[..., 0])
        for at, measure in enumerate(MEASURES)
    }


def _print(title: str, items: Sequence[Item], systems: dict[str, Parse], columns: Sequence[str]) -> None:
    words = sum(len(gold) for _, gold, _ in items)
    sentences = sum(token.sentence for _, gold, _ in items for token in gold)
    print(f"\n## {title}: {sentences} zinnen, {words} tokens\n")
    print("\n".join(_table(items, systems, columns)), flush=True)


def _table(items: Sequence[Item], systems: dict[str, Parse], columns: Sequence[str]) -> Iterator[str]:
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for name, parse in systems.items():
        figures = measured(items, parse)
        cells = (f"{figures[c].value:.4f} ({figures[c].low:.3f}-{figures[c].high:.3f})" for c in columns)
        yield f"| {Path(name).name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
