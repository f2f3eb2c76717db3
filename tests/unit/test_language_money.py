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
    # ranges: both ends count
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
    "Het budget was 200 miljoen gulden.",
    "Het kostte ƒ 25.000.",
    "Het kostte fl. 25.000,-.",
    "De lening van 5 miljoen dollar.",
    "De lening van $ 5 miljoen.",
    "De lening van £ 5 mln.",
    "Een bedrag van 150.000 gulden.",
    "Een krediet van 75.000 dollar.",
    "Het bestand heeft een budget van 12 uur.",
    "Er wonen 1,2 miljoen mensen.",
    "Bel 070 - 123 45 67 voor geld.",
    "Het budget voor 500 m2 groen.",
    "De euro is een munt.",
    "Europa kost geld.",
    "Het kost € 3½ miljoen.",
    "Het kost € 35½ miljoen.",
    "Het kost miljoenen euro's.",
    "Dat is 10 cent.",
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
