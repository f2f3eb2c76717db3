"""The layer in which INCEpTION holds labels of sentences, and what is needed to read and write its files."""

from __future__ import annotations

import io
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from wijktekst.errors import InputError

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

LAYER = "webanno.custom.Wijkzin"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
WORD = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
#: What is asked, and what travels along without being shown.
ASKED = ("soort", "opgave", "themas", "opmerking")
CARRIED = ("taak", "context", "kop", "bestand", "pagina", "documentsoort", "reden")
_STRING, _STRINGS, _ANNOTATION = "uima.cas.String", "uima.cas.StringArray", "uima.tcas.Annotation"
#: The names of types in JSON and XMI that tell a file of ours from another.
JSON_MARK = "%FEATURE_STRUCTURES"


def cassis_is_needed() -> None:
    """Raises InputError when the extra is not installed."""
    if find_spec("cassis") is None:
        raise InputError(
            "Bestanden van INCEpTION vragen om dkpro-cassis, en dat is niet geïnstalleerd. "
            "Installeer het met: pip install 'wijktekst[annotatie]'"
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
