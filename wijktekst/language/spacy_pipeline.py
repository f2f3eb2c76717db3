"""Which spaCy pipeline reads the Dutch: the one that was named, else the best installed, else our own.

`geen` stands for no trained pipeline: blank Dutch with our sentence borders and lemmas from a word list.
"""

from __future__ import annotations

import json
import re
import warnings
from configparser import ConfigParser
from configparser import Error as ConfigError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wijktekst.errors import ModelError
from wijktekst.language.labels import universal
from wijktekst.resources import find

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = "geen"
EMBEDDED = "nl_wijktekst_sm"
#: Taken when none is named, best first.
PREFERRED = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")

#: Name of a tokenizer that gets its rules when a pipeline is read.
_WITHOUT_RULES = "wijktekst.without_rules.v1"


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """What a pipeline is. `where` is the folder it is loaded from, "" for blank Dutch.

    kind : "package" (installed), "path" (a folder that was named), "embedded" (ours) or "blank".
    notes : Dutch sentences on what the analysis will miss with it.
    """

    name: str
    version: str
    where: str
    kind: Literal["package", "path", "embedded", "blank"]
    components: tuple[str, ...] = ()
    licence: str = ""
    notes: tuple[str, ...] = ()


def describe(name: str = "") -> PipelineInfo:
    """What `load_pipeline(name)` would load; reads no weights. Raises ModelError as `load_pipeline` does."""
    if name == BLANK:
        return PipelineInfo(BLANK, spacy_version(), "", "blank", ("wijk_zinnen", "wijk_lemmas"), "MIT")
    if not name:
        return next((info for info in map(installed, PREFERRED) if info), None) or _embedded()
    if name == EMBEDDED:
        return _embedded()
    info = _named(name)
    if objection := objection_to(_meta(Path(info.where)), info.where):
        raise ModelError(objection)
    return info


def installed(name: str) -> PipelineInfo | None:
    """The installed package `name` when it is Dutch and fits this spaCy; reads no weights."""
    try:
        info = _package(name)
        return info if info and not objection_to(_meta(Path(info.where)), info.where) else None
    except ModelError:
        return None


def passed_over() -> tuple[str, ...]:
    """Why a preferred package that is installed will not be taken by itself; a Dutch sentence each."""
    reasons = []
    for name in PREFERRED:
        try:
            info = _package(name)
            objection = objection_to(_meta(Path(info.where)), info.where) if info else ""
        except ModelError as error:
            objection = str(error)
        reasons.append(objection)
    return tuple(filter(None, reasons))


def load_pipeline(name: str = "", *, to_save: bool = True) -> Language:
    """The pipeline `name`: an installed package, a folder, "" for the best there is, or "geen".

    Each call gives a pipeline of its own, to which components may be added. One that is not `to_save` works
    the same and loads quicker; its config is not that of the folder. Raises ModelError when it is not there,
    not Dutch, made for another version of spaCy, or damaged.
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
            return spacy.load(info.where, config={} if to_save else _quicker(Path(info.where)))
    except Exception as error:  # a damaged file or a missing library can raise anything
        raise ModelError(
            f"Het taalmodel '{info.name}' in {info.where} kan niet worden geladen: {_why(error)}, of kies "
            f"een ander: met '--taalmodel {EMBEDDED}' leest wijktekst met zijn eigen model."
        ) from error


def _quicker(folder: Path) -> dict[str, Any]:
    """What to change in a config: spaCy makes all rules of a language, and then throws them away for those
    that are stored with the tokenizer.
    """
    from spacy.util import registry

    kind = _config(folder).get("nlp.tokenizer", "@tokenizers", fallback="").strip('"')
    if kind != "spacy.Tokenizer.v1" or not (folder / "tokenizer").is_file():
        return {}
    registry.tokenizers(_WITHOUT_RULES, func=lambda: _without_rules)
    return {"nlp": {"tokenizer": {"@tokenizers": _WITHOUT_RULES}}}


def _without_rules(nlp: Language) -> Any:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    return Tokenizer(nlp.vocab)


def _embedded() -> PipelineInfo:
    return _info(find("models", EMBEDDED), "embedded")


def _named(name: str) -> PipelineInfo:
    folder = Path(name)
    if (folder / "meta.json").is_file():
        return _info(_data(folder), "path")
    info = _package(name)
    if info is None:
        known = f"{', '.join(PREFERRED)}, {EMBEDDED}"
        how = (
            f"Installeer het met: wijktekst modellen --installeer {name}"
            if name in PREFERRED
            else f"Noem een map met een spaCy-pipeline (met meta.json) of een van: {known}"
        )
        raise ModelError(
            f"Het taalmodel '{name}' is niet geïnstalleerd. {how}. "
            f"Zonder deze optie gebruikt wijktekst het beste model dat er is, met '{BLANK}' geen."
        )
    return info


def _package(name: str) -> PipelineInfo | None:
    """An installed spaCy package by name, found without importing it."""
    from importlib.util import find_spec

    if not name.isidentifier():
        return None
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # a module that only exists while it runs
        return None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place)
        if (folder / "meta.json").is_file():
            return _info(_data(folder), "package")
    return None


def _data(folder: Path) -> Path:
    """The pipeline itself: in a package it lies a folder deeper."""
    meta = _meta(folder)
    data = folder / f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
    return data if data.is_dir() else folder


def _info(folder: Path, kind: Literal["package", "path", "embedded"]) -> PipelineInfo:
    meta = _meta(folder)
    return PipelineInfo(
        name=f"{meta.get('lang', '')}_{meta.get('name', '')}",
        version=str(meta.get("version", "")),
        where=str(folder),
        kind=kind,
        components=_parts(meta),
        licence=str(meta.get("license", "")),
        notes=_notes(folder, meta),
    )


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"In {folder} staat geen leesbaar meta.json; dit is geen heel taalmodel. Installeer het opnieuw."
        ) from error
    return meta if isinstance(meta, dict) else {}


def _notes(folder: Path, meta: dict[str, Any]) -> tuple[str, ...]:
    """What the analysis will miss; parts are known by their factory, for their names are free."""
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}"
    parts = _factories(folder, meta)
    parsers = [part for part, factory in parts.items() if factory == "parser"]
    without = "Wie een maatregel uitvoert, wordt dan alleen met vaste patronen gezocht, zoals met 'geen'."
    if not parsers:
        return (f"Het taalmodel '{name}' heeft geen parser. {without}",)
    labels = meta.get("labels")
    known = (
        {universal(str(label)) for label in labels.get(parsers[0], ())} if isinstance(labels, dict) else ()
    )
    if known and not {"nsubj", "nsubj:pass"} & set(known):
        return (f"De parser van taalmodel '{name}' kent geen onderwerpen die wij herkennen. {without}",)
    if not {"morphologizer", "attribute_ruler"} & set(parts.values()):
        return (f"Het taalmodel '{name}' kent geen woordsoorten. Werkwoorden worden dan niet herkend.",)
    return ()


def _factories(folder: Path, meta: dict[str, Any]) -> dict[str, str]:
    """Name and factory of each part that runs; without a readable config the name is the factory."""
    config = _config(folder)
    return {
        part: config.get(f"components.{part}", "factory", fallback=part).strip('"') for part in _parts(meta)
    }


def _config(folder: Path) -> ConfigParser:
    """The config of a pipeline; empty when it cannot be read."""
    config = ConfigParser(interpolation=None, strict=False)
    try:
        config.read(folder / "config.cfg", encoding="utf-8")
    except (ConfigError, ValueError):
        return ConfigParser()
    return config


def _parts(meta: dict[str, Any]) -> tuple[str, ...]:
    parts = meta.get("pipeline")
    return tuple(map(str, parts)) if isinstance(parts, list) else ()


def objection_to(meta: dict[str, Any], where: str) -> str:
    """Why we cannot use the pipeline in `where`, in Dutch; "" when its meta.json gives no reason."""
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}"
    if meta.get("lang") != "nl":
        return (
            f"Het taalmodel '{name}' in {where} is niet voor het Nederlands (taal: "
            f"{meta.get('lang', 'onbekend')}). Kies een Nederlands model, zoals {PREFERRED[0]}, of laat de "
            "optie weg."
        )
    if not _fits(meta):
        how = (
            f"Haal de passende versie op met: wijktekst modellen --installeer {name}"
            if name in PREFERRED
            else "Vraag de maker om een versie die past"
        )
        return (
            f"Het taalmodel '{name}' {meta.get('version')} hoort bij spaCy {meta.get('spacy_version')}, maar "
            f"spaCy {spacy_version()} is geïnstalleerd. {how}."
        )
    return ""


def _why(error: Exception) -> str:
    """The cause and the cure in Dutch; where we do not know the cause, the first line of what spaCy says."""
    said = str(error)
    if isinstance(error, MemoryError):
        return "er is te weinig geheugen vrij. Sluit andere programma's"
    if missing := re.search(r"\[E(?:002|893)\] \D+ '([^']+)'", said):
        return (
            f"het onderdeel '{missing[1]}' is hier niet geïnstalleerd. Installeer het pakket waar dat in zit "
            "(voor een transformer: spacy-transformers of spacy-curated-transformers)"
        )
    line = next((line for line in said.splitlines() if line.strip()), type(error).__name__)
    return f"het is niet heel ({line.strip()}). Installeer het opnieuw"


def _fits(meta: dict[str, Any]) -> bool:
    """Whether the model's range of spaCy versions holds ours; a model without a range is tried."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(str(meta.get("spacy_version") or "")).contains(spacy_version(), prereleases=True)
    except InvalidSpecifier:
        return False


def spacy_version() -> str:
    """The version of spaCy that is installed; does not import it."""
    from importlib.metadata import version

    return version("spacy")
