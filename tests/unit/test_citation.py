"""CITATION.cff says of the project what the project says of itself."""

from __future__ import annotations

import re
from importlib.metadata import metadata

from tests.shared import ROOT

TEXT = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def cited(name: str) -> str:
    found = re.search(rf'^{name}: "?(.*?)"?$', TEXT, re.MULTILINE)
    assert found, name
    return found[1]


def project(name: str) -> str:
    found = re.search(rf'^{name} = "(.*)"$', PROJECT, re.MULTILINE)
    assert found, name
    return found[1]


def test_version_licence_and_abstract_are_those_of_the_project() -> None:
    assert cited("version") == project("version") == metadata("wijktekst")["Version"]
    assert cited("license") == project("license")
    assert cited("abstract") == project("description")


def test_authors_and_keywords_are_those_of_the_project() -> None:
    authors = re.search(r"^authors = \[(.*)\]$", PROJECT, re.MULTILINE)
    keywords = re.search(r"^keywords = \[(.*)\]$", PROJECT, re.MULTILINE)
    assert authors
    assert keywords
    assert re.findall(r'^  - name: "(.*)"$', TEXT, re.MULTILINE) == re.findall(r'name = "(.*?)"', authors[1])
    assert re.findall(r"^  - ([\w-]+)$", TEXT, re.MULTILINE) == re.findall(r'"(.*?)"', keywords[1])


def test_it_has_what_the_format_asks_for() -> None:
    assert cited("cff-version") == "1.2.0"
    assert cited("message")
    assert cited("title")
    assert cited("type") == "software"
