"""Under which licence every package is that a user gets, and whether that is one we accept.

`licences.csv` is written by hand: what packages say of themselves is free text, and no system has all of them
installed. A test holds it beside what the installed ones say.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path

TABLE = Path(__file__).with_name("licences.csv")

#: SPDX names of licences that ask for no more than a notice, or for changes to their own files (MPL).
ACCEPTED = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC LicenseRef-matplotlib MIT MIT-0
    MIT-CMU MPL-1.1 MPL-2.0 PSF-2.0 Zlib""".split()
)
#: A library that is used as it is, and can be replaced by whoever has it.
AS_LIBRARY = {"pebble": "LGPL-3.0-or-later"}

_COPYLEFT = re.compile(
    r"\b[AL]?GPL|General Public|Affero|\bSSPL|\bEUPL|\bCC[- ]BY[- ](?:NC|SA|ND)", re.IGNORECASE
)
#: Of a licence that was pasted in whole, its name.
_NAME_LENGTH = 80


def table() -> Mapping[str, str]:
    """SPDX expressions by package."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return {row["package"]: row["licence"] for row in csv.DictReader(stream)}


def accepted(name: str, expression: str) -> bool:
    """Whether we may rely on a package by this SPDX expression: all of one of its choices is fine."""
    fine = ACCEPTED | ({AS_LIBRARY[name]} if name in AS_LIBRARY else set())
    return any(set(choice.split(" AND ")) <= fine for choice in expression.split(" OR "))


def doubts(name: str, metadata: Message) -> Iterator[str]:
    """What an installed package says of its licence that we do not accept, or that nobody can judge."""
    expression = metadata.get("License-Expression")
    if expression:
        if not accepted(name, expression):
            yield expression
        return
    said = [(metadata.get("License") or "")[:_NAME_LENGTH].strip()]
    said += [line for line in metadata.get_all("Classifier") or () if line.startswith("License ::")]
    if not any(said):
        yield "says nothing"
    if name not in AS_LIBRARY:
        yield from (line for line in said if _COPYLEFT.search(line))
