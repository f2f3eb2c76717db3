"""Results as data frames, whole or in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, overload

from wijktekst import measures, reports
from wijktekst.errors import InputError
from wijktekst.pipeline import labels
from wijktekst.types import Analysis, Settings, Unread

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


@overload
def frames(
    results: Iterable[Analysis | Unread],
    *,
    library: Literal["pandas"] = "pandas",
    settings: Settings = Settings(),
) -> dict[str, pd.DataFrame]: ...
@overload
def frames(
    results: Iterable[Analysis | Unread], *, library: Literal["polars"], settings: Settings = Settings()
) -> dict[str, pl.DataFrame]: ...
def frames(
    results: Iterable[Analysis | Unread],
    *,
    library: Literal["pandas", "polars"] = "pandas",
    settings: Settings = Settings(),
) -> dict[str, Any]:
    """The reports as data frames, by name: "documenten", "themas", "maatregelen" and so on.

    Columns have the types of datapackage.json: in pandas string, Int64 and Float64 with `pd.NA` for what is
    not known and dates as ISO strings; in Polars String, Int64, Float64 and Date with null. `settings` are
    those that made the results; of their `challenges` alone there are rows. Raises InputError when Polars is
    asked for and not installed.

    >>> from wijktekst import analyse_text
    >>> tables = frames([analyse_text("De gemeente legt in 2026 een warmtenet aan in de wijk.")])
    >>> list(tables["maatregelen"]["opgave"])
    ['energie']
    """
    asked = settings.challenges
    return reports.frames(
        (reports.focus(one, asked) if isinstance(one, Analysis) else one for one in results),
        labels(settings),
        ambitions=settings.ambitions,
        repeated=measures.repeated,
        library=library,
    )


@overload
def frame_batches(
    results: Iterable[Analysis | Unread],
    size: int = 100,
    *,
    library: Literal["pandas"] = "pandas",
    settings: Settings = Settings(),
) -> Iterator[dict[str, pd.DataFrame]]: ...
@overload
def frame_batches(
    results: Iterable[Analysis | Unread],
    size: int = 100,
    *,
    library: Literal["polars"],
    settings: Settings = Settings(),
) -> Iterator[dict[str, pl.DataFrame]]: ...
def frame_batches(
    results: Iterable[Analysis | Unread],
    size: int = 100,
    *,
    library: Any = "pandas",
    settings: Settings = Settings(),
) -> Iterator[dict[str, Any]]:
    """As `frames`, for every `size` documents: a corpus of any size in the memory of one batch.

    Which measures repeat each other (`maatregel_groep`, `telt_mee`) is told within a batch; over a whole
    corpus the command `wijktekst analyseer` tells it. Raises InputError as `frames` does when the first batch
    is asked for, and at once when `size` is no number of documents.

    >>> from wijktekst import analyse_text
    >>> analyses = (analyse_text(f"De gemeente bouwt {n} woningen.") for n in (100, 200, 300))
    >>> [len(tables["documenten"]) for tables in frame_batches(analyses, 2)]
    [2, 1]
    """
    if size < 1:
        raise InputError(f"Een deel heeft ten minste 1 document: {size} kan niet.")
    return (frames(batch, library=library, settings=settings) for batch in reports.batches(results, size))
