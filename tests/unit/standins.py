"""Stand-ins for installed spaCy packages: our own pipeline under another name, parts changed."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.training import Example

from wijktekst.resources import find

Edit = Callable[[Path], None]
#: What Alpino, and spaCy and UD of old, call these relations.
OTHER_LABELS = {
    "nsubj": "su",
    "obj": "obj1",
    "compound:prt": "svp",
    "xcomp": "vc",
    "nsubj:pass": "nsubjpass",
    "aux:pass": "auxpass",
}
#: What spaCy writes in a package.
INIT = """
from pathlib import Path
from spacy.util import get_model_meta, load_model_from_init_py
__version__ = get_model_meta(Path(__file__).parent)["version"]
def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""
META = {"name": "core_news_sm", "version": "3.8.0", "spacy_version": ">=3.8.0,<3.9.0"}


def renamed(labels: dict[str, str]) -> Edit:
    """A parser whose relations have other names."""

    def edit(folder: Path) -> None:
        stored = srsly.read_msgpack(folder / "parser" / "moves")
        moves = {
            move: {_renamed(label, labels): count for label, count in counts.items()}
            for move, counts in json.loads(stored["moves"]).items()
        }
        stored["moves"] = json.dumps(moves)
        srsly.write_msgpack(folder / "parser" / "moves", stored)
        _resave(folder, lambda nlp: None)

    return edit


def without(*parts: str) -> Edit:
    """A pipeline that lacks these parts."""

    def remove(nlp: Language) -> None:
        for part in parts:
            nlp.remove_pipe(part)

    return lambda folder: _resave(folder, remove)


def with_entities(folder: Path) -> None:
    """A pipeline with a recogniser of names behind the rest, as `nl_core_news_*` has."""

    def add(nlp: Language) -> None:
        example = Example.from_dict(nlp.make_doc("Delft ligt hier."), {"entities": [(0, 5, "GPE")]})
        nlp.add_pipe("ner").initialize(lambda: [example], nlp=nlp)  # type: ignore[attr-defined]

    _resave(folder, add)


def configured(old: str, new: str) -> Edit:
    """A config that says something else."""

    def edit(folder: Path) -> None:
        file = folder / "config.cfg"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def described(**values: Any) -> Edit:
    """A meta.json that says something else."""
    return lambda folder: _describe(folder, values)


def package(site: Path, *edits: Edit, name: str = "nl_core_news_sm") -> Path:
    """Put a package in the folder `site` as pip does; returns the folder with the pipeline's data."""
    work = site / "work"
    shutil.copytree(find("models", "nl_wijktekst_sm"), work)
    _describe(work, {**META, "name": name.removeprefix("nl_")})
    for edit in edits:
        edit(work)
    meta = json.loads((work / "meta.json").read_text(encoding="utf-8"))
    version = str(meta["version"])
    top, info = site / name, site / f"{name}-{version}.dist-info"
    top.mkdir()
    info.mkdir()
    (top / "__init__.py").write_text(INIT, encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    shutil.copy(work / "meta.json", top / "meta.json")
    return work.rename(top / f"{meta['lang']}_{meta['name']}-{version}")


def wheel(folder: Path, *edits: Edit, name: str = "nl_core_news_sm") -> Path:
    """A wheel of such a package, in the folder `folder`."""
    site = folder / "wheel"
    package(site, *edits, name=name)
    (info,) = site.glob("*.dist-info")
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n", "utf-8")
    files = [file for file in sorted(site.rglob("*")) if file.is_file()]
    names = [file.relative_to(site).as_posix() for file in files]
    path = folder / f"{info.stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, inside in zip(files, names, strict=True):
            archive.write(file, inside)
        archive.writestr(
            f"{info.name}/RECORD", "".join(f"{one},,\n" for one in [*names, f"{info.name}/RECORD"])
        )
    shutil.rmtree(site)
    return path


def _renamed(label: str, labels: dict[str, str]) -> str:
    """A label of a parser; one that stands for a crossing arc is made of two."""
    return "||".join(labels.get(part, part) for part in label.split("||"))


def _describe(folder: Path, values: dict[str, Any]) -> None:
    file = folder / "meta.json"
    meta = {**json.loads(file.read_text(encoding="utf-8")), **values}
    file.write_text(json.dumps(meta), encoding="utf-8")


def _resave(folder: Path, change: Callable[[Language], None]) -> None:
    """Load, change and save again, so that meta.json says what is in it."""
    nlp = spacy.load(folder)
    change(nlp)
    shutil.rmtree(folder)
    nlp.to_disk(folder)
