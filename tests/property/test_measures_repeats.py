"""Repeats gives the answers of a plain search over all earlier leaders, on every list of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijktekst.measures.repeats import Repeats
from wijktekst.measures.similarity import same
from wijktekst.measures.statements import Statement, weights


def plainly(statements: Sequence[Statement], weight: Mapping[str, float]) -> list[int]:
    """For each the first earlier leader that is the same and shares a telling word or a sum, else itself."""
    leaders: list[int] = []
    for at, one in enumerate(statements):
        for earlier in range(at):
            other = statements[earlier]
            if leaders[earlier] != earlier or not same(other, one, weight):
                continue
            if one.euros & other.euros or telling(one, weight) & telling(other, weight):
                leaders.append(earlier)
                break
        else:
            leaders.append(at)
    return leaders


def telling(one: Statement, weight: Mapping[str, float]) -> set[str]:
    """The rarest words, up to where the others weigh less than 0.6 of all."""
    ordered = sorted(one.words, key=lambda word: (-weight[word], word))
    every = sum(weight[word] for word in ordered)
    return {
        word
        for at, word in enumerate(ordered)
        if sum(weight[rest] for rest in ordered[at:]) >= 0.6 * every - 1e-9
    }


#: Few enough to meet often, in sentences long enough to be nearly the same; words of different rarity.
WORDS = [f"woord{at}" for at in range(14)]
words = st.frozensets(st.sampled_from([*WORDS, *WORDS[:4] * 3]), max_size=9)
#: Enough for the signatures of two different names to have the same bits now and then.
names = st.frozensets(st.integers(1, 3).map(str) | st.integers(1, 400).map(str), max_size=3)
euros = st.frozensets(st.sampled_from([1_000_000.0, 14_200_000.0, 500.0, 0.1]), max_size=2)
flag = st.integers(0, 9).map(lambda drawn: drawn == 0)
above = st.frozensets(st.sampled_from([*WORDS[5:9], "kop", "hoofdstuk"]), max_size=3)
nothing: st.SearchStrategy[frozenset[Any]] = st.just(frozenset())
statements = st.builds(Statement, words, nothing | names, nothing | euros, above, flag, flag)


@st.composite
def told(draw: st.DrawFn) -> list[Statement]:
    """Statements, of which many are an earlier one with a word more or less."""
    found: list[Statement] = []
    for new in draw(st.lists(statements, max_size=25)):
        if found and draw(st.booleans()):
            base = draw(st.sampled_from(found))
            changed = base.words ^ draw(st.frozensets(st.sampled_from(WORDS), max_size=2))
            new = Statement(changed, base.names, base.euros, new.above, base.pointing, base.lead)
        found.append(new)
    return found


@given(told())
def test_the_same_answers_as_a_plain_search(statements: list[Statement]) -> None:
    weight = weights(statements)
    repeats = Repeats(weight)
    assert [repeats.add(one) for one in statements] == plainly(statements, weight)


@given(told(), st.integers(1, 3))
def test_what_was_said_before_is_answered_as_before(statements: list[Statement], times: int) -> None:
    repeats = Repeats(weights(statements))
    first = [repeats.add(one) for one in statements]
    for time in range(1, times + 1):
        for at, one in enumerate(statements):
            own = time * len(statements) + at
            never = one.lead or not one.words  # is the same as nothing, itself included
            assert repeats.add(one) == (own if never else first[at])
