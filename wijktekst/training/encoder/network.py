"""The network: the first layers of multilingual-e5-small, with the lexicon's evidence laid on the pieces.

Each task has its own attention over the pieces of the sentence and a linear head, so that a score is a sum
with a part for every piece. The instrument of a measure is learnt along; that head does not ship.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from wijktekst.measures.model import CLASSES, KINDS
from wijktekst.measures.pieces import CONTEXT_PIECES, TEXT, TEXT_PIECES, Pieces
from wijktekst.training.dutch.e5 import E5Weights
from wijktekst.training.dutch.encoder import Layer, load_layer, load_linear
from wijktekst.types import CHALLENGES, INSTRUMENTS

#: Outputs of each task: kinds, challenges, themes, and the one that is learnt along: instruments.
OUTPUTS = (len(KINDS), len(CLASSES), len(CHALLENGES), len(INSTRUMENTS))
#: Tasks that ship.
SHIPPED = 3
#: Pieces of the longest input.
LONGEST = CONTEXT_PIECES + TEXT_PIECES + 4


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences padded to one length: ids, parts and mask [n, pieces], terms [n, pieces, 12]."""

    ids: Tensor
    parts: Tensor
    terms: Tensor
    mask: Tensor


def batch_of(rows: Sequence[Pieces], device: str = "cpu") -> Batch:
    """Pieces as tensors on the device, padded with the id 1."""
    shape = (len(rows), max(len(row.ids) for row in rows))
    ids, parts = np.ones(shape, np.int64), np.zeros(shape, np.int64)
    mask, terms = np.zeros(shape, bool), np.zeros((*shape, len(CHALLENGES)), np.float32)
    for at, row in enumerate(rows):
        size = len(row.ids)
        ids[at, :size], parts[at, :size], terms[at, :size], mask[at, :size] = (
            row.ids, row.parts, row.terms, True,
        )  # fmt: skip
    return Batch(*(torch.from_numpy(array).to(device) for array in (ids, parts, terms, mask)))


def grouped(lengths: Sequence[int], order: Sequence[int], most: int) -> list[list[int]]:
    """Rows in this order, in groups of at most `most` pieces when padded to the longest, or of one row."""
    groups: list[list[int]] = []
    longest = 0
    for at in order:
        size = lengths[at]
        longest = max(longest, size)
        if not groups or longest * (len(groups[-1]) + 1) > most:
            groups.append([])
            longest = size
        groups[-1].append(at)
    return groups


class SentenceEncoder(nn.Module):
    """Scores of sentences: kinds, challenges, themes, instruments."""

    def __init__(self, weights: E5Weights, kept: Sequence[int], layers: int, dropout: float = 0.1) -> None:
        """`kept` are the pieces of the vocabulary that are used, `layers` how many layers are, from below."""
        super().__init__()
        tensors, width = weights.tensors, weights.shape.width
        words = torch.from_numpy(tensors["emb.word"][list(kept)])
        self.words = nn.Embedding.from_pretrained(words, freeze=True)
        positions = (tensors["emb.pos"] + tensors["emb.type"][0])[:LONGEST]
        self.positions = nn.Parameter(torch.from_numpy(positions.copy()))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.part = nn.Parameter(torch.zeros(TEXT + 1, width))
        self.layers = nn.ModuleList(Layer(weights.shape, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.attention = nn.Linear(width, len(OUTPUTS))
        self.heads = nn.ModuleList(nn.Linear(width, size) for size in OUTPUTS)
        self.terms = nn.Linear(len(CHALLENGES), width, bias=False)
        nn.init.zeros_(self.attention.weight)
        nn.init.zeros_(self.attention.bias)
        nn.init.normal_(self.terms.weight, std=0.05)
        load_linear(self.norm, tensors, "emb.ln")
        for at, layer in enumerate(self.layers):
            load_layer(layer, tensors, at)

    def forward(self, batch: Batch) -> tuple[Tensor, ...]:
        """Scores of kinds [n, 3], challenges [n, 13], themes [n, 12] and instruments [n, 6]."""
        x, weights = self._read(batch.ids, batch.parts, batch.terms, batch.mask)
        pooled = self.dropout(torch.einsum("npt,npw->ntw", weights, x.float()))
        return tuple(head(pooled[:, at]).float() for at, head in enumerate(self.heads))

    def shares(self, ids: Tensor, parts: Tensor, terms: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [n, 28] of sentences of one length, and what each piece adds to them [n, pieces, 28]."""
        heads = self.heads[:SHIPPED]
        x, weights = self._read(ids, parts, terms, torch.ones_like(ids, dtype=torch.bool))
        by_piece = [
            weights[..., at : at + 1] * (x @ head.weight.transpose(0, 1)) for at, head in enumerate(heads)
        ]
        found = torch.cat(by_piece, dim=-1)
        bias = torch.cat([head.bias for head in heads])
        return found.sum(dim=1) + bias, found

    def _read(self, ids: Tensor, parts: Tensor, terms: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of pieces [n, pieces, width] and how much each task looks at them [n, pieces, 4]."""
        x = self.words(ids) + self.positions[: ids.shape[1]]
        x = self.dropout(self.norm(x + self.part[parts] + self.terms(terms)))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        looked_at = ((parts == TEXT) & mask).unsqueeze(-1)
        return x, self.attention(x).float().masked_fill(~looked_at, -1e4).softmax(dim=1)
