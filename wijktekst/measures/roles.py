"""Words by the part they play in a measure: verbs of doing, deciding and describing, instruments, values.

The lists are own knowledge of policy Dutch, by lemma. A sentence becomes its skeleton, the roles of its words
in order, so that what was learnt of one verb or instrument holds for its kin.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from wijktekst.language.lemmas import lemma
from wijktekst.measures.hashing import Hashes, hashes_of, hashes_of_runs

_LISTS: dict[str, str] = {
    # Interventions of which one can ask later whether they happened.
    "DOE": """afschaffen schrappen stoppen invoeren instellen verbieden verplichten verhogen verlagen
        verdubbelen halveren bevriezen maximeren beperken begrenzen verruimen uitbreiden inkrimpen
        verkleinen vergroten bouwen bijbouwen aanleggen realiseren plaatsen installeren herinrichten
        renoveren vernieuwen vervangen isoleren slopen sluiten openen heropenen starten beginnen
        beëindigen verlengen investeren financieren bekostigen subsidiëren vergoeden compenseren
        reserveren vrijmaken uittrekken besteden toekennen toewijzen verdelen uitkeren kwijtschelden
        belasten heffen innen oprichten opzetten inrichten samenvoegen splitsen fuseren overdragen
        decentraliseren centraliseren nationaliseren privatiseren benoemen aanstellen aannemen
        werven opleiden aanwijzen reguleren vastleggen verankeren wijzigen aanpassen herzien
        actualiseren schrijven opstellen uitwerken uitvoeren uitrollen handhaven controleren
        beboeten straffen bestraffen sanctioneren registreren monitoren evalueren onderzoeken
        verkennen inventariseren meten toetsen publiceren openbaren delen sluiten afspreken
        onderhandelen overeenkomen ondertekenen opzeggen intrekken terugdraaien terugkeren
        herinvoeren gelijkstellen indexeren koppelen ontkoppelen vrijstellen ontheffen
        vereenvoudigen digitaliseren verplaatsen verhuizen aankopen aanschaffen verkopen verhuren
        onteigenen bestemmen saneren opruimen planten vergroenen aanplanten ontwikkelen organiseren
        aanbieden verstrekken leveren lanceren introduceren testen pilotten opschalen afbouwen
        uitfaseren verbreden verdiepen aanvullen ophogen korten bezuinigen schorsen uitzetten
        terugsturen opvangen huisvesten inkopen aanbesteden gunnen toestaan legaliseren
        decriminaliseren verwijderen blokkeren afdwingen opleggen vorderen terugvorderen
        terugbetalen garanderen uitsluiten afwaarderen opwaarderen overnemen herplaatsen inzetten
        optrekken aanscherpen versoepelen verlichten verzwaren toevoegen opnemen betrekken""",
    # Soft verbs: a measure only with a specific object.
    "ZACHT": """stimuleren bevorderen versterken ondersteunen verbeteren aanpakken tegengaan bestrijden
        voorkomen terugdringen verminderen vergemakkelijken faciliteren waarborgen borgen behouden
        beschermen bewaken bijdragen zorgen werken inspannen koesteren benutten bieden aanmoedigen
        motiveren verduurzamen versnellen bewaren helpen meewerken samenwerken streven nastreven
        omarmen verbinden prikkelen mogelijk richten verzekeren behartigen opkomen kijken bezien
        overwegen denken geloven kiezen vinden verwachten hopen ruimte inzet doorgaan meedenken
        aansluiten afstemmen""",
    "BESLUIT": """besluiten vaststellen instemmen kennisnemen verzoeken opdragen oproepen informeren
        mandateren machtigen verlenen weigeren goedkeuren bekrachtigen voorstellen aanbieden
        adviseren beantwoorden aanhouden toezenden vrijgeven toezeggen constateren overwegen
        dechargeren ontslaan""",
    "BESCHRIJF": """blijken tonen ervaren ontstaan leiden betekenen stijgen dalen toenemen afnemen bedragen
        beschikken bestaan gelden kennen zien weten merken lijken gebeuren groeien krimpen schatten
        verwachten veroorzaken vormen bevatten omvatten beschrijven bespreken noemen vragen zeggen
        vertellen stellen concluderen scoren variëren verschillen horen wonen leven voelen denken
        hangen liggen staan zitten komen ontbreken dreigen lijden verdwijnen ondervinden aangeven
        opvallen vergelijken berekenen tellen behoren spelen deelnemen verlopen voldoen leren
        profiteren betalen kosten verdienen beseffen begrijpen""",
    "GEVOLG": "zodat waardoor hierdoor daardoor hiermee daarmee opdat immers namelijk want dus omdat",
    "REDEN": "daarom daartoe hiertoe hiervoor derhalve",
    "TEGEN": "maar echter toch helaas hoewel ondanks terwijl",
    "WIJ": "wij we ons onze",
    "MOET": "moeten dienen behoren",
    "MAG": "mogen",
    "KAN": "kunnen",
    "WIL": "willen wensen",
    "ZAL": "zullen",
    "GAAT": "gaan",
    "WORDT": "worden",
    "HEEFT": "hebben",
    "IS": "zijn",
    "KRIJGT": "krijgen ontvangen",
    "KOMT": "komen",
    "BLIJFT": "blijven",
    "NIET": "niet geen nooit nergens",
    "NIEUW": "nieuw extra meer additioneel aanvullend",
    "MINDER": "minder lager kleiner",
    "HOEVEEL": """minstens minimaal maximaal tenminste hoogstens jaarlijks structureel incidenteel maandelijks
        wekelijks vanaf uiterlijk voortaan direct onmiddellijk per verplicht wettelijk gratis
        kosteloos tijdelijk permanent landelijk definitief volledig""",
    "WAARDE": """belangrijk belang noodzakelijk cruciaal essentieel waardevol goed beter sterk gezond veilig
        eerlijk rechtvaardig vitaal leefbaar aantrekkelijk toekomstbestendig duurzaam inclusief
        prettig fijn mooi trots kwaliteit toekomst kans vrijheid vertrouwen respect
        verantwoordelijkheid aandacht visie ambitie doel doelstelling uitgangspunt streven balans
        samenhang waarde ideaal droom perspectief kracht""",
    "OVERHEID": """gemeente college raad rijk kabinet overheid provincie waterschap minister ministerie
        regering wethouder burgemeester stadsdeel rijksoverheid staatssecretaris politie
        belastingdienst uwv ggd omgevingsdienst coalitie kamer woningcorporatie corporatie
        veiligheidsregio gemeenteraad staat""",
    "MENSEN": """inwoner bewoner mens burger kind jongere oudere gezin huishouden student leerling ondernemer
        bedrijf werkgever werknemer huurder eigenaar patiënt cliënt vrijwilliger deelnemer
        respondent amsterdammer nederlander school leraar zorgverlener boer""",
    "CIJFER": "procent gemiddeld aantal aandeel percentage bijna ruim ongeveer circa totaal meting cijfer",
}  # fmt: skip

#: Ends of words that name an instrument, so that compounds count too.
_INSTRUMENTS = tuple(
    """subsidie verbod plicht norm heffing belasting budget fonds regeling loket pilot proef
        onderzoek campagne meldpunt convenant akkoord vergunning toets keurmerk register toeslag
        korting tarief bijdrage uitkering voucher krediet lening garantie plafond quotum boete straf
        sanctie toezicht inspectie handhaving wet wetgeving verordening richtlijn protocol programma
        project coach team coördinator regisseur consulent agent centrum hub steunpunt opvang
        platform app website training cursus scholing opleiding traject spreekuur voorziening woning
        laadpaal camera monitor evaluatie rapportage plan agenda beleid visie nota raming
        investering budgetten middelen reserve deal pact overeenkomst afspraken afspraak
        aanbesteding referendum moratorium tegemoetkoming vergoeding""".split()
)  # fmt: skip

_ROLE = {word: role for role, words in _LISTS.items() for word in words.split()}
_KEEP = frozenset("er het dit dat deze die zo als om te wordt worden in op uit af aan".split())


@lru_cache(maxsize=100_000)
def role_of(word: str) -> str:
    """Role of a folded word; "" when it plays none."""
    if word.startswith("<"):
        return word
    base = lemma(word)
    role = _ROLE.get(word) or _ROLE.get(base)
    if role in ("DOE", "ZACHT", "BESLUIT", "BESCHRIJF"):
        return role + _form(word, base)
    if role:
        return role
    if len(word) > 3 and (word.endswith(_INSTRUMENTS) or base.endswith(_INSTRUMENTS)):
        return "MIDDEL"
    return f"={word}" if word in _KEEP else ""


def _form(word: str, base: str) -> str:
    """Infinitive or plural present, participle, past or finite singular: told by the ending."""
    if word == base:
        return ".inf"
    if word.startswith("ge") or ("ge" in word[1:6] and not base.startswith(word[:4])):
        return ".vd"
    if word.endswith(("de", "te", "den", "ten")):
        return ".vt"
    return ".t"


#: Stems that look like another form.
_STEMS = frozenset("laat zet start houd bied vind stel treed richt licht".split())


@lru_cache(maxsize=20_000)
def is_stem(word: str) -> bool:
    """Whether a word may be the stem of a verb, as an order begins: "onderzoek", "zorg", "leg"."""
    if word in _STEMS:
        return True
    if not word.isalpha() or word.endswith(("en", "t", "d")):
        return False
    return any(lemma(form).endswith("en") and lemma(form) != form for form in (word, word + "t"))


@lru_cache(maxsize=4096)
def skeleton(words: tuple[str, ...]) -> Hashes:
    """Runs of one to four roles, and pairs of roles that occur together."""
    roles = [role for word in words if (role := role_of(word))]
    distinct = sorted({role for role in roles if role[0] not in "=<"})[:14]
    pairs = list(map("+".join, combinations(distinct, 2)))
    return np.concatenate([hashes_of_runs(["^", *roles, "$"], 4), hashes_of(pairs)])
