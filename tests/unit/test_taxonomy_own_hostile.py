"""A vocabulary of a stranger: nothing is fetched, expanded or run, and a refusal names file and remedy."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijktekst.errors import TaxonomyError
from wijktekst.taxonomy import Taxonomy, rdf_files, write_taxonomy

SKOS = "http://www.w3.org/2004/02/skos/core#"
CONCEPT = {"@id": "https://voorbeeld.nl/a", "@type": f"{SKOS}Concept", f"{SKOS}prefLabel": "fietspad"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Fails a test in which anything asks for a name or a connection."""
    asked: list[object] = []

    def ask(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network in this test")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, ask)
    monkeypatch.setattr(socket.socket, "connect", ask)
    monkeypatch.setattr("urllib.request.urlopen", ask)
    monkeypatch.setattr("rdflib._networking.urlopen", ask)
    yield asked
    assert asked == []


def refused(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy.load(path)
    assert str(caught.value).startswith(f"{path.name}: ")
    return str(caught.value)


@pytest.mark.parametrize(
    "context",
    [
        "https://voorbeeld.nl/context.jsonld",
        ["https://voorbeeld.nl/context.jsonld"],
        [{"s": SKOS}, [["context.jsonld"]]],
        {"@context": "file:///etc/passwd"},
        {"@import": "https://voorbeeld.nl/context.jsonld"},
        {"a": {"@id": "x:a", "@context": "https://voorbeeld.nl/context.jsonld"}},
    ],
)
def test_json_never_fetches_its_context(tmp_path: Path, context: object) -> None:
    said = refused(tmp_path / "l.jsonld", json.dumps({"@context": context, **CONCEPT}))
    assert "haalt niets op van internet" in said
    nested = {**CONCEPT, f"{SKOS}narrower": [{"@id": "x:b", "@context": context}]}
    assert "haalt niets op van internet" in refused(tmp_path / "m.json", json.dumps(nested))


def test_the_guard_against_fetching_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_network: list[object]
) -> None:
    """Without the check rdflib does ask for the context; this shows that the tests above can fail."""
    monkeypatch.setattr(rdf_files, "_remote_contexts", lambda _: ())
    refused(tmp_path / "l.jsonld", json.dumps({"@context": "https://voorbeeld.nl/c", **CONCEPT}))
    assert no_network
    no_network.clear()


def test_imports_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "l.ttl"
    path.write_text(
        f"<x:o> <http://www.w3.org/2002/07/owl#imports> <https://voorbeeld.nl/o> .\n<x:a> a <{SKOS}Concept> ;"
        f' <{SKOS}prefLabel> "fietspad" .',
        encoding="utf-8",
    )
    assert [one.id for one in Taxonomy.load(path).themes] == ["fietspad"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "https://voorbeeld.nl/a.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_document_type_is_refused(tmp_path: Path, doctype: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<a>&b;</a>'
    assert "DOCTYPE" in refused(tmp_path / "l.rdf", text.encode(encoding))


@pytest.mark.parametrize("declared", ["utf-16", "cp037", "onzin"])
def test_an_encoding_that_is_not_the_real_one_hides_no_document_type(tmp_path: Path, declared: str) -> None:
    """What checks the file and what reads it must see the same text."""
    said = refused(
        tmp_path / "l.rdf",
        f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE a [<!ENTITY b "fietspad">]>'
        f'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="{SKOS}">'
        "<s:Concept><s:prefLabel>&b;</s:prefLabel></s:Concept></r:RDF>",
    )
    assert "geen leesbare XML" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("l.ttl", "[" * 100_000),
        ("l.ttl", "<x:a> <x:b> " + "(" * 50_000),
        ("l.jsonld", '{"x:b":' * 100_000),
        ("l.jsonld", "[" * 2_000 + "]" * 2_000),
        ("l.jsonld", "[1, 2"),
        ("l.jsonld", '"fietspad'),
        ("l.jsonld", "null"),
        ("l.jsonld", '"fietspad"'),
        ("l.jsonld", json.dumps({**CONCEPT, f"{SKOS}prefLabel": "\ud800"})),
        ("l.jsonld", b"\xff\xfe\x00"),
        ("l.jsonld", json.dumps({**CONCEPT, "@id": 'https://voorbeeld.nl/a b"<c>'})),
        ("l.rdf", "<a>" * 1000),
        ("l.rdf", "<html><body>geen RDF</body></html>"),
        ("l.rdf", "<?xml version='1.0' encoding='onzin'?><a/>"),
        ("l.nt", "\x00" * 1000),
        ("l.ttl", b"\xff\xfe\xfa"),
        ("l.trig", "<x:g> {"),
    ],
)
def test_what_is_broken_or_too_deep_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    said = refused(tmp_path / name, content)
    assert len(said) < 500
    assert "variable" not in said


@pytest.mark.parametrize("name", ["l.ttl", "l.jsonld", "l.nt"])
@pytest.mark.parametrize("content", ["{}".encode("utf-16"), b"\x1f\x8b\x08\x00", "café".encode("latin-1")])
def test_a_file_that_is_not_in_utf_8_is_told_so(tmp_path: Path, name: str, content: bytes) -> None:
    assert "niet in UTF-8" in refused(tmp_path / name, content)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "l.ttl"
    with path.open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(TaxonomyError, match="groter dan 50 MB"):
        Taxonomy.load(path)


def test_names_and_labels_with_tricks_do_no_harm(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "l.jsonld"
    entries = [
        {**CONCEPT, "@id": "../../../etc/passwd", f"{SKOS}prefLabel": "relatief"},
        {**CONCEPT, "@id": "urn:wijktekst:iets:../x", f"{SKOS}prefLabel": "opgave"},
        {**CONCEPT, "@id": "x:cel", f"{SKOS}prefLabel": "=cmd|' /C calc'!A0"},
        {**CONCEPT, "@id": "x:marks", f"{SKOS}prefLabel": "\u202ekrap\u202c\x1b[31m"},
        {**CONCEPT, "@id": "x:jaar", f"{SKOS}notation": {"@value": "9" * 5000, "@type": "x:getal"}},
    ]
    path.write_text(json.dumps(entries), encoding="utf-8")
    taxonomy = Taxonomy.load(path)
    assert capfd.readouterr() == ("", "")
    labels = {theme.label: theme for theme in taxonomy.themes}
    assert labels["relatief"].iri == labels["opgave"].iri == ""
    assert "krap[31m" in labels
    write_taxonomy(taxonomy, tmp_path / "tabellen")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["l.jsonld", "tabellen"]
    written = (tmp_path / "tabellen" / "termen" / "geen.csv").read_text(encoding="utf-8")
    assert "\n'=cmd|" in written
    assert Taxonomy.load(tmp_path / "tabellen") == taxonomy
    write_taxonomy(taxonomy, tmp_path / "weer.ttl")
    assert Taxonomy.load(tmp_path / "weer.ttl") == taxonomy


def test_own_statements_are_checked_as_tables_are(tmp_path: Path) -> None:
    concept = (
        f'<urn:wijktekst:thema:a> a <{SKOS}Concept> ; <{SKOS}prefLabel> "a"@nl ; '
        '<urn:wijktekst:def#id> "a" .\n'
    )
    term = (
        "<x:t> a <urn:wijktekst:def#Term> ; <urn:wijktekst:def#thema> <urn:wijktekst:thema:a> ;"
        ' <urn:wijktekst:def#term> "b" ; <urn:wijktekst:def#zekerheid> "veel" .'
    )
    assert "de zekerheid 'veel' is geen getal" in refused(tmp_path / "l.ttl", concept + term)
