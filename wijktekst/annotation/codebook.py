"""The codebook in short, as hints beside the labels: docs/codeboek.md says it in full."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from wijktekst.corpus.labelled import KINDS
from wijktekst.taxonomy import Taxonomy
from wijktekst.types import CHALLENGES, NO_CHALLENGE

#: What annotators choose a challenge or themes from.
CLASSES = (*CHALLENGES, NO_CHALLENGE)
_KINDS = {
    "maatregel": (
        "De overheid, of wie voor haar werkt, grijpt in, of iemand vraagt dat; "
        "later is na te gaan of het is gebeurd."
    ),
    "ambitie": "Een doel, wens of waarde van een overheid of partij, zonder ingreep.",
    "overig": "Al het andere: beschrijving, probleem, cijfer, uitleg, vraag, kop, brokstuk.",
}
_NONE = "Geen van de twaalf: leger, buitenland, EU, belasting en economie in het algemeen, kopjes."
#: What is asked, in the order of asking.
QUESTIONS = {
    "soort": "Wat is deze zin?",
    "opgave": "Welke opgave wil de maatregel verlichten? (alleen bij een maatregel)",
    "themas": "Over welke opgaven spreekt de zin? (meer mag; geen mag ook)",
    "opmerking": "Opmerking (mag leeg blijven)",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its code, its name for people and what it means."""

    code: str
    name: str
    hint: str


def kinds() -> tuple[Label, ...]:
    """The labels of a kind."""
    return tuple(Label(kind, kind, _KINDS[kind]) for kind in KINDS)


@lru_cache(maxsize=1)
def classes() -> tuple[Label, ...]:
    """The labels of a challenge or theme: the twelve, then "geen"."""
    told = {one.id: one for one in Taxonomy.load().challenges}
    twelve = [Label(code, told[code].label, told[code].description) for code in CHALLENGES]
    return (*twelve, Label(NO_CHALLENGE, NO_CHALLENGE, _NONE))
