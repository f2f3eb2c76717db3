"""The words that give away how firm a measure is, and what each kind of document makes of a plain statement.

Own cues. A blank in a cue is any white space, `…` up to sixty characters of the same clause. They are looked
for in lowered text.
"""

from __future__ import annotations

from wijktekst.language.screen import Screened

#: Proposals, whatever they state as a fact: who writes them does not decide yet.
DRAFTS = frozenset(
    ("verkiezingsprogramma", "consultatie", "raadsvoorstel", "collegevoorstel", "amendement", "agenda")
)
#: What stands in them holds once they are there.
DECISIONS = frozenset(
    (
        *("besluitenlijst", "raadsbesluit", "collegebesluit", "besluit", "regeling", "vergunning"),
        *("coalitieakkoord", "uitvoeringsprogramma"),
    )
)
#: Documents whose rules bind: "moet" is a rule in them and no wish.
RULES = frozenset(("regeling", "vergunning", "besluit", "raadsbesluit", "collegebesluit", "besluitenlijst"))
#: Written by one who advises: an order in them is advice.
ADVICE = frozenset(("onderzoek", "advies", "handreiking"))

#: The point in a number closes no clause.
_INSIDE = r"(?:[^.;:!?]|\.(?=\d))"
_CLAUSE = rf"\b{_INSIDE}{{0,60}}?\b"


def compiled(*cues: str) -> Screened:
    """One pattern for whole words out of cues, parted by `|`."""
    listing = "|".join(cue.strip() for line in cues for cue in line.split(" | "))
    spread = listing.replace(" ?", r"\s*").replace(" ", r"\s+").replace("…", _CLAUSE)
    return Screened(rf"(?<![\w-])(?:{spread})(?!-?\w)")


#: An exploration: whether, how or where at all.
EXPLORED = compiled(
    r"(?<!niet\s)onderzoek(?:t|en)?(?: \w+){0,3} (?:of|hoe|welke|op welke wijze|onder welke)",
    r"onderzoek(?:t|en)?(?:(?: te)? (?:doen|plegen|verrichten)| we| wij)?(?: naar| van)?(?: de| het|"
    r" een)? (?:haalbaarheid|mogelijk\w*) | ^[^a-z]*onderzoek(?:en)? om",
    r"(?:mogelijkhe(?:id|den)|haalbaarheid)(?: \w+){0,6} (?:te )?onderzo(?:eken|cht|ekt)",
    r"de (?:mogelijkhe(?:id|den)|haalbaarheid)(?: \w+){0,6} (?:te )?verken(?:nen|d|t)",
    r"(?:we|wij) onderzoeken (?:een|de invoering|het (?:instellen|invoeren))",
    r"(?:we|wij) onderzoeken(?: \w+){0,2} (?:manieren|alternatie\w+|opties|varianten|oplossingen)",
    r"onderzoeken (?:we|wij)(?: \w+){0,2} (?:manieren|alternatie\w+|opties|varianten|oplossingen)",
    r"onderzoek (?:komen )?(?:tot|naar) (?:de )?(?:her)?invoering",
    r"onderzocht(?: zal| zullen| moet| moeten)? (?:wordt|worden)(?: ook)? (?:of|hoe|welke)",
    r"na te gaan(?: \w+){0,3} (?:of|in hoeverre)",
    r"uit(?: te| willen| gaan)? ?zoeken(?: \w+){0,3} (?:of|hoe|welke)",
    r"(?:wordt|worden)…onderzocht (?:of|hoe|welke)",
    r"verken(?:t|nen|d) (?:we|wij|het|de|een|of|hoe|welke|samen|in|daarom|ook)",
    r"(?:we|wij|college|gemeente|kabinet) verken(?:t|nen)",
    r"(?:komt|komen|doen|gedaan|start|starten|starten we|voeren|uitgevoerd)…(?:verkenning|"
    r"haalbaarheidsonderzoek)",
    r"verkenning…(?:gedaan|uitgevoerd|gestart|uit te voeren|te doen)",
    r"(?:laten|laat) (?:we|wij)? ?een haalbaarheids\w+ | haalbaarheid\w* (?:te )?(?:verkennen|toetsen)",
    r"overweeg(?:t)? | overwegen(?: we| wij)? | wordt…overwogen | worden…overwogen",
    r"(?:bekijk(?:t|en)|bezie(?:n|t)|ga(?:an|at)?…na|(?<!kunnen\s)nagaan|(?<!te\s)kijken|"
    r"kijkt)(?: \w+){0,3} (?:of|in hoeverre)",
    r"zou(?:den)?(?: \w+){0,4} kunnen | zou(?:den)?…kunnen (?:worden|zijn) | optie \d[\d.]*",
    r"gedacht wordt aan | (?:wordt|worden)…(?:bezien|gekeken naar)",
)
#: Someone else is asked to act.
REQUESTED = compiled(
    r"verzoek(?:t|en)(?! te) (?:we |wij |hij |zij )?(?:het|de|om|burgemeester|gs|nederland|alle|zijn|"
    r"haar)",
    r"verzoekt | (?:wordt|worden|zijn|is)…verzocht | te verzoeken | draag(?:t|en)?…op(?= om|:| te)",
    r"op te dragen | draagt het (?:college|dagelijks bestuur|db) op | roep(?:t|en)?…op | roept",
    r"oproep (?:aan|om|tot|die) | dring(?:t|en)?…aan op | dringt…aan",
    r"vra(?:agt|gen|ag)(?: daarom| ook| hierbij)? (?:aan )?(?:het college|de (?:minister|raad|regering|"
    r"gemeente|wethouder)|het (?:kabinet|rijk|db))",
    r"vra(?:agt|gen) de (?:indieners?|fracties?) | (?:motie|amendement)…(?:vraagt|oproept)",
    r"vraagt om een | vragen (?:we|wij) (?:het|de|aan)",
    r"(?:heeft|hebben|wordt|worden|zijn|is)…gevraagd(?: om)? | adviseer(?:t|en)[^.;:]{0,40}?(?:om|dat)",
    r"adviseren (?:we|wij) | (?:ons|het) advies is | beve(?:elt|len)…aan",
    r"(?:onze|de|als) aanbeveling(?: is)? | aan te bevelen",
)
#: Advice where one who does not decide writes.
ADVISED = compiled(
    r"zou(?:den)?…moeten | verdient? (?:het )?(?:de )?aanbeveling",
)
#: A proposal or a wish is turned down.
REFUSED = compiled(
    r"wijs(?:t|zen)?…af | wijzen…af | af te wijzen | (?:wordt|worden|is|zijn)…afgewezen | afgewezen",
    r"ongegrond (?:te verklaren|verklaard|verklaren) | niet[- ]?ontvankelijk (?:te verklaren|verklaard)",
    r"verwerp(?:t|en) | te verwerpen | verworpen(?= wordt| is|\.|$) | stem(?:t|men)…niet in",
    r"niet in te stemmen | (?:gaat|gaan|gaan we|gaat men) niet akkoord",
    r"(?:nooit|niet) akkoord (?:gaan|te gaan) | te weigeren | weigert | geweigerd | weigering",
    r"(?:verzet|verzetten)(?: (?:wij|we))?(?: ons)? tegen | nee tegen | geen voorstander",
    r"(?:we|wij|d66|partij|fractie|vvd|bbb|sgp) (?:zijn|is|blijven|blijft)(?: \w+)? tegen(?! te)",
    r"(?<!vrijheid\s)(?<!om\s)af te zien van | zie(?:t|n)(?: \w+){0,2} af van",
)
#: A denial of the measure itself; "geen ... meer" is an end, "mag geen" a rule.
NOT_DONE = compiled(
    r"(?:we|wij|ik|college|gemeente|kabinet|rijk|nederland) \w+ (?:er |dus |ook |daarom |"
    r"voorlopig )?geen",
    r"\w+ (?:we|wij) (?:er |dus |ook |daarom |voorlopig )?geen",
    r"(?:kom(?:t|en)|word(?:t|en)|gaan|gaat)(?: er)?(?: voorlopig| dus)? (?:geen|niet)(?! alleen|"
    r" \w+ alleen)",
    r"(?:komt|komen)(?: er)?(?: dit jaar| (?:deze|in deze) (?:periode|bestuursperiode|raadsperiode)) geen",
    r"(?:wordt|worden)…niet \w+(?=[ .]*$) | wil(?:len)?(?: we| wij| het college)? geen | zal…geen",
    r"zullen…geen | nooit | (?:we|wij) \w+ (?:\w+ ){0,4}niet(?! toe)",
    r"werk(?:t|en)?…niet mee | kom(?:t|en)?(?: ik| het kabinet| het college)(?: \w+)? niet(?! alleen)",
)
#: A list item that begins with a denial.
NONE_OF = Screened(r"(?:^|[•▪▶●]|:(?=\s*\d))\W*(?:\d{1,2}[.)]?\s*)?(?:daarom\s+)?(?:geen|nooit)\b")
#: After a denial: it ended what there was, or is a limit, a rule or a description.
NO_DENIAL = Screened(
    r"\b(?:(?:geen|niet|nooit)\b[^.;:]{0,60}\b(?:meer|langer)\b"
    r"|niet\s+(?:alleen|slechts|zozeer|toe|mogen|mag)\b"
    r"|(?:mag|mogen|kan|kunnen|hoeft|hoeven|moet|moeten|dient|dienen)\b[^.;:]{0,40}\b(?:geen|niet|nooit)\b"
    r"|(?:geen|niet|nooit)\b[^.;:]{0,40}\b(?:mogen|kunnen|hoeven|mag|kan)\b"
    r"|die\s[^.;:,]{0,50}(?:geen|niet)\b)"
)
#: What ran is ended by who decides. Each is a verb that stands at the head of its clause.
STOPPED_BY_LIST = compiled(
    r"te beëindigen | in te trekken | op te heffen | stop te zetten | te stoppen(?: met)? | te annuleren",
    r"op te zeggen | te schrappen | af te schaffen | te laten vervallen",
)
STOPPED = compiled(
    r"stopt(?: \w+){0,2} met | (?:we|wij) stoppen | stoppen (?:we|wij) | zet(?:ten)?…stop",
    r"(?:is|zijn|wordt|worden|werd)…(?:stopgezet|gestopt) | schaf(?:t|fen)…af | schrap(?:t|pen)",
    r"trek(?:t|ken)…in(?=[ .,;]*$| en\b| per\b| met\b) | vervallen | vervalt",
    r"(?:is|zijn|wordt|worden|heeft|hebben|werd)…(?:beëindigd|ingetrokken|afgeschaft|opgeheven|"
    r"geschrapt|opgezegd|geannuleerd|ontmanteld)",
    r"beëindig(?:t|en) | hef(?:t|fen)…op(?=[ .,;]*$) | (?:heeft|hebben)…(?:te beëindigen|op te zeggen)",
)
#: Before a cue, in its clause: what follows is a case, a reason, a means or a description.
SUBORDINATE = Screened(
    r"\b(?:zodra|als|indien|wanneer|tenzij|mits|zodat|opdat|omdat|doordat|waar\w*|die|dat|door|om)\b[^,.;:]*$"
)
#: Words of a text are struck out, not a measure.
WORDING = Screened(r"\b(?:zin|zinnen|zinsnede|tekst|passages?|woord|woorden|paragra\w+|markering\w*)\b")
#: A plan or a proposal of who would do it.
INTENDED = compiled(
    r"voor te stellen | voor te leggen aan | aan de raad voor te leggen",
    r"ter vaststelling (?:aan te bieden|voor te leggen) | voor te leggen",
    r"stel(?:t|len)[^.;:]{1,120}?voor(?=[.,;:)]| om| dat| te|$)",
    r"stel(?:t|len)(?: \w+)? voor (?:om|dat|het|de|een) | (?:dit|het|een) voorstel | voornemens(?: om)?",
    r"(?:wordt|worden)…voorgesteld | voordracht (?:van|tot) | van plan | (?:het|ons) voornemen",
    r"beoog(?:t|d|en)? | beogen | stre(?:eft|ven)(?: we| wij)? | pleit(?:en)? | nastreven | wens(?:t|en)",
    r"(?:het|de)(?: \w+){0,3} (?:intentie|bedoeling|ambitie|wens) is",
    r"is het streven | de planning is | (?:is|in) de bedoeling | naar verwachting",
)
#: "willen", "zullen" and their kind: what is meant, but not there.
MODAL = compiled(
    r"wil | willen | zal | zullen | gaan | gaat | moet | moeten | dient | dienen | zou | zouden",
)
#: Modal verbs as `ParseFacts.modal` names them.
MODALS = frozenset(("willen", "zullen", "gaan", "moeten", "dienen"))
DUTIES = frozenset(("moeten", "dienen"))
#: It runs, or has been done.
RUNNING = compiled(
    r"op dit moment | momenteel | inmiddels | intussen | nu al | reeds",
    r"al (?:jaren|geruime tijd|in 20\d\d) | sinds (?:een|vorig|het|de|begin|eind|januari|\d{4}|enkele)",
    r"(?:afgelopen|voorgaande) (?:jaar|jaren|periode) | lo(?:opt|pen) | lopende | voortdurend | continu",
    r"doorlopend | werk(?:t|en)(?: we| wij)? (?:continu )?aan | (?:wordt|worden)…gewerkt(?: aan)?",
    r"(?:is|zijn)…(?:bezig|gestart|van start gegaan|begonnen) | (?:we|wij) blijven | blijven (?:we|wij)",
    r"bestaat uit | (?:is|zijn) er (?:de|het|een)?",
)
#: Participles of deciding; other participles with "is" or "heeft" say that it was done.
_DECIDED = (
    "besloten|vastgesteld|toegezegd|afgesproken|overeengekomen|aangekondigd|uitgetrokken|gereserveerd|"
    "opgenomen|vastgelegd|begroot|goedgekeurd|aangenomen|aangewezen|toegekend|vrijgemaakt|bekrachtigd|"
    "(?:beschikbaar|ter beschikking) gesteld|ingestemd|akkoord|geagendeerd|ingepland|gepland|"
    "gekozen (?:om|voor)|geraamd voor"
)
DECIDED = compiled(
    rf"(?:is|zijn|heeft|hebben|werd|werden|was|waren)(?=\W){_INSIDE}{{0,120}}?\W(?:{_DECIDED})",
    r"besluit(?:en)? (?:tot|om|het|de|een|te) | (?:het|dit|dat) besluit(?: is)? | begroot",
    r"(?:ga(?:at|an)|is|zijn)(?: \w+){0,2} akkoord | stel(?:t|len)…(?:vast|beschikbaar)",
    r"(?:voorziet|voorzien)(?: \w+)? in | tre(?:edt|den)…in werking | verleen(?:t|d)",
    r"kondig(?:t|en)…(?:aan|af) | trek(?:t|ken)…uit | hogere lasten | lagere lasten",
)
#: It has been done or runs since: an auxiliary and a participle.
DONE = compiled(
    rf"(?:is|zijn|heeft|hebben|werd|werden)(?=\W){_INSIDE}{{0,160}}?\W(?:\w{{0,12}}ge\w{{2,}}(?:d|t|en)|"
    r"(?:be|ver|ont|her)\w{2,}(?:d|t)|\w+eerd)",
)
#: When it will be there: what is stated of then is not running now.
LATER = compiled(
    r"(?:vanaf|per|met ingang van)(?: \d{1,2})?(?: \w+)? \d{4}",
    r"(?:in|begin|eind|medio|uiterlijk|voor) 20\d\d | dit jaar | volgend jaar",
    r"komend(?:e)? (?:jaar|jaren|periode|voorjaar|zomer|najaar|winter) | binnenkort | in de toekomst",
    r"(?:dit|deze) (?:voorjaar|lente|zomer|najaar|herfst|winter)",
    r"(?:voorjaar|lente|zomer|najaar|herfst|winter|kwartaal)(?: van)? 20\d\d",
    r"in (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\S*",
    r"(?:eerste|tweede|derde|vierde|laatste) kwartaal",
)
#: What something becomes, where the parse names no verb ("wordt autovrij").
BECOMES = compiled("wordt | worden")
#: To do these is to bring about something that is not there yet.
STARTING = frozenset(
    (
        *("starten", "beginnen", "invoeren", "introduceren", "aanleggen", "oprichten", "instellen", "openen"),
        *("uitbreiden", "verhogen", "verlagen", "opstellen", "vaststellen", "aanstellen", "benoemen"),
        *("krijgen", "kopen", "aankopen", "verkopen", "verlengen", "wijzigen", "aanpassen", "maken", "komen"),
        *("plaatsen", "vervangen", "afsluiten", "reserveren", "vrijmaken", "realiseren", "uitwerken"),
        *("creëren", "ontwikkelen", "bouwen", "herinrichten", "opleveren", "afdekken", "regelen"),
        *("verbieden", "inrichten", "toevoegen", "aanscherpen", "verruimen", "verdubbelen", "halveren"),
        *("slopen", "opknappen", "renoveren", "verbouwen", "verplaatsen", "aanplanten", "planten", "opkopen"),
        *("aanschaffen", "openstellen"),
    )
)
#: An order of a list or a decision: "vast te stellen", "Het verhogen van".
INFINITIVE = compiled(
    r"(?:\w+ )?te (?:laten |gaan |doen )?\w{2,}n | ter \w+ te \w+n | (?:te|ten) \w+ \w+ te \w+n",
)
#: In the lines before: what the list under it is.
ASKED_ABOVE = Screened(
    r"\b(?:verzoekt|te verzoeken|draagt?\b[^.;:]{0,60}\bop|op te dragen|roept\b[^.;:]{0,60}\bop)"
    r"(?:\s+(?:om|(?:het|de)\s+\w+))*\s*:?\s*(?:[-•●▪]|\d{1,2}[.)]|[a-z][.)])?\s*$"
)
PROPOSED_ABOVE = Screened(
    r"(?:voor te stellen|stelt voor|voorstel)\s*(?:om)?\s*:\s*(?:\d{1,2}[.)]|[-•])?\s*$"
)
#: Every budget of a municipality answers this; what it lists is to come, also where it says "opgesteld".
TO_DO_ABOVE = Screened(r"\bwat\s+(?:gaan|zullen)\s+(?:we|wij)\b[^?.|]{0,20}\bdoen\b")
NUMBERED = Screened(r"\W*\d{1,2}\.\d{1,2}\b")
MOTION_ABOVE = Screened(r"\b(motie|amendement)\b")
