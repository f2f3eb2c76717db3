"""Whatever a small taxonomy holds, it comes back the same from Turtle, JSON-LD, RDF/XML and CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from wijktekst.taxonomy import (
    Challenge,
    CrosswalkEntry,
    Decision,
    Exclusion,
    Label,
    Taxonomy,
    Term,
    Theme,
    write_taxonomy,
)
from wijktekst.taxonomy.loading import ABOVE, LISTS, TOP_PREFIX
from wijktekst.taxonomy.model import Match, Part, Relation
from wijktekst.taxonomy.tables import tidy
from wijktekst.types import CHALLENGES

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
_ANY = st.text(_LETTERS | st.sampled_from(list("='\"+-@;,|<>&\\ ")), max_size=12).map(tidy)
_FILLED = _ANY.map(lambda text: text or "leeg")
_WORDS = _ANY.map(lambda text: f"{text}a")
_CERTAIN = st.floats(0.1, 1)


@st.composite
def taxonomies(draw: st.DrawFn) -> Taxonomy:
    names = draw(
        st.lists(
            st.from_regex(r"[a-z]{1,6}(-[0-9]{1,2})?", fullmatch=True), min_size=1, unique=True, max_size=4
        )
    )
    names = [name for name in names if name not in ABOVE] or ["thema-1"]
    theme = st.sampled_from(names)
    themes = [
        Theme(
            name,
            draw(st.sampled_from(ABOVE)),
            draw(_FILLED),
            draw(_ANY),
            draw(st.sampled_from(["", f"https://voorbeeld.nl/{at}", f"x:%C3%A9({at})"])),
            draw(st.sampled_from(["", *names[:at]])),
        )
        for at, name in enumerate(names)
    ]
    challenge = {one.id: one.challenge for one in themes}
    choice: Callable[..., st.SearchStrategy[str]] = lambda kind: st.sampled_from(get_args(kind))  # noqa: E731
    condition = st.lists(_WORDS.map(lambda text: tidy(text.replace("|", ""))), max_size=2).map(tuple)
    terms = draw(
        st.lists(
            st.builds(Term, _WORDS, theme, _CERTAIN, choice(Match), choice(Part), condition, _ANY), max_size=5
        )
    )
    labels = draw(
        st.lists(
            st.builds(Label, theme, st.sampled_from(["en", "de", "en-gb"]), st.just("altLabel"), _FILLED)
            | st.builds(
                Label, theme, st.just(""), st.just("notation"), _FILLED.map(lambda text: f"{text}.1")
            ),
            max_size=4,
            unique_by=lambda one: (one.theme, one.language, one.text),
        )
    )
    link = st.builds(CrosswalkEntry, theme, st.sampled_from(LISTS[2:]), _FILLED, _FILLED, choice(Relation))
    top = st.builds(
        CrosswalkEntry, theme, st.just("TOP"), st.just(f"{TOP_PREFIX}c_1"), _FILLED, choice(Relation)
    )
    yearly = st.builds(
        CrosswalkEntry, theme, st.just("Iv3"), _FILLED, _FILLED, choice(Relation), st.just("2025")
    )
    accepted = st.builds(Decision, _WORDS, st.just(True), theme, _ANY)
    order = {name: at for at, name in enumerate(names)}
    return Taxonomy(
        challenges=tuple(Challenge(name, draw(_FILLED), draw(_ANY)) for name in CHALLENGES),
        themes=tuple(themes),
        terms=tuple(sorted(terms, key=lambda one: ABOVE.index(challenge[one.theme]))),
        exclusions=tuple(
            draw(
                st.lists(st.builds(Exclusion, _WORDS, theme | st.just("*"), choice(Match), _ANY), max_size=3)
            )
        ),
        crosswalk=tuple(draw(st.lists(link | top | yearly, max_size=3))),
        decisions=tuple(
            draw(
                st.lists(
                    accepted | st.builds(Decision, _WORDS, st.just(False), st.just(""), _FILLED), max_size=2
                )
            )
        ),
        labels=tuple(sorted(labels, key=lambda one: (order[one.theme], one.language, one.kind, one.text))),
    )


@settings(max_examples=60, deadline=None)
@given(taxonomies(), st.booleans())
def test_a_taxonomy_comes_back_whole(taxonomy: Taxonomy, excel_nl: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("t.ttl", "t.jsonld", "t.rdf", "tabellen"):
            write_taxonomy(taxonomy, Path(folder) / name, excel_nl=excel_nl)
            back = Taxonomy.load(Path(folder) / name)
            assert back == taxonomy, name
            assert back.hash == taxonomy.hash
