"""Entities by rules and lists: what is named, and the words that only look like a name."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from tests.unit.tagged import parse
from wijktekst.language import entities_of

ORGANISATIONS = [
    # ministries: in full, by abbreviation, in a row
    "Het [org: ministerie van Binnenlandse Zaken en Koninkrijksrelaties] betaalt mee.",
    "Het [org: ministerie van BZK] en het [org: ministerie van Financiën] tekenen.",
    "De ministeries van [org: VRO], [org: JenV] en [org: Financiën] werken samen.",
    "De minister van [org: Volkshuisvesting en Ruimtelijke Ordening] schrijft een brief.",
    "De staatssecretaris van [org: Financiën] antwoordt.",
    "[org: BZK], [org: OCW], [org: SZW], [org: VWS], [org: IenW], [org: KGG] en [org: LVVN] doen mee.",
    "Het [org: ministerie van EZK] heet nu [org: KGG].",
    "Het [org: Ministerie van Onderwijs, Cultuur en Wetenschap] en [org: OCW] is hetzelfde.",
    "De afdeling Financiën van de stad maakt de begroting.",
    "Onderwijs en Justitie zijn onderwerpen; Defensie ook.",
    "De gemeente kiest voor Landbouw op deze plek.",
    "Het ministerie beslist, zei de minister.",
    "We vragen bzk en ocw om hulp.",
    # water boards
    "[org: Waterschap Rivierenland] en [org: waterschap De Dommel] verhogen de lasten.",
    "Het [org: hoogheemraadschap van Delfland] en het [org: Hoogheemraadschap van Rijnland] ook.",
    "[org: Hunze en Aa's], [org: Hunze en Aa’s] en [org: Wetterskip Fryslân] doen mee.",
    "Het [org: waterschap Limburg] werkt in [gpe: Limburg].",
    "Het waterschap onderhoudt de Dommel in Rivierenland.",
    # parties
    "[org: PvdA], [org: VVD], [org: D66], [org: NSC] en [org: BBB] stemmen voor.",
    "De motie van [org: GroenLinks-PvdA] is aangenomen.",
    "[org: GroenLinks] en de [org: Partij voor de Dieren] stemmen tegen.",
    "De [org: PvdA-fractie] vraagt uitleg.",
    "De heer Jansen ([org: CU]) en mevrouw De Wit ([org: GL]) spreken.",
    "[org: DENK] en [org: Volt] dienen een motie in.",
    "De fractie van [org: Denk] stelt vragen.",
    "Denk aan de kinderen.",
    "Denk en doe mee.",
    "DENK AAN HET MILIEU",
    "Op het stopcontact staat 230 Volt.",
    "De lijst [org: 50PLUS] is voor 50-plussers, de 50plus-beurs niet.",
    "Een VVD'er en een PvdA’er spraken met een D66-raadslid.",
    "Leden van [org: Leefbaar Rotterdam] en [org: Hart voor Den Haag] lopen weg.",
    # programmes and funds
    "Het [org: NPLV] en het [org: NPRZ] lopen twintig jaar.",
    "Het [org: Nationaal Programma Leefbaarheid en Veiligheid] kent twintig gebieden.",
    "De [org: SPUK Kansrijke Wijk] is een [org: SPUK] van het Rijk.",
    "Het [org: Gemeentefonds], het [org: Volkshuisvestingsfonds] en de [org: Woningbouwimpuls].",
    "De NPLV-gebieden krijgen geld uit een fonds.",
    "Het gemeentefonds groeit.",
    # other bodies
    "De [org: VNG], het [org: CBS] en de [org: Tweede Kamer] vragen erom.",
    "[org: Veiligheidsregio Haaglanden] en [org: GGD Amsterdam] adviseren.",
    "De [org: Universiteit Utrecht] en de [org: Rechtbank Amsterdam] doen onderzoek.",
    "De GGD helpt, net als de rechtbank.",
    "Dorpsstraat 5, 1018 VN [gpe: Amsterdam]",
]
PLACES = [
    "De gemeente [gpe: Utrecht] en de gemeente [gpe: Best] bouwen.",
    "De gemeente bouwt, en de gemeenten bouwen mee.",
    "De provincie [gpe: Zuid-Holland] en [gpe: Fryslân] betalen.",
    "Best een goed plan. Best veel mensen zijn blij.",
    "Wij wensen u het allerbeste. Heel veel dank.",
    "Heel [gpe: Nederland] doet mee.",
    "De wijk bij het park ligt niet in [gpe: Wijk bij Duurstede].",
    "Een wijk bij Duurstede bestaat niet.",
    "Houten huizen, Huizen van hout, Buren die buren helpen.",
    "Mijn buren verhuizen naar [gpe: Buren] en werken in [gpe: Houten].",
    "[gpe: Den Haag] beslist en de gemeente [gpe: Den Haag] voert uit.",
    "Inwoners van [gpe: 's-Gravenhage] en [gpe: ’s-Hertogenbosch] komen.",
    "De Utrechtseweg, de Amsterdamsestraatweg en het Zwolseplein gaan open.",
    "Wethouder Van Dongen en de heer Ede spreken.",
    "De heer A. Heerde is voorzitter.",
    "De buurt Nieuwland krijgt een park.",
    "Het focusgebied [gpe: Nieuwland-Oost] krijgt geld.",
    "De Utrechtse aanpak en de Haagse markt.",
    "In [gpe: Amsterdam-Noord] en [gpe: Rotterdam-Zuid] is werk.",
    "[gpe: Alphen aan den Rijn], [gpe: Bergen op Zoom] en [gpe: Nuenen, Gerwen en Nederwetten] tekenen.",
    "[gpe: Alphen\u00a0aan den Rijn] en [gpe: Den  Haag] tekenen.",
    "Op Lelystad Airport vliegt niets, in [gpe: Lelystad] wel.",
    "Het arrondissement Zeeland-West-Brabant is groot.",
    "De rivier stroomt door dit stuk van de stad Hoogland.",
]
LAWS = [
    "Op grond van artikel 3 van de [law: Participatiewet] en de [law: Jeugdwet].",
    "De [law: Wmo 2015] en de [law: Wet maatschappelijke ondersteuning 2015] zijn één wet.",
    "De [law: Wet goed verhuurderschap] geldt, net als de [law: Huisvestingswet 2014].",
    "De [law: Wbmgp] maakt dat mogelijk, de [law: Wet bijzondere maatregelen grootstedelijke problematiek].",
    "De [law: Omgevingswet] regelt dat en de [law: Grondwet] ook.",
    "De [law: Wet betaalbare huur] regelt dat de huur daalt.",
    "De [law: Wet stads- en dorpsvernieuwing] is oud.",
    "De [law: Alcoholwet] is streng, de [law: Kieswet] niet.",
    "De [law: Leegstandverordening Utrecht 2025] en het [law: Besluit kwaliteit leefomgeving] gelden.",
    "De [law: AVG] is [law: Verordening (EU) 2016/679].",
    "Zie de [law: betekeningsverordening (EU) 2020/1784] en de [org: EU].",
    "Volgens de [law: Awb] en de [law: APV] mag dat.",
    "De gemeente doet de Wmo-voorzieningen en het Wmo-loket.",
    "Deze wet is een kaderwet. De wet regelt veel.",
    "Wet en regelgeving veranderen. Wet van de sterkste.",
    "Besluit van het college: akkoord. Regeling vastgesteld.",
    "Rijkswet en spoedwet zijn soorten. Spoedwet of niet, het duurt lang.",
    "De jeugdwet in kleine letters en de Wetgeving tellen niet.",
    "Het [law: Verdrag van Istanbul] en het [law: Akkoord van Parijs] binden ons.",
]
VALUES = [
    "De gemeente trekt [money: € 2,5 miljoen] uit en later [money: 300.000 euro].",
    "Dat kost [money: € 5 à 10 miljoen] per jaar.",
    "Het kost tussen [money: 5 en 10 miljoen euro].",
    "Het stijgt van [money: € 32.500] naar [money: € 39.500].",
    "Het kost [money: 5 miljoen euro] en [money: 10 miljoen euro].",
    "Er komen 5 miljoen mensen en 300 woningen.",
    "Ruim [percent: 12%] of [percent: 12,5 procent] of [percent: tien procent] van de huurders.",
    "Tussen [percent: 10 en 15%] van de [percent: 44 procent].",
    "Een groei van [percent: 2 procentpunt], een daling van [percent: 1,5%-punt].",
    "Een procent is niet veel; procenten wel.",
    "In [date: 2019] en [percent: 15%] daarna; [percent: 10%] en [percent: 15%].",
    "In [date: 2026] en van [date: 2025-2028] of [date: 2025 tot en met 2028].",
    "Vanaf [date: eind 2026], [date: begin van 2027] en in het [date: derde kwartaal van 2027].",
    "Op [date: maandag 3 maart 2025], [date: 1-1-2026] en [date: 3 mei] is er overleg.",
    "In [date: Q3 2026], in [date: maart] en in de [date: jaren negentig].",
    "Tussen [date: 2013 en 2021] groeide de stad, in [date: 2013] en [date: 2021] niet.",
    "Voor schooljaar [date: 2025/2026] en [date: 2026/27] is er geld.",
    "Er komen 2000 woningen en 2025 bomen bij; dat is 2000 m².",
    "Het gebied is deel van Natura 2000, sinds [date: 2000].",
    "Zie Stb. 2015, 280 en Stcrt. 2025, 32385, nr. 2024-0001234.",
    "Hij woont op de Dorpsstraat 12, 2011 AB [gpe: Haarlem].",
    "42 juni bestaat niet; de mei is mooi.",
]


@pytest.mark.parametrize("line", [*ORGANISATIONS, *PLACES, *LAWS, *VALUES])
def test_what_is_named_is_found_and_nothing_else(line: str) -> None:
    text, expected = parse(line)
    found = tuple((one.start, one.end, one.label.lower()) for one in entities_of(text))
    show = [(text[start:end], label) for start, end, label in found]
    assert show == [(text[start:end], label) for start, end, label in expected]
    assert found == expected


CODES = [
    ("De gemeente Utrecht tekent.", {"Utrecht": "GM0344"}),
    ("De provincie Utrecht tekent.", {"Utrecht": "PV26"}),
    ("In Utrecht is het druk.", {"Utrecht": ""}),  # town or province
    ("De gemeente Den Haag tekent.", {"Den Haag": "GM0518"}),
    ("Den Haag schuift de rekening door.", {"Den Haag": ""}),  # the government
    ("De gemeenten Best en Ede tekenen.", {"Best": "GM0753", "Ede": "GM0228"}),
    ("In Amsterdam-Noord is werk.", {"Amsterdam-Noord": ""}),  # a part is not the whole
    ("Waterschap Aa en Maas bouwt.", {"Waterschap Aa en Maas": "ws0654"}),
    ("De Tweede Kamer vraagt erom.", {"Tweede Kamer": "oorg10002"}),
    ("De PvdA vraagt erom.", {"PvdA": ""}),
]


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_a_code_is_given_where_the_text_tells_what_is_meant(text: str, codes: dict[str, str]) -> None:
    assert {one.text: one.code for one in entities_of(text)} == codes


def test_the_longest_name_wins() -> None:
    (one,) = entities_of("Het Nationaal Programma Rotterdam Zuid loopt.")
    assert one.text == "Nationaal Programma Rotterdam Zuid"


def test_a_name_does_not_run_over_a_new_line() -> None:
    found = entities_of("Inwoners van Den\nHaag. Het waterschap\nRivierenland. Tot 10\n20% van 2019\n-2020.")
    assert [one.text for one in found] == ["20%", "2019"]


def test_every_municipality_province_and_listed_name_is_found_in_a_sentence_about_it() -> None:
    """What a list holds must be found: a pattern or a trap that swallows a name would go unnoticed."""
    missed = []
    for kind, name in listed_names():
        text = {
            "gemeente": f"De gemeente {name} werkt eraan.",
            "provincie": f"De provincie {name} werkt eraan.",
        }
        sentence = text.get(kind, f"Zie {name}, die eraan werkt.")
        if name not in [one.text for one in entities_of(sentence)]:
            missed.append(name)
    assert missed == []


def listed_names() -> list[tuple[str, str]]:
    folder = resources.files("wijktekst.language") / "data"
    found = []
    for file in ("plaatsen.csv", "namen.csv", "wetten.csv"):
        rows = csv.DictReader((folder / file).read_text(encoding="utf-8").splitlines())
        found += [
            (row.get("soort", "wet"), name) for row in rows for name in row["geschreven"].split("|") if name
        ]
    return [(kind, name) for kind, name in found if kind != "focusgebied"]
