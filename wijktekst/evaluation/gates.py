"""The command of a gate: measure, name what does not hold, and say it with the exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from wijktekst.errors import WijktekstError

#: Measures with a copy of the sources, if any, raises the floors if asked; Dutch sentences about what fails.
Run = Callable[[Path | None, bool], list[str]]


def command(arguments: Sequence[str] | None, run: Run, *, module: str, gate: str, purpose: str) -> int:
    """Run a gate; 0 when it holds, 1 when it fails."""
    parser = argparse.ArgumentParser(f"wijktekst.evaluation.{module}", description=purpose)
    parser.add_argument("--bron", metavar="MAP", type=Path, help="kopie van de bronnen van de labels")
    parser.add_argument("--hoger", action="store_true", help="leg de vloeren net onder wat nu gehaald is")
    options = parser.parse_args(arguments)
    try:
        problems = run(options.bron, options.hoger)
    except WijktekstError as error:
        problems = [str(error)]
    for problem in problems:
        print(f"FOUT  {problem}", file=sys.stderr)
    print(f"{gate} houdt{' niet' if problems else ''}.", file=sys.stderr, flush=True)
    return 1 if problems else 0
