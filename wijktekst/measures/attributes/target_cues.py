"""What makes of a group that is named one that a measure is for: words around it.

A group that pays, that does the work or that is spoken with is none. Patterns run over lowered text.
"""

from __future__ import annotations

import re


def _any(words: str) -> str:
    """Words as alternatives; "_" stands for a space."""
    return "|".join(word.replace("_", " ") for word in words.split())


_DETERMINERS = _any(
    r"""
    de het een alle al die onze ons hun haar zijn elk ieder veel meer minder zowel ook juist vooral evenals
    bijvoorbeeld onder met name zoveel mogelijk geen zoals en of als & én eigen jong oud extra zeer relatief
    specifiek kwetsbaar ruim circa ongeveer alleen zelfstandig volwassen dreigend startend ten maximaal
    minimaal minstens bekend
    """
)
_NUMBERS = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+(?:tien|tig|honderd|duizend))"
#: Words between a preposition and its group: "voor (alle kwetsbare, alleenstaande) ouderen".
INSIDE = re.compile(rf"(?:{_DETERMINERS}|{_NUMBERS}|\d{{1,3}}(?:\.\d{{3}})*|\w+[a-zë]e|\w+ere|[\w'’+-]+-)\Z")
#: Between two groups of one list: "inwoners en (lokale) ondernemers".
LISTED = re.compile(r"\s*(?:(?:en|of|,|/|&)\s*(?:(?:alle|\w+e)\s)?)?\Z")
#: None of these stands inside a phrase.
BREAKS = frozenset(
    """
    dat we wij ze zij er niet om te door naar uit over tegen tussen binnen buiten zonder tot sinds zodat omdat
    waar wanneer indien waarbij waarmee waarin waardoor opdat hierdoor moeten worden krijgen kunnen willen
    hebben
    """.split()
)
#: "Voor" after these is a burden, a role or an effect.
BURDEN = re.compile(
    r"\b(?:\w*plicht|\w*verplichting|\w*verbod|\w*boetes?|\w*straf(?:fen)?|\w*heffing(?:en)?|\w*belasting|eisen"
    r"|eis|normen|norm|verplicht|opdracht|taak|taken|verantwoordelijkheid|geldt niet|ten koste|rekening"
    r"|\w*gevolgen(?: hebben)?|register|effect(?:en)?|risico's?|lastenverhoging(?:en)?|verboden)\s\Z"
)
_GIFTS = _any(
    r"""
    bied geef geven gegeven toe_?kenn toegekend verstrek verle[en] uit_?keer uitkeren subsidi \w*hulp
    \w*steun \w*ondersteun \w*zorg \w*onderwijs begeleid les taalles financier beschikbaar uitkering
    vergoed toeslag aanbod aanbied krediet lening advi voorlichting informatie verhuur verhur toewijz
    toegewezen \w*opvang onderdak bijdrage kwijtschelding compensatie voorrang ruimte kans perspectief
    woning tegemoetkoming geld middelen budget pas huisvesting \w*scholing training coaching
    vrijstelling prioriteit aandacht betal uitgereikt uitdeel uitgedeeld plaats toe_te_wijzen
    \w*dienstverlening
    """
)
GIVING = re.compile(rf"\b(?:{_GIFTS})")
_SERVICES = _any(
    r"""
    \w*ondersteuning \w*begeleiding \w*opvang \w*huisvesting \w*bescherming \w*positie participatie
    deelname emancipatie \w*ontwikkeling zelfredzaamheid \w*behoeften? rechten welzijn gezondheid
    inkomens? koopkracht weerbaarheid schulden belang(?:en)? re-?integratie reïntegratie integratie
    inburgering doorstroming zelfstandigheid activering toeleiding \w*scholing training
    opleiding \w*vaardigheden kansen stem behoeve betaalbaarheid lastenverlichting beveiliging hulpvraag
    ontlasting waardering eigendom handen bereikbaarheid toegankelijkheid leefbaarheid veiligheid
    betrokkenheid \w*zeggenschap inspraak autonomie werkdruk verduurzaming inzetbaarheid talenten
    ontmoeting wendbaarheid \w*bereik compensatie compenseren vertegenwoordiging \w*participatie
    bestaanszekerheid vertrouwen draagkracht gelijkwaardigheid stimuleren faciliteren betrekken
    inclusie geletterdheid doorstroom \w*lessen rol socialisatie stimulering in_dienst_nemen aannemen
    continuïteit ondersteunen begeleiden helpen opvangen huisvesten bereiken uitstroom zorg behandeling
    """
)
#: "Van" a group after these is for it.
SERVICE = re.compile(rf"\b(?:{_SERVICES})\s\Z")
_AMONG = _any(
    r"""
    eenzaamheid\w* \w*armoede \w*schulden\w* \w*problemen \w*problematiek \w*stimul\w+ preventie
    overgewicht stress depressies? \w*werkloosheid dakloosheid laaggeletterdheid \w*gebruik test\w*
    \w*uitval verzuim criminaliteit discriminatie analfabetisme achterstand\w* klachten zelfdoding
    \w*vaardigheden verspreid\w* verde\w+ uitgedeeld vertrouwen bereik lasten misbruik
    geweld mishandeling uitbuiting langs huisbezoek\w* campagnes? bewustwording\w* gezondheid\w* belt bellen
    """
)
#: "Bij" or "onder" a group after these is about it.
AMONG = re.compile(rf"\b(?:{_AMONG})\b(?:[^.;:]|\.(?=\d)){{0,40}}\Z")
INVESTED = re.compile(r"\b(?:ge)?[iï]nvest\w+[^.;:]{0,30}\Z")
AIMED = re.compile(r"\b(?:gericht|richt\w*|toegespitst|toegesneden|afgestemd|focus\w*)\b[^.;:]{0,12}\Z")
MONEY_TO = re.compile(
    r"\b(?:geld|middelen|budget|subsidies?|investering\w*|steun|aandacht|miljoen|miljard)\b[^.;:]{0,12}\Z"
)
_HELPS = _any(
    r"""
    ondersteun(?:t|en)? help(?:t|en)? begeleid(?:t|en)? bereik(?:t|en)? beloont? belonen ontlast(?:en)?
    bescherm(?:t|en)? vang(?:t|en) huisvest(?:en)? train(?:t|en) compenseert? compenseren bied(?:t|en)?
    geeft? geven gunt? gunnen sta(?:at|an) stel(?:t|len)? wijst? stimuleert? stimuleren verleid(?:t|en)?
    betrekt? betrekken informeert? informeren benader(?:t|en) faciliteert? faciliteren bekwaamt?
    stuurt? sturen koppel(?:t|en)
    re-?integreert? reïntegreert ontziet? leert leren bezoekt bezoeken steunt steunen ontzorgt ontzorgen
    ondersteuning
    """
)
_HELPERS = _any("we wij ook de_gemeente het_college het_rijk het_kabinet zo meer extra daarom hiermee")
#: Straight in front of the group: a verb that does it good.
HELPS = re.compile(rf"\b(?:{_HELPS})(?: (?:{_HELPERS}))*\s\Z")
#: In front of it: "krijgen huurders", "kunnen jongeren".
INVERTED = re.compile(r"\b(?:krijgen|krijgt|ontvangen|ontvangt)\s\Z")
MAY = re.compile(r"\b(?:kunnen|kan|mogen|mag)\s\Z")
#: In front of it, when it can do something there: "zodat ouderen ... kunnen".
ENABLING = re.compile(r"\b(?:waar|waarbij|waardoor|waarin|waarmee)\s\Z")
#: In front of it, when what happens to it is what the measure is for.
PURPOSE = re.compile(
    r"\b(?:zodat|opdat|(?:zorgt|zorgen|zorg|voor|voorkomen|voorkomt|wil|willen)(?: er ?voor| we| wij)?,? dat)"
    r"\s\Z"
)
FORCED = re.compile(r"[^.;:]{0,30}?\b(?:gedwongen|verplicht)\b")
BURDENED = re.compile(
    r"[^.;:]{0,80}?\b(?:moeten|moet|meebetalen|betalen|betaalt|verplicht|gescreend|beboet|gestraft)\b"
)
CAN = re.compile(r"[^.;:,]{0,70}?\b(?:kunnen|kan)\b")
CAN_FIRST = re.compile(
    r"\s(?:(?:kunnen|kan|mogen|mag)\s"
    r"|(?:moeten|moet)\s[^.;:,]{0,60}?\b(?:kunnen|kunnen \w+|de ruimte (?:hebben|krijgen)|recht hebben)\b)"
)
#: What is answered or told about names groups that the answer is not for.
TITLE = re.compile(
    r"\b(?:te informeren|beantwoord\w+|raadsinformatiebrief|schriftelijke vragen)\b[^;]{0,160}?"
    r"\b(?:over|inzake|met betrekking tot|betreffende)\b[^;]*\Z"
)
#: "Tegen" a group after these is done to it.
AGAINST = re.compile(r"\b(?:geweld|misbruik|discriminatie|uitbuiting|oplichting|haat|intimidatie)\s\Z")
#: Verbs whose object is served.
GOOD = frozenset(
    """
    ondersteunen helpen begeleiden bereiken belonen ontlasten beschermen huisvesten trainen compenseren
    stimuleren verleiden faciliteren opvangen bekwamen opleiden ontzorgen activeren bijstaan tegemoetkomen
    toerusten steunen leren bezoeken kwijtschelden re-integreren reïntegreren informeren voorlichten
    benaderen ontzien
    """.split()
)
_GOOD_TO = _any(
    r"""
    bij_te_staan op_te_vangen op_te_leiden tegemoet_te_komen voor_te_lichten uit_te_dagen te_geven te_bieden
    te_verstrekken te_laten_\w+en te_brengen toegang_(?:te_)?(?:verschaffen|geven|bieden|verlenen)
    in_(?:de_gelegenheid|staat)_(?:te_)?stellen
    """
)
_DONE_GOOD = _any(
    """
    ondersteund geholpen begeleid ontlast beschermd gehuisvest getraind gecompenseerd opgevangen opgeleid
    bijgestaan benaderd voorgelicht ontzorgd gestimuleerd geboden gegeven
    """
)
#: Behind the group: "om jongeren beter te ondersteunen", "worden gezinnen geholpen".
GETS_GOOD = re.compile(
    rf"[^.;:]{{0,110}}?\b(?:(?:te )?(?:{'|'.join(sorted(GOOD))})|{_GOOD_TO}|{_DONE_GOOD})\b"
)
_USE = _any(
    "gebruik_?maken terecht aanspraak rekenen_op een_beroep deelnemen meedoen aanvragen weigeren profiteren"
)
#: Behind it, whatever the parse: who gets something, over a clause between commas.
GETS = re.compile(
    r"(?:\s?,?[^,.;:]{0,110},)?[^.;:,]{0,100}?\b(?:krijgen|krijgt|ontvangen|ontvangt|profiteren|profiteert"
    r"|(?:hebben|heeft) (?:\w+ ){0,2}(?:recht(?:en)?|voorrang|mogelijkheid)"
    r"|hoe(?:ft|ven) [^.;]{0,60}?\b(?:geen|niet|minder|nooit)|(?:is|zijn) geen [^.;,]{0,40}\bkwijt"
    r"|volg(?:t|en) [^.;,]{0,40}?\w*(?:les|lessen|cursus|training|opleiding)|meer (?:gaan )?verdienen"
    r"|(?:reizen|sporten|parkeren|zwemmen|lenen|eten) (?:\w+ ){0,4}?(?:gratis|kosteloos|zonder)"
    rf"|kunnen (?:\w+ ){{0,6}}?(?:{_USE})"
    r"|gebruik (?:kunnen )?maken|gebruik ?gemaakt|kunnen zich [^.;,]{0,30}laten|recht op|in aanmerking"
    r"|terecht ?kunnen|mogen rekenen|gaan minder"
    r"|betal(?:en|t) (?:\w+ )?(?:alleen|minder|geen|niets|niet|slechts|hooguit|een lager))\b"
)
#: What the parse may say that a subject gets, or does with what it is offered.
RECEIVING = frozenset(("krijgen", "ontvangen", "profiteren", "behouden", "terugkrijgen", "terechtkunnen"))
USES = frozenset(
    "gebruikmaken terechtkunnen aanvragen meedoen deelnemen weigeren lenen aanspraakmaken".split()
)
#: Of these, that they can or may do something says no more than that they do it.
ORGANISED = frozenset(
    ("ondernemers", "verenigingen", "publieke werkers", "makers", "vrijwilligers", "boeren")
)
#: Who works for somebody gets nothing by it.
EMPLOYED = re.compile(r"[^.;:,]{0,15}\bwerk(?:en|t|te|ten)\b")
NOT_CHARGED = re.compile(r"\bniet (?:langer )?(?:voor|op) (?:de )?rekening van (?:de )?\Z")
