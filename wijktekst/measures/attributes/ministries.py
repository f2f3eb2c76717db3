"""Which ministry a phrase names: "de minister voor Langdurige Zorg" is of VWS.

Names of ministries are facts; older ones stay as they were ("LNV", "VROM"). A minister without portfolio
counts for the ministry that housed the office.
"""

from __future__ import annotations

import re

#: Longer names first: "Economische Zaken en Klimaat" is not "Economische Zaken". White space is any.
_MINISTRIES = (
    ("VROM", r"VROM|Volkshuisvesting, Ruimtelijke Ordening en Milieu(?:beheer)?"),
    ("VRO", r"VRO|Volkshuisvesting(?: en Ruimtelijke Ordening)?"),
    ("BZK", r"BZK|Binnenlandse Zaken(?: en Koninkrijks?relaties)?|Koninkrijksrelaties|Digitalisering"),
    ("WWI", r"WWI|Wonen, Wijken en Integratie"),
    ("VWS", r"VWS|Volksgezondheid(?:, Welzijn en Sport)?|Langdurige Zorg|Medische Zorg|Jeugd, Preventie"),
    ("SZW", r"SZW|Sociale Zaken(?: en Werkgelegenheid)?|Armoedebeleid|Participatie en Integratie"),
    ("OCW", r"OC(?:en|&)?W|Onderwijs(?:, Cultuur en Wetenschap)?|Primair en Voortgezet Onderwijs"),
    ("V&J", r"V(?:en|&)J|Veiligheid en Justitie"),
    ("JenV", r"J(?:en|&)V|Justitie en Veiligheid|Rechtsbescherming"),
    ("AenM", r"A(?:en|&)M|Asiel en Migratie"),
    ("IenM", r"I(?:en|&)M|Infrastructuur en Milieu"),
    ("IenW", r"I(?:en|&)W|Infrastructuur en Waterstaat"),
    ("V&W", r"V(?:en|&)W|Verkeer en Waterstaat"),
    ("EL&I", r"EL&I|Economische Zaken, Landbouw en Innovatie"),
    ("EZK", r"EZK|Economische Zaken en Klimaat|Klimaat en Energie"),
    ("KGG", r"KGG|Klimaat en Groene Groei"),
    ("EZ", r"EZ|Economische Zaken"),
    ("LVVN", r"LVVN|Landbouw, Visserij, Voedselzekerheid en Natuur"),
    ("LNV", r"LNV|Landbouw, Natuur en Voedselkwaliteit|Natuur en Stikstof"),
    ("Financiën", r"Financi[eë]n"),
    ("AZ", r"AZ|Algemene Zaken"),
    ("BuZa", r"BuZa|BZ|Buitenlandse Zaken"),
    ("Defensie", r"Defensie"),
)
_PATTERNS = tuple(
    (short, re.compile(rf"\b(?:{names.replace(' ', r'[ ]')})(?![\w&])".replace("[ ]", r"\s+")))
    for short, names in _MINISTRIES
)
#: What a name must stand in: "de minister van", "het ministerie van"; or the name is all there is.
_OFFICE = re.compile(
    r"\b(?:minister(?:ie)?s?|staatssecretaris(?:sen)?|bewindsp\w+|departement)\b", re.IGNORECASE
)
_BARE = re.compile(r"(?:BZK|VROM|VRO|VWS|SZW|OCW|JenV|AenM|IenW|IenM|EZK|EL&I|KGG|LNV|LVVN|BuZa|Defensie)\Z")


def ministry_in(written: str) -> str:
    """Abbreviation of the ministry that a phrase is about; "" when it names none or several."""
    if not _OFFICE.search(written) and not _BARE.match(written.strip()):
        return ""
    taken: list[tuple[int, int]] = []
    found: list[str] = []
    for short, pattern in _PATTERNS:
        for match in pattern.finditer(written):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found.append(short)
    return found[0] if len(set(found)) == 1 else ""
