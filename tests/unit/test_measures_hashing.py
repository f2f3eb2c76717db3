"""Runs of words are hashed without their names; a model knows them by the hashes of those names."""

from __future__ import annotations

import pytest

from wijktekst.measures.hashing import hashes_of, hashes_of_letters, hashes_of_runs


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("één", "b", "c"), ["één", "b", "c", "één b", "b c", "één b c"]),
        (("a", "b"), ["a", "b", "a b"]),
        (("a",), ["a"]),
        ((), []),
    ],
)
def test_a_run_has_the_hash_of_its_name(words: tuple[str, ...], names: list[str]) -> None:
    assert hashes_of_runs(words, 3).tolist() == hashes_of(names).tolist()


def test_letters_run_over_the_borders_of_a_word() -> None:
    names = [" wi", "wij", "ijk", "jk ", " wij", "wijk", "ijk ", " wijk", "wijk "]
    assert hashes_of_letters("wijk").tolist() == hashes_of(names).tolist()
    assert hashes_of_letters("a").tolist() == hashes_of([" a ", " a ", " a "]).tolist()
