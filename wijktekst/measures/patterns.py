"""Signs of an intervention, a wish or a mere description: form features of one sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = "[a-zà-ÿ]"

#: Verbs of doing, as stems of the infinitive; a participle or a finite form of these is an intervention.
_VERBS = (
    "verlaag|verhog|verhoog|verlag|verruim|verbied|verbod|verbreed|verbred|verplicht|schrap|schaf|schaff|"
    "invoer|voer|stel|bouw|realiseer|realiser|investeer|invester|subsidieer|subsidier|financier|reserveer|"
    "reserver|stop|sluit|open|start|begin|introduceer|introducer|ontwikkel|opricht|richt|onderzoek|"
    "evalueer|evaluer|actualiseer|actualiser|herzie|wijzig|pas|vervang|plaats|leg|maak|zorg|geef|krijg|"
    "verstrek|ondersteun|continueer|continuer|beeindig|verleng|breid|intensiveer|intensiver|bezuinig|"
    "organiseer|organiser|verbind|sluiten|spreek|reguleer|reguler|handhav|handhaaf|controleer|controler|"
    "verbeter|versterk|verduurzaam|verduurzam|isoleer|isoler|renoveer|renover|herstel|benoem|wijs|verleen|"
    "verlen|besluit|besteed|bested|bestem|vergoed|compenseer|compenser|bevries|bevriez|maximeer|maximer"
)
_PARTICIPLE = re.compile(
    rf"\b(?:{_WORD}{{2,6}})?ge{_WORD}{{2,}}(?:d|t|en)\b|\b(?:ver|be|ont|her|onder|over){_WORD}{{3,}}(?:d|t|en)\b"
)

_TESTS: tuple[tuple[str, str], ...] = (
    ("wordt_voltooid", rf"\bword(?:t|en)\b(?: [\w-]+){{0,12}}? (?:{_WORD}+)?(?:ge|ver|be|ont|her|onder)[a-z]+(?:d|t|en)\b"),
    ("is_voltooid", rf"\b(?:is|zijn|was|waren)\b(?: [\w-]+){{0,12}}? (?:{_WORD}+)?(?:ge|ver|be|ont|her)[a-z]+(?:d|t|en)\b"),
    ("heeft_voltooid", r"\b(?:heeft|hebben|had|hadden)\b(?: [\w-]+){0,12}? (?:[a-z]+)?(?:ge|ver|be|ont|her)[a-z]+(?:d|t|en)\b"),
    ("er_komt", r"\b(?:er kom(?:t|en)|kom(?:t|en) er)\b"),
    ("krijgen", r"\bkrijg(?:t|en)\b"),
    ("gaat_omhoog", r"\bga(?:at|an)\b.{0,40}\b(?:omhoog|omlaag|dicht|open|weg)\b"),
    ("we_verb", r"\b(?:we|wij)\b"),
    ("we_eerst", r"^(?:\W*)(?:we|wij) "),
    ("willen", r"\b(?:we|wij|[a-z0-9]+) wil(?:len|t)?\b"),
    ("wil_dat", r"\bwil(?:len)? (?:\w+ ){0,2}dat\b"),
    ("moet", r"\bmoet(?:en)?\b"),
    ("dient_te", r"\bdien(?:t|en)\b.*\bte\b"),
    ("mag_niet", r"\bm[ao]g(?:en)?\b.{0,60}\b(?:niet|geen|alleen)\b"),
    ("mag", r"\bm[ao]g(?:en)?\b"),
    ("kan", r"\bk(?:an|unnen)\b"),
    ("zal", r"\bzal|zullen\b"),
    ("zou", r"\bzou(?:den)?\b"),
    ("verzoekt", r"\bverzoek(?:t|en)\b"),
    ("draagt_op", r"\b(?:draagt|dragen)\b.*\bop\b"),
    ("roept_op", r"\broep(?:t|en)\b.*\bop\b"),
    ("besluit", r"\bbesluit(?:en)?\b"),
    ("besloten", r"\b(?:besloten|vastgesteld|ingestemd|vast te stellen|kennis te nemen|in te stemmen)\b"),
    ("te_inf_eind", r"\bte [a-z]+en\W*$"),
    ("inf_eind", r"\b[a-z]{3,}en\W*$"),
    ("part_eind", r"\b(?:[a-z]{2,5})?ge[a-z]+(?:d|t|en)\W*$|\b(?:ver|be|ont|her)[a-z]+(?:d|t)\W*$"),
    ("vraag", r"\?\W*$"),
    ("geen_eind", r"[^.!?;:”\"')]\s*$"),
    ("puntkomma", r"[;:]\s*$"),
    ("niet", r"\bniet\b"),
    ("geen", r"\bgeen\b"),
    ("niet_langer", r"\b(?:niet (?:langer|meer)|geen .{0,30} meer)\b"),
    ("streven", r"\b(?:streef|streven|streeft|ambitie|doel|ernaar|inzet(?:ten)? op|zet(?:ten)? (?:\w+ ){0,3}in op|beogen|beoogt)\b"),
    ("aandacht", r"\baandacht\b|\bbelang(?:rijk)?\b"),
    ("staan_voor", r"\bsta(?:at|an) voor\b"),
    ("zodat", r"\bzodat|opdat|om te\b"),
    ("zo_begin", r"^\W*(?:zo|hiermee|daarmee|hierdoor|daardoor|dit|dat|deze|ook|want|immers|maar|toch)\b"),
    ("daarom_begin", r"^\W*(?:daarom|daartoe|hiervoor|hiertoe|daarnaast|verder|tevens|bovendien)\b"),
    ("als_begin", r"^\W*(?:als|wanneer|indien|omdat|doordat|terwijl|hoewel|ondanks)\b"),
    ("verleden", r"\b(?:werd|werden|was|waren|had|hadden|is gebleken|bleek|bleken|kwam|kwamen|ging|gingen|kreeg|kregen)\b"),
    ("cijfers", r"\b\d+(?:[.,]\d+)* ?(?:%|procent)"),
    ("geld", r"€|\beuro\b|\bmiljoen\b|\bmiljard\b|\bmln\b|\bmld\b"),
    ("jaar", r"\b(?:19|20)\d\d\b"),
    ("toekomst", r"\b(?:vanaf|uiterlijk|per|in) (?:\d{1,2} )?(?:[a-z]+ )?20(?:2[2-9]|[3-9]\d)\b"),
    ("kwartaal", r"\b(?:q[1-4]|kwartaal)\b"),
    ("opsomming", r"^\s*(?:[•●▶■▪–\-*o]|\d{1,2}[.)]|[a-z][.)])\s*\S"),
    ("cijfer_start", r"^\s*\d"),
    ("klein_start", r"^\s*[a-zà-ÿ]"),
    ("haken", r"[()]"),
    ("verwijzing", r"\b(?:artikel|lid|kamerstuk(?:ken)?|zie|bijlage|tabel|figuur|blz|hoofdstuk|paragraaf|noot)\b"),
    ("bron", r"\bbron\b|https?:|www\.|@"),
    ("onderzoeken", r"\b(?:onderzoek(?:t|en)?|verken(?:t|nen)|pilot|proef|experiment)\b"),
    ("actor_gem", r"\b(?:gemeente(?:n)?|college|raad|wethouder|stadsdeel|b&w|burgemeester)\b"),
    ("actor_rijk", r"\b(?:kabinet|rijk|minister(?:s|ie)?|regering|overheid|staatssecretaris|provincies?)\b"),
    ("bewoner_onderw", r"^\W*(?:veel|sommige|steeds meer|bewoners|inwoners|mensen|jongeren|kinderen|deelnemers|respondenten)\b"),
    ("ik", r"\b(?:ik|mijn|je|jij)\b"),
    ("citaat", r"[“”\"‘’]"),
    ("via", r"\b(?:via|door middel van|met behulp van)\b"),
    ("blijft", r"\bblij(?:ft|ven)\b"),
    ("verb_doen", rf"\b(?:{_VERBS})(?:t|en|d|de|den)?\b"),
    ("imperatief", rf"^\W*(?:\d+\.? )?(?:{_VERBS})\b"),
    ("meer_begin", r"^\W*(?:meer|minder|geen|betere?|extra|gratis|lagere?|hogere?|een|stop|afschaff\w+|invoer\w+)\b"),
    ("subsidie", r"\bsubsidi\w+|\bregeling(?:en)?\b|\bbudget(?:ten)?\b|\bfonds(?:en)?\b|\bheffing\w*"),
    ("wet", r"\b\w*wet(?:ten|geving|svoorstel)?\b"),
    ("verplicht", r"\bverplicht\w*|\bverbod\w*|\bverbied\w*|\bverboden\b|\beis(?:en|t)?\b"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _TESTS)


@lru_cache(maxsize=4096)
def signs(lowered: str) -> tuple[str, ...]:
    """Names of the signs in a lowercased sentence; the last ones are soon asked for again, as context."""
    found = [name for name, pattern in _COMPILED if pattern.search(lowered)]
    return (*found, f"delen{len(_PARTICIPLE.findall(lowered)) if len(lowered) < 2000 else 9}")
