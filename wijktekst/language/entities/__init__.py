"""Named entities by rules and lists: who and where, which law, how much, when. No trained model.

Labels are those of OntoNotes, as `nl_core_news_*` uses them. What each holds, and what it leaves out:

| label | what |
|---|---|
| `ORG` | ministries, water boards, national bodies, regional services, parties; programmes and funds |
| `GPE` | municipalities and their parts that carry the name, provinces, some countries |
| `LAW` | acts, decrees and by-laws, with their year but without the article that is cited |
| `MONEY`, `PERCENT` | amounts in euros and percentages; a range is one entity |
| `DATE` | days, months with a cue, quarters, years and periods; not "vorig jaar" |

Programmes and funds (NPLV, SPUK, Gemeentefonds) are `ORG`: OntoNotes has no label for them, and a named
scheme that acts, pays and employs people is nearer to an organisation than to any other label; most
have a bureau of the same name. Parties are `ORG` too; `NORP` is for their adherents. Of "gemeente Utrecht"
the name alone is a `GPE`, which means town and government alike; "ministerie van Financiën" and "waterschap
Rivierenland" are `ORG` as a whole, since what is left without the first word is no name.
"""

from __future__ import annotations

from wijktekst.language.entities.entity import Entity
from wijktekst.language.entities.finding import entities_of

__all__ = ["Entity", "entities_of"]
