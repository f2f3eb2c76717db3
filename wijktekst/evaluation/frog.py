"""Frog, a tagger, lemmatizer and parser for Dutch, as a peer: only measured, never part of a run."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wijktekst.corpus.annotated import bare
from wijktekst.errors import InputError
from wijktekst.evaluation.parsed import Parse, ParsedToken

#: Universal parts of speech of the CGN tags that have one only.
_POS = {
    "ADJ": "ADJ", "BW": "ADV", "LID": "DET", "TSW": "INTJ", "TW": "NUM", "VZ": "ADP", "WW": "VERB",
    "LET": "PUNCT",
}  # fmt: skip


def frog_parse() -> Parse:
    """Parses texts with the `frog` command. Raises InputError when it is not installed."""
    command = shutil.which("frog")
    if command is None:
        raise InputError("Frog is niet geïnstalleerd (Debian: apt install frog frogdata). Laat --frog weg.")

    def parse(texts: Sequence[str]) -> list[list[ParsedToken]]:
        with tempfile.TemporaryDirectory() as folder:
            inside, outside = Path(folder, "in"), Path(folder, "out")
            inside.mkdir()
            outside.mkdir()
            for at, text in enumerate(texts):
                (inside / f"{at:04d}.txt").write_text(text + "\n", encoding="utf-8")
            subprocess.run(  # noqa: S603
                [command, f"--testdir={inside}", f"--outputdir={outside}", "--skip=nc", "--threads=1"],
                check=True, capture_output=True,
            )  # fmt: skip
            outputs = [file.read_text(encoding="utf-8") for file in sorted(outside.iterdir())]
        return [_read(output, text) for output, text in zip(outputs, texts, strict=True)]

    return parse


def _read(output: str, text: str) -> list[ParsedToken]:
    tokens: list[ParsedToken] = []
    plain, place = bare(text), 0
    for block in output.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        words = [_words(row) for row in rows]
        firsts = [len(tokens) + sum(map(len, words[:at])) for at in range(len(rows))]
        verbs, subjects, particles = _marks(rows)
        for at, parts in enumerate(words):
            for number, (form, lemma, tag) in enumerate(parts):
                # Frog writes some signs otherwise than they stand: look a little further for the word.
                found = plain.find(form, place, place + len(form) + 12)
                place = found if found >= 0 else place
                head = number == 0
                tokens.append(
                    ParsedToken(
                        place, place + len(form), pos=_pos(tag), lemma=lemma, sentence=head and at == 0,
                        main=head and at in verbs, subject=head and at in subjects,
                        particle_of=firsts[particles[at]] if head and at in particles else -1,
                    )
                )  # fmt: skip
                place += len(form)
    return tokens


def _words(row: Sequence[str]) -> list[tuple[str, str, str]]:
    """Form, lemma and tag of a row; Frog joins a fixed expression to one row with underscores."""
    forms, lemmas, tags = row[1].split("_"), row[2].split("_"), row[4].split("_")
    if len(forms) == len(lemmas) == len(tags):
        return list(zip(forms, lemmas, tags, strict=True))
    return [(row[1], row[2], row[4])]


def _pos(tag: str) -> str:
    head, _, rest = tag.partition("(")
    features = rest.rstrip(")").split(",")
    if head == "N":
        return "PROPN" if features[0] == "eigen" else "NOUN"
    if head == "VNW":
        return "DET" if "det" in features or "prenom" in features else "PRON"
    if head == "VG":
        return "CCONJ" if features[0] == "neven" else "SCONJ"
    if head == "TW" and features[0] == "rang":
        return "ADJ"
    if head == "SPEC":
        return "PROPN" if features[0] == "deeleigen" else "SYM" if features[0] == "vreemd" else "X"
    return _POS.get(head, "X")


def _marks(rows: Sequence[Sequence[str]]) -> tuple[set[int], set[int], dict[int, int]]:
    """Main verb, its subject and particles in Frog's labels (vc, su, svp)."""
    heads = [int(row[-2]) - 1 if row[-2].isdigit() else -1 for row in rows]
    labels = [row[-1] for row in rows]
    verbs, subjects = set(), set()
    for root, head in enumerate(heads):
        if head >= 0 or not rows[root][4].startswith("WW"):
            continue
        main = root
        while below := [
            at
            for at, one in enumerate(heads)
            if one == main and labels[at] == "vc" and rows[at][4].startswith("WW")
        ]:
            main = below[0]
        verbs.add(main)
        subjects.update([at for at, one in enumerate(heads) if one == root and labels[at] == "su"][:1])
    particles = {
        at: head
        for at, head in enumerate(heads)
        if labels[at] == "svp" and head >= 0 and rows[at][4].startswith(("VZ", "ADJ", "BW", "N"))
    }
    return verbs, subjects, particles
