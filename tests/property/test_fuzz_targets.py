"""Every target of the fuzzer holds on what it begins with, and on a few mutations: see `tests/fuzz`."""

from __future__ import annotations

import random

import pytest

from tests.fuzz import mutate, oracle
from tests.fuzz.targets import TARGETS, Target

pytest.importorskip("reportlab")

_ROUNDS = 60
_LONGEST = 20_000


@pytest.fixture(autouse=True)
def _own_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in our own code is no damaged file."""
    monkeypatch.setattr(oracle.dispatch, "_problem", oracle.dispatch._problem)
    oracle.mind_our_own_errors()


def _flipped(data: bytes, most: int, seed: int) -> bytes:
    """What libFuzzer does to bytes, in short."""
    draw = random.Random(seed)
    changed = bytearray(data[:most])
    for _ in range(draw.randrange(1, 5) if changed else 0):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _mutator(target: Target) -> mutate.Mutator:
    return _flipped if target.raw else mutate.of(target.pieces, _flipped, target.tree, target.package)


@pytest.mark.parametrize("name", TARGETS)
def test_what_the_fuzzer_begins_with_holds(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    assert seeds
    for data in seeds[:12]:
        target.run(data)
    mutator = _mutator(target)
    for number in range(_ROUNDS):
        target.run(mutator(seeds[number % len(seeds)], _LONGEST, number))
