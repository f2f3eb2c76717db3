"""`wijktekst modellen`: what the analysis is made with, and a better language model where one is wanted."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from wijktekst.cli.options import LanguageModel, OwnTaxonomy, place_of
from wijktekst.errors import InputError


def modellen(
    installeer: Annotated[
        str,
        typer.Option(
            "--installeer",
            metavar="NAAM",
            show_default=False,
            help="Installeer nl_core_news_lg (568 MB), _md (43), _sm (13), of een gedownload .whl-bestand.",
        ),
    ] = "",
    kaarten: Annotated[bool, typer.Option("--kaarten", help="Toon de modelkaarten in hun geheel.")] = False,
    methode: Annotated[
        bool, typer.Option("--methode", help="Toon een tekst over de methode, om in een artikel te plakken.")
    ] = False,
    engels: Annotated[bool, typer.Option("--engels", help="Met --methode: die tekst in het Engels.")] = False,
    algoritmeregister: Annotated[
        bool,
        typer.Option("--algoritmeregister", help="Toon een concept voor het Algoritmeregister."),
    ] = False,
    taxonomie: OwnTaxonomy = None,
    taalmodel: LanguageModel = "",
) -> None:
    """Toon welk taalmodel en welke modellen in gebruik zijn, waar ze staan en wat erover bekend is."""
    from wijktekst import language, measures
    from wijktekst.language.spacy_pipeline import passed_over
    from wijktekst.resources import find
    from wijktekst.taxonomy.in_use import taxonomy_of
    from wijktekst.types import Settings

    if methode or engels or algoritmeregister:
        if taxonomie is not None:
            raise InputError(
                "Deze tekst beschrijft de taxonomie van wijktekst zelf. Laat --taxonomie weg, en noem uw "
                "eigen taxonomie erbij in de tekst."
            )
        _tell(taalmodel, methode=methode, engels=engels, algoritmeregister=algoritmeregister)
        return
    place = place_of(taxonomie)
    if installeer:
        _install(installeer, in_use=taalmodel)
    info = language.describe(taalmodel)
    print(f"Taalmodel:  {info.name} {info.version}")
    print(f"            {info.where}")
    print(f"            onderdelen: {', '.join(info.components) or 'geen'}")
    print(f"            licentie: {info.licence or 'onbekend'}")
    for note in (*info.notes, *passed_over()):
        print(f"Let op:     {note}")
    model = find("models", measures.MODEL_ID)
    print(f"Zinnen:     {_named(model)}")
    print(f"            {model}")
    network = find("models", measures.NETWORK_ID)
    print(f"Netwerk:    {_named(network)}, behalve met analyseer --snel")
    print(f"            {network}")
    instrument = find("models", measures.INSTRUMENT_ID)
    print(f"Instrument: {_named(instrument)}")
    print(f"            {instrument}")
    accurate = find("models", measures.ACCURATE_ID)
    print(f"Nauwkeurig: {_named(accurate)}, met analyseer --nauwkeurig")
    print(
        f"            {accurate}{'' if find_spec('onnxruntime') else ' (onnxruntime is niet geïnstalleerd)'}"
    )
    taxonomy = taxonomy_of(Settings(taxonomy=place))
    print(f"Taxonomie:  {len(taxonomy.themes)} thema's, {len(taxonomy.terms)} termen ({taxonomy.hash[:12]})")
    cards = [one / "CARD.md" for one in (model, network, instrument, accurate)]
    if info.kind == "embedded":
        cards.insert(0, find("models", info.name) / "CARD.md")
    for card in cards:
        print(f"\n{card.read_text(encoding='utf-8')}" if kaarten else f"Kaart:      {card}")


def _named(model: Path) -> str:
    from wijktekst.resources import hash_of, version_of

    return f"{model.name} {version_of(model.name)} ({hash_of(model)[:12]})"


def _tell(taalmodel: str, *, methode: bool, engels: bool, algoritmeregister: bool) -> None:
    from wijktekst.evaluation.method import method_text, register_text

    if engels and not methode:
        raise InputError("--engels hoort bij --methode. Geef: wijktekst modellen --methode --engels")
    texts = [method_text(taalmodel, english=engels)] if methode else []
    texts += [register_text(taalmodel)] if algoritmeregister else []
    print("\n".join(texts), end="")


def _install(target: str, *, in_use: str) -> None:
    from rich.console import Console

    from wijktekst.language import packages
    from wijktekst.language.spacy_pipeline import describe, spacy_version

    wheel = packages.wheel_of(target)
    if info := packages.already_there(wheel):
        print(f"{info.name} {info.version} is al geïnstalleerd, past bij spaCy {spacy_version()} en werkt.\n")
        return
    size = f"ongeveer {wheel.megabytes} MB"
    print(
        f"{wheel.name} {wheel.version} ({size}) wordt geïnstalleerd uit {wheel.source}."
        if wheel.is_local
        else f"{wheel.name} {wheel.version} ({size}) wordt opgehaald; dat kan minuten duren.\n{wheel.source}",
        flush=True,
    )
    with Console(stderr=True).status("Bezig met installeren ..."):
        info = packages.install(wheel)
    print(f"{info.name} {info.version} is geïnstalleerd en werkt.")
    if not in_use and describe().name != info.name:
        print(f"Standaard blijft {describe().name} in gebruik; kies dit met --taalmodel {info.name}.")
    print()
