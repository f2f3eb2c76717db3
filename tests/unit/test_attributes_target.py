"""For whom a measure is, in tables of our own sentences; a group that acts, pays or is spoken with is not."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures.attributes.target_words import class_of
from wijktekst.types.attributes import TARGET_GROUPS

TARGETS = [
    ("Gemeenten met minder dan 30.000 inwoners krijgen een vast bedrag.", []),
    # after "voor", over adjectives, lists and line breaks
    ("Er komt een loket voor ouderen.", ["ouderen"]),
    ("We bouwen flats voor alle kwetsbare, alleenstaande ouderen.", ["ouderen"]),
    ("Er komen huizen voor starters, studenten en gezinnen.", ["woningzoekenden", "studenten", "gezinnen"]),
    ("Voor huurders komt er een meldpunt.", ["huurders"]),
    ("Er komen woningen voor ruim 4.000 huurders.", ["huurders"]),
    ("Wij bouwen voor 1.250.000 huurders en ouderen.", ["huurders", "ouderen"]),
    ("De pas geldt zowel voor jongeren als voor ouderen.", ["jongeren", "ouderen"]),
    ("Er komt een loket\nvoor\nmantelzorgers.", ["mantelzorgers"]),
    ("Gratis zwemles voor kinderen.", ["kinderen"]),
    ("Een fonds voor verenigingen en vrijwilligers.", ["verenigingen", "vrijwilligers"]),
    # who gets something
    ("Huurders krijgen hulp bij hun schulden.", ["huurders"]),
    ("Mantelzorgers ontvangen een pas.", ["mantelzorgers"]),
    ("Minima kunnen een pas aanvragen.", ["mensen met een laag inkomen"]),
    ("Zaandammers krijgen korting op het zwembad.", ["bewoners"]),
    ("Huurders van kleine woningen komen in aanmerking voor verlaging.", ["huurders"]),
    ("Er start een pilot waarbij jongeren elkaar kunnen ontmoeten.", ["jongeren"]),
    ("We verspreiden 3.500 laptops onder leerlingen.", ["leerlingen"]),
    ("Ondernemers kunnen gebruikmaken van een lening.", ["ondernemers"]),
    ("Studenten mogen een examen weigeren.", ["studenten"]),
    ("Daarom krijgen statushouders taalles.", ["nieuwkomers"]),
    ("Het tarief daalt, zodat gezinnen korting krijgen.", ["gezinnen"]),
    # who is helped
    ("De gemeente helpt ouders.", ["ouders"]),
    ("De gemeente ondersteunt kwetsbare ouderen.", ["ouderen"]),
    ("We gaan om te beginnen daklozen beter opvangen.", ["dak- en thuislozen"]),
    ("De school wil een fonds om ouders te ondersteunen.", ["ouders"]),
    ("Jongeren worden beter begeleid.", ["jongeren"]),
    ("We geven winkeliers een jaar uitstel.", ["ondernemers"]),
    ("De gemeente verstrekt subsidie aan boeren.", ["boeren"]),
    # behind a service
    ("De opvang van vluchtelingen gaat door.", ["nieuwkomers"]),
    ("De eenzaamheid onder ouderen pakken we aan.", ["ouderen"]),
    ("De campagne richt zich op jongeren.", ["jongeren"]),
    ("Er gaat meer geld naar kleine verenigingen.", ["verenigingen"]),
    ("De schoolreis komt niet langer voor rekening van ouders.", ["ouders"]),
    # what no longer burdens them, and what they follow or do for nothing
    ("Ouders hoeven voortaan geen eigen bijdrage te betalen.", ["ouders"]),
    ("Leden van clubs betalen minder, studenten betalen niets.", ["studenten"]),
    ("Jongeren zwemmen deze zomer gratis.", ["jongeren"]),
    ("Statushouders volgen in twee dorpen een taalles.", ["nieuwkomers"]),
    ("We verplichten scholen en ouders niet tot een vrijwillige bijdrage.", []),
    # groups in the title of what is answered
    ("De raad te informeren over de opvang van vluchtelingen.", []),
    ("De beantwoording van vragen over hulp aan ouderen vast te stellen.", []),
    # in a list, behind a word that is not known there, and in brackets
    ("Er komt een punt waar inwoners en kleine ondernemers terecht kunnen.", ["bewoners", "ondernemers"]),
    ("Een regeling voor urban sportaanbieders.", ["verenigingen"]),
    ("Er komen bedden voor (vooral) daklozen.", ["dak- en thuislozen"]),
    ("Er is plek voor ten hoogste tachtig asielzoekers.", ["nieuwkomers"]),
    ("We investeren ook in goede leraren.", ["publieke werkers"]),
    ("Wethouders spreken in groepen met bewoners.", []),
    # burdens and roles
    ("Het plein wordt verboden voor fietsers.", []),
    ("De lastenverhoging voor inwoners is beperkt.", []),
    ("Bewoners mogen meedenken over het park.", []),
    # phrases and compounds
    ("Een toeslag voor ouderen met AOW en een laag inkomen.", ["ouderen", "mensen met een laag inkomen"]),
    ("Korting voor bewoners met een stadspas.", ["mensen met een laag inkomen"]),
    ("Hulp voor bewoners die door ziekte in de schulden raken.", ["mensen met schulden"]),
    ("Een bus voor bewoners die slecht ter been zijn.", ["mensen met een beperking"]),
    ("Een lening voor ondernemers zonder personeel.", ["zzp'ers"]),
    ("Een kamer voor dakloze jongeren.", ["dak- en thuislozen", "jongeren"]),
    ("Een fonds voor bewoners van 18 tot 27 jaar.", ["jongeren"]),
    ("Meer zekerheid voor mensen met een tijdelijk contract.", ["werkenden"]),
    ("Er komt hulp voor mensen met schulden.", ["mensen met schulden"]),
    ("Er komt hulp voor mensen met problematische schulden.", ["mensen met schulden"]),
    ("Een toeslag voor mensen met een laag inkomen.", ["mensen met een laag inkomen"]),
    ("Een toeslag voor lage inkomens.", ["mensen met een laag inkomen"]),
    ("Banen voor mensen met een afstand tot de arbeidsmarkt.", ["werkzoekenden"]),
    ("Een hal voor mensen met een beperking.", ["mensen met een beperking"]),
    ("Een hal voor inwoners met een lichamelijke beperking.", ["mensen met een beperking"]),
    ("Een hal voor kinderen met een beperking.", ["kinderen", "mensen met een beperking"]),
    (
        "Een reis voor kinderen uit huishoudens met een laag inkomen.",
        ["kinderen", "mensen met een laag inkomen"],
    ),
    ("Opvang voor dak- en thuislozen.", ["dak- en thuislozen"]),
    ("Een premie voor bijstandsgerechtigden.", ["uitkeringsgerechtigden"]),
    ("Een premie voor mensen in de bijstand.", ["uitkeringsgerechtigden"]),
    ("Een beurs voor mbo-studenten.", ["studenten"]),
    ("Een fonds voor zzp'ers.", ["zzp'ers"]),
    ("Een fonds voor zzp’ers.", ["zzp'ers"]),
    ("Cursussen voor laaggeletterden.", ["laaggeletterden"]),
    ("Een huis voor lhbtiq+'ers.", ["lhbtiq+'ers"]),
    ("Een huis voor transgender personen.", ["lhbtiq+'ers"]),
    ("Een pas voor alle Rotterdammers.", ["bewoners"]),
    ("EEN PAS VOOR ALLE INWONERS.", ["bewoners"]),
    ("Begeleiding van ex-gedetineerden naar werk.", ["gedetineerden"]),
    # the actor, the payer, a partner
    ("Bewoners beheren het buurthuis.", []),
    ("Samen met bewoners maken we een plan.", []),
    ("Het plan wordt door ondernemers betaald.", []),
    ("De gemeente overlegt met huurders.", []),
    ("Vrijwilligers helpen ouderen.", ["ouderen"]),
    # burdens
    ("Er komt een meldplicht voor bedrijven.", []),
    ("Er komt een verbod voor automobilisten.", []),
    ("Het fonds is voor wie niet voor een werkgever werkt.", []),
    # a word about a service or a thing names nobody
    ("De jeugdzorg krijgt meer geld.", []),
    ("We verbeteren de ouderenzorg.", []),
    ("De studentenhuisvesting wordt uitgebreid.", []),
    ("De wethouders stellen een plan vast.", []),
    ("De verhuurders isoleren de flats.", []),
    ("Ambtenaren krijgen een cursus.", []),
    ("Een loket voor wethouders.", []),
    ("In 2030 moeten bedrijven schoon rijden.", []),
    ("Voor 2030 moeten bedrijven schoon rijden.", []),
    ("De huur stijgt niet.", []),
]


@pytest.mark.parametrize(("sentence", "groups"), TARGETS)
def test_target_groups(sentence: str, groups: list[str]) -> None:
    found = [fact.value for fact in of(sentence).target_groups]
    assert len(found) == len(set(found))
    assert found == groups


@pytest.mark.parametrize(("sentence", "groups"), TARGETS)
def test_without_a_parse_no_other_group_is_found(sentence: str, groups: list[str]) -> None:
    found = [fact.value for fact in of(sentence, parsed=False).target_groups]
    assert set(found) <= set(groups)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("huurders", "huurders"),
        ("verhuurders", ""),
        ("Woningverhuurders", ""),
        ("wethouders", ""),
        ("Amsterdammers", "bewoners"),
        ("Hagenezen", "bewoners"),
        ("Ambtenaren", ""),
        ("Ambtenaars", ""),
        ("Eigenaars", ""),
        ("Ministers", ""),
        ("Rechters", ""),
        ("Kamers", ""),
        ("verouderen", ""),
        ("kiesgerechtigden", ""),
        ("bijstandsgerechtigden", "uitkeringsgerechtigden"),
        ("sportverenigingen", "verenigingen"),
        ("pleegouders", "ouders"),
        ("vmbo-leerlingen", "leerlingen"),
        ("stadspashouders", "mensen met een laag inkomen"),
        ("x" * 5_000, ""),
    ],
)
def test_class_of_a_word(word: str, name: str) -> None:
    assert class_of(word) == name


def test_a_group_is_proved_by_its_words() -> None:
    sentence = "Kop. Er komt hulp voor mensen met schulden en voor ouderen."
    found = of(sentence[5:], before="Kop. ").target_groups
    assert [sentence[fact.start : fact.end] for fact in found] == ["mensen met schulden", "ouderen"]


def test_every_class_is_one_of_the_list() -> None:
    found = {fact.value for sentence, _ in TARGETS for fact in of(sentence).target_groups}
    assert found <= set(TARGET_GROUPS)
    assert len(found) > len(TARGET_GROUPS) / 2
