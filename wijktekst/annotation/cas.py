"""The layer in which INCEpTION holds labels of sentences: what its files need, and answers out of these."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from wijktekst.annotation.answers import Answer
from wijktekst.annotation.codebook import QUESTIONS
from wijktekst.annotation.packed import File, UnusableError
from wijktekst.annotation.records import person
from wijktekst.annotation.task import TaskFields, as_text, plain
from wijktekst.errors import InputError

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

LAYER = "webanno.custom.Wijkzin"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
WORD = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
#: What is asked, and what travels along without being shown.
ASKED = tuple(QUESTIONS)
CARRIED = ("taak", "context", "kop", "bestand", "pagina", "documentsoort", "reden")
_STRING, _STRINGS, _ANNOTATION = "uima.cas.String", "uima.cas.StringArray", "uima.tcas.Annotation"
#: The names of types in JSON and XMI that tell a file of ours from another.
JSON_MARK = "%FEATURE_STRUCTURES"


def cassis_is_needed() -> None:
    """Raises InputError when the extra is not installed."""
    if find_spec("cassis") is None:
        raise InputError(
            "Bestanden van INCEpTION vragen om dkpro-cassis, en dat is niet geïnstalleerd. "
            'Installeer het met: pip install "wijktekst[annotatie]"'
        )


def type_system() -> TypeSystem:
    """The types of DKPro that INCEpTION builds on, and our layer."""
    from cassis import load_dkpro_core_typesystem

    types = load_dkpro_core_typesystem()
    layer = types.create_type(LAYER, _ANNOTATION)
    for name in (*CARRIED, *ASKED):
        if name == "themas":
            types.create_feature(layer, name, _STRINGS, elementType=_STRING)
        else:
            types.create_feature(layer, name, _STRING)
    return types


def new_cas() -> Cas:
    """An empty document."""
    from cassis import Cas

    return Cas(typesystem=type_system())


def parse(data: bytes, types: bytes | None = None) -> Cas:
    """The document in XMI or JSON; `types` is a TypeSystem.xml that came with it.

    Raises ValueError when it is no document of INCEpTION.
    """
    import cassis

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if data.lstrip()[:1] == b"{":
                return cassis.load_cas_from_json(io.BytesIO(data))
            known = cassis.load_typesystem(io.BytesIO(safe_xml(types))) if types else type_system()
            return cassis.load_cas_from_xmi(io.BytesIO(safe_xml(data)), typesystem=known, lenient=True)
    except Exception as error:  # the library breaks in many ways on a file that is not as it should be
        raise ValueError(type(error).__name__) from error


def safe_xml(data: bytes) -> bytes:
    """XML as the library may read it: parsed without entities and written anew.

    Raises ValueError for XML with a DOCTYPE, which no export has.
    """
    from lxml import etree

    from wijktekst.reading.archive import parse_xml

    root: Any = parse_xml(data)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DOCTYPE")
    return etree.tostring(root)


def answers_of(file: File) -> Iterator[Answer]:
    """An answer for each sentence of our layer. Raises UnusableError, and InputError without the extra."""
    cassis_is_needed()
    try:
        document = parse(file.data, file.types)
        if not document.typesystem.contains_type(LAYER):
            raise UnusableError(
                f"In {file.name} staat de laag Wijkzin niet. Exporteer het document als UIMA CAS XMI of JSON."
            )
        found = list(document.select(LAYER))
    except ValueError as error:
        raise UnusableError(
            f"{file.name} is geen document van INCEpTION ({error}). Exporteer als UIMA CAS XMI of JSON."
        ) from error
    if not found:
        raise UnusableError(f"In {file.name} staat geen enkele zin. Noem het bestand waarin gelabeld is.")
    for number, one in enumerate(found, 1):
        fields: dict[str, object] = {name: as_text(getattr(one, name, None)) for name in CARRIED}
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
