"""Fine-tunes the encoder on labelled sentences, in bfloat16, and has it score others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.language.subwords import Subwords
from wijktekst.measures import SentenceInput
from wijktekst.measures.encoder import Pieces, pieces_of
from wijktekst.measures.model import OUTPUTS
from wijktekst.training.encoder.network import SentenceEncoder, batch_of
from wijktekst.training.labels import Labels

#: Highest learning rates of the last layer and of what is new, and how much less each layer below learns.
_RATE, _NEW_RATE, _LAYER_DECAY = 1.5e-4, 1e-3, 0.92
_WARM_UP = 0.06
#: Share of sentences that are shown without context: at use it may be missing.
_NO_CONTEXT = 0.08
#: Pieces in a batch with the padding, in training and when scoring.
_PIECES, _PIECES_SCORING = 2400, 6000
#: Sentences that are sorted by length together.
_SORTED = 2000
_MISSING = -100


@dataclass(frozen=True, slots=True)
class Views:
    """A sentence as it stands, and without its context."""

    whole: Pieces
    alone: Pieces


def views_of(item: SentenceInput, subwords: Subwords) -> Views:
    """The two ways in which training shows a sentence."""
    return Views(pieces_of(item, subwords), pieces_of(replace(item, context="", context_hits=()), subwords))


def fit(model: SentenceEncoder, rows: Sequence[Views], labels: Labels, *, epochs: int, seed: int) -> None:
    """Fine-tunes `model` in place; the same seed gives the same weights on the same kind of processor."""
    rng = np.random.default_rng(seed)
    optimiser = _optimiser(model)
    steps = epochs * len(_batches([row.whole for row in rows], rng, _PIECES))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (steps * _WARM_UP), max(0, (steps - step) / (steps * (1 - _WARM_UP)))),
    )
    targets = _targets(labels)
    model.train()
    for epoch in range(epochs):
        draws = rng.random(len(rows))
        shown = [
            row.alone if draw < _NO_CONTEXT else row.whole for row, draw in zip(rows, draws, strict=True)
        ]
        total = count = 0.0
        for group in _batches(shown, rng, _PIECES):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(batch_of([shown[at] for at in group]))
            loss = _loss(scores, [target[group] for target in targets])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        print(f"epoch {epoch + 1}/{epochs}: loss {total / count:.3f}", flush=True)


def scores_of(model: SentenceEncoder, rows: Sequence[Pieces]) -> NDArray[np.float64]:
    """(n, 28) scores, in the order of the rows."""
    model.eval()
    found = np.zeros((len(rows), OUTPUTS))
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for group in _grouped(rows, order, _PIECES_SCORING):
            scores = torch.cat(model(batch_of([rows[at] for at in group])), dim=-1)
            found[group] = scores.float().numpy()
    return found


def _targets(labels: Labels) -> list[Tensor]:
    challenge = np.where(labels.challenge >= 0, labels.challenge, _MISSING)
    return [torch.from_numpy(array) for array in (labels.kind, challenge, labels.themes)]


def _loss(scores: tuple[Tensor, Tensor, Tensor], targets: Sequence[Tensor]) -> Tensor:
    """Kinds count whole, challenges (of measures) and themes (summed over the twelve) for half."""
    kinds, challenges, themes = scores
    kind, challenge, theme = targets
    loss = functional.cross_entropy(kinds, kind)
    if bool((challenge >= 0).any()):
        loss = loss + 0.5 * functional.cross_entropy(challenges, challenge, ignore_index=_MISSING)
    known = theme >= 0
    per_theme = functional.binary_cross_entropy_with_logits(
        themes, theme.clamp(min=0).float(), reduction="none"
    )
    return loss + 0.5 * (per_theme * known).sum(1).mean()


def _optimiser(model: SentenceEncoder) -> torch.optim.AdamW:
    groups = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = _NEW_RATE
        if name.startswith("layers."):
            rate = _RATE * _LAYER_DECAY ** (len(model.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("norm", "positions")):
            rate = _RATE * _LAYER_DECAY ** len(model.layers)
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def _batches(rows: Sequence[Pieces], rng: np.random.Generator, pieces: int) -> list[list[int]]:
    """Batches of rows of like length, in random order."""
    order = rng.permutation(len(rows))
    found: list[list[int]] = []
    for start in range(0, len(order), _SORTED):
        part = sorted(order[start : start + _SORTED].tolist(), key=lambda at: len(rows[at].ids))
        found += _grouped(rows, part, pieces)
    return [found[at] for at in rng.permutation(len(found))]


def _grouped(rows: Sequence[Pieces], order: Sequence[int], pieces: int) -> list[list[int]]:
    """Rows in this order, in groups of at most `pieces` pieces when padded to the longest."""
    groups: list[list[int]] = []
    longest = 0
    for at in order:
        size = len(rows[at].ids)
        longest = max(longest, size)
        if not groups or longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = size
        groups[-1].append(at)
    return groups
