"""The network of the teacher: multilingual-e5-small with a head per task and a biaffine parser.

Needs torch (extra `training`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.training.dutch.e5 import Shape
from wijktekst.training.dutch.passages import MISSING, TASKS, Passage


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages padded to one size, on the device; a row per passage.

    pieces, piece_mask, piece_block : [passages, pieces]; ids, whether a piece is there, opens a block.
    word_of : [passages, pieces]; the word that each piece belongs to.
    words, lengths, sentence : [passages, words]; whether a word is there, its pieces, its sentence.
    labels : [passages, words] per task, -100 where unknown.
    """

    pieces: Tensor
    piece_mask: Tensor
    piece_block: Tensor
    word_of: Tensor
    words: Tensor
    lengths: Tensor
    sentence: Tensor
    labels: dict[str, Tensor]


def make_batch(passages: Sequence[Passage], ends: tuple[int, int], device: str) -> Batch:
    """The passages as tensors; `ends` are the ids of the pieces that open and close a text."""
    words = max(map(len, passages))
    pieces = max(len(one.pieces) for one in passages) + 2
    shape = (len(passages), words)
    ids = np.ones((len(passages), pieces), np.int64)
    mask, block = np.zeros(ids.shape, bool), np.zeros(ids.shape, np.float32)
    word_of = np.full(ids.shape, words, np.int64)
    present, lengths = np.zeros(shape, bool), np.zeros(shape, np.float32)
    sentence = np.full(shape, -1, np.int64)
    labels = {task: np.full(shape, MISSING, np.int64) for task in (*TASKS, "head", "relation")}
    for row, one in enumerate(passages):
        n, size = len(one), len(one.pieces)
        ids[row, : size + 2] = [ends[0], *one.pieces, ends[1]]
        mask[row, : size + 2] = True
        word_of[row, 1 : size + 1] = np.repeat(np.arange(n), one.lengths)
        firsts = 1 + np.cumsum(one.lengths) - one.lengths
        block[row, firsts] = one.block
        present[row, :n], lengths[row, :n] = True, one.lengths
        sentence[row, :n] = np.cumsum(one.start.clip(0))
        for task, array in labels.items():
            array[row, :n] = getattr(one, task)

    def to(array: NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(array).to(device, non_blocking=True)

    return Batch(
        to(ids), to(mask), to(block), to(word_of), to(present), to(lengths), to(sentence),
        {task: to(array) for task, array in labels.items()},
    )  # fmt: skip


def same_sentence(sentence: Tensor) -> Tensor:
    """Which words may govern which: those of the same sentence. [p, n, n]"""
    return (sentence.unsqueeze(1) == sentence.unsqueeze(2)) & (sentence >= 0).unsqueeze(1)


class Layer(nn.Module):
    """One layer of BERT: attention and a feed-forward step, each normalised after the sum."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.hidden)
        self.down = nn.Linear(shape.hidden, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is [passages, pieces, width]; pieces where `mask` is false are not looked at."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(found.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


def load_linear(module: nn.Linear | nn.LayerNorm, tensors: dict[str, NDArray[np.float32]], name: str) -> None:
    """Weight and bias of e5 into a module of that shape."""
    module.weight.data.copy_(torch.from_numpy(tensors[f"{name}.w"]))
    module.bias.data.copy_(torch.from_numpy(tensors[f"{name}.b"]))


def load_layer(layer: Layer, tensors: dict[str, NDArray[np.float32]], at: int) -> None:
    """Layer `at` of e5 into a layer of that shape."""
    parts = [(tensors[f"l{at}.{one}.w"], tensors[f"l{at}.{one}.b"]) for one in "qkv"]
    layer.qkv.weight.data.copy_(torch.from_numpy(np.concatenate([w for w, _ in parts])))
    layer.qkv.bias.data.copy_(torch.from_numpy(np.concatenate([b for _, b in parts])))
    for module, name in (
        (layer.out, "ao"), (layer.norm1, "aln"), (layer.up, "fi"), (layer.down, "fo"), (layer.norm2, "oln"),
    ):  # fmt: skip
        load_linear(module, tensors, f"l{at}.{name}")


class Teacher(nn.Module):
    """The encoder with one head a task and a biaffine parser."""

    def __init__(
        self,
        shape: Shape,
        tensors: dict[str, NDArray[np.float32]],
        sizes: dict[str, int],
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        width, inner = shape.width, 256
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(tensors["emb.word"]), freeze=True)
        self.positions = nn.Parameter(torch.from_numpy(tensors["emb.pos"] + tensors["emb.type"][0]))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.block = nn.Parameter(torch.zeros(width))
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.zeros(4))
        self.dropout = nn.Dropout(dropout)
        self.tasks = nn.ModuleDict(
            {
                task: nn.Sequential(
                    nn.Linear(width, inner), nn.GELU(), nn.Dropout(dropout), nn.Linear(inner, sizes[task])
                )
                for task in TASKS
            }
        )
        self.arc_child, self.arc_head = nn.Linear(width, inner), nn.Linear(width, inner)
        self.arc = nn.Parameter(torch.randn(inner + 1, inner) * 0.02)
        self.rel_child, self.rel_head = nn.Linear(width, 128), nn.Linear(width, 128)
        self.rel = nn.Parameter(torch.randn(sizes["relation"], 129, 129) * 0.02)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        load_linear(self.norm, tensors, "emb.ln")
        for at, layer in enumerate(self.layers):
            load_layer(layer, tensors, at)

    def encode(self, batch: Batch) -> Tensor:
        """Vectors of words: [passages, words, width]."""
        x = self.words(batch.pieces) + self.positions[: batch.pieces.shape[1]]
        x = self.dropout(self.norm(x + batch.piece_block.unsqueeze(-1) * self.block))
        mask = batch.piece_mask[:, None, None, :]
        kept = []
        for layer in self.layers:
            x = layer(x, mask)
            kept.append(x)
        weights = self.mix.softmax(0)
        x = sum(weight * one for weight, one in zip(weights, kept[-4:], strict=True))
        sums = torch.zeros(*batch.words.shape, x.shape[-1], dtype=torch.float32, device=x.device)
        sums = torch.cat([sums, sums[:, :1]], dim=1)
        index = batch.word_of.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        sums = sums.scatter_add(1, index, x.float())[:, :-1]
        return self.dropout(sums / batch.lengths.clamp(min=1).unsqueeze(-1))

    def forward(self, batch: Batch) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """Scores per task [p, n, labels]; of heads [p, n, n] (diagonal: root); the word vectors."""
        words = self.encode(batch)
        scores = {task: head(words) for task, head in self.tasks.items()}
        child, head = functional.gelu(self.arc_child(words)), functional.gelu(self.arc_head(words))
        child = torch.cat([child, torch.ones_like(child[..., :1])], -1)
        arcs = child @ self.arc @ head.transpose(1, 2)
        root = child @ self.arc @ functional.gelu(self.arc_head(self.root))
        eye = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
        return scores, torch.where(eye, root.unsqueeze(-1), arcs), words

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations to the given heads: [p, n, relations]."""
        at = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, words.shape[-1])
        own = torch.arange(words.shape[1], device=words.device)
        governors = torch.where((heads == own).unsqueeze(-1), self.root, words.gather(1, at))
        child, head = functional.gelu(self.rel_child(words)), functional.gelu(self.rel_head(governors))
        child = torch.cat([child, torch.ones_like(child[..., :1])], -1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], -1)
        return torch.einsum("pnx,rxy,pny->pnr", child, self.rel, head)
