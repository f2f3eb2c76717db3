"""Answers out of a document of INCEpTION."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijktekst.annotation import cas
from wijktekst.annotation.answers import Answer
from wijktekst.annotation.packed import File, UnusableError
from wijktekst.annotation.records import person
from wijktekst.annotation.task import TaskFields, as_text, plain


def answers_of(file: File) -> Iterator[Answer]:
    """An answer for each sentence of our layer. Raises UnusableError, and InputError without the extra."""
    cas.cassis_is_needed()
    try:
        document = cas.parse(file.data, file.types)
        if not document.typesystem.contains_type(cas.LAYER):
            raise UnusableError(
                f"In {file.name} staat de laag Wijkzin niet. Exporteer het document als UIMA CAS XMI of JSON."
            )
        found = list(document.select(cas.LAYER))
    except ValueError as error:
        raise UnusableError(
            f"{file.name} is geen document van INCEpTION ({error}). Exporteer als UIMA CAS XMI of JSON."
        ) from error
    if not found:
        raise UnusableError(f"In {file.name} staat geen enkele zin. Noem het bestand waarin gelabeld is.")
    for number, one in enumerate(found, 1):
        fields: dict[str, object] = {name: as_text(getattr(one, name, None)) for name in cas.CARRIED}
        fields["zin"] = one.get_covered_text()
        yield Answer(
            f"{file.name}, zin {number}",
            person(file.stem),
            TaskFields.read(fields),
            _said(one, "soort"),
            _said(one, "opgave"),
            _said(one, "themas"),
            " ".join(_said(one, "opmerking")),
        )


def _said(one: Any, name: str) -> tuple[str, ...]:
    """The values of a feature: of one text, or of an array of them."""
    value = getattr(one, name, None)
    elements = getattr(value, "elements", None)
    several = list(elements) if elements is not None else [value]
    return tuple(said for each in several if (said := plain(as_text(each))))
