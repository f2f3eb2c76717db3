"""When a measure runs: points in time with a cue, written as ISO 8601-2 writes dates and intervals.

"2030", "2024-06", "2024-07-01"; "2022/2025" from and to, both included; "2021/.." from then on; "../2028"
up to and with then, so that "tot 2029" is "../2028". A year without a cue (in a title, a reference, the name
of a law) is no period, nor is one that something is compared with or on which something was decided.
"""

from __future__ import annotations

from wijktekst.language.dates.finding import periods
from wijktekst.language.dates.notation import COUNTED, DATE, MONTH, REFERENCE_BEFORE, TO, YEAR

__all__ = ["COUNTED", "DATE", "MONTH", "REFERENCE_BEFORE", "TO", "YEAR", "periods"]
