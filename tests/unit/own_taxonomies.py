"""A small taxonomy of the user's own, with themes of a challenge and of none, and documents that use it."""

from __future__ import annotations

import shutil
from pathlib import Path

from wijktekst.resources import find
from wijktekst.types import CHALLENGES

EXAMPLES = find("corpora", "voorbeeld")
#: Enough of the example documents for a theme in each, and quick to read.
_READ = ("coalitieakkoord-2026-2030.md", "motie-geldautomaat-lutkeveen.txt", "plan-veilig-fietsen.rtf")
HOMES = "Huis en haard"
_THEMES = """thema,opgave,label
huurhuizen,wonen,Huurhuizen
fietsers,mobiliteit,Wie fietst
gemeentewerk,geen,Werk van de gemeente
geldzaken,geen,Geldzaken & subsidies
"""
_TERMS = {
    "wonen": "huur,huurhuizen,0.9,links\nwoning,huurhuizen,0.9,rechts\n",
    "mobiliteit": "fiets,fietsers,0.9,links\n",
    "geen": "gemeente,gemeentewerk,0.7,\nraad,gemeentewerk,0.5,\nsubsidie,geldzaken,0.9,links\n",
}
SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://voorbeeld.example/thesaurus/> .
ex:alles a skos:ConceptScheme .
ex:zwembaden a skos:Concept ; skos:inScheme ex:alles ; skos:notation "zwembaden" ;
    skos:prefLabel "Zwembaden"@nl, "Swimming pools"@en ; skos:altLabel "zwembad"@nl .
"""


def own_taxonomy(folder: Path) -> Path:
    """Write the tables."""
    (folder / "termen").mkdir(parents=True)
    names = "\n".join(f"{name},{HOMES if name == 'wonen' else name.title()}" for name in CHALLENGES)
    (folder / "opgaven.csv").write_text(f"opgave,label\n{names}\n", encoding="utf-8")
    (folder / "themas.csv").write_text(_THEMES, encoding="utf-8")
    for challenge, terms in _TERMS.items():
        table = folder / "termen" / f"{challenge}.csv"
        table.write_text(f"term,thema,zekerheid,deel\n{terms}", encoding="utf-8")
    return folder


def rename(taxonomy: Path, label: str) -> None:
    """Give the theme "geldzaken" another name: nothing else changes."""
    text = (taxonomy / "themas.csv").read_text(encoding="utf-8")
    renamed = text.replace("Geldzaken & subsidies", label)
    assert renamed != text
    (taxonomy / "themas.csv").write_text(renamed, encoding="utf-8")


def thesaurus(path: Path) -> Path:
    """Write a thesaurus in SKOS."""
    path.write_text(SKOS, encoding="utf-8")
    return path


def some_examples(folder: Path) -> Path:
    """Copy a few example documents."""
    folder.mkdir(parents=True)
    for name in _READ:
        shutil.copyfile(EXAMPLES / "gemeente" / name, folder / name)
    return folder
