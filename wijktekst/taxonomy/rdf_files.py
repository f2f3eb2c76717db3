"""Reads an RDF file that nobody vouches for: of bounded size, without a network and without XML entities."""

from __future__ import annotations

import io
import json
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from wijktekst.errors import TaxonomyError, reason_of

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Statement = tuple["Node", "Node", "Node"]

#: Name of rdflib's reader, by the ending of the file.
READERS = {
    ".ttl": "turtle",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
}
#: A thesaurus of ten thousand concepts takes some five megabytes.
_MAX_BYTES = 50_000_000
#: What relative names of a file hang under; they say nothing outside it and are not kept.
BASE = "http://bestand.invalid/"
_IMPOSSIBLE = re.compile(r'[\s<>"{}|\\^`]')


def read_graph(path: Path) -> Graph:
    """Every statement of an RDF file. Raises TaxonomyError with the file, what is wrong and what to do."""
    name = path.name
    form = READERS.get(path.suffix.lower())
    if form is None:
        raise TaxonomyError(
            f"{name}: aan '{path.suffix or name}' is niet te zien wat voor bestand dit is. Geef een map met "
            f"tabellen, of een SKOS-bestand met een van deze uitgangen: {', '.join(READERS)}."
        )
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise TaxonomyError(f"{name}: het bestand is groter dan {_MAX_BYTES // 10**6} MB. Splits het.")
        data = path.read_bytes()
    except OSError as error:
        raise TaxonomyError(f"{name}: het bestand kan niet worden gelezen ({reason_of(error)}).") from error
    return _parsed(_checked(data, form, name), form, name)


def _checked(data: bytes, form: str, name: str) -> bytes:
    """The same data without what would make a reader fetch or expand things."""
    if form == "xml":  # says itself what it is encoded in
        _refuse_doctype(data, name)
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TaxonomyError(
            f"{name}: het bestand is niet in UTF-8, of is ingepakt. Pak het uit, of bewaar het opnieuw als "
            f"{_NAMES[form]} in UTF-8."
        ) from error
    return _without_remote(text, name) if form == "json-ld" else text.encode("utf-8")


def _parsed(data: bytes, form: str, name: str) -> Graph:
    from rdflib import Dataset, Graph
    from rdflib.parser import InputSource
    from rdflib.store import TripleAddedEvent

    graph = Dataset() if form in ("json-ld", "nquads", "trig") else Graph(bind_namespaces="none")
    said: list[Statement] = []
    heard = graph.store.dispatcher
    heard.subscribe(TripleAddedEvent, lambda event: said.append(event.triple))  # type: ignore[no-untyped-call]
    source = InputSource()
    source.setByteStream(io.BytesIO(data))  # given as `data`, XML would be read as UTF-8 whatever it declares
    try:
        with _quiet():
            graph.parse(source, format=form, publicID=BASE)
    except RecursionError:
        raise TaxonomyError(f"{name}: het bestand is te diep genest. Sla het plat op, als Turtle.") from None
    except Exception as error:  # each of rdflib's readers has its own, and bare ones too
        why = " ".join(str(error).split())[:160] or type(error).__name__
        raise TaxonomyError(
            f"{name}: dit is geen geldige {_NAMES[form]} ({why}). Bewaar de lijst opnieuw als Turtle of "
            "JSON-LD, of kies de uitgang die bij de inhoud past."
        ) from error
    return _numbered(said)


def _numbered(said: Iterable[Statement]) -> Graph:
    """Statements in the order of the file. rdflib names nodes without a name at random: number them."""
    from rdflib import BNode, Graph

    graph = Graph(bind_namespaces="none")
    numbers: dict[Node, Node] = {}
    for statement in said:
        subject, predicate, value = (
            numbers.setdefault(one, BNode(f"n{len(numbers):09}")) if isinstance(one, BNode) else one
            for one in statement
        )
        graph.add((subject, predicate, value))
    return graph


_NAMES = {
    "turtle": "Turtle",
    "json-ld": "JSON-LD",
    "xml": "RDF/XML",
    "nt": "N-Triples",
    "nquads": "N-Quads",
    "trig": "TriG",
}


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs odd values with a traceback; what matters of them is said in our own notes."""
    logger = logging.getLogger("rdflib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use of its old names
            yield
    finally:
        logger.setLevel(level)


def _refuse_doctype(data: bytes, name: str) -> None:
    """A document type can hold entities that expand without end or read other files."""

    def refuse(*_: object) -> None:
        raise TaxonomyError(
            f"{name}: het bestand heeft een DOCTYPE, en die wordt niet gelezen omdat hij naar andere "
            "bestanden kan verwijzen. Haal hem weg of bewaar de lijst als Turtle."
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise TaxonomyError(
            f"{name}: dit is geen leesbare XML ({error}). Bewaar de lijst als Turtle."
        ) from error


def _without_remote(text: str, name: str) -> bytes:
    """The JSON written anew, so that what was checked is what is read."""
    try:
        content = json.loads(text)
        if not isinstance(content, dict | list):
            raise ValueError("geen object of lijst")
        for address in _remote_contexts(content):
            raise TaxonomyError(
                f"{name}: het bestand verwijst met @context naar '{str(address)[:100]}', en wijktekst haalt "
                "niets op van internet. Zet de inhoud daarvan in het bestand, of bewaar de lijst als Turtle."
            )
        for address in _impossible_names(content):
            raise TaxonomyError(
                f"{name}: '{address[:100]}' kan geen adres (@id) zijn, want er staat een spatie of een teken "
                "in dat daar niet mag. Verbeter het."
            )
        return json.dumps(content, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise TaxonomyError(f"{name}: het bestand is te diep genest. Sla het plat op, als Turtle.") from None
    except ValueError as error:
        raise TaxonomyError(
            f"{name}: dit is geen geldige JSON-LD ({str(error)[:120]}). Bewaar de lijst opnieuw."
        ) from error


def _remote_contexts(content: Any) -> Iterator[object]:
    """Addresses that a reader of JSON-LD would fetch, in contexts of every depth."""
    waiting = [(content, False)]
    while waiting:
        one, in_context = waiting.pop()
        if isinstance(one, list):
            waiting += [(part, in_context) for part in one]
        elif isinstance(one, dict):
            if "@import" in one:
                yield one["@import"]
            waiting += [(part, key == "@context") for key, part in one.items()]
        elif in_context and isinstance(one, str):
            yield one


def _impossible_names(content: Any) -> Iterator[str]:
    """Names that rdflib would drop with all that is said of them, without a word."""
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
            if isinstance(name := one.get("@id"), str) and _IMPOSSIBLE.search(name):
                yield name
