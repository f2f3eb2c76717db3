"""Pipelines with our components in fresh processes: by entry point, saved, and loaded again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from wijktekst.errors import TaxonomyError
from wijktekst.resources import find

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"
TEXT = (
    "De gemeente stelt € 2 miljoen subsidie beschikbaar voor een warmtenet. "
    "Zorgfraude pakken we aan, o.a. met boetes.\n\n"
    "Iedereen moet prettig kunnen wonen. De kwispelbank blijft open. 👩‍👩‍👧 Het cafe\u0301 krijgt subsidie."
)
NAMES = ("wijk_themas", "wijk_maatregelen")
#: Nothing of wijktekst is imported here: spaCy must find the components by itself.
SHOW = """
import json, sys, spacy
assert not any(name.startswith("wijktekst") for name in sys.modules)
def show(nlp):
    doc = nlp(sys.stdin.buffer.read().decode("utf-8"))
    json.dump({
        "pipes": nlp.pipe_names,
        "opgaven": doc._.opgaven,
        "zinnen": [[sent.start_char, sent.end_char] for sent in doc.sents],
        **{group: [
            [s.start_char, s.end_char, s.label_, s.kb_id_, s._.term, s._.zekerheid, s._.soort, s._.score]
            for s in spans
        ] for group, spans in doc.spans.items()},
    }, sys.stdout)
"""


def fresh(code: str, *arguments: str, cwd: Path) -> dict[str, list[list[object]]]:
    """What a new process that knows spaCy only finds in TEXT."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW + code, *arguments],
        input=TEXT.encode("utf-8"),
        capture_output=True,
        check=False,
        cwd=cwd,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    found: dict[str, list[list[object]]] = json.loads(done.stdout)
    return found


def built(base: str, folder: Path, taxonomy: Path | None = None) -> spacy.Language:
    """A pipeline with our components on blank Dutch or on the embedded pipeline, saved in `folder`."""
    nlp = spacy.blank("nl") if base == "blank" else spacy.load(find("models", "nl_wijktekst_sm"))
    nlp.add_pipe("wijk_zinnen", first=True)
    for name in NAMES:
        nlp.add_pipe(name)
    if taxonomy:
        from wijktekst.taxonomy import Taxonomy

        nlp.get_pipe("wijk_themas").use(Taxonomy.load(taxonomy))  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return nlp


def terms(found: dict[str, list[list[object]]]) -> set[object]:
    return {hit[4] for hit in found["themas"]}


@pytest.fixture
def own_taxonomy(tmp_path: Path) -> Path:
    folder = tmp_path / "eigen"
    shutil.copytree(SMALL, folder)
    with (folder / "termen" / "bestuur.csv").open("a", encoding="utf-8") as file:
        file.write("kwispelbank,wijk,0.95,lemma,,,\n")
    return folder


def test_a_fresh_process_finds_the_components_by_name(tmp_path: Path) -> None:
    found = fresh(
        "nlp = spacy.blank('nl')\n"
        "for name in ('wijk_zinnen', 'wijk_lemmas', 'wijk_themas', 'wijk_maatregelen'): nlp.add_pipe(name)\n"
        "show(nlp)",
        cwd=tmp_path,
    )
    assert {"warmtenet", "zorgfraude", "café"} <= terms(found)
    assert found["maatregelen"]


@pytest.mark.parametrize("base", ["blank", "embedded"])
def test_saved_and_loaded_in_a_fresh_process_finds_the_same(base: str, tmp_path: Path) -> None:
    source = "spacy.blank('nl')" if base == "blank" else "spacy.load(sys.argv[1])"
    embedded = str(find("models", "nl_wijktekst_sm"))
    before = fresh(
        f"nlp = {source}\nnlp.add_pipe('wijk_zinnen', first=True)\n"
        "nlp.add_pipe('wijk_themas')\nnlp.add_pipe('wijk_maatregelen')\n"
        "nlp.to_disk('bewaard')\nshow(nlp)",
        embedded,
        cwd=tmp_path,
    )
    after = fresh("show(spacy.load('bewaard'))", cwd=tmp_path)
    assert before["maatregelen"]
    assert after == before


@pytest.mark.parametrize("base", ["blank", "embedded"])
def test_the_users_own_terms_are_saved_with_the_pipeline(
    base: str, tmp_path: Path, own_taxonomy: Path
) -> None:
    built(base, tmp_path / "bewaard", own_taxonomy)
    shutil.rmtree(own_taxonomy)
    found = fresh("show(spacy.load('bewaard'))", cwd=tmp_path)
    assert {"kwispelbank", "warmtenet"} <= terms(found)


def test_the_pipeline_as_bytes_keeps_the_terms_too(tmp_path: Path, own_taxonomy: Path) -> None:
    nlp = built("blank", tmp_path / "bewaard", own_taxonomy)
    copy = spacy.blank("nl")
    for name in ("wijk_zinnen", *NAMES):
        copy.add_pipe(name)
    doc = copy.from_bytes(nlp.to_bytes())(TEXT)
    assert "kwispelbank" in {span._.term for span in doc.spans["themas"]}


def test_no_path_of_this_computer_is_saved(tmp_path: Path, own_taxonomy: Path) -> None:
    built("blank", tmp_path / "bewaard", own_taxonomy)
    for file in (tmp_path / "bewaard").rglob("*"):
        if file.is_file():
            assert str(tmp_path).encode() not in file.read_bytes(), file.name


@pytest.mark.parametrize("change", ["edited", "cut", "gone"])
def test_damaged_terms_are_refused(change: str, tmp_path: Path, own_taxonomy: Path) -> None:
    built("blank", tmp_path / "bewaard", own_taxonomy)
    (file,) = (tmp_path / "bewaard" / "wijk_themas").iterdir()
    data = file.read_bytes()
    if change == "edited":
        file.write_bytes(data.replace(b'"warmtenet"', b'"warmtenat"'))
    elif change == "cut":
        file.write_bytes(data[: len(data) // 2])
    else:
        file.unlink()
    with pytest.raises(TaxonomyError, match="beschadigd"):
        spacy.load(tmp_path / "bewaard")
