"""Places named in a text, with their official code: municipalities, provinces, focus areas, wijken, buurten.

Names and codes are those of Statistics Netherlands (CBS, CC BY 4.0; see data/README.md). A name that is also
a word or a surname ("Best", "Buren") counts only where something near says that a place is meant; a name that
several places bear has a code only where the text says which.
"""

from __future__ import annotations

from wijktekst.language.places.find import places
from wijktekst.language.places.gazetteer import gazetteer
from wijktekst.language.places.municipality import municipality_of, municipality_of_document, name_of
from wijktekst.language.places.towns import town_at

__all__ = ["gazetteer", "municipality_of", "municipality_of_document", "name_of", "places", "town_at"]
