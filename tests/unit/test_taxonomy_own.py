"""Somebody's own vocabulary as a taxonomy: its themes, terms and challenges, and what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest

from tests.shared import ROOT
from wijktekst.errors import InputError, TaxonomyError
from wijktekst.taxonomy import Taxonomy, write_taxonomy
from wijktekst.themes import TermFinder

HEAD = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix top: <https://identifier.overheid.nl/tooi/def/thes/top/> .
@prefix : <https://voorbeeld.nl/id/> .
"""


class Load(Protocol):
    """Loads statements as a file of this name."""

    def __call__(self, statements: str, name: str = "lijst.ttl") -> Taxonomy: ...


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(statements: str, name: str = "lijst.ttl") -> Taxonomy:
        path = tmp_path / name
        path.write_text(HEAD + statements if name.endswith(".ttl") else statements, encoding="utf-8")
        return Taxonomy.load(path)

    return loaded


def concept(name: str, label: str, more: str = "") -> str:
    return f':{name} a skos:Concept ; skos:prefLabel "{label}"@nl {more} .\n'


def challenges(taxonomy: Taxonomy) -> dict[str, str]:
    return {theme.id: theme.challenge for theme in taxonomy.themes}


def terms(taxonomy: Taxonomy) -> list[tuple[str, float, str]]:
    return [(term.text, term.certainty, term.match) for term in taxonomy.terms]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("; skos:broader <urn:wijktekst:opgave:zorg>", "zorg"),
        ("; skos:closeMatch <urn:wijktekst:opgave:zorg>", "zorg"),
        ("; skos:broadMatch <urn:wijktekst:thema:warmtenetten>", "energie"),
        ("; skos:relatedMatch <urn:wijktekst:thema:warmtenetten>", "geen"),
        ("; skos:broader <urn:wijktekst:opgave:onzin>", "geen"),
        (
            (
                "; skos:broader :midden . :midden skos:broader :top ."
                " :top skos:exactMatch <urn:wijktekst:opgave:zorg>"
            ),
            "zorg",
        ),
        ("; skos:broader :top . :top a skos:Concept ; skos:prefLabel 'Betaalbaar en passend wonen'", "wonen"),
        (
            "; skos:broader :top . :top a skos:Concept ; skos:notation 'bestuur' ; skos:prefLabel 'B'",
            "bestuur",
        ),
        ("; skos:exactMatch <urn:wijktekst:lijst:nplv:veiligheid>", "veiligheid"),
        ("; skos:notation '12'", "geen"),
    ],
)
def test_the_challenge_of_a_theme(load: Load, statements: str, expected: str) -> None:
    middle = ":midden a skos:Concept ; skos:prefLabel 'midden' . :top a skos:Concept ; skos:prefLabel 'top' ."
    taxonomy = load(concept("steiger", "Steigers", statements) + (middle if ":midden" in statements else ""))
    assert challenges(taxonomy)["steiger"] == expected
    assert any("'geen'" in note for note in taxonomy.notes) == (expected == "geen")


def test_a_concept_of_the_top_list_follows_our_crosswalk(load: Load) -> None:
    own = {entry.code: entry.theme for entry in Taxonomy.load().crosswalk if entry.relation == "exactMatch"}
    code, theme = next((one, name) for one, name in sorted(own.items()) if one.startswith("https:"))
    taxonomy = load(
        f'<{code}> a skos:Concept ; skos:prefLabel "eigen naam" .\n'
        + concept("a", "Aaa", f"; skos:exactMatch <{code}>")
    )
    assert set(challenges(taxonomy).values()) == {Taxonomy.load().theme(theme).challenge}
    assert [(one.theme, one.code, one.relation) for one in taxonomy.crosswalk] == [
        (next(one.id for one in taxonomy.themes if one.label == "Aaa"), code, "exactMatch")
    ]


def test_labels_in_several_languages(load: Load) -> None:
    taxonomy = load(
        concept("a", "woonruimte", '; skos:prefLabel "housing"@en, "Wohnraum"@de ; skos:altLabel "home"@en')
        + ':b a skos:Concept ; skos:prefLabel "zonder taal" .\n'
        + ':c a skos:Concept ; skos:prefLabel "water"@en ; skos:altLabel "waterbeheer"@nl-BE .\n'
        + ':d a skos:Concept ; skos:prefLabel "only English"@en .\n'
    )
    assert [one.label for one in taxonomy.themes] == ["water", "woonruimte", "zonder taal"]
    assert {one[0] for one in terms(taxonomy)} == {"waterbeheer", "woonruimte", "zonder taal"}
    assert {(one.theme, one.language, one.kind, one.text) for one in taxonomy.labels} == {
        ("woonruimte", "en", "prefLabel", "housing"),
        ("woonruimte", "de", "prefLabel", "Wohnraum"),
        ("woonruimte", "en", "altLabel", "home"),
        ("water", "en", "prefLabel", "water"),
    }
    assert "lijst.ttl: zonder Nederlands label en daarom overgeslagen: 'only English'." in taxonomy.notes


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Warmtenet", [("Warmtenet", 0.9, "lemma")]),
        ("WMO", [("WMO", 0.9, "exact")]),
        ("cultuur en recreatie", [("cultuur en recreatie", 0.9, "lemma")]),
        ("arbeid, inkomen", [("arbeid, inkomen", 0.9, "lemma")]),
        ("bank (zitmeubel)", [("bank", 0.6, "lemma")]),
        (
            "Wet maatschappelijke ondersteuning (Wmo)",
            [("Wet maatschappelijke ondersteuning", 0.9, "lemma"), ("Wmo", 0.9, "lemma")],
        ),
        ("Noord (Breda)", [("Noord", 0.6, "lemma")]),
        ("zorg", [("zorg", 0.6, "lemma")]),
        ("Huur", [("Huur", 0.6, "lemma")]),
        ("\u202ewarmte\u00adnet\u202c \u0007", [("warmtenet", 0.9, "lemma")]),
        ("e\u0301e\u0301n", [("één", 0.6, "lemma")]),
        ("x" * 200, []),
    ],
)
def test_how_sure_a_label_is(load: Load, label: str, expected: list[tuple[str, float, str]]) -> None:
    assert terms(load(concept("a", label))) == expected


def test_each_kind_of_label_gives_terms_once(load: Load) -> None:
    taxonomy = load(
        concept(
            "a", "warmtenet", '; skos:altLabel "Warmtenet", "stadsverwarming" ; skos:hiddenLabel "warmte-net"'
        )
        + ":b a skos:Concept ; xl:prefLabel [ xl:literalForm 'riolering'@nl ] ;\n"
        "  xl:altLabel [ xl:literalForm 'riool' ] .\n"
    )
    assert [one[0] for one in terms(taxonomy)] == [
        "riolering",
        "riool",
        "warmtenet",
        "stadsverwarming",
        "warmte-net",
    ]


def test_ids_read_well_and_differ(load: Load) -> None:
    taxonomy = load(
        concept("c_6b728132", "Groen & Grijs: één")
        + concept("fietsen", "Op de fiets", '; skos:notation "4.2"')
        + concept("x1", "Wonen")
        + concept("x2", "Herhaling")
        + concept("x3", "Herhaling")
        + concept("x4", "Code", '; skos:notation "Hulp-thuis"')
        + concept("x5", "日本")
    )
    ids = {theme.iri.rpartition("/")[2]: theme.id for theme in taxonomy.themes}
    assert ids == {
        "c_6b728132": "groen-grijs-een",
        "fietsen": "fietsen",
        "x1": "wonen-thema",
        "x2": "herhaling",
        "x3": "herhaling-2",
        "x4": "hulp-thuis",
        "x5": "x5",
    }
    assert [(one.theme, one.text) for one in taxonomy.labels] == [
        ("fietsen", "4.2"),
        ("hulp-thuis", "Hulp-thuis"),
    ]


def test_levels_circles_and_several_parents(load: Load) -> None:
    taxonomy = load(
        concept("a", "Aaaa", "; skos:broader :b")
        + concept("b", "Bbbb", "; skos:broader :c")
        + concept("c", "Cccc", "; skos:broader :a")
        + concept("d", "Dddd", "; skos:broader :a, :b")
        + concept("e", "Eeee", "; skos:narrower :f")
        + concept("f", "Ffff", "; skos:broader :f")
    )
    by_label = {one.id: one.label for one in taxonomy.themes}
    above = {one.label: by_label.get(one.broader, "") for one in taxonomy.themes}
    assert above == {"Aaaa": "Bbbb", "Bbbb": "Cccc", "Cccc": "", "Dddd": "Aaaa", "Eeee": "", "Ffff": "Eeee"}
    assert any("meer dan één begrip" in note and "'Dddd'" in note for note in taxonomy.notes)


def test_what_is_no_concept_or_no_longer_one_is_left_out(load: Load) -> None:
    taxonomy = load(
        ':een a skos:ConceptScheme ; skos:prefLabel "Een" . :twee a skos:ConceptScheme . \n'
        ':groep a skos:Collection ; skos:prefLabel "Groep"@nl ; skos:member :oud, :nieuw .\n'
        + concept("oud", "Verouderd", "; owl:deprecated true")
        + concept(
            "nieuw",
            "Nieuw begrip",
            "; skos:broader :oud ; skos:exactMatch <http://www.wikidata.org/entity/Q1>",
        )
    )
    assert [one.label for one in taxonomy.themes] == ["Nieuw begrip"]
    said = " ".join(taxonomy.notes)
    assert "owl:deprecated" in said
    assert "'Verouderd'" in said
    assert "2 begrippenlijsten" in said
    assert "andere lijsten" in said


def test_a_value_list_without_concepts_is_read_by_its_labels(load: Load) -> None:
    taxonomy = load(
        "@prefix ont: <https://identifier.overheid.nl/tooi/def/ont/> .\n"
        "ont:Gemeente a owl:Class ; rdfs:label 'Gemeente'@nl .\n"
        "<https://identifier.overheid.nl/tooi/id/gemeente/gm0518> a ont:Gemeente ;"
        " rdfs:label 'gemeente Voorbeeldstad' ; ont:organisatiecode '0518' .\n"
    )
    assert [(one.id, one.label) for one in taxonomy.themes] == [
        ("gemeente-voorbeeldstad", "gemeente Voorbeeldstad")
    ]


def test_a_value_list_as_expanded_json_is_read(load: Load) -> None:
    word = "http://www.w3.org/2004/02/skos/core#"
    top = "https://identifier.overheid.nl/tooi/def/thes/top/"
    taxonomy = load(
        f"""[{{"@id": "{top}c_6b728132", "@type": ["{word}Concept"],
          "{word}prefLabel": [{{"@language": "nl", "@value": "media"}}],
          "{word}broader": [{{"@id": "{top}c_0361ffb3"}}]}},
         {{"@id": "{top}c_0361ffb3", "@type": ["{word}Concept"],
          "{word}prefLabel": [{{"@language": "nl", "@value": "cultuur en recreatie"}}]}}]""",
        "scw_toplijst_1.json",
    )
    assert [(one.id, one.broader, one.iri) for one in taxonomy.themes] == [
        ("cultuur-en-recreatie", "", f"{top}c_0361ffb3"),
        ("media", "cultuur-en-recreatie", f"{top}c_6b728132"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.nt", '<x:a> <{s}prefLabel> "fietspad"@nl .\n<x:a> <{t}type> <{s}Concept> .\n'),
        ("l.nq", '<x:a> <{s}prefLabel> "fietspad"@nl <x:g> .\n<x:a> <{t}type> <{s}Concept> <x:h> .\n'),
        ("l.trig", '<x:g> {{ <x:a> a <{s}Concept> ; <{s}prefLabel> "fietspad"@nl . }}'),
        (
            "l.jsonld",
            '{{"@context": {{"s": "{s}"}}, "@id": "x:a", "@type": "s:Concept", "s:prefLabel": "fietspad"}}',
        ),
        (
            "l.rdf",
            (
                '<r:RDF xmlns:r="{t}" xmlns:s="{s}"><s:Concept r:about="x:a">'
                "<s:prefLabel>fietspad</s:prefLabel></s:Concept></r:RDF>"
            ),
        ),
    ],
)
def test_every_form_of_rdf(load: Load, name: str, text: str) -> None:
    words = {"s": "http://www.w3.org/2004/02/skos/core#", "t": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    taxonomy = load(text.format(**words), name)
    assert [(one.id, one.iri, one.label) for one in taxonomy.themes] == [("fietspad", "x:a", "fietspad")]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8-sig"])
def test_xml_is_read_in_the_encoding_that_it_declares(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "l.rdf"
    path.write_text(
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:s="http://www.w3.org/2004/02/skos/core#"><s:Concept r:about="x:a">'
        "<s:prefLabel>financiële steun</s:prefLabel></s:Concept></r:RDF>",
        encoding=encoding,
    )
    assert [one.label for one in Taxonomy.load(path).themes] == ["financiële steun"]


@pytest.mark.parametrize(
    ("name", "head", "concept", "foot"),
    [
        (
            "l.nt",
            "",
            '_:{0} <{t}type> <{s}Concept> .\n_:{0} <{s}prefLabel> "bank" .\n_:{0} <{s}altLabel> "{0}" .\n',
            "",
        ),
        (
            "l.rdf",
            '<r:RDF xmlns:r="{t}" xmlns:s="{s}">',
            "<s:Concept><s:prefLabel>bank</s:prefLabel><s:altLabel>{0}</s:altLabel></s:Concept>",
            "</r:RDF>",
        ),
    ],
)
def test_concepts_without_a_name_of_their_own_get_the_same_ids_every_time(
    tmp_path: Path, name: str, head: str, concept: str, foot: str
) -> None:
    """rdflib calls them something else at every reading."""
    words = {"s": "http://www.w3.org/2004/02/skos/core#", "t": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    banks = "zandbank", "spaarbank", "zitbank", "tuinbank", "voedselbank"
    text = head.format(**words) + "".join(concept.format(one, **words) for one in banks) + foot
    (tmp_path / name).write_text(text, encoding="utf-8")
    taxonomies = [Taxonomy.load(tmp_path / name) for _ in range(5)]
    assert len({one.hash for one in taxonomies}) == 1
    themes = {one.text: one.theme for one in taxonomies[0].terms if one.text != "bank"}
    assert themes == dict(zip(banks, ("bank", "bank-2", "bank-3", "bank-4", "bank-5"), strict=True))


def test_an_own_list_comes_back_whole_and_finds_its_themes(load: Load, tmp_path: Path) -> None:
    taxonomy = load(
        concept("water", "Water in de stad", '; skos:prefLabel "urban water"@en ; skos:notation "7"')
        + concept(
            "riool",
            "riolering",
            '; skos:broader :water ; skos:altLabel "=SOM", "-plus", "\'s avonds", "a;=b"',
        )
        + concept(
            "huur",
            "huurwoning",
            "; skos:broader <urn:wijktekst:opgave:wonen>; skos:definition 'Wat men huurt.'",
        )
    )
    for target in ("t.ttl", "t.jsonld", "t.rdf", "tabellen", "excel"):
        write_taxonomy(taxonomy, tmp_path / target, excel_nl=target == "excel")
        back = Taxonomy.load(tmp_path / target)
        assert back == taxonomy, target
        assert back.hash == taxonomy.hash
    assert "\n'=SOM," in (tmp_path / "tabellen" / "termen" / "geen.csv").read_text(encoding="utf-8")
    assert "<https://voorbeeld.nl/id/riool>" in (tmp_path / "t.ttl").read_text(encoding="utf-8")
    text = "De rioleringen en huurwoningen in de wijk."
    hits = TermFinder(taxonomy).find(text, [(0, len(text))])
    assert [(hit.theme, hit.challenge) for hit in hits] == [("riool", "geen"), ("huur", "wonen")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "geen begrip (skos:Concept)"),
        (
            ':a a skos:Concept ; skos:prefLabel "x"@en .',
            "geen begrip dat nog geldt heeft een Nederlands label",
        ),
        ("dit is geen turtle", "geen geldige Turtle"),
    ],
)
def test_a_file_without_themes_is_explained(load: Load, text: str, said: str) -> None:
    with pytest.raises(TaxonomyError, match=re.escape(said)) as caught:
        load(text)
    assert str(caught.value).startswith("lijst.ttl: ")


def test_a_file_that_is_no_taxonomy_or_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "lijst.docx").write_bytes(b"PK")
    with pytest.raises(TaxonomyError, match=r"lijst\.docx: .*\.ttl, \.jsonld"):
        Taxonomy.load(tmp_path / "lijst.docx")
    with pytest.raises(InputError, match="bestaat niet"):
        Taxonomy.load(tmp_path / "weg.ttl")
    with pytest.raises(InputError, match=r"kan niet als '\.docx'"):
        write_taxonomy(Taxonomy.load(), tmp_path / "nieuw.docx")


def test_the_example_of_the_documentation_loads_as_it_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "taxonomy.md").read_text(encoding="utf-8")
    example = re.search(r"```turtle\n(.*?)```", page, re.DOTALL)
    assert example
    (tmp_path / "speelplekken.ttl").write_text(example[1], encoding="utf-8")
    taxonomy = Taxonomy.load(tmp_path / "speelplekken.ttl")
    assert challenges(taxonomy) == {
        "spelen": "leefomgeving",
        "speeltuinen": "leefomgeving",
        "zwemmen": "geen",
    }
    assert ("speeltuin", 0.9, "lemma") in terms(taxonomy)
