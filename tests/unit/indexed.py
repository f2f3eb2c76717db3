"""Stores of measures that a test writes out, as a run would leave them, for the index of the explorer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijktekst.language import tokenize
from wijktekst.running.database import SCHEMA
from wijktekst.running.last import LastRun
from wijktekst.running.record import OUTCOMES, Outcome, Record
from wijktekst.running.stock import Stocked, write_stock
from wijktekst.running.store import Store
from wijktekst.types import Settings

#: Themes of the measures in a test: code and label.
THEMES = {"sociale-huur": "Sociale huur", "ontmoeting": "Ontmoeting en buurthuizen"}
_TEXTS = ("kop", "opgave", "opgave_label", "actor", "stelligheid", "instrument", "plaats")


def run_of(out: Path, measures: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Write the store of a run that found these measures; returns their full rows, without groups.

    A measure says what differs from an empty one; `thema` lists codes of `THEMES`, `voor`, `na` and `vakken`
    are its surroundings, `titel` is that of its document. Measures of one `bestand` follow each other.
    """
    by_file: dict[str, list[dict[str, Any]]] = {}
    for at, given in enumerate(measures):
        row = _measure(at, given)
        by_file.setdefault(row["bestand"], []).append(row)
    store = Store(out)
    store.open()
    stock = []
    with store.writing() as add:
        for number, (name, rows) in enumerate(by_file.items()):
            key = sha256(f"{number}{json.dumps(rows)}".encode()).hexdigest()
            add(_record(key, name, rows))
            stock.append(Stocked(Path(name), name, key, 1, name, None, key))
    write_stock(stock, store.files)
    LastRun.of([], out, Settings(), "", str(len(stock)), 0.0, 0.0, len(stock)).write(store.last)
    return [row for rows in by_file.values() for row in rows]


def _measure(at: int, given: Mapping[str, Any]) -> dict[str, Any]:
    name = given.get("bestand", "plan.md")
    words = sorted({token.norm for token in tokenize(given.get("zin", ""))})
    said = {"woorden": words, "namen": [], "bedragen": [], "erboven": [], "wijst": False, "opent": False}
    return {
        **dict.fromkeys(SCHEMA["maatregelen"]),
        **dict.fromkeys(_TEXTS, ""),
        "maatregel_id": f"mtr-{at:04}",
        "document_id": f"doc-{name}",
        "bestand": name,
        "zin": "",
        "soort": "maatregel",
        "score": 0.5,
        "begin": 100 * at,
        "eind": 100 * at + 50,
        "uitspraak": said,
        "omgeving": {"voor": given.get("voor", ""), "na": given.get("na", "")},
        "vakken": [],
        **given,
    }


def _record(key: str, name: str, rows: Sequence[Mapping[str, Any]]) -> Record:
    document = {"document_id": rows[0]["document_id"], "bestand": name}
    lines: list[tuple[str, Mapping[str, Any]]] = [
        ("documenten", {**document, "titel": next((row["titel"] for row in rows if "titel" in row), "")})
    ]
    for row in rows:
        lines.append(("maatregelen", row))
        if themes := row.get("thema"):
            place = {**document, "begin": row["begin"], "themas": " | ".join(themes)}
            lines += [
                ("passages", place),
                *(("themas", {"thema": one, "label": THEMES[one]}) for one in themes),
            ]
    outcome = Outcome(key, name, key, 1, "text/markdown", "", 0.0, "", 0.0, 1, 1, 0, len(rows))
    lines.append((OUTCOMES, dict(zip(SCHEMA[OUTCOMES], _values(outcome), strict=True))))
    return Record(outcome, b"".join(_line(key, at, *line) for at, line in enumerate(lines)))


def _values(outcome: Outcome) -> list[Any]:
    return [getattr(outcome, field) for field in Outcome.__slots__]


def _line(key: str, number: int, table: str, values: Mapping[str, Any]) -> bytes:
    names = [name for name in SCHEMA[table] if table == OUTCOMES or name not in ("sleutel", "nummer")]
    content = {name: values.get(name) for name in names}
    line = {"tabel": table, "sleutel": key, "nummer": number, "waarden": content}
    return json.dumps(line).encode() + b"\n"
