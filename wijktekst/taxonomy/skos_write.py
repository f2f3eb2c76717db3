"""A taxonomy as a SKOS file: Turtle, JSON-LD or RDF/XML. The same tables give the same bytes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from wijktekst.errors import InputError, reason_of
from wijktekst.taxonomy.skos_graph import graph_of
from wijktekst.taxonomy.skos_names import DCT, OWL, RDF, SKOS, WORDS, XSD
from wijktekst.taxonomy.tables import put
from wijktekst.taxonomy.tables_write import write_tables
from wijktekst.taxonomy.taxonomy import Taxonomy

#: What can be written, by the ending of the file.
WRITERS = {".ttl": "Turtle", ".jsonld": "JSON-LD", ".json": "JSON-LD", ".rdf": "RDF/XML", ".xml": "RDF/XML"}
_CONTEXT = {"dct": DCT, "owl": OWL, "skos": SKOS, "wijk": WORDS, "xsd": XSD}
_PREFIXES = {iri: prefix for prefix, iri in _CONTEXT.items()}


def write_taxonomy(
    taxonomy: Taxonomy, target: Path, *, excel_nl: bool = False, replace: bool = False
) -> None:
    """Writes a taxonomy as a SKOS file, by its ending, or as a folder of tables where there is no ending.

    `excel_nl` and `replace` are for tables; see `write_tables`. Raises InputError when it cannot be written.
    """
    target = Path(target)
    if target.is_dir() or not target.suffix:
        write_tables(taxonomy, target, excel_nl=excel_nl, replace=replace)
        return
    data = skos_bytes(taxonomy, target.suffix)
    try:
        put(target, data)
    except OSError as error:
        raise InputError(
            f"'{target}' kan niet worden geschreven ({reason_of(error)}). Kies een andere plaats."
        ) from error


def skos_bytes(taxonomy: Taxonomy, ending: str) -> bytes:
    """The taxonomy as a file with this ending. Raises InputError when it is none of `WRITERS`."""
    form = WRITERS.get(ending.lower())
    if form == "Turtle":
        return skos_turtle(taxonomy).encode("utf-8")
    if form == "JSON-LD":
        return _json(taxonomy)
    if form == "RDF/XML":
        return _xml(taxonomy)
    raise InputError(
        f"Een taxonomie kan niet als '{ending}' worden geschreven. Kies uit {', '.join(WRITERS)}, of een map."
    )


def skos_turtle(taxonomy: Taxonomy) -> str:
    """The taxonomy in Turtle: the scheme, the concepts by name, then what we say in our own words."""
    from rdflib import URIRef
    from rdflib.plugins.serializers.turtle import TurtleSerializer

    class Writer(TurtleSerializer):
        def get_pname(self, uri: Any, gen_prefix: bool = True) -> str | None:
            """rdflib looks for the longest prefix of each name, which takes minutes for a large list."""
            iri = str(uri) if isinstance(uri, URIRef) else ""
            start = iri.rfind("#") + 1 or iri.rfind("/") + 1
            prefix = _PREFIXES.get(iri[:start])
            if prefix is None or not iri[start:].isalpha():
                return None
            return f"{self.addNamespace(prefix, URIRef(iri[:start]))}:{iri[start:]}"

        getQName = get_pname  # noqa: N815 - its name before rdflib 7.2

    writer = Writer(graph_of(taxonomy))
    writer.topClasses = [URIRef(SKOS + name) for name in ("ConceptScheme", "Concept")]
    first = ("prefLabel", "notation", "definition", "broader")
    writer.predicateOrder = [URIRef(f"{RDF}type"), *(URIRef(SKOS + name) for name in first)]
    stream = io.BytesIO()
    writer.serialize(stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8").rstrip("\n") + "\n"


def _json(taxonomy: Taxonomy) -> bytes:
    content = json.loads(graph_of(taxonomy).serialize(format="json-ld", context=_CONTEXT))
    text = json.dumps(_sorted(content), ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8") + b"\n"


def _sorted(content: Any) -> Any:
    """Lists in a fixed order: in JSON-LD, without `@list`, theirs says nothing."""
    if isinstance(content, list):
        return sorted(
            map(_sorted, content), key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True)
        )
    if isinstance(content, dict):
        return {key: _sorted(value) for key, value in content.items()}
    return content


def _xml(taxonomy: Taxonomy) -> bytes:
    """RDF/XML, for which rdflib asks the statements in any order."""
    from rdflib import Graph

    class Sorted(Graph):
        def subjects(self, *args: Any, **options: Any) -> Any:
            return iter(sorted(set(super().subjects(*args, **options)), key=str))

        def predicate_objects(self, *args: Any, **options: Any) -> Any:
            return iter(sorted(map(tuple, super().predicate_objects(*args, **options))))

    graph = graph_of(taxonomy)
    graph.bind("rdf", RDF)
    ordered = Sorted(store=graph.store, identifier=graph.identifier, bind_namespaces="none")
    return ordered.serialize(format="xml", encoding="utf-8")
