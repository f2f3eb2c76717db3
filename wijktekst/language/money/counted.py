"""Whether a bare "300 mln" counts money, or people, homes and tonnes."""

from __future__ import annotations

import re

from wijktekst.language.screen import Screened

#: Words that money is spoken of with: without one of them a bare number is never money.
CUE = Screened(
    r"€|\beuro|budget|subsidi|begroo?t|bezuinig|investe|krediet|bijdrage|financier|bekostig|kost(?:en|te|t)?\b"
    r"|fonds|besparing|tekort\b|uitgave|uitgetrokken|\btrek(?:t|ken)\b|middelen|reserve|vrijgemaakt"
    r"|vrij te maken|beschikbaar|bedrag|dekking|raming|opbrengst|\blasten|\bbaten|\bgeld\b|structureel"
    r"|incidenteel|uitkering|lening|\bspuk\b|intensivering|\bschuld|\bboete|\bsalaris|\bomzet|\bwinst"
    r"|\w*pot\b|\bvan het rijk\b|\bleg(?:t|gen)\b.{0,40}\bneer\b|\bligt\b.{0,20}\bklaar\b|\bopzij\b",
    re.IGNORECASE,
)
#: After a bare "300 mln" only these go on about money; any other word may be what is counted.
_GOES_ON_WORDS = """
aan aangevuld af afkomstig als beschikbaar besteed bezuinigd bij bijgedragen binnen blijft blijven boven
daarvan dat de die dit door eenmalig en er extra gaat gereserveerd geïnvesteerd hiervan hoger hoog in
incidenteel ingezet is jaarlijks klaar komt kost kosten kostte lager lasten meer met minder naar neer
nodig of om onder op opzij over per structureel te tegenover ten ter tot totaal uit uitgetrokken van
vanaf vanuit verhoogd verlaagd vervalt via voor vrij vrijgemaakt waarvan was werd worden wordt zijn
"""
_GOES_ON = frozenset(_GOES_ON_WORDS.split())
_WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")
#: "2 ton" is weight where one of these is spoken of.
_WEIGHT = re.compile(
    r"CO2|CO₂|CO 2|kton|afval|uitstoot|emissie|stikstof|\bkilo|vracht|zand\b|grond\b|oogst|graan"
)


def counts_money(match: re.Match[str], text: str, start: int, end: int, *, unit: bool = False) -> bool:
    """Whether a number that no currency stands at goes on about money; `unit`: its range has one."""
    scale = (match.groupdict().get("scale") or "").lower()
    if scale in ("duizend", "dzd") and not unit:
        return False
    if scale == "ton" and _WEIGHT.search(text, start, end):
        return False
    after = _WORD_AFTER.match(text, match.end(), end)
    if after is None or text[match.end() : after.start(1)].strip():
        return True
    return after[1].lower() in _GOES_ON
