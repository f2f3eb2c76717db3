"""The signs of form that the sentence model looks at."""

from __future__ import annotations

import pytest

from wijktekst.measures.patterns import signs


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("De regels worden morgen aangepast.", "wordt_voltooid"),
        ("Het moet anders.", "moet"),
        ("Morgen zalt het.", "zal"),
        ("Dat zullen we zien.", "zal"),
        ("De raad stemt in en besluit vast te stellen.", "besloten"),
        ("Wij gaan de straat vergroenen.", "inf_eind"),
        ("De straat is verhard.", "part_eind"),
        ("Komt er een park?", "vraag"),
        ("Parken en plantsoenen", "geen_eind"),
        ("Het gaat om:", "puntkomma"),
        ("We zetten de komende jaren in op groen, waarom te weinig", "zodat"),
        ("We zetten vol in op groen.", "streven"),
        ("Dat is gebleken.", "verleden"),
        ("Er komt € 5 bij.", "geld"),
        ("Er komt vijf miljoen bij.", "geld"),
        ("Dat begon in 2019.", "jaar"),
        ("Uiterlijk in 2031 is het klaar.", "toekomst"),
        ("Zie https://voorbeeld.nl voor meer.", "bron"),
        ("B&W neemt een besluit.", "actor_gem"),
        ("Er komt door middel van overleg een plan.", "via"),
        ("Subsidieregels gelden.", "subsidie"),
        ("De Woningwet geldt.", "wet"),
        ("Het is verplichtend.", "verplicht"),
        ("3. Plant bomen.", "opsomming"),
        ("Plant bomen in 50% van de straten.", "cijfers"),
    ],
)
def test_a_sign_is_seen(sentence: str, sign: str) -> None:
    assert sign in signs(sentence)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("De moeten-lijst van Moetens.", "zal"),
        ("Kazal is een naam.", "zal"),
        ("Vergroenen is nodig.", "inf_eind"),
        ("De verharde straat.", "part_eind"),
        ("Een vraag? Ja, dat is er een.", "vraag"),
        ("Artikel 120199 geldt.", "jaar"),
        ("In 2019 was het klaar.", "toekomst"),
        ("Een websubsidie.", "subsidie"),
        ("Wetten gelden niet.", "geld"),
    ],
)
def test_a_sign_is_not_seen(sentence: str, sign: str) -> None:
    assert sign not in signs(sentence)


def test_participles_are_counted() -> None:
    assert "delen2" in signs("De aangelegde weg is gebouwd en verbreed.")
    assert "delen0" in signs("")
    assert signs("   ") == signs("")
