"""`wijktekst modellen`: what the analysis is made with."""

from __future__ import annotations

from typing import Annotated

import typer

from wijktekst.cli.options import LanguageModel


def modellen(
    taalmodel: LanguageModel = "",
    kaarten: Annotated[bool, typer.Option("--kaarten", help="Toon de modelkaarten in hun geheel.")] = False,
) -> None:
    """Toon welk taalmodel en welke modellen in gebruik zijn, waar ze staan en wat erover bekend is."""
    from wijktekst import language, measures
    from wijktekst.resources import find, hash_of
    from wijktekst.taxonomy import Taxonomy

    info = language.describe(taalmodel)
    print(f"Taalmodel:  {info.name} {info.version}")
    print(f"            {info.where}")
    print(f"            onderdelen: {', '.join(info.components) or 'geen'}")
    print(f"            licentie: {info.licence or 'onbekend'}")
    model = find("models", measures.MODEL_ID)
    print(f"Zinnen:     {measures.MODEL_ID} ({hash_of(model)[:12]})")
    print(f"            {model}")
    taxonomy = Taxonomy.load()
    print(f"Taxonomie:  {len(taxonomy.themes)} thema's, {len(taxonomy.terms)} termen ({taxonomy.hash[:12]})")
    cards = [model / "CARD.md"]
    if info.kind == "embedded":
        cards.insert(0, find("models", info.name) / "CARD.md")
    for card in cards:
        print(f"\n{card.read_text(encoding='utf-8')}" if kaarten else f"Kaart:      {card}")
