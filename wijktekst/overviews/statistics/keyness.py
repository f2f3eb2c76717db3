"""Which terms, themes or challenges set one group of documents apart from another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from wijktekst.errors import InputError
from wijktekst.language.numbers import counted as in_words
from wijktekst.overviews.shares import Floats, Level
from wijktekst.overviews.statistics.counts import NUMBER, TEXT, WHOLE, Reports, counted, framed, known
from wijktekst.reports.columns import SEPARATOR

if TYPE_CHECKING:
    import pandas as pd

What = Literal["termen", "themas", "opgaven"]
#: The column that names what is compared.
_NAMES: dict[str, str] = {"termen": "term", "themas": "thema", "opgaven": "opgave"}
_LEVELS: dict[str, Level] = {"themas": "thema", "opgaven": "opgave"}
#: Stands for a count of 0 in a ratio (Hardie 2014).
ZERO = 0.5
_COLUMNS = {
    "aantal_groep": WHOLE,
    "aantal_rest": WHOLE,
    "omvang_groep": WHOLE,
    "omvang_rest": WHOLE,
    "per_1000_groep": NUMBER,
    "per_1000_rest": NUMBER,
    "log_likelihood": NUMBER,
    "log_ratio": NUMBER,
    "p": NUMBER,
    "p_gecorrigeerd": NUMBER,
    "documenten_groep": WHOLE,
    "documenten_rest": WHOLE,
    "grootste_deel_groep": NUMBER,
    "grootste_deel_rest": NUMBER,
}


def keyness(
    reports: Reports,
    group: Iterable[Any],
    against: Iterable[Any] | None = None,
    of: What = "termen",
    fewest_documents: int = 2,
) -> pd.DataFrame:
    """What documents of one group say more, or less, than those of another; the most telling first.

    `group` and `against` are ids of documents, or a mask over the rows of `reports["documenten"]` (unknown
    is not chosen); without `against` it is all other documents. A row per term, theme or challenge:

    - `term` (lower case, as it stands in the text), `thema` or `opgave`;
    - `aantal_groep`, `aantal_rest`: sentences that hold it; a term counts once a sentence;
    - `omvang_groep`, `omvang_rest`: words of the documents (terms), else their sentences;
    - `per_1000_groep`, `per_1000_rest`: `aantal` per 1,000 of these;
    - `log_likelihood`: G2 of the table of two by two, all four cells (Dunning 1993). Rayson & Garside (2000)
      sum the first two cells, which for rare words comes to the same; a share of sentences is not rare;
    - `log_ratio`: binary logarithm of the ratio of the two shares: 1 is twice as much in the group, -1 half
      as much; a count of 0 becomes 0.5 (Hardie 2014);
    - `p`: chance of such a G2 without a difference (chi-squared, one degree of freedom); `p_gecorrigeerd`
      after Benjamini & Hochberg (1995) over all rows. Both take words for independent, which they are not:
      read them beside the next columns;
    - `documenten_groep`, `documenten_rest`: documents that hold it; `grootste_deel_groep` and `_rest`: the
      part (0 to 1) of its count that is in one document, NA without a count.

    Left out is what fewer than `fewest_documents` documents hold on the side that says it more (all of them
    when that side is smaller), so that one document carries nothing. Raises InputError for unknown ids, a
    mask of other rows, groups that overlap, and a group without text.
    """
    known("of", of, _NAMES)
    ours, theirs = _sides(reports["documenten"], group, against)
    found, sizes = _found(reports, of)
    size = [float(sizes.reindex(sorted(ids)).sum()) for ids in (ours, theirs)]
    if not all(size):
        raise InputError(
            "Een van de twee groepen heeft geen documenten met tekst, dus is er niets te vergelijken. "
            "Kies groepen die elk ten minste één gelezen document hebben."
        )
    columns = {_NAMES[of]: TEXT, **_COLUMNS}
    table = _table(found, ours, theirs)
    counts, holding, largest = (table[kind].to_numpy(dtype=np.float64) for kind in ("sum", "count", "max"))
    shares = counts / size
    more = np.where(shares[:, 0] >= shares[:, 1], holding[:, 0], holding[:, 1])
    least = np.where(shares[:, 0] >= shares[:, 1], len(ours), len(theirs))
    kept = more >= np.minimum(least, fewest_documents)
    if not kept.any():
        return framed(columns, ())
    counts, holding, largest, shares = (part[kept] for part in (counts, holding, largest, shares))
    one = np.column_stack(
        (
            counts,
            np.broadcast_to(size, counts.shape),
            1000 * shares,
            *_tests(counts, size),
            holding,
            np.divide(largest, counts, out=np.full_like(counts, np.nan), where=counts > 0),
        )
    )
    rows = [[name, *map(float, row)] for name, row in zip(table.index[kept], one, strict=True)]
    at = list(columns).index("log_likelihood")
    return framed(columns, sorted(rows, key=lambda row: (-row[at], row[0])))


def log_likelihood(counts: Floats, sizes: Floats) -> Floats:
    """G2 (Dunning 1993) of counts (items, 2) in corpora of these sizes (2,)."""
    from scipy.special import xlogy

    share = counts.sum(axis=1, keepdims=True) / sizes.sum()
    observed = np.concatenate((counts, np.maximum(sizes - counts, 0)), axis=1)
    expected = np.concatenate((sizes * share, sizes * (1 - share)), axis=1)
    ratio = np.divide(observed, expected, out=np.ones_like(observed), where=observed > 0)
    found: Floats = np.maximum(2 * xlogy(observed, ratio).sum(axis=1), 0)
    return found


def log_ratio(counts: Floats, sizes: Floats) -> Floats:
    """Binary logarithm of the ratio of two shares (Hardie 2014); a count of 0 becomes `ZERO`."""
    shares = np.where(counts == 0, ZERO, counts) / sizes
    found: Floats = np.log2(shares[:, 0] / shares[:, 1])
    return found


def _tests(counts: Floats, size: list[float]) -> tuple[Floats, Floats, Floats, Floats]:
    from scipy.stats import chi2, false_discovery_control

    sizes = np.array(size)
    likelihood = log_likelihood(counts, sizes)
    chance = chi2.sf(likelihood, 1)
    return likelihood, log_ratio(counts, sizes), chance, false_discovery_control(chance)


def _found(reports: Reports, of: What) -> tuple[pd.DataFrame, pd.Series[Any]]:
    """(`document_id`, `item`, `aantal`) with counts above 0, and the size of each document."""
    import pandas as pd

    if of != "termen":
        told = counted(reports, _LEVELS[of])
        ids = told.documents["document_id"].to_numpy(dtype=object)
        rows, columns = np.nonzero(told.found)
        names = np.array(told.names, dtype=object)
        found = pd.DataFrame(
            {"document_id": ids[rows], "item": names[columns], "aantal": told.found[rows, columns]}
        )
        return found, pd.Series(told.sizes, index=ids)
    passages = reports["passages"]
    cells = passages["termen"].str.lower().fillna("")
    terms = [sorted(set(cell.split(SEPARATOR))) if cell else [] for cell in cells]
    said = pd.DataFrame({"document_id": passages["document_id"].astype("object"), "item": terms})
    said = said.explode("item").dropna()
    found = said.groupby(["document_id", "item"]).size().rename("aantal").reset_index()
    documents = reports["documenten"]
    words = documents["woorden"].to_numpy(dtype=np.float64, na_value=0)
    return found, pd.Series(words, index=documents["document_id"].to_numpy(dtype=object))


def _table(found: pd.DataFrame, ours: frozenset[str], theirs: frozenset[str]) -> pd.DataFrame:
    """Per item, for the group (0) and the rest (1): sum of counts, number of documents, largest count."""
    import pandas as pd

    side = dict.fromkeys(theirs, 1) | dict.fromkeys(ours, 0)
    own = found.assign(side=found["document_id"].map(side)).dropna(subset=["side"])
    told = own.groupby(["item", "side"])["aantal"].agg(["sum", "count", "max"])
    columns = pd.MultiIndex.from_product((("sum", "count", "max"), (0, 1)))
    table: pd.DataFrame = told.unstack("side").reindex(columns=columns).fillna(0.0).sort_index()
    return table


def _sides(
    documents: pd.DataFrame, group: Iterable[Any], against: Iterable[Any] | None
) -> tuple[frozenset[str], frozenset[str]]:
    ours = _ids(documents, group)
    theirs = frozenset(documents["document_id"]) - ours if against is None else _ids(documents, against)
    if both := sorted(ours & theirs):
        many = in_words(len(both), "document", "documenten")
        raise InputError(
            f"In beide groepen: {many}, zoals '{both[0]}'. Zet elk document in één van de twee groepen."
        )
    return ours, theirs


def _ids(documents: pd.DataFrame, chosen: Iterable[Any]) -> frozenset[str]:
    import pandas as pd

    values = chosen if isinstance(chosen, pd.Series) else pd.Series(list(chosen))
    if len(values) and pd.api.types.is_bool_dtype(values.dtype):
        if not isinstance(chosen, pd.Series) and len(values) == len(documents):
            values.index = documents.index
        if set(values.index) != set(documents.index):
            many = in_words(len(documents), "document", "documenten")
            raise InputError(
                f"Het masker is {len(values)} lang bij {many}, of het is van andere rijen. "
                "Maak het uit de tabel 'documenten' die u meegeeft."
            )
        mask = values.reindex(documents.index).astype("boolean").fillna(False).to_numpy(dtype=bool)
        return frozenset(documents["document_id"][mask])
    ids = frozenset(values)
    if unknown := sorted(map(str, ids - set(documents["document_id"]))):
        many = in_words(len(unknown), "document", "documenten")
        raise InputError(
            f"Niet gevonden: {many}, zoals '{unknown[0]}'. "
            "Noem waarden uit de kolom 'document_id' van de tabel 'documenten'."
        )
    return ids
