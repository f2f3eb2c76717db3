"""Words for groups of people and organisations, by the class that a district manager uses."""

from __future__ import annotations

import re
from functools import lru_cache

from wijktekst.language.screen import Screened

#: Plurals and singulars by class; "*" stands for the front of a compound ("*studenten": mbo-studenten).
_WORDS = {
    "bewoners": """
        *bewoners inwoners inwoner *bewoner burgers burger huishoudens omwonenden buurtgenoten buren
        dorpsgenoten wijkgenoten nederlanders stedelingen dorpelingen bewonersinitiatieven
        *dammers *dammer hagenaars hagenezen utrechters groningers eindhovenaren tilburgers almeerders
        bredanaars nijmegenaren haarlemmers arnhemmers leidenaren zwollenaren maastrichtenaren delftenaren
        zaankanters friezen drenten limburgers brabanders zeeuwen gelderlanders
    """,
    "huurders": "*huurders *huurder",
    "woningeigenaren": """
        woningeigenaren woningeigenaar huiseigenaren huiseigenaar woningbezitters huizenbezitters
        eigenaar-bewoners vve's huizenkopers
    """,
    "woningzoekenden": """
        *woningzoekenden woningzoekende woningzoekers *starters spoedzoekers
    """,
    "gezinnen": "*gezinnen gezin",
    "ouders": """
        ouders *-ouders pleegouders eenouders stiefouders grootouders bijstandsouders *moeders *vaders
        opvoeders
    """,
    "kinderen": """
        *kinderen kind *peuters *kleuters baby's minderjarigen pleegkinderen
    """,
    "jongeren": """
        *jongeren jongere jeugd tieners adolescenten jongvolwassenen jong-volwassenen zwerfjongeren
        schoolverlaters 18-jarigen 18-minners jeugdigen
    """,
    "leerlingen": "*leerlingen *leerling brugklassers scholieren scholier thuiszitters",
    "studenten": """
        *studenten *student stagiairs stagiaires stagiair promovendi *cursisten mbo'ers hbo'ers eerstejaars
    """,
    "ouderen": """
        ouderen oudere *-ouderen senioren senior *plussers
        gepensioneerden aow'ers bejaarden
    """,
    "mantelzorgers": "*mantelzorgers mantelzorger",
    "vrijwilligers": "*vrijwilligers vrijwilliger",
    "patiënten": """
        *patiënten *patiënt *patienten patient *cliënten *cliënt *clienten *client zorgvragers zorgvrager
        zorgbehoevenden dementerenden
    """,
    "mensen met een beperking": """
        gehandicapten mindervaliden blinden slechtzienden slechthorenden rolstoelgebruikers
        arbeidsgehandicapten
    """,
    "dak- en thuislozen": "*daklozen thuislozen dakloze",
    "mensen met schulden": "schuldenaren schuldenaar",
    "mensen met een laag inkomen": """
        minima *minima minimagezinnen minimahuishoudens stadspashouders pashouders laagstbetaalden
        voedselbankklanten
    """,
    "uitkeringsgerechtigden": """
        *uitkeringsgerechtigden *gerechtigden *gerechtigde wajongers arbeidsongeschikten wia'ers
    """,
    "werkzoekenden": "*werkzoekenden werkzoekende werklozen werkloze baanzoekers herintreders niet-werkenden",
    "werkenden": """
        werkenden *werknemers werknemer arbeiders flexwerkers grenswerkers uitzendkrachten uitzendkracht
        oproepkrachten mijnwerkers schoonmakers sekswerkers
    """,
    "publieke werkers": """
        leraren leraar docenten *docenten docent leerkrachten leerkracht onderwijzers onderwijspersoneel
        schoolleiders meesters juffen
        zorgmedewerkers zorgpersoneel zorgwerknemers zorgprofessionals *verpleegkundigen jeugdwerkers
        handhavers ambulancemedewerkers jeugdbeschermers schuldhulpverleners wijkagenten zij-instromers
        verzorgenden hulpverleners politieagenten politiemensen agenten militairen brandweerlieden boa's
    """,
    "zzp'ers": "zzp'ers zzp'er zzp-ers zelfstandigen freelancers",
    "ondernemers": """
        *ondernemers *ondernemer *ondernemingen *bedrijven mkb mkb'ers mkb'er winkeliers winkelier
        werkgevers werkgever start-ups startups horeca-ondernemers marktkooplieden
    """,
    "boeren": """
        boeren boer *boeren agrariërs agrariër tuinders akkerbouwers melkveehouders veehouders telers
        vissers
    """,
    "nieuwkomers": """
        nieuwkomers *asielzoekers asielzoeker statushouders statushouder *vluchtelingen vluchteling
        inburgeraars inburgeringsplichtigen *migranten migrant *ontheemden ongedocumenteerden oekraïners
        vergunninghouders
    """,
    "vrouwen": "*vrouwen meisjes meiden vrouw",
    "lhbtiq+'ers": """
        lhbti'ers lhbtiq'ers lhbtiq+'ers lhbti+'ers lhbtiqa+'ers lhbtiqa+-personen lhbti-personen
        lhbtiq+-personen transgenders homo's lesbiennes lhbti-jongeren lhbtiq+-jongeren lhbtqi+'ers
    """,
    "slachtoffers": "slachtoffers slachtoffer nabestaanden gedupeerden gedupeerde *slachtoffers",
    "gedetineerden": "*gedetineerden gedetineerde ex-gevangenen tbs'ers",
    "laaggeletterden": "laaggeletterden laaggeletterde digibeten analfabeten",
    "makers": """
        kunstenaars *kunstenaars kunstenaar cultuurmakers makers muzikanten schrijvers creatieven artiesten
        filmmakers theatermakers mediamakers dansers choreografen ontwerpers acteurs musici componisten
    """,
    "verenigingen": """
        *verenigingen stichtingen *organisaties *clubs *sportaanbieders beweegaanbieders buurtinitiatieven
    """,
    "bezoekers": "*bezoekers bezoeker toeristen dagjesmensen",
    "reizigers": """
        *reizigers reiziger fietsers fietser voetgangers voetganger automobilisten automobilist
        autobezitters weggebruikers forenzen forensen verkeersdeelnemers scootmobielgebruikers
    """,
    "kwetsbare mensen": "kwetsbaren",
}
_EXACT = {word: name for name, words in _WORDS.items() for word in words.split() if not word.startswith("*")}
_ENDINGS = {
    word[1:]: name for name, words in _WORDS.items() for word in words.split() if word.startswith("*")
}
_SHORTEST, _LONGEST = min(map(len, _ENDINGS)), max(map(len, _ENDINGS))
#: End like a group and are another.
_NOT = re.compile(
    r".*(?:verhuurders?|kiesgerechtigden?|stemgerechtigden?"
    r"|(?:energie|nuts|staats|net|water|warmte|vervoer|zorg)bedrijven"
    r"|(?:uitvoerings|overheids|regie|project|crisis|keten|netwerk|werkgevers|werknemers|branche|koepel|re"
    r"|inlichtingen|opsporings|hulpverlenings|zorg|onderwijs|rijks|vervolgings|handhavings)-?organisaties)\Z"
)

#: People of whom what follows tells which they are.
PEOPLE = frozenset(
    """
    mensen personen inwoners bewoners burgers nederlanders huishoudens gezinnen jongeren ouderen kinderen
    volwassenen vrouwen ouders werkenden werknemers groepen inwoner iemand amsterdammers degenen leerlingen
    studenten woningeigenaren mannen cliënten patiënten mantelzorgers senioren huurders alleenstaanden
    """.split()
)
#: What follows "mensen", by the class that it makes of them.
_TOLD = (
    (
        "mensen met een laag inkomen",
        (
            r"(?:met (?:[\w-]+ en )?(?:een |de )?(?:\w+ )?"
            r"(?:laag|lagere?|lage|(?:aller)?laagste|kleine?|kleinere|krappe|smalle)"
            r"(?:-? en midden-?| of \w+)? ?(?:inkomens?|beurs|portemonnee|middeninkomens?)"
            r"|(?:in|onder|die in|met) (?:\w+ )?armoede|(?:op|rond|op of rond) het sociaal minimum"
            r"|(?:die \w+ )?in de (?:lage|lagere|laagste) (?:loon|salaris)?schalen"
            r"|met een inkomen (?:tot|onder|rond|van maximaal)|met (?:een )?(?:stads|minima)pas"
            r"|die [^.,;]{0,40}?(?:laag inkomen|weinig verdienen)"
            r"|die het (?:financieel )?niet (?:breed|ruim)"
            r"|met (?:een )?minimum-?inkomen|die (?:moeite|niet rond)\b[^.;]{0,20}rond ?(?:te )?komen)"
        ),
    ),
    (
        "mensen met schulden",
        (
            r"(?:met|in|die) (?:\w+ ){0,7}?(?:schuld(?:en|hulp|hulpverlening|regeling|sanering)?"
            r"|betalingsachterstand\w*|geldzorgen|saneringskrediet|(?:hun )?rekeningen)\b"
        ),
    ),
    (
        "mensen met een beperking",
        (
            r"met (?:een |de )?(?:(?:lichte?|ernstige|fysieke|psychische|zware|\w+ke|\w+le)"
            r" ?(?:en/of |of |en )?){0,3}(?:\w*beperking(?:en)?|handicap|lvb)"
            r"|met (?:en|of) zonder (?:een )?(?:beperking|handicap)|in een rolstoel|die slecht ter been"
        ),
    ),
    (
        "werkzoekenden",
        r"(?:met (?:een )?(?:\w+ )?(?:afstand tot|achterstand op) de|zonder werk|zonder baan|die geen werk)",
    ),
    (
        "werkenden",
        (
            r"(?:(?:die |met |in )(?:\w+ ){0,3}?"
            r"(?:flexibele?|tijdelijke?|flex|vaste?)[ -]?(?:arbeids)?contract(?:en)?"
            r"|die (?:nu |al |voltijds? |fulltime |in deeltijd )?werken)\b"
        ),
    ),
    (
        "uitkeringsgerechtigden",
        r"(?:in|met|uit) (?:de |een )?(?:bijstandsuitkering|bijstand|uitkering|wajong|wao|wia)",
    ),
    (
        "patiënten",
        (
            r"met (?:een |de )?(?:\w+ )?"
            r"(?:dementie|psychische|chronische|verward|zorgvraag|ziekte|verslaving|aandoening|ggz)"
        ),
    ),
    ("dak- en thuislozen", r"(?:zonder (?:dak|thuis|huis|woning)|die [^.,;]{0,30}?(?:dak|thuis)loos)"),
    (
        "nieuwkomers",
        (
            r"(?:met een (?:vlucht|migratie)\w*|die hier ?naar ?toe komen|zonder (?:verblijfs|papieren)\w*"
            r"|uit oekraïne|die [^.,;]{0,20}?gevlucht"
            r"|(?:die (?:verblijven|wonen) )?in (?:een |de )?(?:azc|asielopvang|asielzoekerscentrum))"
        ),
    ),
    ("jongeren", r"(?:van 1\d (?:tot|t/m|tot en met) [12]\d|tot 2\d|onder de (?:18|2\d)) jaar"),
    ("huurders", r"(?:in|die in) een (?:[\w-]+ )?huurwoning|die (?:sociaal )?huren"),
    (
        "woningeigenaren",
        (
            r"(?:met een (?:koop|eigen )(?:huis|woning)"
            r"|die (?:hun|een) (?:eigen )?(?:huis|woning) [^.,;]{2,30}en)\b"
        ),
    ),
    ("slachtoffers", r"die (?:zijn )?(?:gedupeerd|slachtoffer)"),
    ("kwetsbare mensen", r"in (?:nood|(?:een )?(?:kwetsbare|onveilige|moeilijke) (?:positie|situatie)s?)"),
    (
        "laaggeletterden",
        (
            r"(?:die|met) (?:(?:niet|geen|minder|moeite|onvoldoende|lage|weinig)\b[^,.;]{0,40}"
            r"(?:digita|online|internet|computer|lezen|schrijven|basisvaardigheden|taal))"
        ),
    ),
)
TOLD = tuple((name, Screened(rf",? (?:{told})", re.IGNORECASE)) for name, told in _TOLD)
#: Groups of more words, or of another form.
PHRASES = tuple(
    (name, Screened(rf"\b(?:{words})(?![\w-])", re.IGNORECASE))
    for name, words in (
        (
            "mensen met een laag inkomen",
            r"lage(?:re)?(?:-? en (?:lage )?midden-?| en midden)?-? ?inkomens?(?:groepen)?",
        ),
        ("dak- en thuislozen", r"dak-? ?(?:en|/) ?thuislozen|dakloze (?:mensen|personen)"),
        (
            "lhbtiq+'ers",
            (
                r"(?:trans|transgender|queer|lhbti\w*\+?)[ -]?(?:personen|mensen|gemeenschap)"
                r"|lhbti\w*\+?(?:['’]?ers)?"
            ),
        ),
        (
            "kwetsbare mensen",
            r"kwetsbare (?:groepen|mensen|inwoners|bewoners|burgers|personen|amsterdammers|doelgroepen)",
        ),
        ("jongeren", r"jonge(?= (?:daders|sporters|mensen|inwoners|vrouwen|mannen))"),
        ("woningeigenaren", r"wie (?:zijn|haar|een) (?:huis|woning|dak)"),
        ("ouderen", r"\d{2}\+['’]?ers"),
        ("mensen met een laag inkomen", r"arme(?:re)?(?= (?:gezinnen|huishoudens|kinderen|ouderen))"),
        ("dak- en thuislozen", r"dakloze(?= (?:jongeren|gezinnen))"),
        ("verenigingen", r"(?:het )?maatschappelijk middenveld"),
        ("zzp'ers", r"(?:zelfstandigen|ondernemers) zonder personeel|zelfstandige? ondernemers?"),
        ("ondernemers", r"midden-? en kleinbedrijf"),
        ("patiënten", r"(?:personen|mensen) met verward gedrag"),
    )
)
#: Who lives somewhere: "Amsterdammers", "Wassenaarders", "Zeeuwen".
_DEMONYM = re.compile(
    r"(?!Ambt|Eig|Kunst|Winn|Dien|Wand|Handel|Leug)[A-Z][a-zë-]{2,}"
    r"(?:dammers|hemmers|aarders|eerders|enaars|anaars|burgers|ningers|voorters)\Z"
    r"|(?:Brabanders|Friezen|Zeeuwen|Drenten|Twentenaren|Hagenezen|Utrechters|Maastrichters|Tilburgers)\Z"
)


@lru_cache(maxsize=50_000)
def class_of(word: str) -> str:
    """The class that a word names; "" when it names none."""
    low = word.lower().replace("’", "'").replace("‘", "'")
    if low in _EXACT:
        return _EXACT[low]
    if _NOT.match(low):
        return ""
    for length in range(min(_LONGEST, len(low)), _SHORTEST - 1, -1):
        if name := _ENDINGS.get(low[-length:]):
            return name
    return "bewoners" if _DEMONYM.match(word) else ""
