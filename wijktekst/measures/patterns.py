"""Signs of an intervention, a wish or a mere description: form features of one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

#: Verbs of doing, as stems of the infinitive; a participle or a finite form of these is an intervention.
_VERBS = """
verlaag verhog verhoog verlag verruim verbied verbod verbreed verbred verplicht schrap schaf schaff invoer
voer stel bouw realiseer realiser investeer invester subsidieer subsidier financier reserveer reserver stop
sluit open start begin introduceer introducer ontwikkel opricht richt onderzoek evalueer evaluer actualiseer
actualiser herzie wijzig pas vervang plaats leg maak zorg geef krijg verstrek ondersteun continueer continuer
beeindig verleng breid intensiveer intensiver bezuinig organiseer organiser verbind sluiten spreek reguleer
reguler handhav handhaaf controleer controler verbeter versterk verduurzaam verduurzam isoleer isoler renoveer
renover herstel benoem wijs verleen verlen besluit besteed bested bestem vergoed compenseer compenser bevries
bevriez maximeer maximer
""".split()
_FORMS = " ".join(verb + ending for verb in _VERBS for ending in ("", "t", "en", "d", "de", "den"))

#: Name, words, pattern. A sentence has a sign when it holds one of the words (`wet*` begins so, `*wet` ends
#: so) and the pattern; either may be left out, and words before a pattern save looking for it. A `$` asks for
#: the pattern where the last word begins. Rows with the same name are alternatives.
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("wordt_voltooid", "wordt worden", r"\bword(?:t|en)\b(?: [\w-]+){0,12}? (?:[a-zà-ÿ]+)?(?:ge|ver|be|ont|her|onder)[a-z]+(?:d|t|en)\b"),
    ("is_voltooid", "is zijn was waren", r"\b(?:is|zijn|was|waren)\b(?: [\w-]+){0,12}? (?:[a-zà-ÿ]+)?(?:ge|ver|be|ont|her)[a-z]+(?:d|t|en)\b"),
    ("heeft_voltooid", "heeft hebben had hadden", r"\b(?:heeft|hebben|had|hadden)\b(?: [\w-]+){0,12}? (?:[a-z]+)?(?:ge|ver|be|ont|her)[a-z]+(?:d|t|en)\b"),
    ("er_komt", "komt komen", r"\b(?:er kom(?:t|en)|kom(?:t|en) er)\b"),
    ("krijgen", "krijgt krijgen", ""),
    ("gaat_omhoog", "gaat gaan", r"\bga(?:at|an)\b.{0,40}\b(?:omhoog|omlaag|dicht|open|weg)\b"),
    ("we_verb", "we wij", ""),
    ("we_eerst", "we wij", r"^\W*(?:we|wij) "),
    ("willen", "wil willen wilt", r"\b(?:we|wij|[a-z0-9]+) wil(?:len|t)?\b"),
    ("wil_dat", "wil willen", r"\bwil(?:len)? (?:\w+ ){0,2}dat\b"),
    ("moet", "moet moeten", ""),
    ("dient_te", "dient dienen", r"\bdien(?:t|en)\b.*\bte\b"),
    ("mag_niet", "mag mog magen mogen", r"\bm[ao]g(?:en)?\b.{0,60}\b(?:niet|geen|alleen)\b"),
    ("mag", "mag mog magen mogen", ""),
    ("kan", "kan kunnen", ""),
    ("zal", "zal* *zullen", ""),
    ("zou", "zou zouden", ""),
    ("verzoekt", "verzoekt verzoeken", ""),
    ("draagt_op", "draagt dragen", r"\b(?:draagt|dragen)\b.*\bop\b"),
    ("roept_op", "roept roepen", r"\broep(?:t|en)\b.*\bop\b"),
    ("besluit", "besluit besluiten", ""),
    ("besloten", "besloten vastgesteld ingestemd", ""),
    ("besloten", "stellen nemen stemmen", r"\b(?:vast te stellen|kennis te nemen|in te stemmen)\b"),
    ("te_inf_eind", "te", r"\bte [a-z]+en\W*$"),
    ("inf_eind", "$", r"[a-z]{3,}en\W*$"),
    ("part_eind", "$", r"(?:(?:[a-z]{2,5})?ge[a-z]+(?:d|t|en)|(?:ver|be|ont|her)[a-z]+(?:d|t))\W*$"),
    ("vraag", "$", r"\w*[^\w?]*\?"),
    ("geen_eind", "$", r".*[^.!?;:”\"')]$"),
    ("puntkomma", "$", r".*[;:]$"),
    ("niet", "niet", ""),
    ("geen", "geen", ""),
    ("niet_langer", "langer meer", r"\b(?:niet (?:langer|meer)|geen .{0,30} meer)\b"),
    ("streven", "streef streven streeft ambitie doel ernaar beogen beoogt", ""),
    ("streven", "op", r"\b(?:inzet(?:ten)? op|zet(?:ten)? (?:\w+ ){0,3}in op)\b"),
    ("aandacht", "aandacht belang belangrijk", ""),
    ("staan_voor", "staat staan", r"\bsta(?:at|an) voor\b"),
    ("zodat", "zodat*", ""),
    ("zodat", "", "opdat"),
    ("zodat", "te", r"om te\b"),
    ("zo_begin", "", r"^\W*(?:zo|hiermee|daarmee|hierdoor|daardoor|dit|dat|deze|ook|want|immers|maar|toch)\b"),
    ("daarom_begin", "", r"^\W*(?:daarom|daartoe|hiervoor|hiertoe|daarnaast|verder|tevens|bovendien)\b"),
    ("als_begin", "", r"^\W*(?:als|wanneer|indien|omdat|doordat|terwijl|hoewel|ondanks)\b"),
    ("verleden", "werd werden was waren had hadden bleek bleken kwam kwamen ging gingen kreeg kregen", ""),
    ("verleden", "gebleken", r"\bis gebleken\b"),
    ("cijfers", "", r"\b\d+(?:[.,]\d+)* ?(?:%|procent)"),
    ("geld", "euro miljoen miljard mln mld", ""),
    ("geld", "", "€"),
    ("jaar", "19* 20*", r"\b(?:19|20)\d\d\b"),
    ("toekomst", "20*", r"\b(?:vanaf|uiterlijk|per|in) (?:\d{1,2} )?(?:[a-z]+ )?20(?:2[2-9]|[3-9]\d)\b"),
    ("kwartaal", "q1 q2 q3 q4 kwartaal", ""),
    ("opsomming", "", r"^\s*(?:[•●▶■▪–\-*o]|\d{1,2}[.)]|[a-z][.)])\s*\S"),
    ("cijfer_start", "", r"^\s*\d"),
    ("klein_start", "", r"^\s*[a-zà-ÿ]"),
    ("haken", "", r"[()]"),
    ("verwijzing", "artikel lid kamerstuk kamerstukken zie bijlage tabel figuur blz hoofdstuk paragraaf noot", ""),
    ("bron", "bron", ""),
    ("bron", "*http *https *www", r"https?:|www\."),
    ("bron", "", "@"),
    ("onderzoeken", "onderzoek onderzoekt onderzoeken verkent verkennen pilot proef experiment", ""),
    ("actor_gem", "gemeente gemeenten college raad wethouder stadsdeel burgemeester", ""),
    ("actor_gem", "b", r"\bb&w\b"),
    ("actor_rijk", "kabinet rijk minister ministers ministerie regering overheid staatssecretaris", ""),
    ("actor_rijk", "provincie provincies", ""),
    ("bewoner_onderw", "", r"^\W*(?:veel|sommige|steeds meer|bewoners|inwoners|mensen|jongeren|kinderen|deelnemers|respondenten)\b"),
    ("ik", "ik mijn je jij", ""),
    ("citaat", "", r"[“”\"‘’]"),
    ("via", "via", ""),
    ("via", "middel behulp", r"\b(?:door middel van|met behulp van)\b"),
    ("blijft", "blijft blijven", ""),
    ("verb_doen", _FORMS, ""),
    ("imperatief", "", rf"^\W*(?:\d+\.? )?(?:{'|'.join(_VERBS)})\b"),
    ("meer_begin", "", r"^\W*(?:meer|minder|geen|betere?|extra|gratis|lagere?|hogere?|een|stop|afschaff\w+|invoer\w+)\b"),
    ("subsidie", "regeling regelingen budget budgetten fonds fondsen heffing*", ""),
    ("subsidie", "subsidi*", r"\bsubsidi\w"),
    ("wet", "*wet *wetten *wetgeving *wetsvoorstel", ""),
    ("verplicht", "verplicht* verbod* verbied* verboden eis eisen eist", ""),
)  # fmt: skip
_WORD = re.compile(r"\w+")
_PARTICIPLE = re.compile(
    "(?:[a-zà-öø-ÿ]{2,6})?ge[a-zà-öø-ÿ]{2,}(?:d|t|en)|(?:ver|be|ont|her|onder|over)[a-zà-öø-ÿ]{3,}(?:d|t|en)"
)
_COMPILED = [re.compile(pattern) if pattern else None for _, _, pattern in _SIGNS]
#: Numbers of the rows that are looked at in every sentence, and of those among them that look at its end.
_ALWAYS = [row for row, (_, words, _) in enumerate(_SIGNS) if words in ("", "$")]
_AT_END = frozenset(row for row, (_, words, _) in enumerate(_SIGNS) if words == "$")
_WHOLE: defaultdict[str, list[int]] = defaultdict(list)
_BEGINS: list[tuple[str, int]] = []
_ENDS: list[tuple[str, int]] = []
for _row, (_, _words, _) in enumerate(_SIGNS):
    for _word in _words.split():
        if _word.endswith("*"):
            _BEGINS.append((_word.strip("*"), _row))
        elif _word.startswith("*"):
            _ENDS.append((_word.strip("*"), _row))
        else:
            _WHOLE[_word].append(_row)


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[str, ...]:
    """Names of the signs in a sentence; the last ones are soon asked for again, as context."""
    lowered = " ".join(text.lower().split())
    words = _WORD.findall(lowered)
    last = lowered.rindex(words[-1]) if words else 0
    found: dict[str, None] = {}
    for row in sorted(set(_ALWAYS).union(*map(_rows_of, words))):
        pattern = _COMPILED[row]
        if pattern is None or (pattern.match(lowered, last) if row in _AT_END else pattern.search(lowered)):
            found[_SIGNS[row][0]] = None
    return (*found, f"delen{sum(map(_is_participle, words)) if len(lowered) < 2000 else 9}")


@lru_cache(maxsize=100_000)
def _rows_of(word: str) -> tuple[int, ...]:
    """Rows of the table that a word belongs to."""
    begins = [row for begin, row in _BEGINS if word.startswith(begin)]
    ends = [row for end, row in _ENDS if word.endswith(end)]
    return (*_WHOLE.get(word, ()), *begins, *ends)


@lru_cache(maxsize=100_000)
def _is_participle(word: str) -> bool:
    return _PARTICIPLE.fullmatch(word) is not None
