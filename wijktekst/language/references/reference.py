"""What a finder of references hands over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: A document of parliament, a motion or amendment, an act, a grant or programme, European law, a ruling.
Kind = Literal["kamerstuk", "motie", "wet", "regeling", "eu", "uitspraak"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters [start, end) of a text name `value`, written the same for every way that the text may."""

    start: int
    end: int
    kind: Kind
    value: str
