"""A network of few random whole numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from wijktekst.language.subwords import Subwords
from wijktekst.measures.network import FORMAT, TASKS

WIDTH, HIDDEN, DISTANCES = 16, 24, (1, 2, 4)
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁hur", "en", "▁de", "▁gas", "▁", "fi"]
SUBWORDS = Subwords(PIECES, [0.0] * 4 + [-1.0] * 6, 0, 2, 3)


def arrays(seed: int = 0) -> dict[str, np.ndarray[Any, Any]]:
    """As `netwerk.npz` holds them."""
    rng = np.random.default_rng(seed)
    found: dict[str, np.ndarray[Any, Any]] = {
        "format": np.array(FORMAT),
        "distances": np.array(DISTANCES),
        "words": rng.integers(-127, 128, (len(PIECES), WIDTH)).astype(np.int8),
        "words.scale": np.full(len(PIECES), 0.01, np.float32),
        "part": rng.normal(size=(3, WIDTH)).astype(np.float32),
    }

    def linear(name: str, inputs: int, outputs: int) -> None:
        found[name] = rng.integers(-127, 128, (inputs, outputs)).astype(np.int8)
        found[f"{name}.scale"] = np.full(outputs, 0.003, np.float32)
        found[f"{name}.bias"] = rng.normal(0, 0.1, outputs).astype(np.float32)

    def norm(name: str) -> None:
        found[f"{name}.gain"] = rng.normal(1, 0.1, WIDTH).astype(np.float32)
        found[f"{name}.bias"] = rng.normal(0, 0.1, WIDTH).astype(np.float32)

    linear("terms", 12, WIDTH)
    linear("readout", WIDTH, len(TASKS) + sum(TASKS))
    norm("norm")
    for at in range(len(DISTANCES)):
        linear(f"{at}.near", 3 * WIDTH, HIDDEN)
        linear(f"{at}.mean", WIDTH, HIDDEN)
        linear(f"{at}.down", HIDDEN, WIDTH)
        norm(f"{at}.norm")
        found[f"{at}.step"] = np.array(0.03, np.float32)
    found["readout.step"] = np.array(0.03, np.float32)
    return found
