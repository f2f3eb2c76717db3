"""Which organisation made a document: what it says of itself, and nothing for what it does not say."""

from __future__ import annotations

import pytest

from tests.shared import ROOT
from wijktekst.reading.authors_names import of_kind, organisation
from wijktekst.reading.base import DocumentBuilder
from wijktekst.reading.dispatch import read_bytes, read_file
from wijktekst.reading.facts import complete
from wijktekst.types import Document, Source

BODY = "De gemeente bouwt volgend jaar twintig woningen aan de rand van het dorp en legt een park aan."


def author(*lines: str, stated: str = "", name: str = "stuk.pdf") -> str:
    """Author of a PDF of these lines; one that begins with # is a heading."""
    builder = DocumentBuilder(Source(name, "application/pdf", "0" * 64))
    for line in lines:
        level = len(line) - len(line.lstrip("#"))
        builder.add("heading" if level else "paragraph", line.lstrip("# "), level=level)
    return complete(builder.build(author=stated)).author


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GEMEENTE AMSTERDAM", "Gemeente Amsterdam"),
        ("gemeente Wijk bij Duurstede", "Gemeente Wijk bij Duurstede"),
        ("GEMEENTERAAD VAN WATERVEEN", "Gemeente Waterveen"),
        ("Het college van burgemeester en wethouders van Bergen (NH),", "Gemeente Bergen (NH)"),
        ("Ministerie van BZK", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("De minister voor Rechtsbescherming", "Ministerie van Justitie en Veiligheid"),
        ("Ministerie van Wijken en Wonen", "Ministerie van Wijken en Wonen"),
        ("De minister van Wijken en Wonen Jan Vries", "Ministerie van Wijken en Wonen"),
        ("De minister van Wijken, Jan Vries", "Ministerie van Wijken"),
        ("De minister van Financiën, Jan Vries", "Ministerie van Financiën"),
        ("burgemeester en wethouders Jan Vries", ""),
        ("burgemeester en wethouders Delft", "Gemeente Delft"),
        ("provincie Utrecht", "Provincie Utrecht"),
        ("Tweede Kamer der Staten-Generaal", "Tweede Kamer"),
        ("gemeenschappelijke regeling Regio Achterhoek", "Regio Achterhoek"),
        ("Jan de Vries", ""),
        ("iBabs", ""),
        ("Microsoft Office User", ""),
        ("Vries, J. de - BD/DWJZ", ""),
        ("Gemeente Amsterdam bouwt huizen", ""),
        ("", ""),
    ],
)
def test_names_of_organisations_and_of_nothing_else(text: str, name: str) -> None:
    assert organisation(text) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Gemeente Delft, afdeling Wonen", "# Groenplan", BODY), "Gemeente Delft"),
        (("Gemeente Delft", "Afdeling Wonen", "T.a.v. de afdeling", "# Groenplan", BODY), ""),
        (("Aan", "Gemeente Delft", "# Groenplan", BODY), ""),
        (("# Onderzoek groen", "Opdrachtgever: Gemeente Delft", BODY), ""),
        (("# Onderzoek groen", "© copyright, CE Delft, Delft", BODY), "CE Delft"),
        (("# Onderzoek groen", "Het onderzoek is uitgevoerd door Regioplan in 2025.", BODY), "Regioplan"),
        (("# Onderzoek groen", "De gemeente Delft heeft Regioplan gevraagd dit te doen.", BODY), "Regioplan"),
        (
            ("# Groenplan", BODY, "# Colofon", "Fotografie: gemeente Leiden", "Uitgave gemeente Delft"),
            "Gemeente Delft",
        ),
        (("# Groenplan", BODY, "# Colofon", "Team Groen", "groen.delft.nl"), "Gemeente Delft"),
        (("# Verslag", "De VVD en de SP waren er.", "VVD", BODY), ""),
        (("# Raadsvoorstel", BODY, "De gemeente Delft plant. De gemeente Delft bouwt."), "Gemeente Delft"),
        (("# Groenplan", BODY, "De gemeente Delft plant. De gemeente Delft bouwt."), ""),
        (("# Samen", "VVD, D66 en CDA", "Coalitieakkoord 2026-2030", BODY), "VVD, D66 en CDA"),
        (("# Vooruit", "Verkiezingsprogramma 2026", "Volt wil groen. " * 4 + "De VVD niet."), "Volt"),
        (("# Vooruit", "Verkiezingsprogramma 2026", "Volt wil groen. De VVD en de SP niet. " * 4), ""),
        (
            (
                *("Aan de voorzitter van de Tweede Kamer der Staten-Generaal", "Geachte voorzitter,", BODY),
                "De minister van Financiën, J. de Vries",
            ),
            "Ministerie van Financiën",
        ),
        (
            ("Voortouwcommissie: vaste commissie voor Financiën", "Document: Besluitenlijst", BODY),
            "Tweede Kamer",
        ),
        ((BODY,), ""),
    ],
)
def test_author_is_who_made_the_document(lines: tuple[str, ...], name: str) -> None:
    assert author(*lines) == name


def test_properties_count_when_they_name_an_organisation() -> None:
    assert author("# Groenplan", BODY, stated="Gemeente Delft") == "Gemeente Delft"
    assert author("# Groenplan", BODY, stated="Jan de Vries") == ""


def test_metadata_states_the_kind_of_body_apart() -> None:
    assert of_kind("Gemeente", "Kampen") == "Gemeente Kampen"
    assert of_kind("ministerie", "Financiën") == "Ministerie van Financiën"
    assert of_kind("waterschap", "Hoogheemraadschap van Delfland") == "Hoogheemraadschap van Delfland"
    assert of_kind("", "Kampen") == "Kampen"


def test_a_web_page_states_its_maker_or_its_site() -> None:
    text = f"<h1>Groen in de wijk</h1><p>{BODY}</p><p>{BODY}</p>"
    official = (
        '<meta name="DC.creator" content="Kampen"><meta name="OVERHEID.organisationType" content="gemeente">'
    )
    for head, name in (
        (official, "Gemeente Kampen"),
        ("<title>Groen in de wijk | Tweede Kamer der Staten-Generaal</title>", "Tweede Kamer"),
        ('<meta name="author" content="Jan de Vries"><title>Groen | Weblog van Jan</title>', ""),
    ):
        page = f"<html><head>{head}</head><body>{text}</body></html>"
        document = read_bytes(page.encode(), "pagina.html")
        assert isinstance(document, Document)
        assert document.author == name


def test_official_xml_states_its_maker() -> None:
    document = read_file(ROOT / "corpora/voorbeeld/gemeente/gemeenteblad-sterke-buurten.xml")
    assert isinstance(document, Document)
    assert (document.author, document.notes) == ("Gemeente Waterveen", ())
