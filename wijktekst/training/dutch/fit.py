"""Trains the student on lessons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.training.dutch.lessons import Lesson, LessonBatch, collate, lesson_batches
from wijktekst.training.dutch.student import Student


@dataclass(frozen=True, slots=True)
class Schedule:
    """`words` per step, passes over the lessons, peak learning rate; the average of the weights is kept."""

    epochs: int = 12
    words: int = 4000
    rate: float = 2e-3
    warmup: float = 0.03
    averaging: float = 0.999
    seed: int = 0


def loss_of(student: Student, batch: LessonBatch) -> Tensor:
    """Sum of the mean cross-entropy of each head and of the parser."""
    vectors = student.tok2vec(batch.rows, batch.present)
    words = vectors[batch.at]
    total = words.new_zeros(())
    for name, head in student.heads.items():
        scores = head(words).float().log_softmax(-1)
        weights = batch.weights[name]
        found = -(scores.gather(1, batch.labels[name]) * weights).sum()
        total = total + found / weights.sum().clamp(min=1.0)
    if student.parser is not None and len(batch.moves):
        moves = student.parser(vectors, batch.features)
        total = total + functional.cross_entropy(moves.float(), batch.moves)
    return total


def fit(
    student: Student,
    lessons: Sequence[Lesson],
    rows: Tensor,
    schedule: Schedule,
    device: str,
    report: int = 0,
) -> None:
    """Trains in place. With `report`, prints the mean loss every so many steps."""
    torch.manual_seed(schedule.seed)
    rng = np.random.default_rng(schedule.seed)
    student.to(device).train()
    rows = rows.to(device)
    optimiser = torch.optim.AdamW(
        student.parameters(), lr=schedule.rate, betas=(0.9, 0.98), weight_decay=0.01
    )
    steps = schedule.epochs * len(list(lesson_batches(lessons, schedule.words, None)))
    rates = _rates(optimiser, steps, schedule.warmup)
    average = [parameter.detach().clone() for parameter in student.parameters()]
    seen, total = 0, torch.zeros((), device=device)
    for _ in range(schedule.epochs):
        for group in lesson_batches(lessons, schedule.words, rng):
            batch = collate(group, rows, student.shape.depth, device)
            loss = loss_of(student, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            rates.step()
            seen += 1
            keep = min(schedule.averaging, (1 + seen) / (10 + seen))
            with torch.no_grad():
                torch._foreach_lerp_(average, list(student.parameters()), 1 - keep)
            total += loss.detach()
            if report and seen % report == 0:
                print(f"step {seen}/{steps}: loss {float(total) / report:.3f}", flush=True)
                total.zero_()
    with torch.no_grad():
        for parameter, mean in zip(student.parameters(), average, strict=True):
            parameter.copy_(mean)
    student.eval()


def _rates(optimiser: torch.optim.Optimizer, steps: int, warmup: float) -> torch.optim.lr_scheduler.LambdaLR:
    """Learning rates that go up over the first share of the steps and then down to 1% of the highest."""
    warm = max(1, int(steps * warmup))
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.01, (steps - step) / max(1, steps - warm)))
    )
