"""What the arc-eager parser of spaCy should do at each step: features of the state and the right action.

spaCy's own oracle gives the actions; the states are replayed here, so that the parser can be trained in
batches with torch. Features are those of spaCy's parser with eight tokens (`extra_state_tokens = false`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.training import Example

#: Tokens that a state is described by.
FEATURES = 8


class _State:
    """Stack, buffer and arcs, as in spaCy's `StateC`."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.stack: list[int] = []
        self.returned: list[int] = []
        self.next = 0
        self.heads = [-1] * length
        self.left: list[list[int]] = [[] for _ in range(length)]
        self.right: list[list[int]] = [[] for _ in range(length)]

    def buffer(self, at: int) -> int:
        if at < len(self.returned):
            return self.returned[-1 - at]
        place = self.next + at - len(self.returned)
        return place if place < self.length else -1

    def features(self) -> tuple[int, ...]:
        b0 = self.buffer(0)
        s0, s1, s2 = (self.stack[-1 - at] if at < len(self.stack) else -1 for at in range(3))
        return (
            b0,
            self.buffer(1),
            s0,
            s1,
            s2,
            self.left[b0][-1] if b0 >= 0 and self.left[b0] else -1,
            self.left[s0][-1] if s0 >= 0 and self.left[s0] else -1,
            self.right[s0][-1] if s0 >= 0 and self.right[s0] else -1,
        )

    def push(self) -> None:
        if self.returned:
            self.stack.append(self.returned.pop())
        else:
            self.stack.append(self.next)
            self.next += 1

    def arc(self, head: int, child: int) -> None:
        if self.heads[child] >= 0:
            before = self.heads[child]
            (self.left if before > child else self.right)[before].remove(child)
        (self.left if head > child else self.right)[head].append(child)
        self.heads[child] = head

    def apply(self, move: str) -> None:
        """One of spaCy's moves: Shift, reDuce, Left, Right or Break."""
        if move == "S":
            self.push()
        elif move == "D":
            top = self.stack[-1]
            if self.heads[top] < 0 and len(self.stack) > 1:
                self.returned.append(top)
            self.stack.pop()
        elif move == "L":
            self.arc(self.buffer(0), self.stack[-1])
            self.stack.pop()
        elif move == "R":
            self.arc(self.stack[-1], self.buffer(0))
            self.push()


def steps(parser: DependencyParser, gold: Doc) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """States and actions that lead to the tree of `gold`.

    States are [steps, 8] token indices (-1: none), actions [steps] indices into `parser.move_names`. Trees
    that are not projective are made so by spaCy.
    """
    predicted = Doc(gold.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    names = parser.move_names
    state = _State(len(gold))
    features, actions = [], []
    for move in parser.moves.get_oracle_sequence(Example(predicted, gold)):
        features.append(state.features())
        actions.append(move)
        state.apply(names[move][0])
    return np.array(features, np.int16).reshape(-1, FEATURES), np.array(actions, np.int16)
