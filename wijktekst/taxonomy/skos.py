"""The taxonomy as SKOS in Turtle, for thesaurus software and other indexing tools.

Our own IRIs are names without an address, `urn:wijktekst:`, so they promise no web page: the scheme is
`urn:wijktekst:taxonomie`, a challenge `urn:wijktekst:opgave:ID`, a theme `urn:wijktekst:thema:ID`, and a code
of an official list that has no IRI of its own `urn:wijktekst:lijst:LIJST[-JAAR]:CODE`. The same tables give
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from wijktekst.taxonomy.model import Challenge, CrosswalkEntry, Term, Theme
from wijktekst.taxonomy.taxonomy import Taxonomy

BASE = "urn:wijktekst:"
SCHEME = f"{BASE}taxonomie"
#: A term below this certainty does not mean its theme by itself, and is no label of it.
LEAST = 0.6
#: What a word ends with, or holds anywhere, is no label to show; what it starts with is a word as a rule.
_PIECES = ("rechts", "overal")

_HEAD = (
    "@prefix dct: <http://purl.org/dc/terms/> .",
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .",
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: A predicate with its objects, as Turtle.
_Line = tuple[str, list[str]]


def skos_turtle(taxonomy: Taxonomy) -> str:
    """The taxonomy as a SKOS concept scheme: challenges on top, themes below them, links to official lists.

    Sure terms (`LEAST`) are alternative labels of their theme, and hidden ones when they are the end or the
    middle of a word; terms that need another word in the sentence are left out. Exclusions of a theme are its
    scope note.
    """
    blocks = ["\n".join(_HEAD), _scheme(taxonomy)]
    blocks += [_challenge(one, taxonomy.themes_of(one.id)) for one in taxonomy.challenges]
    blocks += [_theme(one, taxonomy) for one in taxonomy.themes]
    blocks += _lists(taxonomy.crosswalk)
    return "\n\n".join(blocks) + "\n"


def challenge_iri(challenge: str) -> str:
    """The IRI of a challenge."""
    return f"{BASE}opgave:{_part(challenge)}"


def theme_iri(theme: str) -> str:
    """The IRI of a theme."""
    return f"{BASE}thema:{_part(theme)}"


def code_iri(entry: CrosswalkEntry) -> str:
    """The IRI of a code on an official list: its own, or ours when the list gives none."""
    if entry.code.startswith(("http://", "https://")):
        return quote(entry.code, safe="/:#?&=%~,;+@!$'()*[]")
    return f"{_list_iri(entry)}:{_part(entry.code)}"


def _list_iri(entry: CrosswalkEntry) -> str:
    year = f"-{entry.year}" if entry.year else ""
    return f"{BASE}lijst:{_part(entry.list.lower() + year)}"


def _scheme(taxonomy: Taxonomy) -> str:
    return _block(
        SCHEME,
        ("a", ["skos:ConceptScheme"]),
        ("dct:title", [_text("Wijkopgaven en hun thema's")]),
        ("owl:versionInfo", [_quoted(taxonomy.hash)]),
        ("skos:hasTopConcept", [_iri(challenge_iri(one.id)) for one in taxonomy.challenges]),
    )


def _challenge(challenge: Challenge, themes: Iterable[Theme]) -> str:
    return _block(
        challenge_iri(challenge.id),
        ("a", ["skos:Concept"]),
        ("skos:topConceptOf", [_iri(SCHEME)]),
        ("skos:inScheme", [_iri(SCHEME)]),
        ("skos:notation", [_quoted(challenge.id)]),
        ("skos:prefLabel", [_text(challenge.label)]),
        ("skos:definition", _texts([challenge.description])),
        ("skos:narrower", [_iri(theme_iri(one.id)) for one in themes]),
    )


def _theme(theme: Theme, taxonomy: Taxonomy) -> str:
    labels, hidden = _labels(theme, [term for term in taxonomy.terms if term.theme == theme.id])
    not_meant = [one.pattern for one in taxonomy.exclusions if one.theme == theme.id]
    note = [f"Niet bedoeld: {', '.join(not_meant)}."] if not_meant else []
    links: dict[str, list[str]] = {}
    for entry in taxonomy.crosswalk:
        if entry.theme == theme.id:
            links.setdefault(f"skos:{entry.relation}", []).append(_iri(code_iri(entry)))
    return _block(
        theme_iri(theme.id),
        ("a", ["skos:Concept"]),
        ("skos:inScheme", [_iri(SCHEME)]),
        ("skos:notation", [_quoted(theme.id)]),
        ("skos:prefLabel", [_text(theme.label)]),
        ("skos:altLabel", _texts(labels)),
        ("skos:hiddenLabel", _texts(hidden)),
        ("skos:definition", _texts([theme.description])),
        ("skos:scopeNote", _texts(note)),
        ("skos:broader", [_iri(challenge_iri(theme.challenge))]),
        *links.items(),
    )


def _labels(theme: Theme, terms: Iterable[Term]) -> tuple[list[str], list[str]]:
    """Alternative and hidden labels; SKOS wants no label of a concept twice."""
    shown: list[str] = []
    hidden: list[str] = []
    sure = [term for term in terms if term.certainty >= LEAST and not term.condition]
    seen = {theme.label.casefold()}
    for term in sorted(sure, key=lambda term: term.part in _PIECES):  # what reads well goes first
        if term.text.casefold() not in seen:
            seen.add(term.text.casefold())
            (hidden if term.part in _PIECES else shown).append(term.text)
    return shown, hidden


def _lists(crosswalk: Iterable[CrosswalkEntry]) -> Iterator[str]:
    """Label and code of what is linked to; not typed as concepts, so that tools load ours only."""
    seen = set()
    for entry in crosswalk:
        iri = code_iri(entry)
        if iri in seen:
            continue
        seen.add(iri)
        own: list[_Line] = []
        if iri.startswith(BASE):
            own = [("skos:inScheme", [_iri(_list_iri(entry))]), ("skos:notation", [_quoted(entry.code)])]
        yield _block(iri, ("skos:prefLabel", [_text(entry.label)]), *own)


def _block(subject: str, *lines: _Line) -> str:
    """Statements about a subject, a predicate a line; predicates without objects are left out."""
    said = [f"    {predicate} {', '.join(objects)}" for predicate, objects in lines if objects]
    return f"{_iri(subject)}\n" + " ;\n".join(said) + " ."


def _iri(iri: str) -> str:
    return f"<{iri}>"


def _part(name: str) -> str:
    """A name as part of an IRI."""
    return quote(name, safe="")


def _texts(values: Iterable[str]) -> list[str]:
    return [_text(value) for value in values if value]


def _text(value: str) -> str:
    return f"{_quoted(value)}@nl"


def _quoted(value: str) -> str:
    """A Turtle string; controls that may not stand in one as such are written as numbers."""
    return '"' + "".join(_ESCAPES.get(char) or _char(char) for char in value) + '"'


def _char(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x20 or ord(char) == 0x7F else char
