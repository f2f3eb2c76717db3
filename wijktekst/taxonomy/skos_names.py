"""Names that a taxonomy has as SKOS.

Ours are names without an address, `urn:wijktekst:`, so they promise no web page: the scheme is
`urn:wijktekst:taxonomie`, a challenge `urn:wijktekst:opgave:ID`, a theme `urn:wijktekst:thema:ID`, and a code
of an official list that has no IRI of its own `urn:wijktekst:lijst:LIJST[-JAAR]:CODE`. What SKOS has no words
for is said in words of `urn:wijktekst:def#`, called after the columns of the tables.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from wijktekst.taxonomy.loading import LISTS, OWN, TOP_PREFIX
from wijktekst.taxonomy.model import CrosswalkEntry, Theme

SCHEME = f"{OWN}taxonomie"
WORDS = f"{OWN}def#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
DCT = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

CHALLENGE, THEME = f"{OWN}opgave:", f"{OWN}thema:"
_LIST = re.compile(f"{OWN}lijst:([^:]+):(.+)")


def challenge_iri(challenge: str) -> str:
    """The IRI of a challenge."""
    return CHALLENGE + part(challenge)


def theme_iri(theme: Theme) -> str:
    """The IRI of a theme: that of the file it came from, or ours."""
    return theme.iri or THEME + part(theme.id)


def code_iri(entry: CrosswalkEntry) -> str:
    """The IRI of a code on an official list: its own, or ours when the list gives none."""
    if entry.code.startswith(("http://", "https://")):
        return quote(entry.code, safe="/:#?&=%~,;+@!$'()*[]")
    return f"{list_iri(entry)}:{part(entry.code)}"


def list_iri(entry: CrosswalkEntry) -> str:
    """The IRI of an official list that gives none to its codes."""
    year = f"-{entry.year}" if entry.year else ""
    return f"{OWN}lijst:{part(entry.list.lower() + year)}"


def code_of(iri: str) -> tuple[str, str, str] | None:
    """List, code and year of an IRI that `code_iri` made, or None."""
    if iri.startswith(TOP_PREFIX):
        return "TOP", iri, ""
    if not (found := _LIST.fullmatch(iri)):
        return None
    name, _, year = unquote(found[1]).partition("-")
    names = {one.lower(): one for one in LISTS}
    return (names[name], unquote(found[2]), year) if name in names else None


def part(name: str) -> str:
    """A name as part of an IRI."""
    return quote(name, safe="")
