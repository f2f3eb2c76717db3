"""Amounts of money in the notations of Dutch policy text, and what only looks like one."""

from __future__ import annotations

import pytest

from wijktekst.language.money import amounts

MLN, MLD = 1e6, 1e9

AMOUNTS: list[tuple[str, list[float]]] = [
    # the sign first
    ("€ 100", [100]),
    ("€100", [100]),
    ("€ 25.000", [25_000]),
    ("€25.000,-", [25_000]),
    ("€ 25.000,--", [25_000]),
    ("€ 25.000,00", [25_000]),
    ("€ 25 000", [25_000]),
    ("€ 25\u00a0000", [25_000]),
    ("€ 1.234.567,89", [1_234_567.89]),
    ("€ 12,50", [12.5]),
    ("€ 0,45", [0.45]),
    ("€ 1,500", [1500]),
    ("EUR 3 mln", [3 * MLN]),
    ("€ 1,2 mld.", [1.2 * MLD]),
    ("€1,2 mld", [1.2 * MLD]),
    ("€ 7,5 mrd", [7.5 * MLD]),
    ("€ 300 mln", [300 * MLN]),
    ("€ 300 mln.", [300 * MLN]),
    ("€300 miljoen", [300 * MLN]),
    ("€\u00a0300\u00a0miljoen", [300 * MLN]),
    ("€ 2 miljard", [2 * MLD]),
    ("€ 30 mio", [30 * MLN]),
    ("€ 2,5M", [2.5 * MLN]),
    ("€ 50k", [50_000]),
    ("€ 40 duizend", [40_000]),
    ("€ 2 ton", [200_000]),
    # the word last
    ("100 miljoen euro", [100 * MLN]),
    ("1,2 miljard euro", [1.2 * MLD]),
    ("25.000 euro", [25_000]),
    ("25.000,- euro", [25_000]),
    ("250 euro", [250]),
    ("2 ton euro", [200_000]),
    ("vijf miljoen euro", [5 * MLN]),
    ("honderd miljoen euro", [100 * MLN]),
    ("tweehonderdvijftig euro", [250]),
    ("anderhalf miljoen euro", [1.5 * MLN]),
    ("anderhalve euro", [1.5]),
    ("een half miljard euro", [0.5 * MLD]),
    ("tweeënhalf miljoen euro", [2.5 * MLN]),
    ("tienduizend euro", [10_000]),
    ("10.000 EUR", [10_000]),
    ("500 €", [500]),
    # parts of a number, cents, thousands and millions of euros in one sign
    ("Het kost € 3½ miljoen.", [3.5 * MLN]),
    ("Het kost € 35½ miljoen.", [35.5 * MLN]),
    ("twee en een half miljoen euro", [2.5 * MLN]),
    ("driekwart miljoen euro", [750_000]),
    ("Dat is 10 cent.", [0.1]),
    ("2,5 M€", [2.5 * MLN]),
    ("k€ 250", [250_000]),
    # torn by a poor PDF
    ("€ 1,2 mil-\njoen", [1.2 * MLN]),
    ("lasten €20. 000 in 2024", [20_000]),
    ("Het kost € 20. 300 mensen deden mee.", [20]),
    # thousands parted by a space are one number
    ("10 000 euro", [10_000]),
    ("In 2025 100 euro.", [100]),
    # ranges: both ends count
    ("€ 500.000 tot € 1 miljoen", [500_000, MLN]),
    ("€ 500 - 1.000", [500, 1000]),
    ("tussen de 2000 en 2500 euro", [2000, 2500]),
    ("van € 5, € 10 en € 15 miljoen", [5 * MLN, 10 * MLN, 15 * MLN]),
    ("respectievelijk 2, 3 en 4 miljoen euro", [2 * MLN, 3 * MLN, 4 * MLN]),
    ("€ 12,50 en € 3 miljoen", [12.5, 3 * MLN]),
    ("€ 5 à 10 mln", [5 * MLN, 10 * MLN]),
    ("€ 5-10 miljoen", [5 * MLN, 10 * MLN]),
    ("€ 5 miljoen tot € 10 miljoen", [5 * MLN, 10 * MLN]),
    ("€ 5 tot 10 miljoen", [5 * MLN, 10 * MLN]),
    ("5 tot 10 miljoen euro", [5 * MLN, 10 * MLN]),
    ("tussen de 5 en 10 miljoen euro", [5 * MLN, 10 * MLN]),
    ("tussen € 47.500 en € 72.500", [47_500, 72_500]),
    ("van € 47.500 naar € 72.500", [47_500, 72_500]),
    ("€ 800 mln. à € 1 mld.", [800 * MLN, 1 * MLD]),
    # several, each with its own unit
    ("€ 2 mln in 2025 en € 3,5 mln in 2026", [2 * MLN, 3.5 * MLN]),
    ("€ 10 miljoen in 2025, oplopend tot € 40 miljoen in 2026", [10 * MLN, 40 * MLN]),
    ("van 10 naar 15 miljoen euro", [10 * MLN, 15 * MLN]),
    ("1 miljard en 200 miljoen euro", [MLD, 200 * MLN]),
    # a year or a count beside an amount is none
    ("Het bedrag gaat in 2026 naar 5 miljoen euro.", [5 * MLN]),
    ("Het groeit van 2025 tot 2030 tot 5 miljoen euro.", [5 * MLN]),
    ("Er is € 5 miljoen tot 2030.", [5 * MLN]),
    ("Voor 2025 en 3 miljoen euro voor 2026.", [3 * MLN]),
    ("Voor zes woningen en 3 miljoen euro.", [3 * MLN]),
    # bare, where money is what the sentence is about
    ("Het budget stijgt met 300 mln.", [300 * MLN]),
    ("Er is 1,2 miljard beschikbaar.", [1.2 * MLD]),
    ("Wij trekken er anderhalf miljoen voor uit.", [1.5 * MLN]),
    ("Het kabinet investeert 200 miljoen in de wijken.", [200 * MLN]),
    ("De subsidie bedraagt 2 ton per jaar.", [200_000]),
    ("Het budget ligt tussen de 5 en 10 miljoen.", [5 * MLN, 10 * MLN]),
    ("Het budget is oplopend tot 40 miljoen in 2026.", [40 * MLN]),
    ("De bijdrage is 7,5 ton voor voedselhulp.", [750_000]),
    ("Wij schrappen de besparing van 511 miljoen die in de boeken staat.", [511 * MLN]),
    ("De raad stelt een bedrag van 150.000 ter beschikking.", [150_000]),
    ("Een krediet van maximaal 75.000 voor de speeltuin.", [75_000]),
    ("Voor schone lucht legt de minister 11 miljoen neer.", [11 * MLN]),
    ("Voor sloopwoningen ligt er nu 300 miljoen klaar.", [300 * MLN]),
    ("Wij zetten 5 miljoen opzij voor tegenvallers.", [5 * MLN]),
    ("Gemeenten krijgen eenmalig 600 miljoen via het gemeentefonds.", [600 * MLN]),
]

NO_MONEY = [
    "In 2026 komt er een plan.",
    "De begroting 2026 is vastgesteld.",
    "De subsidieregeling 2025-2028 loopt af.",
    "Op grond van artikel 160 Gemeentewet is budget nodig.",
    "Kamerstuk 30 995, nr. 100 gaat over de begroting.",
    "Zie Kamerstukken II 2020/21, 35 570 VII, nr. 2.",
    "De huur stijgt met 2,5 procent.",
    "Het tarief gaat 3% omhoog.",
    "Er komen 100.000 woningen bij, ook met subsidie.",
    "Met het budget bouwen we 1 miljoen woningen.",
    "De subsidie bereikt 17 miljoen Nederlanders.",
    "Het fonds plant 2 miljoen bomen.",
    "Het tekort van 2 miljoen ton graan blijft.",
    "We besparen 5 ton CO2 op de begroting.",
    "Bedragen x € 1.000",
    "(bedragen × € 1 miljoen)",
    "De lening van 5 miljoen dollar.",
    "De lening van $ 5 miljoen.",
    "De lening van £ 5 mln.",
    "Een krediet van 75.000 dollar.",
    "Het bestand heeft een budget van 12 uur.",
    "Er wonen 1,2 miljoen mensen.",
    "De stratenmaker legt 3 miljoen tegels neer.",
    "Bel 070 - 123 45 67 voor geld.",
    "Het budget voor 500 m2 groen.",
    "De euro is een munt.",
    "Europa kost geld.",
    "Het kost miljoenen euro's.",
    "Alle bedragen in € 1.000.",
    "Met subsidie halen we 3 ton afval op.",
    "Een bijdrage van 5,- dollar.",
    "Zes procent is genoeg, en de subsidie ook.",
    "De gulden regel geldt.",
    "Artikel 000 euro.",
]


@pytest.mark.parametrize(("text", "euros"), AMOUNTS)
def test_amount(text: str, euros: list[float]) -> None:
    found = amounts(text, 0, len(text))
    assert [one.euros for one in found] == pytest.approx(euros)
    assert all(one.text == text[one.start : one.end] for one in found)


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(text: str) -> None:
    assert amounts(text, 0, len(text)) == ()


def test_the_characters_of_an_amount_are_those_that_prove_it() -> None:
    text = "Er is € 5 à 10 miljoen over, nog 2 ton euro, en aan subsidie 3 mln. en 1 miljard."
    found = [one.text for one in amounts(text, 0, len(text))]
    assert found == ["€ 5", "10 miljoen", "2 ton euro", "3 mln.", "1 miljard"]


def test_only_the_stretch_that_is_asked_for_counts() -> None:
    text = "Eerst € 5. Dan € 6. En € 7."
    start, end = text.index("Dan"), text.index(" En")
    (one,) = amounts(text, start, end)
    assert (one.euros, text[one.start : one.end]) == (6.0, "€ 6")


def test_an_amount_of_a_line_that_wrapped_is_whole() -> None:
    text = "Er gaat € 12\nmiljoen naar de wijk."
    assert [one.euros for one in amounts(text, 0, len(text))] == [12 * MLN]


GUILDERS: list[tuple[str, float]] = [
    ("Het budget was 200 miljoen gulden.", 90_756_043.22),
    ("Het kostte ƒ 25.000.", 11_344.51),
    ("Het kostte fl. 25.000,-.", 11_344.51),
    ("Het kostte f 1.500,-.", 680.67),
    ("Het kostte NLG 5 mln.", 2_268_901.08),
    ("Een bedrag van 150.000 gulden.", 68_067.03),
]


@pytest.mark.parametrize(("text", "euros"), GUILDERS)
def test_guilders_are_told_in_euros_and_marked(text: str, euros: float) -> None:
    (one,) = amounts(text, 0, len(text))
    assert (one.euros, one.guilders) == (euros, True)


def test_a_letter_before_a_number_is_no_guilder() -> None:
    assert amounts("f 5 woningen, lid f. 25.000 bomen", 0, 33) == ()


SAID: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    # bound, per, recurring, year
    ("Wij geven € 500.", [("", "", "", "")]),
    ("Wij geven maximaal € 500 per kind.", [("max", "kind", "", "")]),
    ("Wij vergoeden tot € 500.", [("max", "", "", "")]),
    ("Wij verhogen de vergoeding tot € 500.", [("", "", "", "")]),
    ("Bij stijgende kosten vergoeden wij tot € 500.", [("max", "", "", "")]),
    ("Niet minder dan € 500, niet meer dan € 900.", [("min", "", "", ""), ("max", "", "", "")]),
    ("Het college mag boven de € 500 weigeren.", [("min", "", "", "")]),
    ("Er is € 5 tot € 10 per uur.", [("min", "uur", "", ""), ("max", "uur", "", "")]),
    ("Van 5 naar 10 miljoen euro.", [("", "", "", ""), ("", "", "", "")]),
    ("Van € 5 naar € 10 per uur.", [("", "uur", "", ""), ("", "uur", "", "")]),
    ("Een maximale bijdrage ad € 5.", [("max", "", "", "")]),
    ("De bijdrage verhogen van € 5 tot € 10.", [("", "", "", ""), ("", "", "", "")]),
    (
        "€ 5 mln structureel en € 2 mln incidenteel.",
        [("", "", "structureel", ""), ("", "", "incidenteel", "")],
    ),
    ("Structureel € 5 mln en eenmalig € 2 mln.", [("", "", "structureel", ""), ("", "", "incidenteel", "")]),
    ("Wij geven niet structureel € 5.", [("", "", "", "")]),
    ("Sport wordt structureel. Wij geven € 5.", [("", "", "", "")]),
    ("Zowel structureel als incidenteel. Er is € 5.", [("", "", "", "")]),
    ("€ 2 mln in 2025 en € 3 mln structureel.", [("", "", "", "2025"), ("", "", "structureel", "")]),
    ("In 2025 € 2 mln en in 2026 € 3 mln.", [("", "", "", "2025"), ("", "", "", "2026")]),
    ("2025: € 2 mln; 2026: € 3 mln.", [("", "", "", "2025"), ("", "", "", "2026")]),
    ("€ 2 mln (2025).", [("", "", "", "2025")]),
    ("€ 2 mln voor 2025 en 2026.", [("", "", "", "")]),
    ("€ 2 mln in 2025-2028.", [("", "", "", "")]),
    ("€ 2 mln vanaf 2025.", [("", "", "", "")]),
    ("In 2025 besloot de raad dat er € 2 mln komt.", [("", "", "", "")]),
    ("In de begroting 2025 staat € 2 mln.", [("", "", "", "")]),
    ("€ 5 per jaar per kind.", [("", "kind per jaar", "", "")]),
    ("€ 5 per saldo.", [("", "", "", "")]),
    ("€ 5 per januari 2026.", [("", "", "", "")]),
    ("Lagere baten € 5/ hogere lasten € 6.", [("", "", "", ""), ("", "", "", "")]),
    ("JAARLIJKS GAAT ER € 5 MILJOEN HEEN.", [("", "jaar", "", "")]),
    ("Een jaarlijks overleg; er is € 5 mln.", [("", "", "", "")]),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_said_of_an_amount(text: str, said: list[tuple[str, str, str, str]]) -> None:
    found = amounts(text, 0, len(text))
    assert [(one.bound, one.per, one.recurring, one.year) for one in found] == said


def test_what_stands_outside_the_stretch_says_nothing() -> None:
    text = "Structureel maximaal € 5 per jaar in 2026."
    start, end = text.index("€"), text.index(" per")
    (one,) = amounts(text, start, end)
    assert (one.bound, one.per, one.recurring, one.year) == ("", "", "", "")
