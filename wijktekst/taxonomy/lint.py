"""Finds what loading lets through but what makes a taxonomy find too much, too little or nothing.

Works on the tables alone, without knowing how Dutch inflects: remarks on inflected forms are warnings.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from wijktekst.taxonomy.model import CrosswalkEntry, Exclusion, Place, Term
from wijktekst.taxonomy.taxonomy import Taxonomy

#: A theme with fewer terms than this will miss most of what is written about it.
FEWEST_TERMS = 8
#: Of more remarks than this that are alike one says how many there are.
MOST_ALIKE = 25
#: Two terms this sure that point to different challenges contradict each other.
_SURE = 0.8
#: Letters that must agree before an inflected form counts as the same word.
_STEM = 4

#: What makes another word of a stem; no part of a word, so that a wide term does not find it.
_ENDING = re.compile(r"'?\w{1,2}|ing|heid")
_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_WILDCARD = re.compile(r"[*?%|{}\[\]<>\\^$]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark, with table and line; `severity` is "error" (mend it) or "warning" (look at it)."""

    file: str
    line: int
    severity: Literal["error", "warning"]
    message: str


def lint(taxonomy: Taxonomy) -> list[Finding]:
    """All remarks on the taxonomy, by file, line and message; messages are Dutch."""
    found = [
        *_bad_terms(taxonomy),
        *_duplicates(taxonomy.terms),
        *_contradictions(taxonomy),
        *_shadowed(taxonomy.terms),
        *_dead_by_exclusion(taxonomy),
        *_idle_exclusions(taxonomy),
        *_thin_themes(taxonomy),
        *_crosswalk(taxonomy),
        *_decisions(taxonomy),
    ]
    return sorted(set(found), key=lambda one: (one.file, one.line, one.message))


def _error(place: Place, message: str) -> Finding:
    return Finding(place.file, place.line, "error", message)


def _warning(place: Place, message: str) -> Finding:
    return Finding(place.file, place.line, "warning", message)


def _fold(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return " ".join("".join(char for char in spread if not unicodedata.combining(char)).split())


def _key(term: Term) -> str:
    return term.text if term.match == "exact" else _fold(term.text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_fold(text))


def _bad_terms(taxonomy: Taxonomy) -> Iterator[Finding]:
    themes = {theme.id for theme in taxonomy.themes}
    for term in taxonomy.terms:
        words = _words(term.text)
        if term.theme not in themes:
            yield _error(term.place, f"Het thema '{term.theme}' staat niet in themas.csv.")
        if not 0.1 <= term.certainty <= 1:
            yield _error(term.place, f"De zekerheid {term.certainty:g} valt buiten 0.1 tot en met 1.")
        if _WILDCARD.search(term.text):
            yield _error(
                term.place,
                f"'{term.text}' heeft een teken dat niet in tekst voorkomt. Jokertekens werken niet; "
                "gebruik de kolom 'deel'.",
            )
        if not words:
            yield _error(term.place, f"'{term.text}' heeft geen woord en kan niets vinden.")
        if term.part and words and len(words[0]) < 2:
            yield _error(term.place, f"'{term.text}' is te kort om als deel van een woord te zoeken.")
        yield from _bad_condition(term)


def _bad_condition(term: Term) -> Iterator[Finding]:
    own = _fold(term.text)
    for word in term.condition:
        if _WILDCARD.search(word):
            yield _error(term.place, f"De voorwaarde '{word}' heeft een teken dat niet in tekst voorkomt.")
        elif _fold(word) == own:
            yield _warning(
                term.place,
                f"De voorwaarde '{word}' is de term zelf; het eigen woord telt niet mee als voorwaarde.",
            )
    if len(set(map(_fold, term.condition))) < len(term.condition):
        yield _warning(term.place, f"Bij '{term.text}' staat een voorwaarde dubbel.")


def _duplicates(terms: Iterable[Term]) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        key = (_key(term), term.theme, term.match)
        if (first := seen.setdefault(key, term)) is not term:
            where = f"{first.place.file}, regel {first.place.line}"
            yield _error(
                term.place, f"'{term.text}' staat al bij het thema '{term.theme}' ({where}). Haal er een weg."
            )


def _contradictions(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Sure terms without a condition that point to themes of different challenges."""
    challenge = {theme.id: theme.challenge for theme in taxonomy.themes}
    by_text: dict[str, list[Term]] = defaultdict(list)
    for term in taxonomy.terms:
        if not term.condition and term.certainty >= _SURE:
            by_text[_key(term)].append(term)
    for terms in by_text.values():
        if len({challenge.get(term.theme, "") for term in terms}) > 1:
            for term in terms:
                others = sorted({other.theme for other in terms} - {term.theme})
                yield _warning(
                    term.place,
                    f"'{term.text}' wijst ook met zekerheid {_SURE:g} of hoger naar {', '.join(others)}. "
                    "Is dat bedoeld? Geef anders een voorwaarde of een lagere zekerheid.",
                )


def _shadowed(terms: Iterable[Term]) -> Iterator[Finding]:
    """Terms that add nothing, because another term of their theme finds the same words as surely.

    A row of its own with another certainty does add something: the longest term wins.
    """
    by_theme: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_theme[term.theme].append(term)
    for group in by_theme.values():
        wide = [term for term in group if term.part and not term.condition and len(_words(term.text)) == 1]
        for term in group:
            for other in wide:
                if other is not term and _covers(other, term):
                    yield _warning(
                        term.place,
                        f"'{term.text}' voegt niets toe: '{other.text}' ({other.part}) van hetzelfde thema "
                        "vindt dit woord al, met dezelfde zekerheid.",
                    )
                    break


def _covers(wide: Term, term: Term) -> bool:
    if wide.certainty != term.certainty or len(_words(term.text)) != 1:
        return False
    if wide.match == "exact" or term.match == "exact":
        return False
    part, whole = _fold(wide.text), _fold(term.text)
    if part == whole:
        return not term.part
    return (
        (wide.part == "links" and whole.startswith(part) and not _ENDING.fullmatch(whole, len(part)))
        or (wide.part == "rechts" and whole.endswith(part))
        or (wide.part == "overal" and part in whole)
    )


def _dead_by_exclusion(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Terms that equal an exclusion of their theme and therefore can never hit."""
    excluded: dict[str, list[Exclusion]] = defaultdict(list)
    for exclusion in taxonomy.exclusions:
        excluded[_fold(exclusion.pattern)].append(exclusion)
    for term in taxonomy.terms:
        for exclusion in excluded.get(_fold(term.text), ()):
            if exclusion.theme in ("*", term.theme) and not (
                exclusion.match == "exact" and exclusion.pattern != term.text
            ):
                yield _error(
                    term.place,
                    f"'{term.text}' kan niets vinden: uitsluitingen.csv, regel {exclusion.place.line}, "
                    "sluit precies deze woorden uit.",
                )


def _idle_exclusions(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Exclusions in which no term of their theme can hit, and exclusions that are there twice."""
    stems: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, list[str]] = defaultdict(list)
    for term in taxonomy.terms:
        for theme in (term.theme, "*"):
            if words := _words(term.text):
                stems[theme].add(words[0][:_STEM])
                if term.part:
                    parts[theme].append(words[0])
    seen: dict[tuple[str, str], int] = {}
    for one in taxonomy.exclusions:
        first = seen.setdefault((_fold(one.pattern), one.theme), one.place.line)
        if first != one.place.line:
            yield _error(
                one.place, f"De uitsluiting '{one.pattern}' staat al op regel {first}. Haal er een weg."
            )
        words = _words(one.pattern)
        if not any(word[:_STEM] in stems[one.theme] for word in words) and not any(
            part in word for word in words for part in parts[one.theme]
        ):
            yield _warning(
                one.place,
                f"In '{one.pattern}' kan geen term van '{one.theme}' vallen; de uitsluiting doet niets.",
            )


def _thin_themes(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Themes with too few terms. A list of somebody's own has a name or two a theme: that is said once."""
    count = Counter(term.theme for term in taxonomy.terms)
    thin: list[Finding] = []
    for theme in taxonomy.themes:
        if not count[theme.id]:
            yield _error(
                theme.place,
                f"Het thema '{theme.id}' heeft geen enkele term. Voeg termen toe of haal het weg.",
            )
        elif (few := count[theme.id]) < FEWEST_TERMS:
            terms = "term" if few == 1 else "termen"
            thin.append(
                _warning(
                    theme.place,
                    f"Het thema '{theme.id}' heeft maar {few} {terms}; {FEWEST_TERMS} is het minste.",
                )
            )
    if len(thin) > MOST_ALIKE:
        yield _warning(
            Place(thin[0].file, 0),
            f"{len(thin)} thema's hebben minder dan {FEWEST_TERMS} termen en missen dus veel van wat erover "
            "wordt geschreven. Voeg woorden toe die mensen er echt voor gebruiken.",
        )
    else:
        yield from thin


def _crosswalk(taxonomy: Taxonomy) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str, str], CrosswalkEntry] = {}
    for entry in taxonomy.crosswalk:
        key = (entry.theme, entry.list, entry.code, entry.year)
        if (first := seen.setdefault(key, entry)) is not entry:
            yield _error(
                entry.place, f"Deze koppeling staat al op regel {first.place.line}. Haal er een weg."
            )
    linked = {entry.theme for entry in taxonomy.crosswalk if entry.list == "TOP"}
    if len(linked) * 2 > len(taxonomy.themes):  # else its makers do not mean to link every theme
        for theme in taxonomy.themes:
            if theme.id not in linked:
                yield _warning(theme.place, f"Het thema '{theme.id}' is niet aan de TOP-lijst gekoppeld.")


def _decisions(taxonomy: Taxonomy) -> Iterator[Finding]:
    """Decisions on proposals that stand twice, or that the terms do not bear out."""
    terms: dict[str, set[str]] = defaultdict(set)
    for term in taxonomy.terms:
        terms[_fold(term.text)].add(term.theme)
    seen: dict[str, int] = {}
    for one in taxonomy.decisions:
        first = seen.setdefault(one.term, one.place.line)
        themes = terms[_fold(one.term)]
        if first != one.place.line:
            yield _error(one.place, f"Over '{one.term}' is al beslist op regel {first}. Haal er een weg.")
        elif one.accepted and one.theme not in themes:
            yield _error(
                one.place, f"'{one.term}' is aangenomen, maar staat niet bij het thema '{one.theme}'."
            )
        elif not one.accepted and themes:
            where = ", ".join(sorted(themes))
            yield _error(one.place, f"'{one.term}' is afgewezen, maar staat wel bij {where}.")
