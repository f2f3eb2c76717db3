"""The small pipeline as a torch model with spaCy's layers, so that its weights can be written into one.

Tok2vec is MultiHashEmbed + MaxoutWindowEncoder (window 1), the heads are linear, the parser is the transition
parser with eight state tokens. Trained here because torch batches well, on a GPU and on two cores. Needs
torch (extra `training`).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.training.dutch.oracle import FEATURES

#: Labels that each word gets from the shared tok2vec.
HEADS = ("morphologizer", "tagger", "lemmatizer")
#: The component that finds sentences on its own, with a tok2vec of its own.
SENTER = "senter"
_EPSILON = 1e-8


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of tok2vec and parser, in the terms of spaCy's configuration."""

    attrs: tuple[str, ...] = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
    rows: tuple[int, ...] = (18000, 1000, 5000, 1000)
    width: int = 96
    depth: int = 4
    pieces: int = 2
    parser_hidden: int = 64
    parser_pieces: int = 2


#: The sentence recogniser: small, for it alone must be quick.
SENTER_SHAPE = Architecture(
    attrs=("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"), rows=(1000, 500, 500, 500, 50), width=16, depth=2
)


class Maxout(nn.Module):
    """Linear to `pieces` candidates, the largest of them, then layer normalisation; as thinc does it."""

    def __init__(self, inner: int, outer: int, pieces: int, dropout: float) -> None:
        super().__init__()
        self.outer, self.pieces = outer, pieces
        self.linear = nn.Linear(inner, outer * pieces)
        self.gain = nn.Parameter(torch.ones(outer))
        self.shift = nn.Parameter(torch.zeros(outer))
        self.dropout = nn.Dropout(dropout)
        nn.init.xavier_uniform_(self.linear.weight.view(outer, pieces, inner).view(-1, inner))
        nn.init.zeros_(self.linear.bias)

    def forward(self, x: Tensor) -> Tensor:
        """[..., inner] to [..., outer]."""
        y = self.linear(x).view(*x.shape[:-1], self.outer, self.pieces).amax(-1)
        mean = y.mean(-1, keepdim=True)
        spread = y.var(-1, unbiased=False, keepdim=True) + _EPSILON
        return self.dropout((y - mean) * spread.rsqrt() * self.gain + self.shift)


class Tok2Vec(nn.Module):
    """Vectors of tokens in a flat row of texts, which `depth` rows of padding keep apart."""

    def __init__(self, shape: Architecture, dropout: float, word_dropout: float) -> None:
        super().__init__()
        self.word_dropout = word_dropout
        self.tables = nn.ParameterList(
            nn.Parameter(torch.empty(rows, shape.width).uniform_(-0.1, 0.1)) for rows in shape.rows
        )
        self.mix = Maxout(len(shape.attrs) * shape.width, shape.width, 3, dropout)
        self.layers = nn.ModuleList(
            Maxout(3 * shape.width, shape.width, shape.pieces, dropout) for _ in range(shape.depth)
        )

    def forward(self, rows: Tensor, present: Tensor) -> Tensor:
        """Vectors [tokens, width]; `rows` [tokens, attrs, 4], `present` [tokens] is 0 for padding."""
        parts = []
        for at, table in enumerate(self.tables):
            part = functional.embedding_bag(rows[:, at], table, mode="sum")
            if self.training and at == 0 and self.word_dropout:
                part = part * (torch.rand(len(part), 1, device=part.device) >= self.word_dropout)
            parts.append(part)
        x = self.mix(torch.cat(parts, -1)) * present.unsqueeze(-1)
        for layer in self.layers:
            before, after = functional.pad(x[:-1], (0, 0, 1, 0)), functional.pad(x[1:], (0, 0, 0, 1))
            window = torch.cat([before, x, after], -1)
            x = x + layer(window)
        return x


class Parser(nn.Module):
    """Scores of the moves in a state, from the vectors of its eight tokens."""

    def __init__(self, shape: Architecture, moves: int, dropout: float) -> None:
        super().__init__()
        hidden, pieces = shape.parser_hidden, shape.parser_pieces
        self.shape = (FEATURES, hidden, pieces, hidden)
        self.narrow = nn.Linear(shape.width, hidden)
        self.weight = nn.Parameter(torch.empty(self.shape))
        self.missing = nn.Parameter(torch.zeros(FEATURES, hidden, pieces))
        self.bias = nn.Parameter(torch.zeros(hidden, pieces))
        self.upper = nn.Linear(hidden, moves)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.weight, std=(1.0 / (FEATURES * hidden)) ** 0.5)
        nn.init.normal_(self.missing, std=0.1)

    def forward(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Scores [states, moves]; `features` [states, 8] point at `vectors` [tokens, width], -1 for none."""
        places, hidden, pieces, _ = self.shape
        narrow = self.narrow(vectors)
        table = narrow @ self.weight.view(-1, hidden).T
        table = torch.cat([table.view(-1, places, hidden * pieces), self.missing.view(1, places, -1)])
        at = torch.where(features < 0, len(vectors), features)
        picked = table[at, torch.arange(places, device=at.device)]
        state = picked.sum(1).view(-1, hidden, pieces) + self.bias
        return self.upper(self.dropout(state.amax(-1)))


class Student(nn.Module):
    """A tok2vec, linear heads and perhaps the parser; `sizes` gives the number of labels of each by name."""

    def __init__(
        self, shape: Architecture, sizes: dict[str, int], dropout: float = 0.25, word_dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.shape = shape
        self.tok2vec = Tok2Vec(shape, dropout, word_dropout)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(shape.width, size) for name, size in sizes.items() if name != "parser"}
        )
        self.parser = Parser(shape, sizes["parser"], dropout) if "parser" in sizes else None
        last = [*self.heads.values(), *([self.parser.upper] if self.parser is not None else [])]
        for head in last:
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
