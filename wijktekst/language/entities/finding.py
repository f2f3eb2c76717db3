"""All entities of a text: each finder looks for itself, the longest find stays."""

from __future__ import annotations

from wijktekst.language.entities.dates import dates
from wijktekst.language.entities.entity import Entity, without_overlap
from wijktekst.language.entities.laws import laws
from wijktekst.language.entities.names import names
from wijktekst.language.entities.values import money, percentages


def entities_of(text: str) -> list[Entity]:
    """Entities of a plain text in order, without overlap; offsets count characters of `text`.

    A name counts only as it is written officially, capitals included; a new line ends it. Takes about
    5 seconds per million words.
    """
    found = list(names(text))
    listed = {one.start for one in found if one.label == "LAW"}
    return without_overlap([*found, *laws(text, listed), *money(text), *percentages(text), *dates(text)])
