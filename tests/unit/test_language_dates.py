"""When something runs: its first and last day; a year without a cue is no period."""

from __future__ import annotations

import pytest

from wijktekst.language.dates import periods

#: The document of whose date the relative cases count.
WRITTEN = "2025-05-20"

PERIODS = [
    # a year, a month, a day
    ("In 2026 komt er een buurthuis.", "2026"),
    ("IN 2026 KOMT ER EEN BUURTHUIS.", "2026"),
    ("Voor 2026 is geld beschikbaar.", "2026"),
    ("Voor het jaar 2026 stelt de raad de tarieven vast.", "2026"),
    ("In het jaar 2026 begint de bouw.", "2026"),
    ("De subsidie voor\n2026 blijft gelijk.", "2026"),
    ("Komt er in 2026 een zwembad?", "2026"),
    ("Geen warmtepomp verplicht in 2026.", "2026"),
    ("In maart 2026 opent het loket.", "2026-03"),
    ("In mrt. 2026 opent het loket.", "2026-03"),
    ("In sept. 2026 opent het loket.", "2026-09"),
    ("Het loket opent op 1 juli 2026.", "2026-07-01"),
    ("Op 1 juli 2026 opent het loket.", "2026-07-01"),
    ("De wet treedt in werking op 1 januari 2027.", "2027-01-01"),
    ("De regeling wordt op 1 juli 2026 van kracht.", "2026-07-01"),
    ("In schooljaar 2026 krijgen scholen hulp.", "2026"),
    ("De jaarschijf 2026 wordt vrijgegeven.", "2026"),
    ("In begrotingsjaar 2027 volgt de rest.", "2027"),
    ("In de loop van 2026 opent het loket.", "2026"),
    # parts of a year, by month
    ("Eind 2025 is het klaar.", "2025-10/2025-12"),
    ("Begin 2027 volgt de rest.", "2027-01/2027-03"),
    ("Medio 2026 is het plan er.", "2026-04/2026-09"),
    ("Halverwege 2026 evalueren we.", "2026-04/2026-09"),
    ("Najaar 2026 volgt een brief.", "2026-09/2026-11"),
    ("In het voorjaar van 2026 plant de gemeente bomen.", "2026-03/2026-05"),
    ("In de zomer van 2026 plant de gemeente bomen.", "2026-06/2026-08"),
    ("In het derde kwartaal van 2026 volgt een besluit.", "2026-07/2026-09"),
    ("In het derde en vierde kwartaal van 2026 volgt een besluit.", "2026-07/2026-12"),
    ("In Q3 2026 volgt een besluit.", "2026-07/2026-09"),
    ("Uitvoering: 1e kwartaal 2026.", "2026-01/2026-03"),
    ("Voor het eerste kwartaal 2026 is 2 ton begroot.", ""),
    ("Voor het eerste kwartaal 2026 is € 20.000 begroot.", "2026-01/2026-03"),
    ("In de eerste helft van 2026 volgt een besluit.", "2026-01/2026-06"),
    ("In het tweede halfjaar van 2026 volgt een besluit.", "2026-07/2026-12"),
    ("Eind maart 2026 opent het loket.", "2026-03-21/2026-03-31"),
    ("Medio maart 2026 opent het loket.", "2026-03-11/2026-03-20"),
    # from then on
    ("Vanaf 2026 betaalt het Rijk mee.", "2026/.."),
    ("Structureel vanaf 2026 betaalt het Rijk mee.", "2026/.."),
    ("Vanaf 2026 betaalt het Rijk € 3 miljoen per jaar.", "2026/.."),
    ("Het Rijk betaalt € 3 miljoen per jaar vanaf 2026.", "2026/.."),
    ("Sinds 2019 loopt de proef.", "2019/.."),
    ("Per 1 januari 2026 vervalt de regel.", "2026-01-01/.."),
    ("Per 1-1-2026 vervalt de regel.", "2026-01-01/.."),
    ("Per 01/02/2026 vervalt de regel.", "2026-02-01/.."),
    ("Per 01/02/'26 vervalt de regel.", "2026-02-01/.."),
    ("Vanaf 1.2.2026 vervalt de regel.", "2026-02-01/.."),
    ("Met ingang van 1 maart 2026 geldt een verbod.", "2026-03-01/.."),
    ("Met ingang van maandag 2 maart 2026 geldt een verbod.", "2026-03-02/.."),
    ("Ingaande 2026 geldt een verbod.", "2026/.."),
    ("M.i.v. 2026 geldt een verbod.", "2026/.."),
    ("Vanaf april 2026 werkt het team.", "2026-04/.."),
    ("Na 2030 volgt de rest.", "2031/.."),
    ("Na de zomer van 2026 volgt de rest.", "2026-09/.."),
    ("Vanaf eind 2026 rijdt de bus.", "2026-10/.."),
    ("Vanaf medio 2026 rijdt de bus.", "2026-07/.."),
    ("Vanaf het tweede kwartaal van 2026 rijdt de bus.", "2026-04/.."),
    ("Met ingang van het collegejaar 2026-2027 vervalt de bijdrage.", "2026-09/.."),
    ("In 2026 e.v. is er geld.", "2026/.."),
    ("Voor 2026 en verder is er geld.", "2026/.."),
    ("De lasten (2026 e.v.) zijn gedekt.", "2026/.."),
    ("Met terugwerkende kracht tot 1 januari 2025 geldt het tarief.", "2025-01-01/.."),
    ("Het besluit laten terugwerken tot 1 januari 2025.", "2025-01-01/.."),
    # up to then: "tot" and "voor" do not reach it, "tot en met" and "uiterlijk" do
    ("Tot 2030 is er geld.", "../2029"),
    ("Tot en met 2028 is er geld.", "../2028"),
    ("T/m 2028 is er geld.", "../2028"),
    ("Uiterlijk in 2027 ligt er een plan.", "../2027"),
    ("Uiterlijk voor 2027 ligt er een plan.", "../2026"),
    ("Uiterlijk 1 oktober 2026 ligt er een plan.", "../2026-10-01"),
    ("Uiterlijk in het vierde kwartaal van 2026 ligt er een plan.", "../2026-12"),
    ("Vóór 1 juli 2026 ligt er een plan.", "../2026-06-30"),
    ("Vo\u0301o\u0301r 1 juli 2026 ligt er een plan.", "../2026-06-30"),
    ("Voor 1 juli 2026 ligt er een plan.", "../2026-06-30"),
    ("Voor juli 2026 ligt er een plan.", "../2026-06"),
    ("Voor eind 2026 ligt er een plan.", "../2026-12"),
    ("Tot medio 2026 is er geld.", "../2026-06"),
    ("Voor de zomer van 2026 ligt er een plan.", "../2026-06"),
    ("Voor 2035 zijn alle straten gasvrij.", "../2034"),
    ("Ten laatste in 2027 rondt de Vlaamse overheid het werk af.", "../2027"),
    ("Tegen eind 2026 is het werk af.", "../2026-12"),
    ("Tussen nu en 2030 planten we bomen.", "../2030"),
    # from and to
    ("In de periode 2022-2025 bouwen we.", "2022/2025"),
    ("In de periode 2022–2025 bouwen we.", "2022/2025"),
    ("In de raadsperiode 2022 - 2026 bouwen we.", "2022/2026"),
    ("In 2022 t/m 2025 bouwen we.", "2022/2025"),
    ("In 2022-'25 bouwen we.", "2022/2025"),
    ("In 2025/26 bouwen we.", "2025/2026"),
    ("Van 2022 tot en met 2025 bouwen we.", "2022/2025"),
    ("Vanaf 2022 tot en met 2025 bouwen we.", "2022/2025"),
    ("Van 2022 tot 2025 bouwen we.", "2022/2024"),
    ("Tussen 2022 en 2025 bouwen we.", "2022/2025"),
    ("Van 1 januari 2022 tot 1 juli 2023 loopt de proef.", "2022-01-01/2023-06-30"),
    ("Van 1 jan. t/m 30 juni 2026 loopt de proef.", "2026-01-01/2026-06-30"),
    ("Van 1 oktober tot en met 31 maart 2026 loopt de proef.", "2025-10-01/2026-03-31"),
    ("Van 1 tot 15 maart 2026 is het loket dicht.", "2026-03-01/2026-03-14"),
    ("Van januari tot en met juni 2026 loopt de proef.", "2026-01/2026-06"),
    ("Het schooljaar 2025/2026 krijgt extra geld.", "2025-08/2026-07"),
    ("In schooljaar 2025/'26 krijgen scholen geld.", "2025-08/2026-07"),
    ("Per 1 maart 2026 voor de duur van zes maanden geldt een verbod.", "2026-03-01/2026-08-31"),
    # several
    ("In 2023, 2024 en 2025 is er geld.", "2023; 2024; 2025"),
    ("In de jaren 2025 en 2026 is er geld.", "2025; 2026"),
    ("In 2025 en vanaf 2027 is er geld.", "2025; 2027/.."),
    ("In 2025 begint het, in 2025 eindigt het.", "2025"),
    ("€ 1 miljoen in 2026 en € 2 miljoen vanaf 2027.", "2026; 2027/.."),
]

NONE = [
    "De bergingen krijgen een slot, nadat in 2025 fietsen werden gestolen.",
    "De gemeente bouwt een school.",
    "De Wet maatschappelijke ondersteuning 2015 geldt.",
    "De motie uit Kamerstuk 35 570, nr. 2026 is aangenomen.",
    "Zie Stb. 2024, 12.",
    "Zie Stcrt. 2025, 32385.",
    "Kamerstukken II 2020/21, 35 570 VII, nr. 2.",
    "Er komen 2026 woningen.",
    "In 2000 woningen komt isolatie.",
    "Het kost € 2026.",
    "Bel 2025 voor hulp.",
    "Per 31-13-2026 vervalt de regel.",
    "Per 45-01-2026 vervalt de regel.",
    "Per 30 februari 2026 vervalt de regel.",
    "De brief van 12 mei 2025 is gelezen.",
    "Besluit d.d. 12 mei 2025 vast te stellen.",
    "Het kenmerk is 2025-004512.",
    "De afstand is 2025,5 meter.",
    # titles
    "De Begroting 2026 vast te stellen.",
    "In de begroting 2026 komt een post.",
    "Het Uitvoeringsprogramma Wonen 2025-2028 vast te stellen.",
    "In de prestatieafspraken 2020 t/m 2023 staat een toets.",
    "Het Programma Wonen van 2022-2025 blijft gelden.",
    "PROGRAMMA 2023-2027 Wij bouwen huizen.",
    "Om Natura 2000 te beschermen komt er een hek.",
    "We voeren de Agenda 2030 uit.",
    # what was, and what is compared with
    "In 2019 waren er duizend meldingen.",
    "Sinds 2015 daalt het aantal leden van de club.",
    "De uitstoot daalt ten opzichte van 1990.",
    "De huur gaat terug naar het niveau van 2019.",
    "We doen meer dan in 2019.",
    "Zo voeren we af in plaats van in 2050.",
    "Huizen gebouwd voor 1992 krijgen isolatie.",
    "Wie is geboren na 2005 krijgt een pas.",
    "Het in 2018 gesloten akkoord breiden we uit.",
    "Dat heeft de raad in 2021 besloten.",
    "In 2021 heeft de raad besloten de pas in te voeren.",
    "Op 8 juni 2020 stemde de raad.",
    "Na een proef in 2020 in de wijk breiden we de pas uit.",
    "Het college gaat in op de vragen over de stand per 31-12-2024.",
    "Ons doel voor 2030 leggen we vast.",
    # how long, but not from when; how often; how old
    "Voor de duur van twee jaar komt er een proef.",
    "Wie 18 jaar is krijgt jaarlijks een pas.",
    "Het fonds krijgt structureel € 3 miljoen per jaar.",
    "In de komende kabinetsperiode komt er een wet.",
    "Voor het tweede kwartaal van 2026 komt er een plan.",
    "Voor 2030 gebeurt er iets.",
    # counted from a date that is not known
    "Volgend jaar komt er een wet.",
    "Eind dit jaar komt er een wet.",
    "De komende vier jaar bouwen we.",
    "Binnen twee jaar komt er een visie.",
    "Vóór 1 maart ligt er een plan.",
    "Per direct stopt de subsidie.",
    "Voor de zomer ligt er een plan.",
]

RELATIVE = [
    ("Dit jaar komt er een wet.", "2025"),
    ("Nog dit jaar komt er een wet.", "2025"),
    ("Volgend jaar komt er een wet.", "2026"),
    ("Komend jaar komt er een wet.", "2026"),
    ("Vorig jaar organiseerden we een markt.", "2024"),
    ("Vanaf volgend jaar geldt een verbod.", "2026/.."),
    ("Eind volgend jaar komt er een wet.", "2026-10/2026-12"),
    ("Eind van het jaar komt er een wet.", "2025-10/2025-12"),
    ("Voor het einde van het jaar komt er een wet.", "../2025-12"),
    ("In het eerste kwartaal van volgend jaar komt er een wet.", "2026-01/2026-03"),
    ("Komend najaar komt er een wet.", "2025-09/2025-11"),
    ("Komend voorjaar komt er een wet.", "2026-03/2026-05"),
    ("Volgend schooljaar komt er een lesuur bij.", "2025-08/2026-07"),
    ("Dit schooljaar komt er een lesuur bij.", "2024-08/2025-07"),
    ("Volgende maand opent het loket.", "2025-06"),
    ("Voor de zomer ligt er een plan.", "../2025-06"),
    ("Na het zomerreces komt er een brief.", "2025-09/.."),
    ("De komende vier jaar bouwen we.", "2025-05-20/2029-05-19"),
    ("De komende anderhalf jaar bouwen we.", "2025-05-20/2026-11-19"),
    ("Voor de komende 10 jaar is er geld.", "2025-05-20/2035-05-19"),
    ("Binnen twee jaar komt er een visie.", "../2027-05-20"),
    ("Het college stelt een visie op binnen zes maanden.", "../2025-11-20"),
    ("Per direct stopt de subsidie.", "2025-05-20/.."),
    ("Met onmiddellijke ingang stopt de subsidie.", "2025-05-20/.."),
    ("Vóór 1 maart ligt er een plan.", "../2026-02-28"),
    ("Uiterlijk 1 oktober ligt er een plan.", "../2025-10-01"),
    ("Vanaf 1 september geldt een verbod.", "2025-09-01/.."),
    ("Vanaf januari geldt een verbod.", "2026-01/.."),
    # nobody can tell
    ("Vanaf april geldt een verbod.", ""),
    ("In de zomer plant de gemeente bomen.", ""),
    ("Jaarlijks vóór 1 maart stuurt het college een verslag.", ""),
    ("Vóór 1 maart van elk jaar stuurt het college een verslag.", ""),
    ("Kopers die binnen een jaar na de koop isoleren, krijgen geld terug.", ""),
    ("De opbrengst is hoger dan vorig jaar.", ""),
    ("De vorig jaar ingevoerde pas blijft.", ""),
    ("In de komende jaren bouwen we.", ""),
    ("Na 1 april 2003 verloren rechten keren terug.", ""),
]


def isos(text: str, written: str = "") -> str:
    return "; ".join(one.iso for one in periods(text, 0, len(text), written))


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: str) -> None:
    assert isos(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_period(text: str) -> None:
    assert periods(text, 0, len(text)) == ()


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_a_relative_period_counts_from_the_date_of_the_document(text: str, expected: str) -> None:
    assert isos(text, WRITTEN) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In 2026 is er geld.", "2026-01-01", "2026-12-31"),
        ("In februari 2028 is er geld.", "2028-02-01", "2028-02-29"),
        ("Vanaf 2026 is er geld.", "2026-01-01", ""),
        ("Tot 2026 is er geld.", "", "2025-12-31"),
        ("Voor 1 maart 2028 is het plan klaar.", "", "2028-02-29"),
        ("In de periode 2022-2025 is er geld.", "2022-01-01", "2025-12-31"),
        ("In Q4 2026 is er geld.", "2026-10-01", "2026-12-31"),
        ("In het schooljaar 2026-2027 is er geld.", "2026-08-01", "2027-07-31"),
        ("In het studiejaar 2026-2027 is er geld.", "2026-09-01", "2027-08-31"),
    ],
)
def test_the_first_and_last_day_are_exact(text: str, first: str, last: str) -> None:
    (found,) = periods(text, 0, len(text))
    assert (found.first, found.last) == (first, last)


def test_the_characters_that_prove_it_hold_the_cue() -> None:
    text = "Wij verlengen de proef tot en met 31 december 2026."
    (found,) = periods(text, 0, len(text))
    assert text[found.start : found.end] == "tot en met 31 december 2026"


def test_only_the_stretch_that_is_asked_for_counts() -> None:
    text = "In 2024 niet. In 2025 wel. In 2026 weer niet."
    assert [one.iso for one in periods(text, text.index("In 2025"), text.index(" In 2026"))] == ["2025"]
