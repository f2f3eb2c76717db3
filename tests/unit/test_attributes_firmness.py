"""How firm a measure is and on what it depends, in tables of our own sentences: right, or empty."""

from __future__ import annotations

import pytest

from tests.unit.attributes_of import of
from wijktekst.measures import Writing

PROGRAMME, COALITION, DRAFT = "verkiezingsprogramma", "coalitieakkoord", "consultatie"
DECISIONS, BUDGET, MOTION, REPORT = "besluitenlijst", "begroting", "motie", "onderzoek"

#: Kind of document, sentence, how firm.
LADDER = [
    # done already, in what else holds proposals; and still to come, whatever was before
    ("agenda", "De rekenkamer heeft de jeugdhulp onderzocht.", "in uitvoering"),
    ("consultatie", "De inspectie is met tien mensen uitgebreid.", "in uitvoering"),
    ("nota", "De bodem is vervuild en wordt in het najaar van 2026 gesaneerd.", "besloten"),
    ("beleidsplan", "We onderzoeken ook andere manieren om te helpen.", "verkend"),
    ("verkiezingsprogramma", "Er moet een onderzoek komen naar invoering van rekeningrijden.", "verkend"),
    # the ladder of one measure, in a document that tells nothing
    ("", "De gemeente ondersteunt het buurthuis.", "in uitvoering"),
    ("", "Wij leggen een fietspad aan.", "besloten"),
    ("", "De corporatie sloopt veertig woningen.", "besloten"),
    ("", "Op het plein voeren we een maximumsnelheid in.", "besloten"),
    ("", "Wij willen een fietspad aanleggen.", "voorgenomen"),
    ("", "Wij gaan een fietspad aanleggen.", "voorgenomen"),
    ("", "De planning is dat in 2026 twee flats worden gesloopt.", "voorgenomen"),
    ("", "Het is de bedoeling een fietspad aan te leggen.", "voorgenomen"),
    ("", "Naar verwachting wordt het beheerplan in het voorjaar vastgesteld.", "voorgenomen"),
    ("", "Wij verzoeken het college een fietspad aan te leggen.", "verzocht"),
    ("", "Wij verkennen de aanleg van een fietspad.", "verkend"),
    ("", "Wij leggen geen fietspad aan.", "afgewezen"),
    ("", "Aan een verbod op deelauto's werkt het kabinet niet mee.", "afgewezen"),
    ("", "Ook kom ik niet met een toets voor dorpen.", "afgewezen"),
    ("", "De gemeente stopt met de pendelbus.", "stopgezet"),
    # what a plain statement is depends on who writes
    (PROGRAMME, "Wij leggen een fietspad aan.", "voorgenomen"),
    (COALITION, "Wij leggen een fietspad aan.", "besloten"),
    (DRAFT, "De minister wijst de regio's aan.", "voorgenomen"),
    (DECISIONS, "Het college legt een fietspad aan.", "besloten"),
    (MOTION, "Een fietspad aan te leggen langs de Dorpsstraat.", "verzocht"),
    ("raadsvoorstel", "Een krediet van € 40.000 beschikbaar te stellen.", "voorgenomen"),
    ("raadsbesluit", "Een krediet van € 40.000 beschikbaar te stellen.", "besloten"),
    # it runs, or has been done
    (BUDGET, "De gemeente verstrekt leningen aan toneelclubs.", "in uitvoering"),
    (BUDGET, "In 2022 is de bibliotheek verbouwd.", "in uitvoering"),
    (BUDGET, "De wijkteams werken momenteel aan een nieuwe aanpak.", "in uitvoering"),
    (REPORT, "Sinds 2019 rijdt er een buurtbus.", "in uitvoering"),
    (REPORT, "Vorig jaar organiseerde de wijkraad een markt.", "in uitvoering"),
    (REPORT, "Er wordt gewerkt aan een convenant.", "in uitvoering"),
    (REPORT, "De proef met deelauto's loopt.", "in uitvoering"),
    ("", "De pilot is gestart in drie buurten.", "in uitvoering"),
    # decided, and not there yet
    (BUDGET, "In 2027 wordt het dorpshuis verbouwd.", "besloten"),
    ("", "Het plein wordt in het voorjaar van 2027 opnieuw ingericht.", "besloten"),
    ("", "De straat wordt deze zomer heringericht.", "besloten"),
    ("", "Vanaf 1 januari 2030 wordt het centrum autovrij.", "besloten"),
    ("", "Vuurwerk wordt verboden in het centrum.", "besloten"),
    ("", "Er komen deze periode geen nieuwe hotels.", "afgewezen"),
    ("", "In de zomer biedt het buurthuis taallessen aan.", "in uitvoering"),
    (BUDGET, "Hiervoor is € 25.000 gereserveerd.", "besloten"),
    (BUDGET, "In de Voorjaarsnota is € 3 miljoen geraamd voor de aanpak.", "besloten"),
    (COALITION, "Er is gekozen om het station te verbouwen.", "besloten"),
    (BUDGET, "Voor meer inzicht wordt een goed beheersysteem aangeschaft.", "besloten"),
    (BUDGET, "De raad heeft besloten het zwembad te verbouwen.", "besloten"),
    (BUDGET, "Het college stelt € 2 ton beschikbaar.", "besloten"),
    ("", "De wet treedt in werking op 1 januari.", "besloten"),
    ("", "De wethouder heeft een bushalte toegezegd.", "besloten"),
    (DECISIONS, "2. De nota Groen vast te stellen.", "besloten"),
    (DECISIONS, "Het college gaat akkoord met de ontheffing.", "besloten"),
    (DECISIONS, "De raad via bijgaande brief te informeren.", "besloten"),
    (DRAFT, "Eerder is besloten tot een uitstel van een jaar.", "besloten"),
    ("regeling", "De houder moet een plattegrond overleggen.", "besloten"),
    # meant by who would do it
    (COALITION, "We willen de leerplicht verlagen.", "voorgenomen"),
    (COALITION, "De huurtoeslag moet eenvoudiger worden.", "voorgenomen"),
    (BUDGET, "Het college is voornemens de hal te verbouwen.", "voorgenomen"),
    (BUDGET, "De gemeente zal de straat herinrichten.", "voorgenomen"),
    (DECISIONS, "De raad voor te stellen de nota vast te stellen.", "voorgenomen"),
    (DECISIONS, "De verordening ter vaststelling aan te bieden aan de raad.", "voorgenomen"),
    ("", "De fractie stelt een fonds voor.", "voorgenomen"),
    (BUDGET, "Voor de wandelaars wordt voorgesteld de brug te herstellen.", "voorgenomen"),
    (BUDGET, "De bestuurlijke wens is om meer in de regio te doen.", "voorgenomen"),
    ("notulen", "Voordracht van het college tot vaststellen van het bestemmingsplan Kade.", "voorgenomen"),
    ("", "Schaf de hondenbelasting af.", "voorgenomen"),
    (PROGRAMME, "Schaf de hondenbelasting af.", "voorgenomen"),
    (PROGRAMME, "Meer groen in de Dorpsstraat.", "voorgenomen"),
    (PROGRAMME, "De reclamebelasting wordt afgeschaft.", "voorgenomen"),
    (PROGRAMME, "De politie heeft meer wijkagenten nodig.", "voorgenomen"),
    (PROGRAMME, "Geen nieuwe vergunningen meer voor gokhallen.", "voorgenomen"),
    (PROGRAMME, "Vuurwerk mag niet worden verkocht.", "voorgenomen"),
    (PROGRAMME, "WIJ BOUWEN TWEEHONDERD HUIZEN.", "voorgenomen"),
    (PROGRAMME, "Waarom niet elk jaar een boomplantdag?", "voorgenomen"),
    # someone else is asked
    (MOTION, "Verzoekt het college om het plein te vergroenen.", "verzocht"),
    ("", "De raad draagt het college op een plan te maken.", "verzocht"),
    (PROGRAMME, "Wij roepen het Rijk op de wet te wijzigen.", "verzocht"),
    (COALITION, "We vragen de regering om haast te maken.", "verzocht"),
    ("", "De Onderwijsraad adviseert om de klassen te verkleinen.", "verzocht"),
    (REPORT, "De provincie zou een subsidie moeten geven.", "verzocht"),
    (REPORT, "Onze aanbeveling is om huurders te betrekken.", "verzocht"),
    (DECISIONS, "De raad te verzoeken het voorstel te behandelen.", "verzocht"),
    ("notulen", "Daarom ligt er een motie die vraagt om twee extra bushaltes.", "verzocht"),
    ("notulen", "De oproep om de brug te verlagen is helder.", "verzocht"),
    # whether it will be, is looked into
    (PROGRAMME, "Wij onderzoeken of een tram mogelijk is.", "verkend"),
    (PROGRAMME, "We onderzoeken de mogelijkheden van een buurtbus.", "verkend"),
    (COALITION, "Samen met de regio bezien we of de grens kan verschuiven.", "verkend"),
    (COALITION, "Onderzocht wordt of de heffing lager kan.", "verkend"),
    (DECISIONS, "Een haalbaarheidsonderzoek uit te voeren naar een zwembad.", "besloten"),
    (BUDGET, "Er wordt een verkenning uitgevoerd naar een warmtenet.", "verkend"),
    ("", "Het kabinet overweegt een verbod.", "verkend"),
    ("", "De gemeente zou\nhet plein kunnen vergroenen.", "verkend"),
    (MOTION, "Te onderzoeken of een zebrapad mogelijk is.", "verkend"),
    ("notulen", "Ook vraagt de indiener na te gaan of een zebrapad kan.", "verkend"),
    ("notulen", "Ik zeg toe dat we uit willen zoeken welke straten te smal zijn.", "verkend"),
    (BUDGET, "Verder onderzoeken we de mogelijkheid om bussen te delen.", "verkend"),
    (BUDGET, "Onderzocht zal worden of de hal kan blijven.", "verkend"),
    (COALITION, "Het kabinet gaat de mogelijkheden voor een fonds verkennen.", "verkend"),
    (REPORT, "❶ Onderzoek om de loods tijdelijk een buurtfunctie te geven.", "verkend"),
    # refused
    (PROGRAMME, "Geen windmolens in de polder.", "afgewezen"),
    (PROGRAMME, "- Geen windmolens in de polder.", "afgewezen"),
    (PROGRAMME, "Er komt geen hogere parkeerheffing.", "afgewezen"),
    (PROGRAMME, "We verkopen geen snippergroen.", "afgewezen"),
    (PROGRAMME, "Wij zijn tegen een tweede rondweg.", "afgewezen"),
    (COALITION, "Het vliegveld wordt niet uitgebreid.", "afgewezen"),
    (DECISIONS, "Het verzoek om planschade af te wijzen.", "afgewezen"),
    (DECISIONS, "De bezwaren ongegrond te verklaren.", "afgewezen"),
    (DECISIONS, "Het college stemt niet in met het verzoek.", "afgewezen"),
    ("", "De minister wijst een verbod af.", "afgewezen"),
    # ended by who decides
    (DECISIONS, "Het Handboek Groen 2012 in te trekken.", "stopgezet"),
    (DECISIONS, "De overeenkomst per 1 mei te beëindigen.", "stopgezet"),
    (COALITION, "We schaffen de verhuurdersheffing af.", "stopgezet"),
    (COALITION, "De regeling wordt afgeschaft.", "stopgezet"),
    (BUDGET, "De buurtbus is in 2023 stopgezet.", "stopgezet"),
    ("", "De subsidie vervalt.", "stopgezet"),
    (DRAFT, "De eerste proef is vorig jaar beëindigd.", "stopgezet"),
    # ended by who only wants it, or in another clause
    (COALITION, "We willen de verhuurdersheffing afschaffen.", "voorgenomen"),
    (DRAFT, "De verplichting vervalt.", "voorgenomen"),
    (DECISIONS, "De raad voor te stellen de nota in te trekken.", "voorgenomen"),
    (DECISIONS, "Op pagina 4 een zin te schrappen.", "besloten"),
    (COALITION, "We helpen ouders, zodat de toeslag vervalt.", "besloten"),
    # denials that deny something else
    (COALITION, "We verhogen niet alleen de toeslag maar ook de huur.", "besloten"),
    (COALITION, "We helpen ouders die geen werk hebben.", "besloten"),
    (PROGRAMME, "Ouders hoeven geen bijdrage te betalen.", "voorgenomen"),
    # nothing to go by
    ("", "Herinrichting Dorpsplein", ""),
    ("", "Wonen", ""),
    (PROGRAMME, "Wonen", ""),
    (DECISIONS, "1.", ""),
    (REPORT, "Betere verlichting rond het station", ""),
    (REPORT, "Maak een kalender van alle feesten.", ""),
]  # fmt: skip

#: Lines above, kind, sentence, how firm.
LISTS = [
    ("Verzoekt het college:\n- ", "", "Het plein te vergroenen.", "verzocht"),
    ("De raad draagt het dagelijks bestuur op om:\n1. ", "besluit", "Een notitie te sturen.", "verzocht"),
    ("Motie Meer groen\n- ", "besluit", "Bomen te planten in de wijk.", "verzocht"),
    ("Amendement Groen\n- ", "besluit", "€ 10.000 te reserveren voor bomen.", "voorgenomen"),
    ("De raad voor te stellen:\n1. ", DECISIONS, "De nota vast te stellen.", "voorgenomen"),
    ("Besluit:\n1. ", DECISIONS, "De nota vast te stellen.", "besloten"),
    # what was asked in a sentence of its own is over
    ("De buurt deed drie verzoeken. ", BUDGET, "De gemeente ondersteunt het buurthuis.", "in uitvoering"),
]

#: Sentence, the words of its conditions.
CONDITIONS = [
    ("Als de raad instemt, bouwen we een school.", ["Als de raad instemt"]),
    ("We bouwen een school als de raad instemt.", ["als de raad instemt"]),
    ("We bouwen een school als bewoners dat willen.", ["als bewoners dat willen"]),
    ("We bouwen alleen als er geld beschikbaar is.", ["als er geld beschikbaar is"]),
    ("Indien het Rijk meebetaalt, komt er een tunnel.", ["Indien het Rijk meebetaalt"]),
    (
        "Er komt een tunnel, mits het Rijk (of de provincie) betaalt.",
        ["mits het Rijk (of de provincie) betaalt"],
    ),
    ("De weg blijft open, tenzij er gevaar is.", ["tenzij er gevaar is"]),
    ("Zodra de wet er is, starten we.", ["Zodra de wet er is"]),
    ("Zolang het kan, blijft de bus rijden.", ["Zolang het kan"]),
    ("Wanneer een huis leegstaat, volgt een boete.", ["Wanneer een huis leegstaat"]),
    (
        "Het krediet beschikbaar te stellen onder voorbehoud van de begroting.",
        ["onder voorbehoud van de begroting"],
    ),
    ("Onder voorwaarden kunnen huurders kopen.", ["Onder voorwaarden"]),
    ("Op voorwaarde dat Delft meedoet, starten we.", ["Op voorwaarde dat Delft meedoet"]),
    ("Bij nood, in geval van brand, opent de hal.", ["in geval van brand"]),
    ("Waar nodig plaatsen we lantaarns.", ["Waar nodig"]),
    ("We plaatsen waar\nmogelijk lantaarns.", ["waar\nmogelijk"]),
    ("Indien gewenst komt er een lift.", ["Indien gewenst"]),
    ("De gemeente helpt, voor zover mogelijk, verenigingen.", ["voor zover mogelijk"]),
    ("ALS DE RAAD INSTEMT, BOUWEN WE.", ["ALS DE RAAD INSTEMT"]),
    ("We bouwen als de raad instemt, indien nodig sneller.", ["als de raad instemt", "indien nodig"]),
    ("Als het kan moet de bus rijden.", ["Als het kan"]),
    ("Indien het regent rijden er meer bussen.", ["Indien"]),
    # "als" that sets no condition
    ("Als gevolg van de krimp sluit de school.", []),
    ("Als eerste komt er een bushalte.", []),
    ("Als onderdeel van het plan komt er een park.", []),
    ("De gemeente werkt als een betrouwbare partner.", []),
    ("Zowel huurders als kopers krijgen hulp.", []),
    ("Hulp voor zowel de huurder als de koper komt er.", []),
    ("We bouwen zo snel als mogelijk.", []),
    ("We bouwen zo veel mogelijk.", []),
    ("De nota als kader te hanteren.", []),
    ("Steden zoals Delft krijgen geld.", []),
    ("We helpen scholen als het gaat om taal.", []),
    ("De heffing geldt ook als de woning leegstaat.", []),
    ("Als scholen die meedoen worden genoemd Delft en Leiden.", []),
    ("Als kaders stelt de raad de nota vast.", []),
    ("De raad als zodanig besluit.", []),
    ("We onderzoeken wanneer de bus rijdt.", []),
    ("Zij zouden wonen als zij hier geboren waren.", []),
    ("Wij hanteren het nee, tenzij-principe.", []),
    ("We onderzoeken onder welke voorwaarden het kan.", []),
    ("De subsidievoorwaarden worden ruimer.", []),
    ("", []),
]


@pytest.mark.parametrize(("kind", "sentence", "value"), LADDER)
def test_firmness(kind: str, sentence: str, value: str) -> None:
    found = of(sentence, writing=Writing(kind)).firmness
    assert (found.value if found else "") == value


@pytest.mark.parametrize(("above", "kind", "sentence", "value"), LISTS)
def test_the_line_above_a_list_says_what_its_items_are(
    above: str, kind: str, sentence: str, value: str
) -> None:
    found = of(sentence, before=above, writing=Writing(kind)).firmness
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("heading", ["Motie Meer groen", "MOTIE VREEMD"])
def test_an_item_under_a_motion_is_asked(heading: str) -> None:
    found = of(
        "Bomen te planten in de wijk.", headings=("Notulen", heading), writing=Writing("besluit")
    ).firmness
    assert found is not None
    assert found.value == "verzocht"


@pytest.mark.parametrize(
    ("sentence", "heading", "value"),
    [
        ("1.6 Opgesteld herzien minimabeleid", "Belangrijkste resultaten 2027", "voorgenomen"),
        ("7.1 Nota Wonen is uitgewerkt", "Belangrijkste resultaten 2027", "voorgenomen"),
        ("Voorlichting gegeven aan jongeren over schulden", "Resultaten", "voorgenomen"),
        ("In 2025 is de bibliotheek verbouwd.", "Cultuur", "in uitvoering"),
    ],
)
def test_what_a_budget_lists_as_done_is_still_to_do(sentence: str, heading: str, value: str) -> None:
    headings = ("Programma 2", "Wat gaan we daarvoor doen ?", heading)
    found = of(sentence, headings=headings, writing=Writing(BUDGET)).firmness
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("sentence", "kind", "proof"),
    [
        ("Wij willen een fietspad aanleggen.", COALITION, "willen"),
        ("Wij verkennen de aanleg.", PROGRAMME, "Wij verkennen"),
        ("De gemeente ondersteunt het buurthuis.", "", "ondersteunt"),
        ("De nota in te trekken.", DECISIONS, "in te trekken"),
        ("•  Meer groen.", PROGRAMME, "Meer"),
        ("De minister wijst\neen verbod af.", "", "wijst\neen verbod af"),
    ],
)
def test_the_words_that_show_it(sentence: str, kind: str, proof: str) -> None:
    before = "Er stond al iets. "
    found = of(sentence, before=before, writing=Writing(kind)).firmness
    assert found is not None
    assert (before + sentence)[found.start : found.end] == proof


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("Wij willen een fietspad.", "", "voorgenomen"),
        ("Wij leggen een fietspad aan.", PROGRAMME, "voorgenomen"),
        ("Wij onderzoeken of het kan.", "", "verkend"),
        ("De nota in te trekken.", DECISIONS, "stopgezet"),
        ("De bibliotheek is in 2022 verbouwd.", "", "in uitvoering"),
        ("Wij leggen een fietspad aan.", "", ""),
    ],
)
def test_without_a_parse_words_and_kind_of_document_tell(sentence: str, kind: str, value: str) -> None:
    found = of(sentence, parsed=False, writing=Writing(kind)).firmness
    assert (found.value if found else "") == value


@pytest.mark.parametrize(("sentence", "texts"), CONDITIONS)
def test_conditions(sentence: str, texts: list[str]) -> None:
    found = of(sentence, parsed=False).conditions
    assert [sentence[one.start : one.end] for one in found] == texts
    assert {one.value for one in found} <= {"voorwaarde"}
