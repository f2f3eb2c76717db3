"""What stands out in a run, in Dutch sentences with figures, for who reads nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from wijktekst.language.numbers import counted, in_digits
from wijktekst.overviews.coverage import ATTENTION, UNKNOWN, money
from wijktekst.overviews.overview import ChallengeFigures, Overview
from wijktekst.overviews.summary import euros, percent
from wijktekst.reading.names import display
from wijktekst.types import CHALLENGES, FIRMNESS

_Form = TypeVar("_Form")

#: Sentences at most, and names in one of them.
_MOST, _NAMED = 10, 3
_LONGEST_NAME = 80


def standing_out(overview: Overview) -> tuple[str, ...]:
    """At most ten sentences, the most telling first; fewer where there is little to tell."""
    about = _MEASURED if overview.totals.measures else _SPOKEN
    return tuple(sentence for tell in (_size, _unread, *about) for sentence in tell(overview))[:_MOST]


def _size(overview: Overview) -> Iterator[str]:
    totals = overview.totals
    if not totals.documents:
        if not totals.unread:
            yield "Er zijn geen bestanden om te lezen."
        return
    where = f"In {_documents(totals.documents)} ({_pages(totals.pages)})"
    if not totals.measures:
        yield f"{where} is geen maatregel gevonden."
        return
    found = f"{where} {_verb(totals.measures, 'staat', 'staan')} {_measures(totals.measures)}"
    if totals.repeats:
        again = counted(totals.repeats, "zin die er een herhaalt, telt", "zinnen die er een herhalen, tellen")
        found += f"; {again} niet mee"
    yield f"{found}."


def _unread(overview: Overview) -> Iterator[str]:
    """Before all findings: what was not read is in none of them."""
    read, unread = overview.totals.documents, overview.totals.unread
    advice = "Onder ‘Niet gelezen’ staat waarom, en wat u kunt doen."
    if not read and unread:
        which = _verb(unread, "het bestand is niet", f"geen van de {in_digits(unread)} bestanden is")
        yield f"Let op: {which} gelezen. {advice}"
    elif unread:
        some = f"{in_digits(unread)} van de {in_digits(read + unread)} bestanden"
        left_out = _verb(unread, "is niet gelezen en telt", "zijn niet gelezen en tellen")
        yield f"Let op: {some} {left_out} nergens mee. {advice}"


def _most_measures(overview: Overview) -> Iterator[str]:
    total = overview.totals.measures
    most = _highest(_of_twelve(overview), lambda one: one.measures)
    if not most:
        return
    if total == 1:
        yield f"De maatregel gaat over {_quoted(most[0].label)}."
        return
    named = [
        f"{_quoted(one.label)} ({_measures(one.measures)}, {_share(one.measures / total)})" for one in most
    ]
    yield f"De maatregelen gaan het vaakst over {_listed(named)}."


def _money(overview: Overview) -> Iterator[str]:
    """Where the largest sums are; what is cut is no money that goes somewhere."""
    if overview.totals.measures == 1:
        return
    told = []
    for when, of in (("eenmalig", _once), ("per jaar", _yearly)):
        if most := _highest(_of_twelve(overview), of)[:1]:
            told.append(f"{euros(of(most[0]))} {when} bij {_quoted(most[0].label)}")
    if told:
        yield (
            f"Het meeste geld in maatregelen: {_listed(told)}. Wees voorzichtig met deze sommen: hetzelfde "
            "geld kan in meer maatregelen of documenten staan."
        )


def _without_measure(overview: Overview) -> Iterator[str]:
    """Challenges that are spoken of and have no measure, else themes of which that is so."""
    bare = [one for one in _of_twelve(overview) if one.sentences >= ATTENTION and not one.measures]
    if bare:
        spoken = [(one.label, one.sentences) for one in bare]
        what, get = _verb(len(bare), ("De opgave", "krijgt"), ("De opgaven", "krijgen"))
        yield f"{what} {_spoken(spoken)} {get} wel aandacht, maar geen maatregel."
    elif overview.blind:
        spoken = [(label, sentences) for _, label, sentences in overview.blind]
        what, get = _verb(
            len(spoken),
            ("Het thema", "krijgt aandacht, maar staat"),
            ("De thema's", "krijgen aandacht, maar staan"),
        )
        yield f"{what} {_spoken(spoken)} {get} in geen enkele maatregel."


def _firmness(overview: Overview) -> Iterator[str]:
    total = overview.totals.measures
    firm: Counter[str] = Counter()
    for one in overview.challenges:
        firm.update(one.firmness)
    told = sorted((name for name in FIRMNESS if firm[name]), key=lambda name: -firm[name])
    if not told:
        return
    if firm[told[0]] == total:
        yield f"{_verb(total, 'De maatregel is', 'Alle maatregelen zijn')} {told[0]}."
        return
    shares = _listed([f"{_share(firm[name] / total)} {name}" for name in told])
    rest = f"; van {_share(firm[UNKNOWN] / total)} is het niet duidelijk" if firm[UNKNOWN] else ""
    yield f"Van de maatregelen is {shares}{rest}."


def _lacking(overview: Overview) -> Iterator[str]:
    totals = overview.totals
    total = totals.measures
    lacks = (
        (total - totals.with_money, "geen bedrag"),
        (total - totals.with_actor, "niet wie het doet"),
        (total - totals.with_period, "niet wanneer"),
    )
    told = [(number, what) for number, what in lacks if number]
    if total == 1:
        if told:
            yield f"Bij de maatregel staat {_listed([what for _, what in told])}."
    elif told:
        (number, what), *more = told
        first = f"Bij {in_digits(number)} van de {in_digits(total)} maatregelen staat {what}"
        yield f"{_listed([first, *(f'bij {in_digits(number)} {what}' for number, what in more)])}."


def _unsure(overview: Overview) -> Iterator[str]:
    total, unsure = overview.totals.measures, overview.totals.unsure
    if total == 1 and unsure:
        yield "Het is niet zeker dat dit een maatregel is: lees de zin zelf na."
    elif unsure:
        which = _verb(unsure, "die zin", "die zinnen")
        yield (
            f"Bij {in_digits(unsure)} van de {in_digits(total)} maatregelen is niet zeker dat het een "
            f"maatregel is: lees {which} zelf na."
        )


def _years(overview: Overview) -> Iterator[str]:
    counts = {year: sum(found.values()) for year, found in overview.years.items()}
    if not counts:
        return
    first, last = min(counts), max(counts)
    span = f"in {first}" if first == last else f"van {first} tot en met {last}"
    if overview.totals.measures == 1:
        yield f"De maatregel loopt {span}."
    elif first == last or max(counts.values()) == 1:
        yield f"De maatregelen met een periode lopen {span}."
    else:
        busiest = max(counts, key=lambda year: (counts[year], -year))
        yield (
            f"De maatregelen met een periode lopen het vaakst in {busiest} ({in_digits(counts[busiest])}); "
            f"de periodes gaan {span}."
        )


def _places(overview: Overview) -> Iterator[str]:
    named = [place for place in overview.places if place.measures]
    if not named:
        return
    where = _verb(overview.totals.measures, "In de maatregel", "In de maatregelen")
    found = f"{_verb(len(named), 'komt', 'komen')} {counted(len(named), 'gemeente', 'gemeenten')} voor"
    most = _listed([f"{place.name} ({_measures(place.measures)})" for place in named[:_NAMED]])
    yield f"{where} {found}{', het vaakst' if len(named) > _NAMED else ':'} {most}."


def _document(overview: Overview) -> Iterator[str]:
    """The one that holds most measures, its repeats among them; none where several hold as many."""
    shown = sorted((one for one in overview.documents if one.file), key=lambda one: -one.measures)
    if len(shown) < 2 or shown[0].measures == shown[1].measures:
        return
    most = shown[0]
    name = _quoted(_short(most.title or most.file))
    place = f" ({_short(most.file)})" if most.title else ""
    yield f"Het document met de meeste maatregelen is {name}{place}: {_measures(most.measures)}."


def _attention(overview: Overview) -> Iterator[str]:
    most = _highest(_of_twelve(overview), lambda one: one.sentences)
    if most:
        named = [f"{_quoted(one.label)} ({_share(one.share)} van de zinnen)" for one in most]
        yield f"De meeste aandacht {_verb(len(most), 'krijgt', 'krijgen')} {_listed(named)}."


def _themes(overview: Overview) -> Iterator[str]:
    if overview.themes:
        spoken = [(label, sentences) for _, label, sentences in overview.themes[:_NAMED]]
        what = _verb(
            len(spoken), "Het thema dat het meest voorkomt, is", "De thema's die het meest voorkomen, zijn"
        )
        yield f"{what} {_spoken(spoken)}."


_Tell = Callable[[Overview], Iterator[str]]
#: What is told of a run with measures, and of one without.
_MEASURED: tuple[_Tell, ...] = (
    *(_most_measures, _money, _without_measure, _firmness, _lacking, _unsure, _years, _places, _document),
)
_SPOKEN: tuple[_Tell, ...] = (_attention, _themes)


def _of_twelve(overview: Overview) -> list[ChallengeFigures]:
    return [one for one in overview.challenges if one.challenge in CHALLENGES]


def _once(one: ChallengeFigures) -> float:
    return money(one.money.once) or 0.0


def _yearly(one: ChallengeFigures) -> float:
    return money(one.money.yearly) or 0.0


def _highest(
    figures: Sequence[ChallengeFigures], of: Callable[[ChallengeFigures], float]
) -> list[ChallengeFigures]:
    """The first few that have any."""
    return sorted((one for one in figures if of(one) > 0), key=lambda one: -of(one))[:_NAMED]


def _spoken(spoken: Sequence[tuple[str, int]]) -> str:
    """Names with how many sentences speak of them, those that most do first."""
    most = sorted(spoken, key=lambda one: -one[1])
    named = [f"{_quoted(label)} ({counted(count, 'zin', 'zinnen')})" for label, count in most[:_NAMED]]
    more = len(most) - _NAMED
    return _listed([*named, f"nog {in_digits(more)}"] if more > 0 else named)


def _listed(parts: Sequence[str]) -> str:
    """ "a, b en c"."""
    *first, last = parts
    return f"{', '.join(first)} en {last}" if first else last


def _share(part: float) -> str:
    """Without a nought behind the comma; little is not nothing, and nearly all is not all."""
    if 0 < part < 0.0005:
        return "minder dan 0,1%"
    return "meer dan 99,9%" if 0.9995 <= part < 1 else percent(part).replace(",0%", "%")


def _quoted(name: str) -> str:
    return f"‘{name}’"


def _short(name: str) -> str:
    """A name out of a document on one line, without marks that turn the text around it."""
    flat = " ".join(display(name).split())
    return flat if len(flat) <= _LONGEST_NAME else f"{flat[:_LONGEST_NAME].rstrip()}…"


def _verb(number: int, one: _Form, more: _Form) -> _Form:
    return one if number == 1 else more


def _documents(number: int) -> str:
    return counted(number, "document", "documenten")


def _pages(number: int) -> str:
    return counted(number, "pagina", "pagina's")


def _measures(number: int) -> str:
    return counted(number, "maatregel", "maatregelen")
