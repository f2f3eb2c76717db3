"""What the lint says of tables that load but do not do what they seem to; the package's own have no error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wijktekst.taxonomy import CrosswalkEntry, Exclusion, Finding, Taxonomy, Term, Theme, lint
from wijktekst.taxonomy.model import Place

SMALL = Path(__file__).parent / "data" / "kleine_taxonomie"
ENOUGH = tuple(Term(f"{word}{number}", "huren") for word in ("een", "twee") for number in range(5))


def remarks(*terms: Term, exclusions: tuple[Exclusion, ...] = ()) -> list[Finding]:
    """Remarks on these terms, on a taxonomy that has no others in the same themes."""
    small = Taxonomy.load(SMALL)
    return [
        one
        for one in lint(replace(small, terms=terms, exclusions=exclusions))
        if "heeft geen enkele term" not in one.message and "is het minste" not in one.message
    ]


def test_the_package_has_no_remark() -> None:
    assert lint(Taxonomy.load()) == []


def test_good_terms_give_no_remark() -> None:
    terms = (Term("huur", "huren", 0.8, part="rechts"), Term("koop", "huren", condition=("huis",)))
    assert remarks(*terms) == []


@pytest.mark.parametrize(
    ("terms", "severity", "words"),
    [
        ((Term("huur", "huren"), Term("Huur", "huren", 0.5)), "error", "staat al bij het thema"),
        ((Term("coöperatie", "huren"), Term("cooperatie", "huren")), "error", "staat al bij het thema"),
        ((Term("huur*", "huren"),), "error", "Jokertekens werken niet"),
        ((Term("huur", "verhuur"),), "error", "staat niet in themas.csv"),
        ((Term("huur", "huren", 1.5),), "error", "zekerheid 1.5"),
        ((Term("h", "huren", part="links"),), "error", "te kort"),
        ((Term("huur", "huren", condition=("huur",)),), "warning", "de term zelf"),
        ((Term("huur", "huren", condition=("huis", "Huis")),), "warning", "dubbel"),
        ((Term("flat", "huren", 0.9), Term("flat", "overlast", 0.9)), "warning", "wijst ook"),
        ((Term("warm", "warmte", part="links"), Term("warmtenet", "warmte")), "warning", "voegt niets toe"),
        ((Term("museum", "huren", part="links"), Term("museumzaal", "huren")), "warning", "voegt niets toe"),
        ((Term("net", "warmte", part="rechts"), Term("warmtenet", "warmte")), "warning", "voegt niets toe"),
    ],
)
def test_remark(terms: tuple[Term, ...], severity: str, words: str) -> None:
    found = remarks(*terms)
    assert any(one.severity == severity and words in one.message for one in found), found
    assert {one.severity for one in found} == {severity}


@pytest.mark.parametrize(
    "terms",
    [
        (Term("VvE", "vve-wonen", match="exact"), Term("vve", "vve-school", match="exact")),
        (Term("flat", "huren", 0.9, condition=("huur",)), Term("flat", "overlast", 0.9)),
        (Term("flat", "huren", 0.5), Term("flat", "overlast", 0.5)),
        (Term("warm", "warmte", 0.3, part="links"), Term("warmtenet", "warmte", 1.0)),
        (Term("warm", "warmte", 1.0, part="links"), Term("warmtenet", "warmte", 0.3)),
        (Term("flexwerk", "huren", part="links"), Term("flexwerker", "huren")),
        (Term("budgetcoach", "huren", part="links"), Term("budgetcoaching", "huren")),
        (Term("zzp", "huren", part="links"), Term("zzp'er", "huren")),
        (Term("warm", "warmte", part="links", condition=("net",)), Term("warmtenet", "warmte")),
        (Term("passend onderwijs", "vve-school", part="links"),),
    ],
)
def test_no_remark(terms: tuple[Term, ...]) -> None:
    assert remarks(*terms) == []


def test_term_that_an_exclusion_kills() -> None:
    found = remarks(Term("Noordwijk", "wijk"), exclusions=(Exclusion("noordwijk", "wijk"),))
    assert [one.severity for one in found] == ["error"]
    assert "kan niets vinden" in found[0].message
    assert remarks(Term("Noordwijk", "wijk"), exclusions=(Exclusion("noordwijk aan zee", "wijk"),)) == []


def test_idle_and_double_exclusions() -> None:
    huur = Term("huur", "huren", part="rechts")
    assert "doet niets" in remarks(huur, exclusions=(Exclusion("in de buurt van"),))[0].message
    assert "doet niets" in remarks(huur, exclusions=(Exclusion("hoge huren", "wijk"),))[0].message
    assert remarks(huur, exclusions=(Exclusion("onderverhuur"),)) == []
    twice = (Exclusion("de huur op", place=_at(2)), Exclusion("De huur op", place=_at(3)))
    assert "staat al op regel 2" in remarks(huur, exclusions=twice)[0].message


def test_themes_with_few_terms_and_without_links() -> None:
    small = Taxonomy.load(SMALL)
    found = {one.message: one.severity for one in lint(replace(small, terms=ENOUGH[:3]))}
    assert found["Het thema 'huren' heeft maar 3 termen; 8 is het minste."] == "warning"
    assert found["Het thema 'wmo' heeft geen enkele term. Voeg termen toe of haal het weg."] == "error"
    link = CrosswalkEntry("huren", "NPLV", "wonen", "Wonen", "closeMatch")
    linked = tuple(replace(link, theme=one.id, list="TOP") for one in small.themes if one.id != "huren")
    twice = replace(small, crosswalk=(link, replace(link, label="Woningen"), *linked))
    found = {one.message: one.severity for one in lint(twice)}
    assert found["Het thema 'huren' is niet aan de TOP-lijst gekoppeld."] == "warning"
    assert not [one for one in lint(replace(small, crosswalk=(link,))) if "TOP-lijst" in one.message]
    assert found["Deze koppeling staat al op regel 0. Haal er een weg."] == "error"


def test_a_list_with_few_words_a_theme_is_told_so_once() -> None:
    themes = tuple(Theme(f"thema-{n}", "geen", f"Thema {n}") for n in range(40))
    terms = tuple(Term(f"woord{n}", f"thema-{n}") for n in range(40))
    own = replace(Taxonomy.load(), themes=themes, terms=terms, exclusions=(), crosswalk=(), decisions=())
    found = lint(own)
    assert [one.severity for one in found] == ["warning"]
    assert found[0].message.startswith("40 thema's hebben minder dan 8 termen")


def test_order_is_by_file_and_line() -> None:
    found = lint(Taxonomy.load(SMALL))
    assert [(one.file, one.line) for one in found] == sorted((one.file, one.line) for one in found)


def _at(line: int) -> Place:
    return Place("uitsluitingen.csv", line)
