"""What an encoder's scores cost: against labels, and against the chances that other encoders gave."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from wijktekst.training.labels import Labels

#: How much kinds, challenges, themes (summed over the twelve) and instruments count.
_CHALLENGES, _THEMES, _INSTRUMENTS = 0.5, 0.5, 0.3
#: Share of certainty about a kind that is laid on the others: labels are not always right.
_SMOOTHING = 0.05


def of_labels(scores: Sequence[Tensor], labels: Labels, device: str) -> Tensor:
    """Challenges and instruments count for measures that have one, themes where the label counts."""
    kinds, challenges, themes, instruments = scores
    kind, challenge, theme, instrument = (
        torch.from_numpy(one).to(device)
        for one in (labels.kind, labels.challenge, labels.themes, labels.instrument)
    )
    loss = functional.cross_entropy(kinds, kind, label_smoothing=_SMOOTHING)
    for told, wanted, weight in (
        (challenges, challenge, _CHALLENGES),
        (instruments, instrument, _INSTRUMENTS),
    ):
        if bool((wanted >= 0).any()):
            loss = loss + weight * functional.cross_entropy(told, wanted, ignore_index=-1)
    each = functional.binary_cross_entropy_with_logits(themes, theme.clamp(min=0).float(), reduction="none")
    return loss + _THEMES * (each * (theme >= 0)).sum(1).mean()


def of_chances(scores: Sequence[Tensor], chances: Tensor) -> Tensor:
    """A sentence counts for challenges and instruments as far as it is likely to be a measure."""
    sizes = [told.shape[1] for told in scores]
    kinds, challenges, themes, instruments = scores
    of_kind, of_challenge, of_theme, of_instrument = chances.split(sizes, dim=1)
    measure = of_kind[:, 0]
    share = measure / measure.sum().clamp(min=1)
    loss = _surprise(kinds, of_kind).mean()
    loss = loss + _CHALLENGES * (share * _surprise(challenges, of_challenge)).sum()
    loss = loss + _INSTRUMENTS * (share * _surprise(instruments, of_instrument)).sum()
    each = functional.binary_cross_entropy_with_logits(themes, of_theme, reduction="none")
    return loss + _THEMES * each.sum(1).mean()


def _surprise(scores: Tensor, chances: Tensor) -> Tensor:
    """Cross-entropy of each row."""
    return -(chances * scores.log_softmax(dim=1)).sum(1)
