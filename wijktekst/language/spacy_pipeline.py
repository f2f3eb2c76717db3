"""Which spaCy pipeline reads the Dutch: the one that was named, else the best installed, else our own.

`geen` stands for no trained pipeline: blank Dutch with our sentence borders and lemmas from a word list.
"""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.errors import ModelError
from wijktekst.resources import find

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = "geen"
EMBEDDED = "nl_wijktekst_sm"
#: Taken when none is named, best first.
PREFERRED = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """What a pipeline is. `where` is the folder it is loaded from, "" for blank Dutch.

    kind : "package" (installed), "path" (a folder that was named), "embedded" (ours) or "blank".
    """

    name: str
    version: str
    where: str
    kind: Literal["package", "path", "embedded", "blank"]
    components: tuple[str, ...] = ()
    licence: str = ""


def describe(name: str = "") -> PipelineInfo:
    """What `load_pipeline(name)` would load; reads no weights. Raises ModelError as `load_pipeline` does."""
    if name == BLANK:
        return PipelineInfo(BLANK, _spacy_version(), "", "blank", ("wijk_zinnen", "wijk_lemmas"), "MIT")
    if not name:
        return next((info for info in map(_installed, PREFERRED) if info), None) or _embedded()
    if name == EMBEDDED:
        return _embedded()
    info = _named(name)
    meta = _meta(Path(info.where))
    if meta.get("lang") != "nl":
        raise ModelError(
            f"Het taalmodel '{name}' is niet voor het Nederlands (taal: {meta.get('lang', 'onbekend')}). "
            f"Kies een Nederlands model, zoals nl_core_news_lg, of laat de optie weg."
        )
    if not _fits(meta):
        raise ModelError(
            f"Het taalmodel '{name}' {info.version} hoort bij spaCy {meta.get('spacy_version')}, maar "
            f"spaCy {_spacy_version()} is geïnstalleerd. Haal de passende versie op met: "
            f"python -m spacy download {info.name}"
        )
    return info


def load_pipeline(name: str = "") -> Language:
    """The pipeline `name`: an installed package, a folder, "" for the best there is, or "geen".

    Each call gives a pipeline of its own, to which components may be added. Raises ModelError when it is not
    there, not Dutch, made for another version of spaCy, or damaged.
    """
    import spacy

    info = describe(name)
    if info.kind == "blank":
        nlp = spacy.blank("nl")
        nlp.add_pipe("wijk_zinnen")
        nlp.add_pipe("wijk_lemmas")
        return nlp
    try:
        with warnings.catch_warnings():
            # The version was checked above; spaCy's own warning would say the same in English.
            warnings.filterwarnings("ignore", message=r"\[W09[45]\]")
            return spacy.load(info.where)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelError(
            f"Het taalmodel '{info.name}' in {info.where} kan niet worden geladen ({why}). "
            "Installeer het opnieuw, of kies een ander."
        ) from error


def _embedded() -> PipelineInfo:
    return _info(find("models", EMBEDDED), "embedded")


def _named(name: str) -> PipelineInfo:
    folder = Path(name)
    if (folder / "meta.json").is_file():
        return _info(folder, "path")
    info = _package(name)
    if info is None:
        known = f"{', '.join(PREFERRED)}, {EMBEDDED}"
        how = (
            f"Installeer het met: python -m spacy download {name}"
            if name in PREFERRED
            else f"Noem een map met een spaCy-pipeline (met meta.json) of een van: {known}"
        )
        raise ModelError(
            f"Het taalmodel '{name}' is niet geïnstalleerd. {how}. "
            f"Zonder deze optie gebruikt wijktekst het beste model dat er is, met '{BLANK}' geen."
        )
    return info


def _installed(name: str) -> PipelineInfo | None:
    """An installed package that fits this spaCy; one that does not fit is passed over."""
    info = _package(name)
    return info if info and _fits(_meta(Path(info.where))) else None


def _package(name: str) -> PipelineInfo | None:
    """An installed spaCy package by name, found without importing it."""
    from importlib.util import find_spec

    if not name.isidentifier():
        return None
    spec = find_spec(name)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place)
        if not (folder / "meta.json").is_file():
            continue
        meta = _meta(folder)
        data = folder / f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
        return _info(data if data.is_dir() else folder, "package")
    return None


def _info(folder: Path, kind: Literal["package", "path", "embedded"]) -> PipelineInfo:
    meta = _meta(folder)
    return PipelineInfo(
        name=f"{meta.get('lang', '')}_{meta.get('name', '')}",
        version=str(meta.get("version", "")),
        where=str(folder),
        kind=kind,
        components=tuple(str(part) for part in meta.get("pipeline", ())),
        licence=str(meta.get("license", "")),
    )


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"In {folder} staat geen leesbaar meta.json; dit is geen heel taalmodel. Installeer het opnieuw."
        ) from error
    return meta if isinstance(meta, dict) else {}


def _fits(meta: dict[str, Any]) -> bool:
    """Whether the model's range of spaCy versions holds ours; a model without a range is tried."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(str(meta.get("spacy_version") or "")).contains(_spacy_version(), prereleases=True)
    except InvalidSpecifier:
        return False


def _spacy_version() -> str:
    from importlib.metadata import version

    return version("spacy")
