"""Which kind of actor a phrase names, and how actors are written where there is no parse.

What is not a known kind of actor is no actor: "De huur" does nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wijktekst.language.lemmas import lemma

#: Kind by the lemma of the head noun (regular expressions; "_" stands for a space). Order: first match wins.
_KIND_WORDS = {
    "Rijk": r"""
        kabinet regering rijk rijksoverheid landelijke_overheid minister minister-president bewindspersoon
        staatssecretaris ministerie tweede_kamer eerste_kamer staten-generaal rijkswaterstaat belastingdienst
        uwv svb duo cak coa ind nvwa rivm nza nederlandse_zorgautoriteit \w*inspectie rijksdienst rvo
        staatsbosbeheer defensie krijgsmacht wetgever rijksvastgoedbedrijf openbaar_ministerie dji cjib
        rechtspraak rechtbank rechter \w*-?rechter reclassering regeringscommissaris
        bzk vro vws szw ocw jenv aenm ienw ezk kgg lnv lvvn buza
    """,
    "provincie": "provincie gedeputeerde gedeputeerde_staten provinciale_staten provinciebestuur",
    "gemeente": r"""
        gemeente college b&w burgemeester wethouder gemeenteraad raad portefeuillehouder stadsdeel
        stadsbestuur stadsdeelbestuur gemeentebestuur deelraad deelgemeente gemeentesecretaris boa
        stadsdeelcommissie griffie rekenkamer\w* presidium
    """,
    "waterschap": "waterschap hoogheemraadschap waterschapsbestuur",
    "corporatie": r"\w*corporatie woningbouwvereniging",
    "politie": r"\w*politie wijkagent politieagent",
    "zorgpartij": r"""
        ggd ggz \w*ziekenhuis huisarts zorgverzekeraar verzekeraar zorgaanbieder \w*zorginstelling
        thuiszorg\w* zorgorganisatie jeugdhulpaanbieder wijkverpleegkundige zorgkantoor zorgverlener
        zorgpartij
    """,
    "onderwijs": r"""
        \w*school schoolbestuur hogeschool \w*universiteit onderwijsinstelling mbo-instelling roc leraar
        docent hva kinderopvang kinderopvangorganisatie
    """,
    "bewoners": r"""
        \w*bewoner inwoner burger huurder vrijwilliger bewonersinitiatief bewonersorganisatie wijkraad
        dorpsraad buurtvereniging huurdersvereniging energiecoöperatie wooncoöperatie
    """,
    "bedrijf": r"""
        \w*bedrijf werkgever ondernemer netbeheerder bank vervoerder \w*ontwikkelaar marktpartij
        energieleverancier supermarkt ns prorail uitzendbureau verhuurder belegger
    """,
    "EU": "eu europa europese_unie europese_commissie europees_parlement",
}
_KINDS = tuple(
    (kind, re.compile("|".join(one for one in words.split() if "_" not in one)))
    for kind, words in _KIND_WORDS.items()
)
_NAMES_OF_TWO = {
    word.replace("_", " "): kind
    for kind, words in _KIND_WORDS.items()
    for word in words.split()
    if "_" in word
}
#: Bodies that several kinds of government have; who they act for stands behind them.
_BOARD = re.compile(
    r"\b(?:dagelijks|algemeen) bestuur van (?:het|de) (?:"
    r"(?P<gemeente>stadsdeel|bestuurscommissie|deelgemeente|gemeente)|(?P<waterschap>waterschap|hoogheem))",
    re.IGNORECASE,
)

#: Parties as they write themselves; "Volt" and "DENK" are words in lower case.
PARTY = (
    r"(?:(?:de|het) )?(?-i:VVD|PvdA|GroenLinks(?:[-/ ]PvdA)?|PvdA[-/]GroenLinks|D66|CDA|SP|PVV|ChristenUnie"
    r"|CU|SGP|PvdD|Partij voor de Dieren|Volt|JA21|BBB|BoerBurgerBeweging|BVNL|FvD|FVD|Forum voor Democratie"
    r"|NSC|Nieuw Sociaal Contract|DENK|50PLUS|50Plus|BIJ1|Bij1|LP|Libertaire Partij|Piratenpartij|Splinter"
    r"|PVDS|Gemeentebelangen|(?:Leefbaar|Lokaal|Hart voor|Gemeentebelangen|Stadspartij|Dorpspartij) "
    r"[A-Z][\w-]+)"
)
_PARTY = re.compile(rf"{PARTY}\Z", re.IGNORECASE)

#: Actors as they stand in a sentence, for where there is no parse.
PHRASES = "|".join(
    (
        r"het kabinet|de regering|het rijk|de rijksoverheid|de landelijke overheid",
        r"de (?:tweede|eerste) kamer",
        r"(?:de|onze) (?:minister|staatssecretaris)(?: (?:van|voor) [A-Z][\w&-]*(?: en [A-Z][\w-]*)*)?",
        r"(?:het|dat) ministerie(?: van [A-Z][\w&-]*(?: en [A-Z][\w-]*)*)?",
        r"rijkswaterstaat|het uwv|de nvwa|de rechtspraak|de (?:\w+)?inspectie",
        r"de europese (?:unie|commissie)|de eu|europa",
        r"(?:de )?provincies?(?: (?-i:[A-Z])[\w-]+)?|(?:de )?gedeputeerde staten|(?:de )?provinciale staten",
        r"(?:het )?(?:dagelijks|algemeen) bestuur(?: van (?:het|de) \w+(?: (?-i:[A-Z])[\w-]+)*)?",
        r"(?:het )?college(?: van (?:b ?& ?w|burgemeester en wethouders)|(?! voor))|(?:de )?gemeenteraad",
        r"de raad(?! (?:voor|van)\b)",
        r"de burgemeester|de wethouder|het stadsdeel|(?:de |alle |onze )?gemeente(?:n| (?-i:[A-Z])[\w-]+)?",
        r"(?:de |het )?waterschap(?:pen)?|(?:de )?(?:woning)?corporaties?|de politie|de ggd",
        r"(?:alle |de )?scholen|(?:de )?universiteiten",
        r"(?:de )?bewoners|(?:de )?inwoners|(?:de )?werkgevers|(?:de )?(?:grote )?bedrijven",
    )
)


def kind_of(written: str, head: str = "") -> str:
    """Kind of actor of a phrase by its words, the head first; "" when it is none that we know."""
    if _PARTY.match(written):
        return "partij"
    if board := _BOARD.search(written):
        return board.lastgroup or ""
    words = re.findall(r"[\w&'-]+", written)
    for name in ([head] if head else []) + [lemma(word) for word in words[:5]]:
        if kind := _kind_of_head(name):
            return kind
    joined = " ".join(word.lower() for word in words[:4])
    return next((kind for name, kind in _NAMES_OF_TWO.items() if name in joined), "")


def kind_by_head(head: str, written: str) -> str:
    """Kind by the head alone; a name as head ("Europese Unie", "B&W") by the phrase."""
    if _PARTY.match(written):
        return "partij"
    if kind := _kind_of_head(head):
        return kind
    short = written[:1].isupper() and len(written.split()) <= 3
    return kind_of(written) if short and head[:1] in "eb" else ""


@lru_cache(maxsize=20_000)
def _kind_of_head(head: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(head)), "")
