"""The teacher: multilingual-e5-small fine-tuned on the treebanks; it annotates text that nobody annotated.

Runs on a GPU in minutes and on two CPU cores in an hour. It never ships: what ships is the small pipeline
that learns from it. Needs torch (extra `training`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from wijktekst.training.dutch.encoder import Batch, Teacher, make_batch, same_sentence
from wijktekst.training.dutch.passages import MISSING, TASKS, Passage, batches
from wijktekst.training.dutch.trees import best_tree


def loss_of(model: Teacher, batch: Batch) -> Tensor:
    """Sum of the mean cross-entropies of tasks, heads and relations, over words whose label is known."""
    scores, arcs, words = model(batch)
    gold = batch.labels
    total = sum(_cross_entropy(scores[task], gold[task]) for task in TASKS)
    arcs = arcs.float().masked_fill(~same_sentence(batch.sentence), -1e4)
    return (
        total
        + _cross_entropy(arcs, gold["head"])
        + _cross_entropy(model.relations(words, gold["head"]), gold["relation"])
    )


def _cross_entropy(found: Tensor, wanted: Tensor) -> Tensor:
    if not bool((wanted >= 0).any()):
        return found.sum() * 0
    return functional.cross_entropy(found.flatten(0, 1).float(), wanted.flatten(), ignore_index=MISSING)


def fit(
    model: Teacher, passages: Sequence[Passage], ends: tuple[int, int], *, epochs: int, rate: float,
    pieces: int, seed: int, device: str, report: bool = True,
) -> None:  # fmt: skip
    """Fine-tunes on passages with labels, in bfloat16, with a warm-up and a linear decay.

    `rate` is the highest learning rate of the encoder, `pieces` the number of subwords in a batch.
    """
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    optimiser = _optimiser(model, rate)
    steps = epochs * len(list(batches(passages, pieces, None)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (steps * 0.08), max(0.0, (steps - step) / (steps * 0.92)))
    )
    model.train()
    for epoch in range(epochs):
        total = count = 0.0
        for group in batches(passages, pieces, rng):
            batch = make_batch([passages[at] for at in group], ends, device)
            with torch.autocast(device.split(":")[0], dtype=torch.bfloat16):
                loss = loss_of(model, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.detach(), count + 1
        if report:
            print(f"epoch {epoch + 1}/{epochs}: loss {float(total) / count:.3f}", flush=True)


def _optimiser(model: Teacher, rate: float) -> torch.optim.AdamW:
    """The heads are new and learn five times as fast as the encoder, which knows much already."""
    new = [
        p
        for n, p in model.named_parameters()
        if not n.startswith(("layers", "norm", "positions")) and p.requires_grad
    ]
    old = [p for n, p in model.named_parameters() if n.startswith(("layers", "norm", "positions"))]
    return torch.optim.AdamW(
        [{"params": old, "lr": rate}, {"params": new, "lr": rate * 5}], weight_decay=0.01, betas=(0.9, 0.98)
    )


@dataclass(frozen=True, slots=True)
class Predicted:
    """What the teachers say of a passage of some words.

    ids, probabilities : [words, k] per task but "start", best first; probabilities and `certainty` in 255ths.
    start, head, relation, certainty : [words]; `certainty` is that of the head and its relation together.
    """

    ids: dict[str, NDArray[np.int16]]
    probabilities: dict[str, NDArray[np.uint8]]
    start: NDArray[np.bool_]
    head: NDArray[np.int16]
    relation: NDArray[np.int8]
    certainty: NDArray[np.uint8]


@torch.no_grad()
def predict(
    models: Sequence[Teacher], passages: Sequence[Passage], ends: tuple[int, int], *, pieces: int,
    device: str, best: int = 4, known_starts: bool = False,
) -> list[Predicted]:  # fmt: skip
    """Annotates passages with the mean of the models. A block always begins a sentence.

    `best` is the most labels kept per task and word; `known_starts` keeps the sentence borders of the
    passages in place of predicting them.
    """
    out: list[Predicted | None] = [None] * len(passages)
    for model in models:
        model.eval()
    for group in batches(passages, pieces, None):
        chosen = [passages[at] for at in group]
        found = _predicted(models, chosen, make_batch(chosen, ends, device), best, known_starts)
        for at, one in zip(group, found, strict=True):
            out[at] = one
    return [one for one in out if one is not None]


def _predicted(
    models: Sequence[Teacher], passages: Sequence[Passage], batch: Batch, best: int, known_starts: bool
) -> Iterable[Predicted]:
    kind = batch.words.device.type
    with torch.autocast(kind, dtype=torch.bfloat16):
        results = [model(batch) for model in models]
    scores = {task: sum(r[0][task].float().softmax(-1) for r in results) / len(models) for task in TASKS}
    starts = _starts(batch.labels["start"] == 1 if known_starts else scores["start"][..., 1] > 0.5, passages)
    starts = starts & batch.words
    same = same_sentence(torch.where(batch.words, starts.long().cumsum(1), -1))
    arcs = sum(r[1].float().masked_fill(~same, -1e4).log_softmax(-1).exp() for r in results) / len(models)
    heads = _heads(arcs, starts, passages)
    with torch.autocast(kind, dtype=torch.bfloat16):
        relations = sum(
            m.relations(r[2], heads).float().softmax(-1) for m, r in zip(models, results, strict=True)
        )
    probability, relation = (relations / len(models)).max(-1)
    certainty = arcs.gather(-1, heads.unsqueeze(-1)).squeeze(-1) * probability
    tops = {task: one.topk(min(best, one.shape[-1]), -1) for task, one in scores.items() if task != "start"}
    whole = Predicted(
        ids={task: top.indices.cpu().numpy().astype(np.int16) for task, top in tops.items()},
        probabilities={task: _in_bytes(top.values) for task, top in tops.items()},
        start=starts.cpu().numpy(),
        head=heads.cpu().numpy().astype(np.int16),
        relation=relation.cpu().numpy().astype(np.int8),
        certainty=_in_bytes(certainty.clamp(0, 1)),
    )
    return (_row(whole, at, len(one)) for at, one in enumerate(passages))


def _starts(starts: Tensor, passages: Sequence[Passage]) -> Tensor:
    """Where sentences start, with the starts of the passages and of their blocks."""
    starts[:, 0] = True
    opens = np.zeros(starts.shape, bool)
    for row, one in enumerate(passages):
        opens[row, : len(one)] = one.block > 0
    return starts | torch.from_numpy(opens).to(starts.device)


def _heads(arcs: Tensor, starts: Tensor, passages: Sequence[Passage]) -> Tensor:
    """The best tree of each sentence; `arcs` are probabilities [p, child, head], the diagonal of roots."""
    heads = torch.full(starts.shape, 0, dtype=torch.long)
    logs, borders = arcs.clamp(min=1e-9).log().cpu().numpy(), starts.cpu().numpy()
    for row, one in enumerate(passages):
        for begin, end in pairwise([*np.flatnonzero(borders[row, : len(one)]).tolist(), len(one)]):
            tree = best_tree(logs[row, begin:end, begin:end]) + begin
            heads[row, begin:end] = torch.from_numpy(tree)
    return heads.to(starts.device)


def _in_bytes(shares: Tensor) -> NDArray[np.uint8]:
    return (shares * 255).round().byte().cpu().numpy()


def _row(whole: Predicted, at: int, count: int) -> Predicted:
    """The first `count` words of one row of a batch."""
    return Predicted(
        {task: array[at, :count] for task, array in whole.ids.items()},
        {task: array[at, :count] for task, array in whole.probabilities.items()},
        whole.start[at, :count],
        whole.head[at, :count],
        whole.relation[at, :count],
        whole.certainty[at, :count],
    )
