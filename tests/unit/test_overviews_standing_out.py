"""What stands out, in Dutch that is right for one, for many and for none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.overview_rows import Reports, document, measure, tallied
from wijktekst.overviews.standing_out import standing_out
from wijktekst.reports.attributes import Value

ADVICE = "Onder ‘Niet gelezen’ staat waarom, en wat u kunt doen."
WONEN, ZORG, ENERGIE = (
    *("‘Betaalbaar en passend wonen’", "‘Zorg en gezondheid dichtbij’", "‘Energietransitie in de wijk’"),
)

_WRONG = re.compile(
    r"\b1 (?:maatregelen|documenten|zinnen|gemeenten)\b|\b0 |None|  |\b[2-9] (?:maatregel|zin)\b"
)


def said(reports: Reports) -> tuple[str, ...]:
    return standing_out(tallied(reports))


def unread(count: int) -> list[dict[str, Value]]:
    return [{"bestand": f"x{number}.pdf", "reden": "leeg"} for number in range(count)]


def theme(challenge: str, name: str, sentences: int, measures: int = 0) -> dict[str, Value]:
    return {"opgave": challenge, "thema": name, "label": name.title()} | {
        "zinnen": sentences,
        "maatregelen": measures,
    }


def test_nothing_to_read() -> None:
    assert said({}) == ("Er zijn geen bestanden om te lezen.",)


@pytest.mark.parametrize(
    ("read", "not_read", "sentence"),
    [
        (0, 1, f"Let op: het bestand is niet gelezen. {ADVICE}"),
        (0, 3, f"Let op: geen van de 3 bestanden is gelezen. {ADVICE}"),
        (20, 1, f"Let op: 1 van de 21 bestanden is niet gelezen en telt nergens mee. {ADVICE}"),
        (18, 3, f"Let op: 3 van de 21 bestanden zijn niet gelezen en tellen nergens mee. {ADVICE}"),
    ],
)
def test_what_was_not_read_comes_before_all_findings(read: int, not_read: int, sentence: str) -> None:
    found = said(
        {
            "documenten": [document(number) for number in range(1, read + 1)],
            "maatregelen": [measure(1), measure(2)] if read else [],
            "niet_gelezen": unread(not_read),
        }
    )
    assert found[1 if read else 0] == sentence
    assert (len(found) == 1) == (not read)


def test_one_document_with_one_measure() -> None:
    found = said(
        {
            "documenten": [document(1, paginas=1)],
            "maatregelen": [
                measure(1, stelligheid="besloten", soort="onzeker", periode="2026", bedrag_eur=5e5)
                | {"plaats_code": "GM0503", "periode_van": "2026-01-01", "periode_tot": "2026-12-31"}
            ],
        }
    )
    assert found == (
        "In 1 document (1 pagina) staat 1 maatregel.",
        f"De maatregel gaat over {WONEN}.",
        "De maatregel is besloten.",
        "Bij de maatregel staat niet wie het doet.",
        "Het is niet zeker dat dit een maatregel is: lees de zin zelf na.",
        "De maatregel loopt in 2026.",
        "In de maatregel komt 1 gemeente voor: Delft (1 maatregel).",
    )


def test_a_run_without_measures_tells_what_it_is_about() -> None:
    assert said(
        {
            "documenten": [document(1, paginas=1200, zinnen=40)],
            "themas": [theme("wonen", "huur", 4), theme("zorg", "wmo", 1)],
            "passages": [{"themas": "huur"}] * 4 + [{"themas": "wmo"}],
        }
    ) == (
        "In 1 document (1.200 pagina's) is geen maatregel gevonden.",
        f"De meeste aandacht krijgen {WONEN} (10% van de zinnen) en {ZORG} (2,5% van de zinnen).",
        "De thema's die het meest voorkomen, zijn ‘Huur’ (4 zinnen) en ‘Wmo’ (1 zin).",
    )


def test_a_run_with_all_of_it_tells_ten_things() -> None:
    year = {"periode": "x", "periode_van": "2026-01-01"}
    found = said(
        {
            "documenten": [
                document(1, titel="Akkoord\n\u202etxet", paginas=3),
                document(2, paginas=None),
                document(3),
            ],
            "themas": [theme("wonen", "huur", 3, 1), theme("zorg", "wmo", 3)],
            "passages": [{"themas": "huur"}] * 3 + [{"themas": "wmo"}] * 3,
            "maatregelen": [
                measure(1, bedrag_eur=2e6, actor="wij", stelligheid="besloten", plaats_code="GM0363", **year),
                measure(2, bedrag_eur=1e6, stelligheid="verkend", plaats_code="GM0503", **year),
                measure(3, bedrag_eur=9e6, stelligheid="afgewezen", plaats_code="GM0228"),
                measure(4, 2, opgave="energie", bedrag_eur=5e5, per_jaar="ja", stelligheid="besloten")
                | {"periode_tot": "2028-12-31", "plaats_code": "GM0363 | GM0344", "periode": "x"},
                measure(5, 2, opgave="onzeker", soort="onzeker"),
                measure(6, 3, telt_mee=None),
            ],
            "niet_gelezen": unread(1),
        }
    )
    assert found == (
        "In 3 documenten (5 pagina's) staan 5 maatregelen; 1 zin die er een herhaalt, telt niet mee.",
        f"Let op: 1 van de 4 bestanden is niet gelezen en telt nergens mee. {ADVICE}",
        f"De maatregelen gaan het vaakst over {WONEN} (3 maatregelen, 60%) en {ENERGIE} (1 maatregel, 20%).",
        (
            f"Het meeste geld in maatregelen: € 3 miljoen eenmalig bij {WONEN} en € 500.000 per jaar bij "
            f"{ENERGIE}. Wees voorzichtig met deze sommen: hetzelfde geld kan in meer maatregelen of "
            "documenten staan."
        ),
        f"De opgave {ZORG} (3 zinnen) krijgt wel aandacht, maar geen maatregel.",
        "Van de maatregelen is 40% besloten, 20% verkend en 20% afgewezen; van 20% is het niet duidelijk.",
        "Bij 1 van de 5 maatregelen staat geen bedrag, bij 4 niet wie het doet en bij 2 niet wanneer.",
        "Bij 1 van de 5 maatregelen is niet zeker dat het een maatregel is: lees die zin zelf na.",
        (
            "De maatregelen met een periode lopen het vaakst in 2026 (2); de periodes gaan van 2026 "
            "tot en met 2028."
        ),
        (
            "In de maatregelen komen 4 gemeenten voor, het vaakst Amsterdam (2 maatregelen), "
            "Delft (1 maatregel) en Ede (1 maatregel)."
        ),
    )


def test_the_fullest_document_is_named_without_marks_that_turn_the_text() -> None:
    found = said(
        {
            "documenten": [document(1, titel="Akkoord\n\u202etxet" + "x" * 200), document(2)],
            "maatregelen": [measure(1), measure(2), measure(3, 2)],
        }
    )
    assert found[-1].startswith("Het document met de meeste maatregelen is ‘Akkoord txetx")
    assert found[-1].endswith("x…’ (001.pdf): 2 maatregelen.")
    assert len(found[-1]) < 200


def test_no_document_is_named_where_several_hold_as_many() -> None:
    found = said(
        {"documenten": [document(1), document(2)], "maatregelen": [measure(1), measure(2, 2)]},
    )
    assert not any(".pdf" in sentence for sentence in found)


def test_themes_without_a_measure_are_named_when_no_whole_challenge_lacks_one() -> None:
    def about(themes: int) -> str:
        return said(
            {
                "documenten": [document(1)],
                "themas": [theme("wonen", f"thema {number}", 3 + number) for number in range(themes)],
                "maatregelen": [measure(1), measure(2)],
            }
        )[2]

    assert about(1) == "Het thema ‘Thema 0’ (3 zinnen) krijgt aandacht, maar staat in geen enkele maatregel."
    assert about(5) == (
        "De thema's ‘Thema 4’ (7 zinnen), ‘Thema 3’ (6 zinnen), ‘Thema 2’ (5 zinnen) en nog 2 krijgen "
        "aandacht, maar staan in geen enkele maatregel."
    )


@pytest.mark.parametrize(
    ("firm", "sentence"),
    [
        (["besloten"] * 2, "Alle maatregelen zijn besloten."),
        (["besloten", ""], "Van de maatregelen is 50% besloten; van 50% is het niet duidelijk."),
        (
            ["besloten"] * 2999 + ["verkend"],
            "Van de maatregelen is meer dan 99,9% besloten en minder dan 0,1% verkend.",
        ),
    ],
)
def test_how_firm_the_measures_are(firm: list[str], sentence: str) -> None:
    rows = [measure(number, stelligheid=one) for number, one in enumerate(firm)]
    assert sentence in said({"documenten": [document(1)], "maatregelen": rows})


def test_measures_that_only_cut_bring_no_money_anywhere() -> None:
    rows = [measure(number, bedrag_eur=5e6, richting="minder") for number in range(2)]
    assert not any(
        "geld" in sentence for sentence in said({"documenten": [document(1)], "maatregelen": rows})
    )


@given(
    st.integers(0, 3),
    st.integers(0, 3),
    st.lists(
        st.fixed_dictionaries(
            {
                "opgave": st.sampled_from(["wonen", "zorg", "geen", "onzeker", "van elders"]),
                "stelligheid": st.sampled_from([None, "besloten", "verkend"]),
                "soort": st.sampled_from(["maatregel", "onzeker"]),
                "telt_mee": st.sampled_from(["ja", None]),
                "bedrag_eur": st.sampled_from([None, 1.0, -5.0, 1e9]),
                "periode_van": st.sampled_from([None, "2026-01-01", "2031-01-01"]),
                "plaats_code": st.sampled_from([None, "GM0363", "?"]),
            }
        ),
        max_size=6,
    ),
)
@settings(max_examples=80, deadline=None)
def test_whatever_the_run_there_are_whole_sentences(
    read: int, not_read: int, measures: list[dict[str, Value]]
) -> None:
    found = said(
        {
            "documenten": [document(number) for number in range(1, read + 1)],
            "themas": [theme("zorg", "wmo", 3)] if read else [],
            "maatregelen": [measure(number, **cells) for number, cells in enumerate(measures) if read],
            "niet_gelezen": unread(not_read),
        }
    )
    assert 1 <= len(found) <= 10
    for sentence in found:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not _WRONG.search(sentence), sentence
