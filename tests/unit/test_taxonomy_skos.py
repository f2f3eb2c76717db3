"""The taxonomy as SKOS: what other tools read of it, that it is valid, and that it comes back whole."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from wijktekst.taxonomy import Challenge, CrosswalkEntry, Exclusion, Taxonomy, Term, Theme, write_taxonomy
from wijktekst.taxonomy.skos_names import SCHEME
from wijktekst.taxonomy.skos_write import skos_bytes, skos_turtle

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"
HUUR = URIRef("urn:wijktekst:thema:huur")
FORMATS = {".ttl": "turtle", ".jsonld": "json-ld", ".rdf": "xml"}
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def graph(taxonomy: Taxonomy, ending: str = ".ttl") -> Graph:
    return Graph().parse(data=skos_bytes(taxonomy, ending), format=FORMATS[ending])


def tiny(**parts: tuple[object, ...]) -> Taxonomy:
    challenges = Taxonomy.load().challenges
    return replace(Taxonomy(challenges, (Theme("huur", "wonen", "Huur"),), ()), **parts)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("skos")
    forms = {"skos": folder / "taxonomie.ttl", "tables": folder / "tabellen", "excel": folder / "excel"}
    for form, place in forms.items():
        write_taxonomy(Taxonomy.load(), place, excel_nl=form == "excel")
    return forms


@pytest.fixture(scope="module")
def shipped(written: dict[str, Path]) -> Graph:
    return Graph().parse(written["skos"])


@pytest.mark.parametrize("form", ["skos", "tables", "excel"])
def test_the_package_comes_back_whole(written: dict[str, Path], form: str) -> None:
    """Other endings take as long, and bring back whatever a small taxonomy holds (the property test)."""
    taxonomy, back = Taxonomy.load(), Taxonomy.load(written[form])
    for part in ("challenges", "themes", "terms", "exclusions", "crosswalk", "decisions", "labels"):
        assert getattr(back, part) == getattr(taxonomy, part), part
    assert back.hash == taxonomy.hash
    assert back.notes == ()
    assert min(map(len, (back.terms, back.exclusions, back.crosswalk, back.decisions))) > 100


def test_every_form_says_the_same() -> None:
    small = Taxonomy.load(SMALL)
    assert set(graph(small, ".ttl")) == set(graph(small, ".jsonld")) == set(graph(small, ".rdf"))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_taxonomy_gives_the_same_bytes(ending: str) -> None:
    code = (
        "import sys; from pathlib import Path; from wijktekst.taxonomy import Taxonomy\n"
        "from wijktekst.taxonomy.skos_write import skos_bytes\n"
        f"sys.stdout.buffer.write(skos_bytes(Taxonomy.load(Path({str(SMALL)!r})), {ending!r}))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_every_theme_stands_below_its_challenge_and_the_challenges_on_top(shipped: Graph) -> None:
    taxonomy = Taxonomy.load()
    tops = {URIRef(f"urn:wijktekst:opgave:{one.id}") for one in taxonomy.challenges}
    assert set(shipped.objects(URIRef(SCHEME), SKOS.hasTopConcept)) == tops
    concepts = set(shipped.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(taxonomy.challenges) + len(taxonomy.themes)
    for theme in taxonomy.themes:
        iri = URIRef(f"urn:wijktekst:thema:{theme.id}")
        above = URIRef(f"urn:wijktekst:opgave:{theme.challenge}")
        assert set(shipped.objects(iri, SKOS.broader)) == {above}
        assert iri in set(shipped.objects(above, SKOS.narrower))


def test_what_is_written_is_valid_skos(shipped: Graph) -> None:
    assert broken(shipped) == []


def test_the_check_sees_what_is_not_valid_skos() -> None:
    head = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:x:> . "
    for wrong, statements in {
        "S9": ":a a skos:Concept, skos:ConceptScheme .",
        "S13": ':a skos:prefLabel "x"@nl ; skos:altLabel "x"@nl .',
        "S14": ':a skos:prefLabel "x"@nl, "y"@nl .',
        "S27": ":a skos:broader :b . :b skos:broader :c . :a skos:related :c .",
        "S46": ":a skos:exactMatch :b ; skos:broadMatch :b .",
        "name": ':a a skos:Concept ; skos:prefLabel "x"@nl . :b a skos:Concept ; skos:prefLabel "x"@nl .',
    }.items():
        assert broken(Graph().parse(data=head + statements)) == [wrong]


def broken(found: Graph) -> list[str]:
    """The integrity conditions of the SKOS reference that statements break, and "name" for a name twice."""
    wrong = []
    if set(found.subjects(RDF.type, SKOS.Concept)) & set(found.subjects(RDF.type, SKOS.ConceptScheme)):
        wrong.append("S9")
    if any(
        set(found.subject_objects(one)) & set(found.subject_objects(other))
        for one, other in combinations(_LABELS, 2)
    ):
        wrong.append("S13")
    preferred = [
        (subject, label.language)
        for subject, label in found.subject_objects(SKOS.prefLabel)
        if isinstance(label, Literal)
    ]
    if len(set(preferred)) != len(preferred):
        wrong.append("S14")
    if any(
        other in set(found.transitive_objects(one, SKOS.broader))
        or one in set(found.transitive_objects(other, SKOS.broader))
        for one, other in found.subject_objects(SKOS.related)
    ):
        wrong.append("S27")
    exact = set(found.subject_objects(SKOS.exactMatch))
    if any(exact & set(found.subject_objects(one)) for one in (SKOS.broadMatch, SKOS.relatedMatch)):
        wrong.append("S46")
    names = [
        label
        for one in found.subjects(RDF.type, SKOS.Concept)
        for label in found.objects(one, SKOS.prefLabel)
    ]
    if len(set(names)) != len(names):
        wrong.append("name")
    return wrong


def test_links_have_full_iris_and_the_relation_of_the_table(shipped: Graph) -> None:
    for entry in Taxonomy.load().crosswalk:
        linked = set(shipped.objects(URIRef(f"urn:wijktekst:thema:{entry.theme}"), SKOS[entry.relation]))
        code = f"{entry.list.lower()}{'-' if entry.year else ''}{entry.year}:{entry.code}"
        assert linked & {URIRef(entry.code), URIRef(f"urn:wijktekst:lijst:{code}")}, entry


def test_only_terms_that_mean_the_theme_by_themselves_are_labels() -> None:
    terms = (
        Term("huurprijs", "huur", 0.9),
        Term("HUUR", "huur", 0.9, match="exact"),
        Term("huurprijs", "huur", 0.8, match="vorm"),
        Term("flat", "huur", 0.5),
        Term("contract", "huur", 0.9, condition=("woning",)),
        Term("sleutel", "huur", 0.9, part="rechts"),
    )
    found = graph(tiny(terms=terms, exclusions=(Exclusion("te huur", "huur"),)))
    assert set(found.objects(HUUR, SKOS.altLabel)) == {Literal("huurprijs", "nl")}
    assert set(found.objects(HUUR, SKOS.hiddenLabel)) == {Literal("sleutel", "nl")}
    assert set(found.objects(HUUR, SKOS.scopeNote)) == {Literal("Niet bedoeld: te huur.", "nl")}


@pytest.mark.parametrize("ending", FORMATS)
def test_text_and_codes_with_odd_characters_stay_what_they_are(tmp_path: Path, ending: str) -> None:
    term = Term('zo\'n "koop\\huur" <flat> & é~2', "huur", note="=1+1; -x")
    link = CrosswalkEntry("huur", "NPLV", 'wonen > "meer"', "Wonen", "closeMatch")
    taxonomy = tiny(terms=(term, term), crosswalk=(link,))
    path = tmp_path / f"t{ending}"
    write_taxonomy(taxonomy, path)
    assert Taxonomy.load(path) == taxonomy
    linked = set(graph(taxonomy, ending).objects(HUUR, SKOS.closeMatch))
    assert linked == {URIRef("urn:wijktekst:lijst:nplv:wonen%20%3E%20%22meer%22")}


def test_what_was_added_in_another_program_comes_on_top(tmp_path: Path) -> None:
    taxonomy = tiny(terms=(Term("huurprijs", "huur", 0.7, note="let op"),))
    path = tmp_path / "bewerkt.ttl"
    path.write_text(
        skos_turtle(taxonomy) + '<urn:wijktekst:thema:huur> skos:altLabel "kale huur"@nl, "rent"@en ;\n'
        "  skos:exactMatch <https://identifier.overheid.nl/tooi/def/thes/top/c_124eaf3a> .\n"
        '<https://voorbeeld.nl/koop> a skos:Concept ; skos:prefLabel "Koopwoningen"@nl ;\n'
        "  skos:broader <urn:wijktekst:opgave:wonen> .\n",
        encoding="utf-8",
    )
    back = Taxonomy.load(path)
    assert [(t.text, t.theme, t.certainty, t.note) for t in back.terms] == [
        ("huurprijs", "huur", 0.7, "let op"),
        ("kale huur", "huur", 0.9, ""),
        ("Koopwoningen", "koop", 0.9, ""),
    ]
    assert [(one.id, one.challenge) for one in back.themes] == [("huur", "wonen"), ("koop", "wonen")]
    assert [(one.list, one.label, one.relation) for one in back.crosswalk] == [("TOP", "wonen", "exactMatch")]
    assert [(one.language, one.text) for one in back.labels] == [("en", "rent")]


def test_what_was_changed_in_another_program_is_taken_and_what_hangs_loose_is_told(tmp_path: Path) -> None:
    themes = (Theme("huur", "wonen", "Huur"), Theme("koop", "wonen", "Koop"))
    taxonomy = tiny(themes=themes, terms=(Term("huren", "huur"), Term("kopen", "koop")))
    found = graph(taxonomy)
    koop = URIRef("urn:wijktekst:thema:koop")
    found.remove((koop, None, None))
    found.set((HUUR, SKOS.prefLabel, Literal("Huurwoningen", "nl")))
    found.set((HUUR, SKOS.broader, URIRef("urn:wijktekst:opgave:zorg")))
    path = tmp_path / "bewerkt.ttl"
    found.serialize(path)
    back = Taxonomy.load(path)
    assert [(one.label, one.challenge) for one in back.themes] == [("Huurwoningen", "zorg")]
    assert [one.text for one in back.terms] == ["huren"]
    assert [note for note in back.notes if "dat er niet meer is" in note]


def test_own_names_of_challenges_come_back(tmp_path: Path) -> None:
    challenges = tuple(Challenge(one.id, f"Over {one.id}") for one in Taxonomy.load().challenges)
    write_taxonomy(tiny(challenges=challenges), tmp_path / "t.ttl")
    assert Taxonomy.load(tmp_path / "t.ttl").challenges == challenges
