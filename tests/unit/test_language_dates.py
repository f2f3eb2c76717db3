"""When something runs, written as ISO 8601-2; a year without a cue is no period."""

from __future__ import annotations

import pytest

from wijktekst.language.dates import periods

PERIODS = [
    # a year, a month, a day
    ("In 2026 komt er een buurthuis.", "2026"),
    ("Voor 2026 is geld beschikbaar.", "2026"),
    ("In het jaar 2026 begint de bouw.", "2026"),
    ("Eind 2025 is het klaar.", "2025"),
    ("Begin 2027 volgt de rest.", "2027"),
    ("Medio 2026 is het plan er.", "2026"),
    ("Halverwege 2026 evalueren we.", "2026"),
    ("Najaar 2026 volgt een brief.", "2026"),
    ("In het voorjaar van 2026 plant de gemeente bomen.", "2026"),
    ("In het derde kwartaal van 2026 volgt een besluit.", "2026"),
    ("In Q3 2026 volgt een besluit.", "2026"),
    ("In maart 2026 opent het loket.", "2026-03"),
    ("In mrt. 2026 opent het loket.", "2026-03"),
    ("In sept. 2026 opent het loket.", "2026-09"),
    ("Het loket opent op 1 juli 2026.", "2026-07-01"),
    ("De wet treedt in werking op 1 januari 2027.", "2027-01-01"),
    ("In schooljaar 2026 krijgen scholen hulp.", "2026"),
    ("De jaarschijf 2026 wordt vrijgegeven.", "2026"),
    # from then on
    ("Vanaf 2026 betaalt het Rijk mee.", "2026/.."),
    ("Sinds 2019 loopt de proef.", "2019/.."),
    ("Per 1 januari 2026 vervalt de regel.", "2026-01-01/.."),
    ("Per 1-1-2026 vervalt de regel.", "2026-01-01/.."),
    ("Per 01/02/2026 vervalt de regel.", "2026-02-01/.."),
    ("Met ingang van 1 maart 2026 geldt een verbod.", "2026-03-01/.."),
    ("Ingaande 2026 geldt een verbod.", "2026/.."),
    ("M.i.v. 2026 geldt een verbod.", "2026/.."),
    ("Vanaf april 2026 werkt het team.", "2026-04/.."),
    ("Na 2030 volgt de rest.", "2030/.."),
    ("Vanaf eind 2026 rijdt de bus.", "2026/.."),
    # up to then
    ("Tot 2030 is er geld.", "../2030"),
    ("Tot en met 2028 is er geld.", "../2028"),
    ("T/m 2028 is er geld.", "../2028"),
    ("Uiterlijk in 2027 ligt er een plan.", "../2027"),
    ("Uiterlijk 1 oktober 2026 ligt er een plan.", "../2026-10-01"),
    ("Vóór 1 juli 2026 ligt er een plan.", "../2026-07-01"),
    ("Voor 1 juli 2026 ligt er een plan.", "../2026-07-01"),
    ("Voor eind 2026 ligt er een plan.", "../2026"),
    ("Voor de zomer van 2026 ligt er een plan.", "../2026"),
    # from and to
    ("In de periode 2022-2025 bouwen we.", "2022/2025"),
    ("In de periode 2022–2025 bouwen we.", "2022/2025"),
    ("In 2022 t/m 2025 bouwen we.", "2022/2025"),
    ("Van 2022 tot en met 2025 bouwen we.", "2022/2025"),
    ("Van 2022 tot 2025 bouwen we.", "2022/2025"),
    ("Tussen 2022 en 2025 bouwen we.", "2022/2025"),
    ("Van 1 januari 2022 tot 1 juli 2023 loopt de proef.", "2022-01-01/2023-07-01"),
    ("Het schooljaar 2025/2026 krijgt extra geld.", "2025/2026"),
    # several
    ("In 2023, 2024 en 2025 is er geld.", "2023; 2024; 2025"),
    ("In 2025 en vanaf 2027 is er geld.", "2025; 2027/.."),
    ("In 2025 begint het, in 2025 eindigt het.", "2025"),
]

NONE = [
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
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: str) -> None:
    assert "; ".join(one.iso for one in periods(text, 0, len(text))) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_period(text: str) -> None:
    assert periods(text, 0, len(text)) == ()


def test_only_the_stretch_that_is_asked_for_counts() -> None:
    text = "In 2024 niet. In 2025 wel. In 2026 weer niet."
    assert [one.iso for one in periods(text, text.index("In 2025"), text.index(" In 2026"))] == ["2025"]
