"""Words that tell with what a measure works, by group: what is paid, what is ruled, who is put in place.

Own knowledge of policy Dutch, by lemma, before the words of `further_words.py`. A group is finer than an
instrument, for a tax and a subsidy are both money but stand in other sentences; what was learnt of one word
holds for the others of its group.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from wijktekst.language.lemmas import lemma
from wijktekst.language.tokens import normalise
from wijktekst.measures.further_words import further_group

#: Whole words, mostly verbs. A word stands in one group.
WHOLE: dict[str, str] = {
    "BETAAL": """investeren financieren meefinancieren medefinancieren voorfinancieren bekostigen
        subsidiëren vergoeden compenseren reserveren vrijmaken uittrekken besteden toekennen
        uitkeren kwijtschelden betalen uitbetalen terugbetalen bijdragen bezuinigen korten besparen
        sponsoren beprijzen indexeren bijstorten storten lenen aflossen begroten dekken bekostiging
        kopen aankopen verkopen aanschaffen doneren matchen verrekenen declareren innen heffen
        belasten meebetalen bijbetalen afschrijven uitgeven onttrekken doteren ramen nabetalen
        terugvorderen invorderen overhouden verdienen""",
    "GRATIS": """gratis kosteloos betaalbaar goedkoop goedkoper duur duurder financieel fiscaal
        budgettair structureel incidenteel begrotingstechnisch belastingvrij inkomensafhankelijk
        renteloos""",
    "VERBIED": """verbieden verplichten toestaan legaliseren decriminaliseren strafbaarstellen
        bestraffen straffen beboeten sanctioneren vervolgen schorsen uitsluiten weren dereguleren
        reguleren begrenzen maximeren quoteren uitfaseren gelden verankeren harmoniseren herzien
        intrekken aanscherpen versoepelen verruimen afschaffen schrappen invoeren herinvoeren
        beperken inperken vrijstellen ontheffen verlengen verkorten wijzigen aanpassen vaststellen
        vastleggen ophogen regelen vergunnen weigeren opheffen opleggen bepalen hanteren
        gelijkstellen verjaren toelaten erkennen registreren certificeren keuren voldoen naleven
        uitzonderen terugdraaien bevriezen blokkeren ontmoedigen verdelen voorrang voorschrijven
        bekrachtigen""",
    "MAG": """mogen toegestaan verboden verplicht geoorloofd strafbaar illegaal legaal
        wettelijk juridisch""",
    "STOP": "stoppen beëindigen ophouden staken afbouwen sluiten afzien schorten",
    "BENOEM": """benoemen aanstellen aanwijzen oprichten samenvoegen fuseren mandateren machtigen
        ontslaan dechargeren werven aannemen reorganiseren inrichten onderbrengen instellen
        centraliseren decentraliseren overdragen splitsen opsplitsen verzelfstandigen nationaliseren
        bemensen bezetten detacheren coördineren sturen aansturen bundelen herinrichting
        vertegenwoordigen zetelen overhevelen delegeren professionaliseren reorganisatie
        standaardiseren inhuren voordragen samenstellen""",
    "BOUW": """bouwen bijbouwen verbouwen aanleggen plaatsen installeren herinrichten renoveren
        vernieuwen vervangen isoleren slopen herstellen onderhouden opknappen planten aanplanten
        vergroenen saneren opruimen schoonmaken reinigen ophalen inzamelen maaien verbreden
        verdiepen ontharden transformeren verduurzamen elektrificeren restaureren realiseren
        uitrollen opschalen aansluiten verlichten verplaatsen verhuizen huisvesten opvangen
        herontwikkelen ontwikkelen bebouwen verdichten asfalteren baggeren inpassen uitbreiden
        afsluiten terugkeren behouden openen heropenen exploiteren produceren opwekken opslaan boren
        winnen rijden varen""",
    "HANDHAAF": """handhaven controleren optreden surveilleren patrouilleren fouilleren opsporen
        aanpakken bestrijden toezien inspecteren uitzetten terugsturen arresteren oppakken
        vastzetten ontruimen beveiligen bewaken ingrijpen verwijderen""",
    "BIED": """bieden aanbieden verstrekken leveren organiseren verzorgen begeleiden helpen
        ondersteunen coachen benaderen bezoeken uitreiken opsturen toesturen inzetten uitvoeren
        uitdelen verspreiden doorverwijzen behandelen screenen vaccineren tellen bemiddelen
        faciliteren deelnemen implementeren doorvoeren starten voortzetten versnellen digitaliseren""",
    "SPREEKAF": """afspreken overeenkomen ondertekenen tekenen opzeggen onderhandelen samenwerken
        overleggen gunnen aanbesteden contracteren inkopen lobbyen pleiten bepleiten instemmen
        akkoord committeren toezeggen aangaan afstemmen uitnodigen betrekken meedenken toetreden
        aansporen oproepen aandringen gezamenlijk samen partnerschap""",
    "ONDERZOEK": """onderzoeken verkennen inventariseren evalueren monitoren meten toetsen
        analyseren bestuderen nagaan bezien bekijken berekenen doorrekenen peilen raadplegen
        consulteren testen experimenteren beproeven pilotten inzien uitzoeken kijken overwegen
        adviseren vergelijken beoordelen volgen onderbouwen herijken actualiseren""",
    "VERTEL": """informeren voorlichten communiceren publiceren rapporteren beantwoorden
        openbaren bekendmaken toelichten uitleggen delen verzenden kennisnemen kennis terugkoppelen
        wijzen verwijzen presenteren onderwijzen leren opleiden trainen scholen bijscholen omscholen
        promoten attenderen inlichten agenderen verantwoorden reageren adverteren bespreken
        transparant toezenden""",
    "SCHRIJF": "opstellen uitwerken schrijven formuleren ontwerpen voorbereiden plannen maken",
    "RAAD": """raad college burgemeester wethouder gemeenteraad kamer commissie
        portefeuillehouder raadsvoorstel besluit besluiten voorstellen verzoeken""",
    "NIET": "niet geen nooit niets niemand",
    "ALLEEN": """alleen uitsluitend slechts enkel minimaal maximaal minstens hoogstens tenzij
        mits uiterlijk""",
    "EUROPA": "europees internationaal eu navo vn lidstaat",
    "MEER": "meer extra nieuw aanvullend additioneel",
    "LAGER": "verlagen verhogen omlaag omhoog lager hoger halveren verdubbelen nul procent",
    "MOET": "moeten dienen",
}  # fmt: skip

#: Ends of nouns, so that compounds count too.
ENDS: dict[str, str] = {
    "SUBSIDIE": """subsidie subsidieregeling fonds voucher lening krediet garantie borgstelling
        tegemoetkoming vergoeding toeslag uitkering premie gift beurs toelage bijdrage
        cofinanciering kwijtschelding compensatie aftrek korting minimabeleid bonus waardebon
        sponsor inkomensondersteuning inkomenstoeslag bijstand armoederegeling basisinkomen
        investering financiering""",
    "BELASTING": """belasting heffing btw accijns accijnzen taks leges ozb tarief tarieven
        retributie tol vermogensrendementsheffing hypotheekrenteaftrek vrijstelling schijf
        eigenbijdrage winstbelasting belastingdruk premies lasten rente huurprijs waarborgsom""",
    "BUDGET": """budget begroting reserve middelen euro miljoen miljard bedrag kosten geld
        begrotingswijziging gemeentefonds jaarrekening dekking besparing bezuiniging uitgaven
        inkomsten opbrengst saldo meicirculaire septembercirculaire kadernota taakstelling kostprijs
        lonen salaris loon minimumloon aow grondexploitatie bekostiging aankoop verkoop""",
    "WET": """wet wetgeving wetsvoorstel wetswijziging verordening beleidsregel beleidsregels
        regel regels regelgeving richtlijn amvb besluit norm normen eis eisen criterium criteria
        voorwaarde voorwaarden voorschrift voorschriften artikel grondwet plafond quotum maximum
        minimum grens termijn beleid bestemmingsplan omgevingsplan omgevingsvisie
        huisvestingsverordening apv kader gedragscode keurmerk leeftijd limiet snelheid standaard
        wetboek amendement nota structuurvisie beleidsplan aanwijzingsbesluit geheimhouding bezwaar
        bezwaarschrift regeldruk protocol moratorium""",
    "VERBOD": """verbod plicht verplichting straf boete dwangsom sanctie gebod ban stop taakstraf
        gevangenisstraf celstraf minimumstraf vergunningplicht uitzondering""",
    "RECHT": """recht rechten vergunning ontheffing ontheffingen bevoegdheid bescherming
        zeggenschap instemming voorrang toestemming eigendom erfpacht verblijfsvergunning verklaring
        referendum kiesrecht omgevingsvergunning gelijkstelling keuzevrijheid""",
    "AMBT": """minister staatssecretaris ambtenaar agent agenten boa boas coach coördinator
        regisseur manager functionaris secretaris ombudsman commissaris voorzitter lid leden leraar
        leraren docent personeel medewerker medewerkers consulent kwartiermaker gezant rechter
        rechters griffier toezichthouder verpleegkundige vakman adviseur fte formatie bezetting
        capaciteit bestuurder directeur ambassadeur raadslid wijkteam conciërge inhuur vacature""",
    "LICHAAM": """ministerie autoriteit instantie organisatie team taskforce werkgroep stuurgroep
        commissie raad stichting dienst afdeling loket regiebureau bureau entiteit vennootschap
        projectorganisatie bv platform netwerk alliantie corporatie regiegroep rechtbank stembureau
        regeling werkorganisatie ambtsgebied panel hub academie planbureau instituut structuur
        organisatieontwikkeling governance coöperatie expertteam""",
    "STEEN": """woning woningen huis huizen gebouw school weg wegen fietspad stoep plein park
        bos boom bomen speeltuin speelplek laadpaal laadpalen zonnepaneel zonnepanelen warmtenet net
        kerncentrale kerncentrales windmolen windpark brug tunnel lijn spoor station halte bushalte
        dijk riool verlichting camera container prullenbak bankje toilet sporthal zwembad veld wijk
        buurthuis buurtcentrum bibliotheek voorziening locatie terrein haven groen natuur tuin gevel
        dak installatie warmtepomp parkeerplaats parkeerplaatsen parkeergarage fietsenstalling
        drempel nieuwbouw renovatie onderhoud aanleg herinrichting bouw sloop inrichting afval
        infrastructuur trein bus tram metro ov vliegveld opvang opvanglocatie noodopvang
        asielzoekerscentrum kazerne gevangenis cel accommodatie zaal laptop""",
    "DIENST": """hulp begeleiding ondersteuning zorg spreekuur activiteit activiteiten evenement
        festival bijeenkomst les lessen programmering handhaving toezicht controle patrouille
        opsporing dienstverlening schuldhulpverlening behandeling bezoek aanbod pas dagbesteding
        maatje maatjes vervoer website app meldpunt wedstrijd rondleiding pakket""",
    "AANPAK": """aanpak traject project programma inzet maatregel maatregelen actie uitvoering
        uitvoeringsprogramma""",
    "AFSPRAAK": """afspraak afspraken convenant akkoord deal pact overeenkomst contract addendum
        verdrag intentieverklaring samenwerking samenwerkingsverband prestatieafspraken zienswijze
        cao partnerschap gunning aanbesteding opdracht overleg gesprek gesprekken dialoog lobby mou
        intentieovereenkomst koopovereenkomst huurovereenkomst anterieur raamovereenkomst toezegging
        bestuursakkoord belanghebbende stakeholder stakeholders diplomatie""",
    "STUDIE": """onderzoek verkenning studie analyse evaluatie monitor monitoring pilot proef
        experiment proeftuin inventarisatie meting nulmeting enquête peiling toets rapport
        rapportage advies raadpleging consultatie haalbaarheid haalbaarheidsstudie scan quickscan
        effectrapportage kennis data inzicht overzicht beeld kaart cijfers onderbouwing statistiek
        wetenschap innovatie benchmark register jaarverslag voortgangsrapportage ontwikkelagenda""",
    "VOORLICHTING": """voorlichting campagne informatie communicatie communicatiestrategie brief
        raadsinformatiebrief collegebrief mededeling vragen vraag antwoord beantwoording publicatie
        openbaarmaking inzage bewustwording educatie onderwijs training cursus scholing opleiding
        bijscholing lesmateriaal handreiking nieuwsbrief transparantie toelichting memo verslag wob
        woo curriculum vak onderwijsprogramma leerlijn workshop kennisdeling""",
    "PLAN": """plan visie agenda strategie startnotitie uitvoeringsagenda routekaart ontwerp
        actieplan tijdspad""",
}  # fmt: skip

#: Words that end like a word of a group and mean something else.
_OTHER = frozenset(
    "bijvoorbeeld minima impact behoefte middenveld leidraad voorraad volgt gevolg opgave platform".split()
)
#: Groups of which a word alone tells no instrument: any may be meant.
VAGUE = frozenset({"AANPAK"})
#: What must stand in front of an end, and how long an end must be.
_FRONT, _END = 2, 3


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    return {normalise(word): name for name, words in groups.items() for word in words.split()}


_GROUP = {**_by_word(ENDS), **_by_word(WHOLE)}
_BY_END = _by_word(ENDS)


@lru_cache(maxsize=100_000)
def group_of(word: str) -> str:
    """Group of a folded word; "" when it is in none. The longest end counts, before the further words."""
    if word in _OTHER:
        return ""
    base = lemma(word)
    if found := _GROUP.get(word) or _GROUP.get(base):
        return found
    for form in (base, word):
        for at in range(_FRONT, len(form) - _END + 1):
            if found := _BY_END.get(form[at:]):
                return found
    return further_group(word, base)
