"""What a small network learns first, without labels: to make of each piece of a text what e5 makes of it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from wijktekst.training.dutch.e5 import E5Weights
from wijktekst.training.dutch.encoder import Layer, load_layer, load_linear
from wijktekst.training.encoder.network import grouped
from wijktekst.training.encoder.small import WIDTH, SmallNetwork

#: Layers whose vectors are imitated, and how many of their main directions.
_LAYERS, _DIRECTIONS = (6, 12), 96
#: Texts, of the longest, of which the main directions are taken.
_TEXTS_FOR_DIRECTIONS = 400
_PIECES, _STEPS, _RATE, _WARM_UP = 6000, 4000, 2e-3, 200

Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Model:
    """The text, as ids, with what is to be made of each piece: (pieces, 2 * directions)."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]


def main_directions(weights: E5Weights, kept: Sequence[int]) -> Tensor:
    """Vectors of the kept pieces [pieces, width] to begin with: the main directions of those of e5."""
    words = weights.tensors["emb.word"][list(kept)]
    left, sizes, _ = np.linalg.svd(words - words.mean(axis=0), full_matrices=False)
    found = left[:, :WIDTH] * sizes[:WIDTH]
    return torch.from_numpy((found / found.std() * 0.5).astype(np.float32))


def imitate(
    model: SmallNetwork,
    weights: E5Weights,
    kept: Sequence[int],
    texts: Sequence[Sequence[int]],
    *,
    seed: int,
    device: str = "cpu",
) -> None:
    """Train what `model` reads with, in place, on texts of pieces of the kept vocabulary."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    lessons = list(_read_by_e5(weights, kept, sorted(texts, key=len), device))
    head = nn.Linear(WIDTH, len(_LAYERS) * _DIRECTIONS).to(device)
    model.to(device).train()
    learning = [*model.words.parameters(), *model.norm.parameters(), *model.layers.parameters()]
    learning += head.parameters()
    optimiser = torch.optim.AdamW(learning, lr=_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / _WARM_UP, 1 - step / _STEPS)
    )
    total = 0.0
    for step, group in enumerate(itertools.islice(_for_ever(lessons, rng), _STEPS)):
        ids, mask = _padded([lessons[at].ids for at in group])
        with torch.autocast(device, dtype=torch.bfloat16):
            told = head(model.read(ids.to(device), mask.to(device)))
        wanted = torch.from_numpy(np.concatenate([lessons[at].vectors for at in group])).float()
        loss = (told.float()[mask] - wanted.to(device)).square().mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if step % 200 == 199:
            print(f"step {step + 1}/{_STEPS}: error {total / 200:.3f}", flush=True)
            total = 0.0


@torch.no_grad()
def _read_by_e5(
    weights: E5Weights, kept: Sequence[int], texts: Sequence[Sequence[int]], device: str
) -> Iterator[_Model]:
    e5 = _E5(weights, kept).to(device).eval()

    def read(group: Sequence[Sequence[int]]) -> list[Singles]:
        ids, mask = _padded([np.array(one) for one in group])
        with torch.autocast(device, dtype=torch.bfloat16):
            layers = e5(ids.to(device), mask.to(device))
        return [layer.float()[mask].cpu().numpy() for layer in layers]

    directions = [_Directions.of(one) for one in read(texts[-_TEXTS_FOR_DIRECTIONS:])]
    lengths = list(map(len, texts))
    for group in grouped(lengths, range(len(texts)), _PIECES):
        found = [
            one.along(layer) for one, layer in zip(directions, read([texts[at] for at in group]), strict=True)
        ]
        ends = np.cumsum([len(texts[at]) for at in group])[:-1]
        vectors = np.split(np.hstack(found).astype(np.float16), ends)
        for at, one in zip(group, vectors, strict=True):
            yield _Model(np.array(texts[at], dtype=np.int64), one)


@dataclass(frozen=True, slots=True)
class _Directions:
    """Main directions (directions, width) of vectors around their mean, and how large they are together."""

    mean: Singles
    along_which: Singles
    size: float

    @classmethod
    def of(cls, vectors: Singles) -> _Directions:
        mean = vectors.mean(axis=0)
        _, sizes, directions = np.linalg.svd(vectors - mean, full_matrices=False)
        size = float(np.sqrt(np.square(sizes[:_DIRECTIONS]).mean() / len(vectors)))
        return cls(mean, directions[:_DIRECTIONS], size)

    def along(self, vectors: Singles) -> Singles:
        found: Singles = (vectors - self.mean) @ self.along_which.T / np.float32(self.size)
        return found


class _E5(nn.Module):
    """The layers of multilingual-e5-small as they are published."""

    def __init__(self, weights: E5Weights, kept: Sequence[int]) -> None:
        super().__init__()
        tensors = weights.tensors
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(tensors["emb.word"][list(kept)]))
        self.positions = nn.Parameter(torch.from_numpy(tensors["emb.pos"] + tensors["emb.type"][0]))
        self.norm = nn.LayerNorm(weights.shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(weights.shape, 0.0) for _ in range(max(_LAYERS)))
        load_linear(self.norm, tensors, "emb.ln")
        for at, layer in enumerate(self.layers):
            load_layer(layer, tensors, at)

    def forward(self, ids: Tensor, mask: Tensor) -> list[Tensor]:
        x = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        found = []
        for number, layer in enumerate(self.layers, start=1):
            x = layer(x, mask[:, None, None, :])
            if number in _LAYERS:
                found.append(x)
        return found


def _padded(texts: Sequence[NDArray[np.int64]]) -> tuple[Tensor, Tensor]:
    """Ids and which of them are no padding: [texts, longest]."""
    shape = len(texts), max(map(len, texts))
    ids, mask = np.ones(shape, np.int64), np.zeros(shape, bool)
    for at, text in enumerate(texts):
        ids[at, : len(text)], mask[at, : len(text)] = text, True
    return torch.from_numpy(ids), torch.from_numpy(mask)


def _for_ever(lessons: Sequence[_Model], rng: np.random.Generator) -> Iterator[list[int]]:
    """Batches of texts of like length, in random order, again and again."""
    lengths = [len(lesson.ids) for lesson in lessons]
    while True:
        order = np.argsort([length + rng.random() for length in lengths], kind="stable")
        groups = grouped(lengths, order.tolist(), _PIECES)
        yield from (groups[at] for at in rng.permutation(len(groups)))
