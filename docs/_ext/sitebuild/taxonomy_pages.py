"""A page for each challenge: its themes, their terms by how sure they are, exclusions and official codes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sitebuild.writing import escaped, table, toctree
from wijktekst.taxonomy import Challenge, CrosswalkEntry, Exclusion, Taxonomy, Term, Theme
from wijktekst.themes.support import CLUE, SURE

_LEVELS = (
    ("Altijd gemeld", SURE, 2.0),
    ("Gemeld als het model in de zin de opgave ziet", CLUE, SURE),
    ("Alleen een aanwijzing voor het model", 0.0, CLUE),
)
_RELATIONS = {
    "exactMatch": "zelfde begrip",
    "closeMatch": "bijna hetzelfde",
    "broadMatch": "breder begrip",
    "narrowMatch": "smaller begrip",
    "relatedMatch": "verwant begrip",
}
_PARTS = {"": "{}", "links": "{}…", "rechts": "…{}", "overal": "…{}…"}
_LEGEND = (
    "Van een woord tellen alle vormen mee, tenzij er iets achter staat. `schuldhulp…` vindt elk woord dat "
    "zo begint, `…hulp` elk woord dat zo eindigt. *Bij:* de term telt alleen als een van die woorden in "
    "dezelfde zin staat."
)
_HEAD = (
    "# De taxonomie\n\nTwaalf wijkopgaven, hun thema's en de termen waaraan een thema wordt herkend. "
    "Dezelfde gegevens toont `wijktekst themas`. Wat een opgave is, staat in het "
    "[codeboek](../../codeboek.md); hoe u termen toevoegt of verandert, in "
    "[The taxonomy](../../taxonomy.md) (Engels).\n"
)


def pages(taxonomy: Taxonomy | None = None) -> dict[str, str]:
    """Texts by file name, below docs/reference."""
    taxonomy = taxonomy or Taxonomy.load()
    terms, exclusions, links = defaultdict(list), defaultdict(list), defaultdict(list)
    for term in taxonomy.terms:
        terms[term.theme].append(term)
    for exclusion in taxonomy.exclusions:
        exclusions[exclusion.theme].append(exclusion)
    for entry in taxonomy.crosswalk:
        links[entry.theme].append(entry)
    found = {"taxonomy/index.md": _index(taxonomy, exclusions["*"])}
    for challenge in taxonomy.challenges:
        themes = taxonomy.themes_of(challenge.id)
        parts = [_theme(theme, terms[theme.id], exclusions[theme.id], links[theme.id]) for theme in themes]
        found[f"taxonomy/{challenge.id}.md"] = "\n".join([_head(challenge, themes), *parts])
    return found


def _index(taxonomy: Taxonomy, everywhere: Iterable[Exclusion]) -> str:
    counts = Counter(taxonomy.theme(term.theme).challenge for term in taxonomy.terms)
    rows = (
        (
            f"[{escaped(one.label)}]({one.id}.md)",
            f"`{one.id}`",
            str(len(taxonomy.themes_of(one.id))),
            str(counts[one.id]),
        )
        for one in taxonomy.challenges
    )
    phrases = " · ".join(escaped(one.pattern) for one in everywhere)
    return "\n".join(
        [
            _HEAD,
            table(("Opgave", "Code", "Thema's", "Termen"), rows),
            "## Zinsdelen waarin geen enkele term telt\n",
            f"{phrases}\n",
            toctree((one.id for one in taxonomy.challenges), hidden=True),
        ]
    )


def _head(challenge: Challenge, themes: Iterable[Theme]) -> str:
    short = " · ".join(f"[{escaped(theme.label)}](#{theme.id})" for theme in themes)
    return (
        f"# {escaped(challenge.label)}\n\nCode: `{challenge.id}`. {escaped(challenge.description)}\n\n"
        f"{short}\n\n{_LEGEND}\n"
    )


def _theme(theme: Theme, terms: list[Term], exclusions: list[Exclusion], links: list[CrosswalkEntry]) -> str:
    lines = [
        f"({theme.id})=",
        f"## {escaped(theme.label)}\n",
        f"Code: `{theme.id}`. {escaped(theme.description)}\n",
    ]
    for heading, low, high in _LEVELS:
        chosen = sorted(
            (term for term in terms if low <= term.certainty < high), key=lambda term: term.text.casefold()
        )
        if chosen:
            lines.append(f"**{heading}:** {' · '.join(map(_term, chosen))}\n")
    if exclusions:
        lines.append(f"**Telt niet in:** {' · '.join(escaped(one.pattern) for one in exclusions)}\n")
    if links:
        lines.append("**Officiële lijsten:**\n")
        lines.extend(f"- {_link(entry)}" for entry in links)
    return "\n".join(lines) + "\n"


def _term(term: Term) -> str:
    """A term as it matches; that all its forms count is the rule and not said."""
    ways = []
    if term.match != "lemma":
        ways.append("alleen deze vorm" if term.match == "vorm" else "precies zo geschreven")
    if term.condition:
        ways.append(f"bij: {escaped(', '.join(term.condition))}")
    return _PARTS[term.part].format(escaped(term.text)) + (f" *({'; '.join(ways)})*" if ways else "")


def _link(entry: CrosswalkEntry) -> str:
    code = f"`{entry.code}`" + (f", {entry.year}" if entry.year else "")
    return f"{escaped(entry.list)}: {escaped(entry.label)} ({code}): {_RELATIONS[entry.relation]}"
