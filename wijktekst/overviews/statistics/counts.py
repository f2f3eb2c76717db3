"""What the statistics count: per document its size, and how much of it each theme or challenge has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from wijktekst.errors import InputError
from wijktekst.overviews.rows import counting
from wijktekst.overviews.shares import Floats, Level, counts
from wijktekst.reports.columns import SEPARATOR

if TYPE_CHECKING:
    import pandas as pd

Of = Literal["aandacht", "maatregelen"]
Reports = dict[str, "pd.DataFrame"]
#: Types of the columns of a result.
TEXT, WHOLE, NUMBER = "string", "Int64", "Float64"
LEVELS: tuple[Level, ...] = ("opgave", "thema")


@dataclass(frozen=True, slots=True)
class Counted:
    """`found` (documents, names) of the `sizes` (documents): sentences, or measures.

    `documents` are rows of documenten.csv with a size above 0, in order of their id, so that the order in
    which they were read changes no result.
    """

    documents: pd.DataFrame
    names: tuple[str, ...]
    sizes: Floats
    found: Floats


def known(name: str, value: object, choices: Iterable[object]) -> None:
    """Raises InputError when a value is none of the choices."""
    if value not in (allowed := tuple(choices)):
        raise InputError(f"'{value}' kan niet bij {name}. Kies uit: {', '.join(map(str, allowed))}.")


def counted(reports: Reports, level: Level, of: Of = "aandacht") -> Counted:
    """Sentences with a term by theme or challenge, or measures (each once) by theme or challenge."""
    known("level", level, LEVELS)
    known("of", of, ("aandacht", "maatregelen"))
    documents = reports["documenten"].sort_values("document_id", kind="stable", ignore_index=True)
    if of == "aandacht":
        names = tuple(sorted(reports["themas"][level].dropna().unique()))
        sizes = documents["zinnen"].to_numpy(dtype=np.float64, na_value=0)
        found = counts({**reports, "documenten": documents}, level, names)
    else:
        names, sizes, found = _measures(reports, level, documents["document_id"].tolist())
    held = sizes > 0
    return Counted(documents[held].reset_index(drop=True), names, sizes[held], found[held])


def _measures(
    reports: Reports, level: Level, documents: Sequence[str]
) -> tuple[tuple[str, ...], Floats, Floats]:
    rows = [row for row in counting(reports) if row["opgave"]]  # an ambition has no challenge
    if level == "opgave":
        told = [(row["opgave"],) for row in rows]
    else:
        passages = (reports["passages"][name] for name in ("document_id", "begin", "themas"))
        themes = {(id, begin): held for id, begin, held in zip(*passages, strict=True)}
        own = (themes.get((row["document_id"], row["begin"])) for row in rows)
        told = [tuple(held.split(SEPARATOR)) if held else () for held in own]
    names = tuple(sorted({name for some in told for name in some}))
    place = {name: at for at, name in enumerate(names)}
    number = {id: at for at, id in enumerate(documents)}
    sizes, found = np.zeros(len(documents)), np.zeros((len(documents), len(names)))
    for row, some in zip(rows, told, strict=True):
        at = number.get(row["document_id"])
        if at is not None:
            sizes[at] += 1
            found[at, [place[name] for name in some]] += 1
    return names, sizes, found


def years(documents: pd.DataFrame) -> pd.Series[Any]:
    """The year of the date of each document; NA without a date."""
    import pandas as pd

    named = documents["datum"].astype("string").str.extract(r"^(\d{4})", expand=False)
    found: pd.Series[Any] = pd.to_numeric(named).astype("Int64")
    return found


def groups(values: pd.Series[Any]) -> Iterator[tuple[Any, np.ndarray[Any, np.dtype[np.intp]]]]:
    """Every value in order with the places that hold it; what is unknown comes last, as NA."""
    import pandas as pd

    places: defaultdict[Any, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        places[None if pd.isna(value) or value == "" else value].append(at)
    for value in sorted(places, key=lambda one: (one is None, one if one is not None else 0)):
        yield pd.NA if value is None else value, np.array(places[value], dtype=np.intp)


def framed(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A data frame of these columns and types; NaN becomes NA."""
    import pandas as pd

    cells = [[None if isinstance(cell, float) and np.isnan(cell) else cell for cell in row] for row in rows]
    frame: pd.DataFrame = pd.DataFrame(cells, columns=list(columns), dtype="object").astype(dict(columns))
    return frame


def bounds(draws: Floats, documents: int) -> Floats:
    """(2, names): ends of the 95% interval of each column, out of samples of so many documents.

    Percentiles of the samples, a little wider than 2.5 and 97.5 where documents are few: plain ones hold the
    true value in 85% of runs with six documents (Hesterberg 2015, "expanded percentile interval"). NaN where
    resampling tells nothing: all samples are alike, or more than one in twenty has no answer.
    """
    from scipy.stats import norm, t

    outside = 100 * norm.cdf(np.sqrt(documents / (documents - 1)) * t.ppf(0.025, documents - 1))
    low_high = np.full((2, draws.shape[1]), np.nan)
    answered = ~np.isnan(draws)
    for at in np.flatnonzero(answered.mean(axis=0) >= 0.95):
        values = draws[answered[:, at], at]
        if not np.isclose(values.min(), values.max(), rtol=0, atol=1e-12):
            low_high[:, at] = np.percentile(values, (outside, 100 - outside))
    return low_high
