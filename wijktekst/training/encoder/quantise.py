"""Writes a trained small network as whole numbers, for `wijktekst.measures.network`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from wijktekst.measures.network import FORMAT, TASKS, TOP
from wijktekst.measures.pieces import Pieces
from wijktekst.training.encoder.network import batch_of
from wijktekst.training.encoder.small import SmallNetwork

Arrays = dict[str, NDArray[Any]]
#: Share of activations that fit in the whole numbers; the few beyond are cut off.
_FITS = 0.9999


def arrays_of(model: SmallNetwork, rows: Sequence[Pieces]) -> Arrays:
    """The network in whole numbers; `rows` show how large its activations become."""
    model.cpu().eval()
    arrays: Arrays = {"format": np.array(FORMAT), "part": _floats(model.part)}
    arrays["words"], arrays["words.scale"] = _whole(_floats(model.words.weight), axis=1)
    arrays["distances"] = np.array([layer.distance for layer in model.layers])
    arrays |= _linear("terms", model.terms) | _norm("norm", model.norm)
    steps = list(_steps(model, rows))
    for at, layer in enumerate(model.layers):
        arrays |= _linear(f"{at}.near", layer.near) | _linear(f"{at}.mean", layer.mean)
        arrays |= _linear(f"{at}.down", layer.down) | _norm(f"{at}.norm", layer.norm)
        arrays[f"{at}.step"] = np.array(steps[at], np.float32)
    tasks = len(TASKS)
    weights = torch.cat([model.attention.weight[:tasks], *(head.weight for head in model.heads[:tasks])])
    biases = torch.cat([model.attention.bias[:tasks], *(head.bias for head in model.heads[:tasks])])
    arrays |= _stored("readout", weights, _floats(biases))
    arrays["readout.step"] = np.array(steps[-1], np.float32)
    return arrays


def write(arrays: Arrays, path: Path) -> None:
    """The same network gives the same bytes."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stubs know one keyword


@torch.no_grad()
def _steps(model: SmallNetwork, rows: Sequence[Pieces]) -> Iterator[float]:
    """What a whole number is worth before each layer, and behind the last."""
    seen: list[list[Tensor]] = [[] for _ in range(len(model.layers) + 1)]
    for row in rows:
        batch = batch_of([row])
        x = model.norm(model.words(batch.ids) + model.part[batch.parts] + model.terms(batch.terms))
        real = batch.mask.unsqueeze(-1).float()
        seen[0].append(x)
        for at, layer in enumerate(model.layers):
            x = layer(x, real)
            seen[at + 1].append(x)
    for one in seen:
        sizes = torch.cat([x.abs().flatten() for x in one]).numpy()
        yield float(np.quantile(sizes, _FITS)) / TOP


def _linear(name: str, layer: nn.Linear) -> Arrays:
    bias = np.zeros(layer.out_features, np.float32) if layer.bias is None else _floats(layer.bias)
    return _stored(name, layer.weight, bias)


def _stored(name: str, weights: Tensor, bias: NDArray[np.float32]) -> Arrays:
    whole, scale = _whole(_floats(weights).T, axis=0)
    return {name: whole, f"{name}.scale": scale, f"{name}.bias": bias}


def _norm(name: str, layer: nn.LayerNorm) -> Arrays:
    return {f"{name}.gain": _floats(layer.weight), f"{name}.bias": _floats(layer.bias)}


def _whole(numbers: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers of -127 to 127 and what one is worth, along an axis."""
    scale = np.maximum(np.abs(numbers).max(axis=axis, keepdims=True), 1e-8) / TOP
    return np.rint(numbers / scale).astype(np.int8), scale.squeeze(axis).astype(np.float32)


def _floats(tensor: Tensor) -> NDArray[np.float32]:
    found: NDArray[np.float32] = tensor.detach().float().numpy().copy()
    return found
