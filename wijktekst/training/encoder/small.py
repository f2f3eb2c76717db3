"""The small network of the default model, as it is trained: convolutions instead of attention.

`wijktekst.measures.network` is the same network in whole numbers.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.measures.pieces import TEXT
from wijktekst.training.encoder.network import OUTPUTS, Batch
from wijktekst.types import CHALLENGES

#: Numbers of a piece and of the middle of a layer; how far each layer looks to both sides.
WIDTH, HIDDEN, DISTANCES = 128, 256, (1, 2, 4)
#: Share of pieces that training hides, so that no answer hangs on one of them.
_HIDDEN_PIECES = 0.07


class Convolution(nn.Module):
    """Looks at a piece, at one before and one after it at a distance, and at the mean of all."""

    def __init__(self, distance: int, dropout: float) -> None:
        super().__init__()
        self.distance = distance
        self.near = nn.Linear(3 * WIDTH, HIDDEN)
        self.mean = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.down = nn.Linear(HIDDEN, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        """Of pieces [n, pieces, width]; `real` [n, pieces, 1] is 0 for padding."""
        steps, far, length = x * real, self.distance, x.shape[1]
        padded = functional.pad(steps, (0, 0, far, far))
        near = torch.cat([padded[:, at : at + length] for at in (0, far, 2 * far)], dim=-1)
        mean = steps.sum(1) / real.sum(1)
        hidden = functional.relu(self.near(near) + self.mean(mean)[:, None])
        return self.norm(x + self.dropout(self.down(hidden)))


class SmallNetwork(nn.Module):
    """Scores of sentences: kinds, challenges, themes, instruments."""

    def __init__(self, words: Tensor, unknown: int, dropout: float = 0.15) -> None:
        """`words` [pieces, width] are vectors to begin with, `unknown` is the id of a hidden piece."""
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=False)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Convolution(distance, dropout) for distance in DISTANCES)
        self.part = nn.Parameter(torch.zeros(TEXT + 1, WIDTH))
        self.terms = nn.Linear(len(CHALLENGES), WIDTH, bias=False)
        self.attention = nn.Linear(WIDTH, len(OUTPUTS))
        self.heads = nn.ModuleList(nn.Linear(WIDTH, size) for size in OUTPUTS)
        self.dropout = nn.Dropout(dropout)
        self._unknown = unknown
        nn.init.normal_(self.terms.weight, std=0.05)
        nn.init.zeros_(self.attention.weight)
        nn.init.zeros_(self.attention.bias)

    def forward(self, batch: Batch) -> tuple[Tensor, ...]:
        """Scores of kinds [n, 3], challenges [n, 13], themes [n, 12] and instruments [n, 6]."""
        x = self.read(batch.ids, batch.mask, self.part[batch.parts] + self.terms(batch.terms)).float()
        looked_at = ((batch.parts == TEXT) & batch.mask).unsqueeze(-1)
        weights = self.attention(x).float().masked_fill(~looked_at, -1e4).softmax(dim=1)
        pooled = self.dropout(torch.einsum("npt,npw->ntw", weights, x))
        return tuple(head(pooled[:, at]).float() for at, head in enumerate(self.heads))

    def read(self, ids: Tensor, mask: Tensor, beside: Tensor | float = 0.0) -> Tensor:
        """Vectors of pieces [n, pieces, width]; `beside` is added to those of the words."""
        if self.training:
            ids = ids.masked_fill(torch.rand(ids.shape, device=ids.device) < _HIDDEN_PIECES, self._unknown)
        x = self.dropout(self.norm(self.words(ids) + beside))
        real = mask.unsqueeze(-1).float()
        for layer in self.layers:
            x = layer(x, real)
        return x

    def groups(self, rate: float) -> list[dict[str, object]]:
        """Parameters for an optimiser: what reads learns half as fast as what answers."""
        reads = ("words", "norm", "layers")
        matrices: list[nn.Parameter] = []
        rest: list[nn.Parameter] = []
        answers: list[nn.Parameter] = []
        for name, parameter in self.named_parameters():
            if not name.startswith(reads):
                answers.append(parameter)
            else:
                (matrices if parameter.ndim > 1 else rest).append(parameter)
        return [
            {"params": matrices, "lr": rate / 2, "weight_decay": 0.05},
            {"params": rest, "lr": rate / 2, "weight_decay": 0.0},
            {"params": answers, "lr": rate, "weight_decay": 0.01},
        ]
