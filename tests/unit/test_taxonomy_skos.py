"""The taxonomy as SKOS: every triple of a small Turtle reader, so that nothing depends on how lines fall."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst.taxonomy import Challenge, CrosswalkEntry, Exclusion, Taxonomy, Term, Theme
from wijktekst.taxonomy.skos import SCHEME, skos_turtle

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"
Triple = tuple[str, str, str]
_TOKEN = re.compile(
    r'\s*(?:(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<text>"(?:[^"\\\n\r]|\\["\\nrt]|\\u[0-9A-F]{4})*"(?:@nl)?)'
    r"|(?P<name>[a-z]+:[A-Za-z]+|a(?=\s))|(?P<mark>[;,.]))"
)


def triples(turtle: str) -> set[Triple]:
    """What a Turtle text of IRIs, names and strings says; fails on anything else."""
    body = re.sub(r"^@prefix .*\n", "", turtle, flags=re.M)
    found: set[Triple] = set()
    said: list[str] = []
    at = 0
    while body[at:].strip():
        token = _TOKEN.match(body, at)
        assert token, body[at : at + 80]
        at = token.end()
        mark = token["mark"]
        if not mark:
            said.append(token[0].strip())
            continue
        assert len(said) == 3, said
        found.add((said[0], said[1], said[2]))
        said = said[: {",": 2, ";": 1, ".": 0}[mark]]
    assert not said
    return found


def objects(found: set[Triple], subject: str, predicate: str) -> set[str]:
    return {o for s, p, o in found if (s, p) == (f"<{subject}>", predicate)}


def tiny(**parts: tuple[object, ...]) -> Taxonomy:
    base = Taxonomy((Challenge("wonen", "Wonen", "Huizen."),), (Theme("huur", "wonen", "Huur"),), ())
    return replace(base, **parts)


@pytest.fixture(scope="module")
def shipped() -> set[Triple]:
    return triples(skos_turtle(Taxonomy.load()))


def test_every_theme_stands_below_its_challenge_and_the_challenges_on_top(shipped: set[Triple]) -> None:
    taxonomy = Taxonomy.load()
    tops = {f"<urn:wijktekst:opgave:{one.id}>" for one in taxonomy.challenges}
    assert objects(shipped, SCHEME, "skos:hasTopConcept") == tops
    concepts = {s for s, p, o in shipped if (p, o) == ("a", "skos:Concept")}
    assert len(concepts) == len(taxonomy.challenges) + len(taxonomy.themes)
    for theme in taxonomy.themes:
        above = f"urn:wijktekst:opgave:{theme.challenge}"
        assert objects(shipped, f"urn:wijktekst:thema:{theme.id}", "skos:broader") == {f"<{above}>"}
        assert f"<urn:wijktekst:thema:{theme.id}>" in objects(shipped, above, "skos:narrower")


def test_a_concept_has_one_preferred_label_and_no_label_twice(shipped: set[Triple]) -> None:
    for concept in {s for s, p, o in shipped if (p, o) == ("a", "skos:Concept")}:
        labels = [(p, o) for s, p, o in shipped if s == concept and p.endswith("Label")]
        assert [p for p, _ in labels].count("skos:prefLabel") == 1
        assert len({o for _, o in labels}) == len(labels), concept


def test_links_have_full_iris_and_the_relation_of_the_table(shipped: set[Triple]) -> None:
    for entry in Taxonomy.load().crosswalk:
        linked = objects(shipped, f"urn:wijktekst:thema:{entry.theme}", f"skos:{entry.relation}")
        code = f"{entry.list.lower()}{'-' if entry.year else ''}{entry.year}:{entry.code}"
        assert linked & {f"<{entry.code}>", f"<urn:wijktekst:lijst:{code}>"}, entry


def test_only_terms_that_mean_the_theme_by_themselves_are_labels() -> None:
    terms = (
        Term("huurprijs", "huur", 0.9),
        Term("HUUR", "huur", 0.9, match="exact"),
        Term("huurprijs", "huur", 0.8, match="vorm"),
        Term("flat", "huur", 0.5),
        Term("contract", "huur", 0.9, condition=("woning",)),
        Term("sleutel", "huur", 0.9, part="rechts"),
    )
    found = triples(skos_turtle(tiny(terms=terms, exclusions=(Exclusion("te huur", "huur"),))))
    assert objects(found, "urn:wijktekst:thema:huur", "skos:altLabel") == {'"huurprijs"@nl'}
    assert objects(found, "urn:wijktekst:thema:huur", "skos:hiddenLabel") == {'"sleutel"@nl'}
    assert objects(found, "urn:wijktekst:thema:huur", "skos:scopeNote") == {'"Niet bedoeld: te huur."@nl'}


def test_text_and_codes_with_odd_characters_stay_what_they_are() -> None:
    terms = (Term('zo\'n "koop\\huur"\tflat\x01é', "huur"),)
    link = CrosswalkEntry("huur", "NPLV", 'wonen > "meer"', "Wonen", "closeMatch")
    found = triples(skos_turtle(tiny(terms=terms, crosswalk=(link,))))
    label = '"zo\'n \\"koop\\\\huur\\"\\tflat\\u0001é"@nl'
    assert objects(found, "urn:wijktekst:thema:huur", "skos:altLabel") == {label}
    iri = "<urn:wijktekst:lijst:nplv:wonen%20%3E%20%22meer%22>"
    assert objects(found, "urn:wijktekst:thema:huur", "skos:closeMatch") == {iri}


def test_what_is_empty_is_not_said_and_the_same_tables_give_the_same_text() -> None:
    text = skos_turtle(Taxonomy.load(SMALL))
    assert text == skos_turtle(Taxonomy.load(SMALL))
    assert '""' not in text
