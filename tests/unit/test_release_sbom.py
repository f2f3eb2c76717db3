"""The bill of materials says what a user gets, and no licence slips in that we do not accept."""

from __future__ import annotations

import json
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution, metadata, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release import licences, sbom
from release.lock import asked_for, closure, locked_extras, project, pythons, read_lock
from wijktekst.resources import data_sets


@pytest.fixture(scope="module")
def bom() -> sbom.Json:
    return sbom.bill()


def names(bom: sbom.Json, kind: str = "library") -> set[str]:
    return {one["name"] for one in bom["components"] if one["type"] == kind}


def test_it_is_valid_cyclonedx_and_the_check_can_tell(bom: sbom.Json) -> None:
    assert sbom.faults(sbom.as_text(bom)) == ""
    wrong = {**bom, "components": [{**bom["components"][0], "type": "koekje"}]}
    assert sbom.faults(sbom.as_text(wrong))


def test_it_is_the_same_every_time_and_tells_no_moment(bom: sbom.Json) -> None:
    assert sbom.as_text(sbom.bill()) == sbom.as_text(bom)
    assert "timestamp" not in sbom.as_text(bom)


def test_it_has_what_a_user_gets_and_not_what_we_develop_with(bom: sbom.Json) -> None:
    assert asked_for() <= names(bom)
    assert {"htmx.org", "thinc", "urllib3"} <= names(bom)
    assert not {"pytest", "mypy", "ruff", "sphinx", "build", "cyclonedx-bom", "frictionless"} & names(bom)


def test_it_has_what_installed_packages_ask_for(bom: sbom.Json) -> None:
    """The graph comes from the lock file; what is installed must not know of more."""
    found: set[str] = set()
    todo = asked_for()
    while todo:
        name = todo.pop()
        found.add(name)
        lines = [Requirement(line) for line in requires(name) or ()]
        needed = {
            canonicalize_name(one.name)
            for one in lines
            if one.marker is None or one.marker.evaluate({"extra": ""})
        }
        todo |= needed - found
    assert found <= names(bom)


def test_packages_of_extras_are_optional_and_others_are_not(bom: sbom.Json) -> None:
    scopes = {one["name"]: one["scope"] for one in bom["components"]}
    assert {scopes[name] for name in asked_for()} == {"required"}
    for extra in locked_extras():
        assert {scopes[name] for name in asked_for(extra) - asked_for()} <= {"optional", "required"}
    assert scopes["polars"] == scopes["onnxruntime"] == scopes["dask"] == "optional"
    (polars, *_) = [one for one in bom["components"] if one["name"] == "polars"]
    assert {"name": "wijktekst:extra", "value": "polars"} in polars["properties"]


def test_every_part_has_a_version_a_licence_and_hashes(bom: sbom.Json) -> None:
    for one in bom["components"]:
        hashes = one.get("hashes") or one["externalReferences"][0]["hashes"]
        assert all((one["version"], one["licenses"], hashes)), one["name"]


def test_models_and_corpora_are_in_it_with_their_hashes(bom: sbom.Json) -> None:
    parts = {one["name"]: one for one in bom["components"]}
    for one in data_sets():
        assert parts[one.name]["hashes"][0]["content"] == one.sha256
        assert parts[one.name]["type"] == ("machine-learning-model" if one.kind == "model" else "data")


def test_every_reference_leads_somewhere_and_everything_is_reached(bom: sbom.Json) -> None:
    root = bom["metadata"]["component"]["bom-ref"]
    needs = {one["ref"]: one["dependsOn"] for one in bom["dependencies"]}
    assert set(needs) == {root} | {one["bom-ref"] for one in bom["components"]}
    seen: set[str] = set()
    todo = [root]
    while todo:
        ref = todo.pop()
        if ref not in seen:
            seen.add(ref)
            todo += needs[ref]
    assert seen == set(needs)


def test_a_package_for_one_python_is_needed_by_packages_for_that_python_only(bom: sbom.Json) -> None:
    needs = {one["ref"]: one["dependsOn"] for one in bom["dependencies"]}
    lock = {one.purl: one for one in read_lock()}
    for ref, others in needs.items():
        for other in others:
            if ref in lock and other in lock:
                assert lock[ref].places & lock[other].places, (ref, other)


LOCK = """\
loose==1.0 \\
    --hash=sha256:{0}
    # via wijktekst (pyproject.toml:dev)
spacy==3.8.7 ; python_full_version < '3.11' \\
    --hash=sha256:{0} \\
    --hash=sha256:{1}
    # via wijktekst (pyproject.toml)
thinc==8.3 \\
    --hash=sha256:{1}
    # via
    #   loose
    #   spacy
browser==1.0 ; sys_platform == 'emscripten' \\
    --hash=sha256:{1}
    # via spacy
""".format("a" * 64, "b" * 64)


def test_the_lock_file_is_read_with_hashes_and_who_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("release.lock.locked_extras", list)
    packages = {one.name: one for one in read_lock(LOCK)}
    assert packages["spacy"].hashes == ("a" * 64, "b" * 64)
    assert {python for python, _ in packages["spacy"].places} == {"3.10"}
    assert packages["thinc"].via == {"loose", "spacy"}
    assert set(closure(packages.values())) == {"spacy", "thinc"}, "not for us, or not on a system of ours"


def test_every_package_that_a_user_gets_has_a_licence_that_we_accept() -> None:
    written = licences.table()
    got = closure(read_lock())
    assert set(written) == set(got), "release/licences.csv has a line for each, and no other"
    assert [name for name in got if not licences.accepted(name, written[name])] == []


def test_no_installed_package_says_that_it_has_another_licence() -> None:
    found = {}
    for name in closure(read_lock()):
        try:
            told = metadata(name)
        except PackageNotFoundError:  # of another system, or another Python
            continue
        found[name] = list(licences.doubts(name, told))
    assert len(found) > 80
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"License-Expression": "GPL-3.0-or-later"},
        {"License-Expression": "MIT AND GPL-2.0-only"},
        {"License-Expression": "LGPL-3.0-or-later"},
        {"License": "GNU AGPLv3"},
        {"License": "GNU Lesser General Public License v3"},
        {"Classifier": "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"},
        {"License": "LGPL"},
        {},
    ],
)
def test_a_new_dependency_with_a_licence_that_we_do_not_accept_is_found(fields: dict[str, str]) -> None:
    told = Message()
    for field, value in fields.items():
        told[field] = value
    assert list(licences.doubts("nieuw", told))


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GPL-2.0-only OR AGPL-3.0-only", False),
        ("BSD-3-Clause AND Zlib", True),
        ("BSD-3-Clause AND GPL-3.0-only", False),
        ("LGPL-3.0-or-later", False),
        ("", False),
    ],
)
def test_one_choice_of_a_licence_must_be_fine_in_all_its_parts(expression: str, fine: bool) -> None:
    assert licences.accepted("nieuw", expression) is fine


def test_a_library_under_the_lgpl_is_accepted_by_name() -> None:
    assert licences.accepted("pebble", "LGPL-3.0-or-later")


def test_the_version_is_written_in_one_place() -> None:
    import wijktekst

    assert project()["version"] == wijktekst.__version__ == distribution("wijktekst").version


def test_the_pythons_are_those_of_pyproject() -> None:
    assert pythons() == ["3.10", "3.11", "3.12", "3.13"]


def test_an_invalid_bill_is_not_written(
    tmp_path: sbom.Path, monkeypatch: pytest.MonkeyPatch, bom: sbom.Json
) -> None:
    monkeypatch.setattr(sbom, "bill", lambda: {**bom, "specVersion": 1.6})
    with pytest.raises(SystemExit, match="not valid"):
        sbom.main([str(tmp_path / "dist" / "bill.json")])
    monkeypatch.setattr(sbom, "bill", lambda: bom)
    sbom.main([str(tmp_path / "dist" / "bill.json")])
    assert json.loads((tmp_path / "dist" / "bill.json").read_text(encoding="utf-8")) == bom
    assert list((tmp_path / "dist").iterdir()) == [tmp_path / "dist" / "bill.json"]
