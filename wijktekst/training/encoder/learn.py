"""Fine-tunes the encoder or the small network on labelled sentences, in bfloat16, and has it score others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from wijktekst.language.subwords import Subwords
from wijktekst.measures import SentenceInput
from wijktekst.measures.model import Floats, softmax
from wijktekst.measures.pieces import Pieces, pieces_of
from wijktekst.training.encoder.loss import of_chances, of_labels
from wijktekst.training.encoder.network import OUTPUTS, SentenceEncoder, batch_of, grouped
from wijktekst.training.encoder.small import SmallNetwork
from wijktekst.training.labels import Labels

#: Highest learning rates of the last layer and of what is new, and how much less each layer below learns.
_RATE, _NEW_RATE, _LAYER_DECAY = 1.5e-4, 1e-3, 0.93
#: Highest learning rate of the small network.
_SMALL_RATE = 1e-3
_WARM_UP = 0.06
#: Share of sentences that are shown without context: at use it may be missing.
_NO_CONTEXT = 0.08
#: Pieces in a batch with the padding, in training and when scoring.
_PIECES, _PIECES_SCORING = 4000, 6000
#: Sentences that are sorted by length together.
_SORTED = 4000


@dataclass(frozen=True, slots=True)
class Views:
    """A sentence as it stands, and without its context."""

    whole: Pieces
    alone: Pieces


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sentences to learn from, and what is known of them: labels, or chances (n, 34) by other encoders."""

    rows: Sequence[Views]
    known: Labels | Floats


def views_of(item: SentenceInput, subwords: Subwords) -> Views:
    """The two ways in which training shows a sentence."""
    return Views(pieces_of(item, subwords), pieces_of(replace(item, context="", context_hits=()), subwords))


def device_here() -> str:
    """The GPU when there is one."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def fit(
    model: SentenceEncoder | SmallNetwork,
    lessons: Sequence[Lesson],
    *,
    epochs: int,
    seed: int,
    device: str = "cpu",
) -> None:
    """Fine-tunes `model` in place; the same seed gives the same weights on the same kind of processor."""
    rng = np.random.default_rng(seed)
    model.to(device).train()
    groups = model.groups(_SMALL_RATE) if isinstance(model, SmallNetwork) else _rates(model)
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    steps = epochs * len(_mixed(lessons, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (steps * _WARM_UP), max(0, (steps - step) / (steps * (1 - _WARM_UP)))),
    )
    for epoch in range(epochs):
        total = count = 0.0
        for lesson, group in _mixed(lessons, rng):
            bare = rng.random(len(group)) < _NO_CONTEXT
            shown = [
                lesson.rows[at].alone if one else lesson.rows[at].whole
                for at, one in zip(group, bare, strict=True)
            ]
            with torch.autocast(device, dtype=torch.bfloat16):
                scores = model(batch_of(shown, device))
            loss = _loss(scores, lesson.known, np.array(group), device)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        print(f"epoch {epoch + 1}/{epochs}: loss {total / count:.3f}", flush=True)


def _loss(scores: Sequence[Tensor], known: Labels | Floats, group: NDArray[Any], device: str) -> Tensor:
    if isinstance(known, Labels):
        return of_labels(scores, known.at(group), device)
    return of_chances(scores, torch.from_numpy(known[group]).float().to(device))


def scores_of(model: SentenceEncoder, rows: Sequence[Pieces], device: str = "cpu") -> Floats:
    """(n, 34) scores, in the order of the rows: the 28 that ship, then those of instruments."""
    model.to(device).eval()
    found = np.zeros((len(rows), sum(OUTPUTS)))
    lengths = [len(row.ids) for row in rows]
    order = sorted(range(len(rows)), key=lengths.__getitem__)
    with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
        for group in grouped(lengths, order, _PIECES_SCORING):
            scores = torch.cat(model(batch_of([rows[at] for at in group], device)), dim=-1)
            found[group] = scores.float().cpu().numpy()
    return found


def chances_of(scores: Floats) -> Floats:
    """Probabilities (n, 34) by scores: of kinds, challenges and instruments together, of each theme apart."""
    kinds, challenges, themes, instruments = np.split(scores, np.cumsum(OUTPUTS)[:-1], axis=1)
    return np.hstack([softmax(kinds), softmax(challenges), 1 / (1 + np.exp(-themes)), softmax(instruments)])


def _rates(model: SentenceEncoder) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
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
    return groups


def _mixed(lessons: Sequence[Lesson], rng: np.random.Generator) -> list[tuple[Lesson, list[int]]]:
    """Batches of all lessons in random order; a batch is of one lesson."""
    found = [
        (lesson, group)
        for lesson in lessons
        for group in _batches([row.whole for row in lesson.rows], rng, _PIECES)
    ]
    return [found[at] for at in rng.permutation(len(found))]


def _batches(rows: Sequence[Pieces], rng: np.random.Generator, pieces: int) -> list[list[int]]:
    """Batches of rows of like length, in random order."""
    order = rng.permutation(len(rows))
    lengths = [len(row.ids) for row in rows]
    found: list[list[int]] = []
    for start in range(0, len(order), _SORTED):
        part = sorted(order[start : start + _SORTED].tolist(), key=lengths.__getitem__)
        found += grouped(lengths, part, pieces)
    return [found[at] for at in rng.permutation(len(found))]
