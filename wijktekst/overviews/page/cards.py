"""Measures as cards: what is on each, and what the filter of the page knows of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wijktekst.language.numbers import counted
from wijktekst.overviews.overview import Card, Overview
from wijktekst.overviews.page.dutch import amount, capital, chance, listed, period
from wijktekst.overviews.page.links import safe
from wijktekst.overviews.times_and_places import years_of
from wijktekst.reports.attributes import Value
from wijktekst.reports.columns import SEPARATOR
from wijktekst.reports.rows import UNSURE, Labels
from wijktekst.types import ACTOR_KINDS, FIRMNESS

_CODE = re.compile(r"[\w-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
#: What the filter calls a measure that does not say; the script knows it too.
UNKNOWN = "onbekend"
_HOME = "nl"
_DOUBT = "Twijfel: misschien geen maatregel"
_AMBITION = "Ambitie"


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in words. `facts` are term and text; `known` is what the filter knows, by the name of its field.

    `anchor` is set on the first card of a challenge: a link to the challenge leads there without script.
    """

    number: int
    anchor: str
    heading: str
    sentence: str
    language: str
    doubt: tuple[str, ...]
    tags: tuple[str, ...]
    where: str
    link: str
    facts: tuple[tuple[str, str], ...]
    repeated: str
    known: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, as a reader reads it, and how many cards have it."""

    value: str
    label: str
    count: int


def numbered(overview: Overview) -> dict[str, int]:
    """The documents of the cards by their id, numbered from 1 in order of the page."""
    ids = dict.fromkeys(str(card.row["document_id"]) for card in overview.cards)
    return {id: number for number, id in enumerate(ids, start=1)}


def views(overview: Overview, labels: Labels, numbers: Mapping[str, int]) -> Iterator[CardView]:
    """Every card in words, in order."""
    languages = {row["document_id"]: str(row["taal"] or "") for row in overview.read}
    seen: set[str] = set()
    for number, card in enumerate(overview.cards, start=1):
        row = card.row
        challenge = str(row["opgave"] or "")
        language = languages.get(row["document_id"], "")
        yield CardView(
            number=number,
            anchor="" if challenge in seen else anchor(challenge),
            heading="Opgave onzeker" if challenge == UNSURE else str(row["opgave_label"] or challenge),
            sentence=str(row["zin"] or ""),
            language=language if language != _HOME and _LANGUAGE.fullmatch(language) else "",
            doubt=(_DOUBT,) if row["soort"] == UNSURE else (),
            tags=tuple(tags_of(row)),
            where=_where(row),
            link=safe(card.link),
            facts=tuple((term, text) for term, text in facts_of(row, labels) if text),
            repeated=_repeated(card),
            known=tuple(_known(row, numbers)),
        )
        seen.add(challenge)


def anchor(challenge: str) -> str:
    """Where a link to the cards of a challenge leads, with and without script; "" for a code that is none."""
    return f"opgave={challenge}" if _CODE.fullmatch(challenge) else ""


def choices(overview: Overview, labels: Labels, numbers: Mapping[str, int]) -> dict[str, list[Choice]]:
    """What every list of the filter can be set to."""
    rows = [card.row for card in overview.cards]
    years = Counter(year for row in rows for year in years_of(row["periode_van"], row["periode_tot"]))
    return {
        "opgave": _chosen(rows, "opgave", [one.challenge for one in overview.challenges], labels.challenges),
        "document": [
            Choice(str(numbers[id]), file, held)
            for (id, file), held in Counter(
                (str(row["document_id"]), str(row["bestand"])) for row in rows
            ).items()
        ],
        "stelligheid": _chosen(rows, "stelligheid", FIRMNESS, {}),
        "wie": _chosen(rows, "actor_soort", ACTOR_KINDS, {}),
        "jaar": [Choice(str(year), str(year), years[year]) for year in sorted(years)],
        "plaats": [
            Choice(place, place, held)
            for place, held in sorted(Counter(place for row in rows for place in _places(row)).items())
        ],
    }


def _chosen(
    rows: Sequence[Mapping[str, Value]], column: str, order: Sequence[str], names: Mapping[str, str]
) -> list[Choice]:
    """The values of a column in this order, then those that are not in it, then what is not said."""
    found = Counter(str(row[column] or UNKNOWN) for row in rows)
    known = [value for value in order if value in found]
    others = sorted(value for value in found if value not in order and value != UNKNOWN)
    unsaid = [Choice(UNKNOWN, "niet genoemd", found[UNKNOWN])] if found[UNKNOWN] else []
    return [Choice(value, names.get(value, value), found[value]) for value in [*known, *others]] + unsaid


def _places(row: Mapping[str, Value]) -> list[str]:
    return list(dict.fromkeys(place for place in str(row["plaats"] or "").split(SEPARATOR) if place))


def tags_of(row: Mapping[str, Value]) -> Iterator[str]:
    if row["soort"] == "ambitie":
        yield _AMBITION
    if row["stelligheid"]:
        yield capital(str(row["stelligheid"]))


def _where(row: Mapping[str, Value]) -> str:
    page = "" if row["pagina"] is None else f", p. {row['pagina']}"
    return f"{row['bestand'] or ''}{page}"


def facts_of(row: Mapping[str, Value], labels: Labels) -> Iterator[tuple[str, str]]:
    yield "Onder de kop", " › ".join(str(row["kop"] or "").split(SEPARATOR))
    yield "Wie", _who(row, "actor")
    yield "Wie betaalt", _who(row, "betaler")
    yield "Bedrag", amount(row)
    yield "Periode", period(row["periode"])
    yield "Plaats", listed(row["plaats"])
    yield "Schaal", str(row["schaal"] or "")
    yield "Voor wie", listed(row["doelgroep"])
    yield "Aanpak", ", ".join(str(row[name]) for name in ("instrument", "richting") if row[name])
    yield "Voorwaarde", listed(row["voorwaarde"])
    yield "Verwijst naar", listed(row["verwijzing"])
    yield "Waarom", "; ".join(_reason(part, labels) for part in str(row["waarom"] or "").split(SEPARATOR))
    yield "Kans", _chances(row)


def _who(row: Mapping[str, Value], column: str) -> str:
    """A party as it is written, with its kind where the name does not tell it."""
    name, kind = str(row[column] or ""), str(row[f"{column}_soort"] or "")
    ministry = str(row["ministerie"] or "") if column == "actor" else ""
    more = [word for word in (kind, ministry) if word and word.lower() not in name.lower()]
    return f"{name} ({', '.join(more)})" if name and more else name or ", ".join(more)


def _reason(part: str, labels: Labels) -> str:
    """What carried an answer, with the name of the challenge instead of its code."""
    answer, colon, words = part.partition(": ")
    return f"{labels.challenges.get(answer, answer)}{colon}{words}"


def _chances(row: Mapping[str, Value]) -> str:
    named = {"maatregel": chance(row["score"]), "opgave": chance(row["opgave_score"])}
    return ", ".join(f"{name} {text}" for name, text in named.items() if text)


def _repeated(card: Card) -> str:
    if not card.repeats:
        return ""
    return f"Staat ook op {counted(card.repeats, 'andere plaats', 'andere plaatsen')}."


def _known(row: Mapping[str, Value], numbers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Only what is said, to keep the page small."""
    yield "opgave", str(row["opgave"] or "")
    yield "document", str(numbers[str(row["document_id"])])
    for name, column in (("stelligheid", "stelligheid"), ("wie", "actor_soort")):
        if row[column]:
            yield name, str(row[column])
    if places := _places(row):
        yield "plaats", "|".join(places)
    if years := years_of(row["periode_van"], row["periode_tot"]):
        yield "jaar", " ".join(map(str, years))
    if any(row[column] is not None for column in ("bedrag_eur", "bedrag_min", "bedrag_max")):
        yield "bedrag", "ja"
